// SPDX-License-Identifier: Apache-2.0
/// @file  Made-up measurements with a known error of the predictions: areas in rows, some with a whim of their own.
#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <vector>

#include "algorithms/calibration/places.hpp"
#include "engine/core/calibration.hpp"
#include "tests/support/dice.hpp"

namespace lomsong {

struct MadeUpTruth {
    std::uint64_t seed = 1;
    std::size_t places = 900;
    std::size_t areas = 30;
    double noise_db = 7.0;       ///< of a place
    double area_noise_db = 1.5;  ///< that the places of an area have in common
    double nearest_km = 0.3;
    double farthest_km = 8.0;
    std::map<std::uint8_t, CalibrationLine> classes{
        {k_no_land_cover, {}}};  ///< the places are spread over them evenly
    double outliers = 0.0;       ///< share, all 60 to 90 dB too high
};

/// Normally distributed by Box and Muller.
inline double normal(Dice& dice) {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - dice.between(0.0, 1.0)));
    return radius * std::cos(2.0 * std::numbers::pi * dice.between(0.0, 1.0));
}

/// One 4G sample in each of so many squares.
inline std::vector<CalibrationSample> made_up_samples(const MadeUpTruth& truth) {
    Dice dice{truth.seed};
    std::vector<double> whims_db;
    for (std::size_t area = 0; area < truth.areas; ++area) {
        whims_db.push_back(truth.area_noise_db * normal(dice));
    }
    std::vector<CalibrationSample> samples;
    for (std::size_t i = 0; i < truth.places; ++i) {
        CalibrationSample sample;
        sample.area = i % truth.areas;
        sample.position = {k_place_edge.value() * (static_cast<double>(i) + 0.5), 50.0};
        const double decades = dice.between(std::log10(truth.nearest_km), std::log10(truth.farthest_km));
        sample.distance = kilometres(std::pow(10.0, decades));
        const auto own =
            std::next(truth.classes.begin(), static_cast<std::ptrdiff_t>((i / truth.areas) % truth.classes.size()));
        sample.land_cover = own->first;
        const double noise_db = truth.noise_db * normal(dice) + whims_db[sample.area];
        const bool wild = dice.between(0.0, 1.0) < truth.outliers;
        sample.residual = value_at(own->second, sample.distance) + Decibels{noise_db} +
                          Decibels{wild ? dice.between(60.0, 90.0) : 0.0};
        samples.push_back(sample);
    }
    return samples;
}

}  // namespace lomsong
