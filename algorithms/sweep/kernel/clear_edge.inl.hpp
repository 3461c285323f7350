// SPDX-License-Identifier: Apache-2.0
/// @file  The worst edge of a path with a clear line of sight (15): not on the hull in general, so it is searched
///        for, after bounds have left little to search. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_CLEAR_EDGE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_CLEAR_EDGE_INL
#undef LOMSONG_SWEEP_CLEAR_EDGE_INL
#else
#define LOMSONG_SWEEP_CLEAR_EDGE_INL
#endif

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

#include "algorithms/sweep/mast_frame.hpp"
#include "algorithms/sweep/walk_state.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Paths whose surface stays below the line between the antennas: at d_i by `from_tx` d_i and by
/// `from_rx` (d - d_i) at least, since those two lines lie above it.
template <class D>
struct ClearPath {
    hn::Vec<hn::RebindToSigned<D>> lane;
    hn::Vec<D> d_km;
    hn::Vec<D> str;
    hn::Vec<D> from_tx, from_rx;        ///< m/km, not negative
    hn::Vec<D> from_tx_km, from_rx_km;  ///< where the surface touches those lines
    hn::Vec<D> own;                     ///< of the private sample: H |H| / (d1 d2)
    hn::Mask<D> in_sight;               ///< the others are none of our business
};

/// J(nu) is 0 from nu = -0.78 down (12), and surely here, with room for rounding; in units of nu^2.
constexpr float k_no_loss = 0.7801F * 0.7801F;

/// The largest H |H| / (d1 d2) among `samples` of one radial from index `from` on, as far as it exceeds `best`.
/// H = y + (c d - str) d_i: height of the surface over the line.
template <class D>
HWY_NOINLINE float worst_of(D d, const float* surface_m, int from, int end, float step_km, float slope, float d_km,
                            float best) {
    auto worst = hn::Set(d, best);
    const auto step = hn::Set(d, step_km);
    const auto length = hn::Set(d, d_km);
    const auto last = hn::Set(d, static_cast<float>(end));
    for (int i = from; i <= end; i += static_cast<int>(hn::Lanes(d))) {
        const auto number = hn::Iota(d, static_cast<float>(i));
        const auto x = hn::Mul(number, step);
        const auto height = hn::MulAdd(hn::Set(d, slope), x, hn::LoadU(d, surface_m + (i - 1)));
        const auto squared = hn::Mul(height, hn::Abs(height));
        const auto edge = hn::Div(squared, hn::Mul(x, hn::Sub(length, x)));
        worst = hn::IfThenElse(hn::Le(number, last), hn::Max(worst, edge), worst);
    }
    return hn::GetLane(hn::MaxOfLanes(d, worst));
}

/// The largest H |H| / (d1 d2) of each path, m^2/km^2, or some number below which there is no loss at any of the
/// wavelengths. nu^2 is 0.002 d / lambda times that, with its sign.
template <class D>
HWY_INLINE hn::Vec<D> clear_edge(D d, const MastFrame& mast, const WalkState& state, const ClearPath<D>& path) {
    using V = hn::Vec<D>;
    // Both lines bound the surface; where they cross, the bound is largest: H |H| / (d1 d2) = -from_tx from_rx.
    const V no_loss = hn::Div(hn::Set(d, -k_no_loss * mast.longest_wave_m / 0.002F), path.d_km);
    const auto matters = hn::And(path.in_sight, hn::Gt(hn::Neg(hn::Mul(path.from_tx, path.from_rx)), no_loss));
    if (hn::AllFalse(d, matters)) {
        return no_loss;
    }
    const V tx_square = hn::Mul(path.from_tx, path.from_tx);
    const V rx_square = hn::Mul(path.from_rx, path.from_rx);
    const V at_tx = hn::Neg(hn::Div(hn::Mul(tx_square, path.from_tx_km), hn::Sub(path.d_km, path.from_tx_km)));
    const V at_rx = hn::Neg(hn::Div(hn::Mul(rx_square, hn::Sub(path.d_km, path.from_rx_km)), path.from_rx_km));
    const V known = hn::Max(hn::Max(at_tx, at_rx), hn::Max(path.own, no_loss));
    // What may exceed `known` lies between these distances.
    const V margin = hn::Neg(known);
    const V until = hn::Div(hn::Mul(path.d_km, margin), hn::Add(tx_square, margin));
    const V since = hn::Div(hn::Mul(path.d_km, rx_square), hn::Add(rx_square, margin));
    const V per_step = hn::Set(d, 1.0F / mast.step_km);
    const V slope = hn::Sub(hn::Mul(hn::Set(d, mast.bend), path.d_km), path.str);
    alignas(64) float results[k_lanes];
    alignas(64) float firsts[k_lanes];
    alignas(64) float lasts[k_lanes];
    alignas(64) float slopes[k_lanes];
    alignas(64) float lengths[k_lanes];
    alignas(64) std::int32_t lanes[k_lanes];
    hn::Store(known, d, results);
    const V first = hn::Floor(hn::Mul(since, per_step));
    const V last = hn::Ceil(hn::Mul(until, per_step));
    // Nothing to search where the line of sight is grazed: `known` is not negative then, and cannot be exceeded
    // by more than rounding.
    const auto search = hn::And(matters, hn::Gt(margin, hn::Zero(d)));
    hn::Store(hn::IfThenElse(search, first, hn::Set(d, 1e9F)), d, firsts);
    hn::Store(last, d, lasts);
    hn::Store(slope, d, slopes);
    hn::Store(path.d_km, d, lengths);
    hn::Store(path.lane, hn::RebindToSigned<D>(), lanes);
    for (std::size_t l = 0; l < hn::Lanes(d); ++l) {
        const float begin = std::max(firsts[l], 1.0F);
        const float end = std::min(lasts[l], static_cast<float>(state.samples));
        if (begin <= end) {
            const float* surface = state.surface_m.data() + static_cast<std::size_t>(lanes[l]) * state.stride;
            results[l] = worst_of(d, surface, static_cast<int>(begin), static_cast<int>(end), mast.step_km,
                                  slopes[l], lengths[l], results[l]);
        }
    }
    return hn::Load(d, results);
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_CLEAR_EDGE_INL
