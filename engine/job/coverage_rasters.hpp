// SPDX-License-Identifier: Apache-2.0
/// @file  Coverage rasters: the best server of every operator and technology in every cell of the study area.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/block_keeper.hpp"
#include "engine/core/coverage_sink.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/results.hpp"
#include "engine/job/held_cells.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// The grid of the cells: over all communes; without any over the test points, 2 km wider.
[[nodiscard]] Grid grid_of_run(const Layers& layers, const RunParameters& parameters,
                               const std::vector<TestPoint>& points);

/// Which cells of that grid are looked at: 1 inside, 0 outside. With communes every cell that a commune touches,
/// without any all of them. `held` is the window that the raster is to hold; without a word on that, all.
[[nodiscard]] Raster<std::uint8_t> study_area(const Layers& layers, const RunParameters& parameters,
                                              const std::vector<TestPoint>& points,
                                              const std::optional<Window>& held = std::nullopt);

struct CoverageRasters {
    std::vector<CoverageLayer> layers;  ///< one per operator and technology that has a sector, in that order
    std::vector<bool> kept;             ///< as layers: the sink has it from an earlier run
    std::uint64_t cells_without_terrain = 0;
    std::uint64_t cells_computed = 0;  ///< over all layers; the others held
};

/// Where finished blocks are left, and the fingerprint of all inputs that their cells depend on.
struct BlockKeeping {
    BlockKeeper* keeper = nullptr;  ///< null: nobody keeps them
    std::uint64_t fingerprint = 0;
};

/// How many coverage layers a run has.
[[nodiscard]] std::size_t count_layers(const RadioScene& scene);

/// Block by block (see raster_plan.hpp), in each all masts at once; the outcome depends neither on the cut nor on
/// the threads. A cell's best server is the strongest of all sectors that reach it; sectors that could not be it
/// even over free space are not computed. Cells on unknown ground get no status; a cell whose only hope crosses
/// unknown ground, or lies outside the model's ranges, is `unknown`. Levels and best servers go to `sink`.
/// What an earlier run `held` is taken from there. With a keeper, work is cut so that a block takes minutes,
/// finished blocks are left with it, and those that it has are not computed; it does not go together with an
/// earlier run.
[[nodiscard]] CoverageRasters compute_rasters(const RadioScene& scene, const Raster<std::uint8_t>& area,
                                              Execution execution, CoverageSink& sink, Reporter& reporter,
                                              const HeldCells& held = {}, BlockKeeping keeping = {});

}  // namespace lomsong
