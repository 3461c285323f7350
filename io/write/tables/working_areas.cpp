// SPDX-License-Identifier: Apache-2.0
/// @file  working_areas: where a hamlet without a border is taken to live and work. An estimate, and marked as one.
#include <algorithm>
#include <string>
#include <utility>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

struct EstimatedArea {
    const Hamlet& hamlet;
    const HamletResult& result;
    const MultiPolygon& area;
};

int operators_good(const HamletResult& result) {
    return static_cast<int>(std::ranges::count(result.operators, HamletStatus::good, &OperatorVerdict::status));
}

}  // namespace

FeatureTable working_area_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    constexpr double k_m2_per_km2 = 1e6;
    Columns<EstimatedArea> columns;
    columns.add("code", [](const EstimatedArea& row) { return row.hamlet.code; })
        .add("name", [](const EstimatedArea& row) { return row.hamlet.name; })
        .add("commune_code", [](const EstimatedArea& row) { return row.hamlet.commune_code; })
        .add("commune", [](const EstimatedArea& row) { return row.hamlet.commune; })
        .add("households", [](const EstimatedArea& row) { return rounded(row.hamlet.households, 1); })
        .add("population", [](const EstimatedArea& row) { return rounded(row.hamlet.population, 1); })
        .add("status", [](const EstimatedArea& row) { return info(row.result.status).key; })
        .add("status_label",
             [&](const EstimatedArea& row) { return label(row.result.status, parameters.language); })
        .add("estimated_area_km2",
             [](const EstimatedArea& row) { return rounded(area_m2(row.area) / k_m2_per_km2, 3); })
        .add("boundary_estimated", [](const EstimatedArea&) { return true; });
    add_style(columns, GeometryKind::polygons,
              [](const EstimatedArea& row) { return hamlet_style(row.result.status, operators_good(row.result)); });

    FeatureTable table;
    table.description = say(parameters.language, "table.working_areas");
    table.geometry = GeometryKind::polygons;
    table.columns = columns.columns();
    for (const WorkingArea& working : results.working_areas) {
        const EstimatedArea row{layers.hamlets.at(working.hamlet), results.hamlets.at(working.hamlet),
                                working.area};
        table.features.push_back({row.hamlet.code, geometry_of(working.area), columns.values(row)});
    }
    return table;
}

}  // namespace lomsong
