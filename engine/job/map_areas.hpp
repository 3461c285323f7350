// SPDX-License-Identifier: Apache-2.0
/// @file  From coverage rasters to what a map shows: class polygons, gaps, not-spots.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "algorithms/settlement/test_plan.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/results.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// Where gaps are looked for: 1 where people can be.
struct InhabitedGround {
    Raster<std::uint8_t> cells;
    std::string basis;  ///< for Results::inhabited_basis
};

/// The cells near buildings, clusters and centres (`inhabited_cells`). Without any building, the cells of the
/// population raster that hold somebody are added; without that raster too, the areas of the hamlets.
[[nodiscard]] InhabitedGround inhabited_ground(const Layers& layers, const TestPlan& plan,
                                               const SettlementParameters& parameters, const Grid& grid);

/// The classes of every layer, by layer, then good, weak, none, unknown. Areas count cells; polygons are drawn by
/// `CoverageParameters`.
[[nodiscard]] std::vector<CoverageClassArea> class_polygons(std::span<const CoverageLayer> coverage,
                                                            const CoverageParameters& parameters,
                                                            Execution execution, Reporter& reporter);

struct FoundGaps {
    std::vector<Gap> gaps;
    std::string people_basis;
    std::string inhabited_basis;
};

/// The gaps of every scope: of all operators, then of each, and of both with any technology, then with each; then
/// partial not-spots, then single-operator areas by operator. A technology that an operator has no sector of, and
/// an operator that has not reported, have no raster and so no gaps: what is not offered is not a hole in it.
[[nodiscard]] FoundGaps gaps_of_all_scopes(const Layers& layers, const RunParameters& parameters,
                                           const TestPlan& plan, std::span<const CoverageLayer> coverage,
                                           Execution execution, Reporter& reporter);

}  // namespace lomsong
