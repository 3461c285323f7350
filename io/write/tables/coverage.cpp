// SPDX-License-Identifier: Apache-2.0
/// @file  coverage: the classes good, weak, none and unknown as areas, per operator and technology;
///        and once the ground that was not computed, for want of terrain.
#include <optional>
#include <string>
#include <string_view>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/write/names.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

/// A class of one operator and technology; or the ground that was not computed, which is nobody's.
struct AreaOfMap {
    std::string operator_name;
    std::string_view technology;
    std::string_view level_name;
    std::string_view status;
    std::string status_label;
    double area_m2 = 0.0;
    std::optional<Thresholds> thresholds;
    Style style;
};

AreaOfMap area_of_class(const Layers& layers, const CoverageClassArea& area, const CoverageLayer& layer,
                        const RunParameters& parameters) {
    return {layers.operators.at(layer.operator_index),
            info(layer.technology).name,
            info(layer.technology).level_name,
            key_of(area.status),
            label(area.status, parameters.language),
            area.area_m2,
            parameters.technologies[index_of(layer.technology)].thresholds,
            coverage_style(area.status)};
}

AreaOfMap area_without_terrain(const Results& results, Language language) {
    return {{},
            {},
            {},
            "no_terrain",
            say(language, "coverage.no_terrain"),
            area_m2(results.area_without_terrain),
            std::nullopt,
            coverage_style(PointStatus::unknown)};
}

Columns<AreaOfMap> columns_of() {
    Columns<AreaOfMap> columns;
    columns.add("operator", [](const AreaOfMap& row) { return row.operator_name; })
        .add("technology", [](const AreaOfMap& row) { return row.technology; })
        .add("status", [](const AreaOfMap& row) { return row.status; })
        .add("status_label", [](const AreaOfMap& row) { return row.status_label; })
        .add("area_km2", [](const AreaOfMap& row) { return rounded(row.area_m2 / 1e6, 4); })
        .add("level_name", [](const AreaOfMap& row) { return row.level_name; })
        .add("service_threshold_dbm",
             [](const AreaOfMap& row) {
                 return row.thresholds ? std::optional{row.thresholds->service.value()} : std::nullopt;
             })
        .add("minimum_threshold_dbm", [](const AreaOfMap& row) {
            return row.thresholds ? std::optional{row.thresholds->minimum.value()} : std::nullopt;
        });
    add_style(columns, GeometryKind::polygons, [](const AreaOfMap& row) { return row.style; });
    return columns;
}

}  // namespace

FeatureTable coverage_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const Columns<AreaOfMap> columns = columns_of();
    const std::vector<std::string> keys = operator_keys(layers.operators);
    FeatureTable table;
    table.description = say(parameters.language, "table.coverage");
    table.geometry = GeometryKind::polygons;
    table.columns = columns.columns();
    for (const CoverageClassArea& area : results.coverage_classes) {
        const CoverageLayer& layer = results.coverage.at(area.layer);
        const std::string id =
            layer_key(keys.at(layer.operator_index), layer.technology) + ":" + std::string{key_of(area.status)};
        table.features.push_back(
            {id, geometry_of(area.area), columns.values(area_of_class(layers, area, layer, parameters))});
    }
    if (!results.area_without_terrain.empty()) {
        table.features.push_back({"no_terrain", geometry_of(results.area_without_terrain),
                                  columns.values(area_without_terrain(results, parameters.language))});
    }
    return table;
}

}  // namespace lomsong
