// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/p1812_diffraction.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "algorithms/propagation/p1812_edge.hpp"

namespace lomsong::p1812 {

namespace {

/// Steepest slope, m per km, from the transmitter to a point between the ends (13).
template <class Surface>
double slope_from_transmitter(const Path& path, double hts_m, double curvature, Surface surface) noexcept {
    double steepest = -1e300;
    for (std::size_t i = 1; i < path.last; ++i) {
        const double di_km = path.d_km[i];
        steepest = std::max(steepest, (surface(i) - hts_m) / di_km + curvature * (path.length_km - di_km));
    }
    return steepest;
}

/// Steepest slope, m per km, from the receiver to a point between the ends (17).
template <class Surface>
double slope_from_receiver(const Path& path, double hrs_m, double curvature, Surface surface) noexcept {
    double steepest = -1e300;
    for (std::size_t i = 1; i < path.last; ++i) {
        const double di_km = path.d_km[i];
        steepest = std::max(steepest, (surface(i) - hrs_m) / (path.length_km - di_km) + curvature * di_km);
    }
    return steepest;
}

/// Where the two steepest slopes meet (18). That lies between the points they touch; the bounds only keep
/// rounding harmless when an edge just grazes the line, where the slopes are nearly parallel.
double bullington_point_km(const Path& path, double stim, double srim, double rise_m) noexcept {
    const double d = path.length_km;
    const double closing = stim + srim;
    const double dbp_km = closing > 0.0 ? (rise_m + srim * d) / closing : 0.5 * d;
    return std::clamp(dbp_km, path.d_km[1], path.d_km[path.last - 1]);
}

/// Equations (13) to (21).
template <class Surface>
Bullington bullington(const Path& path, double hts_m, double hrs_m, double ap_km, Surface surface) noexcept {
    const double d = path.length_km;
    const double curvature = 500.0 / ap_km;
    const double stim = slope_from_transmitter(path, hts_m, curvature, surface);
    const double str = (hrs_m - hts_m) / d;  // (14)
    double nu = 0.0;
    if (stim < str) {
        nu = worst_edge(path, hts_m, hrs_m, ap_km, surface).nu;  // (15)
    } else {
        const double srim = slope_from_receiver(path, hrs_m, curvature, surface);
        const double dbp_km = bullington_point_km(path, stim, srim, hrs_m - hts_m);
        const double height_m = hts_m + stim * dbp_km - (hts_m * (d - dbp_km) + hrs_m * dbp_km) / d;
        nu = height_m * std::sqrt(0.002 * d / (path.lambda_m * dbp_km * (d - dbp_km)));  // (19)
    }
    const double luc_db = knife_edge_loss_db(nu);                                   // (16), (20)
    return {luc_db, luc_db + (1.0 - std::exp(-luc_db / 6.0)) * (10.0 + 0.02 * d)};  // (21)
}

/// Electrical constants of a surface.
struct Ground {
    double permittivity;
    double conductivity_s_per_m;
};
constexpr Ground k_land{22.0, 0.003};
constexpr Ground k_sea{80.0, 5.0};

double distance_term_db(double x) noexcept {  // F(X), (33)
    return x >= 1.6 ? 11.0 + 10.0 * std::log10(x) - 17.6 * x : -20.0 * std::log10(x) - 5.6488 * std::pow(x, 1.425);
}

double height_gain_db(double y, double beta, double k) noexcept {  // G(Y), (34), (35)
    const double b = beta * y;
    const double gain_db = b > 2.0 ? 17.6 * std::sqrt(b - 1.1) - 5.0 * std::log10(b - 1.1) - 8.0
                                   : 20.0 * std::log10(b + 0.1 * b * b * b);
    return std::max(gain_db, 2.0 + 20.0 * std::log10(k));
}

double first_term_over_db(const Path& path, Ground ground, double hte_m, double hre_m, double a_km) noexcept {
    const double f = path.f_ghz;
    const double loss_ratio = 18.0 * ground.conductivity_s_per_m / f;
    const double less_one = ground.permittivity - 1.0;
    double k = 0.036 / (std::cbrt(a_km * f) * std::sqrt(std::hypot(less_one, loss_ratio)));  // (29a)
    if (path.polarisation == Polarisation::vertical) {
        k *= std::hypot(ground.permittivity, loss_ratio);  // (29b)
    }
    const double k2 = k * k;
    const double k4 = k2 * k2;
    const double beta = (1.0 + 1.6 * k2 + 0.67 * k4) / (1.0 + 4.5 * k2 + 1.53 * k4);  // (30)
    const double x = 21.88 * beta * std::cbrt(f / (a_km * a_km)) * path.length_km;    // (31)
    const double y_per_m = 0.9575 * beta * std::cbrt(f * f / a_km);                   // (32)
    return -distance_term_db(x) - height_gain_db(y_per_m * hte_m, beta, k) -          // (36)
           height_gain_db(y_per_m * hre_m, beta, k);
}

}  // namespace

Bullington bullington_actual(const Path& path, double ap_km) noexcept {
    return bullington(path, path.hts_m, path.hrs_m, ap_km, TerrainWithClutter{path});
}

Bullington bullington_smooth(const Path& path, double hte_m, double hre_m, double ap_km) noexcept {
    return bullington(path, hte_m, hre_m, ap_km, SmoothGround{});
}

double first_term_loss_db(const Path& path, double hte_m, double hre_m, double a_km) noexcept {
    double loss_db = 0.0;
    if (path.omega > 0.0) {
        loss_db += path.omega * first_term_over_db(path, k_sea, hte_m, hre_m, a_km);
    }
    if (path.omega < 1.0) {
        loss_db += (1.0 - path.omega) * first_term_over_db(path, k_land, hte_m, hre_m, a_km);
    }
    return loss_db;  // (28)
}

double spherical_earth_loss_db(const Path& path, double hte_m, double hre_m, double ap_km) noexcept {
    const double d = path.length_km;
    const double dlos_km = std::sqrt(2.0 * ap_km) * (std::sqrt(0.001 * hte_m) + std::sqrt(0.001 * hre_m));  // (22)
    if (d >= dlos_km) {
        return first_term_loss_db(path, hte_m, hre_m, ap_km);
    }
    const double c = (hte_m - hre_m) / (hte_m + hre_m);          // (24d)
    const double m = 250.0 * d * d / (ap_km * (hte_m + hre_m));  // (24e)
    const double m1 = m + 1.0;
    const double cosine = 1.5 * c * std::sqrt(3.0 * m / (m1 * m1 * m1));  // at most |c|
    const double b = 2.0 * std::sqrt(m1 / (3.0 * m)) *
                     std::cos(std::numbers::pi / 3.0 + std::acos(std::clamp(cosine, -1.0, 1.0)) / 3.0);  // (24c)
    const double dse1_km = 0.5 * d * (1.0 + b);                                                          // (24a)
    const double dse2_km = d - dse1_km;                                                                  // (24b)
    const double hse_m = ((hte_m - 500.0 * dse1_km * dse1_km / ap_km) * dse2_km +
                          (hre_m - 500.0 * dse2_km * dse2_km / ap_km) * dse1_km) /
                         d;                                                           // (23)
    const double hreq_m = 17.456 * std::sqrt(dse1_km * dse2_km * path.lambda_m / d);  // (25)
    if (hse_m > hreq_m) {
        return 0.0;
    }
    const double reach = d / (std::sqrt(hte_m) + std::sqrt(hre_m));
    const double aem_km = 500.0 * reach * reach;  // (26)
    const double ldft_db = first_term_loss_db(path, hte_m, hre_m, aem_km);
    return ldft_db < 0.0 ? 0.0 : (1.0 - hse_m / hreq_m) * ldft_db;  // (27)
}

Diffraction delta_bullington(const Path& path, const SmoothEarth& earth, double ap_km, Detail detail) noexcept {
    const double hte_m = path.hts_m - earth.hstd_m;  // (37)
    const double hre_m = path.hrs_m - earth.hsrd_m;
    Diffraction parts;
    parts.actual = bullington_actual(path, ap_km);
    parts.spherical_db = spherical_earth_loss_db(path, hte_m, hre_m, ap_km);
    // The smooth path is only ever subtracted, and never below zero.
    if (detail == Detail::all_terms || parts.spherical_db > 0.0) {
        parts.smooth = bullington_smooth(path, hte_m, hre_m, ap_km);
    }
    parts.loss_db = parts.actual.loss_db + std::max(parts.spherical_db - parts.smooth.loss_db, 0.0);  // (39)
    return parts;
}

}  // namespace lomsong::p1812
