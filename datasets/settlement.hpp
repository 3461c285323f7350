// SPDX-License-Identifier: Apache-2.0
/// @file  Where people live: hamlets, their lands, the communes they make up, their houses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "datasets/country.hpp"
#include "datasets/plan.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"

namespace lomsong::datasets {

struct HamletPlace {
    std::uint32_t cell = 0;  ///< of the plan
    Point centre;            ///< within that cell
    bool remote = false;     ///< up on the slopes, away from the valleys
    std::size_t commune = 0;
};

struct Settlement {
    std::vector<HamletPlace> hamlets;
    Raster<std::int32_t> territory;  ///< hamlet whose land a plan cell is; -1 outside the province
    std::vector<std::size_t> seats;  ///< per commune the hamlet where its offices are
};

/// Chooses `hamlets` places, most on gentle ground in the valleys, some high up, parts the province into
/// their lands along ridges, and groups neighbours into `communes`.
/// @throws Error{internal} when the country has no room for so many.
[[nodiscard]] Settlement settle(const Plan& plan, std::size_t hamlets, std::size_t communes, std::uint64_t seed);

/// People, clusters and houses of every hamlet.
struct Inhabitants {
    std::vector<double> households;  ///< per hamlet, 20 .. 250
    std::vector<double> population;
    std::vector<Cluster> clusters;  ///< by hamlet, the one around the centre first
    std::vector<House> houses;
};
[[nodiscard]] Inhabitants make_inhabitants(const Plan& plan, const Settlement& settlement, std::uint64_t seed);

}  // namespace lomsong::datasets
