// SPDX-License-Identifier: Apache-2.0
#include "engine/parallel/hilbert_order.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace lomsong {

namespace {

constexpr std::uint32_t k_side = 1U << 16U;

/// How far along the curve a square lies: from the largest quarter to the smallest, each turned so that the curve
/// leaves it where the next begins.
std::uint64_t along_curve(std::uint32_t x, std::uint32_t y) {
    std::uint64_t along = 0;
    for (std::uint32_t half = k_side / 2; half > 0; half /= 2) {
        const bool east = (x & half) != 0;
        const bool north = (y & half) != 0;
        const std::uint64_t quarter = east ? (north ? 2U : 3U) : (north ? 1U : 0U);
        along += std::uint64_t{half} * half * quarter;
        if (!north) {
            if (east) {
                x = k_side - 1 - x;
                y = k_side - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return along;
}

}  // namespace

std::vector<std::size_t> hilbert_order(std::span<const Point> places) {
    Box box;
    for (const Point& place : places) {
        box.add(place);
    }
    const double longer = std::max({box.max_x - box.min_x, box.max_y - box.min_y, 1.0});
    const auto step = [&](double offset) { return static_cast<std::uint32_t>(offset / longer * (k_side - 1)); };
    std::vector<std::pair<std::uint64_t, std::size_t>> order;
    for (std::size_t i = 0; i < places.size(); ++i) {
        order.emplace_back(along_curve(step(places[i].x - box.min_x), step(places[i].y - box.min_y)), i);
    }
    std::ranges::sort(order);
    std::vector<std::size_t> indices(order.size());
    std::ranges::transform(order, indices.begin(), [](const auto& entry) { return entry.second; });
    return indices;
}

}  // namespace lomsong
