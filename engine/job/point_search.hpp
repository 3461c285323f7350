// SPDX-License-Identifier: Apache-2.0
/// @file  Best servers at the test points of the hamlets, over exact paths: the verdict never depends on a
///        raster.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/verdict/verdicts.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/results.hpp"
#include "engine/core/run_trace.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// What the search found, and what it had to leave open.
struct PointSearch {
    PointLinks links;
    std::vector<TracedPoint> points;  ///< the same point by point, with what was counted
    std::uint64_t links_computed = 0;
    std::uint64_t links_below_model_range = 0;
    std::uint64_t links_outside_model = 0;  ///< the model gave a reason instead of a loss
    std::size_t points_searched = 0;        ///< the others were known
};

/// Looks at every sector within the run's radius of every point. Sectors are tried from the strongest possible
/// level down, and not at all once the best known level lies above what they could reach.
///
/// `known` has what is known of each point already, and is then not searched for; shorter than `points`, or empty,
/// when nothing is.
[[nodiscard]] PointSearch search_points(const RadioScene& scene, std::span<const TestPoint> points,
                                        Execution execution, Reporter& reporter,
                                        const std::vector<std::optional<TracedPoint>>& known = {});

/// The links of `before`, a whole search at the same points over the sectors below `first`, with those from `first`
/// on beside them; only the latter are looked at. Every point gets the status that a whole search would give it:
/// hope over unknown terrain is kept from before, and counts only where no level is enough. What was counted is not
/// told.
[[nodiscard]] PointLinks links_with_more(const RadioScene& scene, std::span<const TestPoint> points,
                                         std::span<const TracedPoint> before, std::uint32_t first,
                                         Execution execution, Reporter& reporter);

}  // namespace lomsong
