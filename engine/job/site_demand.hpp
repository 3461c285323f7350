// SPDX-License-Identifier: Apache-2.0
/// @file  Who is without the service that a plan of sites asks for: people in cells, hamlets at their test points.
#pragma once

#include <cstdint>
#include <vector>

#include "algorithms/settlement/test_plan.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/site_plan.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// An inhabited cell whose people are not served.
struct DemandCell {
    Cell cell;
    Point centre;
    HeightAboveSeaLevel ground;
    double people = 0.0;
    double households = 0.0;
    double weight = 0.0;  ///< as SiteDemand::measured
};

struct SiteDemand {
    Grid grid;                      ///< cells of the project's coverage.cell_size_m
    std::vector<DemandCell> cells;  ///< row by row; only those with a weight
    SiteGain measured = SiteGain::people;
    double unserved = 0.0;   ///< the cells' weights
    double undecided = 0.0;  ///< of cells off the terrain, and of those whose only hope crosses such ground
    std::vector<bool> point_unserved;  ///< as TestPlan::points, over exact paths; false where it is undecided
    std::vector<std::size_t>
        open_points;  ///< by hamlet: test points that are not served, undecided ones among them
};

/// True when a place with this status has the service that is asked for.
[[nodiscard]] constexpr bool is_enough(PointStatus status, PointStatus asked) noexcept {
    return status == PointStatus::good || (status == PointStatus::weak && asked == PointStatus::weak);
}

/// The demand that `scene`, which holds the sectors of the question's operator and technology alone, leaves open.
/// People stand where `people_weights` puts them. When nobody's number is known it is households that are counted,
/// and when none of them either, hamlets: each test point of a hamlet is an equal part of it.
/// @throws Error{interrupted} when cancelled.
[[nodiscard]] SiteDemand find_demand(const RadioScene& scene, const TestPlan& plan, PointStatus asked,
                                     Execution execution, Reporter& reporter);

}  // namespace lomsong
