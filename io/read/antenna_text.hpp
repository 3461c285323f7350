// SPDX-License-Identifier: Apache-2.0
/// @file  What the formats of antenna files share: lines with numbers, and measured points made into a cut.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/antenna_pattern.hpp"

namespace lomsong::antenna {

/// A line that is not empty, without blanks at its ends.
struct Line {
    std::size_t number = 0;  ///< from 1
    std::string_view text;
};
/// Ends of line as on any system; a byte-order mark is skipped. The lines point into `text`.
[[nodiscard]] std::vector<Line> lines_of(std::string_view text);

/// The words between blanks, tabs and semicolons; where that gives one word, between commas. Commas at the end of
/// a word go, so "0, 0.5", "0;0,5" and "0,0.5" are all two words.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text);

/// The whole word as a finite number; a comma counts as the decimal dot.
[[nodiscard]] std::optional<double> number_of(std::string_view word);
/// Every number in the text, also where a unit is glued to it ("17.0dBi") or a dash joins two ("1710-1880").
[[nodiscard]] std::vector<double> numbers_in(std::string_view text);

/// Capitals, without blanks, '_' and '-': "H_Width" -> "HWIDTH".
[[nodiscard]] std::string bare_key(std::string_view word);

/// @throws Error{bad_data} "shown:line: text"; line 0 is the file as a whole.
[[noreturn]] void refuse(const std::string& shown, std::size_t line, const std::string& text);

/// One measured point: any sense and reference, see the formats.
struct Point {
    double angle_deg = 0.0;
    double value = 0.0;
    std::size_t line = 0;
};
using Points = std::vector<Point>;

/// Two numbers of a line as a point.
/// @throws Error{bad_data} when they are none, or beyond 720 degrees or 300 dB.
[[nodiscard]] Point point_of(const Line& line, const std::string& shown);

enum class Plane { horizontal, vertical };

/// Points in degrees (vertical: positive down) and dB at or below 0 as a cut in steps of 1 degree, or of 0.1
/// degrees when they have fractions of degrees; linear between them. A half is mirrored: a vertical cut within +-90
/// degrees to the rear, a horizontal one of 0 to 180 degrees to the left.
/// @throws Error{bad_data} for an angle with two values, and for gaps of more than 45 degrees.
[[nodiscard]] std::vector<double> cut_of(Points points, Plane plane, const std::string& shown);

/// Fills in what follows from the cuts: the front-to-back ratio when it was not declared, and where they cross.
void close_table(AntennaPatternTable& table);

[[nodiscard]] AntennaPatternTable parse_msi(std::string_view text, const std::string& shown);
[[nodiscard]] AntennaPatternTable parse_nsma(std::string_view text, const std::string& shown);
[[nodiscard]] AntennaPatternTable parse_radio_mobile(std::string_view text, const std::string& shown);
/// SPLAT: the contents of the two files; either may be missing.
struct SplatPart {
    std::string_view text;
    std::string shown;
};
[[nodiscard]] AntennaPatternTable parse_splat(const std::optional<SplatPart>& azimuth,
                                              const std::optional<SplatPart>& elevation);

}  // namespace lomsong::antenna
