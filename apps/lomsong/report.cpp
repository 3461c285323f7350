// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <optional>
#include <string>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/language_option.hpp"
#include "engine/core/error.hpp"
#include "io/report/map_page.hpp"
#include "io/workbook/report_workbook.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

constexpr CommandInfo k_info{
    .name = "report",
    .summary = "The sheets for people again, from a result alone",
    .details =
        "Makes map.html and report.xlsx from the files of a result folder: the project and its layers are not "
        "needed. "
        "The page is one file that opens without a network; the workbook has its lists, totals and charts. Prints "
        "where "
        "they are.",
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
        options.choice("only", m_only, {"all", "map", "xlsx"}, "Make this sheet alone");
        m_language.declare(options);
        options.text("title", m_title, "TEXT", "Title of the sheets (default: the run's)");
        options.text("changes", m_changes, "DIR",
                     "Folder that 'lomsong compare' wrote: the sheets tell what changed");
        options.text("proposals", m_proposals, "DIR",
                     "Folder that 'lomsong plan sites' wrote: the workbook lists the proposed stations");
    }
    void run(Console& console) override {
        const ResultTables result{m_result};
        const fs::path folder =
            console.common.output.empty() ? fs::path{m_result} : fs::path{console.common.output};
        const std::optional<Language> language = m_language.chosen(result.facts().language);
        const std::optional<FeatureTable> changes = m_changes.empty() ? std::nullopt : table_of_changes();
        make_folder(folder);
        if (m_only != "xlsx") {
            console.reporter.begin_stage("making the map", 0);
            write_map_page(result, {language, m_title, changes}, folder / k_map_file, console.common.overwrite);
            console.reporter.finish_stage();
            console.out << (folder / k_map_file).string() << '\n';
        }
        if (m_only != "map") {
            const std::optional<FeatureTable> proposals = m_proposals.empty() ? std::nullopt : table_of_proposals();
            console.reporter.begin_stage("making the workbook", 0);
            write_report_workbook(result, {language, m_title, changes, proposals}, folder / k_workbook_file,
                                  console.common.overwrite);
            console.reporter.finish_stage();
            console.out << (folder / k_workbook_file).string() << '\n';
        }
    }

  private:
    /// The layer of a folder that another command wrote.
    static std::optional<FeatureTable> layer_of(const std::string& folder, const std::string& name,
                                                const std::string& command) {
        const fs::path file = fs::path{folder} / name;
        std::error_code failed;
        if (!fs::is_regular_file(file, failed)) {
            throw Error{ErrorKind::no_input, folder,
                        "has no " + name + ". Name the folder that '" + command + " -o' wrote."};
        }
        return read_feature_collection(file);
    }
    [[nodiscard]] std::optional<FeatureTable> table_of_changes() const {
        return layer_of(m_changes, "changes.geojson", "lomsong compare");
    }
    [[nodiscard]] std::optional<FeatureTable> table_of_proposals() const {
        return layer_of(m_proposals, "proposals.geojson", "lomsong plan sites");
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
    std::string m_proposals;
};

}  // namespace

std::unique_ptr<Command> make_report_command() { return std::make_unique<ReportCommand>(); }

}  // namespace lomsong
