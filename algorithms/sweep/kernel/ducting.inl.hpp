// SPDX-License-Identifier: Apache-2.0
/// @file  Ducting of ITU-R P.1812-8 over land for half of the time: rarely the stronger way, so a cheap lower bound
///        of its loss (46) answers for nearly all paths, and this file for the rest. Equation numbers are the
///        Recommendation's; the oracle is algorithms/propagation/p1812_ducting.cpp. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_DUCTING_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_DUCTING_INL
#undef LOMSONG_SWEEP_DUCTING_INL
#else
#define LOMSONG_SWEEP_DUCTING_INL
#endif

#include <cmath>
#include <cstddef>

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "algorithms/sweep/kernel/decibels_math.inl.hpp"
#include "algorithms/sweep/kernel/kernels.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// A vector of paths as far as ducting asks.
template <class D>
struct DuctPath {
    using V = hn::Vec<D>;
    V d_km;
    V tx_mrad, rx_mrad;  ///< elevations of the horizons (79), (82)
    V tx_km, rx_km;      ///< their distances (80), (83)
    V hte_m, hre_m;      ///< antennas over the smooth surface (94)
    V relief_m;          ///< no ground between the horizons stands higher over that surface (95)
    V rough_m;           ///< hm (95); 0 while it is not known, which bounds the loss from below
    hn::Mask<D> in_sight;

    DuctPath(D d, const SweptPaths& paths, std::size_t at, V km)
        : d_km{km},
          tx_mrad{hn::LoadU(d, paths.tx_horizon_mrad.data() + at)},
          rx_mrad{hn::LoadU(d, paths.rx_horizon_mrad.data() + at)},
          tx_km{hn::LoadU(d, paths.tx_horizon_km.data() + at)},
          rx_km{hn::LoadU(d, paths.rx_horizon_km.data() + at)},
          hte_m{hn::LoadU(d, paths.duct_tx_m.data() + at)},
          hre_m{hn::LoadU(d, paths.duct_rx_m.data() + at)},
          relief_m{hn::LoadU(d, paths.relief_m.data() + at)},
          rough_m{hn::Zero(d)},
          in_sight{hn::Lt(rx_km, hn::Zero(d))} {}
};

/// Loss by the terrain near one end hiding it from the layer (48).
template <class D, class V = hn::Vec<D>>
HWY_INLINE V site_shielding_db(D d, float f_ghz, V mrad, V km) {
    const V excess = hn::Max(hn::NegMulAdd(hn::Set(d, 0.1F), km, mrad), hn::Zero(d));
    const V root = hn::Sqrt(hn::Mul(hn::Set(d, f_ghz), hn::Max(km, hn::Zero(d))));
    const V sum = hn::MulAdd(hn::Mul(hn::Set(d, 0.361F), excess), root, hn::Set(d, 1.0F));
    return hn::MulAdd(hn::Set(d, 2.0F), in_db(d, sum), hn::Mul(hn::Set(d, 0.264F * std::cbrt(f_ghz)), excess));
}

/// log10 of mu3 (56).
template <class D, class V = hn::Vec<D>>
HWY_INLINE V log_mu3(D d, const DuctPath<D>& path) {
    const V excess = hn::Max(hn::Sub(path.rough_m, hn::Set(d, 10.0F)), hn::Zero(d));
    const V between = hn::Min(hn::Sub(path.d_km, hn::Add(path.tx_km, path.rx_km)), hn::Set(d, 40.0F));  // (56a)
    const V weight = hn::MulAdd(hn::Set(d, 6.0F), between, hn::Set(d, 43.0F));
    return hn::Mul(hn::Mul(excess, weight), hn::Set(d, -4.6e-5F / k_ln10));
}

/// Loss within the layer for half of the time (53) with beta (54).
template <class D, class V = hn::Vec<D>>
HWY_INLINE V layer_db(D d, float earth_km, const DuctPath<D>& path) {
    const float phi = RadioFrame::k_latitude_deg;
    const V one = hn::Set(d, 1.0F);
    const V log_d = hn::Log(d, path.d_km);
    const V tau = hn::Sub(
        one, hn::Exp(d, hn::Mul(hn::Set(d, -4.12e-4F), hn::Exp(d, hn::Mul(hn::Set(d, 2.41F), log_d)))));  // (3)
    const V along = hn::Div(path.d_km, hn::NegMulAdd(hn::Set(d, 6.6F), tau, hn::Set(d, 16.0F)));
    const V still = hn::MulAdd(hn::Set(d, -5.0F * 0.354F), tau, hn::Set(d, -5.0F * 0.496F));
    const V sum = hn::Add(ten_to(d, hn::Neg(along)), ten_to(d, still));
    const V log_mu1 = hn::Min(hn::Mul(hn::Set(d, 0.02F), in_db(d, sum)), hn::Zero(d));  // (2)
    // mu1 mu4 = mu1^(1 - 0.935 + 0.0176 phi) (4)
    const V log_b0 =
        hn::MulAdd(hn::Set(d, 0.065F + 0.0176F * phi), log_mu1, hn::Set(d, 1.67F - 0.015F * phi));  // (5)
    const V bent = hn::Mul(hn::Mul(hn::Set(d, -3.5e-9F), tau), hn::Exp(d, hn::Mul(hn::Set(d, 3.1F), log_d)));
    const V alpha = hn::Max(hn::Sub(bent, hn::Set(d, 0.6F)), hn::Set(d, -3.4F));  // (55a)
    const V reach = hn::Div(path.d_km, hn::Add(hn::Sqrt(path.hte_m), hn::Sqrt(path.hre_m)));
    const V base = hn::Mul(hn::Mul(hn::Set(d, 500.0F / earth_km), reach), reach);
    const V log_mu2 = hn::Min(hn::Mul(alpha, hn::Mul(hn::Set(d, 0.1F), in_db(d, base))), hn::Zero(d));  // (55)
    const V log_beta = hn::Add(hn::Add(log_b0, log_mu2), log_mu3(d, path));
    const V curve =
        hn::MulAdd(hn::MulAdd(hn::Set(d, 0.198F), log_beta, hn::Set(d, -4.8F)), log_beta, hn::Set(d, 9.51F));
    const V damped = hn::Mul(hn::Mul(curve, hn::Set(d, -1e-6F)), hn::Exp(d, hn::Mul(hn::Set(d, 1.13F), log_d)));
    const V spread = hn::Mul(hn::Set(d, -1.012F), hn::Log(d, hn::Sub(hn::Set(d, 2.0058F), log_beta)));
    const V gamma = hn::Mul(hn::Set(d, 1.076F), hn::Exp(d, hn::Add(damped, spread)));  // (53a)
    const V log_ratio = hn::Sub(hn::Set(d, 1.698970004F), log_beta);                   // 50 % over beta
    const V slope = hn::MulAdd(hn::Set(d, 3.7e-3F), path.d_km, hn::Set(d, 1.2F));
    const V rise = hn::Mul(hn::Set(d, 12.0F), ten_to(d, hn::Mul(log_ratio, gamma)));
    return hn::Sub(hn::MulAdd(slope, log_ratio, rise), hn::Set(d, 12.0F));
}

/// Lba (46); a lower bound of it where `duct_is_exact` does not hold.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V anomalous_db(D d, const RadioFrame& radio, float coupling_db, const DuctPath<D>& path) {
    const V zero = hn::Zero(d);
    const V tenth = hn::Set(d, 0.1F);
    // In sight both horizons are the worst edge (dlt + dlr = d), wherever it is: no shielding is the least.
    const V both_km = hn::IfThenElse(path.in_sight, path.d_km, hn::Add(path.tx_km, path.rx_km));
    const V shielding =
        hn::IfThenZeroElse(path.in_sight, hn::Add(site_shielding_db(d, radio.f_ghz, path.tx_mrad, path.tx_km),
                                                  site_shielding_db(d, radio.f_ghz, path.rx_mrad, path.rx_km)));
    const V tx = hn::Min(path.tx_mrad, hn::IfThenZeroElse(path.in_sight, hn::Mul(tenth, path.tx_km)));
    const V rx = hn::Min(path.rx_mrad, hn::IfThenElse(path.in_sight, zero, hn::Mul(tenth, path.rx_km)));
    const V theta = hn::MulAdd(hn::Set(d, 1e3F / radio.earth_km), path.d_km, hn::Add(tx, rx));  // (52)
    const float gamma_d = 5e-5F * radio.earth_km * std::cbrt(radio.f_ghz);                      // (51)
    const V af = hn::Add(hn::MulAdd(hn::Set(d, 2.0F), in_db(d, both_km), hn::Set(d, coupling_db)), shielding);
    return hn::Add(af, hn::MulAdd(hn::Set(d, gamma_d), theta, layer_db(d, radio.earth_km, path)));
}

/// Where `anomalous_db` is the loss itself and no mere bound without having looked at the ground again.
template <class D>
HWY_INLINE hn::Mask<D> duct_is_exact(D d, const DuctPath<D>& path) {
    const auto smooth = hn::Le(path.relief_m, hn::Set(d, 10.0F));
    const auto below = hn::And(hn::Le(path.tx_mrad, hn::Zero(d)), hn::Le(path.rx_mrad, hn::Zero(d)));
    return hn::And(smooth, hn::Or(hn::Not(path.in_sight), below));
}

/// 1 - 0.5 (1 + tanh(x)) = 1 / (1 + e^(2x)): form of (57) and (58).
template <class D, class V = hn::Vec<D>>
HWY_INLINE V fade(D d, V x) {
    const V limited = hn::Min(hn::Add(x, x), hn::Set(d, 80.0F));
    return hn::Div(hn::Set(d, 1.0F), hn::Add(hn::Set(d, 1.0F), hn::Exp(d, limited)));
}

/// Lbam (62) from line of sight, diffraction and ducting.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V blended_db(D d, V lba, V lbfs, V lbd, V d_km, V theta_mrad) {
    const V gap = hn::Mul(hn::Abs(hn::Sub(lba, lbfs)), hn::Set(d, -0.4F));
    const V lminbap = hn::MulAdd(hn::Set(d, 2.5F), hn::Log(d, hn::Add(hn::Set(d, 1.0F), hn::Exp(d, gap))),
                                 hn::Max(lba, lbfs));                                   // (60)
    const V fk = fade(d, hn::MulAdd(hn::Set(d, 0.075F), d_km, hn::Set(d, -1.5F)));      // (58)
    const V fj = fade(d, hn::MulAdd(hn::Set(d, 8.0F), theta_mrad, hn::Set(d, -2.4F)));  // (57)
    const V lbda =
        hn::IfThenElse(hn::Gt(lminbap, lbd), lbd, hn::MulAdd(hn::Sub(lbd, lminbap), fk, lminbap));  // (61)
    return hn::MulAdd(hn::Sub(lbd, lbda), fj, lbda);                                                // (62)
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_DUCTING_INL
