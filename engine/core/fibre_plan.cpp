// SPDX-License-Identifier: Apache-2.0
#include "engine/core/fibre_plan.hpp"

namespace lomsong {

NewCable& NewCable::operator+=(const NewCable& other) {
    aerial = aerial + other.aerial;
    on_poles = on_poles + other.on_poles;
    underground = underground + other.underground;
    for (std::size_t i = 0; i < by_road_m.size(); ++i) {
        by_road_m[i] += other.by_road_m[i];
    }
    off_road_m += other.off_road_m;
    return *this;
}

}  // namespace lomsong
