// SPDX-License-Identifier: Apache-2.0
/// @file  What lies where in a profile plot: heights over the curved Earth, the Fresnel zone, ranges, round ticks.
#pragma once

#include <cstddef>
#include <vector>

#include "io/report/profile_plot.hpp"

namespace lomsong::report {

/// The geometry of a plot. Ground is lifted by the bulge of the effective Earth, so that the ray between the
/// antennas is a straight line.
class ProfileGeometry {
  public:
    /// @throws Error{bad_data} as profile_plot_svg does.
    explicit ProfileGeometry(const ProfilePlot& plot);

    [[nodiscard]] double length_km() const { return m_length_km; }
    /// Height of the Earth's bulge over the chord between the ends, m: d1 d2 / (2 a).
    [[nodiscard]] double bulge_m(double distance_km) const;
    [[nodiscard]] double ground_m(std::size_t point) const;
    [[nodiscard]] double clutter_top_m(std::size_t point) const;
    /// Height of the line between the antennas, m.
    [[nodiscard]] double line_m(double distance_km) const;
    /// Radius of the first Fresnel zone, m: sqrt(lambda d1 d2 / d).
    [[nodiscard]] double fresnel_m(double distance_km) const;

    /// Everything drawn lies between these, m.
    [[nodiscard]] double lowest_m() const { return m_lowest_m; }
    [[nodiscard]] double highest_m() const { return m_highest_m; }

  private:
    const ProfilePlot& m_plot;
    double m_length_km;
    double m_lambda_m;
    double m_lowest_m;
    double m_highest_m;
};

/// Round numbers (1, 2 or 5 times a power of ten) from at most `lowest` to at least `highest`, about `wanted` of
/// them. `highest` must lie above `lowest`.
[[nodiscard]] std::vector<double> outer_ticks(double lowest, double highest, int wanted);

/// As above, but none outside the range.
[[nodiscard]] std::vector<double> inner_ticks(double lowest, double highest, int wanted);

}  // namespace lomsong::report
