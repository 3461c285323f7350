// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/coverage_text.hpp"

#include <algorithm>
#include <cstddef>
#include <initializer_list>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/write/feature_table.hpp"
#include "io/write/text_table.hpp"

namespace lomsong {

namespace {

using nlohmann::ordered_json;

bool is_loss(const CoverageQuery& query) { return query.ladder.quantity == CoverageQuantity::loss; }
std::string_view unit(const CoverageQuery& query) { return is_loss(query) ? "dB" : "dBm"; }

/// A setting as it was given: "2.5", in Vietnamese "2,5".
std::string plain(double value, Language language) {
    std::string text = fmt::format("{:g}", value);
    if (language == Language::vietnamese) {
        std::ranges::replace(text, '.', ',');
    }
    return text;
}

std::string message(Language language, const std::string& key, std::initializer_list<Argument> arguments = {}) {
    return say(language, "coverage_text." + key, arguments);
}

/// "-85..-75 dBm"; the best class is open at its end, the rest beyond the ladder at the other.
std::string class_name(const CoverageQuery& query, std::size_t index, Language language) {
    const std::vector<double>& steps = query.ladder.steps;
    const std::string of{unit(query)};
    if (index == 0) {
        return message(language, is_loss(query) ? "or_less" : "or_more",
                       {{"value", plain(steps.front(), language)}, {"unit", of}});
    }
    if (index == steps.size()) {
        return message(language, is_loss(query) ? "above" : "below",
                       {{"value", plain(steps.back(), language)}, {"unit", of}});
    }
    const auto [lower, upper] = std::minmax({steps[index - 1], steps[index]});
    return fmt::format("{}..{} {}", plain(lower, language), plain(upper, language), of);
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

TextRow row(const std::string& name, std::uint64_t cells, const CoverageAnswer& answer, Language language) {
    const Share share = share_of(cells, answer);
    return {"  " + name, number(share.km2, 2, language), number(100.0 * share.of_disc, 1, language) + " %"};
}

std::string farthest_text(const CoverageAnswer& answer, Language language) {
    const ClassSummary& classes = answer.classes;
    const CoverageQuery& query = answer.query;
    const std::string weakest = plain(query.ladder.steps.back(), language);
    const std::string of{unit(query)};
    if (!classes.farthest) {
        return message(language, "nowhere", {{"value", weakest}, {"unit", of}});
    }
    const Point there = answer.coverage.values.grid().centre(*classes.farthest);
    return message(
        language, "farthest",
        {{"class", message(language, is_loss(query) ? "or_less" : "or_more", {{"value", weakest}, {"unit", of}})},
         {"km", number(in_kilometres(classes.farthest_distance), 2, language)},
         {"bearing", number(bearing(answer.scene.masts().front().mast.position, there).value(), 1, language)}});
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

/// ", 43 dBm EIRP, antenna omni, azimuth 30°".
std::string antenna_text(const CoverageQuery& query, Language language) {
    const Sector& sector = query.sector;
    std::string text =
        ", " + message(language, "antenna",
                       {{"eirp", plain(sector.eirp->value(), language)}, {"pattern", sector.pattern}});
    for (const auto& [key, angle] : {std::pair{"azimuth", sector.azimuth},
                                     {"electrical_tilt", sector.electrical_tilt},
                                     {"mechanical_tilt", sector.mechanical_tilt}}) {
        if (angle && *angle != Angle{0.0}) {
            text += ", " + message(language, key, {{"angle", plain(angle->value(), language)}});
        }
    }
    return text;
}

}  // namespace

std::string conditions(const CoverageQuery& query, Language language) {
    const RadioParameters& radio = query.parameters.radio;
    const bool is_vertical = radio.polarisation == Polarisation::vertical;
    const bool is_surface = query.ground.terrain_kind == TerrainKind::surface;
    return message(language, "places",
                   {{"quantity", message(language, is_loss(query) ? "loss" : "level")},
                    {"receiver", plain(radio.receiver_height.value(), language)},
                    {"place", fmt::format("{:g},{:g}", query.ground.place.longitude, query.ground.place.latitude)},
                    {"transmitter", plain(query.sector.antenna_height->value(), language)},
                    {"mhz", plain(in_megahertz(*query.sector.frequency), language)}}) +
           (is_loss(query) ? "" : antenna_text(query, language)) + "; " +
           message(language, "model",
                   {{"model", radio.model},
                    {"polarisation", message(language, is_vertical ? "vertical" : "horizontal")},
                    {"delta_n", plain(radio.delta_n, language)},
                    {"n0", plain(radio.n0, language)}}) +
           "; " +
           message(language, query.ground.land_cover_files.empty() ? "ground" : "ground_and_cover",
                   {{"ground", message(language, is_surface ? "surface" : "bare_ground")},
                    {"step", plain(radio.profile_step.value(), language)}});
}

std::string coverage_text(const CoverageAnswer& answer, Language language) {
    const CoverageQuery& query = answer.query;
    const SingleCoverage& coverage = answer.coverage;
    std::string text = conditions(query, language) + "\n" +
                       message(language, "cells",
                               {{"crs", answer.scene.layers().crs.name},
                                {"code", answer.scene.layers().crs.definition},
                                {"cell", plain(query.cell_size.value(), language)},
                                {"radius", plain(in_kilometres(query.parameters.radio.radius), language)}}) +
                       "\n\n";
    std::vector<TextRow> rows{
        {"  " + message(language, "class"), message(language, "area"), message(language, "share")}};
    for (std::size_t i = 0; i < answer.classes.cells.size(); ++i) {
        rows.push_back(row(class_name(query, i, language), answer.classes.cells[i], answer, language));
    }
    rows.push_back(row(message(language, "unknown_ground"), coverage.without_loss, answer, language));
    rows.push_back(row(message(language, "no_terrain"), coverage.without_terrain, answer, language));
    return text + aligned(rows) + "\n" + farthest_text(answer, language) + "\n";
}

std::string coverage_json(const CoverageAnswer& answer) {
    const CoverageQuery& query = answer.query;
    const Layers& layers = answer.scene.layers();
    ordered_json json;
    json["quantity"] = is_loss(query) ? "loss" : "level";
    json["unit"] = unit(query);
    json["conditions"] = conditions(query, Language::english);
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
