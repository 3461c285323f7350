// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/console.hpp"

#include <filesystem>
#include <sstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

using testing::HasSubstr;

TEST(ConsoleReporter, OffATerminalAStageIsOnePlainLine) {
    std::ostringstream narration;
    ConsoleReporter reporter{narration, ProgressStyle::lines, false};
    reporter.begin_stage("links to hamlets", 100);
    reporter.advance(50);
    reporter.finish_stage();
    EXPECT_EQ(narration.str(), "links to hamlets...\n");
}

TEST(ConsoleReporter, OnATerminalABarShowsShareAndTimeLeftAndGoesAway) {
    std::ostringstream narration;
    ConsoleReporter reporter{narration, ProgressStyle::bar, false};
    reporter.begin_stage("coverage rasters", 100);
    std::this_thread::sleep_for(std::chrono::milliseconds{250});
    reporter.advance(50);
    EXPECT_THAT(narration.str(), HasSubstr("[###############...............]  50 %"));
    EXPECT_THAT(narration.str(), HasSubstr(" s left"));
    reporter.finish_stage();
    EXPECT_THAT(narration.str(), testing::EndsWith("\r"));
}

TEST(ConsoleReporter, ForProgramsEveryLineIsAJsonObject) {
    std::ostringstream narration;
    ConsoleReporter reporter{narration, ProgressStyle::json, false};
    reporter.begin_stage("coverage rasters", 100);
    std::this_thread::sleep_for(std::chrono::milliseconds{250});
    reporter.advance(50);
    reporter.warn("row 3: \"x\"\nis \xff");
    reporter.note("result: a");
    reporter.finish_stage();
    EXPECT_EQ(narration.str(),
              "{\"stage\":\"coverage rasters\",\"done\":0,\"total\":100}\n"
              "{\"stage\":\"coverage rasters\",\"done\":50,\"total\":100}\n"
              "{\"warning\":\"row 3: \\\"x\\\"\\nis \xEF\xBF\xBD\"}\n"
              "{\"note\":\"result: a\"}\n");
}

TEST(ConsoleReporter, WarningsAreSaidEvenWhenQuietAndKept) {
    std::ostringstream narration;
    ConsoleReporter reporter{narration, ProgressStyle::none, true};
    reporter.note("not heard");
    reporter.warn("heard");
    EXPECT_EQ(narration.str(), "warning: heard\n");
    EXPECT_THAT(reporter.warnings(), testing::ElementsAre("heard"));
}

TEST(Console, AnswersGoToTheFileOfOutputAndNeverOverOne) {
    const auto file = std::filesystem::temp_directory_path() / ("lomsong-console-" + std::to_string(getpid()));
    std::filesystem::remove(file);
    std::ostringstream out;
    std::ostringstream narration;
    ConsoleReporter reporter{narration, ProgressStyle::none, false};
    Console console{out, reporter, {}};
    console.common.output = file.string();
    console.print("answer\n");
    EXPECT_EQ(out.str(), "");
    EXPECT_EQ(std::filesystem::file_size(file), 7U);
    try {
        console.print("again\n");
        FAIL() << "overwritten";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cannot_write);
        EXPECT_THAT(error.what(), HasSubstr("exists already"));
    }
    std::filesystem::remove(file);
}

}  // namespace
}  // namespace lomsong
