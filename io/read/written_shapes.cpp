// SPDX-License-Identifier: Apache-2.0
#include "io/read/written_shapes.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "io/read/layer_table.hpp"

namespace lomsong {

namespace {

constexpr std::array<std::string_view, 7> k_types{
    "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"};

/// A cell as PostGIS writes it: the code of its CRS, when it has one, and the shape.
struct WrittenShape {
    std::string_view srid;  ///< "4326"
    std::string_view text;
};

WrittenShape parts_of(std::string_view cell) {
    constexpr std::string_view k_srid = "SRID=";
    const std::size_t end = cell.find(';');
    return cell.starts_with(k_srid) && end != std::string_view::npos
               ? WrittenShape{cell.substr(k_srid.size(), end - k_srid.size()), cell.substr(end + 1)}
               : WrittenShape{{}, cell};
}

/// The name of a type, then a bracket or one of the words Z, M, ZM, EMPTY. So a hamlet called "Point" is none.
bool looks_written(std::string_view cell) {
    const std::string_view text = parts_of(cell).text;
    std::size_t letters = 0;
    std::string word;
    while (letters < text.size() && std::isalpha(static_cast<unsigned char>(text[letters])) != 0) {
        word += static_cast<char>(std::toupper(static_cast<unsigned char>(text[letters++])));
    }
    const std::size_t next = text.find_first_not_of(' ', letters);
    return std::ranges::find(k_types, word) != k_types.end() && next != std::string_view::npos &&
           (text[next] == '(' || (next > letters && std::string_view{"ZzMmEe"}.find(text[next]) < 6));
}

std::optional<std::size_t> column_of_shapes(const VectorTable& table) {
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        std::size_t filled = 0;
        std::size_t written = 0;
        for (const TableRow& row : table.rows) {
            const std::string& cell = row.values[column];
            filled += cell.empty() ? 0U : 1U;
            written += looks_written(cell) ? 1U : 0U;
        }
        if (written > 0 && 2 * written > filled) {
            return column;
        }
    }
    return std::nullopt;
}

std::string beginning_of(const std::string& cell) {
    constexpr std::size_t k_shown = 40;
    return cell.size() <= k_shown ? cell : cell.substr(0, k_shown) + "...";
}

void refuse(const VectorTable& table, TableRow& row, const std::string& cell, RowFindings& findings) {
    row.shape.kind = ShapeKind::refused;
    Finding finding{table.place(row.number), table.shape_column, FindingKind::bad_geometry,
                    "'" + beginning_of(cell) + "' is no shape in well-known text",
                    "Write it as POLYGON ((x y, x y, ...)), without breaking off."};
    finding.value_seen = cell;
    finding.rule = "well_known_text";
    findings.add(std::move(finding));
}

}  // namespace

void take_written_shapes(VectorTable& table, RowFindings& findings) {
    const std::optional<std::size_t> column =
        table.is_sheet && !table.has_geometry ? column_of_shapes(table) : std::nullopt;
    if (!column) {
        return;
    }
    table.has_geometry = true;
    table.shape_column = table.columns[*column];
    std::size_t taken = 0;
    for (TableRow& row : table.rows) {
        const std::string& cell = row.values[*column];
        if (cell.empty()) {
            continue;
        }
        const WrittenShape written = parts_of(cell);
        std::optional<Shape> shape = shape_of_text(std::string{written.text});
        if (!shape) {
            refuse(table, row, cell, findings);
            continue;
        }
        row.shape = *std::move(shape);
        ++taken;
        if (table.crs.empty() && !written.srid.empty() && written.srid != "0") {
            table.crs = "EPSG:" + std::string{written.srid};
        }
    }
    table.understood.push_back({"shapes", table.shape_column, 0.99,
                                std::to_string(taken) + " of " + std::to_string(table.rows.size()) +
                                    " rows have a shape in well-known text there"});
}

}  // namespace lomsong
