// SPDX-License-Identifier: Apache-2.0
/// @file  Bullington's edge over ground and clutter, frequency left out: ITU-R P.1812-8 section 4.3.1. Compiled per
///        instruction set.
#if defined(LOMSONG_SWEEP_EDGE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_EDGE_INL
#undef LOMSONG_SWEEP_EDGE_INL
#else
#define LOMSONG_SWEEP_EDGE_INL
#endif

#include <hwy/highway.h>

#include "algorithms/sweep/kernel/asking.inl.hpp"
#include "algorithms/sweep/kernel/clear_edge.inl.hpp"
#include "algorithms/sweep/kernel/hulls.inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Slopes of Bullington's two lines, and where they touch.
template <class D>
struct EdgeLines {
    hn::Vec<D> stim, stim_km;        ///< from the transmitter, m/km (13)
    hn::Vec<D> srim, srim_km;        ///< from the receiver (17)
    hn::Vec<D> tangent, tangent_km;  ///< the receiver's over the curved Earth, regular samples only
};

template <class D>
HWY_INLINE EdgeLines<D> edge_lines(D d, const MastFrame& mast, const WalkState& state, const Asking<D>& ask) {
    const auto bend = hn::Set(d, mast.bend);
    const auto bulge = hn::Mul(bend, ask.d_km);
    EdgeLines<D> lines;
    const auto sampled = of_lane(d, state.surface_slope, ask);
    const auto own = hn::NegMulAdd(bend, ask.private_km, hn::Div(ask.private_ground.surface_m, ask.private_km));
    lines.stim = hn::Add(bulge, hn::Max(sampled, own));
    lines.stim_km = hn::IfThenElse(hn::Gt(own, sampled), ask.private_km, of_lane(d, state.surface_slope_km, ask));
    const auto y = hn::NegMulAdd(bulge, ask.d_km, ask.rise_m);
    const HullPoint<D> touched =
        touched_from(d, state.surface, ask.lane, size_of(d, state.surface, ask), ask.d_km, y);
    lines.tangent = hn::Div(hn::Sub(touched.y_m, y), hn::Sub(ask.d_km, touched.x_km));
    lines.tangent_km = touched.x_km;
    const auto from_hull = hn::Sub(lines.tangent, bulge);
    const auto step = hn::Set(d, mast.step_km);
    const auto from_own =
        hn::MulAdd(bend, ask.private_km, hn::Div(hn::Sub(ask.private_ground.surface_m, ask.rise_m), step));
    lines.srim = hn::Max(from_hull, from_own);
    lines.srim_km = hn::IfThenElse(hn::Gt(from_own, from_hull), ask.private_km, touched.x_km);
    return lines;
}

/// Bullington's edge without its wavelength: nu * sqrt(lambda). Where the surface hides one antenna from the other,
/// (18) and (19); else (15).
template <class D>
HWY_INLINE hn::Vec<D> edge_of(D d, const MastFrame& mast, const WalkState& state, const Asking<D>& ask,
                              const EdgeLines<D>& lines) {
    using V = hn::Vec<D>;
    const V closing = hn::Add(lines.stim, lines.srim);
    const V crossing = hn::Div(hn::MulAdd(lines.srim, ask.d_km, ask.rise_m), closing);
    const V half = hn::Mul(hn::Set(d, 0.5F), ask.d_km);
    const V unclamped = hn::IfThenElse(hn::Gt(closing, hn::Zero(d)), crossing, half);
    const V dbp = hn::Min(hn::Max(unclamped, hn::Set(d, mast.step_km)), ask.private_km);
    const V height = hn::Mul(hn::Sub(lines.stim, ask.str), dbp);
    const V scale = hn::Mul(hn::Set(d, 0.002F), ask.d_km);
    const V hidden = hn::Mul(height, hn::Sqrt(hn::Div(scale, hn::Mul(dbp, hn::Sub(ask.d_km, dbp)))));
    const auto in_sight = hn::Lt(lines.stim, ask.str);
    if (hn::AllFalse(d, in_sight)) {
        return hidden;
    }
    const V from_tx = hn::Sub(ask.str, lines.stim);
    const V from_rx = hn::Max(hn::Zero(d), hn::Neg(hn::Add(lines.srim, ask.str)));
    const auto own_height = hn::NegMulAdd(
        ask.str, ask.private_km,
        hn::MulAdd(hn::Set(d, mast.bend * mast.step_km), ask.private_km, ask.private_ground.surface_m));
    const V own =
        hn::Div(hn::Mul(own_height, hn::Abs(own_height)), hn::Mul(ask.private_km, hn::Set(d, mast.step_km)));
    const V clear = clear_edge(
        d, mast, state,
        ClearPath<D>{ask.lane, ask.d_km, ask.str, from_tx, from_rx, lines.stim_km, lines.srim_km, own, in_sight});
    return hn::IfThenElse(in_sight, hn::CopySign(hn::Sqrt(hn::Mul(hn::Abs(clear), scale)), clear), hidden);
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_EDGE_INL
