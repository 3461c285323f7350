// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "algorithms/compare/comparison.hpp"
#include "apps/lomsong/command.hpp"
#include "apps/lomsong/compared_world.hpp"
#include "apps/lomsong/language_option.hpp"
#include "engine/core/error.hpp"
#include "io/read/result_reader.hpp"
#include "io/write/changes.hpp"
#include "io/write/result_folder.hpp"
#include "io/write/trend.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

constexpr CommandInfo k_info{
    .name = "compare",
    .summary = "What changed between two results, hamlet by hamlet, and why",
    .details =
        "Matches the hamlets of two result folders and tells which gaps are new, resolved, worse or better, for "
        "each "
        "operator, with the stations, corrections or parameters behind it. Where the files of NEW's project are "
        "still "
        "as they were, or --project names it, reasons are found by computing with one group of inputs exchanged at "
        "a "
        "time. With one folder that holds several results it writes how they developed.",
    .examples =
        "  lomsong compare week-46 week-47 -o changes\n"
        "  lomsong compare week-46 week-47 --project laocai/lomsong.toml -o changes\n"
        "  lomsong compare week-46 week-47 --same-parameters -o changes\n"
        "  lomsong compare results -o trend\n",
    .output_value = "DIR",
    .output_help = "Folder for changes.geojson, changes.json and the pages of text; must be given",
};

/// Names as people count: week-9 before week-10.
bool comes_before(std::string_view a, std::string_view b) {
    constexpr std::string_view k_digits = "0123456789";
    while (!a.empty() && !b.empty()) {
        const std::size_t digits_a = std::min(a.find_first_not_of(k_digits), a.size());
        const std::size_t digits_b = std::min(b.find_first_not_of(k_digits), b.size());
        if (digits_a == 0 || digits_b == 0) {
            if (a.front() != b.front()) {
                return a.front() < b.front();
            }
            a.remove_prefix(1);
            b.remove_prefix(1);
            continue;
        }
        const auto number = [](std::string_view text, std::size_t digits) {
            const std::string_view run = text.substr(0, digits);
            return run.substr(std::min(run.find_first_not_of('0'), run.size()));
        };
        const std::string_view number_a = number(a, digits_a);
        const std::string_view number_b = number(b, digits_b);
        if (number_a != number_b) {
            return std::pair{number_a.size(), number_a} < std::pair{number_b.size(), number_b};
        }
        a.remove_prefix(digits_a);
        b.remove_prefix(digits_b);
    }
    return a.size() < b.size();
}

/// The results in a folder, by name.
std::vector<fs::path> results_in(const fs::path& folder) {
    std::error_code failed;
    if (!fs::is_directory(folder, failed)) {
        throw Error{ErrorKind::no_input, folder.string(), "there is no such folder. Name a folder of results."};
    }
    if (fs::exists(folder / k_result_mark, failed)) {
        throw Error{
            ErrorKind::usage, "NEW",
            fmt::format("'{}' is one result. Name a second one, or a folder that holds several.", folder.string())};
    }
    std::vector<fs::path> results;
    for (const auto& entry : fs::directory_iterator{folder, failed}) {
        const bool hidden = entry.path().filename().string().starts_with('.');
        if (!hidden && fs::exists(entry.path() / k_result_mark, failed)) {
            results.push_back(entry.path());
        }
    }
    if (results.size() < 2) {
        throw Error{ErrorKind::no_input, folder.string(),
                    fmt::format("holds {} results. A trend needs two at least, each a folder with run.json.",
                                results.size())};
    }
    std::ranges::sort(results, [](const fs::path& a, const fs::path& b) {
        const std::string name_a = a.filename().string();
        const std::string name_b = b.filename().string();
        return comes_before(name_a, name_b) || (!comes_before(name_b, name_a) && name_a < name_b);
    });
    return results;
}

/// Puts results, which stand by name, in the order of the days of their data; leaves them when one says no day.
/// @return the name of that one; empty when they were ordered.
std::string order_by_date(std::vector<fs::path>& results) {
    std::vector<std::pair<std::string, fs::path>> dated;
    for (const fs::path& result : results) {
        dated.emplace_back(data_date_of(result), result);
        if (dated.back().first.empty()) {
            return result.filename().string();
        }
    }
    std::ranges::stable_sort(dated, {}, &std::pair<std::string, fs::path>::first);
    std::ranges::transform(dated, results.begin(), &std::pair<std::string, fs::path>::second);
    return {};
}

class CompareCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.positional("OLD", m_old, "The earlier result folder; alone, a folder that holds several");
        options.positional("NEW", m_new, "The later result folder", false);
        options.text("project", m_project, "PROJECT",
                     "Project file that NEW was made from, with its files as they were");
        options.flag("same-parameters", m_same_parameters,
                     "Computes OLD's verdicts anew with the parameters and the terrain of NEW before comparing");
        m_language.declare(options);
    }
    void run(Console& console) override {
        if (console.common.output.empty()) {
            throw Error{ErrorKind::usage, "--output", "is missing. Name the folder to write to: -o DIR"};
        }
        m_new.empty() ? follow(console) : compare(console);
        console.reporter.note("result: " + console.common.output);
    }

  private:
    void compare(Console& console) const {
        std::error_code failed;
        if (fs::equivalent(m_old, m_new, failed)) {
            throw Error{ErrorKind::usage, "NEW",
                        fmt::format("'{}' is the same folder as OLD. Name two results.", m_new)};
        }
        const RecordedResult now = read_result(m_new);
        RecordedResult before = read_result(m_old, now.crs);
        ResultFolder folder{console.common.output, console.common.overwrite, k_changes_mark};
        ComparedWorld world{{m_project, m_new, before, now}, console.execution(), console.reporter};
        const std::vector<ParameterDifference> differences = parameter_differences(before, now);
        if (m_same_parameters) {
            before = world.before_with_parameters_of_now();
        }
        Comparison comparison = compare_results(before, now);
        if (m_same_parameters) {
            comparison.parameters = differences;
            comparison.same_parameters = true;
        }
        const std::string note = world.find_reasons(before, comparison);
        if (!note.empty()) {
            console.reporter.note("reasons are by sets: " + note);
        }
        const ChangesReport report{before, now, comparison, note};
        write_changes(report, folder.path());
        stop_if_cancelled(console.reporter);
        folder.commit();
        console.reporter.finish_stage();
        console.out << (console.common.json ? changes_json(report)
                                            : changes_text(report, m_language.chosen(now.language)));
    }

    void follow(Console& console) const {
        if (!m_project.empty() || m_same_parameters) {
            throw Error{ErrorKind::usage, m_project.empty() ? "--same-parameters" : "--project",
                        "compares two results. Name OLD and NEW, or leave it out."};
        }
        std::vector<fs::path> results = results_in(m_old);
        const std::string undated = order_by_date(results);
        console.reporter.note(undated.empty() ? "results are in the order of the days of their data"
                                              : fmt::format("results are in the order of their names: {} does not "
                                                            "say the day of its data (as_of in the project file)",
                                                            undated));
        ResultFolder folder{console.common.output, console.common.overwrite, k_trend_mark};
        console.reporter.begin_stage("results", results.size());
        Trend trend;
        trend.by_date = undated.empty();
        std::optional<RecordedResult> before;
        for (const fs::path& path : results) {
            stop_if_cancelled(console.reporter);
            RecordedResult result = read_result(path, before ? before->crs : std::string{});
            const auto comparison = before ? std::optional{compare_results(*before, result)} : std::nullopt;
            add_rows(trend, result, comparison ? &*comparison : nullptr);
            // Places stay in the metric CRS of the first result, whatever the later ones were computed in.
            before = std::move(result);
            console.reporter.advance(1);
        }
        write_trend(trend, folder.path());
        folder.commit();
        console.reporter.finish_stage();
        console.out << (console.common.json ? trend_json(trend) : trend_csv(trend));
    }

    std::string m_old;
    std::string m_new;
    std::string m_project;
    bool m_same_parameters = false;
    LanguageOption m_language;
};

}  // namespace

std::unique_ptr<Command> make_compare_command() { return std::make_unique<CompareCommand>(); }

}  // namespace lomsong
