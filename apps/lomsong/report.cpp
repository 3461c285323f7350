// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <optional>
#include <string>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/language_option.hpp"
#include "engine/core/error.hpp"
#include "io/report/map_page.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

constexpr CommandInfo k_info{
    .name = "report",
    .summary = "The sheets for people again, from a result alone",
    .details =
        "Makes map.html from the files of a result folder: the project and its layers are not needed. The page is "
        "one "
        "file that opens without a network. Prints where it is.",
    .examples =
        "  lomsong report week-47 --overwrite\n"
        "  lomsong report week-47 --only map --language en -o sheets\n"
        "  lomsong report week-48 --changes week-47-48 --title 'Lào Cai, tuần 48' -o sheets\n",
    .output_value = "DIR",
    .output_help = "Folder for the sheets, made when it is not there (default: the result folder)",
};

class ReportCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.positional("RESULT", m_result, "Result folder of a run");
        options.choice("only", m_only, {"all", "map"}, "Make this sheet alone");
        m_language.declare(options);
        options.text("title", m_title, "TEXT", "Title of the sheets (default: the run's)");
        options.text("changes", m_changes, "DIR",
                     "Folder that 'lomsong compare' wrote: every hamlet's card tells what changed");
    }
    void run(Console& console) override {
        const ResultTables result{m_result};
        MapPageOptions options{m_language.chosen(result.facts().language), m_title, std::nullopt};
        if (!m_changes.empty()) {
            options.changes = changes();
        }
        const fs::path folder =
            console.common.output.empty() ? fs::path{m_result} : fs::path{console.common.output};
        make_folder(folder);
        const fs::path file = folder / k_map_file;
        console.reporter.begin_stage("making the map", 0);
        write_map_page(result, options, file, console.common.overwrite);
        console.reporter.finish_stage();
        console.out << file.string() << '\n';
    }

  private:
    [[nodiscard]] FeatureTable changes() const {
        const fs::path file = fs::path{m_changes} / "changes.geojson";
        std::error_code failed;
        if (!fs::is_regular_file(file, failed)) {
            throw Error{ErrorKind::no_input, m_changes,
                        "has no changes.geojson. Name the folder that 'lomsong compare -o' wrote."};
        }
        return read_feature_collection(file);
    }

    static void make_folder(const fs::path& folder) {
        std::error_code failed;
        fs::create_directories(folder, failed);
        if (!fs::is_directory(folder)) {
            throw Error{ErrorKind::cannot_write, folder.string(),
                        "cannot be made a folder: " + failed.message() + ". Choose another place with -o."};
        }
    }

    std::string m_result;
    std::string m_only = "all";
    LanguageOption m_language;
    std::string m_title;
    std::string m_changes;
};

}  // namespace

std::unique_ptr<Command> make_report_command() { return std::make_unique<ReportCommand>(); }

}  // namespace lomsong
