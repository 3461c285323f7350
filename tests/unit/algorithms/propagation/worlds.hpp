// SPDX-License-Identifier: Apache-2.0
/// @file  Small paths for tests: drawn by hand or by a seed.
#pragma once

#include <cstddef>
#include <random>
#include <utility>
#include <vector>

#include "algorithms/propagation/path_loss_model.hpp"

namespace lomsong::worlds {

/// A path with its own profile, so that views into it stay good.
struct World {
    PathProfile profile;
    Link radio;
    [[nodiscard]] Link link() const {
        Link whole = radio;
        whole.profile = profile.view();
        return whole;
    }
};

/// 900 MHz, 30 m to 1.5 m, over points `step_km` apart; no clutter.
inline World world(std::vector<double> terrain_m, double step_km) {
    World made;
    made.profile.terrain_m = std::move(terrain_m);
    for (std::size_t i = 0; i < made.profile.terrain_m.size(); ++i) {
        made.profile.distance_km.push_back(static_cast<double>(i) * step_km);
    }
    made.profile.clutter_m.assign(made.profile.terrain_m.size(), 0.0);
    made.radio.frequency = megahertz(900.0);
    made.radio.transmitter_height = HeightAboveGround{30.0};
    made.radio.receiver_height = HeightAboveGround{1.5};
    return made;
}

/// A random walk of hills with some clutter; every draw is a valid input.
inline World random_world(std::mt19937& random) {
    const auto uniform = [&random](double low, double high) {
        return std::uniform_real_distribution<double>{low, high}(random);
    };
    const auto points = static_cast<std::size_t>(uniform(5.0, 300.0));
    std::vector<double> terrain_m{uniform(0.0, 1500.0)};
    const double roughness_m = uniform(0.0, 40.0);
    while (terrain_m.size() < points) {
        terrain_m.push_back(terrain_m.back() + uniform(-roughness_m, roughness_m));
    }
    World made = world(std::move(terrain_m), uniform(0.07, 0.2));
    for (std::size_t i = 1; i + 1 < points; ++i) {
        made.profile.clutter_m[i] = uniform(0.0, 1.0) < 0.3 ? 15.0 : 0.0;
    }
    made.radio.frequency = megahertz(uniform(400.0, 4000.0));
    made.radio.transmitter_height = HeightAboveGround{uniform(5.0, 80.0)};
    made.radio.receiver_height = HeightAboveGround{uniform(1.0, 10.0)};
    return made;
}

}  // namespace lomsong::worlds
