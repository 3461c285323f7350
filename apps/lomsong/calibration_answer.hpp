// SPDX-License-Identifier: Apache-2.0
/// @file  What `lomsong calibrate` tells, as text and as JSON.
#pragma once

#include <string>

#include "engine/core/parameters.hpp"
#include "engine/job/calibration_job.hpp"
#include "io/write/calibration_writer.hpp"

namespace lomsong {

/// All that a page tells of a calibration.
struct CalibrationAnswer {
    const RunParameters& parameters;
    const MeasuredAndPredicted& measured;
    const std::vector<TechnologyFit>& fits;
    std::string file;  ///< where it was written
};

/// Why a technology cannot be calibrated, with its figures, as one sentence.
[[nodiscard]] std::string refusal_text(const TechnologyFit& fit, Language language);

[[nodiscard]] std::string calibration_text(const CalibrationAnswer& answer);
[[nodiscard]] std::string calibration_answer_json(const CalibrationAnswer& answer);

}  // namespace lomsong
