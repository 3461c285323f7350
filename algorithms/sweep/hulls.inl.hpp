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
/// one point taken per point put.
template <class D>
HWY_INLINE void push(D d, float km, hn::Vec<D> y, std::size_t lane, Hulls& hulls) {
    const hn::RebindToSigned<D> di;
    const auto x = hn::Set(d, km);
    const auto first = hn::Mul(hn::Iota(di, static_cast<std::int32_t>(lane)),
                               hn::Set(di, static_cast<std::int32_t>(hulls.stride)));
    auto size = hn::Load(di, hulls.size.of + lane);
    auto edge = hn::Set(d, std::numeric_limits<float>::infinity());
    if (hn::AllFalse(di, hn::Eq(size, hn::Zero(di)))) {  // all or none: lanes walk together
        for (;;) {
            const auto top = hn::Add(first, hn::Sub(size, hn::Set(di, 1)));
            const auto dx = hn::Sub(x, hn::GatherIndex(d, hulls.x_km.data(), top));
            const auto dy = hn::Sub(y, hn::GatherIndex(d, hulls.y_m.data(), top));
            const auto into_top = hn::GatherIndex(d, hulls.edge_m_per_km.data(), top);
            const auto below = hn::Ge(dy, hn::Mul(into_top, dx));
            if (hn::AllFalse(d, below)) {
                edge = hn::Div(dy, dx);
                break;
            }
            size = hn::Add(size, hn::VecFromMask(di, hn::RebindMask(di, below)));  // true is -1
        }
    }
    const auto to = hn::Add(first, size);
    hn::ScatterIndex(x, d, hulls.x_km.data(), to);
    hn::ScatterIndex(y, d, hulls.y_m.data(), to);
    hn::ScatterIndex(edge, d, hulls.edge_m_per_km.data(), to);
    hn::Store(hn::Add(size, hn::Set(di, 1)), di, hulls.size.of + lane);
}

template <class D>
struct HullPoint {
    hn::Vec<D> x_km;
    hn::Vec<D> y_m;
};

/// The last point of each hull for which `keeps(edge into it, its x, its y)` holds; the first point always does,
/// and what does not hold for a point holds for none after it. `lane` may repeat.
template <class D, class VI, class Keeps>
HWY_INLINE HullPoint<D> last_kept(D d, const Hulls& hulls, VI lane, const Keeps& keeps) {
    const hn::RebindToSigned<D> di;
    const auto one = hn::Set(di, 1);
    const auto first = hn::Mul(lane, hn::Set(di, static_cast<std::int32_t>(hulls.stride)));
    auto low = hn::Zero(di);
    auto high = hn::Sub(hn::GatherIndex(di, hulls.size.of, lane), one);
    while (!hn::AllTrue(di, hn::Eq(low, high))) {
        const auto middle = hn::ShiftRight<1>(hn::Add(hn::Add(low, high), one));
        const auto at = hn::Add(first, middle);
        const auto kept = hn::RebindMask(
            di, keeps(hn::GatherIndex(d, hulls.edge_m_per_km.data(), at), hn::GatherIndex(d, hulls.x_km.data(), at),
                      hn::GatherIndex(d, hulls.y_m.data(), at)));
        // Where low equals high, middle does too, and may be the first point, whose edge is infinite: kept.
        low = hn::IfThenElse(kept, middle, low);
        high = hn::Max(low, hn::IfThenElse(kept, high, hn::Sub(middle, one)));
    }
    const auto at = hn::Add(first, low);
    return {hn::GatherIndex(d, hulls.x_km.data(), at), hn::GatherIndex(d, hulls.y_m.data(), at)};
}

/// Where a line from (x, y), right of the hull, touches it.
template <class D, class VI>
HWY_INLINE HullPoint<D> touched_from(D d, const Hulls& hulls, VI lane, hn::Vec<D> x, hn::Vec<D> y) {
    return last_kept(d, hulls, lane, [&](auto edge, auto px, auto py) {
        return hn::Le(hn::Sub(y, py), hn::Mul(edge, hn::Sub(x, px)));
    });
}

/// The point that lies highest over lines of this slope.
template <class D, class VI>
HWY_INLINE HullPoint<D> highest_over(D d, const Hulls& hulls, VI lane, hn::Vec<D> slope) {
    return last_kept(d, hulls, lane, [&](auto edge, auto, auto) { return hn::Ge(edge, slope); });
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_HULLS_INL
