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
#include <vector>

#include <hwy/highway.h>

#include "algorithms/sweep/kernel/asking.inl.hpp"
#include "algorithms/sweep/kernel/edge.inl.hpp"
#include "algorithms/sweep/kernel/horizons.inl.hpp"
#include "algorithms/sweep/kernel/smooth_heights.inl.hpp"
#include "algorithms/sweep/receiver_order.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Appends the paths of the receivers of a bucket from the `from`-th on, as many as a vector holds.
template <bool with_clutter, class D>
HWY_INLINE void ask_ground_for(D d, const MastFrame& mast, const ReceiverFrame& receivers,
                               const ReceiverOrder::Bucket& bucket, std::size_t from, WalkState& state,
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
    const HorizonPair<D> seen = horizons<with_clutter>(d, mast, state, ask, lines);
    const SmoothHeights<D> smooth = smooth_heights(d, mast, state, ask, seen);
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
    store(ask.private_ground.ground_m, paths.private_m);
    const auto standing = hn::Add(ask.lane, hn::Set(di, state.samples * RadialFan::k_lanes));
    hn::StoreU(hn::BitCast(hn::RebindToUnsigned<D>(), standing), hn::RebindToUnsigned<D>(),
               paths.standing.data() + to);
    paths.count += std::min(hn::Lanes(d), bucket.size() - from);
}

/// Appends the paths of a bucket of receivers, for which `paths` has room.
template <bool with_clutter, class D>
HWY_INLINE void ask_ground(D d, const MastFrame& mast, const ReceiverFrame& receivers,
                           const ReceiverOrder::Bucket& bucket, WalkState& state, SweptPaths& paths) {
    for (std::size_t from = 0; from < bucket.size(); from += hn::Lanes(d)) {
        ask_ground_for<with_clutter>(d, mast, receivers, bucket, from, state, paths);
    }
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_QUERY_INL
