// SPDX-License-Identifier: Apache-2.0
/// @file  Fibre along the roads: which operator's cable runs where, how it hangs or lies, and its nodes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "datasets/country.hpp"
#include "datasets/roads.hpp"
#include "datasets/settlement.hpp"

namespace lomsong::datasets {

struct FibreNet {
    std::vector<Cable> cables;
    std::vector<FibreNode> nodes;
};

/// Lays cable until the declared lengths are used up to the metre: the first operator reaches every hamlet
/// that is to be on fibre, the others follow where most people travel, then second cables secure the first.
/// Exactly `figures.hamlets_on_fibre` hamlets get a route within 300 m of their centre; those left out lie
/// at the ends of the longest roads.
/// @throws Error{internal} when the roads do not allow it.
[[nodiscard]] FibreNet lay_fibre(const Settlement& settlement, const RoadNet& roads, const CountryFigures& figures,
                                 const std::vector<std::string>& operators, std::uint64_t seed);

}  // namespace lomsong::datasets
