// SPDX-License-Identifier: Apache-2.0
/// @file  The data-quality sheet for people and programs: text in the language of the project, JSON, CSV.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "io/quality/quality_sheet.hpp"

namespace lomsong {

/// The sheet for a terminal: the six words, what each operator reported, the age of the files, sites and fibre. Of
/// the communes only those in which an operator has no station are named.
[[nodiscard]] std::string quality_text(const QualitySheet& sheet, Language language);

/// Everything in the sheet; ages of files without a date are null.
[[nodiscard]] nlohmann::ordered_json quality_json(const QualitySheet& sheet);

/// One line per operator and commune: what was reported.
[[nodiscard]] std::string quality_csv(const QualitySheet& sheet);

}  // namespace lomsong
