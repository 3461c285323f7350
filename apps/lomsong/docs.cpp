// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/cli.hpp"
#include "apps/lomsong/command.hpp"
#include "io/project/describe.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "docs",
    .summary = "Prints the reference pages that are generated from the program",
    .details =
        "cli: every command and option. project-file: every key of the project file. schema: its JSON Schema, "
        "for editors that complete TOML.",
    .examples =
        "  lomsong docs project-file\n"
        "  lomsong docs schema -o lomsong.schema.json\n",
};

class DocsCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.choice("page", m_page, {"cli", "project-file", "schema"}, "Which page");
        options.make_last_positional("PAGE");
    }
    void run(Console& console) override {
        console.print(m_page == "cli"            ? cli_markdown()
                      : m_page == "project-file" ? project_file_markdown()
                                                 : project_schema_json());
    }

  private:
    std::string m_page = "project-file";
};

}  // namespace

std::unique_ptr<Command> make_docs_command() { return std::make_unique<DocsCommand>(); }

}  // namespace lomsong
