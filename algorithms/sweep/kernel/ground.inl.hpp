// SPDX-License-Identifier: Apache-2.0
/// @file  Reading the ground at a vector of places. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_GROUND_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_GROUND_INL
#undef LOMSONG_SWEEP_GROUND_INL
#else
#define LOMSONG_SWEEP_GROUND_INL
#endif

#include <cstddef>
#include <cstdint>
#include <optional>

#include <hwy/highway.h>

#include "algorithms/sweep/mast_frame.hpp"
#include "algorithms/sweep/walk_state.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Heights above the transmitting antenna, m; not a number on unknown ground.
template <class D>
struct Ground {
    hn::Vec<D> ground_m;
    hn::Vec<D> surface_m;  ///< with clutter
};

/// TerrainProfiler::ground at the borders of the known, one lane at a time.
template <class D, class V = hn::Vec<D>>
HWY_NOINLINE V careful_ground(D d, const MastFrame& mast, V fast_m, V east, V south) {
    alignas(64) float heights[k_lanes];
    alignas(64) float easts[k_lanes];
    alignas(64) float souths[k_lanes];
    hn::Store(fast_m, d, heights);
    hn::Store(east, d, easts);
    hn::Store(south, d, souths);
    for (std::size_t l = 0; l < hn::Lanes(d); ++l) {
        if (heights[l] == heights[l]) {
            continue;
        }
        const Point place = mast.origin.place(mast.profiler->terrain().grid(), easts[l], souths[l]);
        if (const auto ground = mast.profiler->ground(place)) {
            heights[l] = static_cast<float>(ground->value() - static_cast<double>(mast.antenna_m));
        }
    }
    return hn::Load(d, heights);
}

/// Ground and clutter at places counted in cells from the north-west corner of the mast's cell: bilinear between
/// four known neighbours, else as TerrainProfiler says; clutter of the place's own cell.
template <class D, class V = hn::Vec<D>>
HWY_INLINE Ground<D> read_ground(D d, const MastFrame& mast, V east, V south) {
    const hn::RebindToSigned<D> di;
    using VI = hn::Vec<decltype(di)>;
    const V half = hn::Set(d, 0.5F);
    const V west_centre = hn::Floor(hn::Sub(east, half));
    const V north_centre = hn::Floor(hn::Sub(south, half));
    const V to_east = hn::Sub(hn::Sub(east, half), west_centre);
    const V to_south = hn::Sub(hn::Sub(south, half), north_centre);
    const VI col = hn::Add(hn::ConvertTo(di, west_centre), hn::Set(di, mast.origin.col));
    const VI row = hn::Add(hn::ConvertTo(di, north_centre), hn::Set(di, mast.origin.row));
    const VI zero = hn::Zero(di);
    const VI last_col = hn::Set(di, mast.cols - 2);
    const VI last_row = hn::Set(di, mast.rows - 2);
    const VI safe_col = hn::Min(hn::Max(col, zero), last_col);
    const VI safe_row = hn::Min(hn::Max(row, zero), last_row);
    const auto inside = hn::And(hn::Eq(col, safe_col), hn::Eq(row, safe_row));
    const VI at = hn::Add(hn::Mul(safe_row, hn::Set(di, mast.cols)), safe_col);
    const float* below = mast.ground_m + mast.cols;
    const V antenna = hn::Set(d, mast.antenna_m);
    const V north_west = hn::Sub(hn::GatherIndex(d, mast.ground_m, at), antenna);
    const V north_east = hn::Sub(hn::GatherIndex(d, mast.ground_m + 1, at), antenna);
    const V south_west = hn::Sub(hn::GatherIndex(d, below, at), antenna);
    const V south_east = hn::Sub(hn::GatherIndex(d, below + 1, at), antenna);
    const V northern = hn::MulAdd(to_east, hn::Sub(north_east, north_west), north_west);
    const V southern = hn::MulAdd(to_east, hn::Sub(south_east, south_west), south_west);
    V ground = hn::MulAdd(to_south, hn::Sub(southern, northern), northern);
    ground = hn::IfThenElse(hn::RebindMask(d, inside), ground, hn::NaN(d));
    if (HWY_UNLIKELY(!hn::AllFalse(d, hn::IsNaN(ground)))) {
        ground = careful_ground(d, mast, ground, east, south);
    }
    if (mast.clutter_m == nullptr) {
        return {ground, ground};
    }
    const VI own_col = hn::Add(hn::ConvertTo(di, hn::Floor(east)), hn::Set(di, mast.origin.col));
    const VI own_row = hn::Add(hn::ConvertTo(di, hn::Floor(south)), hn::Set(di, mast.origin.row));
    const VI safe_own_col = hn::Min(hn::Max(own_col, zero), hn::Set(di, mast.cols - 1));
    const VI safe_own_row = hn::Min(hn::Max(own_row, zero), hn::Set(di, mast.rows - 1));
    const VI own = hn::Add(hn::Mul(safe_own_row, hn::Set(di, mast.cols)), safe_own_col);
    return {ground, hn::Add(ground, hn::GatherIndex(d, mast.clutter_m, own))};
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_GROUND_INL
