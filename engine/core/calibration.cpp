// SPDX-License-Identifier: Apache-2.0
#include "engine/core/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace lomsong {

Decibels value_at(const CalibrationLine& line, Metres distance) noexcept {
    return line.offset + std::log10(in_kilometres(distance)) * line.slope;
}

const CalibrationLine& TechnologyCalibration::line_of(std::uint8_t land_cover) const noexcept {
    const auto found = classes.find(land_cover);
    return found == classes.end() ? line : found->second;
}

Decibels TechnologyCalibration::correction(std::uint8_t land_cover, Metres distance) const noexcept {
    return value_at(line_of(land_cover), std::clamp(distance, distances.lowest, distances.highest));
}

Decibels TechnologyCalibration::largest_correction() const noexcept {
    const auto larger_end = [this](const CalibrationLine& of) {
        return std::max(value_at(of, distances.lowest), value_at(of, distances.highest));
    };
    Decibels largest = larger_end(line);
    for (const auto& [land_cover, of] : classes) {
        largest = std::max(largest, larger_end(of));
    }
    return largest;
}

TechnologyCalibration TechnologyFit::calibration() const {
    TechnologyCalibration result{distances, line, {}};
    for (const auto& [land_cover, fit] : classes) {
        result.classes.emplace(land_cover, fit.line);
    }
    return result;
}

}  // namespace lomsong
