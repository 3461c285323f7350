// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "engine/core/text.hpp"
#include "io/clean/status.hpp"
#include "io/read/features.hpp"
#include "io/shapes/road_words.hpp"

namespace lomsong {

namespace {

/// In OpenStreetMap's layer of lines a river is a row without a highway.
bool says_highway(const MatchedTable& matched) {
    return identifier(matched.columns.heading(matched.table, "highway")) == "highway";
}

/// What is in a layer of roads besides roads.
struct LeftOut {
    WordCount kinds;
    std::size_t without_lines = 0;
    std::size_t without_highway = 0;
    WordCount unknown;  ///< taken all the same

    void tell(Reporter& reporter) const {
        const auto warn = [&](std::size_t count, const std::string& what) {
            if (count > 0) {
                reporter.warn("roads: " + std::to_string(count) + " " + what);
            }
        };
        warn(kinds.total(), "rows are no roads and are left out: " + kinds.list());
        warn(without_highway, "rows without a highway are no roads and are left out");
        warn(without_lines, "rows are points or areas and are left out");
        warn(unknown.total(),
             "roads have a class that is not known and count as roads without one: " + unknown.list());
    }
};

}  // namespace

void read_roads(const LayerTables& tables, const Meaning& into) {
    into.layers.has_roads = true;
    LeftOut left_out;
    for (const MatchedTable& matched : tables.tables) {
        if (into.findings.rejects(matched.table.place())) {
            continue;
        }
        RowReader reader{matched, into.layers.crs, into.findings};
        const bool is_osm = says_highway(matched);
        for (const TableRow& row : matched.table.rows) {
            Road road;
            road.kind = reader.text(row, "highway");
            road.name = reader.text(row, "name");
            const RoadWord word = road_word(road.kind);
            if (is_osm && road.kind.empty()) {
                ++left_out.without_highway;
                continue;
            }
            if (!word.is_road) {
                left_out.kinds.add(road.kind);
                continue;
            }
            if (row.shape.kind == ShapeKind::point || row.shape.kind == ShapeKind::polygons) {
                ++left_out.without_lines;
                continue;
            }
            if (!word.known) {
                left_out.unknown.add(road.kind);
            }
            road.road_class = word.road_class;
            road.path = reader.lines(row);
            if (!road.path.empty()) {
                into.layers.roads.push_back(std::move(road));
                into.read.rows[LayerRole::roads].push_back(reader.place(row));
            }
        }
    }
    left_out.tell(into.reporter);
}

}  // namespace lomsong
