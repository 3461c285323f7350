// SPDX-License-Identifier: Apache-2.0
/// @file  Terrain, land cover and population around the hamlets and sites of a run.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/reporter.hpp"
#include "io/clean/finding.hpp"
#include "io/gdal/raster.hpp"
#include "io/project/project.hpp"

namespace lomsong {

/// Opens every file of a raster layer; empty when the project has no such layer.
[[nodiscard]] std::vector<gdal::RasterFile> open_rasters(const Project& project, LayerRole role);

/// Hamlets that lie further from all terrain than missing terrain can explain become findings.
/// @throws Error{bad_data} when the terrain does not touch the hamlets at all.
void check_against_terrain(const std::vector<gdal::RasterFile>& files, const Layers& layers,
                           const std::vector<RowPlace>& hamlet_places, RowFindings& findings);

// All three below: `wanted` is the box that rasters are to hold, on the grid of a whole run and with its values;
// without a word on that, all of it.

/// Fills `layers.terrain`: cells of the profile step, over hamlets, communes, clusters and sites grown by the
/// radius, as far as the files reach. Warns when parts of the hamlets' surroundings are unknown, if all is wanted.
void read_terrain(const std::vector<gdal::RasterFile>& files, const Project& project,
                  const std::optional<Box>& wanted, Layers& layers, Reporter& reporter);

/// Fills `layers.land_cover` on the terrain's grid, or on the same extent when there is no terrain.
void read_land_cover(const std::vector<gdal::RasterFile>& files, const Project& project,
                     const std::optional<Box>& wanted, Layers& layers, Reporter& reporter);

/// Fills `layers.population` on square cells of the first file's resolution. Files must not overlap.
void read_population(const std::vector<gdal::RasterFile>& files, const Project& project,
                     const std::optional<Box>& wanted, Layers& layers, Reporter& reporter);

}  // namespace lomsong
