// SPDX-License-Identifier: Apache-2.0
#include "algorithms/antenna/pattern.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lomsong {

namespace {

/// A 3GPP sector: parabolic cuts in dB, each with its floor, and a floor for both together.
struct ParabolicPattern {
    double horizontal_width_deg;  ///< between the 3 dB points
    double vertical_width_deg;
    double horizontal_floor_db;
    double vertical_floor_db;
    double floor_db;
};
constexpr ParabolicPattern k_tr36814{70.0, 10.0, 25.0, 20.0, 25.0};
constexpr ParabolicPattern k_tr38901{65.0, 65.0, 30.0, 30.0, 30.0};

double cut_loss_db(double off_axis_deg, double width_deg, double floor_db) noexcept {
    const double widths = off_axis_deg / width_deg;
    return std::min(12.0 * widths * widths, floor_db);
}

/// Into [-180, 180], for differences of two azimuths that are at most 540 degrees apart.
double wrapped_deg(double angle_deg) noexcept {
    if (angle_deg > 180.0) {
        angle_deg -= 360.0;
    } else if (angle_deg < -180.0) {
        angle_deg += 360.0;
    }
    return angle_deg;
}

}  // namespace

Decibels relative_gain(const RadioSector& sector, Angle azimuth_to_receiver, Angle elevation_to_receiver) noexcept {
    if (sector.pattern == AntennaPattern::omni) {
        return Decibels{0.0};
    }
    const ParabolicPattern& pattern = sector.pattern == AntennaPattern::tr36814 ? k_tr36814 : k_tr38901;
    const double below_axis_deg = -elevation_to_receiver.value() - sector.tilt.value();
    double loss_db = cut_loss_db(below_axis_deg, pattern.vertical_width_deg, pattern.vertical_floor_db);
    if (!sector.omnidirectional) {
        const double off_axis_deg = wrapped_deg(azimuth_to_receiver.value() - sector.azimuth.value());
        loss_db += cut_loss_db(off_axis_deg, pattern.horizontal_width_deg, pattern.horizontal_floor_db);
    }
    return Decibels{-std::min(loss_db, pattern.floor_db)};
}

Angle elevation(HeightAboveSeaLevel from, HeightAboveSeaLevel to, Metres along_ground) noexcept {
    return Angle{std::atan2((to - from).value(), along_ground.value()) * 180.0 / std::numbers::pi};
}

}  // namespace lomsong
