// SPDX-License-Identifier: Apache-2.0
/// @file  All findings as a table for people and programs: findings.csv, and the same as JSON.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "io/clean/finding.hpp"

namespace lomsong {

/// By file, layer and row; findings of one row stay in the order in which they were made.
[[nodiscard]] std::vector<Finding> in_file_order(std::span<const Finding> findings);

/// The header file,sheet,row,column,kind,outcome,value_seen,value_used,rule,confidence,problem,advice and one line
/// per finding, in file order. `row` is empty where a whole layer is meant, `confidence` where nothing was
/// repaired.
[[nodiscard]] std::string findings_csv(std::span<const Finding> findings);
/// The same columns as a list of objects; what is empty above is null.
[[nodiscard]] nlohmann::ordered_json findings_json(std::span<const Finding> findings);

/// A cell of a feature: the rules by which its row was repaired, "swap_axes; decimal_comma".
[[nodiscard]] std::string rules_of(std::span<const Finding* const> findings);

}  // namespace lomsong
