// SPDX-License-Identifier: Apache-2.0
/// @file  Samples against their predictions, and the places that they make. A phone that stands still, or a car in
///        a queue, says the same thing a hundred times: a square speaks once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// One measured level and its prediction.
struct CalibrationSample {
    Technology technology = Technology::g4;
    std::size_t operator_index = 0;
    Point position;
    std::uint8_t land_cover = 0;  ///< at the receiver; k_no_land_cover when nothing is known
    Metres distance;              ///< along the ground, to the sector that was predicted; above 0
    Decibels residual;            ///< measured minus predicted
    std::size_t area = 0;         ///< areas are left out one at a time; any numbers
};

/// The samples of one operator in one square.
struct CalibrationPlace {
    std::uint8_t land_cover = 0;
    Metres distance;
    Decibels residual;  ///< measured minus predicted
    std::size_t area = 0;
    friend bool operator==(const CalibrationPlace&, const CalibrationPlace&) = default;
};

/// Edge of the squares. Shadowing of neighbouring places is alike over about so far in open country (Gudmundson,
/// "Correlation model for shadow fading", Electronics Letters 27, 1991: some hundred metres), and a raster cell is
/// of that order.
inline constexpr Metres k_place_edge{100.0};

/// The square of a position: equal for positions in one square.
struct PlaceSquare {
    std::int64_t east = 0;
    std::int64_t north = 0;
    friend constexpr auto operator<=>(const PlaceSquare&, const PlaceSquare&) = default;
};
[[nodiscard]] PlaceSquare square_of(Point position, Metres edge = k_place_edge) noexcept;

/// The places of one technology, by operator and square: the median residual, the median distance, the land cover
/// and the area that most of its samples have (of equally many the lowest).
[[nodiscard]] std::vector<CalibrationPlace> places_of(std::span<const CalibrationSample> samples,
                                                      Technology technology);

/// The middle one, or the mean of the two in the middle. `values` must not be empty.
[[nodiscard]] double median(std::vector<double> values);

/// The value below which the share `p` in [0, 1] of the values lies, linear between neighbours. `values` must not
/// be empty.
[[nodiscard]] double percentile(std::vector<double> values, double p);

}  // namespace lomsong
