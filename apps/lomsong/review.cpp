// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <ctime>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/language_option.hpp"
#include "apps/lomsong/today.hpp"
#include "engine/core/error.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/quality/finding_files.hpp"
#include "io/quality/quality_sheet.hpp"
#include "io/review/answer_reader.hpp"
#include "io/review/answer_sheet.hpp"
#include "io/review/register.hpp"
#include "io/review/review_status.hpp"
#include "io/review/reviewed_result.hpp"
#include "io/review/status_tables.hpp"
#include "io/write/result_folder.hpp"
#include "io/write/whole_file.hpp"
#include "io/write/writers/geojson.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "review",
    .summary = "The operators' answers about their gaps: asks, takes in, counts",
    .details =
        "export writes the answer sheet of one operator: its gaps in SOURCE, a result folder, with their evidence. "
        "import takes a filled sheet, SOURCE, into the register; answers are checked, none is ever overwritten. "
        "status counts by operator and commune what was answered, what is missing and what is late. "
        "docs/review.md explains sheet and register.",
    .examples =
        "  lomsong review export week-47 --operator Viettel -o viettel-47.xlsx\n"
        "  lomsong review import viettel-47.xlsx --register answers.gpkg --received 2026-11-27\n"
        "  lomsong review status --register answers.gpkg --result week-47 --deadline 2026-11-30 -o review-47\n",
    .output_value = "PATH",
    .output_help =
        "export: the workbook to write; status: the folder for review and answers as CSV and GeoJSON, and "
        "review.json; import: a file for the answer instead of standard output",
};

/// By which --overwrite knows a folder of `review status`.
constexpr const char* k_status_mark = "review.json";

std::string now_in_utc() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

/// The option's value when it is a day of the calendar, or empty.
/// @throws Error{usage}.
const std::string& checked_day(const std::string& option, const std::string& day) {
    if (!day.empty() && (day.size() != 10 || !days_between(day, day))) {
        throw Error{ErrorKind::usage, option, "'" + day + "' is no date. Write it as 2026-11-22."};
    }
    return day;
}

std::string import_text(const FilledSheet& sheet, const ImportOutcome& outcome, Language language) {
    std::string text;
    for (const Finding& finding : in_file_order(sheet.findings.all())) {
        text += to_string(finding) + "\n";
    }
    if (!outcome.seen_before.empty()) {
        return text +
               say(language, "review.imported_before",
                   {{"file", sheet.content.file}, {"time", outcome.seen_before}}) +
               "\n";
    }
    const auto rows = [language](std::size_t value) { return count(value, language); };
    const std::size_t all = sheet.content.questions.size();
    return text +
           say(language, "review.imported",
               {{"file", sheet.content.file},
                {"rows", rows(all)},
                {"answered", rows(all - sheet.unanswered)},
                {"first", rows(outcome.first)},
                {"changed", rows(outcome.changed)},
                {"unchanged", rows(outcome.unchanged)},
                {"rejected", rows(sheet.rejected)},
                {"unanswered", rows(sheet.unanswered)}}) +
           "\n";
}

std::string import_json(const FilledSheet& sheet, const ImportOutcome& outcome) {
    const nlohmann::ordered_json json{
        {"file", sheet.content.file},
        {"rows", sheet.content.questions.size()},
        {"first", outcome.first},
        {"changed", outcome.changed},
        {"unchanged", outcome.unchanged},
        {"rejected", sheet.rejected},
        {"unanswered", sheet.unanswered},
        {"imported_before",
         outcome.seen_before.empty() ? nlohmann::ordered_json{} : nlohmann::ordered_json(outcome.seen_before)},
        {"findings", findings_json(sheet.findings.all())}};
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

class ReviewCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.choice("action", m_action, {"export", "import", "status"}, "What to do");
        options.make_last_positional("ACTION");
        options.positional("SOURCE", m_source, "Result folder of export; filled sheet of import", false);
        options.text("operator", m_operator, "NAME", "Of export: whose sheet");
        options.text("register", m_register, "FILE", "Of import and status: the register of answers (GeoPackage)");
        options.text("received", m_received, "DATE", "Of import: when the sheet came, YYYY-MM-DD (default: today)");
        options.text("result", m_result, "DIR", "Of status: count the gaps of this result, answered or not");
        options.text("deadline", m_deadline, "DATE", "Of status: the day by which answers are due, YYYY-MM-DD");
        options.text("as-of", m_as_of, "DATE",
                     "Of status: the day on which is counted, YYYY-MM-DD (default: today)");
        m_language.declare(options);
    }
    void run(Console& console) override {
        if (m_action == "export") {
            export_sheet(console);
        } else if (m_action == "import") {
            import_sheet(console);
        } else {
            show_status(console);
        }
    }

  private:
    void need(const std::string& value, const char* what, const char* advice) const {
        if (value.empty()) {
            throw Error{ErrorKind::usage, "lomsong review " + m_action,
                        fmt::format("{} is missing. {}", what, advice)};
        }
    }

    /// The result of a folder, to be told in the language asked for.
    [[nodiscard]] ReviewedResult read_result(const std::string& folder) const {
        ReviewedResult result = read_reviewed_result(folder);
        result.language = m_language.chosen(result.language);
        return result;
    }

    void export_sheet(Console& console) const {
        need(m_source, "the result folder", "Write it behind 'export'.");
        need(m_operator, "--operator", "Name the operator whose sheet it is.");
        need(console.common.output, "-o", "Name the workbook to write, ending in .xlsx.");
        WholeFile file{console.common.output, console.common.overwrite};
        const ReviewedResult result = read_result(m_source);
        const std::size_t which = operator_named(result, m_operator);
        if (!result.operators[which].has_reported) {
            console.reporter.warn(result.operators[which].name +
                                  " has given no stations: nothing is known of its gaps, and the sheet is empty.");
        }
        write_answer_sheet(result, which, file.path());
        file.commit();
        const std::string& name = result.operators[which].name;
        const std::size_t rows = result.asked[which].size();
        if (console.common.json) {
            const nlohmann::ordered_json json{{"operator", name}, {"result", result.hash}, {"rows", rows}};
            console.out << json.dump(2) << '\n';
        } else {
            console.out << say(result.language, "review.exported",
                               {{"file", console.common.output},
                                {"count", count(rows, result.language)},
                                {"operator", name}})
                        << '\n';
        }
    }

    void import_sheet(Console& console) const {
        need(m_source, "the filled sheet", "Write it behind 'import'.");
        need(m_register, "--register", "Name the register that keeps the answers.");
        const std::string received = checked_day("--received", m_received).empty() ? settled_as_of({}) : m_received;
        const FilledSheet sheet = read_answer_sheet(m_source, received, console.reporter);
        Register answers{m_register, Register::Missing::create};
        const ImportOutcome outcome = answers.take(sheet.content, {received, now_in_utc()});
        console.print(console.common.json ? import_json(sheet, outcome)
                                          : import_text(sheet, outcome, m_language.chosen(Language::vietnamese)));
    }

    void show_status(Console& console) const {
        need(m_register, "--register", "Name the register that keeps the answers.");
        const ReviewDates dates{settled_as_of(m_as_of), checked_day("--deadline", m_deadline)};
        std::optional<ResultFolder> folder;
        if (!console.common.output.empty()) {
            folder.emplace(console.common.output, console.common.overwrite, k_status_mark);
        }
        const Register answers{m_register, Register::Missing::refuse};
        ReviewedResult result;
        result.language = m_language.chosen(result.language);
        if (!m_result.empty()) {
            result = read_result(m_result);
            warn_of_silent_operators(result, console);
        }
        const ReviewStatus status =
            review_status(m_result.empty() ? answers.questions() : questions_of(result), answers.entries(), dates);
        if (folder) {
            write_status(status, result, folder->path());
            folder->commit();
        }
        console.out << (console.common.json ? status_json(status) : status_text(status, result.language));
    }

    static std::vector<Question> questions_of(const ReviewedResult& result) {
        std::vector<Question> questions;
        for (const std::vector<AskedRow>& rows : result.asked) {
            for (const AskedRow& row : rows) {
                questions.push_back(row.question);
            }
        }
        return questions;
    }

    static void warn_of_silent_operators(const ReviewedResult& result, Console& console) {
        for (const ReviewedOperator& each : result.operators) {
            if (!each.has_reported) {
                console.reporter.warn(each.name +
                                      " has given no stations: its gaps are not known and not counted.");
            }
        }
    }

    static void write_status(const ReviewStatus& status, const ReviewedResult& result,
                             const std::filesystem::path& folder) {
        const FeatureTable review = review_table(status, result.commune_areas, result.language);
        const FeatureTable questions = answer_table(status, result.language);
        const CollectionHead head{result.title, result.made_up};
        write_file((folder / "review.csv").string(), table_csv(review), false);
        write_file((folder / "answers.csv").string(), table_csv(questions), false);
        write_file((folder / k_status_mark).string(), status_json(status), false);
        write_feature_collection(review, head, folder / "review.geojson");
        write_feature_collection(questions, head, folder / "answers.geojson");
    }

    std::string m_action = "status";
    std::string m_source;
    std::string m_operator;
    std::string m_register;
    std::string m_received;
    std::string m_result;
    std::string m_deadline;
    std::string m_as_of;
    LanguageOption m_language;
};

}  // namespace

std::unique_ptr<Command> make_review_command() { return std::make_unique<ReviewCommand>(); }

}  // namespace lomsong
