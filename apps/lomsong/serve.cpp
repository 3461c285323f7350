// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/language_option.hpp"
#include "apps/lomsong/served_network.hpp"
#include "io/report/map_page.hpp"
#include "io/serve/result_server.hpp"

namespace lomsong {

namespace {

constexpr Range<int> k_ports{0, 65'535};

constexpr CommandInfo k_info{
    .name = "serve",
    .summary = "The map of a result in a browser of this machine, with stations to try",
    .details =
        "Serves the result's map and files to browsers of this machine alone (127.0.0.1), prints the address, and "
        "stops on Ctrl-C. On the map stations can be dropped and taken back: it tells which hamlets they would "
        "change. "
        "That takes the project's files; nothing is written.",
    .examples =
        "  lomsong serve week-47\n"
        "  lomsong serve week-47 --project laocai/lomsong.toml --port 8080\n",
    .output_value = "FILE",
    .output_help = "Write the address to this file instead of standard output",
};

class ServeCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.positional("RESULT", m_result, "Result folder of a run");
        options.text("project", m_project, "PROJECT",
                     "Project file whose files stations are tried in (default: as recorded in the result)");
        options.count("port", m_port, k_ports, "Port on 127.0.0.1; 0 takes one that is free");
        m_language.declare(options);
    }
    void run(Console& console) override {
        const ResultTables result{m_result};
        const std::unique_ptr<TrialService> trials =
            served_network({m_result, m_project}, console.execution(), console.reporter);
        console.reporter.begin_stage("making the map", 0);
        MapPageOptions options;
        options.language = m_language.asked();
        options.served = true;
        ResultServer server{{m_result, map_page(result, options)}, *trials, m_port};
        stop_if_cancelled(console.reporter);
        console.reporter.finish_stage();
        console.print(console.common.json ? nlohmann::json{{"address", server.address()}}.dump() + "\n"
                                          : server.address() + "\n");
        console.reporter.note("Ctrl-C stops it.");
        server.serve(interrupted);
        console.reporter.note("stopped.");
    }

  private:
    std::string m_result;
    std::string m_project;
    int m_port = 0;
    LanguageOption m_language;
};

}  // namespace

std::unique_ptr<Command> make_serve_command() { return std::make_unique<ServeCommand>(); }

}  // namespace lomsong
