// SPDX-License-Identifier: Apache-2.0
/// @file  How many people, households, buildings and hamlets are within a distance of fibre: ITU's indicator, and
///        the drop of a house beside it.
#pragma once

#include <span>
#include <vector>

#include "algorithms/fibre/fibre_network.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/people.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// Fills `shares`, `people_placed` and `households_placed` of the results, whose operators and hamlets by operator
/// are there; `hamlets` are of any operator. Distances are straight lines.
void add_shares(const Layers& layers, const FibreNetwork& network, std::span<const PeopleWeight> people,
                std::span<const FibreReach> hamlets, const FibreParameters& parameters, FibreResults& results);

}  // namespace lomsong
