// SPDX-License-Identifier: Apache-2.0
/// @file  From a plan of empty ground to a country: people, roads, fibre, borders, stations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "datasets/borders.hpp"
#include "datasets/country.hpp"
#include "datasets/plan.hpp"

namespace lomsong::datasets {

struct Population {
    std::uint64_t seed = 1;
    std::size_t first_commune_code = 99'001;  ///< five digits; the others follow
    OuterBorder outer_border = OuterBorder::smoothed;
};

/// Fills all of `country` but its rasters, for its `operators`, which must be set. Codes run from north to south
/// and west to east, first by commune, then by hamlet.
/// @throws Error{internal} when the ground has no room for the figures.
void populate(Country& country, const Plan& plan, const CountryFigures& figures, const Population& how);

}  // namespace lomsong::datasets
