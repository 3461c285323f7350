// SPDX-License-Identifier: Apache-2.0
/// @file  Which metric CRS a run computes in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "io/read/layer_tables.hpp"

namespace lomsong {

/// The CRS for data around a place in degrees: in Vietnam (102..110 E, 8..24 N) the VN-2000 3-degree zone of
/// the nearest province, elsewhere the UTM zone. `what` names the data in the reason: "hamlets".
[[nodiscard]] WorkingCrs crs_around(double longitude, double latitude, const std::string& what);

/// The project's own choice.
/// @throws Error{bad_project} when PROJ does not know it or it is not projected in metres.
[[nodiscard]] WorkingCrs crs_of_project(const std::string& definition);

/// The median position of the rows in degrees; nothing when no row has one on the globe.
struct LonLat {
    double longitude = 0.0;
    double latitude = 0.0;
};
[[nodiscard]] std::optional<LonLat> middle_of(const LayerTables& layer);

}  // namespace lomsong
