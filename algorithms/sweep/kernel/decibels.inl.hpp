// SPDX-License-Identifier: Apache-2.0
/// @file  From the geometry of paths to decibels, a vector of paths at a time: ITU-R P.1812-8 over land for half of
///        the time and of the locations. Symbols and equation numbers are the Recommendation's; the oracle in
///        algorithms/propagation says the same at length. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_DECIBELS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_DECIBELS_INL
#undef LOMSONG_SWEEP_DECIBELS_INL
#else
#define LOMSONG_SWEEP_DECIBELS_INL
#endif

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "algorithms/sweep/kernel/decibels_math.inl.hpp"
#include "algorithms/sweep/kernel/duct_ground.inl.hpp"
#include "algorithms/sweep/kernel/ducting.inl.hpp"
#include "algorithms/sweep/kernel/kernels.hpp"
#include "algorithms/sweep/kernel/smooth_earth.inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// What depends on the frequency alone.
struct Band {
    explicit Band(const RadioFrame& radio);
    float free_space_db;    ///< 92.4 + 20 log f (8)
    float per_root_wave;    ///< 1 / sqrt(lambda)
    float troposcatter_db;  ///< 190.1 + Lf - 0.15 N0 (44), (45)
    float k_factor;         ///< K_H or K_V times cbrt(a) (29)
    float x_factor;         ///< 21.88 cbrt(f) (31)
    float y_factor;         ///< 0.9575 cbrt(f^2) (32)
    float coupling_db;      ///< 102.45 + 20 log f + Alf (47), (47a)
    float cbrt_f;
};

inline Band::Band(const RadioFrame& radio) {
    const double f = static_cast<double>(radio.f_ghz);
    const double half = std::log10(0.5 * f);
    free_space_db = static_cast<float>(92.4 + 20.0 * std::log10(f));
    per_root_wave = static_cast<float>(1.0 / std::sqrt(static_cast<double>(radio.wave_m)));
    troposcatter_db =
        static_cast<float>(190.1 + 25.0 * std::log10(f) - 2.5 * half * half - 0.15 * static_cast<double>(radio.n0));
    constexpr double k_permittivity = 22.0;  // land
    constexpr double k_conductivity = 0.003;
    const double loss_ratio = 18.0 * k_conductivity / f;
    double k = 0.036 / (std::cbrt(f) * std::sqrt(std::hypot(k_permittivity - 1.0, loss_ratio)));  // (29a)
    k *= radio.vertical ? std::hypot(k_permittivity, loss_ratio) : 1.0;                           // (29b)
    k_factor = static_cast<float>(k);
    x_factor = static_cast<float>(21.88 * std::cbrt(f));
    y_factor = static_cast<float>(0.9575 * std::cbrt(f * f));
    coupling_db =
        static_cast<float>(102.45 + 20.0 * std::log10(f) + (f < 0.5 ? 45.375 - 137.0 * f + 92.5 * f * f : 0.0));
    cbrt_f = static_cast<float>(std::cbrt(f));
}

/// J(nu) (12).
template <class D, class V = hn::Vec<D>>
HWY_INLINE V knife_edge_db(D d, V nu) {
    const V x = hn::Sub(nu, hn::Set(d, 0.1F));
    const V sum = hn::Add(hn::Sqrt(hn::MulAdd(x, x, hn::Set(d, 1.0F))), x);
    const V loss = hn::MulAdd(hn::Set(d, 2.0F), in_db(d, sum), hn::Set(d, 6.9F));
    return hn::IfThenElseZero(hn::Gt(nu, hn::Set(d, -0.78F)), loss);
}

/// Bullington's correction for several edges (21).
template <class D, class V = hn::Vec<D>>
HWY_INLINE V bullington_db(D d, V luc, V d_km) {
    const V share = hn::Sub(hn::Set(d, 1.0F), hn::Exp(d, hn::Mul(luc, hn::Set(d, -1.0F / 6.0F))));
    return hn::MulAdd(share, hn::MulAdd(hn::Set(d, 0.02F), d_km, hn::Set(d, 10.0F)), luc);
}

/// Height-gain term G(Y), at least 2 + 20 log K (34), (35).
template <class D, class V = hn::Vec<D>>
HWY_INLINE V height_gain_db(D d, V b, V least_db) {
    const V above = hn::Max(hn::Sub(b, hn::Set(d, 1.1F)), hn::Set(d, 1e-3F));
    const auto high = hn::Gt(b, hn::Set(d, 2.0F));
    const V low_sum = hn::MulAdd(hn::Mul(hn::Mul(b, b), b), hn::Set(d, 0.1F), b);
    const V log_db = in_db(d, hn::IfThenElse(high, above, low_sum));
    const V high_db = hn::Sub(hn::NegMulAdd(hn::Set(d, 0.5F), log_db, hn::Mul(hn::Set(d, 17.6F), hn::Sqrt(above))),
                              hn::Set(d, 8.0F));
    return hn::Max(hn::IfThenElse(high, high_db, hn::Add(log_db, log_db)), least_db);
}

/// First-term loss over land for an Earth of radius `a_km` (28) to (36).
template <class D, class V = hn::Vec<D>>
HWY_INLINE V first_term_db(D d, const Band& band, V d_km, V hte_m, V hre_m, V a_km) {
    const V log_a = hn::Log(d, a_km);
    const V per_cbrt_a = hn::Exp(d, hn::Mul(log_a, hn::Set(d, -1.0F / 3.0F)));
    const V k = hn::Mul(hn::Set(d, band.k_factor), per_cbrt_a);
    const V k2 = hn::Mul(k, k);
    const V k4 = hn::Mul(k2, k2);
    const V one = hn::Set(d, 1.0F);
    const V beta = hn::Div(hn::MulAdd(hn::Set(d, 0.67F), k4, hn::MulAdd(hn::Set(d, 1.6F), k2, one)),
                           hn::MulAdd(hn::Set(d, 1.53F), k4, hn::MulAdd(hn::Set(d, 4.5F), k2, one)));  // (30)
    const V x = hn::Mul(hn::Mul(hn::Mul(hn::Set(d, band.x_factor), beta), hn::Mul(per_cbrt_a, per_cbrt_a)), d_km);
    const V b_per_m = hn::Mul(hn::Mul(hn::Set(d, band.y_factor), hn::Mul(beta, beta)), per_cbrt_a);  // beta Y
    const V log_x = hn::Log(d, x);
    const V far_db =
        hn::NegMulAdd(hn::Set(d, 17.6F), x, hn::MulAdd(hn::Set(d, k_10_per_ln10), log_x, hn::Set(d, 11.0F)));
    const V power = hn::Exp(d, hn::Mul(hn::Set(d, 1.425F), log_x));
    const V near_db = hn::NegMulAdd(hn::Set(d, 5.6488F), power, hn::Mul(hn::Set(d, -2.0F * k_10_per_ln10), log_x));
    const V distance_db = hn::IfThenElse(hn::Ge(x, hn::Set(d, 1.6F)), far_db, near_db);  // (33)
    const V least_db = hn::MulAdd(hn::Set(d, 2.0F), in_db(d, k), hn::Set(d, 2.0F));
    const V gains = hn::Add(height_gain_db(d, hn::Mul(b_per_m, hte_m), least_db),
                            height_gain_db(d, hn::Mul(b_per_m, hre_m), least_db));
    return hn::Neg(hn::Add(distance_db, gains));
}

/// Ldsph (22) to (27).
template <class D, class V = hn::Vec<D>>
HWY_INLINE V spherical_db(D d, const RadioFrame& radio, const Band& band, const SmoothPath<D>& path) {
    const V hreq = hn::Mul(path.room_m, hn::Set(d, 1.0F / band.per_root_wave));
    const auto clear = is_clear(d, path, hreq);
    if (hn::AllTrue(d, clear)) {
        return hn::Zero(d);
    }
    const V reach = hn::Div(path.d_km, hn::Add(hn::Sqrt(path.hte_m), hn::Sqrt(path.hre_m)));
    const V modified = hn::Mul(hn::Mul(hn::Set(d, 500.0F), reach), reach);  // (26)
    const V a = hn::IfThenElse(path.in_sight, modified, hn::Set(d, radio.earth_km));
    const V first = first_term_db(d, band, path.d_km, path.hte_m, path.hre_m, a);
    const V covered = hn::Sub(hn::Set(d, 1.0F), hn::Div(path.clearance_m, hreq));
    const V within = hn::Mul(covered, hn::Max(first, hn::Zero(d)));  // (27)
    return hn::IfThenZeroElse(clear, hn::IfThenElse(path.in_sight, within, first));
}

/// Lbulls (38): Bullington's method over the smooth Earth, at the samples of the path. The slopes and the edge have
/// one maximum each, so the samples beside it decide: for the edge it lies at dse1, whose cubic (24) is its
/// condition.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V smooth_bullington_db(D d, const RadioFrame& radio, const Band& band, const SmoothPath<D>& path) {
    const V step = hn::Set(d, radio.step_km);
    const V per_step = hn::Set(d, 1.0F / radio.step_km);
    const V bend = hn::Set(d, radio.bend);
    const V one = hn::Set(d, 1.0F);
    const V own = hn::Sub(path.d_km, step);
    const V steps = hn::Mul(path.d_km, per_step);
    const V last = hn::Sub(hn::Ceil(hn::Sub(steps, hn::Set(d, 0.25F))), hn::Set(d, 2.0F));
    const auto sample_beside = [&](V at_km, float side) {
        const V number = hn::Add(hn::Floor(hn::Mul(at_km, per_step)), hn::Set(d, side));
        return hn::Mul(hn::Min(hn::Max(number, one), last), step);
    };
    const auto best_beside = [&](V at_km, const auto& value) {
        return hn::Max(value(own), hn::Max(value(sample_beside(at_km, 0.0F)), value(sample_beside(at_km, 1.0F))));
    };
    const V str = hn::Div(hn::Sub(path.hre_m, path.hte_m), path.d_km);
    const V stim = best_beside(hn::Sqrt(hn::Div(path.hte_m, bend)), [&](V x) {
        return hn::MulSub(bend, hn::Sub(path.d_km, x), hn::Div(path.hte_m, x));
    });
    const V srim = best_beside(hn::Sub(path.d_km, hn::Sqrt(hn::Div(path.hre_m, bend))), [&](V x) {
        return hn::MulSub(bend, x, hn::Div(path.hre_m, hn::Sub(path.d_km, x)));
    });
    const V scale = hn::Mul(hn::Set(d, 0.002F * band.per_root_wave * band.per_root_wave), path.d_km);
    const V clear = best_beside(path.dse_km, [&](V x) {
        const V rest = hn::Sub(path.d_km, x);
        const V product = hn::Mul(x, rest);
        const V line = hn::MulAdd(str, x, path.hte_m);
        return hn::Mul(hn::MulSub(bend, product, line), hn::Sqrt(hn::Div(scale, product)));
    });
    const V crossing = hn::Div(hn::MulAdd(srim, path.d_km, hn::Sub(path.hre_m, path.hte_m)), hn::Add(stim, srim));
    const V dbp = hn::Min(hn::Max(crossing, step), own);
    const V height = hn::Mul(hn::Sub(stim, str), dbp);
    const V hidden = hn::Mul(height, hn::Sqrt(hn::Div(scale, hn::Mul(dbp, hn::Sub(path.d_km, dbp)))));
    const V nu = hn::IfThenElse(hn::Lt(stim, str), clear, hidden);
    return bullington_db(d, knife_edge_db(d, nu), path.d_km);
}

/// Troposcatter and the rest joined, and no less than free space (63), (69).
template <class D, class V = hn::Vec<D>>
HWY_INLINE V joined_db(D d, V lbs, V lbam, V lbfs) {
    const V apart = hn::Mul(hn::Abs(hn::Sub(lbs, lbam)), hn::Set(d, -0.2F * k_ln10));
    const V more = in_db(d, hn::Add(hn::Exp(d, apart), hn::Set(d, 1.0F)));
    return hn::Max(hn::NegMulAdd(hn::Set(d, 0.5F), more, hn::Min(lbs, lbam)), lbfs);
}

/// Ducting cannot change the loss by more than this, or it is looked at, dB.
constexpr float k_negligible_db = 0.004F;
/// 5 log10(1 + 10^(-0.2 * 13.2)) is 0.005: so far below troposcatter nothing matters.
constexpr float k_far_above_db = 13.2F;

/// The chain after diffraction, sections 4.4 to 4.9.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V combined_db(D d, const RadioFrame& radio, const Band& band, const WalkState& state,
                         const SweptPaths& paths, std::size_t at, V d_km, V lbfs, V lbd) {
    const V theta = hn::LoadU(d, paths.theta_mrad.data() + at);
    const V lbs = hn::Add(hn::MulAdd(hn::Set(d, 0.573F), theta, hn::Set(d, band.troposcatter_db)),
                          hn::Mul(hn::Set(d, 2.0F), in_db(d, d_km)));  // (44)
    const V without = joined_db(d, lbs, lbd, lbfs);
    const V least =
        hn::MulAdd(hn::Set(d, band.cbrt_f), hn::LoadU(d, paths.duct_bend.data() + at),
                   hn::Add(hn::LoadU(d, paths.duct_least_db.data() + at), hn::Set(d, band.coupling_db)));
    const auto ducted = hn::Lt(least, hn::Min(lbd, hn::Add(lbs, hn::Set(d, k_far_above_db))));
    if (HWY_LIKELY(hn::AllFalse(d, ducted))) {
        return without;
    }
    DuctPath<D> path{d, paths, at, d_km};
    const auto with_ducting = [&] {
        const V lba = anomalous_db(d, radio, band.coupling_db, path);
        return joined_db(d, lbs, blended_db(d, lba, lbfs, lbd, d_km, theta), lbfs);
    };
    const V bound = with_ducting();
    const auto exact = duct_is_exact(d, path);
    const auto differs = hn::And(ducted, hn::Gt(hn::Sub(without, bound), hn::Set(d, k_negligible_db)));
    const auto undecided = hn::AndNot(exact, differs);
    if (hn::AllFalse(d, undecided)) {
        return hn::IfThenElse(differs, bound, without);
    }
    look_at_ground(d, radio, state, paths, at, undecided, path);
    return hn::IfThenElse(differs, with_ducting(), without);
}

/// What the spherical Earth costs beyond Bullington's method on it, at least 0 (39).
template <class D, class V = hn::Vec<D>>
HWY_INLINE V smooth_excess_db(D d, const RadioFrame& radio, const Band& band, const SmoothPath<D>& path) {
    const V ldsph = spherical_db(d, radio, band, path);
    if (hn::AllTrue(d, hn::Le(ldsph, hn::Zero(d)))) {
        return hn::Zero(d);
    }
    return hn::Max(hn::Sub(ldsph, smooth_bullington_db(d, radio, band, path)), hn::Zero(d));
}

template <class D, class V = hn::Vec<D>>
HWY_INLINE V loss_db(D d, const RadioFrame& radio, const Band& band, const WalkState& state,
                     const SweptPaths& paths, std::size_t at) {
    const V stored_km = hn::LoadU(d, paths.distance_km.data() + at);
    const V d_km = hn::Abs(stored_km);
    const V rise_km = hn::Mul(hn::LoadU(d, paths.rise_m.data() + at), hn::Set(d, 1e-3F));
    const V lbfs = hn::Add(in_db(d, hn::MulAdd(d_km, d_km, hn::Mul(rise_km, rise_km))),
                           hn::Set(d, band.free_space_db));  // (8)
    const V nu = hn::Mul(hn::LoadU(d, paths.edge.data() + at), hn::Set(d, band.per_root_wave));
    V ld50 = bullington_db(d, knife_edge_db(d, nu), d_km);
    const V hte = hn::LoadU(d, paths.smooth_tx_m.data() + at);
    if (!hn::AllTrue(d, hn::Ge(hte, hn::Set(d, k_surely_clear_m)))) {
        const V hre = hn::LoadU(d, paths.smooth_rx_m.data() + at);
        ld50 = hn::Add(ld50, smooth_excess_db(d, radio, band, smooth_path(d, radio.earth_km, d_km, hte, hre)));
    }
    const V loss = combined_db(d, radio, band, state, paths, at, d_km, lbfs, hn::Add(lbfs, ld50));
    const auto unknown = hn::Lt(stored_km, hn::Zero(d));
    return hn::IfThenElse(unknown, hn::Set(d, std::numeric_limits<float>::infinity()), loss);
}

inline void p1812_losses_on(const RadioFrame& radio, const WalkState& state, const SweptPaths& paths,
                            std::span<float> losses_db) {
    const hn::CappedTag<float, k_lanes> d;
    const Band band{radio};
    for (std::size_t at = 0; at < paths.count; at += hn::Lanes(d)) {  // both have slack for the last vector
        hn::StoreU(loss_db(d, radio, band, state, paths, at), d, losses_db.data() + at);
    }
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_DECIBELS_INL
