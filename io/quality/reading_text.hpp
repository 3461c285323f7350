// SPDX-License-Identifier: Apache-2.0
/// @file  What reading came to, for people and programs: rows by layer, how each file was understood, the worst
///        findings.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/core/parameters.hpp"
#include "io/read/read_layers.hpp"

namespace lomsong {

inline constexpr std::size_t k_worst_kinds = 10;
inline constexpr std::size_t k_examples = 2;

/// What a kind of finding is called: "longitude and latitude swapped".
[[nodiscard]] std::string finding_title(FindingKind kind, Language language);

/// All findings of one kind, the worst first in `worst_kinds`.
struct KindCount {
    FindingKind kind = FindingKind::missing_value;
    std::size_t total = 0;
    std::size_t repaired = 0;
    std::size_t rejected = 0;
    std::vector<const Finding*> examples;  ///< at most `k_examples`; rejections first, then in file order
};

/// Kinds that rejected rows come first, then the more frequent; at most `most` of them. The findings must outlive
/// the result.
[[nodiscard]] std::vector<KindCount> worst_kinds(std::span<const Finding> findings,
                                                 std::size_t most = k_worst_kinds);

/// A line per layer: rows read, accepted, of them repaired, rejected.
[[nodiscard]] std::string counts_text(const ReadLayers& read, Language language);
/// What was concluded about each file and each layer, with confidence and reason; empty when nothing was.
[[nodiscard]] std::string understood_text(const ReadLayers& read, Language language);
/// The worst kinds with their examples; empty without findings.
[[nodiscard]] std::string worst_text(std::span<const Finding> findings, Language language);

/// "stations": {"read": .., "accepted": .., "repaired": .., "rejected": ..} for each layer, with "understood" where
/// something was concluded over all its files.
[[nodiscard]] nlohmann::ordered_json counts_json(const ReadLayers& read);
/// A list of tables with their columns and what was concluded about each.
[[nodiscard]] nlohmann::ordered_json readings_json(const ReadLayers& read);

/// Names for a person to decide upon, one line per name with its candidates and their scores; the last column is
/// theirs to fill.
[[nodiscard]] std::string review_csv(std::span<const NameReview> reviews);

}  // namespace lomsong
