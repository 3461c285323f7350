// SPDX-License-Identifier: Apache-2.0
/// @file  Hamlets and communes of a result as places in the metric CRS of its maps.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong::sheets {

class SheetSource;

struct GroundHamlet {
    std::size_t row = 0;          ///< in the table "hamlets"
    std::optional<Point> centre;  ///< nothing when nobody knows where it is
    MultiPolygon area;            ///< may be empty
    bool is_estimated = false;    ///< the area is only the part of the commune that is nearest to it
};

struct GroundCommune {
    std::string code;
    std::string name;
    MultiPolygon area;  ///< may be empty
};

struct GroundLayers {
    std::vector<GroundHamlet> hamlets;  ///< one per row of the table, in its order
    std::vector<GroundCommune> communes;
    Box bounds;  ///< of the province, or of communes and hamlets where it has no border; empty without any place
};

[[nodiscard]] GroundLayers ground_layers(const SheetSource& source);

/// What of the geometry is areas; empty for points and lines.
[[nodiscard]] MultiPolygon areas_in(const FeatureGeometry& geometry);

}  // namespace lomsong::sheets
