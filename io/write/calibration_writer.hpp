// SPDX-License-Identifier: Apache-2.0
/// @file  The calibration file: what a run applies, what it was made under, and where it comes from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/calibration.hpp"
#include "engine/core/day.hpp"
#include "io/project/calibration_file.hpp"
#include "io/read/read_layers.hpp"

namespace lomsong {

/// All that there is to tell of a calibration.
struct CalibrationRecord {
    std::string version;          ///< of the program: "0.1.0"
    std::string model_reference;  ///< "Recommendation ITU-R P.1812-8 (2025)"
    bool made_up = false;
    CalibrationConditions conditions;
    std::vector<InputRecord> inputs;
    std::size_t measurements = 0;
    std::size_t without_level = 0;
    std::size_t passed_over = 0;
    std::size_t not_predicted = 0;
    std::optional<Range<Day>> days;
    std::string_view areas;           ///< "communes" or "blocks of 5 km"
    std::vector<TechnologyFit> fits;  ///< in order of generation; refused ones too
};

/// As written in files: "few_places"; "none".
[[nodiscard]] std::string_view key_of(CalibrationRefusal refusal) noexcept;

/// The file's text, the same for the same record. `parse_calibration` reads it; decibels and kilometres have three
/// decimals. At least one fit must not be refused.
[[nodiscard]] std::string calibration_toml(const CalibrationRecord& record);

}  // namespace lomsong
