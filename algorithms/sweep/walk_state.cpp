// SPDX-License-Identifier: Apache-2.0
#include "algorithms/sweep/walk_state.hpp"

#include <algorithm>

namespace lomsong::sweep {

namespace {

/// Keeps radials off each other's cache sets: rings end at powers of two.
constexpr std::size_t k_padding = 16;
constexpr float k_below_all = -1e30F;

/// Each of eight lanes of the parent, twice.
std::size_t parent_lane(std::size_t lane, std::size_t first) { return first + lane / 2; }

template <class T>
Lanes<T> inherited(const Lanes<T>& parent, std::size_t first) {
    Lanes<T> child;
    for (std::size_t lane = 0; lane < k_lanes; ++lane) {
        child.of[lane] = parent.of[parent_lane(lane, first)];
    }
    return child;
}

void fill(Lanes<float>& lanes, float value) { std::ranges::fill(lanes.of, value); }

}  // namespace

void Hulls::reserve(std::size_t points) {
    stride = points + k_padding;
    for (std::vector<float>* part : {&x_km, &y_m, &edge_m_per_km, &edge_at_0_m}) {
        part->resize(stride * k_lanes);
    }
    std::ranges::fill(size.of, 0);
}

void Hulls::inherit(const Hulls& parent, std::size_t first_parent_lane) {
    size = inherited(parent.size, first_parent_lane);
    top_x_km = inherited(parent.top_x_km, first_parent_lane);
    top_y_m = inherited(parent.top_y_m, first_parent_lane);
    top_edge_m_per_km = inherited(parent.top_edge_m_per_km, first_parent_lane);
    for (std::size_t lane = 0; lane < k_lanes; ++lane) {
        const std::size_t from = parent_lane(lane, first_parent_lane) * parent.stride;
        const auto count = static_cast<std::size_t>(size.of[lane]);
        std::copy_n(parent.x_km.data() + from, count, x_km.data() + lane * stride);
        std::copy_n(parent.y_m.data() + from, count, y_m.data() + lane * stride);
        std::copy_n(parent.edge_m_per_km.data() + from, count, edge_m_per_km.data() + lane * stride);
        std::copy_n(parent.edge_at_0_m.data() + from, count, edge_at_0_m.data() + lane * stride);
    }
}

void WalkState::reset(int capacity, bool with_clutter) {
    const auto points = static_cast<std::size_t>(capacity);
    samples = 0;
    broken = 0;
    stride = points + k_padding;
    surface_m.resize(stride * k_lanes);
    bare_m.resize(with_clutter ? stride * k_lanes : 0);
    flat_samples = 0;
    surface.reserve(points);
    ground.reserve(with_clutter ? points : 0);
    flat.reserve(points);
    for (Lanes<float>* slope : {&surface_slope, &ground_slope, &flat_slope, &highest_m}) {
        fill(*slope, k_below_all);
    }
    for (Lanes<float>* sum : {&v1, &v1_rest, &v2, &v2_rest, &ground_m, &surface_slope_km, &ground_slope_km}) {
        fill(*sum, 0.0F);
    }
}

void WalkState::inherit(const WalkState& parent, int half, bool with_clutter) {
    const std::size_t first = half == 0 ? 0 : k_lanes / 2;
    samples = parent.samples;
    broken = 0;
    for (std::size_t lane = 0; lane < k_lanes; ++lane) {
        const std::size_t from = parent_lane(lane, first);
        broken |= ((parent.broken >> from) & 1U) << lane;
        std::copy_n(parent.surface_m.data() + from * parent.stride, static_cast<std::size_t>(samples),
                    surface_m.data() + lane * stride);
        if (with_clutter) {
            std::copy_n(parent.bare_m.data() + from * parent.stride, static_cast<std::size_t>(samples),
                        bare_m.data() + lane * stride);
        }
    }
    flat_samples = parent.flat_samples;
    surface_slope = inherited(parent.surface_slope, first);
    ground_slope = inherited(parent.ground_slope, first);
    flat_slope = inherited(parent.flat_slope, first);
    surface_slope_km = inherited(parent.surface_slope_km, first);
    ground_slope_km = inherited(parent.ground_slope_km, first);
    highest_m = inherited(parent.highest_m, first);
    v1 = inherited(parent.v1, first);
    v1_rest = inherited(parent.v1_rest, first);
    v2 = inherited(parent.v2, first);
    v2_rest = inherited(parent.v2_rest, first);
    ground_m = inherited(parent.ground_m, first);
    surface.inherit(parent.surface, first);
    if (with_clutter) {
        ground.inherit(parent.ground, first);
    }
    flat.inherit(parent.flat, first);
}

}  // namespace lomsong::sweep
