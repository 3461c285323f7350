// SPDX-License-Identifier: Apache-2.0
/// @file  The table layer_styles of a GeoPackage, where QGIS looks for how layers are drawn.
#pragma once

#include <span>

#include <gdal_priv.h>

#include "io/write/feature_table.hpp"
#include "io/write/styles/layer_style.hpp"

namespace lomsong {

/// One default style per table. False when GDAL refuses; it then has said why.
[[nodiscard]] bool add_layer_styles(GDALDataset& geopackage, std::span<const FeatureTable> tables,
                                    const StyleContext& context);

}  // namespace lomsong
