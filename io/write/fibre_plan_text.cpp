// SPDX-License-Identifier: Apache-2.0
/// @file  The page of a plan of new cable, in one language.
#include <algorithm>
#include <string>
#include <vector>

#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/write/fibre_plan.hpp"
#include "io/write/text_table.hpp"

namespace lomsong {

namespace {

/// So many stretches on the page; all of them are in the sheet.
constexpr std::size_t k_most_rows = 30;

class FibrePlanPage {
  public:
    FibrePlanPage(const FibrePlanReport& report, Language language)
        : m_report{report}, m_plan{report.plan}, m_language{language} {}

    std::string text() {
        if (m_report.parameters.made_up) {
            add(message("made_up"));
        }
        add(message("title"));
        if (m_plan.wanted.empty()) {
            add(message("nobody"));
            return m_text;
        }
        tell_sums();
        tell_budget();
        tell_stretches();
        tell_left_out();
        add("");
        add(message("note"));
        return m_text;
    }

  private:
    [[nodiscard]] std::string message(const std::string& key,
                                      std::initializer_list<Argument> arguments = {}) const {
        return say(m_language, "fibre_plan." + key, arguments);
    }
    void add(const std::string& line) { m_text += line + "\n"; }
    [[nodiscard]] std::string km(Metres length) const { return number(length.value() / 1e3, 1, m_language); }
    [[nodiscard]] std::string money(double cost) const { return number(cost, 0, m_language); }
    [[nodiscard]] std::string range(const CostRange& cost) const {
        return money(cost.low) + "–" + money(cost.high);
    }
    [[nodiscard]] const std::string& currency() const { return m_report.parameters.fibre_plan.currency; }

    void tell_sums() {
        const BuiltSoFar sums = m_plan.stretches.empty() ? BuiltSoFar{} : m_plan.stretches.back().so_far;
        NewCable cable;
        for (const FibreStretch& stretch : m_plan.stretches) {
            cable += stretch.cable;
        }
        add(message("reached", {{"share", share(sums.hamlets, m_plan.wanted.size(), m_language)},
                                {"households", number(sums.households, 0, m_language)}}));
        add(message("cable", {{"km", km(sums.length)},
                              {"aerial", km(cable.aerial)},
                              {"on_poles", km(cable.on_poles)},
                              {"underground", km(cable.underground)},
                              {"cost", range(sums.cost)},
                              {"currency", currency()}}));
        if (m_plan.tree_cost > 0.0 && sums.hamlets > 0) {  // a budget that joins nobody proves nothing
            add(m_plan.gap > 0.0 ? message("gap", {{"percent", number(100.0 * m_plan.gap, 2, m_language)}})
                                 : message("least"));
        }
    }

    void tell_budget() {
        if (!m_plan.budget) {
            return;
        }
        add(message("budget", {{"budget", money(*m_plan.budget)}, {"currency", currency()}}));
        if (m_plan.next_cost) {
            add(message("next_cost", {{"cost", money(*m_plan.next_cost)}, {"currency", currency()}}));
        }
    }

    [[nodiscard]] std::string destination(std::size_t i) const {
        const FibreStretch& stretch = m_plan.stretches[i];
        return stretch.hamlets.empty()
                   ? message("fork", {{"hamlet", m_report.layers.hamlets.at(first_hamlet(m_plan, i)).name}})
                   : hamlet_names(m_report.layers, stretch.hamlets);
    }

    void tell_stretches() {
        if (m_plan.stretches.empty()) {
            return;
        }
        std::vector<TextRow> rows;
        rows.push_back({message("column.to"), message("column.order"), message("column.upstream"),
                        message("column.km"), message("column.cost"), message("column.households"),
                        message("column.total_km"), message("column.total_hamlets"),
                        message("column.total_households")});
        const std::size_t shown = std::min(k_most_rows, m_plan.stretches.size());
        for (std::size_t i = 0; i < shown; ++i) {
            const FibreStretch& stretch = m_plan.stretches[i];
            rows.push_back(
                {destination(i), count(i + 1, m_language),
                 stretch.upstream ? count(*stretch.upstream + 1, m_language) : "-", km(stretch.cable.length()),
                 range(stretch.cost), number(stretch.households, 0, m_language), km(stretch.so_far.length),
                 count(stretch.so_far.hamlets, m_language), number(stretch.so_far.households, 0, m_language)});
        }
        add("");
        m_text += aligned(rows);
        if (shown < m_plan.stretches.size()) {
            add(message("more", {{"count", count(m_plan.stretches.size() - shown, m_language)}}));
        }
    }

    void tell_left_out() {
        for (const NotExtendedInfo& reason : k_not_extended) {
            std::vector<std::size_t> hamlets;
            for (const UnextendedHamlet& left_out : m_plan.left_out) {
                if (left_out.reason == reason.reason) {
                    hamlets.push_back(left_out.hamlet);
                }
            }
            if (!hamlets.empty()) {
                add("");
                add(message(reason.radio ? "left_to_radio" : "left_out",
                            {{"count", count(hamlets.size(), m_language)},
                             {"reason", message("left." + std::string{reason.key})},
                             {"names", hamlet_names(m_report.layers, hamlets)}}));
            }
        }
    }

    const FibrePlanReport& m_report;
    const FibrePlan& m_plan;
    Language m_language;
    std::string m_text;
};

}  // namespace

std::string fibre_plan_text(const FibrePlanReport& report, Language language) {
    return FibrePlanPage{report, language}.text();
}

}  // namespace lomsong
