// SPDX-License-Identifier: Apache-2.0
/// @file  The layers of a result: one builder each, all in plain sight in k_tables. A new layer is one file in
///        this folder and one line here.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"
#include "io/write/feature_table.hpp"
#include "io/write/palette.hpp"

namespace lomsong {

/// Every builder returns its table in the run's CRS; it fills columns, ids, geometries and the first sentence
/// of the description.
using BuildTable = FeatureTable(const Layers&, const Results&, const RunParameters&);

BuildTable hamlet_table;           ///< the verdict, hamlet by hamlet
BuildTable gap_table;              ///< inhabited areas without service
BuildTable coverage_table;         ///< class polygons per operator and technology
BuildTable link_table;             ///< the link that serves each hamlet best, by operator, with the ground under it
BuildTable working_area_table;     ///< where hamlets without a border work, estimated
BuildTable fibre_reach_table;      ///< how far fibre is, hamlet by hamlet and cluster by cluster
BuildTable fibre_part_table;       ///< cables that hang together
BuildTable fibre_route_table;      ///< the cables in service
BuildTable fibre_extension_table;  ///< stretches of new cable, when a plan is asked for
BuildTable fibre_node_table;       ///< where cables end and can serve
BuildTable station_table;          ///< the sectors as read, with what had to be assumed
BuildTable disagreement_table;     ///< measured beside predicted, test point by test point
BuildTable commune_table;          ///< roll-ups
BuildTable province_table;         ///< the roll-up of everything
BuildTable group_table;  ///< roll-ups by power supply, difficulty, district and commune of before, without a place
BuildTable operator_table;  ///< each operator over the whole area, with what it reported; without a place

struct TableInfo {
    std::string_view name;  ///< of the file, the GeoPackage layer and the FeatureCollection
    BuildTable* build;
    bool needs_rasters;  ///< left out, not empty, when the run computes no rasters: "no gaps" would be a lie
    bool needs_fibre_plan = false;    ///< the same, when the run makes no plan of new cable
    bool needs_measurements = false;  ///< the same, when the project has none
};
inline constexpr std::array k_tables{
    TableInfo{"hamlets", hamlet_table, false},
    TableInfo{"gaps", gap_table, true},
    TableInfo{"coverage", coverage_table, true},
    TableInfo{"fibre_reach", fibre_reach_table, false},
    TableInfo{"fibre_parts", fibre_part_table, false},
    TableInfo{"fibre_extensions", fibre_extension_table, false, true},
    TableInfo{"fibre_routes", fibre_route_table, false},
    TableInfo{"fibre_nodes", fibre_node_table, false},
    TableInfo{"links", link_table, false},
    TableInfo{"working_areas", working_area_table, false},
    TableInfo{"stations", station_table, false},
    TableInfo{"disagreements", disagreement_table, false, false, true},
    TableInfo{"communes", commune_table, false},
    TableInfo{"province", province_table, false},
    TableInfo{"groups", group_table, false},
    TableInfo{"operators", operator_table, false},
};

/// All tables of a run in the order of k_tables, in the run's CRS, checked, their descriptions ending with
/// what the verdicts depend on. When the data is made up, every table says so in a column `made_up`.
[[nodiscard]] std::vector<FeatureTable> build_tables(const Layers& layers, const Results& results,
                                                     const RunParameters& parameters);

/// Adds the simplestyle-spec 1.1 properties of polygons, of points, or of both.
template <class Item, class StyleOf>
void add_style(Columns<Item>& columns, GeometryKind kind, StyleOf style_of) {
    if (kind != GeometryKind::points) {
        columns.add("fill", [=](const Item& item) { return style_of(item).fill; })
            .add("fill-opacity", [=](const Item& item) { return style_of(item).fill_opacity; })
            .add("stroke", [=](const Item& item) { return style_of(item).stroke; })
            .add("stroke-width", [=](const Item& item) { return style_of(item).stroke_width; });
    }
    if (kind != GeometryKind::polygons) {
        columns.add("marker-color", [=](const Item& item) { return style_of(item).marker_color; })
            .add("marker-size", [=](const Item& item) { return style_of(item).marker_size; });
    }
}

/// A geometry for areas that may be unknown.
[[nodiscard]] inline FeatureGeometry geometry_of(const MultiPolygon& area) {
    return area.empty() ? FeatureGeometry{} : FeatureGeometry{area};
}

}  // namespace lomsong
