// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/link_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/core/results.hpp"
#include "engine/core/text.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/language/retelling.hpp"

namespace lomsong {

namespace {

using nlohmann::ordered_json;

/// A term of the loss.
struct Term {
    std::string_view key;  ///< in JSON and in the message catalogue
    std::string_view unit;
    double value;
};

/// The terms of P.1812.
std::vector<Term> loss_terms(const P1812Terms& terms) {
    return {
        {"effective_earth_radius_km", "km", in_kilometres(terms.effective_earth_radius)},
        {"free_space_db", "dB", terms.free_space.value()},
        {"bullington_edge_db", "dB", terms.median.edge.value()},
        {"bullington_db", "dB", terms.median.bullington.value()},
        {"smooth_bullington_db", "dB", terms.median.smooth_bullington.value()},
        {"spherical_earth_db", "dB", terms.median.spherical_earth.value()},
        {"diffraction_db", "dB", terms.median.loss.value()},
        {"free_space_and_diffraction_db", "dB", terms.median_with_diffraction.value()},
        {"troposcatter_db", "dB", terms.troposcatter.value()},
        {"ducting_db", "dB", terms.ducting.value()},
        {"transmitter_horizon_mrad", "mrad", terms.transmitter_horizon_mrad},
        {"receiver_horizon_mrad", "mrad", terms.receiver_horizon_mrad},
        {"path_angle_mrad", "mrad", terms.path_angle_mrad},
        {"smooth_transmitter_m", "m", terms.smooth_transmitter.value()},
        {"smooth_receiver_m", "m", terms.smooth_receiver.value()},
        {"loss_db", "dB", terms.loss.value()},
    };
}

double top_m(const LinkReport& report, const Obstacle& obstacle) {
    return report.profile.terrain_m[obstacle.index] + report.profile.clutter_m[obstacle.index];
}

ordered_json site_json(const RadioScene& scene, const std::vector<SiteLevel>& site) {
    ordered_json levels = ordered_json::array();
    for (const SiteLevel& one : site) {
        const Sector& sector = scene.layers().sectors[one.sector];
        ordered_json& level = levels.emplace_back();
        level["operator"] = scene.layers().operators[sector.operator_index];
        level["technology"] = info(sector.technology).name;
        level["station"] = sector.station;
        level["sector"] = sector.label;
        level["frequency_mhz"] = in_megahertz(scene.sectors()[one.sector].frequency);
        level["loss_db"] = one.loss.known() ? ordered_json(one.loss.loss.value()) : ordered_json(nullptr);
        level["level_dbm"] = one.loss.known() ? ordered_json(one.level.value()) : ordered_json(nullptr);
        level["status"] = key_of(one.status);
        level["probability"] = one.probability;
    }
    return levels;
}

ordered_json obstacle_json(const LinkReport& report) {
    if (!report.obstacle) {
        return nullptr;
    }
    return {{"distance_km", in_kilometres(report.obstacle->distance)},
            {"top_m", top_m(report, *report.obstacle)},
            {"height_above_line_m", report.obstacle->height_above_line.value()},
            {"loss_db", report.obstacle->knife_edge_loss.value()}};
}

ordered_json clearance_json(const LinkReport& report) {
    if (!report.clearance) {
        return nullptr;
    }
    return {{"share", report.clearance->share},
            {"distance_km", in_kilometres(report.clearance->distance)},
            {"clearance_m", report.clearance->clearance.value()},
            {"radius_m", report.clearance->radius.value()}};
}

/// Who sends what to where, known without terrain.
ordered_json head_json(const RadioScene& scene, const LinkAnswer& answer) {
    const LinkReport& report = answer.report;
    const Sector& declared = scene.layers().sectors[report.sector];
    const RadioSector& sector = scene.sectors()[report.sector];
    ordered_json json;
    json["station"] = declared.station;
    json["sector"] = declared.label;
    json["operator"] = scene.layers().operators[declared.operator_index];
    json["technology"] = info(declared.technology).name;
    json["to"] = {answer.place.x, answer.place.y};
    json["distance_km"] = in_kilometres(report.direction.distance);
    json["bearing_deg"] = report.direction.azimuth.value();
    json["frequency_mhz"] = in_megahertz(sector.frequency);
    json["antenna_height_m"] = sector.antenna_height.value();
    json["receiver_height_m"] = scene.parameters().radio.receiver_height.value();
    json["model"] = scene.sweep().model().info().name;
    json["assumed"] = sector.assumed;
    json["terrain_known"] = report.terrain_known;
    json["loss_db"] = nullptr;
    json["level_dbm"] = nullptr;
    return json;
}

/// By LossReason.
constexpr std::array<std::string_view, k_loss_reason_texts.size()> k_reason_messages{
    "",
    "loss_reason.below_distance_range",
    "loss_reason.above_distance_range",
    "loss_reason.outside_frequency_range",
    "loss_reason.outside_height_range",
    "loss_reason.outside_climate_range",
    "loss_reason.outside_percentage_range",
    "loss_reason.bad_profile"};

/// Writes one link for people.
class Letter {
  public:
    Letter(const RadioScene& scene, const LinkAnswer& answer)
        : m_scene{scene},
          m_answer{answer},
          m_report{answer.report},
          m_sector{scene.sectors()[answer.report.sector]},
          m_language{scene.parameters().language} {}

    [[nodiscard]] std::string whole() const {
        if (!m_report.terrain_known) {
            return head() + indented("path.unknown_ground");
        }
        std::string text =
            head() + indented("path.profile", {{"points", count(m_report.profile.distance_km.size(), m_language)},
                                               {"step", amount(m_report.profile_step.value(), 2)}});
        if (!m_report.loss.known()) {
            return text + indented("path.no_loss", {{"reason", reason(m_report.loss.reason)}});
        }
        if (m_report.loss.reason != LossReason::none) {
            text += indented("path.note", {{"reason", reason(m_report.loss.reason)}});
        }
        return text + loss() + "\n" + obstacle() + clearance() + "\n" + budget() + "\n" + verdict() + "\n" + site();
    }

  private:
    [[nodiscard]] std::string line(std::string_view key, std::initializer_list<Argument> arguments = {}) const {
        return say(m_language, key, arguments) + "\n";
    }
    [[nodiscard]] std::string indented(std::string_view key, std::initializer_list<Argument> arguments = {}) const {
        return "  " + line(key, arguments);
    }
    [[nodiscard]] std::string amount(double value, int digits) const { return number(value, digits, m_language); }
    [[nodiscard]] std::string percent(double probability, int digits) const {
        return amount(100.0 * probability, digits);
    }
    [[nodiscard]] std::string reason(LossReason why) const {
        return say(m_language, k_reason_messages[static_cast<std::size_t>(why)]);
    }

    /// The receiver stands as --to takes it, in every language.
    [[nodiscard]] std::string head() const {
        const Sector& declared = m_scene.layers().sectors[m_report.sector];
        const std::string direction = say(m_language, "path.direction",
                                          {{"km", amount(in_kilometres(m_report.direction.distance), 3)},
                                           {"bearing", amount(m_report.direction.azimuth.value(), 1)},
                                           {"mhz", amount(in_megahertz(m_sector.frequency), 0)},
                                           {"height", amount(m_sector.antenna_height.value(), 1)}});
        std::string text = fmt::format("{} sector {} ({} {}) -> {:.6f},{:.6f}\n", declared.station, declared.label,
                                       m_scene.layers().operators[declared.operator_index],
                                       info(declared.technology).name, m_answer.place.x, m_answer.place.y);
        text += m_sector.assumed ? indented("path.assumed", {{"line", direction}}) : "  " + direction + "\n";
        if (m_report.antenna && m_report.receiver) {
            text += indented("path.heights",
                             {{"antenna", amount(m_report.antenna->value(), 1)},
                              {"receiver", amount(m_report.receiver->value(), 1)},
                              {"elevation", amount(m_report.direction.elevation.value_or(Angle{0.0}).value(), 2)}});
        }
        return text;
    }

    [[nodiscard]] std::string loss() const {
        if (!m_report.terms || m_report.loss.reason != LossReason::none) {
            return {};
        }
        const std::string reference{m_scene.sweep().model().info().reference};
        std::string text = "\n" + line("path.loss", {{"reference", reference}});
        for (const Term& term : loss_terms(*m_report.terms)) {
            text += fmt::format("  {:<52} {:>12} {}\n", say(m_language, fmt::format("loss.{}", term.key)),
                                amount(term.value, 4), term.unit);
        }
        return text;
    }

    [[nodiscard]] std::string obstacle() const {
        if (!m_report.obstacle) {
            return line("path.no_obstacle");
        }
        const Obstacle& obstacle = *m_report.obstacle;
        const double above_m = obstacle.height_above_line.value();
        return line(above_m >= 0.0 ? "path.blocked" : "path.grazed",
                    {{"km", amount(in_kilometres(obstacle.distance), 3)},
                     {"top", amount(top_m(m_report, obstacle), 1)},
                     {"above", amount(std::abs(above_m), 1)},
                     {"db", amount(obstacle.knife_edge_loss.value(), 1)}});
    }

    [[nodiscard]] std::string clearance() const {
        if (!m_report.clearance) {
            return {};
        }
        const FresnelClearance& tightest = *m_report.clearance;
        const double clearance_m = tightest.clearance.value();
        return line(clearance_m >= 0.0 ? "path.line_above" : "path.line_below",
                    {{"km", amount(in_kilometres(tightest.distance), 3)},
                     {"share", amount(tightest.share, 2)},
                     {"above", amount(std::abs(clearance_m), 1)},
                     {"radius", amount(tightest.radius.value(), 1)}}) +
               line("path.earth_radius", {{"km", amount(in_kilometres(m_report.effective_earth_radius), 1)}});
    }

    /// "station file, tilt assumed": the parts that are words in the reader's language, names as they are.
    [[nodiscard]] std::string source(std::string_view parts) const {
        constexpr std::string_view k_between = ", ";
        std::string text;
        while (!parts.empty()) {
            const std::string_view part = parts.substr(0, parts.find(k_between));
            const std::string key = identifier(part);
            const std::string words = label_of_key("budget_source", key, m_language);
            text += (text.empty() ? "" : k_between);
            text += words == key ? retold(part, m_language) : words;
            parts.remove_prefix(std::min(parts.size(), part.size() + k_between.size()));
        }
        return text;
    }

    [[nodiscard]] std::string budget() const {
        std::string text = line("path.budget");
        for (const LinkBudgetTerm& term : m_report.budget.terms) {
            text += fmt::format("  {:<52} {:>12} {:<4} {}\n",
                                say(m_language, fmt::format("budget.{}", identifier(term.name))),
                                amount(term.value, 2), term.unit, source(term.source));
        }
        return text;
    }

    [[nodiscard]] std::string verdict() const {
        const RunParameters& parameters = m_scene.parameters();
        const Thresholds& thresholds = parameters.technologies[index_of(m_sector.technology)].thresholds;
        return line("path.verdict", {{"level_name", std::string{info(m_sector.technology).level_name}},
                                     {"level", amount(m_report.level.value(), 2)},
                                     {"status", label(m_report.status, m_language)},
                                     {"service", amount(thresholds.service.value(), 0)},
                                     {"probability", percent(m_report.probability, 1)},
                                     {"target", percent(parameters.probability.target, 0)}});
    }

    /// One line per operator and technology on the site.
    [[nodiscard]] std::string site() const {
        const std::vector<Sector>& sectors = m_scene.layers().sectors;
        std::string text = line("path.site", {{"site", sectors[m_report.sector].site}});
        for (const SiteLevel& one : m_answer.site) {
            const Sector& sector = sectors[one.sector];
            const TechnologyInfo& technology = info(sector.technology);
            const std::string name =
                fmt::format("{} {}", m_scene.layers().operators[sector.operator_index], technology.name);
            const std::string from = fmt::format("{} sector {}", sector.station, sector.label);
            text += fmt::format("  {:<20} {:<31} ", name, from);
            text += one.loss.known()
                        ? fmt::format("{:>12} dBm  ", amount(one.level.value(), 2)) +
                              line("path.site_level", {{"level_name", std::string{technology.level_name}},
                                                       {"status", label(one.status, m_language)},
                                                       {"probability", percent(one.probability, 1)}})
                        : line("path.no_loss", {{"reason", reason(one.loss.reason)}});
        }
        return text;
    }

    const RadioScene& m_scene;
    const LinkAnswer& m_answer;
    const LinkReport& m_report;
    const RadioSector& m_sector;
    Language m_language;
};

}  // namespace

std::string link_text(const RadioScene& scene, const LinkAnswer& answer) { return Letter{scene, answer}.whole(); }

std::string link_json(const RadioScene& scene, const LinkAnswer& answer) {
    const LinkReport& report = answer.report;
    ordered_json json = head_json(scene, answer);
    if (!report.terrain_known) {
        json["reason"] = "unknown_terrain";
        return json.dump(2) + "\n";
    }
    json["profile_step_m"] = report.profile_step.value();
    if (report.loss.known()) {
        json["loss_db"] = report.loss.loss.value();
        json["level_dbm"] = report.level.value();
        json["status"] = key_of(report.status);
        json["probability"] = report.probability;
    }
    json["reason"] = lomsong::text(report.loss.reason);
    ordered_json terms = ordered_json::object();
    if (report.terms && report.loss.reason == LossReason::none) {
        for (const Term& term : loss_terms(*report.terms)) {
            terms[std::string{term.key}] = term.value;
        }
    }
    json["terms"] = terms;
    json["effective_earth_radius_km"] = in_kilometres(report.effective_earth_radius);
    json["obstacle"] = obstacle_json(report);
    json["first_fresnel_clearance"] = clearance_json(report);
    json["site_levels"] = site_json(scene, answer.site);
    json["link_budget"] = ordered_json::array();
    for (const LinkBudgetTerm& term : report.budget.terms) {
        json["link_budget"].push_back(
            {{"term", term.name}, {"value", term.value}, {"unit", term.unit}, {"source", term.source}});
    }
    json["profile"] = {{"distance_km", report.profile.distance_km},
                       {"terrain_m", report.profile.terrain_m},
                       {"clutter_m", report.profile.clutter_m}};
    return json.dump(2) + "\n";
}

}  // namespace lomsong
