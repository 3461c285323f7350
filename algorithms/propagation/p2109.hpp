// SPDX-License-Identifier: Apache-2.0
/// @file  ITU-R P.2109-2 (08/2023): what a building takes from a signal that comes from outdoors.
///        docs/models/p2109.md has each equation with its function.
#pragma once

#include "algorithms/propagation/added_loss.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Ranges; the check, the messages and docs/models/p2109.md read them here.
struct P2109Limits {
    Range<Hertz> frequency{megahertz(80.0), megahertz(100'000.0)};
    Range<double> elevation_deg{-90.0, 90.0};
};
inline constexpr P2109Limits k_p2109_limits{};

/// The Recommendation's two populations of buildings. A thermally efficient one has metallised glass or foil-backed
/// panels; everything else is traditional, brick and wood and bamboo alike.
enum class BuildingType : unsigned char { traditional, thermally_efficient };

/// Building entry loss not exceeded in a percentage of buildings and places in them, Annex 1 section 3, equations
/// (1) to (10). `elevation` is that of the path at the facade, degrees from the horizontal, either sign. It may be
/// slightly negative for small percentages. 0.08..100 GHz.
[[nodiscard]] AddedLoss p2109_building_entry_loss(Hertz frequency, BuildingType building, double percent,
                                                  Angle elevation = Angle{0.0}) noexcept;

}  // namespace lomsong
