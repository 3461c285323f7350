// SPDX-License-Identifier: Apache-2.0
/// @file  The ground between the horizons of a path, looked at again for the few paths where ducting matters and
///        bounds do not decide. Symbols are those of ITU-R P.1812-8. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_DUCT_GROUND_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_DUCT_GROUND_INL
#undef LOMSONG_SWEEP_DUCT_GROUND_INL
#else
#define LOMSONG_SWEEP_DUCT_GROUND_INL
#endif

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <hwy/highway.h>

#include "algorithms/sweep/kernel/ducting.inl.hpp"
#include "algorithms/sweep/kernel/kernels.hpp"
#include "algorithms/sweep/mast_frame.hpp"
#include "algorithms/sweep/walk_state.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Bare ground of one radial as the walk keeps it: y_i = h_i - c d_i^2, i = 1 .. last.
struct PassedGround {
    const float* bent_m;
    float step_km;
    float bend;
    int last;
};

/// The greatest height over the line `at_0 + slope * d` among samples [from, to].
template <class D>
HWY_INLINE float highest_over_line(D d, const PassedGround& ground, int from, int to, float at_0, float slope) {
    auto highest = hn::Set(d, -1e30F);
    const auto last = hn::Set(d, static_cast<float>(to));
    for (int i = from; i <= to; i += static_cast<int>(hn::Lanes(d))) {
        const auto number = hn::Iota(d, static_cast<float>(i));
        const auto x = hn::Mul(number, hn::Set(d, ground.step_km));
        const auto height =
            hn::MulAdd(hn::Mul(hn::Set(d, ground.bend), x), x, hn::LoadU(d, ground.bent_m + (i - 1)));
        const auto over = hn::Sub(height, hn::MulAdd(hn::Set(d, slope), x, hn::Set(d, at_0)));
        highest = hn::IfThenElse(hn::Le(number, last), hn::Max(highest, over), highest);
    }
    return hn::GetLane(hn::MaxOfLanes(d, highest));
}

/// A sample and how much it stands in the way: H |H| / (d1 d2), m^2/km^2.
struct WorstSample {
    int sample = 1;
    float square = -1e30F;
};

/// The worst edge (15) among all samples of the ground; `slope` as in `worst_of`.
template <class D>
HWY_INLINE WorstSample worst_sample(D d, const PassedGround& ground, float slope, float d_km) {
    auto worst = hn::Set(d, -1e30F);
    auto where = hn::Set(d, 1.0F);
    const auto last = hn::Set(d, static_cast<float>(ground.last));
    for (int i = 1; i <= ground.last; i += static_cast<int>(hn::Lanes(d))) {
        const auto number = hn::Iota(d, static_cast<float>(i));
        const auto x = hn::Mul(number, hn::Set(d, ground.step_km));
        const auto height = hn::MulAdd(hn::Set(d, slope), x, hn::LoadU(d, ground.bent_m + (i - 1)));
        const auto square = hn::Div(hn::Mul(height, hn::Abs(height)), hn::Mul(x, hn::Sub(hn::Set(d, d_km), x)));
        const auto better = hn::And(hn::Le(number, last), hn::Gt(square, worst));
        worst = hn::IfThenElse(better, square, worst);
        where = hn::IfThenElse(better, number, where);
    }
    const auto greatest = hn::MaxOfLanes(d, worst);
    const auto first = hn::MinOfLanes(d, hn::IfThenElse(hn::Eq(worst, greatest), where, hn::Set(d, 1e9F)));
    return {static_cast<int>(hn::GetLane(first)), hn::GetLane(greatest)};
}

/// One path on its way to exact horizons and roughness.
struct LoneDuctPath {
    float d_km, rise_m;
    float tx_km, rx_km;  ///< in and out; rx negative in sight
    float hte_m, hre_m;
    float private_m;
    float rough_m = 0.0F;  ///< out
};

template <class D>
HWY_INLINE void look_again(D d, const PassedGround& ground, LoneDuctPath& path) {
    const float hst_m = -path.hte_m;
    const float slope = (path.rise_m - path.hre_m - hst_m) / path.d_km;  // (93)
    const float private_km = path.d_km - ground.step_km;
    const float own_m = path.private_m - (hst_m + slope * private_km);
    const float passed_km = (static_cast<float>(ground.last) + 0.1F) * ground.step_km;
    if (path.rx_km < 0.0F) {
        const float str = path.rise_m / path.d_km;
        const WorstSample worst = worst_sample(d, ground, ground.bend * path.d_km - str, path.d_km);
        const float height_m = path.private_m + ground.bend * private_km * ground.step_km - str * private_km;
        const float own = height_m * std::fabs(height_m) / (private_km * ground.step_km);
        const float regular_km = static_cast<float>(worst.sample) * ground.step_km;
        path.tx_km = own > worst.square ? private_km : regular_km;
        path.rx_km = path.d_km - path.tx_km;
    }
    const float until_km = path.d_km - path.rx_km;
    path.rough_m = until_km > passed_km ? own_m : -1e30F;
    if (path.tx_km <= passed_km) {
        const auto nearest = [&](float km) { return static_cast<int>(std::lround(km / ground.step_km)); };
        const int to = std::min(nearest(until_km), ground.last);
        path.rough_m = std::max(path.rough_m, highest_over_line(d, ground, nearest(path.tx_km), to, hst_m, slope));
    }
}

/// Horizons and roughness of the masked paths as they are, so that `anomalous_db` is exact for them.
template <class D>
HWY_NOINLINE void look_at_ground(D d, const RadioFrame& radio, const WalkState& state, const SweptPaths& paths,
                                 std::size_t at, hn::Mask<D> mask, DuctPath<D>& path) {
    alignas(64) float marks[k_lanes];
    alignas(64) float tx_km[k_lanes];
    alignas(64) float rx_km[k_lanes];
    alignas(64) float rough_m[k_lanes];
    hn::Store(hn::IfThenElseZero(mask, hn::Set(d, 1.0F)), d, marks);
    hn::Store(path.tx_km, d, tx_km);
    hn::Store(path.rx_km, d, rx_km);
    hn::Store(path.rough_m, d, rough_m);
    const float* ground = state.bare_m.empty() ? state.surface_m.data() : state.bare_m.data();
    for (std::size_t l = 0; l < hn::Lanes(d) && at + l < paths.count; ++l) {
        if (marks[l] <= 0.0F) {
            continue;
        }
        const std::size_t i = at + l;
        const std::uint32_t standing = paths.standing[i];
        const PassedGround passed{ground + standing % k_lanes * state.stride, radio.step_km, radio.bend,
                                  static_cast<int>(standing / k_lanes)};
        LoneDuctPath lone{.d_km = paths.distance_km[i],
                          .rise_m = paths.rise_m[i],
                          .tx_km = tx_km[l],
                          .rx_km = rx_km[l],
                          .hte_m = paths.duct_tx_m[i],
                          .hre_m = paths.duct_rx_m[i],
                          .private_m = paths.private_m[i]};
        look_again(d, passed, lone);
        tx_km[l] = lone.tx_km;
        rx_km[l] = lone.rx_km;
        rough_m[l] = lone.rough_m;
    }
    path.tx_km = hn::Load(d, tx_km);
    path.rx_km = hn::Load(d, rx_km);
    path.rough_m = hn::Load(d, rough_m);
    path.in_sight = hn::AndNot(mask, path.in_sight);
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_DUCT_GROUND_INL
