// SPDX-License-Identifier: Apache-2.0
/// @file  The state of the review as text, CSV, JSON and map layers.
#pragma once

#include <map>
#include <string>

#include "engine/core/geometry.hpp"
#include "engine/core/parameters.hpp"
#include "io/review/review_status.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

/// Operators, then operators by commune, every count as "k/n (p %)"; lines end with a line feed.
[[nodiscard]] std::string status_text(const ReviewStatus& status, Language language);
[[nodiscard]] std::string status_json(const ReviewStatus& status);

/// "review": one feature per operator and commune, with the commune's area where it is known (degrees, by code).
[[nodiscard]] FeatureTable review_table(const ReviewStatus& status,
                                        const std::map<std::string, MultiPolygon>& areas, Language language);
/// "answers": one point per question, with the answer that holds.
[[nodiscard]] FeatureTable answer_table(const ReviewStatus& status, Language language);

/// Any table without its places, for spreadsheets: dots in numbers, UTF-8 with its mark.
[[nodiscard]] std::string table_csv(const FeatureTable& table);

}  // namespace lomsong
