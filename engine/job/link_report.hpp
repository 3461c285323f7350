// SPDX-License-Identifier: Apache-2.0
/// @file  One link in full, for `lomsong path`: geometry, profile, loss terms, Fresnel zone,
///        obstacle, link budget, and what else its site brings to the point.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "algorithms/antenna/link_budget.hpp"
#include "algorithms/propagation/p1812.hpp"
#include "algorithms/propagation/path_obstacle.hpp"
#include "engine/core/path_profile.hpp"
#include "engine/core/results.hpp"
#include "engine/job/radio_scene.hpp"

namespace lomsong {

struct LinkReport {
    std::uint32_t sector = 0;  ///< into Layers::sectors
    Direction direction;
    bool terrain_known = false;  ///< false: everything below is empty
    Box unknown;                 ///< of the path's points on unknown ground
    std::optional<HeightAboveSeaLevel> antenna;
    std::optional<HeightAboveSeaLevel> receiver;
    Metres profile_step;  ///< distance of neighbouring profile points
    PathProfile profile;
    PathLoss loss;
    std::optional<P1812Terms> terms;            ///< when the model is P.1812
    Metres effective_earth_radius;              ///< of the median
    std::optional<FresnelClearance> clearance;  ///< empty when no point lies between the ends
    std::optional<Obstacle> obstacle;           ///< empty when the path is clear
    LinkBudget budget;
    Dbm level;
    PointStatus status = PointStatus::unknown;
    double probability = 0.0;  ///< P(level >= service threshold)
};

/// The link from one sector to a point.
[[nodiscard]] LinkReport report_link(const RadioScene& scene, std::uint32_t sector, Point receiver);

/// The strongest sector of one operator's technology at a site, towards a point.
struct SiteLevel {
    std::uint32_t sector = 0;  ///< into Layers::sectors
    PathLoss loss;
    Dbm level;  ///< of no meaning unless the loss is known
    PointStatus status = PointStatus::unknown;
    double probability = 0.0;  ///< P(level >= service threshold)
};

/// The level of each operator and technology that stands on the site of `sector`, in the order of operators, then
/// technologies. Empty when the path crosses unknown ground.
[[nodiscard]] std::vector<SiteLevel> site_levels(const RadioScene& scene, std::uint32_t sector, Point receiver);

/// The sectors that `name` means: "STATION" all of a station, "STATION:SECTOR" one.
/// @throws Error{usage} when there is none, with the nearest station or the station's sectors.
[[nodiscard]] std::vector<std::uint32_t> sectors_named(const Layers& layers, const std::string& name);

}  // namespace lomsong
