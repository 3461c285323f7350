// SPDX-License-Identifier: Apache-2.0
#include "engine/core/parameters.hpp"

#include "engine/core/normal.hpp"
#include "engine/core/threshold_profiles.hpp"

namespace lomsong {

PerTechnology<TechnologyParameters> RunParameters::default_technologies() {
    const ThresholdProfile& profile = k_threshold_profiles.front();
    const auto technology = [&](Technology of, double mhz, double bandwidth_mhz, double eirp_dbm,
                                const char* pattern) {
        SectorDefaults defaults;
        defaults.frequency = megahertz(mhz);
        defaults.bandwidth = megahertz(bandwidth_mhz);
        defaults.eirp = Dbm{eirp_dbm};
        return TechnologyParameters{thresholds_of(profile, of), defaults, pattern};
    };
    return {
        technology(Technology::g2, 900, 0.2, 58, "tr36814"),
        technology(Technology::g3, 2100, 5, 58, "tr36814"),
        technology(Technology::g4, 1800, 10, 61, "tr36814"),
        technology(Technology::g5, 2600, 40, 65, "tr38901"),
    };
}

std::array<double, k_road_classes.size()> RoadParameters::default_weights() {
    std::array<double, k_road_classes.size()> weights{};
    for (const RoadClassInfo& road_class : k_road_classes) {
        weights[static_cast<std::size_t>(road_class.road_class)] = road_class.default_weight;
    }
    return weights;
}

Decibels RunParameters::environment_loss() const {
    switch (radio.environment) {
        case Environment::outdoor: return radio.body_loss;
        case Environment::in_vehicle: return radio.body_loss + radio.in_vehicle_loss;
        case Environment::indoor: return radio.body_loss + radio.indoor_loss;
    }
    return radio.body_loss;
}

Decibels RunParameters::margin() const { return normal_quantile(probability.target) * probability.sigma; }

}  // namespace lomsong
