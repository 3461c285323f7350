// SPDX-License-Identifier: Apache-2.0
/// @file  Terrain and land cover around one place, from raster files named on a command line: no project, no
///        hamlets.
#pragma once

#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/reporter.hpp"
#include "io/read/working_crs.hpp"

namespace lomsong {

/// Which ground is looked for. Texts are as the user wrote them.
struct SurroundingsQuery {
    LonLat place;
    std::string crs;  ///< working CRS; empty: chosen as for a run, around the place
    Metres radius;
    Metres cell_size;                        ///< of terrain and land cover
    std::vector<std::string> terrain_files;  ///< at least one; the first wins where files overlap
    std::string terrain_crs;                 ///< instead of what the files say; empty: what they say
    TerrainKind terrain_kind = TerrainKind::surface;
    std::vector<std::string> land_cover_files;
};

struct Surroundings {
    Layers layers;  ///< CRS, terrain and land cover alone
    Point place;    ///< in the working CRS; its terrain is known
};

/// Reads the disc of `radius` around the place, each file only where it is needed; the grid is the square around
/// it, and terrain in its corners may stay unknown.
/// @throws Error{no_input, bad_data} for files, Error{usage} for a CRS or a grid that is too large,
///         Error{bad_data} when the place lies outside the terrain or where it has no data.
[[nodiscard]] Surroundings read_surroundings(const SurroundingsQuery& query, Reporter& reporter);

}  // namespace lomsong
