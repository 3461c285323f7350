// SPDX-License-Identifier: Apache-2.0
/// @file  Antennas over the smooth Earth: ITU-R P.1812-8, Attachment 1, 5.6. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_SMOOTH_HEIGHTS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_SMOOTH_HEIGHTS_INL
#undef LOMSONG_SWEEP_SMOOTH_HEIGHTS_INL
#else
#define LOMSONG_SWEEP_SMOOTH_HEIGHTS_INL
#endif

#include <cmath>
#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

#include "algorithms/sweep/kernel/asking.inl.hpp"
#include "algorithms/sweep/kernel/horizons.inl.hpp"
#include "algorithms/sweep/kernel/hulls.inl.hpp"
#include "algorithms/sweep/kernel/smooth_earth.inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

template <class D>
struct SmoothHeights {
    hn::Vec<D> tx_m;                  ///< for diffraction: hts - hstd
    hn::Vec<D> rx_m;                  ///< hrs - hsrd
    hn::Vec<D> duct_tx_m, duct_rx_m;  ///< for ducting: hte, hre (92), (94)
    hn::Vec<D> relief_m;              ///< all ground stands lower over that surface, so hm (95) does
};

/// The smooth surface under both antennas, m.
template <class D>
struct SmoothSurface {
    hn::Vec<D> tx_m, rx_m;
};

/// How the ground obstructs the line of sight, over a flat Earth (89): the most, m, and the steepest from both
/// ends, m/km.
template <class D>
struct Obstruction {
    hn::Vec<D> hobs_m;
    hn::Vec<D> alpha_obt, alpha_obr;
};

/// The surface where an obstruction lowers it (90).
template <class D>
HWY_INLINE SmoothSurface<D> lowered(D d, const SmoothSurface<D>& surface, const Obstruction<D>& by) {
    const auto obstructed = hn::Gt(by.alpha_obt, hn::Zero(d));
    const auto hobs = hn::Max(by.hobs_m, hn::Zero(d));
    const auto share = hn::IfThenElseZero(obstructed, hn::Div(hobs, hn::Add(by.alpha_obt, by.alpha_obr)));
    return {hn::NegMulAdd(share, by.alpha_obt, surface.tx_m), hn::NegMulAdd(share, by.alpha_obr, surface.rx_m)};
}

/// The obstruction from hulls over a flat Earth.
template <class D>
HWY_INLINE Obstruction<D> obstruction(D d, const MastFrame& mast, const WalkState& state, const Asking<D>& ask,
                                      hn::Vec<D> alpha_obt) {
    const auto own_m = ask.private_ground.ground_m;
    const auto size = size_of(d, state.flat, ask);
    const HullPoint<D> top = highest_over(d, state.flat, ask.lane, size, ask.str);
    const HullPoint<D> touched = touched_from(d, state.flat, ask.lane, size, ask.d_km, ask.rise_m);
    const auto tangent = hn::Div(hn::Sub(touched.y_m, ask.rise_m), hn::Sub(ask.d_km, touched.x_km));
    const auto own_r = hn::Mul(hn::Sub(own_m, ask.rise_m), hn::Set(d, 1.0F / mast.step_km));
    return {hn::Max(hn::NegMulAdd(ask.str, top.x_km, top.y_m), hn::NegMulAdd(ask.str, ask.private_km, own_m)),
            alpha_obt, hn::Add(hn::Max(tangent, own_r), ask.str)};
}

/// Puts the samples passed since somebody last asked on the hulls over a flat Earth.
template <class D>
HWY_NOINLINE void catch_up(D d, const MastFrame& mast, WalkState& state) {
    const hn::RebindToSigned<D> di;
    const float* bent_m = mast.clutter_m == nullptr ? state.surface_m.data() : state.bare_m.data();
    for (int i = state.flat_samples + 1; i <= state.samples; ++i) {
        const float km = static_cast<float>(i) * mast.step_km;
        for (std::size_t lane = 0; lane < k_lanes; lane += hn::Lanes(d)) {
            const auto column = hn::Mul(hn::Iota(di, static_cast<std::int32_t>(lane)),
                                        hn::Set(di, static_cast<std::int32_t>(state.stride)));
            const auto bent = hn::GatherIndex(d, bent_m, hn::Add(column, hn::Set(di, i - 1)));
            push(d, km, hn::Add(bent, hn::Set(d, mast.bend * km * km)), lane, state.flat);
        }
    }
    state.flat_samples = state.samples;
}

/// Whether all paths of the vector pass the smooth Earth freely with antennas over a surface at most as low as
/// theirs: their spherical loss is 0 then, whatever their exact heights (see `is_clear`).
template <class D>
HWY_INLINE bool surely_clear(D d, const MastFrame& mast, const Asking<D>& ask, const SmoothSurface<D>& surface) {
    const auto hte = hn::Neg(hn::Min(surface.tx_m, hn::Set(d, -mast.antenna_above_ground_m)));
    const auto hre = hn::Sub(ask.rise_m, hn::Min(surface.rx_m, ask.ground_m));
    const SmoothPath<D> path = smooth_path(d, mast.earth_km, ask.d_km, hte, hre);
    constexpr float k_room_for_rounding = 1.001F;
    const auto hreq = hn::Mul(path.room_m, hn::Set(d, k_room_for_rounding * std::sqrt(mast.longest_wave_m)));
    return hn::AllTrue(d, is_clear(d, path, hreq));
}

/// The smooth surface of the diffraction model (90). What obstructs the line of sight lowers it, and in mountains
/// so far that the smooth Earth costs nothing: bounds of the obstruction, from what is known anyway, tell so
/// without the hulls over a flat Earth. The horizons bound it, because a bent Earth adds at most c d to a slope
/// seen from d.
template <class D>
HWY_INLINE SmoothSurface<D> lowered_by_ground(D d, const MastFrame& mast, WalkState& state, const Asking<D>& ask,
                                              const HorizonPair<D>& seen, const SmoothSurface<D>& surface) {
    using V = hn::Vec<D>;
    const V own_m = ask.private_ground.ground_m;
    const V bend = hn::Set(d, mast.bend);
    const V alpha_obt =
        hn::Sub(hn::Max(of_lane(d, state.flat_slope, ask), hn::Div(own_m, ask.private_km)), ask.str);  // (89b)
    if (hn::AllTrue(d, hn::Le(alpha_obt, hn::Zero(d)))) {
        return surface;
    }
    const V tx_km = of_lane(d, state.ground_slope_km, ask);
    const V at_tx = hn::Mul(hn::Sub(hn::MulAdd(bend, tx_km, of_lane(d, state.ground_slope, ask)), ask.str), tx_km);
    const V own_r = hn::Mul(hn::Sub(own_m, ask.rise_m), hn::Set(d, 1.0F / mast.step_km));
    const V flat_r = hn::NegMulAdd(bend, seen.steepest_km, seen.steepest);
    const V at_rx = hn::Mul(hn::Add(flat_r, ask.str), hn::Sub(ask.d_km, seen.steepest_km));
    const V at_own = hn::NegMulAdd(ask.str, ask.private_km, own_m);
    const V hobs = hn::Max(at_own, hn::Max(at_tx, at_rx));
    const V least_obr = hn::Add(hn::Max(flat_r, own_r), ask.str);
    const V most_obr = hn::Add(hn::Max(seen.steepest, own_r), ask.str);
    const SmoothSurface<D> bound{lowered(d, surface, {hobs, alpha_obt, most_obr}).tx_m,
                                 lowered(d, surface, {hobs, alpha_obt, least_obr}).rx_m};
    if (surely_clear(d, mast, ask, bound)) {
        return {hn::Set(d, -k_surely_clear_m), hn::Set(d, -k_surely_clear_m)};
    }
    if (state.flat_samples < state.samples) {
        catch_up(d, mast, state);
    }
    return lowered(d, surface, obstruction(d, mast, state, ask, alpha_obt));
}

/// Heights of the antennas over the smooth Earth (85) to (95), (37).
template <class D>
HWY_INLINE SmoothHeights<D> smooth_heights(D d, const MastFrame& mast, WalkState& state, const Asking<D>& ask,
                                           const HorizonPair<D>& seen) {
    using V = hn::Vec<D>;
    const V step = hn::Set(d, mast.step_km);
    const V before_m = of_lane(d, state.ground_m, ask);
    const V own_m = ask.private_ground.ground_m;
    const V gap = hn::Sub(ask.private_km, ask.passed_km);
    const V two = hn::Set(d, 2.0F);
    V v1 = of_lane(d, state.v1, ask);
    v1 = hn::MulAdd(gap, hn::Add(own_m, before_m), v1);
    v1 = hn::MulAdd(step, hn::Add(ask.ground_m, own_m), v1);
    V v2 = of_lane(d, state.v2, ask);
    const V to_own = hn::MulAdd(own_m, hn::MulAdd(two, ask.private_km, ask.passed_km),
                                hn::Mul(before_m, hn::MulAdd(two, ask.passed_km, ask.private_km)));
    v2 = hn::MulAdd(gap, to_own, v2);
    const V to_end = hn::MulAdd(ask.ground_m, hn::MulAdd(two, ask.d_km, ask.private_km),
                                hn::Mul(own_m, hn::MulAdd(two, ask.private_km, ask.d_km)));
    v2 = hn::MulAdd(step, to_end, v2);
    const V per_square = hn::Div(hn::Set(d, 1.0F), hn::Mul(ask.d_km, ask.d_km));
    const V v1_d = hn::Mul(v1, ask.d_km);
    const V hst = hn::Mul(hn::MulSub(two, v1_d, v2), per_square);  // (87)
    const V hsr = hn::Mul(hn::Sub(v2, v1_d), per_square);          // (88)

    const V tx_ground = hn::Set(d, -mast.antenna_above_ground_m);
    const V duct_tx = hn::Min(hst, tx_ground);
    const V duct_rx = hn::Min(hsr, ask.ground_m);
    const V highest = hn::Max(of_lane(d, state.highest_m, ask), own_m);
    const SmoothSurface<D> surface = lowered_by_ground(d, mast, state, ask, seen, SmoothSurface<D>{hst, hsr});
    return {hn::Neg(hn::Min(surface.tx_m, tx_ground)),
            hn::Sub(ask.rise_m, hn::Min(surface.rx_m, ask.ground_m)),  // (91)
            hn::Neg(duct_tx), hn::Sub(ask.rise_m, duct_rx), hn::Sub(highest, hn::Min(duct_tx, duct_rx))};
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_SMOOTH_HEIGHTS_INL
