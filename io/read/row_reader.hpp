// SPDX-License-Identifier: Apache-2.0
/// @file  A table's cells as values of our fields and its shapes in the working CRS. Whatever is wrong becomes
///        a finding and the value stays empty, so that one pass finds everything.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/day.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/layers.hpp"
#include "io/clean/azimuth.hpp"
#include "io/clean/finding.hpp"
#include "io/clean/limits.hpp"
#include "io/clean/vector_table.hpp"
#include "io/project/fields.hpp"
#include "io/project/project.hpp"
#include "io/read/layer_tables.hpp"

namespace lomsong {

namespace gdal {
class Transform;
}

class RowReader {
  public:
    /// All arguments must outlive the reader.
    RowReader(const MatchedTable& matched, const WorkingCrs& crs, RowFindings& findings);
    ~RowReader();
    RowReader(const RowReader&) = delete;
    RowReader& operator=(const RowReader&) = delete;

    [[nodiscard]] bool has(std::string_view field) const { return m_columns.has(field); }
    /// The cell; empty when the column or the value is missing.
    [[nodiscard]] std::string text(const TableRow& row, std::string_view field) const;
    /// As `text`, and a cell that says nothing is a finding that rejects the row.
    std::string required(const TableRow& row, std::string_view field);
    /// A cell of numbers by the habits of its column (io/clean/quantity.hpp says what becomes of which cell): a
    /// finding never rejects the row. `technology` matters to channel numbers only.
    std::optional<double> number(const TableRow& row, std::string_view field, const limits::Limit& limit,
                                 std::optional<Technology> technology = std::nullopt);
    /// As `number`, of a row that is worth nothing with a wrong one: a cell that says something and cannot be used
    /// rejects the row.
    std::optional<double> vital_number(const TableRow& row, std::string_view field, const limits::Limit& limit);
    /// The directions of the row's antennas, several when they stand in one cell.
    Azimuths directions(const TableRow& row);
    /// Yes or no; another word is noted and says nothing.
    std::optional<bool> flag(const TableRow& row, std::string_view field);
    /// A day, month, quarter or year; anything else is noted and says nothing.
    std::optional<WrittenDate> date(const TableRow& row, std::string_view field);
    /// As `date`, to the day; anything else rejects the row.
    std::optional<Day> required_day(const TableRow& row, std::string_view field);
    [[nodiscard]] const ColumnHabit& habit(std::string_view field) const { return m_habits.of(field); }

    std::optional<Point> position(const TableRow& row);
    /// Empty after a finding.
    MultiLineString lines(const TableRow& row);
    /// Normalised; empty after a finding. Says nothing of self-intersections: see `area`.
    MultiPolygon polygons(const TableRow& row);
    /// An area made valid, for layers whose borders matter; a border drawn as lines will do. What was wrong with it
    /// goes to `told`, for the caller to add where the row matters; empty after a rejecting finding.
    MultiPolygon area(const TableRow& row, std::vector<Finding>& told);
    [[nodiscard]] RowPlace place(const TableRow& row) const { return m_table.place(row.number); }

    /// A finding that rejects the row. `field` may be empty when no column is at fault.
    void complain(const TableRow& row, std::string_view field, FindingKind kind, std::string problem,
                  std::string advice);
    /// The finding that a remark on a cell makes.
    void complain(const TableRow& row, std::string_view field, Remark remark);
    /// The same, for findings that are added later.
    [[nodiscard]] Finding finding(const TableRow& row, std::string_view field, Remark remark) const;

  private:
    QuantityReading quantity(const TableRow& row, std::string_view field, const limits::Limit& limit,
                             std::optional<Technology> technology) const;
    std::optional<WrittenDate> date(const TableRow& row, std::string_view field, Outcome otherwise);
    std::optional<Point> placed(const TableRow& row, Point point);
    [[nodiscard]] std::string shown_place(const std::optional<Point>& in_working_crs) const;
    bool is_of_kind(const TableRow& row, ShapeKind kind, std::string_view wanted);
    LineString placed_line(const TableRow& row, const LineString& line);
    std::optional<MultiPolygon> placed_polygons(const TableRow& row);

    const VectorTable& m_table;
    RowFindings& m_findings;
    const ColumnMatch& m_columns;
    const ColumnHabits& m_habits;
    std::string m_working_crs;
    bool m_degrees = false;
    std::unique_ptr<gdal::Transform> m_to_working;
};

/// Calls `visit(reader, row)` for every row of every table of the layer that is not rejected as a whole, in order.
template <class Visit>
void for_each_row(const LayerTables& layer, const WorkingCrs& crs, RowFindings& findings, const Visit& visit) {
    for (const MatchedTable& matched : layer.tables) {
        if (findings.rejects(matched.table.place())) {
            continue;
        }
        RowReader reader{matched, crs, findings};
        for (const TableRow& row : matched.table.rows) {
            visit(reader, row);
        }
    }
}

}  // namespace lomsong
