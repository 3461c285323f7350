// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/p1812_path.hpp"

#include <algorithm>
#include <cmath>

#include "algorithms/propagation/p1812_climate.hpp"
#include "algorithms/propagation/p1812_edge.hpp"

namespace lomsong::p1812 {

double effective_earth_radius_km(double delta_n) noexcept { return 6371.0 * 157.0 / (157.0 - delta_n); }

Path path_of(const Link& link) noexcept {
    const PathProfileView& profile = link.profile;
    Path path;
    path.d_km = profile.distance_km;
    path.h_m = profile.terrain_m;
    path.r_m = profile.clutter_m;
    path.zone = profile.zone;
    path.last = profile.distance_km.size() - 1;
    path.length_km = profile.distance_km.back();
    path.f_ghz = link.frequency.value() / 1e9;
    path.lambda_m = 0.2998 / path.f_ghz;  // the Recommendation's rounding of the speed of light
    path.htg_m = link.transmitter_height.value();
    path.hrg_m = link.receiver_height.value();
    path.hts_m = profile.terrain_m.front() + path.htg_m;
    path.hrs_m = profile.terrain_m.back() + path.hrg_m;
    path.ae_km = effective_earth_radius_km(link.delta_n);
    path.omega = sea_fraction(path);
    path.polarisation = link.polarisation;
    return path;
}

SmoothEarth smooth_earth(const Path& path) noexcept {
    const double d = path.length_km;
    const double slope_m_per_km = (path.hrs_m - path.hts_m) / d;
    double v1 = 0.0;
    double v2 = 0.0;
    double hobs_m = -1e300;  // highest obstruction over the line of sight (89a)
    double alpha_obt = -1e300;
    double alpha_obr = -1e300;
    double clutter_sum_m = 0.0;
    bool rising = true;
    for (std::size_t i = 1; i <= path.last; ++i) {
        const double here_km = path.d_km[i];
        const double before_km = path.d_km[i - 1];
        const double here_m = path.h_m[i];
        const double before_m = path.h_m[i - 1];
        const double step_km = here_km - before_km;
        rising = rising && step_km > 0.0;
        clutter_sum_m += path.r_m[i];
        v1 += step_km * (here_m + before_m);                                                              // (85)
        v2 += step_km * (here_m * (2.0 * here_km + before_km) + before_m * (here_km + 2.0 * before_km));  // (86)
        if (i < path.last) {
            const double obstruction_m = here_m - (path.hts_m + slope_m_per_km * here_km);  // (89d)
            hobs_m = std::max(hobs_m, obstruction_m);
            alpha_obt = std::max(alpha_obt, obstruction_m / here_km);        // (89b)
            alpha_obr = std::max(alpha_obr, obstruction_m / (d - here_km));  // (89c)
        }
    }
    SmoothEarth earth;
    earth.usable = rising && std::isfinite(v1 + v2 + clutter_sum_m);
    earth.hst_m = (2.0 * v1 * d - v2) / (d * d);  // (87)
    earth.hsr_m = (v2 - v1 * d) / (d * d);        // (88)
    double hstp_m = earth.hst_m;
    double hsrp_m = earth.hsr_m;
    if (hobs_m > 0.0) {
        hstp_m -= hobs_m * alpha_obt / (alpha_obt + alpha_obr);  // (90)
        hsrp_m -= hobs_m * alpha_obr / (alpha_obt + alpha_obr);
    }
    earth.hstd_m = std::min(hstp_m, path.h_m.front());  // (91)
    earth.hsrd_m = std::min(hsrp_m, path.h_m.back());
    return earth;
}

namespace {

/// Elevation in mrad of a slope that is given in m per km, curvature already taken off.
double elevation_mrad(double slope_m_per_km) noexcept { return 1e3 * std::atan(1e-3 * slope_m_per_km); }

}  // namespace

Horizons horizons(const Path& path) noexcept {
    const double d = path.length_km;
    const double bend = 500.0 / path.ae_km;  // m of drop per km of distance, per km: d / (2 ae) in slope form
    // Slopes are compared, not angles: the arctangent rises with them.
    double slope_t = -1e300;
    double slope_r = -1e300;
    std::size_t transmitter = 0;
    std::size_t receiver = 0;
    for (std::size_t i = 1; i < path.last; ++i) {
        const double from_t_km = path.d_km[i];
        const double from_r_km = d - from_t_km;
        const double seen_from_t = (path.h_m[i] - path.hts_m) / from_t_km - bend * from_t_km;  // (77)
        const double seen_from_r = (path.h_m[i] - path.hrs_m) / from_r_km - bend * from_r_km;  // (82a)
        if (seen_from_t > slope_t) {
            slope_t = seen_from_t;
            transmitter = i;
        }
        if (seen_from_r >= slope_r) {
            slope_r = seen_from_r;
            receiver = i;
        }
    }
    const double slope_td = (path.hrs_m - path.hts_m) / d - bend * d;  // (78)
    Horizons found;
    found.line_of_sight = slope_t <= slope_td;
    if (found.line_of_sight) {
        slope_t = slope_td;
        slope_r = (path.hts_m - path.hrs_m) / d - bend * d;  // (81)
        transmitter = worst_edge(path, path.hts_m, path.hrs_m, path.ae_km, BareTerrain{path}).index;
        receiver = transmitter;
    }
    found.theta_t_mrad = elevation_mrad(slope_t);
    found.theta_r_mrad = elevation_mrad(slope_r);
    found.theta_mrad = 1e3 * d / path.ae_km + found.theta_t_mrad + found.theta_r_mrad;  // (84)
    found.transmitter = transmitter;
    found.receiver = receiver;
    found.dlt_km = path.d_km[transmitter];   // (80)
    found.dlr_km = d - path.d_km[receiver];  // (83)
    return found;
}

}  // namespace lomsong::p1812
