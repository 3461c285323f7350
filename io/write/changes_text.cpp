// SPDX-License-Identifier: Apache-2.0
/// @file  The page of a comparison for people: what moved, by how much, and why.
#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/write/change_counts.hpp"
#include "io/write/changes.hpp"
#include "io/write/text_table.hpp"

namespace lomsong {

namespace {

/// So many of a list are named, so that the page stays one page.
constexpr std::size_t k_named_hamlets = 10;
constexpr std::size_t k_named_parameters = 5;

class Page {
  public:
    Page(const ChangesReport& report, Language language)
        : m_report{report}, m_comparison{report.comparison}, m_language{language} {}

    std::string text() {
        warnings();
        line("compare.title", {{"before", m_report.before.name},
                               {"now", m_report.now.title.empty() ? m_report.now.name : m_report.now.title}});
        line(m_comparison.method == ReasonMethod::recomputed ? "compare.recomputed" : "compare.by_sets");
        hamlets();
        counts();
        reasons();
        stations();
        listed(ChangeKind::new_gap, true);
        listed(ChangeKind::worsened, false);
        listed(ChangeKind::resolved, false);
        listed(ChangeKind::improved, false);
        doubts();
        return std::move(m_text);
    }

  private:
    [[nodiscard]] std::string say(std::string_view key, std::initializer_list<Argument> arguments = {}) const {
        return lomsong::say(m_language, key, arguments);
    }
    void line(std::string_view key, std::initializer_list<Argument> arguments = {}) {
        m_text += say(key, arguments) + "\n";
    }
    [[nodiscard]] std::string count(std::size_t value) const { return lomsong::count(value, m_language); }

    void warnings() {
        if (m_report.before.made_up || m_report.now.made_up) {
            m_text += say("common.made_up") + ".\n";
        }
        if (m_comparison.parameters_steer) {
            line("compare.steered", {{"differences", differences()}});
        } else if (m_comparison.same_parameters) {
            line("compare.same_parameters");
        }
    }

    /// "radio.radius_km 15 -> 20, version 0.1.0 -> 0.2.0"; hashes are too long to be read.
    [[nodiscard]] std::string differences() const {
        std::string text;
        std::size_t named = 0;
        std::size_t all = 0;
        for (const ParameterDifference& difference : m_comparison.parameters) {
            if (!difference.steers) {
                continue;
            }
            ++all;
            if (named == k_named_parameters) {
                continue;
            }
            const bool readable = !difference.key.starts_with("inputs.");
            text += fmt::format("{}{}", named == 0 ? "" : ", ", difference.key);
            text += readable ? fmt::format(" {} -> {}", shown(difference.before), shown(difference.now)) : "";
            ++named;
        }
        return all > named ? say("compare.more_differences", {{"list", text}, {"count", count(all - named)}})
                           : text;
    }
    static std::string_view shown(const std::string& value) {
        return value.empty() ? "-" : std::string_view{value};
    }

    void hamlets() {
        std::size_t added = 0;
        std::size_t removed = 0;
        for (const HamletChange& hamlet : m_comparison.hamlets) {
            added += hamlet.before ? 0U : 1U;
            removed += hamlet.now ? 0U : 1U;
        }
        m_text += "\n";
        line("compare.hamlets", {{"both", count(m_comparison.hamlets.size() - added - removed)},
                                 {"added", count(added)},
                                 {"removed", count(removed)}});
        m_text += "\n";
    }

    void counts() {
        std::vector<ChangeCounts> columns{counted(m_comparison, std::nullopt)};
        TextRow head{say("compare.heading"), say("common.any_operator")};
        for (std::size_t i = 0; i < m_comparison.operators.size(); ++i) {
            head.push_back(m_comparison.operators[i]);
            columns.push_back(counted(m_comparison, i));
        }
        std::vector<TextRow> rows{head};
        for (std::size_t kind = 0; kind <= static_cast<std::size_t>(ChangeKind::unchanged); ++kind) {
            TextRow row{label(k_change_kinds[kind].kind, m_language)};
            for (const ChangeCounts& column : columns) {
                row.push_back(share(column.kinds[kind], column.hamlets, m_language));
            }
            rows.push_back(std::move(row));
        }
        m_text += aligned(rows);
        others(m_comparison.operators_gone, "compare.operators_gone");
        others(m_comparison.operators_new, "compare.operators_new");
    }

    void others(const std::vector<std::string>& names, std::string_view message) {
        if (!names.empty()) {
            line(message, {{"names", fmt::format("{}", fmt::join(names, ", "))}});
        }
    }

    /// Of the changes for any operator.
    void reasons() {
        const ChangeCounts counts = counted(m_comparison, std::nullopt);
        const std::size_t changed = counts.hamlets - counts.kinds[static_cast<std::size_t>(ChangeKind::unchanged)];
        m_text += "\n";
        line("compare.reasons", {{"count", count(changed)}});
        std::vector<TextRow> rows;
        const auto add = [&](const std::string& name, std::size_t value) {
            if (value > 0) {
                rows.push_back({"  " + name, share(value, changed, m_language)});
            }
        };
        for (std::size_t i = 0; i < counts.reasons.size(); ++i) {
            add(label(k_change_reasons[i].reason, m_language), counts.reasons[i]);
        }
        add(say("compare.unexplained"), counts.no_known_reason);
        m_text += aligned(rows);
        if (counts.several_reasons > 0) {
            m_text += "  ";
            line("compare.several_reasons", {{"count", count(counts.several_reasons)}});
        }
    }

    void stations() {
        std::array<std::size_t, k_station_changes.size()> kinds{};
        for (const StationChange& station : m_comparison.stations) {
            ++kinds[static_cast<std::size_t>(station.kind)];
        }
        m_text += "\n";
        line("compare.stations", {{"came", count(kinds[0])},
                                  {"went", count(kinds[1])},
                                  {"changed", count(kinds[2])},
                                  {"renamed", count(kinds[3])}});
    }

    /// The hamlets of one kind of change for any operator, by name, with the reason.
    void listed(ChangeKind kind, bool even_none) {
        std::string lines;
        std::size_t all = 0;
        for (const HamletChange& hamlet : m_comparison.hamlets) {
            if (hamlet.any.kind == kind && ++all <= k_named_hamlets) {
                lines += line_of(hamlet);
            }
        }
        if (all == 0 && !even_none) {
            return;
        }
        m_text += fmt::format("\n{} ({})\n{}", label(kind, m_language), count(all), lines);
        if (all > k_named_hamlets) {
            m_text += "  ";
            line("compare.more_hamlets", {{"count", count(all - k_named_hamlets)}});
        }
    }

    [[nodiscard]] std::string line_of(const HamletChange& change) const {
        const Hamlet& hamlet = hamlet_of(m_report.before, m_report.now, change).declared;
        return fmt::format("  {} ({}), {}: {} -> {}; {}\n", hamlet.name, hamlet.code, hamlet.commune,
                           label(change.any.before, m_language), label(change.any.now, m_language),
                           reason_of(change));
    }

    [[nodiscard]] std::string reason_of(const HamletChange& change) const {
        std::string text;
        for (const ChangeReason reason : change.any.reasons) {
            text += (text.empty() ? "" : " + ") + label(reason, m_language);
        }
        if (text.empty()) {
            text = say("compare.no_reason");
        }
        if (!change.any.stations.empty()) {
            const StationChange& station = m_comparison.stations.at(change.any.stations.front());
            text += fmt::format(": {} {}", station.code, label(station.kind, m_language));
            if (change.any.stations.size() > 1) {
                text += fmt::format(" (+{})", change.any.stations.size() - 1);
            }
        }
        return text;
    }

    void doubts() {
        const auto corrected = static_cast<std::size_t>(std::ranges::count_if(
            m_comparison.hamlets, [](const HamletChange& hamlet) { return !hamlet.corrections.empty(); }));
        if (corrected > 0) {
            m_text += "\n";
            line("compare.corrected", {{"count", count(corrected)}});
        }
        if (!m_comparison.doubts.empty()) {
            m_text += "\n";
            line("compare.doubts", {{"count", count(m_comparison.doubts.size())}});
        }
    }

    const ChangesReport& m_report;
    const Comparison& m_comparison;
    Language m_language;
    std::string m_text;
};

}  // namespace

std::string changes_text(const ChangesReport& report, Language language) { return Page{report, language}.text(); }

}  // namespace lomsong
