// SPDX-License-Identifier: Apache-2.0
/// @file  links: for every hamlet and operator the link that serves its centre best, with the ground under it, so
///        that a card can draw the profile without the terrain.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "io/language/catalogue.hpp"
#include "io/write/names.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

/// Heights along a link: enough for a drawing as wide as a card.
constexpr int k_heights = 65;

struct DrawnLink {
    const Hamlet& hamlet;
    const std::string& operator_name;
    Technology technology;
    const Sector& sector;
    Point centre;
    Dbm level;
};

/// The technology whose level stands highest above its service threshold.
std::optional<Technology> best_technology(const OperatorVerdict& verdict, const RunParameters& parameters) {
    std::optional<Technology> best;
    double best_margin = 0.0;
    for (const TechnologyInfo& one : k_technologies) {
        const std::size_t index = index_of(one.technology);
        const BestLink& link = verdict.technologies[index].centre;
        if (!link.level || link.sector == k_no_sector) {
            continue;
        }
        const double margin = (*link.level - parameters.technologies[index].thresholds.service).value();
        if (!best || margin > best_margin) {
            best = one.technology;
            best_margin = margin;
        }
    }
    return best;
}

/// "612 640 655": metres above sea level from the station to the hamlet; empty as soon as one is not known.
std::string ground_text(const DrawnLink& link, const Raster<HeightAboveSeaLevel>& terrain) {
    std::string text;
    for (int i = 0; i < k_heights; ++i) {
        const double share = static_cast<double>(i) / (k_heights - 1);
        const Point from = link.sector.position;
        const auto cell = terrain.grid().cell_at(
            {from.x + share * (link.centre.x - from.x), from.y + share * (link.centre.y - from.y)});
        if (!cell || !terrain.known(*cell)) {
            return {};
        }
        text += (text.empty() ? "" : " ") + std::to_string(std::lround(terrain.at(*cell).value()));
    }
    return text;
}

Columns<DrawnLink> columns_of(const Layers& layers, const RunParameters& parameters) {
    Columns<DrawnLink> columns;
    columns.add("hamlet", [](const DrawnLink& link) { return link.hamlet.code; })
        .add("operator", [](const DrawnLink& link) { return link.operator_name; })
        .add("technology", [](const DrawnLink& link) { return info(link.technology).name; })
        .add("station", [](const DrawnLink& link) { return sector_name(link.sector); })
        .add("level_dbm", [](const DrawnLink& link) { return rounded(link.level.value(), 1); })
        .add("distance_m",
             [](const DrawnLink& link) { return whole_metres(distance(link.sector.position, link.centre)); })
        .add("station_height_m",
             [&parameters](const DrawnLink& link) {
                 const SectorDefaults& defaults = parameters.technologies[index_of(link.technology)].defaults;
                 return rounded(link.sector.antenna_height.value_or(defaults.antenna_height).value(), 1);
             })
        .add("receiver_height_m",
             [&parameters](const DrawnLink&) { return rounded(parameters.radio.receiver_height.value(), 1); })
        .add("ground_m", [&layers](const DrawnLink& link) { return ground_text(link, layers.terrain); });
    add_style(columns, GeometryKind::polygons, [](const DrawnLink&) { return outline_style(1.0); });
    return columns;
}

}  // namespace

FeatureTable link_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const Columns<DrawnLink> columns = columns_of(layers, parameters);
    const std::vector<std::string> keys = operator_keys(layers.operators);
    FeatureTable table;
    table.description = say(parameters.language, "map.table.links");
    table.geometry = GeometryKind::lines;
    table.columns = columns.columns();
    for (std::size_t i = 0; i < layers.hamlets.size(); ++i) {
        const HamletResult& result = results.hamlets.at(i);
        for (std::size_t which = 0; which < result.operators.size() && result.centre; ++which) {
            const OperatorVerdict& verdict = result.operators[which];
            if (const auto best = best_technology(verdict, parameters)) {
                const BestLink& link = verdict.technologies[index_of(*best)].centre;
                const DrawnLink drawn{layers.hamlets[i],
                                      layers.operators[which],
                                      *best,
                                      layers.sectors.at(link.sector),
                                      *result.centre,
                                      *link.level};
                table.features.push_back({layers.hamlets[i].code + ":" + keys[which],
                                          MultiLineString{{drawn.sector.position, drawn.centre}},
                                          columns.values(drawn)});
            }
        }
    }
    return table;
}

}  // namespace lomsong
