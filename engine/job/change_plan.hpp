// SPDX-License-Identifier: Apache-2.0
/// @file  What has to be computed anew, from the traces of an earlier run and of this one. In doubt a thing counts
///        as touched: then it is computed once more, and the result is the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/run_trace.hpp"
#include "engine/job/halo.hpp"

namespace lomsong {

/// What a layer can take over from the earlier run: every cell outside the halos.
struct LayerReuse {
    std::optional<std::size_t> earlier;  ///< into the earlier trace's layers; empty: every cell is computed
    std::vector<Halo> touched;
    bool same_sectors = false;  ///< its sectors have the indices that they had
};

struct ChangePlan {
    std::vector<std::optional<std::uint32_t>> sectors;  ///< of the earlier run -> the same sector now
    std::vector<std::optional<std::size_t>> points;     ///< of this run -> the earlier point whose links hold
    std::vector<LayerReuse> layers;                     ///< as this run's layers
    bool links_hold = false;                            ///< nothing that all links rest on has changed
    std::vector<Box> changed_ground;                    ///< wide enough for every path that reads it
    /// Why no link, or no cell, could be taken over: names of what changed; empty when nothing of that kind did.
    std::vector<std::string> changed_premises;
};

/// What changed ground touches through links of these sectors (into `now.sectors`). A link across it goes at least
/// from its mast to there: so much less reaches beyond. The ground itself may have been lost or won to stand on,
/// however far the masts.
[[nodiscard]] Halo shadow_of(const Box& ground, const RunTrace& now, std::span<const std::uint32_t> sectors);

/// Both traces with the inputs' part; `before` with its points and layers, `now` with the keys of its layers.
[[nodiscard]] ChangePlan plan_changes(const RunTrace& before, const RunTrace& now);

}  // namespace lomsong
