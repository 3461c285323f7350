// SPDX-License-Identifier: Apache-2.0
#include "algorithms/verdict/coverage_status.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

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

/// Which statuses layers have in a cell, as bits: quick to gather, and the best of them can be told from it.
constexpr std::uint8_t k_seen_none = 1;
constexpr std::uint8_t k_seen_service = 2;
constexpr std::uint8_t k_seen_unknown = 4;

constexpr std::uint8_t seen(std::uint8_t status) {
    constexpr auto k_none = static_cast<std::uint8_t>(PointStatus::none);
    constexpr auto k_unknown = static_cast<std::uint8_t>(PointStatus::unknown);
    static_assert(is_served(PointStatus::weak) && is_served(PointStatus::good) && k_none == 0 && k_unknown == 3);
    const std::uint8_t of_known = status == k_none ? k_seen_none : k_seen_service;
    const std::uint8_t of_any = status == k_unknown ? k_seen_unknown : of_known;
    return status > k_unknown ? std::uint8_t{0} : of_any;
}

/// Gathers the statuses of the layers that are wanted; empty without any.
template <class Wanted>
Raster<std::uint8_t> seen_statuses(std::span<const CoverageLayer> layers, const Wanted& wanted) {
    Raster<std::uint8_t> all;
    for (const CoverageLayer& layer : layers) {
        if (!wanted(layer)) {
            continue;
        }
        if (all.empty()) {
            all = Raster<std::uint8_t>{layer.status.grid()};
            std::ranges::fill(all.values(), std::uint8_t{0});
        }
        if (!(all.grid() == layer.status.grid())) {
            throw Error{ErrorKind::internal, "verdict",
                        "coverage layers lie on different grids. Report this as a fault of Lomsong."};
        }
        std::ranges::transform(all.values(), layer.status.values(), all.values().begin(),
                               [](std::uint8_t so_far, std::uint8_t status) {
                                   return static_cast<std::uint8_t>(so_far | seen(status));
                               });
    }
    return all;
}

/// What each operator with layers has in each cell.
std::vector<Raster<std::uint8_t>> seen_by_operator(std::span<const CoverageLayer> layers) {
    std::vector<Raster<std::uint8_t>> by_operator;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (i == 0 || layers[i].operator_index != layers[i - 1].operator_index) {
            by_operator.push_back(seen_statuses(layers, [&](const CoverageLayer& layer) {
                return layer.operator_index == layers[i].operator_index;
            }));
        }
    }
    return by_operator;
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

Raster<std::uint8_t> unserved_cells(std::span<const CoverageLayer> layers,
                                    std::optional<std::size_t> operator_index,
                                    std::optional<Technology> technology) {
    Raster<std::uint8_t> cells = seen_statuses(layers, [&](const CoverageLayer& layer) {
        return (!operator_index || layer.operator_index == *operator_index) &&
               (!technology || layer.technology == *technology);
    });
    for (std::uint8_t& cell : cells.values()) {
        cell = cell == k_seen_none ? 1 : 0;
    }
    return cells;
}

Raster<std::uint8_t> partly_served_cells(std::span<const CoverageLayer> layers) {
    Raster<std::uint8_t> cells;
    for (const Raster<std::uint8_t>& of_operator : seen_by_operator(layers)) {
        if (cells.empty()) {
            cells = Raster<std::uint8_t>{of_operator.grid()};
            std::ranges::fill(cells.values(), std::uint8_t{0});
        }
        std::ranges::transform(cells.values(), of_operator.values(), cells.values().begin(),
                               [](std::uint8_t so_far, std::uint8_t status) {
                                   const std::uint8_t none = status == k_seen_none ? k_seen_none : std::uint8_t{0};
                                   return static_cast<std::uint8_t>(so_far | (status & k_seen_service) | none);
                               });
    }
    for (std::uint8_t& cell : cells.values()) {
        cell = cell == (k_seen_none | k_seen_service) ? 1 : 0;
    }
    return cells;
}

Raster<std::uint8_t> cells_served_only_by(std::span<const CoverageLayer> layers, std::size_t operator_index) {
    const auto is_theirs = [&](const CoverageLayer& layer) { return layer.operator_index == operator_index; };
    Raster<std::uint8_t> cells = seen_statuses(layers, is_theirs);
    const Raster<std::uint8_t> others =
        seen_statuses(layers, [&](const CoverageLayer& layer) { return !is_theirs(layer); });
    if (others.empty()) {
        std::ranges::fill(cells.values(), std::uint8_t{0});
        return cells;
    }
    std::ranges::transform(cells.values(), others.values(), cells.values().begin(),
                           [](std::uint8_t theirs, std::uint8_t of_others) {
                               const bool only = (theirs & k_seen_service) != 0 && of_others == k_seen_none;
                               return static_cast<std::uint8_t>(only ? 1 : 0);
                           });
    return cells;
}

ServedArea served_area(const std::array<double, 256>& area_by_status_m2) noexcept {
    const auto area = [&](PointStatus status) {
        return std::round(area_by_status_m2[static_cast<std::size_t>(status)]);
    };
    const double served = area(PointStatus::weak) + area(PointStatus::good);
    return {served, served + area(PointStatus::none)};
}

}  // namespace lomsong
