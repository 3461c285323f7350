// SPDX-License-Identifier: Apache-2.0
/// @file  What statuses, causes and changes are called on tables and sheets, in one place for every page that names
/// them.
#pragma once

#include <string>
#include <string_view>

#include "engine/core/changes.hpp"
#include "engine/core/evidence.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

[[nodiscard]] std::string label(HamletStatus status, Language language);
[[nodiscard]] std::string label(PointStatus status, Language language);
/// Empty for none.
[[nodiscard]] std::string label(GapCause cause, Language language);
/// What is missing, as half a sentence: "the operator has not reported"; empty for nothing.
[[nodiscard]] std::string label(MissingData missing, Language language);
[[nodiscard]] std::string label(const Wind& wind, Language language);
[[nodiscard]] std::string label(ChangeKind kind, Language language);
[[nodiscard]] std::string label(ChangeReason reason, Language language);
[[nodiscard]] std::string label(StationChangeKind kind, Language language);
[[nodiscard]] std::string label(Environment environment, Language language);

/// A fibre class in words, with the limits of this run: "from 2 to 5 km".
[[nodiscard]] std::string label(FibreClass reach, const FibreParameters& limits, Language language);

/// The label of a key as files write it: label_of_key("status", "no_signal", ...) is that of
/// HamletStatus::no_signal. A key that the catalogue does not know is given back as it is.
[[nodiscard]] std::string label_of_key(std::string_view subject, std::string_view key, Language language);

/// Several keys of one subject in words, as "trạm phát sóng; tham số tính toán": `keys` as a result file lists them,
/// with commas, semicolons or blanks between them. Empty for none.
[[nodiscard]] std::string labels_of_keys(std::string_view subject, std::string_view keys, Language language);

/// The remedy that a result file writes short, as half a sentence: of "azimuth -82 deg LC0010:2" it is "turn the
/// antenna of LC0010:2 82° anticlockwise", of "new_station" "a new station is needed". Any other text is given back
/// as it is.
[[nodiscard]] std::string label_of_remedy(std::string_view recorded, Language language);

}  // namespace lomsong
