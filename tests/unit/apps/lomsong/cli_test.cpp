// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/cli.hpp"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

using testing::HasSubstr;

std::string usage_error(const std::vector<std::string>& arguments) {
    try {
        (void)parse_command_line(arguments);
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::usage);
        return error.what();
    }
    return "no error";
}

TEST(CommandLine, AnUnknownOptionIsNamedAndNotTakenForAFile) {
    EXPECT_THAT(usage_error({"run", "--jbos", "3", "x.toml"}), HasSubstr("there is no option --jbos"));
    EXPECT_THAT(usage_error({"run", "x.toml", "--overwrit"}), HasSubstr("Did you mean '--overwrite'?"));
}

TEST(CommandLine, AMissingProjectIsSaid) { EXPECT_THAT(usage_error({"run"}), HasSubstr("PROJECT is required")); }

TEST(CommandLine, NoCommandListsThem) { EXPECT_THAT(usage_error({}), HasSubstr("no command was given")); }

TEST(CommandLine, EveryCommandHasExamplesToCopyAndOneLineOfSummary) {
    for (const CommandEntry& entry : commands()) {
        const auto command = entry.make();
        const CommandInfo& info = command->info();
        EXPECT_THAT(std::string{info.examples}, HasSubstr("  lomsong " + std::string{info.name})) << info.name;
        EXPECT_FALSE(info.summary.empty());
        EXPECT_NE(info.summary.back(), '.') << info.name;
        const Invocation help = parse_command_line({std::string{info.name}, "--help"});
        EXPECT_THAT(help.text, HasSubstr("Examples:")) << info.name;
        EXPECT_THAT(help.text, HasSubstr("--threads")) << info.name;
    }
}

TEST(CommandLine, TheWrittenPageIsTheGeneratedOne) {
    std::ifstream in{std::string{LOMSONG_SOURCE_DIR} + "/docs/cli.md"};
    std::ostringstream page;
    page << in.rdbuf();
    EXPECT_EQ(page.str(), cli_markdown()) << "run tools/generate-docs";
}

}  // namespace
}  // namespace lomsong
