// SPDX-License-Identifier: Apache-2.0
/// @file  Pieces of small worlds for the settlement tests.
#pragma once

#include <string>
#include <vector>

#include "engine/core/layers.hpp"

namespace lomsong::testing_tools {

inline MultiPolygon rectangle(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

inline Hamlet hamlet_with_area(std::string code, MultiPolygon area) {
    Hamlet hamlet;
    hamlet.code = std::move(code);
    hamlet.area = std::move(area);
    return hamlet;
}

inline Hamlet hamlet_at(std::string code, Point centre, std::string commune_code = "") {
    Hamlet hamlet;
    hamlet.code = std::move(code);
    hamlet.centre = centre;
    hamlet.commune_code = std::move(commune_code);
    return hamlet;
}

/// `count` buildings in a row to the east, 50 m apart.
inline void add_row(std::vector<Building>& buildings, Point first, int count, double footprint_m2 = 60.0) {
    for (int i = 0; i < count; ++i) {
        buildings.push_back({{first.x + 50.0 * i, first.y}, footprint_m2});
    }
}

}  // namespace lomsong::testing_tools
