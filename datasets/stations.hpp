// SPDX-License-Identifier: Apache-2.0
/// @file  Stations where operators would put them: by people and roads, with a view, sharing masts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "datasets/country.hpp"
#include "datasets/plan.hpp"
#include "datasets/roads.hpp"
#include "datasets/settlement.hpp"

namespace lomsong::datasets {

/// Sectors of exactly the stations that `figures` asks for, by site and station. Three sectors each.
[[nodiscard]] std::vector<Sector> build_stations(const Plan& plan, const Settlement& settlement,
                                                 const RoadNet& roads, const std::vector<double>& households,
                                                 const CountryFigures& figures,
                                                 const std::vector<std::string>& operators, std::uint64_t seed);

}  // namespace lomsong::datasets
