// SPDX-License-Identifier: Apache-2.0
/// @file  Status rules on rasters: several layers as one, and what share of an area is served.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "engine/core/grid.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// From which levels on a raster cell is weak and good: `point_status` as two numbers, because it is asked a
/// hundred million times. Between neighbouring floats nothing is lost.
struct StatusLimits {
    float weak_dbm;  ///< the least level that is at least weak
    float good_dbm;
};
[[nodiscard]] StatusLimits status_limits(const Thresholds& thresholds, const ProbabilityParameters& probability);

/// `point_status` of a cell with this level (-infinity or NaN: none) and hope.
[[nodiscard]] constexpr PointStatus cell_status(float level_dbm, bool unknown_could_serve,
                                                const StatusLimits& limits) noexcept {
    const PointStatus unserved = unknown_could_serve ? PointStatus::unknown : PointStatus::none;
    const PointStatus served = level_dbm >= limits.good_dbm ? PointStatus::good : PointStatus::weak;
    return level_dbm >= limits.weak_dbm ? served : unserved;
}

/// The best status (see `better_of`) of each cell over the layers of one operator, or over all layers when
/// `operator_index` is empty. 255 where no layer has a status. Empty raster when there is no such layer: an
/// operator that has not reported has no status anywhere, and does not change that of "any operator".
/// @throws Error{internal} when the layers lie on different grids.
[[nodiscard]] Raster<std::uint8_t> combined_status(std::span<const CoverageLayer> layers,
                                                   std::optional<std::size_t> operator_index);

/// 1 where nobody serves: the best status over the layers of the operator and the technology (of all, when empty)
/// is `none`; 0 elsewhere. Empty without such a layer.
[[nodiscard]] Raster<std::uint8_t> unserved_cells(std::span<const CoverageLayer> layers,
                                                  std::optional<std::size_t> operator_index,
                                                  std::optional<Technology> technology);

/// 1 where one operator serves with some technology and another one, who has layers, does not with any; 0
/// elsewhere. An operator whose status is unknown is neither.
[[nodiscard]] Raster<std::uint8_t> partly_served_cells(std::span<const CoverageLayer> layers);

/// 1 where the operator serves and the status of all others who have a status there is `none`, of one at least; 0
/// elsewhere.
[[nodiscard]] Raster<std::uint8_t> cells_served_only_by(std::span<const CoverageLayer> layers,
                                                        std::size_t operator_index);

/// Area with at least weak service, and its denominator: whole m2, so that sums of them are exact.
struct ServedArea {
    double served_m2 = 0.0;
    double computed_m2 = 0.0;  ///< area whose status is none, weak or good
};

/// From the area of each raster value, as `class_areas` of algorithms/zonal counts it: index = PointStatus.
[[nodiscard]] ServedArea served_area(const std::array<double, 256>& area_by_status_m2) noexcept;

}  // namespace lomsong
