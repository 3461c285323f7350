// SPDX-License-Identifier: Apache-2.0
/// @file  Rows of one table of stations as sectors: one row may stand for several.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "io/clean/stations.hpp"
#include "io/clean/words.hpp"
#include "io/read/operators.hpp"
#include "io/read/pattern_library.hpp"
#include "io/read/row_reader.hpp"

namespace lomsong {

/// Findings of one kind about a table's rows: told row by row when few rows have them, once when most do.
class OncePerTable {
  public:
    void add(Finding finding) { m_findings.push_back(std::move(finding)); }
    /// Adds them to `findings`; `rows` is the number of the table's rows.
    void tell(const RowPlace& table, std::size_t rows, RowFindings& findings);

  private:
    std::vector<Finding> m_findings;
};

class SectorRows {
  public:
    /// All arguments must outlive it.
    SectorRows(const VectorTable& table, RowReader& reader, Operators& operators, PatternLibrary& patterns,
               RowFindings& findings);

    /// The sectors that the row declares, one for each operator, technology and azimuth in its cells. Empty when a
    /// finding rejects the row.
    [[nodiscard]] std::vector<DeclaredSector> read(const TableRow& row);
    /// After the last row: what most rows have in common is told once.
    void finish();

  private:
    [[nodiscard]] std::vector<NamedTechnology> technologies(const TableRow& row, const std::string& station);
    [[nodiscard]] std::vector<std::size_t> operators(const TableRow& row, const std::string& station);
    [[nodiscard]] std::optional<std::string> missing_operator(const std::string& station);
    /// The code that a station without one gets.
    [[nodiscard]] std::string made_code(const TableRow& row, const std::string& site, Technology technology);
    [[nodiscard]] std::vector<double> azimuths(const TableRow& row, Sector& sector);
    [[nodiscard]] std::vector<std::optional<Hertz>> frequencies(const TableRow& row,
                                                                const std::vector<NamedTechnology>& technologies);
    void read_numbers(const TableRow& row, Sector& sector, Technology technology);
    void read_pattern(const TableRow& row, Sector& sector);
    void check_dates(const TableRow& row);
    void check_status(const TableRow& row, const std::string& status);
    void note_several(const TableRow& row, std::string_view field, std::size_t count, std::string_view what);

    const VectorTable& m_table;
    RowReader& m_reader;
    Operators& m_operators;
    PatternLibrary& m_patterns;
    RowFindings& m_findings;
    std::map<std::string, OncePerTable> m_repeated;  ///< by rule
    bool m_operators_known = false;                  ///< the next two are filled
    std::set<std::string> m_operators_of_table;
    std::map<std::string, std::string> m_operator_of_station;
};

}  // namespace lomsong
