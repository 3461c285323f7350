// SPDX-License-Identifier: Apache-2.0
/// @file  One coverage layer as GDAL sees a raster, with its overviews: values are fetched from the store and the
///        statuses when GDAL asks for them. For the sources of this room only.
#pragma once

#include <cstddef>
#include <cstdint>

#include <gdal_priv.h>

#include "engine/core/grid.hpp"
#include "io/gdal/session.hpp"
#include "io/write/coverage_store.hpp"

namespace lomsong {

/// A layer of the store together with its statuses.
struct CoverageCells {
    const CoverageStore& store;
    std::size_t layer = 0;
    const Raster<std::uint8_t>& status;  ///< on the store's grid
};

/// Three Float32 bands: level (dBm), best sector (index), status (PointStatus). The type is the same for all bands
/// of a GeoTIFF; Float32 holds every sector index up to 2^24 exactly.
class CoverageDataset final : public GDALDataset {
  public:
    static constexpr float k_nodata = -9999.0F;
    static constexpr int k_block_edge = 512;  ///< also the size below which no overview is needed

    /// `cells` must outlive the dataset. Overviews halve the edges until one block holds all; each of their cells
    /// is the one in the middle of those it stands for: a mean of sector indices would be another sector's.
    CoverageDataset(const CoverageCells& cells, const OGRSpatialReference& crs);

    CPLErr GetGeoTransform(double* transform) override;
    [[nodiscard]] const OGRSpatialReference* GetSpatialRef() const override { return &m_crs; }

  private:
    CoverageCells m_cells;
    OGRSpatialReference m_crs;
};

}  // namespace lomsong
