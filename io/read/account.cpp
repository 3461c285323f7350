// SPDX-License-Identifier: Apache-2.0
#include "io/read/account.hpp"

#include <set>
#include <string>

#include <fmt/format.h>

namespace lomsong {

namespace {

std::string wkt_of(const LineString& line) {
    std::string text = "(";
    for (std::size_t i = 0; i < line.size(); ++i) {
        text += fmt::format("{}{} {}", i == 0 ? "" : ", ", line[i].x, line[i].y);
    }
    return text + ")";
}

std::string wkt_of(const MultiLineString& lines) {
    std::string text = "MULTILINESTRING (";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text += (i == 0 ? "" : ", ") + wkt_of(lines[i]);
    }
    return text + ")";
}

std::string wkt_of(const MultiPolygon& polygons) {
    std::string text = "MULTIPOLYGON (";
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        text += (i == 0 ? "(" : ", (") + wkt_of(polygons[i].outer);
        for (const Ring& hole : polygons[i].holes) {
            text += ", " + wkt_of(hole);
        }
        text += ")";
    }
    return text + ")";
}

bool is_drawn(const VectorTable& table) { return table.has_geometry && table.shape_column.empty(); }

/// Only shapes that the file itself drew: what stands in columns stands in the row's values.
std::string drawn_shape(const VectorTable& table, const Shape& shape) {
    if (!is_drawn(table)) {
        return {};
    }
    switch (shape.kind) {
        case ShapeKind::point: return fmt::format("POINT ({} {})", shape.point.x, shape.point.y);
        case ShapeKind::lines: return wkt_of(shape.lines);
        case ShapeKind::polygons: return wkt_of(shape.polygons);
        default: return {};
    }
}

TableReading reading_of(const VectorTable& table, LayerRole role) {
    return {
        role, table.place(), table.rows.size(), table.columns, table.data_date, is_drawn(table), table.understood};
}

}  // namespace

void list_tables(std::span<const LayerTables> layers, ReadLayers& read) {
    for (const LayerTables& layer : layers) {
        for (const MatchedTable& each : layer.tables) {
            read.tables.push_back(reading_of(each.table, layer.role));
        }
    }
}

void count_rows(std::span<const LayerTables> layers, const RowFindings& findings, ReadLayers& read) {
    std::set<RowPlace> repaired;
    for (const Finding& finding : findings.all()) {
        if (finding.outcome == Outcome::repaired) {
            repaired.insert(finding.place);
        }
    }
    std::size_t number = 0;
    for (const LayerTables& layer : layers) {
        LayerCount& count = read.counts[layer.role];
        const std::size_t first = read.tables.size();
        for (const MatchedTable& each : layer.tables) {
            const VectorTable& table = each.table;
            for (const TableRow& row : table.rows) {
                const RowPlace place = table.place(row.number);
                if (findings.rejects(place)) {
                    ++count.rejected;
                    read.rejected.push_back({number, row.number, row.values, drawn_shape(table, row.shape)});
                } else {
                    ++count.accepted;
                    count.repaired += repaired.contains(place) ? 1U : 0U;
                }
            }
            count.read += table.rows.size();
            ++number;
        }
        if (first < read.tables.size()) {  // what holds for all files of the layer stands with the first
            const std::vector<Understanding>& whole = read.understood[layer.role];
            std::vector<Understanding>& understood = read.tables[first].understood;
            understood.insert(understood.end(), whole.begin(), whole.end());
        }
    }
}

}  // namespace lomsong
