// SPDX-License-Identifier: Apache-2.0
/// @file  From EIRP to received level. `level` is the formula, `link_budget` the same formula as a table that an
///        engineer can check, `strongest_level` its upper bound. docs/link-budget.md explains each line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/antenna/pattern.hpp"
#include "algorithms/antenna/radio_sector.hpp"
#include "engine/core/calibration.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Median level of the technology's reference signal at the receiver: RxLev, RSCP, RSRP or SS-RSRP.
/// `environment_loss` is what lies between the open air and the receiver (body, car, wall).
[[nodiscard]] inline Dbm level(const RadioSector& sector, Decibels loss, Angle azimuth, Angle elevation,
                               Decibels environment_loss) noexcept {
    return sector.reference_eirp + relative_gain(sector, azimuth, elevation) - loss - environment_loss;
}

/// A level that no median at this distance along the ground exceeds: free space, full gain, and the smaller of the
/// two constants in use (92.4 of ITU-R P.1812 equation 8). Distances below 1 m count as 1 m.
[[nodiscard]] Dbm strongest_level(const RadioSector& sector, Metres distance, Decibels environment_loss) noexcept;

/// The distance along the ground beyond which `strongest_level` lies below `threshold`; at least 1 m.
[[nodiscard]] Metres farthest_reach(const RadioSector& sector, Dbm threshold, Decibels environment_loss) noexcept;

/// One line of the table. Lines in dB add to the levels in dBm above them: gains positive, losses negative.
struct LinkBudgetTerm {
    std::string name;  ///< "basic transmission loss"
    double value = 0.0;
    std::string_view unit;  ///< "dBm" or "dB"
    std::string source;     ///< where the value comes from: "model p1812", "station file", "assumed"
};

struct LinkBudget {
    std::vector<LinkBudgetTerm> terms;  ///< the last repeats the sum of the others, as the level
    Dbm level;
};

/// What a calibration adds to a level.
struct AppliedCorrection {
    Decibels correction;
    std::uint8_t land_cover = k_no_land_cover;  ///< at the receiver
};

/// The table whose sum is `level(sector, loss, azimuth, elevation, parameters.environment_loss())` and the
/// correction; `declared` is what the station file says about `sector`.
[[nodiscard]] LinkBudget link_budget(const Sector& declared, const RadioSector& sector, Decibels loss,
                                     Angle azimuth, Angle elevation, const RunParameters& parameters,
                                     const std::optional<AppliedCorrection>& applied = {});

}  // namespace lomsong
