// SPDX-License-Identifier: Apache-2.0
/// @file  Upper hulls of several radials at once: a point onto each, and the point that a line touches.
///        Compiled per instruction set.
#if defined(LOMSONG_SWEEP_HULLS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_HULLS_INL
#undef LOMSONG_SWEEP_HULLS_INL
#else
#define LOMSONG_SWEEP_HULLS_INL
#endif

#include <cstddef>
#include <cstdint>
#include <limits>

#include <hwy/highway.h>

#include "algorithms/sweep/walk_state.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Puts (km, y) on the hulls of lanes [lane, lane + Lanes(d)): points that it leaves below the hull go. Amortised
/// one point taken per point put. Lanes walk together: their hulls are all empty, or none is.
template <class D>
HWY_INLINE void push(D d, float km, hn::Vec<D> y, std::size_t lane, Hulls& hulls) {
    const hn::RebindToSigned<D> di;
    const auto one = hn::Set(di, 1);
    const auto x = hn::Set(d, km);
    const auto first = hn::Mul(hn::Iota(di, static_cast<std::int32_t>(lane)),
                               hn::Set(di, static_cast<std::int32_t>(hulls.stride)));
    auto size = hn::Load(di, hulls.size.of + lane);
    auto edge = hn::Set(d, std::numeric_limits<float>::infinity());
    auto at_0 = hn::Zero(d);
    if (hulls.size.of[lane] != 0) {
        auto top_x = hn::Load(d, hulls.top_x_km.of + lane);
        auto top_y = hn::Load(d, hulls.top_y_m.of + lane);
        auto below =
            hn::Ge(hn::Sub(y, top_y), hn::Mul(hn::Load(d, hulls.top_edge_m_per_km.of + lane), hn::Sub(x, top_x)));
        if (!hn::AllFalse(d, below)) {
            auto top = hn::Add(first, hn::Sub(size, one));
            do {
                top = hn::Add(top, hn::VecFromMask(di, hn::RebindMask(di, below)));  // true is -1
                below = hn::Ge(y, hn::MulAdd(hn::GatherIndex(d, hulls.edge_m_per_km.data(), top), x,
                                             hn::GatherIndex(d, hulls.edge_at_0_m.data(), top)));
            } while (!hn::AllFalse(d, below));
            size = hn::Add(hn::Sub(top, first), one);
            top_x = hn::GatherIndex(d, hulls.x_km.data(), top);
            top_y = hn::GatherIndex(d, hulls.y_m.data(), top);
        }
        edge = hn::Div(hn::Sub(y, top_y), hn::Sub(x, top_x));
        at_0 = hn::NegMulAdd(edge, x, y);
    }
    const auto to = hn::Add(first, size);
    hn::ScatterIndex(x, d, hulls.x_km.data(), to);
    hn::ScatterIndex(y, d, hulls.y_m.data(), to);
    hn::ScatterIndex(edge, d, hulls.edge_m_per_km.data(), to);
    hn::ScatterIndex(at_0, d, hulls.edge_at_0_m.data(), to);
    hn::Store(hn::Add(size, one), di, hulls.size.of + lane);
    hn::Store(x, d, hulls.top_x_km.of + lane);
    hn::Store(y, d, hulls.top_y_m.of + lane);
    hn::Store(edge, d, hulls.top_edge_m_per_km.of + lane);
}

template <class D>
struct HullPoint {
    hn::Vec<D> x_km;
    hn::Vec<D> y_m;
};

/// Where in the stacks of `lane`, which may repeat, lies the last point for which `keeps(position)` holds. It
/// always does for the first, whose edge is infinite, and where it does not it holds for no later point.
template <class D, class VI, class Keeps>
HWY_INLINE HullPoint<D> last_kept(D d, const Hulls& hulls, VI lane, VI size, const Keeps& keeps) {
    const hn::RebindToSigned<D> di;
    const auto one = hn::Set(di, 1);
    auto low = hn::Mul(lane, hn::Set(di, static_cast<std::int32_t>(hulls.stride)));
    auto high = hn::Sub(hn::Add(low, size), one);
    while (!hn::AllTrue(di, hn::Eq(low, high))) {
        const auto middle = hn::ShiftRight<1>(hn::Add(hn::Add(low, high), one));
        const auto kept = hn::RebindMask(di, keeps(middle));
        low = hn::IfThenElse(kept, middle, low);
        high = hn::Max(low, hn::IfThenElse(kept, high, hn::Sub(middle, one)));
    }
    return {hn::GatherIndex(d, hulls.x_km.data(), low), hn::GatherIndex(d, hulls.y_m.data(), low)};
}

/// Where a line from (x, y), right of the hull, touches it.
template <class D, class VI>
HWY_INLINE HullPoint<D> touched_from(D d, const Hulls& hulls, VI lane, VI size, hn::Vec<D> x, hn::Vec<D> y) {
    return last_kept(d, hulls, lane, size, [&](VI at) {
        return hn::Le(y, hn::MulAdd(hn::GatherIndex(d, hulls.edge_m_per_km.data(), at), x,
                                    hn::GatherIndex(d, hulls.edge_at_0_m.data(), at)));
    });
}

/// The point that lies highest over lines of this slope.
template <class D, class VI>
HWY_INLINE HullPoint<D> highest_over(D d, const Hulls& hulls, VI lane, VI size, hn::Vec<D> slope) {
    return last_kept(d, hulls, lane, size,
                     [&](VI at) { return hn::Ge(hn::GatherIndex(d, hulls.edge_m_per_km.data(), at), slope); });
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_HULLS_INL
