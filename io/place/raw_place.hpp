// SPDX-License-Identifier: Apache-2.0
/// @file  The coordinate cells of one row as two numbers, before anybody knows what they mean.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "engine/core/geometry.hpp"
#include "io/clean/vector_table.hpp"
#include "io/place/coordinate_text.hpp"
#include "io/place/place_rows.hpp"

namespace lomsong {

/// The columns that say where a row is: the two of them that most rows fill, or the single one.
struct PositionCells {
    std::size_t first = 0;
    std::size_t second = 0;     ///< equal to `first` for a single column
    bool are_labelled = false;  ///< named longitude and latitude, not X and Y
    [[nodiscard]] bool is_single() const { return first == second; }
};

enum class RawState : unsigned char {
    blank,       ///< no coordinates, or only one of the two
    unreadable,  ///< cells that are no coordinates
    formula,     ///< a spreadsheet formula; never evaluated
    read,
};

struct RawPlace {
    RawState state = RawState::blank;
    std::string problem;                            ///< of an unreadable one
    Point written;                                  ///< first and second value; east and north when `axes_certain`
    CoordinateUnit unit = CoordinateUnit::unknown;  ///< of both; unknown when they differ
    bool axes_certain = false;                      ///< letters or labels in the cell say which is which
    bool north_unsettled = false;                   ///< a letter N that may be Nam
};

/// Nothing when the table has no such columns.
[[nodiscard]] std::optional<PositionCells> position_cells(const VectorTable& table, const PlaceColumns& columns);

[[nodiscard]] RawPlace raw_place(const TableRow& row, const PositionCells& cells);

/// What the row's cells hold, as a finding shows it: "22,515229; 103,919224".
[[nodiscard]] std::string cells_seen(const TableRow& row, const PositionCells& cells);

}  // namespace lomsong
