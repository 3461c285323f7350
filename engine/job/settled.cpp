// SPDX-License-Identifier: Apache-2.0
#include "engine/job/settled.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "algorithms/propagation/p1812_locations.hpp"

namespace lomsong {

namespace {

Hertz highest_frequency(const RunParameters& parameters, const Layers& layers) {
    Hertz highest;
    for (const Sector& sector : layers.sectors) {
        const SectorDefaults& defaults = parameters.technologies[index_of(sector.technology)].defaults;
        highest = std::max(highest, sector.frequency.value_or(defaults.frequency));
    }
    return highest;
}

/// One decimal, as messages show it.
std::string in_decibels(Decibels value) {
    const auto tenths = static_cast<long>(std::lround(value.value() * 10.0));
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " dB";
}

}  // namespace

RunParameters settled(RunParameters parameters, const Layers& layers, Reporter& reporter) {
    if (!parameters.calibration) {
        parameters.calibration = layers.calibration;
    }
    if (parameters.probability.basis == SigmaBasis::total || layers.sectors.empty()) {
        return parameters;
    }
    const HeightAboveGround receiver = parameters.radio.receiver_height;
    parameters.probability.sigma = p1812_location_standard_deviation(
        highest_frequency(parameters, layers), parameters.coverage.cell_size, receiver, receiver + receiver);
    reporter.warn("probability.basis is \"location\": a standard deviation of " +
                  in_decibels(parameters.probability.sigma) +
                  " speaks for places inside a cell only; predictions are off by 8 to 12 dB.");
    return parameters;
}

}  // namespace lomsong
