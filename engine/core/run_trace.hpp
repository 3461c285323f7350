// SPDX-License-Identifier: Apache-2.0
/// @file  What a run leaves behind, so that a later run can tell what changed and compute no more than that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/coverage_sink.hpp"
#include "engine/core/evidence.hpp"
#include "engine/core/fingerprint.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/results.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Something that every level or status rests on.
struct Premise {
    std::string name;  ///< for messages: "radio parameters"
    std::uint64_t fingerprint = 0;
    friend bool operator==(const Premise&, const Premise&) = default;
};

/// A sector as completed.
struct TracedSector {
    CoverageLayerKey layer;
    Point position;
    std::uint64_t fingerprint = 0;  ///< of all that its levels depend on
    /// Of that and all else that evidence takes from it: who it is taken for, what its file did not say, what its
    /// operator declares elsewhere, and who could lend it a technology.
    std::uint64_t evidence_fingerprint = 0;
    friend bool operator==(const TracedSector&, const TracedSector&) = default;
};

/// A raster that paths cross, in squares of `k_edge` cells, row-major; those in the south and east may be cut.
struct TracedGround {
    static constexpr std::int32_t k_edge = 64;
    Grid grid;
    std::vector<std::uint64_t> blocks;  ///< fingerprints
    friend bool operator==(const TracedGround&, const TracedGround&) = default;
};

/// Everything that the search found at one test point.
struct TracedPoint {
    Point position;
    std::vector<BestLink> best;  ///< by operator, then technology
    /// Sectors whose path crosses unknown ground and who could serve if it were open; ascending.
    std::vector<std::uint32_t> undecided;
    std::uint64_t links_computed = 0;
    std::uint64_t links_below_model_range = 0;
    std::uint64_t links_outside_model = 0;  ///< the model gave a reason instead of a loss
};

/// A hamlet and what was found out about its operators.
struct TracedHamlet {
    std::size_t first_point = 0;  ///< into RunTrace::points; so many from there on are its own
    std::size_t points = 0;
    std::vector<HamletStatus> statuses;  ///< by operator: those that the evidence was gathered for
    HamletEvidence evidence;
    friend bool operator==(const TracedHamlet&, const TracedHamlet&) = default;
};

/// A measured level, as the run used it.
struct TracedMeasurement {
    CoverageLayerKey layer;
    Point position;
    std::int32_t day = 0;  ///< since 1 January 1970
    Dbm level;
    friend bool operator==(const TracedMeasurement&, const TracedMeasurement&) = default;
};

/// A coverage layer and the file that holds its levels and best servers.
struct TracedLayer {
    CoverageLayerKey key;
    std::string status_runs;            ///< by `packed_runs`
    std::string file;                   ///< in the result folder; empty when the run wrote none
    std::string file_hash;              ///< of its bytes
    std::uint64_t file_conditions = 0;  ///< fingerprint of what the file says about itself
    friend bool operator==(const TracedLayer&, const TracedLayer&) = default;
};

/// Indices are into the vectors of the run's own Layers.
struct RunTrace {
    std::string program;                          ///< version of the program
    std::vector<Premise> premises;                ///< of all links
    PerTechnology<std::uint64_t> technologies{};  ///< fingerprints of what rests on the technology's thresholds
    std::vector<Premise> raster_premises;         ///< of cells, beyond those of all links
    std::vector<Premise> evidence_premises;       ///< of evidence, beyond those of all links
    Metres radius;                                ///< no link is longer
    Metres path_width;                            ///< how far from the straight line a path may read the ground
    std::vector<std::string> operators;
    std::vector<TracedSector> sectors;  ///< as Layers::sectors
    TracedGround terrain;
    TracedGround land_cover;                      ///< empty when no path reads it
    std::vector<TracedPoint> points;              ///< as Results::test_points
    std::vector<TracedHamlet> hamlets;            ///< as Results::hamlets
    std::vector<TracedMeasurement> measurements;  ///< those with a level
    std::int32_t as_of = 0;                       ///< day that their ages are counted to, as TracedMeasurement::day
    Grid cells;                                   ///< of the coverage layers
    std::vector<TracedLayer> layers;              ///< as Results::coverage
};

/// Of all inputs that cells of the coverage layers depend on: runs whose traces agree in it find the same cells.
[[nodiscard]] std::uint64_t cells_fingerprint(const RunTrace& trace);

/// The trace as bytes, the same for the same trace, sealed by their fingerprint.
[[nodiscard]] std::string packed(const RunTrace& trace);

/// @throws Error{bad_data} without a place for bytes that `packed` did not make, or that were damaged since.
[[nodiscard]] RunTrace unpacked(std::string_view bytes);

}  // namespace lomsong
