// SPDX-License-Identifier: Apache-2.0
#include "algorithms/antenna/pattern.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lomsong {

namespace {

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

constexpr double k_radians = std::numbers::pi / 180.0;

Decibels parabolic_gain(const ParabolicPattern& pattern, bool omnidirectional, const AntennaDirection& direction,
                        Angle tilt) noexcept {
    const double below_axis_deg = -direction.elevation.value() - tilt.value();
    double loss_db = cut_loss_db(below_axis_deg, pattern.vertical_width_deg, pattern.vertical_floor_db);
    if (!omnidirectional) {
        loss_db +=
            cut_loss_db(direction.off_axis.value(), pattern.horizontal_width_deg, pattern.horizontal_floor_db);
    }
    return Decibels{-std::min(loss_db, pattern.floor_db)};
}

}  // namespace

AntennaDirection tilted(AntennaDirection direction, Angle mechanical_tilt) noexcept {
    const double phi = direction.off_axis.value() * k_radians;
    const double theta = direction.elevation.value() * k_radians;
    const double lean = mechanical_tilt.value() * k_radians;
    const double ahead = std::cos(theta) * std::cos(phi);
    const double right = std::cos(theta) * std::sin(phi);
    const double up = std::sin(theta);
    const double along_axis = ahead * std::cos(lean) - up * std::sin(lean);
    const double across_axis = std::clamp(ahead * std::sin(lean) + up * std::cos(lean), -1.0, 1.0);
    return {Angle{std::atan2(right, along_axis) / k_radians}, Angle{std::asin(across_axis) / k_radians}};
}

Decibels table_gain(const AntennaPatternTable& table, Angle below_horizon) noexcept {
    return Decibels{std::min(cut_gain_db(table.vertical, below_horizon.value()), 0.0)};
}

Decibels table_gain(const AntennaPatternTable& table, Angle off_axis, Angle below_horizon) noexcept {
    const double horizontal_db = -cut_gain_db(table.horizontal, off_axis.value());
    const double vertical_db = -cut_gain_db(table.vertical, below_horizon.value());
    const double sum_db = horizontal_db + vertical_db + table.crossing.value();
    const double floor_db = std::max(table.front_to_back.value(), k_least_floor.value());
    const double clipped_db = std::min(sum_db, std::max({floor_db, horizontal_db, vertical_db}));
    return Decibels{-std::max(clipped_db, 0.0)};
}

Decibels relative_gain(const RadioSector& sector, Angle azimuth_to_receiver, Angle elevation_to_receiver) noexcept {
    if (sector.pattern == AntennaPattern::omni) {
        return Decibels{0.0};
    }
    AntennaDirection direction{Angle{0.0}, elevation_to_receiver};
    if (!sector.omnidirectional) {
        direction.off_axis = Angle{wrapped_deg(azimuth_to_receiver.value() - sector.azimuth.value())};
        if (sector.mechanical_tilt != Angle{0.0}) {
            direction = tilted(direction, sector.mechanical_tilt);
        }
    }
    if (sector.table == nullptr) {
        return parabolic_gain(parabolic_pattern(sector.pattern), sector.omnidirectional, direction, sector.tilt);
    }
    const Angle below_horizon = -direction.elevation - sector.tilt;
    return sector.omnidirectional ? table_gain(*sector.table, below_horizon)
                                  : table_gain(*sector.table, direction.off_axis, below_horizon);
}

Angle elevation(HeightAboveSeaLevel from, HeightAboveSeaLevel to, Metres along_ground) noexcept {
    return Angle{std::atan2((to - from).value(), along_ground.value()) * 180.0 / std::numbers::pi};
}

}  // namespace lomsong
