// SPDX-License-Identifier: Apache-2.0
#include "algorithms/sweep/kernel/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "algorithms/sweep/kernel/kernels.cpp"
#include <hwy/foreach_target.h>  // compiles this file once per instruction set
#include <hwy/highway.h>

#include "algorithms/sweep/kernel/decibels.inl.hpp"
#include "algorithms/sweep/kernel/locate.inl.hpp"
#include "algorithms/sweep/kernel/walk.inl.hpp"

#if HWY_ONCE
namespace lomsong::sweep {

HWY_EXPORT(locate_receivers_on);
HWY_EXPORT(walk_on);
HWY_EXPORT(p1812_losses_on);

void locate_receivers(const RadialFan& fan, const ReceiverFrame& receivers,
                      std::span<const std::uint32_t> bucket_of_ring, std::vector<std::uint32_t>& keys,
                      std::vector<std::uint32_t>& places) {
    HWY_DYNAMIC_DISPATCH(locate_receivers_on)(fan, receivers, bucket_of_ring, keys, places);
}

void walk(const MastFrame& mast, const Directions& directions, const Stretch& stretch,
          const ReceiverFrame& receivers, const ReceiverOrder& order, WalkState& state, SweptPaths& paths) {
    HWY_DYNAMIC_DISPATCH(walk_on)(mast, directions, stretch, receivers, order, state, paths);
}

void p1812_losses(const RadioFrame& radio, const WalkState& state, const SweptPaths& paths,
                  std::span<float> losses_db) {
    HWY_DYNAMIC_DISPATCH(p1812_losses_on)(radio, state, paths, losses_db);
}

}  // namespace lomsong::sweep
#endif  // HWY_ONCE
