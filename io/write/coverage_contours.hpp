// SPDX-License-Identifier: Apache-2.0
/// @file  Coverage of one transmitter as areas, class by class.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

/// The ground whose values lie between two steps of a ladder, the better of them included.
struct ContourClass {
    std::optional<double> from;  ///< the weaker step: the least level, the greatest loss
    std::optional<double> to;    ///< the stronger step; empty for the best class
    MultiPolygon area;           ///< in the working CRS
};

/// Classes without ground are left out. `unit` ("dbm", "db") ends the names of the numbers' columns. Ground within
/// the radius for which there is no value is a feature of its own, `unknown`.
[[nodiscard]] FeatureTable contour_table(const std::vector<ContourClass>& classes, const MultiPolygon& unknown,
                                         const std::string& unit, const std::string& description);

}  // namespace lomsong
