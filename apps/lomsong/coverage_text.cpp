// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/coverage_text.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/write/feature_table.hpp"

namespace lomsong {

namespace {

using nlohmann::ordered_json;

bool is_loss(const CoverageQuery& query) { return query.ladder.quantity == CoverageQuantity::loss; }
std::string_view unit(const CoverageQuery& query) { return is_loss(query) ? "dB" : "dBm"; }

/// "-85..-75 dBm"; the best class is open at its end, the rest beyond the ladder at the other.
std::string class_name(const CoverageQuery& query, std::size_t index) {
    const std::vector<double>& steps = query.ladder.steps;
    if (index == 0) {
        return fmt::format("{:g} {} or {}", steps.front(), unit(query), is_loss(query) ? "less" : "more");
    }
    if (index == steps.size()) {
        return fmt::format("{} {:g} {}", is_loss(query) ? "above" : "below", steps.back(), unit(query));
    }
    const auto [lower, upper] = std::minmax({steps[index - 1], steps[index]});
    return fmt::format("{:g}..{:g} {}", lower, upper, unit(query));
}

/// Counts of cells as areas and as shares of the disc.
struct Share {
    double km2;
    double of_disc;
};
Share share_of(std::uint64_t cells, const CoverageAnswer& answer) {
    const double cell_km2 = answer.coverage.values.grid().cell_area_m2() / 1e6;
    const double all = static_cast<double>(answer.coverage.cells);
    return {static_cast<double>(cells) * cell_km2, all > 0.0 ? static_cast<double>(cells) / all : 0.0};
}

std::string row(const std::string& name, std::uint64_t cells, const CoverageAnswer& answer) {
    const Share share = share_of(cells, answer);
    return fmt::format("  {:<28} {:>12.2f} {:>8.1f} %\n", name, share.km2, 100.0 * share.of_disc);
}

std::string farthest_text(const CoverageAnswer& answer) {
    const ClassSummary& classes = answer.classes;
    const CoverageQuery& query = answer.query;
    if (!classes.farthest) {
        return fmt::format("No cell reaches {:g} {}.\n", query.ladder.steps.back(), unit(query));
    }
    const Point there = answer.coverage.values.grid().centre(*classes.farthest);
    return fmt::format("Farthest cell with {:g} {} or {}: {:.2f} km away, bearing {:.1f} deg\n",
                       query.ladder.steps.back(), unit(query), is_loss(query) ? "less" : "more",
                       in_kilometres(classes.farthest_distance),
                       bearing(answer.scene.masts().front().mast.position, there).value());
}

ordered_json share_json(std::uint64_t cells, const CoverageAnswer& answer) {
    const Share share = share_of(cells, answer);
    return {{"cells", cells}, {"area_km2", rounded(share.km2, 4)}, {"share", rounded(share.of_disc, 6)}};
}

ordered_json classes_json(const CoverageAnswer& answer) {
    const std::vector<double>& steps = answer.query.ladder.steps;
    const std::string suffix = is_loss(answer.query) ? "_db" : "_dbm";
    ordered_json list = ordered_json::array();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        ordered_json one;
        one["class"] = i + 1;
        one["from" + suffix] = steps[i];
        one["to" + suffix] = i == 0 ? ordered_json(nullptr) : ordered_json(steps[i - 1]);
        one.update(share_json(answer.classes.cells[i], answer));
        list.push_back(one);
    }
    return list;
}

ordered_json transmitter_json(const CoverageAnswer& answer) {
    const CoverageQuery& query = answer.query;
    const RadioSector& sector = answer.scene.sectors().front();
    const bool directed = !sector.omnidirectional;
    ordered_json json;
    json["lon"] = query.ground.place.longitude;
    json["lat"] = query.ground.place.latitude;
    json["antenna_height_m"] = sector.antenna_height.value();
    json["antenna_above_sea_m"] = rounded(answer.scene.masts().front().antenna->value(), 2);
    json["frequency_mhz"] = in_megahertz(sector.frequency);
    json["eirp_dbm"] = is_loss(query) ? ordered_json(nullptr) : ordered_json(sector.eirp.value());
    json["antenna"] = query.sector.pattern;
    json["azimuth_deg"] = directed ? ordered_json(sector.azimuth.value()) : ordered_json(nullptr);
    return json;
}

}  // namespace

std::string conditions(const CoverageQuery& query) {
    const Sector& sector = query.sector;
    const RadioParameters& radio = query.parameters.radio;
    std::string text =
        fmt::format("{} at {:g} m above ground; transmitter at {:g},{:g}, {:g} m above ground, {:g} MHz",
                    is_loss(query) ? "Basic transmission loss" : "Median level", radio.receiver_height.value(),
                    query.ground.place.longitude, query.ground.place.latitude, sector.antenna_height->value(),
                    in_megahertz(*sector.frequency));
    if (!is_loss(query)) {
        text += fmt::format(", {:g} dBm EIRP, antenna {}", sector.eirp->value(), sector.pattern);
        for (const auto& [name, angle] : {std::pair{"azimuth", sector.azimuth},
                                          {"electrical tilt", sector.electrical_tilt},
                                          {"mechanical tilt", sector.mechanical_tilt}}) {
            if (angle && *angle != Angle{0.0}) {
                text += fmt::format(", {} {:g} deg", name, angle->value());
            }
        }
    }
    return text +
           fmt::format("; model {}, {} polarisation, delta N {:g}, N0 {:g}; {}, profile step {:g} m", radio.model,
                       radio.polarisation == Polarisation::vertical ? "vertical" : "horizontal", radio.delta_n,
                       radio.n0,
                       query.ground.terrain_kind == TerrainKind::surface ? "surface model" : "bare ground",
                       radio.profile_step.value()) +
           (query.ground.land_cover_files.empty() ? "." : " with land cover.");
}

std::string coverage_text(const CoverageAnswer& answer) {
    const CoverageQuery& query = answer.query;
    const SingleCoverage& coverage = answer.coverage;
    std::string text =
        fmt::format("{}\n{} ({}), cells of {:g} m, radius {:g} km\n\n  {:<28} {:>12} {:>10}\n", conditions(query),
                    answer.scene.layers().crs.name, answer.scene.layers().crs.definition, query.cell_size.value(),
                    in_kilometres(query.parameters.radio.radius), "class", "area km2", "share");
    for (std::size_t i = 0; i < answer.classes.cells.size(); ++i) {
        text += row(class_name(query, i), answer.classes.cells[i], answer);
    }
    text += row("path over unknown ground", coverage.without_loss, answer);
    text += row("no terrain", coverage.without_terrain, answer);
    return text + "\n" + farthest_text(answer);
}

std::string coverage_json(const CoverageAnswer& answer) {
    const CoverageQuery& query = answer.query;
    const Layers& layers = answer.scene.layers();
    ordered_json json;
    json["quantity"] = is_loss(query) ? "loss" : "level";
    json["unit"] = unit(query);
    json["conditions"] = conditions(query);
    json["transmitter"] = transmitter_json(answer);
    json["model"] = query.parameters.radio.model;
    json["crs"] = {{"definition", layers.crs.definition}, {"name", layers.crs.name}};
    json["cell_size_m"] = query.cell_size.value();
    json["radius_km"] = in_kilometres(query.parameters.radio.radius);
    json["cells"] = answer.coverage.cells;
    json["classes"] = classes_json(answer);
    json["beyond_the_last_class"] = share_json(answer.classes.cells.back(), answer);
    json["path_not_computed"] = share_json(answer.coverage.without_loss, answer);
    json["no_terrain"] = share_json(answer.coverage.without_terrain, answer);
    json["farthest"] = nullptr;
    if (answer.classes.farthest) {
        const Point there = answer.coverage.values.grid().centre(*answer.classes.farthest);
        json["farthest"] = {
            {"distance_km", rounded(in_kilometres(answer.classes.farthest_distance), 3)},
            {"bearing_deg", rounded(bearing(answer.scene.masts().front().mast.position, there).value(), 1)}};
    }
    json["timings_s"] = ordered_json::object();
    for (const auto& [stage, seconds] : answer.timings_s) {
        json["timings_s"][stage] = rounded(seconds, 4);
    }
    return json.dump(2) + "\n";
}

}  // namespace lomsong
