// SPDX-License-Identifier: Apache-2.0
#include "algorithms/coverage/correction_table.hpp"

#include <cstddef>
#include <cstdint>
#include <numbers>

namespace lomsong {

namespace {

float squared(Metres distance) { return static_cast<float>(distance.value() * distance.value()); }

}  // namespace

CorrectionTable::CorrectionTable(const TechnologyCalibration& calibration)
    : m_nearest_m2{squared(calibration.distances.lowest)}, m_farthest_m2{squared(calibration.distances.highest)} {
    constexpr double k_decades_per_octave = std::numbers::ln2 / std::numbers::ln10;
    for (std::size_t land_cover = 0; land_cover < k_classes; ++land_cover) {
        const CalibrationLine& line = calibration.line_of(static_cast<std::uint8_t>(land_cover));
        m_offsets_db[land_cover] = static_cast<float>(value_at(line, Metres{1.0}).value());
        m_slopes_db[land_cover] = static_cast<float>(line.slope.value() * k_decades_per_octave / 2.0);
    }
}

cells::Correction CorrectionTable::view() const {
    return {m_offsets_db.data(), m_slopes_db.data(), m_nearest_m2, m_farthest_m2};
}

}  // namespace lomsong
