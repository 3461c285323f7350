// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/p1812_ducting.hpp"

#include <algorithm>
#include <cmath>

namespace lomsong::p1812 {

namespace {

/// Loss by the terrain near one end hiding it from the layer (48).
double site_shielding_db(double f_ghz, double theta_mrad, double horizon_km) noexcept {
    const double excess = theta_mrad - 0.1 * horizon_km;
    if (excess <= 0.0) {
        return 0.0;
    }
    return 20.0 * std::log10(1.0 + 0.361 * excess * std::sqrt(f_ghz * horizon_km)) +
           0.264 * excess * std::cbrt(f_ghz);
}

/// Gain of an end near the coast, as a negative loss (49).
double over_sea_coupling_db(double omega, double coast_km, double horizon_km, double antenna_m) noexcept {
    if (omega < 0.75 || coast_km > horizon_km || coast_km > 5.0) {
        return 0.0;
    }
    return -3.0 * std::exp(-0.25 * coast_km * coast_km) * (1.0 + std::tanh(0.07 * (50.0 - antenna_m)));
}

/// Effective heights over the smooth surface, and how rough the ground between the horizons is (92) to (95).
void roughness(const Path& path, const DuctingInputs& in, Ducting& found) noexcept {
    const double hst_m = std::min(in.earth.hst_m, path.h_m.front());  // (92)
    const double hsr_m = std::min(in.earth.hsr_m, path.h_m.back());
    const double slope_m_per_km = (hsr_m - hst_m) / path.length_km;  // (93)
    found.hte_m = path.hts_m - hst_m;
    found.hre_m = path.hrs_m - hsr_m;
    found.hm_m = -1e300;
    for (std::size_t i = in.horizons.transmitter; i <= in.horizons.receiver; ++i) {
        found.hm_m = std::max(found.hm_m, path.h_m[i] - (hst_m + slope_m_per_km * path.d_km[i]));
    }
}

/// Coupling of both antennas into the layer (47).
double coupling_db(const Path& path, const DuctingInputs& in) noexcept {
    const Horizons& seen = in.horizons;
    const double f = path.f_ghz;
    const double alf_db = f < 0.5 ? 45.375 - 137.0 * f + 92.5 * f * f : 0.0;  // (47a)
    return 102.45 + 20.0 * std::log10(f) + 20.0 * std::log10(seen.dlt_km + seen.dlr_km) + alf_db +
           site_shielding_db(f, seen.theta_t_mrad, seen.dlt_km) +
           site_shielding_db(f, seen.theta_r_mrad, seen.dlr_km) +
           over_sea_coupling_db(path.omega, in.dct_km, seen.dlt_km, path.hts_m) +
           over_sea_coupling_db(path.omega, in.dcr_km, seen.dlr_km, path.hrs_m);
}

/// Share of time in which the layer carries over this path, % (54).
double beta_pct(const Path& path, const DuctingInputs& in, const Ducting& found) noexcept {
    const double d = path.length_km;
    const double alpha = std::max(-0.6 - 3.5e-9 * std::pow(d, 3.1) * in.climate.tau, -3.4);  // (55a)
    const double heights = std::sqrt(found.hte_m) + std::sqrt(found.hre_m);
    const double mu2 = std::min(std::pow(500.0 / path.ae_km * d * d / (heights * heights), alpha), 1.0);  // (55)
    const double di_km = std::min(d - in.horizons.dlt_km - in.horizons.dlr_km, 40.0);                     // (56a)
    const double mu3 =
        found.hm_m > 10.0 ? std::exp(-4.6e-5 * (found.hm_m - 10.0) * (43.0 + 6.0 * di_km)) : 1.0;  // (56)
    return in.climate.b0_pct * mu2 * mu3;
}

/// Loss within the layer by time (53).
double time_db(double d, double time_pct, double beta) noexcept {
    const double log_beta = std::log10(beta);
    const double gamma =
        1.076 / std::pow(2.0058 - log_beta, 1.012) *
        std::exp(-(9.51 - 4.8 * log_beta + 0.198 * log_beta * log_beta) * 1e-6 * std::pow(d, 1.13));  // (53a)
    const double ratio = time_pct / beta;
    return -12.0 + (1.2 + 3.7e-3 * d) * std::log10(ratio) + 12.0 * std::pow(ratio, gamma);
}

}  // namespace

Ducting ducting(const Path& path, const DuctingInputs& inputs) noexcept {
    Ducting found;
    roughness(path, inputs, found);
    found.af_db = coupling_db(path, inputs);
    const Horizons& seen = inputs.horizons;
    const double theta_mrad = 1e3 * path.length_km / path.ae_km + std::min(seen.theta_t_mrad, 0.1 * seen.dlt_km) +
                              std::min(seen.theta_r_mrad, 0.1 * seen.dlr_km);  // (52)
    const double gamma_d = 5e-5 * path.ae_km * std::cbrt(path.f_ghz);          // (51)
    const double beta = std::max(beta_pct(path, inputs, found), 1e-300);
    found.ad_db = gamma_d * theta_mrad + time_db(path.length_km, inputs.time_pct, beta);  // (50)
    found.loss_db = found.af_db + found.ad_db;                                            // (46)
    return found;
}

double least_layer_loss_db(double d_km, double latitude_deg) noexcept {
    Path path;
    path.length_km = d_km;
    return time_db(d_km, 50.0, climate(path, latitude_deg).b0_pct);
}

}  // namespace lomsong::p1812
