// SPDX-License-Identifier: Apache-2.0
/// @file  The calibration that a project names: a TOML file that 'lomsong calibrate' wrote. docs/calibration.md has
///        its keys.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "engine/core/calibration.hpp"
#include "io/project/project.hpp"

namespace lomsong {

inline constexpr int k_calibration_format = 1;
/// Where run.json's parameters have what the run applied, beside the keys of the project.
inline constexpr const char* k_recorded_calibration = "calibration";

/// What a calibration was made under, and what a run must have alike: key -> value, both as text.
using CalibrationConditions = std::map<std::string, std::string>;

/// What of the file a run needs; the rest is for people.
struct CalibrationFile {
    Calibration calibration;
    bool made_up = false;
    CalibrationConditions conditions;
};

/// @throws Error{bad_data} with the key and the value seen for text that is no calibration.
[[nodiscard]] CalibrationFile parse_calibration(std::string_view text, const std::string& shown);

/// Everything that decides what a level is before a calibration is added: keys of [radio], the kind of terrain, and
/// clutter heights where they count. `land_cover` is the fingerprint of its files, empty without such a layer.
[[nodiscard]] CalibrationConditions calibration_conditions(const Project& project, const std::string& land_cover);

/// @throws Error{bad_project} naming the first condition that differs, with both values.
void check_conditions(const CalibrationFile& file, const CalibrationConditions& of_the_run,
                      const std::string& shown);

/// The keys of the file's [calibration.4g] tables and their numbers; for run.json, and back from there.
[[nodiscard]] nlohmann::ordered_json calibration_json(const Calibration& calibration);
/// @throws Error{bad_data} as `parse_calibration`.
[[nodiscard]] Calibration calibration_of_json(const nlohmann::ordered_json& json, const std::string& shown);

}  // namespace lomsong
