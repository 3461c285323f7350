// SPDX-License-Identifier: Apache-2.0
/// @file  Lines through places of which some are wrong: one for the technology, and for each land-cover class one
///        that leaves it as far as the class's own places can bear.
///
/// The fit is an M-estimate with Tukey's bisquare (Beaton and Tukey, Technometrics 16, 1974; Huber and Ronchetti,
/// "Robust Statistics", 2009, section 7.8) found by iteratively reweighted least squares from a start that half of
/// the places cannot spoil: medians. Unlike Huber's own function it gives no weight at all to what is far off, so
/// that wrong positions and switched units do not pull. What a class adds to the technology's line is penalised as
/// a random effect (Henderson, Biometrics 31, 1975): classes with few places keep to the technology.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "algorithms/calibration/places.hpp"
#include "engine/core/calibration.hpp"

namespace lomsong {

/// Residuals beyond this many scales weigh nothing; 95 % efficient when nothing is wrong.
inline constexpr double k_bisquare_limit = 4.685;
/// A class has a line of its own from so many places on.
inline constexpr std::size_t k_least_class_places = 8;
/// A class goes halfway from the technology's line to its own offset at so many places: classes are taken to lie 4
/// dB apart, places to scatter by 8 dB, and four neighbouring ones to say as much as one.
inline constexpr double k_halfway_places = 16.0;
/// The same for the slope, in places one decade from the centre: slopes are taken to lie 5 dB per decade apart.
inline constexpr double k_halfway_slope = 10.24;

/// Lines and how much each place had to say about them.
struct RobustLines {
    Metres centre;         ///< median of the places' distances
    CalibrationLine line;  ///< of the technology
    std::map<std::uint8_t, CalibrationLine> classes;
    std::vector<double> weights;  ///< by place, 0 to 1; an outlier has 0
};

/// `places` must not be empty. Places all at one distance give no slope.
[[nodiscard]] RobustLines fit_lines(std::span<const CalibrationPlace> places);

}  // namespace lomsong
