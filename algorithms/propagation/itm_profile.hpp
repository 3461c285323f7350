// SPDX-License-Identifier: Apache-2.0
/// @file  What the Irregular Terrain Model reads from a terrain profile: height, horizons, irregularity and
///        effective heights of the ends.
#pragma once

#include <span>

#include "algorithms/propagation/itm_path.hpp"

namespace lomsong::itm {

/// Terrain at equal steps; `z_m` has at least two points.
struct Profile {
    std::span<const double> z_m;  ///< above sea level
    double step_m = 0.0;
    [[nodiscard]] double last() const noexcept { return static_cast<double>(z_m.size() - 1); }
    [[nodiscard]] double length_m() const noexcept { return last() * step_m; }
};

/// Mean height above sea level of the middle four fifths of the path.
[[nodiscard]] double mean_height_m(const Profile& profile) noexcept;

/// A straight line through heights, by its values under both ends of the path.
struct Line {
    double first_m = 0.0;
    double last_m = 0.0;
};

/// Line of least squares over the stretch from `from_m` to `to_m` along the path. The first and the last point
/// of the stretch weigh half. A stretch without an inner interval is widened by one interval on each side.
[[nodiscard]] Line fitted_line(const Profile& profile, double from_m, double to_m) noexcept;

/// Terrain irregularity delta h: the interdecile range of heights about their line of least squares between
/// `from_m` and `to_m`, extended to infinite length. TN101 annex, ERL 79-ITS 67 section 3.
///
/// Heights are taken at 35 to 245 equal steps by linear interpolation. 0 when the stretch is shorter than two
/// intervals.
[[nodiscard]] double irregularity_of(const Profile& profile, double from_m, double to_m) noexcept;

/// Sets length, irregularity, effective heights, and horizons. Needs the radio of `path` set.
///
/// Horizons are those of the terrain (TN101 section 6). Where the antennas see each other with much to spare, so
/// that the horizons say little about the ground between, usual ones stand in, as in area prediction.
void read_terrain(Path& path, const Profile& profile) noexcept;

}  // namespace lomsong::itm
