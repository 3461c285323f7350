// SPDX-License-Identifier: Apache-2.0
/// @file  Main directions of antennas as people write them: degrees, points of the compass in Vietnamese and
///        English, several in one cell, or none because the antenna looks everywhere.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "io/clean/quantity.hpp"

namespace lomsong {

struct Azimuths {
    std::vector<double> degrees;   ///< 0..360 clockwise from north; several: sectors in one cell
    bool omnidirectional = false;  ///< "omni", "0-360", "vô hướng"
    std::optional<Remark> remark;
};

/// "60", "60°", "-10", "Đông Bắc", "ĐB", "NE", "0/120/240", "omni". Nothing in it when the cell says nothing.
[[nodiscard]] Azimuths azimuths(std::string_view cell, const ColumnHabit& habit);

/// The direction of a point of the compass, degrees; `south_by_letter_n` decides about a lone "N". Nothing for any
/// other word.
[[nodiscard]] std::optional<double> compass_point(std::string_view word, bool south_by_letter_n);

/// True when the letters of the column's compass points are Vietnamese ones, so that "N" is Nam, the south.
[[nodiscard]] bool vietnamese_compass(std::span<const std::string_view> cells);

}  // namespace lomsong
