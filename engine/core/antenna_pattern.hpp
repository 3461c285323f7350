// SPDX-License-Identifier: Apache-2.0
/// @file  How antennas radiate, as values: the patterns that need no file, and the table that a maker's file
///        becomes. docs/antennas.md has the formats and conventions.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/units.hpp"

namespace lomsong {

/// How an antenna's gain falls off from its strongest direction; the formulas are in
/// algorithms/antenna/pattern.hpp.
enum class AntennaPattern : unsigned char { omni, tr36814, tr38901, file };

struct BuiltInPattern {
    std::string_view name;  ///< as projects and station files write it
    AntennaPattern pattern;
};
/// The patterns that need no file.
inline constexpr std::array k_built_in_patterns{
    BuiltInPattern{"tr36814", AntennaPattern::tr36814},
    BuiltInPattern{"tr38901", AntennaPattern::tr38901},
    BuiltInPattern{"omni", AntennaPattern::omni},
};

/// The pattern of that name; nothing for any other text, which then names a file.
[[nodiscard]] std::optional<AntennaPattern> built_in_pattern(std::string_view name) noexcept;

/// A maker's pattern: two cuts through the sphere. A cut holds gains relative to the antenna's full gain, dB, none
/// above 0, at equal steps over the whole circle beginning at 0 degrees; an empty cut is 0 dB everywhere.
struct AntennaPatternTable {
    std::string file;  ///< as the project or the station file writes it
    std::string name;
    std::string maker;
    std::optional<Hertz> frequency;
    std::optional<Decibels> gain;    ///< dBi, strongest direction; empty when the file does not say
    std::vector<double> horizontal;  ///< clockwise from the main direction
    std::vector<double> vertical;    ///< from the horizon ahead downwards: 90 is the nadir, 180 the horizon behind
    /// The gain where the cuts cross, which both contain: not 0 only when both were measured through the horizon of
    /// an antenna that is strongest elsewhere.
    Decibels crossing{0.0};
    Decibels front_to_back{0.0};            ///< declared, else `rear_loss(horizontal)`
    std::optional<Angle> electrical_tilt;   ///< declared; it is in the vertical cut already
    std::optional<Angle> horizontal_width;  ///< declared, between the 3 dB points
    std::optional<Angle> vertical_width;
};

/// The cut at any finite angle, linear between its points, dB.
[[nodiscard]] inline double cut_gain_db(std::span<const double> cut, double angle_deg) noexcept {
    if (cut.empty()) {
        return 0.0;
    }
    const double turns = angle_deg / 360.0;
    const double at = (turns - std::floor(turns)) * static_cast<double>(cut.size());
    std::size_t below = static_cast<std::size_t>(at);
    const double share = at - static_cast<double>(below);
    below = below < cut.size() ? below : 0;  // rounding may reach the full turn
    const std::size_t above = below + 1 < cut.size() ? below + 1 : 0;
    return cut[below] + share * (cut[above] - cut[below]);
}

/// How many degrees of the cut lie within 3 dB of full gain; 360 for an empty cut. Side lobes that strong count, as
/// makers count them.
[[nodiscard]] Angle half_power_width(std::span<const double> cut) noexcept;

/// How far a horizontal cut lies below full gain behind the antenna: the smallest loss within 30 degrees of 180.
[[nodiscard]] Decibels rear_loss(std::span<const double> horizontal) noexcept;

/// Where the main beam points, positive down: the declared electrical tilt, else the middle of the stretch around
/// the strongest direction of the vertical cut's front half that lies within 0.25 dB of it; 0 without a vertical
/// cut.
[[nodiscard]] Angle beam_tilt(const AntennaPatternTable& table) noexcept;

}  // namespace lomsong
