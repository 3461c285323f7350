// SPDX-License-Identifier: Apache-2.0
/// @file  hillshade.tif: the terrain as shaded relief, so that maps have a background when the terrain is far away.
#include "io/write/hillshade.hpp"

#include "io/write/coverage_image.hpp"
#include "io/write/names.hpp"
#include "io/write/writers/writers.hpp"

namespace lomsong {

void write_hillshade(const WriteJob& job) {
    if (job.layers.terrain.grid().empty()) {
        return;
    }
    const Raster<float> shade = hillshade(job.layers.terrain, k_hillshade_edge);
    write_coverage_image(
        {shade, job.layers.crs.definition, "", "shaded relief, 1 dark to 255 bright",
         made_up_warning(job.parameters) + "Light from the north-west.", "lomsong " + job.record.version},
        {ImagePacking::deflate, false}, job.folder / "hillshade.tif");
}

}  // namespace lomsong
