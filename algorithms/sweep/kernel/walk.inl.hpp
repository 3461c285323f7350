// SPDX-License-Identifier: Apache-2.0
/// @file  The walk: sixteen radials outwards in lock-step, and what each receiver on the way asks of the ground
///        passed. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_WALK_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_WALK_INL
#undef LOMSONG_SWEEP_WALK_INL
#else
#define LOMSONG_SWEEP_WALK_INL
#endif

#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

#include "algorithms/sweep/kernel/ground.inl.hpp"
#include "algorithms/sweep/kernel/hulls.inl.hpp"
#include "algorithms/sweep/kernel/kernels.hpp"
#include "algorithms/sweep/kernel/query.inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// `sum += term` that keeps what rounding cuts off for the next time (Kahan).
template <class D>
HWY_INLINE void add_exactly(D d, hn::Vec<D> term, float* sum, float* rest) {
    const auto wanted = hn::Sub(term, hn::Load(d, rest));
    const auto before = hn::Load(d, sum);
    const auto after = hn::Add(before, wanted);
    hn::Store(hn::Sub(hn::Sub(after, before), wanted), d, rest);
    hn::Store(after, d, sum);
}

template <class D>
HWY_INLINE void raise(D d, hn::Vec<D> value, float* maximum) {
    hn::Store(hn::Max(value, hn::Load(d, maximum)), d, maximum);
}

/// The same, with the place of the maximum; the first of equals.
template <class D>
HWY_INLINE void raise_where(D d, hn::Vec<D> value, float km, float* maximum, float* where) {
    const auto before = hn::Load(d, maximum);
    hn::Store(hn::IfThenElse(hn::Gt(value, before), hn::Set(d, km), hn::Load(d, where)), d, where);
    hn::Store(hn::Max(value, before), d, maximum);
}

/// Takes sample `i` of lanes [lane, lane + Lanes(d)) into the state.
template <class D>
HWY_INLINE void take_sample(D d, const MastFrame& mast, int i, std::size_t lane, Ground<D> sample,
                            WalkState& state) {
    const auto km = static_cast<float>(i) * mast.step_km;
    const auto before_km = static_cast<float>(i - 1) * mast.step_km;
    const auto drop_m = hn::Set(d, mast.bend * km * km);
    const auto per_km = hn::Set(d, 1.0F / km);
    const auto bent_slope = hn::Set(d, mast.bend * km);
    const auto before_m = i == 1 ? hn::Set(d, -mast.antenna_above_ground_m) : hn::Load(d, state.ground_m.of + lane);
    const auto step = hn::Set(d, mast.step_km);
    add_exactly(d, hn::Mul(step, hn::Add(sample.ground_m, before_m)), state.v1.of + lane, state.v1_rest.of + lane);
    const auto moment = hn::MulAdd(sample.ground_m, hn::Set(d, 2.0F * km + before_km),
                                   hn::Mul(before_m, hn::Set(d, km + 2.0F * before_km)));
    add_exactly(d, hn::Mul(step, moment), state.v2.of + lane, state.v2_rest.of + lane);
    hn::Store(sample.ground_m, d, state.ground_m.of + lane);

    const auto flat_slope = hn::Mul(sample.ground_m, per_km);
    raise(d, flat_slope, state.flat_slope.of + lane);
    raise(d, sample.ground_m, state.highest_m.of + lane);
    raise_where(d, hn::Sub(flat_slope, bent_slope), km, state.ground_slope.of + lane,
                state.ground_slope_km.of + lane);
    raise_where(d, hn::Sub(hn::Mul(sample.surface_m, per_km), bent_slope), km, state.surface_slope.of + lane,
                state.surface_slope_km.of + lane);

    const auto surface_y = hn::Sub(sample.surface_m, drop_m);
    const hn::RebindToSigned<D> di;
    const auto column = hn::Mul(hn::Iota(di, static_cast<std::int32_t>(lane)),
                                hn::Set(di, static_cast<std::int32_t>(state.stride)));
    hn::ScatterIndex(surface_y, d, state.surface_m.data(), hn::Add(column, hn::Set(di, i - 1)));
    push(d, km, surface_y, lane, state.surface);
    if (mast.clutter_m != nullptr) {
        const auto bare_y = hn::Sub(sample.ground_m, drop_m);
        hn::ScatterIndex(bare_y, d, state.bare_m.data(), hn::Add(column, hn::Set(di, i - 1)));
        push(d, km, bare_y, lane, state.ground);
    }
}

/// Reads and takes sample `i` of all lanes.
template <class D>
HWY_INLINE void walk_sample(D d, const MastFrame& mast, const Directions& directions, int i, WalkState& state) {
    const auto cells = hn::Set(d, static_cast<float>(i) * mast.origin.cells_per_step);
    for (std::size_t lane = 0; lane < k_lanes; lane += hn::Lanes(d)) {
        const auto east =
            hn::MulAdd(hn::Load(d, directions.sine.of + lane), cells, hn::Set(d, mast.origin.col_part));
        const auto south =
            hn::NegMulAdd(hn::Load(d, directions.cosine.of + lane), cells, hn::Set(d, mast.origin.row_part));
        Ground<D> sample = read_ground(d, mast, east, south);
        const auto unknown = hn::IsNaN(sample.ground_m);
        if (HWY_UNLIKELY(!hn::AllFalse(d, unknown))) {
            for (std::size_t l = 0; l < hn::Lanes(d); ++l) {
                alignas(64) float is_unknown[k_lanes];
                hn::Store(hn::IfThenElseZero(unknown, hn::Set(d, 1.0F)), d, is_unknown);
                state.broken |= is_unknown[l] != 0.0F ? 1U << (lane + l) : 0U;
            }
            sample.ground_m = hn::IfThenZeroElse(unknown, sample.ground_m);
            sample.surface_m = hn::IfThenZeroElse(unknown, sample.surface_m);
        }
        take_sample(d, mast, i, lane, sample, state);
    }
}

inline void walk_on(const MastFrame& mast, const Directions& directions, const Stretch& stretch,
                    const ReceiverFrame& receivers, const ReceiverOrder& order, WalkState& state,
                    SweptPaths& paths) {
    const hn::CappedTag<float, k_lanes> d;
    const bool with_clutter = mast.clutter_m != nullptr;
    for (int i = state.samples + 1; i <= stretch.last_sample; ++i) {
        walk_sample(d, mast, directions, i, state);
        state.samples = i;
        const ReceiverOrder::Bucket bucket = order.bucket(stretch.ring, stretch.sheaf, i);
        if (bucket.size() == 0) {
            continue;
        }
        paths.make_room(bucket.size());
        if (with_clutter) {
            ask_ground<true>(d, mast, receivers, bucket, state, paths);
        } else {
            ask_ground<false>(d, mast, receivers, bucket, state, paths);
        }
    }
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_WALK_INL
