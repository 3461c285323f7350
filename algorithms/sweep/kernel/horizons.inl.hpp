// SPDX-License-Identifier: Apache-2.0
/// @file  Radio horizons over bare ground, and what they say about ducting: ITU-R P.1812-8, Attachment 1 and
///        sections 4.4, 4.5. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_HORIZONS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_HORIZONS_INL
#undef LOMSONG_SWEEP_HORIZONS_INL
#else
#define LOMSONG_SWEEP_HORIZONS_INL
#endif

#include <algorithm>
#include <cstddef>

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "algorithms/sweep/kernel/asking.inl.hpp"
#include "algorithms/sweep/kernel/decibels_math.inl.hpp"
#include "algorithms/sweep/kernel/edge.inl.hpp"
#include "algorithms/sweep/kernel/hulls.inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Horizons over bare ground as seen from both antennas.
template <class D>
struct HorizonPair {
    hn::Vec<D> tx_mrad, rx_mrad;  ///< (79), (81), (82)
    hn::Vec<D> tx_km, rx_km;      ///< (80), (83); unknown in sight
    hn::Mask<D> in_sight;
    hn::Vec<D> steepest;     ///< slope to the regular sample that is steepest from the receiver, m/km (17)
    hn::Vec<D> steepest_km;  ///< where that sample lies
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
    HorizonPair<D> seen{
        straight, straight, straight, straight, hn::Le(hidden_t, straight), hn::Sub(tangent, bulge), tangent_km};
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

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_HORIZONS_INL
