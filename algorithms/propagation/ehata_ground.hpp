// SPDX-License-Identifier: Apache-2.0
/// @file  What extended Hata reads from the ground of one path, seen from the mobile.
#pragma once

#include <cstddef>
#include <span>

#include "algorithms/propagation/path_loss_model.hpp"

namespace lomsong::ehata {

/// Equally spaced ground heights counted from the mobile: the profile backwards, without a copy.
class Ground {
  public:
    /// The profile must have at least two points and lists of one length.
    explicit Ground(const PathProfileView& profile) noexcept;

    [[nodiscard]] std::size_t steps() const { return m_heights_m.size() - 1; }
    [[nodiscard]] double step_km() const { return m_step_km; }
    [[nodiscard]] double length_km() const { return m_step_km * static_cast<double>(steps()); }
    /// Height of the point `i` steps from the mobile, m above sea level.
    [[nodiscard]] double operator[](std::size_t i) const { return m_heights_m[m_heights_m.size() - 1 - i]; }
    /// Whole steps within a distance from the mobile, at most `steps()`.
    [[nodiscard]] std::size_t steps_within(double km) const noexcept;
    [[nodiscard]] bool is_sea(std::size_t i) const noexcept;
    /// True when distances rise evenly and every height is a number.
    [[nodiscard]] bool usable() const noexcept;
    /// Mean height of the points first..last, both included.
    [[nodiscard]] double mean_m(std::size_t first, std::size_t last) const noexcept;

  private:
    std::span<const double> m_distances_km;
    std::span<const double> m_heights_m;
    std::span<const RadioZone> m_zone;
    double m_step_km;
};

/// How much the two ends stand over the mean ground beyond 3 km from each: nothing on paths below 3 km, blended in
/// up to 15 km, over the stretch 3..15 km on longer ones.
struct HeightGain {
    double base_m = 0.0;
    double mobile_m = 0.0;
};
[[nodiscard]] HeightGain height_over_mean_ground(const Ground& ground) noexcept;

/// Heights that 10, 50 and 90 % of the ground within 10 km of the mobile exceed, m. On shorter paths all are scaled
/// as the irregularity grows with distance (ERL 79-ITS 67, eqn 3).
struct Undulation {
    double h10_m = 0.0;
    double h50_m = 0.0;
    double h90_m = 0.0;
    [[nodiscard]] double irregularity_m() const { return h10_m - h90_m; }
};
[[nodiscard]] Undulation undulation(const Ground& ground) noexcept;

/// Mean slope of the ground before the mobile, mrad, positive when it falls away towards the base: the steepest of
/// the lines fitted over the first 5, 6 ... 10 km when they agree in sign, otherwise that over 5 km. 0 below 5 km.
[[nodiscard]] double slope_mrad(const Ground& ground) noexcept;

/// Share of points at sea, and which half has more of them.
struct Sea {
    double fraction = 0.0;
    int nearer_mobile = 0;  ///< 1: the mobile's half has more, -1: the base's, 0: as much
};
[[nodiscard]] Sea sea(const Ground& ground) noexcept;

/// Radio horizons of both ends over an effective Earth from the mean height, and the ridge that they may share.
struct Horizons {
    double base_km = 0.0;    ///< from the base; the whole path when nothing hides the mobile
    double mobile_km = 0.0;  ///< from the mobile
    bool single = false;     ///< both are the same point, within half a step
    double ridge_m = 0.0;    ///< of that point over the line between the antennas, not below 0
};
[[nodiscard]] Horizons horizons(const Ground& ground, double base_m, double mobile_m) noexcept;

}  // namespace lomsong::ehata
