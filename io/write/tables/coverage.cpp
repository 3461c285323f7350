// SPDX-License-Identifier: Apache-2.0
/// @file  coverage: the classes good, weak, none and unknown as areas, per operator and technology.
#include <string>

#include "io/write/names.hpp"
#include "io/write/tables/tables.hpp"
#include "io/write/wording.hpp"

namespace lomsong {

namespace {

struct ClassOfLayer {
    const CoverageClassArea& area;
    const CoverageLayer& layer;
    const Thresholds& thresholds;
};

Columns<ClassOfLayer> columns_of(const Layers& layers, Language language) {
    Columns<ClassOfLayer> columns;
    columns
        .add("operator",
             [&layers](const ClassOfLayer& row) { return layers.operators.at(row.layer.operator_index); })
        .add("technology", [](const ClassOfLayer& row) { return info(row.layer.technology).name; })
        .add("status", [](const ClassOfLayer& row) { return key_of(row.area.status); })
        .add("status_label", [=](const ClassOfLayer& row) { return label(row.area.status, language); })
        .add("area_km2", [](const ClassOfLayer& row) { return rounded(row.area.area_m2 / 1e6, 4); })
        .add("level_name", [](const ClassOfLayer& row) { return info(row.layer.technology).level_name; })
        .add("service_threshold_dbm", [](const ClassOfLayer& row) { return row.thresholds.service.value(); })
        .add("minimum_threshold_dbm", [](const ClassOfLayer& row) { return row.thresholds.minimum.value(); });
    add_style(columns, GeometryKind::polygons,
              [](const ClassOfLayer& row) { return coverage_style(row.area.status); });
    return columns;
}

}  // namespace

FeatureTable coverage_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const Columns<ClassOfLayer> columns = columns_of(layers, parameters.language);
    const std::vector<std::string> keys = operator_keys(layers.operators);
    FeatureTable table;
    table.description =
        pick(parameters.language, "Vùng phủ theo nhà mạng và công nghệ.", "Coverage by operator and technology.");
    table.geometry = GeometryKind::polygons;
    table.columns = columns.columns();
    for (const CoverageClassArea& area : results.coverage_classes) {
        const CoverageLayer& layer = results.coverage.at(area.layer);
        const ClassOfLayer row{area, layer, parameters.technologies[index_of(layer.technology)].thresholds};
        const std::string id =
            layer_key(keys.at(layer.operator_index), layer.technology) + ":" + std::string{key_of(area.status)};
        table.features.push_back({id, geometry_of(area.area), columns.values(row)});
    }
    return table;
}

}  // namespace lomsong
