// SPDX-License-Identifier: Apache-2.0
/// @file  The text of one coordinate cell as numbers: every usual way of writing a place, in Vietnamese and
/// English.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace lomsong {

/// What the cell itself says a number is; metres too are `longitude` when they count east ("410697 mE"). `x` and
/// `y` are labels only ("X = 2492672"): which of them points north is a habit of the file.
enum class AxisName : unsigned char { unknown, longitude, latitude, x, y };

/// `unknown`: a number that is no angle and no projected metre as it stands ("103904893").
enum class CoordinateUnit : unsigned char { unknown, degrees, metres };

struct CoordinateValue {
    double value = 0.0;  ///< degrees or metres; west and south negative
    CoordinateUnit unit = CoordinateUnit::unknown;
    AxisName axis = AxisName::unknown;
    double precision = 0.0;  ///< one unit of its last digit, in degrees or metres
    /// An "N" that may be North or Nam (south): taken as north here, and no English letter in the cell says so.
    bool north_unsettled = false;
};

/// One cell: one value, or two in the order written; none and a problem when it cannot be read.
class CoordinateText {
  public:
    [[nodiscard]] std::span<const CoordinateValue> values() const { return {m_values.data(), m_count}; }
    /// Nothing, or a word for it: "-", "N/A", "chưa có".
    [[nodiscard]] bool is_blank() const { return m_count == 0 && m_problem.empty(); }
    /// Why it has no value: "'abc' is not a coordinate"; empty otherwise.
    [[nodiscard]] const std::string& problem() const { return m_problem; }

    void add(const CoordinateValue& value);
    void refuse(std::string problem);

  private:
    std::array<CoordinateValue, 2> m_values{};
    std::size_t m_count = 0;
    std::string m_problem;
};

/// How many values the cell should hold; settles what can be read in two ways, forbids nothing.
enum class CellHolds : unsigned char { anything, one, two };

/// Reads one cell (UTF-8, composed or not). Degrees with a dot or a comma; degrees, minutes and seconds with any
/// marks, words, blanks, colons or dashes; hemisphere letters or words of English (N S E W) and Vietnamese (B N Đ
/// T) on either side; metres with thousands in dots, commas or blanks; scientific notation; labels ("Kinh độ:", "X
/// ="); two values in one cell with any separator. A cell that can be read in two ways is read as a place in
/// Vietnam (102..110 E, 8..24 N or its metres) if only one of them is there, and refused otherwise. Depends on no
/// locale.
[[nodiscard]] CoordinateText parse_coordinates(std::string_view cell, CellHolds expected = CellHolds::anything);

}  // namespace lomsong
