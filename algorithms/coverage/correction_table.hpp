// SPDX-License-Identifier: Apache-2.0
/// @file  A technology's calibration as the loops over cells read it: single precision, a line for every land
/// cover.
#pragma once

#include <array>

#include "algorithms/coverage/cell_kernels.hpp"
#include "engine/core/calibration.hpp"

namespace lomsong {

class CorrectionTable {
  public:
    explicit CorrectionTable(const TechnologyCalibration& calibration);

    /// Points into the table. What it gives is `TechnologyCalibration::correction` within 0.001 dB.
    [[nodiscard]] cells::Correction view() const;

  private:
    static constexpr std::size_t k_classes = 256;

    std::array<float, k_classes> m_offsets_db{};  ///< at 1 m, by land cover
    std::array<float, k_classes> m_slopes_db{};   ///< per octave of the squared distance
    float m_nearest_m2 = 0;
    float m_farthest_m2 = 0;
};

}  // namespace lomsong
