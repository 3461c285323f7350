// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/link_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/core/results.hpp"
#include "io/write/wording.hpp"

namespace lomsong {

namespace {

using nlohmann::ordered_json;

/// A term of the loss, as text and JSON name it.
struct Term {
    std::string_view key;
    std::string_view text;
    std::string_view unit;
    double value;
};

/// The terms of P.1812, with their equation numbers.
std::vector<Term> loss_terms(const P1812Terms& terms) {
    return {
        {"effective_earth_radius_km", "effective Earth radius (7a)", "km",
         in_kilometres(terms.effective_earth_radius)},
        {"free_space_db", "free space, Lbfs (8)", "dB", terms.free_space.value()},
        {"bullington_edge_db", "Bullington edge over the path, Luc (16, 20)", "dB", terms.median.edge.value()},
        {"bullington_db", "Bullington over the path, Lbulla (21)", "dB", terms.median.bullington.value()},
        {"smooth_bullington_db", "Bullington over the smooth path, Lbulls (38)", "dB",
         terms.median.smooth_bullington.value()},
        {"spherical_earth_db", "spherical Earth, Ldsph (27)", "dB", terms.median.spherical_earth.value()},
        {"diffraction_db", "diffraction, Ld50 (39)", "dB", terms.median.loss.value()},
        {"free_space_and_diffraction_db", "free space and diffraction, Lbd50 (42)", "dB",
         terms.median_with_diffraction.value()},
        {"troposcatter_db", "troposcatter, Lbs (44)", "dB", terms.troposcatter.value()},
        {"ducting_db", "ducting and layer reflection, Lba (46)", "dB", terms.ducting.value()},
        {"transmitter_horizon_mrad", "horizon of the transmitter, theta_t (79)", "mrad",
         terms.transmitter_horizon_mrad},
        {"receiver_horizon_mrad", "horizon of the receiver, theta_r (82)", "mrad", terms.receiver_horizon_mrad},
        {"path_angle_mrad", "angular distance, theta (84)", "mrad", terms.path_angle_mrad},
        {"smooth_transmitter_m", "smooth surface under the transmitter, hstd (91a)", "m",
         terms.smooth_transmitter.value()},
        {"smooth_receiver_m", "smooth surface under the receiver, hsrd (91b)", "m", terms.smooth_receiver.value()},
        {"loss_db", "basic transmission loss, Lb (69)", "dB", terms.loss.value()},
    };
}

std::string head(const RadioScene& scene, const LinkReport& report, Point place) {
    const Sector& declared = scene.layers().sectors[report.sector];
    const RadioSector& sector = scene.sectors()[report.sector];
    std::string text = fmt::format(
        "{} sector {} ({} {}) -> {:.6f},{:.6f}\n"
        "  {:.3f} km, bearing {:.1f} deg; {:.0f} MHz, antenna {:.1f} m above ground{}\n",
        declared.station, declared.label, scene.layers().operators[declared.operator_index],
        info(declared.technology).name, place.x, place.y, in_kilometres(report.direction.distance),
        report.direction.azimuth.value(), in_megahertz(sector.frequency), sector.antenna_height.value(),
        sector.assumed ? "; some inputs are assumed" : "");
    if (report.antenna && report.receiver) {
        text += fmt::format("  antenna {:.1f} m, receiver {:.1f} m above sea level; elevation {:.2f} deg\n",
                            report.antenna->value(), report.receiver->value(),
                            report.direction.elevation.value_or(Angle{0.0}).value());
    }
    return text;
}

double top_m(const LinkReport& report, const Obstacle& obstacle) {
    return report.profile.terrain_m[obstacle.index] + report.profile.clutter_m[obstacle.index];
}

std::string obstacle_text(const LinkReport& report) {
    if (!report.obstacle) {
        return "Nothing stands in the way.\n";
    }
    const Obstacle& obstacle = *report.obstacle;
    const double above = obstacle.height_above_line.value();
    return fmt::format(
        "{} at {:.3f} km, top {:.1f} m above sea level, {:.1f} m {} the line of sight: {:.1f} dB alone\n",
        above >= 0.0 ? "Blocked" : "Grazed", in_kilometres(obstacle.distance), top_m(report, obstacle),
        std::abs(above), above >= 0.0 ? "above" : "below", obstacle.knife_edge_loss.value());
}

std::string clearance_text(const LinkReport& report) {
    if (!report.clearance) {
        return "";
    }
    const FresnelClearance& tightest = *report.clearance;
    const double clearance_m = tightest.clearance.value();
    return fmt::format(
        "First Fresnel zone tightest at {:.3f} km: clearance {:.2f} radii (line {:.1f} m {} the ground, "
        "radius {:.1f} m)\n"
        "Effective Earth radius {:.1f} km\n",
        in_kilometres(tightest.distance), tightest.share, std::abs(clearance_m),
        clearance_m >= 0.0 ? "above" : "below", tightest.radius.value(),
        in_kilometres(report.effective_earth_radius));
}

std::string budget_text(const LinkReport& report) {
    std::string text = "Link budget\n";
    for (const LinkBudgetTerm& term : report.budget.terms) {
        text += fmt::format("  {:<52} {:>12.2f} {:<4} {}\n", term.name, term.value, term.unit, term.source);
    }
    return text;
}

/// One line per operator and technology on the site.
std::string site_text(const RadioScene& scene, const LinkAnswer& answer) {
    const std::vector<Sector>& sectors = scene.layers().sectors;
    std::string text =
        fmt::format("Site {}, strongest sector of each technology\n", sectors[answer.report.sector].site);
    for (const SiteLevel& one : answer.site) {
        const Sector& sector = sectors[one.sector];
        const std::string name =
            fmt::format("{} {}", scene.layers().operators[sector.operator_index], info(sector.technology).name);
        const std::string from = fmt::format("{} sector {}", sector.station, sector.label);
        text += one.loss.known()
                    ? fmt::format("  {:<20} {:<31} {:>12.2f} dBm  {}, {} with {:.1f} % probability\n", name, from,
                                  one.level.value(), info(sector.technology).level_name, key_of(one.status),
                                  100.0 * one.probability)
                    : fmt::format("  {:<20} {:<31} no loss: {}\n", name, from, lomsong::text(one.loss.reason));
    }
    return text;
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

}  // namespace

std::string link_text(const RadioScene& scene, const LinkAnswer& answer) {
    const LinkReport& report = answer.report;
    std::string text = head(scene, report, answer.place);
    if (!report.terrain_known) {
        return text + "  unknown: the path crosses ground without terrain. Add terrain, then ask again.\n";
    }
    text += fmt::format("  profile of {} points, {:.2f} m apart\n", report.profile.distance_km.size(),
                        report.profile_step.value());
    if (!report.loss.known()) {
        return text + fmt::format("  no loss: {}.\n", lomsong::text(report.loss.reason));
    }
    if (report.loss.reason != LossReason::none) {
        text += fmt::format("  note: {}\n", lomsong::text(report.loss.reason));
    }
    if (report.terms && report.loss.reason == LossReason::none) {
        text += fmt::format("\nLoss, {}\n", scene.sweep().model().info().reference);
        for (const Term& term : loss_terms(*report.terms)) {
            text += fmt::format("  {:<52} {:>12.4f} {}\n", term.text, term.value, term.unit);
        }
    }
    text += "\n" + obstacle_text(report) + clearance_text(report) + "\n" + budget_text(report);
    const TechnologyParameters& technology =
        scene.parameters().technologies[index_of(scene.sectors()[report.sector].technology)];
    text += fmt::format("\n{} {:.2f} dBm: {} (service {:.0f} dBm with {:.1f} % probability; target {:.0f} %)\n",
                        info(scene.sectors()[report.sector].technology).level_name, report.level.value(),
                        key_of(report.status), technology.thresholds.service.value(), report.probability * 100.0,
                        scene.parameters().probability.target * 100.0);
    return text + "\n" + site_text(scene, answer);
}

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
