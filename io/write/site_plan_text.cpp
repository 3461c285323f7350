// SPDX-License-Identifier: Apache-2.0
/// @file  The page of a plan of sites for people: the need, the proposals, how good the choice is.
#include <array>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/write/names.hpp"
#include "io/write/site_plan.hpp"
#include "io/write/text_table.hpp"

namespace lomsong {

namespace {

/// Masts that would serve at least so much of a site's gain are told on the page; proposals.geojson has them all.
constexpr double k_told_share = 0.5;

/// A share as a percentage rounded down to tenths, so that it never promises too much.
double percent_at_least(double part, double whole) {
    return whole > 0.0 ? std::floor(std::min(1.0, part / whole) * 1000.0 + 1e-9) / 10.0 : 100.0;
}

class Page {
  public:
    Page(const SitePlanReport& report, Language language)
        : m_report{report}, m_plan{report.plan}, m_language{language} {}

    std::string text() {
        m_text += m_report.parameters.made_up ? say("common.made_up") + ".\n" : "";
        line("sites.title", {{"service", service()}});
        need();
        m_text += aligned(rows());
        quality();
        hamlets();
        sharing();
        line("sites.predicted");
        return std::move(m_text);
    }

  private:
    [[nodiscard]] std::string say(std::string_view key, std::initializer_list<Argument> arguments = {}) const {
        return lomsong::say(m_language, key, arguments);
    }
    void line(std::string_view key, std::initializer_list<Argument> arguments = {}) {
        m_text += say(key, arguments) + "\n";
    }
    [[nodiscard]] std::string whole(double value) const { return number(value, 0, m_language); }
    /// People and households are whole; a hamlet may be served in part.
    [[nodiscard]] std::string amount(double value) const {
        return number(value, m_plan.measured == SiteGain::hamlets ? 1 : 0, m_language);
    }
    [[nodiscard]] std::string unit() const {
        constexpr std::array<std::string_view, k_site_gains.size()> k_units{"sites.people", "sites.households",
                                                                            "sites.hamlets"};
        return say(k_units[static_cast<std::size_t>(m_plan.measured)]);
    }
    [[nodiscard]] std::string things(SiteKind kind) const {
        return count(m_plan.candidates[static_cast<std::size_t>(kind)], m_language);
    }

    [[nodiscard]] std::string service() const {
        const SiteQuestion& question = m_plan.question;
        const std::string technology =
            question.technology ? std::string{info(*question.technology).name} : say("sites.any_technology");
        const std::string service =
            say(question.service == PointStatus::good ? "sites.good" : "sites.weak", {{"technology", technology}});
        if (!question.operator_index) {
            return say("sites.service_any", {{"service", service}});
        }
        return say("sites.service_of",
                   {{"service", service}, {"operator", m_report.layers.operators.at(*question.operator_index)}});
    }

    void need() {
        line("sites.need", {{"unserved", amount(m_plan.unserved)},
                            {"unit", unit()},
                            {"hamlets", count(m_plan.hamlets_unserved, m_language)},
                            {"undecided", amount(m_plan.undecided)}});
        if (m_plan.question.operator_index) {
            line("sites.tried", {{"given", things(SiteKind::given)},
                                 {"own", things(SiteKind::own_mast)},
                                 {"shared", things(SiteKind::shared_mast)},
                                 {"new", things(SiteKind::new_mast)},
                                 {"reach", amount(m_plan.within_reach)},
                                 {"unit", unit()}});
        } else {
            line("sites.tried_any", {{"given", things(SiteKind::given)},
                                     {"own", things(SiteKind::own_mast)},
                                     {"new", things(SiteKind::new_mast)},
                                     {"reach", amount(m_plan.within_reach)},
                                     {"unit", unit()}});
        }
    }

    [[nodiscard]] std::string metres(const std::optional<Metres>& distance) const {
        return distance ? say("sites.metres", {{"count", whole(distance->value())}}) : "-";
    }

    [[nodiscard]] std::vector<TextRow> rows() const {
        std::vector<TextRow> rows{{say("sites.rank"), say("sites.kind"), say("sites.gain"), say("sites.total"),
                                   say("sites.cost"), say("sites.served"), say("sites.road"), say("sites.fibre"),
                                   say("sites.node")}};
        for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
            const ProposedSite& site = m_plan.sites[i];
            rows.push_back({std::to_string(i + 1) + ". " + site.code, label(site.kind, m_language),
                            amount(site.gain), amount(site.total_gain), whole(site.cost),
                            count(site.hamlets_served.size(), m_language), metres(site.access.road),
                            metres(site.access.route), metres(site.access.node)});
        }
        return rows;
    }

    void quality() {
        const bool any = !m_plan.sites.empty();
        const double gain = any ? m_plan.sites.back().total_gain : 0.0;
        line("sites.chosen", {{"count", count(m_plan.sites.size(), m_language)},
                              {"cost", whole(any ? m_plan.sites.back().spent : 0.0)},
                              {"gain", amount(gain)},
                              {"unit", unit()}});
        line("sites.bound", {{"bound", amount(m_plan.upper_bound)},
                             {"unit", unit()},
                             {"percent", number(percent_at_least(gain, m_plan.upper_bound), 1, m_language)},
                             {"promised", whole(std::floor(m_plan.guarantee * 100.0))}});
        if (!m_plan.best) {
            return;
        }
        std::string sites;
        for (const BestSite& site : m_plan.best->sites) {
            sites += (sites.empty() ? "" : ", ") + site.code;
        }
        if (m_plan.best->proven) {
            const double gap = m_plan.best->gain > 0.0 ? 100.0 * (1.0 - gain / m_plan.best->gain) : 0.0;
            line("sites.best_proven", {{"best", amount(m_plan.best->gain)},
                                       {"unit", unit()},
                                       {"sites", sites},
                                       {"gap", number(std::max(0.0, gap), 1, m_language)}});
        } else {
            line("sites.best_found", {{"best", amount(m_plan.best->gain)}, {"unit", unit()}, {"sites", sites}});
        }
    }

    void hamlets() {
        for (const ProposedSite& site : m_plan.sites) {
            const std::string names = hamlet_names_and_codes(m_report.layers, site.hamlets_served);
            const std::string reached = count(site.hamlets_reached.size(), m_language);
            if (names.empty() && site.hamlets_reached.empty()) {
                continue;
            }
            if (names.empty()) {
                line("sites.hamlets_reached", {{"site", site.code}, {"count", reached}});
            } else if (site.hamlets_reached.empty()) {
                line("sites.hamlets_served_only", {{"site", site.code}, {"names", names}});
            } else {
                line("sites.hamlets_served", {{"site", site.code}, {"names", names}, {"count", reached}});
            }
        }
    }

    void sharing() {
        for (const ProposedSite& site : m_plan.sites) {
            if (site.sharing && site.sharing->gain >= k_told_share * site.gain) {
                line("sites.sharing", {{"site", site.code},
                                       {"mast", site.sharing->code},
                                       {"operators", operator_names(m_report.layers, site.sharing->operators)},
                                       {"distance", number(site.sharing->distance.value() / 1000.0, 1, m_language)},
                                       {"part", amount(site.sharing->gain)},
                                       {"gain", amount(site.gain)},
                                       {"unit", unit()}});
            }
        }
    }

    const SitePlanReport& m_report;
    const SitePlan& m_plan;
    Language m_language;
    std::string m_text;
};

}  // namespace

std::string site_plan_text(const SitePlanReport& report, Language language) {
    return Page{report, language}.text();
}

}  // namespace lomsong
