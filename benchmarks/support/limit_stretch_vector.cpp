// SPDX-License-Identifier: Apache-2.0
#include "benchmarks/support/limit_stretch.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "benchmarks/support/limit_stretch_vector.cpp"
#include <hwy/foreach_target.h>  // compiles this file once per instruction set

// The library's mathematics must come after the list of instruction sets.
#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace lomsong::benchmarks::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

void walk_lanes(const Stretch& stretch, float* losses_db) {
    const hn::ScalableTag<float> d;
    const hn::RebindToSigned<decltype(d)> di;
    const auto lanes = static_cast<std::int32_t>(hn::Lanes(d));
    const auto half = hn::Set(d, 0.5F);
    const auto grid_cols = hn::Set(di, stretch.grid_cols);
    const auto mixed = [](auto a, auto b, auto share) { return hn::MulAdd(share, hn::Sub(b, a), a); };
    for (std::int32_t i = 0; i < stretch.count; i += lanes) {
        // The last lanes may stand on the last sample again: what they store is what it stores.
        const auto last = hn::Set(di, stretch.first + stretch.count - 1);
        const auto sample = hn::ConvertTo(d, hn::Min(hn::Iota(di, stretch.first + i), last));
        const auto col = hn::MulAdd(sample, hn::Set(d, stretch.col_per_step), hn::Set(d, stretch.col));
        const auto row = hn::MulAdd(sample, hn::Set(d, stretch.row_per_step), hn::Set(d, stretch.row));
        const auto west = hn::ConvertTo(di, col);
        const auto north = hn::ConvertTo(di, row);
        const auto to_east = hn::Sub(col, hn::ConvertTo(d, west));
        const auto to_south = hn::Sub(row, hn::ConvertTo(d, north));
        const auto at = hn::Add(hn::Mul(north, grid_cols), west);
        const float* upper = stretch.heights_m;
        const float* lower = upper + stretch.grid_cols;
        const auto in_north = mixed(hn::GatherIndex(d, upper, at), hn::GatherIndex(d, upper + 1, at), to_east);
        const auto in_south = mixed(hn::GatherIndex(d, lower, at), hn::GatherIndex(d, lower + 1, at), to_east);
        const auto below_m = hn::Sub(hn::Set(d, stretch.antenna_m), mixed(in_north, in_south, to_south));
        const auto along_m = hn::Mul(sample, hn::Set(d, stretch.step_m));
        const auto square_m2 = hn::MulAdd(along_m, along_m, hn::Mul(below_m, below_m));
        const auto loss_db =
            hn::MulAdd(hn::Set(d, 10.0F), hn::Log10(d, square_m2), hn::Set(d, stretch.loss_at_1_m_db));
        const auto cell_col = hn::ConvertTo(di, hn::Add(col, half));
        const auto cell_row = hn::ConvertTo(di, hn::Add(row, half));
        hn::ScatterIndex(loss_db, d, losses_db, hn::Add(hn::Mul(cell_row, grid_cols), cell_col));
    }
}

}  // namespace lomsong::benchmarks::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lomsong::benchmarks {

HWY_EXPORT(walk_lanes);

void walk_vector(const Stretch& stretch, float* losses_db) { HWY_DYNAMIC_DISPATCH(walk_lanes)(stretch, losses_db); }

}  // namespace lomsong::benchmarks
#endif  // HWY_ONCE
