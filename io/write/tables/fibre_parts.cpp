// SPDX-License-Identifier: Apache-2.0
/// @file  fibre_parts: cables that hang together, and whether anybody can be served by them.
#include <algorithm>
#include <map>
#include <string>

#include "io/language/catalogue.hpp"
#include "io/write/names.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

struct ListedPart {
    const FibrePart& part;
    const FibreRoute& first;
    std::string key;
};

/// As a cable; in the colour of a dead zone when nobody can be served by it.
Style style_of(const FibrePart& part) {
    Style style = outline_style(2.0);
    style.stroke = part.serving_nodes > 0 ? k_fibre_line : k_dead_zone;
    return style;
}

}  // namespace

FeatureTable fibre_part_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    Columns<ListedPart> columns;
    columns.add("part", [](const ListedPart& row) { return row.key; })
        .add("operator", [](const ListedPart& row) { return row.part.operator_name; })
        .add("leads_to_node", [](const ListedPart& row) { return row.part.serving_nodes > 0; })
        .add("serving_nodes", [](const ListedPart& row) { return row.part.serving_nodes; })
        .add("length_km", [](const ListedPart& row) { return rounded(row.part.length.value() / 1e3, 3); })
        .add("routes", [](const ListedPart& row) { return row.part.routes.size(); })
        .add("first_route", [](const ListedPart& row) { return row.first.code; });
    add_style(columns, GeometryKind::polygons, [](const ListedPart& row) { return style_of(row.part); });
    FeatureTable table;
    table.description = say(parameters.language, "table.fibre_parts");
    table.geometry = GeometryKind::lines;
    table.columns = columns.columns();
    const std::vector<std::string> keys = operator_keys(results.fibre.operators);
    std::map<std::string, std::size_t> numbers;
    for (const FibrePart& part : results.fibre.parts) {
        const auto owner = std::ranges::find(results.fibre.operators, part.operator_name);
        const std::string& of = keys.at(static_cast<std::size_t>(owner - results.fibre.operators.begin()));
        const std::string key = of + "/" + std::to_string(++numbers[of]);
        const ListedPart row{part, layers.fibre_routes.at(part.routes.front()), key};
        table.features.push_back({key, part.path, columns.values(row)});
    }
    return table;
}

}  // namespace lomsong
