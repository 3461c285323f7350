// SPDX-License-Identifier: Apache-2.0
#include "algorithms/verdict/coverage_status.hpp"

#include <cmath>
#include <limits>

#include "algorithms/verdict/point_status.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

/// The least float from which on `reaches` holds, which must be monotone; +infinity when none does.
template <class Reaches>
float least_level(const Reaches& reaches) {
    constexpr float k_infinity = std::numeric_limits<float>::infinity();
    float below = -1000.0F;
    float from = 1000.0F;
    if (!reaches(from)) {
        return k_infinity;
    }
    if (reaches(below)) {
        return -k_infinity;
    }
    while (std::nextafter(below, k_infinity) < from) {
        const float middle = below + (from - below) / 2.0F;
        (reaches(middle) ? from : below) = middle;
    }
    return from;
}

}  // namespace

StatusLimits status_limits(const Thresholds& thresholds, const ProbabilityParameters& probability) {
    const auto status_at = [&](float level_dbm) {
        BestLink link;
        link.level = Dbm{static_cast<double>(level_dbm)};
        return point_status(link, thresholds, probability);
    };
    return {least_level([&](float level_dbm) { return is_served(status_at(level_dbm)); }),
            least_level([&](float level_dbm) { return status_at(level_dbm) == PointStatus::good; })};
}

Raster<std::uint8_t> combined_status(std::span<const CoverageLayer> layers,
                                     std::optional<std::size_t> operator_index) {
    using Status = Storage<std::uint8_t>;
    Raster<std::uint8_t> combined;
    for (const CoverageLayer& layer : layers) {
        if (operator_index && layer.operator_index != *operator_index) {
            continue;
        }
        if (combined.empty()) {
            combined = layer.status;
            continue;
        }
        if (!(combined.grid() == layer.status.grid())) {
            throw Error{ErrorKind::internal, "verdict",
                        "coverage layers lie on different grids. Report this as a fault of Lomsong."};
        }
        for (std::size_t i = 0; i < combined.values().size(); ++i) {
            std::uint8_t& so_far = combined.values()[i];
            const std::uint8_t status = layer.status.values()[i];
            if (so_far == Status::k_unknown) {
                so_far = status;
            } else if (status != Status::k_unknown) {
                so_far = static_cast<std::uint8_t>(
                    better_of(static_cast<PointStatus>(so_far), static_cast<PointStatus>(status)));
            }
        }
    }
    return combined;
}

ServedArea served_area(const std::array<double, 256>& area_by_status_m2) noexcept {
    const auto area = [&](PointStatus status) { return area_by_status_m2[static_cast<std::size_t>(status)]; };
    const double served = area(PointStatus::weak) + area(PointStatus::good);
    return {served, served + area(PointStatus::none)};
}

}  // namespace lomsong
