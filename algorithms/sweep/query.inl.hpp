// SPDX-License-Identifier: Apache-2.0
/// @file  What receivers ask of the ground passed: Bullington's edge, the path angle, the smooth Earth. Symbols and
///        equation numbers are those of ITU-R P.1812-8; heights count from the transmitting antenna, so hts = 0.
///        Compiled per instruction set.
#if defined(LOMSONG_SWEEP_QUERY_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_QUERY_INL
#undef LOMSONG_SWEEP_QUERY_INL
#else
#define LOMSONG_SWEEP_QUERY_INL
#endif

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "algorithms/sweep/clear_edge.inl.hpp"
#include "algorithms/sweep/decibels_math.inl.hpp"
#include "algorithms/sweep/ground.inl.hpp"
#include "algorithms/sweep/hulls.inl.hpp"
#include "algorithms/sweep/lane_table.inl.hpp"
#include "algorithms/sweep/locate.inl.hpp"
#include "algorithms/sweep/receiver_order.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// A vector of receivers behind the same last sample.
template <class D>
struct Asking {
    using V = hn::Vec<D>;
    hn::Vec<hn::RebindToSigned<D>> lane;  ///< radial within the sheaf
    LaneTable<D> table;
    V d_km;        ///< to the receiver
    V ground_m;    ///< at the receiver
    V rise_m;      ///< of the receiving antenna: hrs
    V str;         ///< slope of the line between the antennas, m/km (14)
    V private_km;  ///< the private sample, one step before the receiver
    Ground<D> private_ground;
    V passed_km;  ///< the last sample
};

/// A number per radial, for the radials of the receivers.
template <class D>
HWY_INLINE hn::Vec<D> of_lane(D d, const Lanes<float>& lanes, const Asking<D>& ask) {
    return ask.table.look_up(d, lanes.of);
}

template <class D>
HWY_INLINE hn::Vec<hn::RebindToSigned<D>> size_of(D d, const Hulls& hulls, const Asking<D>& ask) {
    const hn::RebindToSigned<D> di;
    return hn::BitCast(di, ask.table.look_up(d, reinterpret_cast<const float*>(hulls.size.of)));
}

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

/// Horizons over bare ground as seen from both antennas.
template <class D>
struct HorizonPair {
    hn::Vec<D> tx_mrad, rx_mrad;  ///< (79), (81), (82)
    hn::Vec<D> tx_km, rx_km;      ///< (80), (83); unknown in sight
    hn::Mask<D> in_sight;
};

template <bool with_clutter, class D>
HWY_INLINE HorizonPair<D> horizons(D d, const MastFrame& mast, const WalkState& state, const Asking<D>& ask,
                                   const EdgeLines<D>& lines) {
    using V = hn::Vec<D>;
    const V bend = hn::Set(d, mast.bend);
    const V bulge = hn::Mul(bend, ask.d_km);
    const V sampled_t = of_lane(d, state.ground_slope, ask);
    const V own_t = hn::NegMulAdd(bend, ask.private_km, hn::Div(ask.private_ground.ground_m, ask.private_km));
    const V hidden_t = hn::Max(sampled_t, own_t);
    V tangent = lines.tangent;
    V tangent_km = lines.tangent_km;
    if constexpr (with_clutter) {
        const V y = hn::NegMulAdd(bulge, ask.d_km, ask.rise_m);
        const HullPoint<D> touched =
            touched_from(d, state.ground, ask.lane, size_of(d, state.ground, ask), ask.d_km, y);
        tangent = hn::Div(hn::Sub(touched.y_m, y), hn::Sub(ask.d_km, touched.x_km));
        tangent_km = touched.x_km;
    }
    const V own_r =
        hn::Sub(hn::Mul(hn::Sub(ask.private_ground.ground_m, ask.rise_m), hn::Set(d, 1.0F / mast.step_km)),
                hn::Set(d, mast.bend * mast.step_km));
    const V sampled_r = hn::NegMulAdd(hn::Set(d, 2.0F), bulge, tangent);
    const V straight = hn::Sub(ask.str, bulge);  // (78)
    HorizonPair<D> seen{straight, straight, straight, straight, hn::Le(hidden_t, straight)};
    const V slope_t = hn::IfThenElse(seen.in_sight, straight, hidden_t);
    const V slope_r =
        hn::IfThenElse(seen.in_sight, hn::Neg(hn::Add(ask.str, bulge)), hn::Max(sampled_r, own_r));  // (81), (82)
    const V thousand = hn::Set(d, 1e3F);
    const V per_thousand = hn::Set(d, 1e-3F);
    seen.tx_mrad = hn::Mul(thousand, hn::Atan(d, hn::Mul(slope_t, per_thousand)));
    seen.rx_mrad = hn::Mul(thousand, hn::Atan(d, hn::Mul(slope_r, per_thousand)));
    seen.tx_km = hn::IfThenElse(hn::Gt(own_t, sampled_t), ask.private_km, of_lane(d, state.ground_slope_km, ask));
    seen.rx_km = hn::Sub(ask.d_km, hn::IfThenElse(hn::Gt(own_r, sampled_r), ask.private_km, tangent_km));
    return seen;
}

/// What bounds the loss by ducting from below (46): Af with no more of the shielding (48) than is cheap, Ad with
/// the least loss within the layer. In sight the horizons are unknown, and taken where the bound is lowest.
template <class D>
HWY_INLINE void store_duct_bound(D d, const MastFrame& mast, const Asking<D>& ask, const HorizonPair<D>& seen,
                                 int sample, SweptPaths& paths) {
    using V = hn::Vec<D>;
    const V zero = hn::Zero(d);
    const V tenth = hn::Set(d, 0.1F);
    const V both_km = hn::IfThenElse(seen.in_sight, ask.d_km, hn::Add(seen.tx_km, seen.rx_km));
    const auto entry = std::min(static_cast<std::size_t>(sample), mast.layer_least_db.size() - 1);
    hn::StoreU(hn::MulAdd(hn::Set(d, 2.0F), in_db(d, both_km), hn::Set(d, mast.layer_least_db[entry])), d,
               paths.duct_least_db.data() + paths.count);
    const V tx_most = hn::Mul(tenth, hn::IfThenZeroElse(seen.in_sight, seen.tx_km));
    const V rx_most = hn::Mul(tenth, hn::IfThenZeroElse(seen.in_sight, seen.rx_km));
    const V tx_free = hn::Mul(tenth, hn::IfThenElse(seen.in_sight, ask.d_km, seen.tx_km));
    const V rx_free = hn::Mul(tenth, hn::IfThenElse(seen.in_sight, ask.d_km, seen.rx_km));
    const V angles = hn::Add(hn::Min(seen.tx_mrad, tx_most), hn::Min(seen.rx_mrad, rx_most));
    const V excess =
        hn::Add(hn::Max(zero, hn::Sub(seen.tx_mrad, tx_free)), hn::Max(zero, hn::Sub(seen.rx_mrad, rx_free)));
    const V layer = hn::MulAdd(hn::Set(d, 5e-5F * mast.earth_km), angles, hn::Mul(hn::Set(d, 0.05F), ask.d_km));
    hn::StoreU(hn::MulAdd(hn::Set(d, 0.264F), excess, layer), d, paths.duct_bend.data() + paths.count);
}

template <class D>
struct SmoothHeights {
    hn::Vec<D> tx_m;                  ///< for diffraction: hts - hstd
    hn::Vec<D> rx_m;                  ///< hrs - hsrd
    hn::Vec<D> duct_tx_m, duct_rx_m;  ///< for ducting: hte, hre (92), (94)
    hn::Vec<D> relief_m;              ///< all ground stands lower over that surface, so hm (95) does
};

/// Lowers the smooth surface where the ground obstructs the line of sight (89), (90).
template <class D>
HWY_INLINE void lower_by_obstruction(D d, const MastFrame& mast, const WalkState& state, const Asking<D>& ask,
                                     hn::Vec<D>& hst_m, hn::Vec<D>& hsr_m) {
    using V = hn::Vec<D>;
    const V own_m = ask.private_ground.ground_m;
    const V steepest = hn::Max(of_lane(d, state.flat_slope, ask), hn::Div(own_m, ask.private_km));
    const V alpha_obt = hn::Sub(steepest, ask.str);  // (89b)
    const auto obstructed = hn::Gt(alpha_obt, hn::Zero(d));
    if (hn::AllFalse(d, obstructed)) {
        return;
    }
    const auto size = size_of(d, state.flat, ask);
    const HullPoint<D> top = highest_over(d, state.flat, ask.lane, size, ask.str);
    const V hobs =
        hn::Max(hn::NegMulAdd(ask.str, top.x_km, top.y_m), hn::NegMulAdd(ask.str, ask.private_km, own_m));  // (89a)
    const HullPoint<D> touched = touched_from(d, state.flat, ask.lane, size, ask.d_km, ask.rise_m);
    const V tangent = hn::Div(hn::Sub(touched.y_m, ask.rise_m), hn::Sub(ask.d_km, touched.x_km));
    const V own_r = hn::Mul(hn::Sub(own_m, ask.rise_m), hn::Set(d, 1.0F / mast.step_km));
    const V alpha_obr = hn::Add(hn::Max(tangent, own_r), ask.str);  // (89c)
    const V share =
        hn::IfThenElseZero(obstructed, hn::Div(hn::Max(hobs, hn::Zero(d)), hn::Add(alpha_obt, alpha_obr)));
    hst_m = hn::NegMulAdd(share, alpha_obt, hst_m);  // (90)
    hsr_m = hn::NegMulAdd(share, alpha_obr, hsr_m);
}

/// Heights of the antennas over the smooth Earth (85) to (95), (37).
template <class D>
HWY_INLINE SmoothHeights<D> smooth_heights(D d, const MastFrame& mast, const WalkState& state,
                                           const Asking<D>& ask) {
    using V = hn::Vec<D>;
    const V step = hn::Set(d, mast.step_km);
    const V before_m = of_lane(d, state.ground_m, ask);
    const V own_m = ask.private_ground.ground_m;
    const V gap = hn::Sub(ask.private_km, ask.passed_km);
    const V two = hn::Set(d, 2.0F);
    V v1 = hn::Sub(of_lane(d, state.v1, ask), of_lane(d, state.v1_rest, ask));
    v1 = hn::MulAdd(gap, hn::Add(own_m, before_m), v1);
    v1 = hn::MulAdd(step, hn::Add(ask.ground_m, own_m), v1);
    V v2 = hn::Sub(of_lane(d, state.v2, ask), of_lane(d, state.v2_rest, ask));
    const V to_own = hn::MulAdd(own_m, hn::MulAdd(two, ask.private_km, ask.passed_km),
                                hn::Mul(before_m, hn::MulAdd(two, ask.passed_km, ask.private_km)));
    v2 = hn::MulAdd(gap, to_own, v2);
    const V to_end = hn::MulAdd(ask.ground_m, hn::MulAdd(two, ask.d_km, ask.private_km),
                                hn::Mul(own_m, hn::MulAdd(two, ask.private_km, ask.d_km)));
    v2 = hn::MulAdd(step, to_end, v2);
    const V per_square = hn::Div(hn::Set(d, 1.0F), hn::Mul(ask.d_km, ask.d_km));
    const V v1_d = hn::Mul(v1, ask.d_km);
    V hst = hn::Mul(hn::MulSub(two, v1_d, v2), per_square);  // (87)
    V hsr = hn::Mul(hn::Sub(v2, v1_d), per_square);          // (88)

    const V tx_ground = hn::Set(d, -mast.antenna_above_ground_m);
    const V duct_tx = hn::Min(hst, tx_ground);
    const V duct_rx = hn::Min(hsr, ask.ground_m);
    const V highest = hn::Max(of_lane(d, state.highest_m, ask), own_m);
    lower_by_obstruction(d, mast, state, ask, hst, hsr);
    return {hn::Neg(hn::Min(hst, tx_ground)), hn::Sub(ask.rise_m, hn::Min(hsr, ask.ground_m)),  // (91)
            hn::Neg(duct_tx), hn::Sub(ask.rise_m, duct_rx), hn::Sub(highest, hn::Min(duct_tx, duct_rx))};
}

/// The receivers of a bucket from the `from`-th on, as many as a vector holds; the last is repeated to fill it.
template <class D>
HWY_INLINE Asking<D> asking(D d, const MastFrame& mast, const ReceiverFrame& receivers, const WalkState& state,
                            const std::uint32_t* places, const std::int32_t* lanes, std::uint32_t* cells) {
    using V = hn::Vec<D>;
    const hn::RebindToSigned<D> di;
    const hn::RebindToUnsigned<D> du;
    const auto place = hn::Load(du, places);
    const auto row = hn::BitCast(di, hn::ShiftRight<16>(place));
    const auto col = hn::BitCast(di, hn::And(place, hn::Set(du, 0xFFFFU)));
    const auto cell = hn::Add(hn::Mul(row, hn::Set(di, receivers.cols)), col);
    hn::StoreU(hn::BitCast(du, cell), du, cells);
    const V dx = east_of_mast(d, receivers, col);
    const V dy = north_of_mast(d, receivers, row);
    const V away_m = hn::Sqrt(hn::MulAdd(dx, dx, hn::Mul(dy, dy)));
    Asking<D> ask;
    ask.lane = hn::Load(di, lanes);
    ask.table = LaneTable<D>{d, ask.lane};
    ask.d_km = hn::Mul(away_m, hn::Set(d, 1e-3F));
    ask.ground_m = hn::Sub(hn::GatherIndex(d, receivers.ground_m, cell), hn::Set(d, mast.antenna_m));
    ask.rise_m = hn::Add(ask.ground_m, hn::Set(d, mast.receiver_above_ground_m));
    ask.str = hn::Div(ask.rise_m, ask.d_km);
    ask.private_km = hn::Sub(ask.d_km, hn::Set(d, mast.step_km));
    ask.passed_km = hn::Set(d, static_cast<float>(state.samples) * mast.step_km);
    const V cells_to_private = hn::Mul(hn::Div(ask.private_km, ask.d_km), hn::Set(d, mast.origin.cells_per_metre));
    const V east = hn::MulAdd(dx, cells_to_private, hn::Set(d, mast.origin.col_part));
    const V south = hn::NegMulAdd(dy, cells_to_private, hn::Set(d, mast.origin.row_part));
    ask.private_ground = read_ground(d, mast, east, south);
    return ask;
}

/// Appends the paths of the receivers of a bucket from the `from`-th on, as many as a vector holds.
template <bool with_clutter, class D>
HWY_INLINE void ask_ground_for(D d, const MastFrame& mast, const ReceiverFrame& receivers,
                               const ReceiverOrder::Bucket& bucket, std::size_t from, const WalkState& state,
                               SweptPaths& paths) {
    const hn::RebindToSigned<D> di;
    alignas(64) std::uint32_t places[k_lanes];
    alignas(64) std::int32_t lanes[k_lanes];
    for (std::size_t i = 0; i < hn::Lanes(d); ++i) {
        const std::size_t at = std::min(from + i, bucket.size() - 1);
        places[i] = bucket.places[at];
        lanes[i] = bucket.lanes[at];
    }
    const std::size_t to = paths.count;
    const Asking<D> ask = asking(d, mast, receivers, state, places, lanes, paths.cell.data() + to);
    const EdgeLines<D> lines = edge_lines(d, mast, state, ask);
    const SmoothHeights<D> smooth = smooth_heights(d, mast, state, ask);
    const HorizonPair<D> seen = horizons<with_clutter>(d, mast, state, ask, lines);
    const auto bits =
        hn::And(hn::Set(di, static_cast<std::int32_t>(state.broken)), hn::Shl(hn::Set(di, 1), ask.lane));
    const auto broken = hn::RebindMask(d, hn::Ne(bits, hn::Zero(di)));
    const auto unknown = hn::Or(broken, hn::IsNaN(ask.private_ground.ground_m));
    const auto bent = hn::Mul(ask.d_km, hn::Set(d, 1e3F / mast.earth_km));
    const auto store = [&](hn::Vec<D> values, std::vector<float>& part) {
        hn::StoreU(values, d, part.data() + to);
    };
    store(hn::IfThenElse(unknown, hn::Set(d, -1.0F), ask.d_km), paths.distance_km);
    store(ask.rise_m, paths.rise_m);
    store(edge_of(d, mast, state, ask, lines), paths.edge);
    store(hn::Add(bent, hn::Add(seen.tx_mrad, seen.rx_mrad)), paths.theta_mrad);  // (84)
    store(smooth.tx_m, paths.smooth_tx_m);
    store(smooth.rx_m, paths.smooth_rx_m);
    store_duct_bound(d, mast, ask, seen, state.samples, paths);
    store(seen.tx_mrad, paths.tx_horizon_mrad);
    store(seen.rx_mrad, paths.rx_horizon_mrad);
    store(seen.tx_km, paths.tx_horizon_km);
    store(hn::IfThenElse(seen.in_sight, hn::Set(d, -1.0F), seen.rx_km), paths.rx_horizon_km);
    store(smooth.duct_tx_m, paths.duct_tx_m);
    store(smooth.duct_rx_m, paths.duct_rx_m);
    store(smooth.relief_m, paths.relief_m);
    paths.count += std::min(hn::Lanes(d), bucket.size() - from);
}

/// Appends the paths of a bucket of receivers, for which `paths` has room.
template <bool with_clutter, class D>
HWY_INLINE void ask_ground(D d, const MastFrame& mast, const ReceiverFrame& receivers,
                           const ReceiverOrder::Bucket& bucket, const WalkState& state, SweptPaths& paths) {
    for (std::size_t from = 0; from < bucket.size(); from += hn::Lanes(d)) {
        ask_ground_for<with_clutter>(d, mast, receivers, bucket, from, state, paths);
    }
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_QUERY_INL
