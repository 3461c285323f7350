// SPDX-License-Identifier: Apache-2.0
/// @file  The made-up place of the messy station lists: a rectangle of 16 square communes, in degrees.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "datasets/names.hpp"
#include "datasets/random.hpp"
#include "engine/core/geometry.hpp"

namespace lomsong::datasets {

struct MessyCommune {
    std::string code;
    std::string name;
    double west_deg = 0.0;
    double south_deg = 0.0;
};

/// Four by four communes of 0.15 degrees around Lào Cai's latitude.
struct MessyPlace {
    static constexpr std::size_t k_side = 4;
    static constexpr double k_west_deg = 103.6;
    static constexpr double k_south_deg = 22.1;
    static constexpr double k_commune_deg = 0.15;

    /// Columns from the west, rows from the south, each below k_side.
    static MessyCommune commune(std::size_t col, std::size_t row) {
        const std::size_t index = row * k_side + col;
        return {"9" + std::to_string(9001 + index), commune_names(k_side * k_side)[index],
                k_west_deg + static_cast<double>(col) * k_commune_deg,
                k_south_deg + static_cast<double>(row) * k_commune_deg};
    }
    static MessyCommune commune_of(Point at) {
        const auto step = [](double from_deg) {
            return std::min(k_side - 1, static_cast<std::size_t>(std::max(0.0, from_deg / k_commune_deg)));
        };
        return commune(step(at.x - k_west_deg), step(at.y - k_south_deg));
    }
    /// On a lattice of `sites` places, each shaken by a fifth of the step at most, so that no two stand together;
    /// to six decimals, as they are written.
    static Point site(std::size_t index, std::size_t sites, Random& random) {
        const auto across = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(sites))));
        const double step_deg = k_commune_deg * static_cast<double>(k_side) / static_cast<double>(across);
        const auto placed = [&](double from_deg, std::size_t i) {
            const double shaken = static_cast<double>(i) + 0.5 + random.uniform(-0.2, 0.2);
            return std::round((from_deg + step_deg * shaken) * 1e6) / 1e6;
        };
        const double lon = placed(k_west_deg, index % across);
        return {lon, placed(k_south_deg, index / across)};
    }
};

}  // namespace lomsong::datasets
