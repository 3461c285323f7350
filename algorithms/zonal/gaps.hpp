// SPDX-License-Identifier: Apache-2.0
/// @file  Gaps: connected inhabited ground without service, who lives there and how far the nearest site is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/grid.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/people.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// What gaps are told against; the same for every operator.
struct GapSurroundings {
    const Raster<std::uint8_t>& inhabited;  ///< 1 where people can be
    std::span<const PeopleWeight> people;
    std::span<const TestPoint> test_points;
    std::span<const Sector> sectors;
};

/// The gaps of one operator, or of all together when `operator_index` is empty.
///
/// `status` is the operator's best PointStatus per cell (over its technologies; over all operators). A gap is
/// a region of inhabited cells of status `none`, joined by edges or corners; an unknown cell is no gap. Gaps
/// smaller than `parameters.gap_area_m2` are dropped unless a test point lies inside. The nearest sector is
/// looked for from the gap's cell that is nearest to its middle; for one operator among its own sectors, and
/// the lower index wins a tie. Order: by first cell, row-major.
/// An empty `status` (the operator has no coverage raster) has no gaps.
/// @throws Error{internal} when `inhabited` lies on another grid than `status`.
[[nodiscard]] std::vector<Gap> find_gaps(const Raster<std::uint8_t>& status,
                                         std::optional<std::size_t> operator_index,
                                         const GapSurroundings& surroundings,
                                         const SettlementParameters& parameters);

}  // namespace lomsong
