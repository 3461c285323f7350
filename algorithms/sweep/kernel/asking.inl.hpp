// SPDX-License-Identifier: Apache-2.0
/// @file  A vector of receivers as they stand before the ground they ask about. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_ASKING_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_ASKING_INL
#undef LOMSONG_SWEEP_ASKING_INL
#else
#define LOMSONG_SWEEP_ASKING_INL
#endif

#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

#include "algorithms/sweep/kernel/ground.inl.hpp"
#include "algorithms/sweep/kernel/lane_table.inl.hpp"
#include "algorithms/sweep/kernel/locate.inl.hpp"
#include "algorithms/sweep/mast_frame.hpp"
#include "algorithms/sweep/walk_state.hpp"

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

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_ASKING_INL
