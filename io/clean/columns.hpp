// SPDX-License-Identifier: Apache-2.0
/// @file  Which column of a file holds which of our fields: told by the project, by the heading, and where the
///        heading leaves doubt by the values below it.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/clean/finding.hpp"
#include "io/clean/vector_table.hpp"
#include "io/project/fields.hpp"
#include "io/project/project.hpp"
#include "io/project/synonyms.hpp"

namespace lomsong {

struct MatchedColumn {
    std::size_t index = 0;    ///< into VectorTable::columns
    std::string unit;         ///< named in the heading, in lower case: "m", "ft", "w", "dbm"; empty when none is
    double confidence = 1.0;  ///< 0..1
    std::string reason;       ///< "'Mã trạm' is a name of station"
};

/// Where each field of one table comes from.
class ColumnMatch {
  public:
    /// True when the field has a column or one value for all rows.
    [[nodiscard]] bool has(std::string_view field) const {
        return find(field) != nullptr || m_values.contains(field);
    }
    /// The column; null when the field has none.
    [[nodiscard]] const MatchedColumn* find(std::string_view field) const;
    /// The cell of the row, or the one value for all rows; empty when there is neither.
    [[nodiscard]] const std::string& text(const TableRow& row, std::string_view field) const;
    /// The heading of the field's column in the file's own words; empty when it has none.
    [[nodiscard]] std::string heading(const VectorTable& table, std::string_view field) const;
    [[nodiscard]] const std::map<std::string, MatchedColumn, std::less<>>& columns() const { return m_columns; }
    /// One value for all rows: of the project's `values`, or the operator that the file's name tells.
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& values() const { return m_values; }

    void set_column(std::string_view field, MatchedColumn column);
    /// Goes before a column of the same field.
    void set_value(std::string_view field, std::string value);

  private:
    std::map<std::string, MatchedColumn, std::less<>> m_columns;
    std::map<std::string, std::string, std::less<>> m_values;
};

/// Matches the fields of the role, and the coordinate fields when its rows are points, to the columns of the table:
/// each column to one field, each field to one column, the best total. A column named by the project is taken
/// before all others; an operator that no column gives is looked for in the file's name, the sheet's name and the
/// titles. Needs rows as `lay_out` leaves them. What it concluded is added to `table.understood`: "column station",
/// "columns not used", "operator".
[[nodiscard]] ColumnMatch match_columns(VectorTable& table, LayerRole role, const LayerSource& source,
                                        const Synonyms& synonyms);

/// A column that the project names and the file lacks, and a required field without a column, become findings that
/// reject the layer.
void report_missing_columns(const VectorTable& table, const ColumnMatch& match, LayerRole role,
                            const LayerSource& source, RowFindings& findings);

/// The required fields that have neither a column nor a value: with any, the table is not of this role.
[[nodiscard]] std::vector<std::string> missing_fields(const ColumnMatch& match, LayerRole role);

}  // namespace lomsong
