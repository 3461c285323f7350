// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/language_option.hpp"
#include "apps/lomsong/people_sheets.hpp"
#include "engine/core/error.hpp"
#include "io/sheets/report_document.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

constexpr CommandInfo k_info{
    .name = "report",
    .summary = "The sheets for people again, from a result alone",
    .details =
        "Makes report.pdf, map.html, report.xlsx and lomsong.qgz from the files of a result folder: the project "
        "and its layers "
        "are not needed. The document has maps in true scale and a page per commune; the page is one file that "
        "opens "
        "without a network; the workbook has its lists, totals and charts; lomsong.qgz opens in QGIS, its layers "
        "stay in the result. Prints where they are.",
    .examples =
        "  lomsong report week-47 --overwrite\n"
        "  lomsong report week-47 --only map --language en -o sheets\n"
        "  lomsong report week-47 --only pdf --logo province.png --png --dpi 200 -o sheets\n"
        "  lomsong report week-48 --changes week-47-48 --title 'Lào Cai, tuần 48' -o sheets\n",
    .output_value = "DIR",
    .output_help = "Folder for the sheets, made when it is not there (default: the result folder)",
};

/// Dots per inch when nobody asks: legible on a screen, small enough for a message.
constexpr int k_default_dpi = 150;

class ReportCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.positional("RESULT", m_result, "Result folder of a run");
        options.choice("only", m_only, words_of_only(), "Make this sheet alone");
        m_language.declare(options);
        options.text("title", m_title, "TEXT", "Title of the sheets (default: the run's)");
        options.text("changes", m_changes, "DIR",
                     "Folder that 'lomsong compare' wrote: the sheets tell what changed");
        options.text("proposals", m_proposals, "DIR",
                     "Folder that 'lomsong plan sites' wrote: the workbook lists the proposed stations");
        options.text("logo", m_logo, "FILE", "PNG picture beside the titles of report.pdf");
        options.flag("png", m_png, "Each sheet of report.pdf as a picture too: report_001_cover.png ...");
        options.count("dpi", m_dpi, {sheets::k_least_dpi, sheets::k_most_dpi},
                      "Dots per inch of the pictures of --png");
    }
    void run(Console& console) override {
        const ResultTables result{m_result};
        const fs::path folder =
            console.common.output.empty() ? fs::path{m_result} : fs::path{console.common.output};
        SheetWishes wishes;
        wishes.language = m_language.chosen(result.facts().language);
        wishes.title = m_title;
        wishes.changes = layer_of(m_changes, "changes.geojson", "lomsong compare");
        wishes.proposals = layer_of(m_proposals, "proposals.geojson", "lomsong plan sites");
        if (!m_logo.empty()) {
            wishes.logo = read_logo(m_logo);
        }
        if (!m_png && m_dpi != k_default_dpi) {
            throw Error{ErrorKind::usage, "--dpi", "is for pictures of the sheets. Ask for them with --png."};
        }
        make_folder(folder);
        const std::vector<fs::path> made = write_people_sheets(
            wanted(), result, wishes, {folder, console.common.overwrite}, console.execution(), console.reporter);
        console.reporter.finish_stage();
        for (const fs::path& file : made) {
            console.out << file.string() << '\n';
        }
        if (m_png) {
            console.reporter.begin_stage("making pictures of the sheets", 0);
            for (const fs::path& file : sheets::write_sheet_pictures(result, sheet_options(wishes), folder, m_dpi,
                                                                     console.common.overwrite)) {
                console.out << file.string() << '\n';
            }
            console.reporter.finish_stage();
        }
    }

  private:
    static std::vector<std::string> words_of_only() {
        std::vector<std::string> words{"all"};
        std::ranges::transform(people_sheets(), std::back_inserter(words),
                               [](const PeopleSheet& sheet) { return std::string{sheet.name}; });
        return words;
    }
    [[nodiscard]] std::vector<PeopleSheet> wanted() const {
        std::vector<PeopleSheet> sheets;
        std::ranges::copy_if(people_sheets(), std::back_inserter(sheets),
                             [&](const PeopleSheet& sheet) { return m_only == "all" || m_only == sheet.name; });
        return sheets;
    }

    /// The layer of a folder that another command wrote; none when no folder is named.
    static std::optional<FeatureTable> layer_of(const std::string& folder, const std::string& name,
                                                const std::string& command) {
        if (folder.empty()) {
            return std::nullopt;
        }
        const fs::path file = fs::path{folder} / name;
        std::error_code failed;
        if (!fs::is_regular_file(file, failed)) {
            throw Error{ErrorKind::no_input, folder,
                        "has no " + name + ". Name the folder that '" + command + " -o' wrote."};
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
    std::string m_proposals;
    std::string m_logo;
    bool m_png = false;
    int m_dpi = k_default_dpi;
};

}  // namespace

std::unique_ptr<Command> make_report_command() { return std::make_unique<ReportCommand>(); }

}  // namespace lomsong
