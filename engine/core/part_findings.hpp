// SPDX-License-Identifier: Apache-2.0
/// @file  What one part of a run found beside its cells, and what it rests on: enough to tell whether parts are of
/// one
///        run, and to make that run of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/run_trace.hpp"

namespace lomsong {

/// Which part of how many: `number` of 1..`of`, as people count.
struct PartNumber {
    std::uint32_t number = 1;
    std::uint32_t of = 1;
    friend bool operator==(const PartNumber&, const PartNumber&) = default;
};
inline constexpr std::uint32_t k_most_parts = 10'000;

/// The ground that a part has read: fingerprints of squares, as TracedGround has them, of a window of its grid.
struct PartGround {
    Window cells;  ///< of the raster's grid; none when the part reads none
    std::vector<std::uint64_t> squares;
    friend bool operator==(const PartGround&, const PartGround&) = default;
};

/// Everything that the findings of a part depend on.
struct PartInputs {
    std::uint64_t basis = 0;  ///< fingerprint of parameters, sectors, operators and grids of the whole run
    std::uint64_t area = 0;   ///< fingerprint of the study area in the part's cells; 0 without rasters
    Window cells;             ///< of the run's grid
    std::vector<std::uint32_t> hamlets;  ///< into the run's Layers::hamlets, ascending
    std::vector<Point> points;           ///< where these are tested, by hamlet
    PartGround terrain;
    PartGround land_cover;
    friend bool operator==(const PartInputs&, const PartInputs&) = default;
};

/// Sectors and operators have the indices of the whole run, points those of the part.
struct PartFindings {
    PartInputs inputs;
    std::vector<TracedPoint> points;    ///< as PartInputs::points
    std::vector<TracedHamlet> hamlets;  ///< as PartInputs::hamlets
    std::size_t layers = 0;             ///< of coverage; 0 without rasters
    std::vector<Window> blocks;         ///< that its cells were computed in; each has a file of its own
};

/// The findings as bytes, the same for the same findings, sealed by their fingerprint.
[[nodiscard]] std::string packed(const PartFindings& findings);

/// @throws Error{bad_data} without a place for bytes that `packed` did not make, or that were damaged since.
[[nodiscard]] PartFindings unpacked_part(std::string_view bytes);

}  // namespace lomsong
