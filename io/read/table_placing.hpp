// SPDX-License-Identifier: Apache-2.0
/// @file  Tables brought onto the map: what is known of the place first, then each table held against it.
#pragma once

#include <vector>

#include "io/clean/finding.hpp"
#include "io/clean/names/crosswalk.hpp"
#include "io/gdal/raster.hpp"
#include "io/place/place_rows.hpp"
#include "io/place/region.hpp"
#include "io/project/project.hpp"
#include "io/read/layer_tables.hpp"

namespace lomsong {

/// Where the data should lie: in the communes when the project has them, else where its terrain is, else anywhere
/// in Vietnam. Communes are held against the terrain themselves; a former commune is found through the crosswalk,
/// which must outlive the region.
[[nodiscard]] Region region_of(LayerTables* communes, const std::vector<gdal::RasterFile>& terrain,
                               const Crosswalk& crosswalk, const Project& project, RowFindings& findings);

/// Gives every row of the layer a shape, and every table its CRS. A table without geometry is placed by its
/// coordinate columns; where it has none, the layer is rejected, but for hamlets: their names are known all the
/// same.
void place_tables(LayerTables& layer, Region& region, const Project& project, RowFindings& findings);

}  // namespace lomsong
