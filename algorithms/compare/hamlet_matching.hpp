// SPDX-License-Identifier: Apache-2.0
/// @file  Which hamlet of an earlier result is which hamlet of a later one: by code, then by geometry, then by name
///        within the commune. What is not certain is told, not matched.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/changes.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Limits of the rules below.
namespace matching {
inline constexpr Metres k_same_code{3'000.0};  ///< a code may move this far and still be the same hamlet
inline constexpr Metres k_same_place{150.0};   ///< points this near are one hamlet whatever it is called
inline constexpr Metres k_near{500.0};         ///< this near it may be: of one name it is
inline constexpr Metres k_same_name{5'000.0};  ///< one name in one commune, no further apart
inline constexpr double k_same_area = 0.5;     ///< shared ground over ground of either
}  // namespace matching

struct HamletMatch {
    std::size_t before = 0;
    std::size_t now = 0;
    MatchBasis basis = MatchBasis::code;
    friend bool operator==(const HamletMatch&, const HamletMatch&) = default;
};

struct HamletMatching {
    std::vector<HamletMatch> matches;  ///< by `now`; each hamlet at most once
    std::vector<MatchDoubt> doubts;    ///< by kind, then by the hamlets
};

/// Matches the hamlets of two results, both with their places in one metric CRS.
///
/// - Code: the same, unless name and place both say otherwise (another name, no shared ground, centres further
///   apart than `k_same_code`): then the code was given to another hamlet, a doubt of kind code_reused.
/// - Geometry, among those without a match: the areas share at least `k_same_area` of their joint ground; or the
///   centres are nearest to each other and within `k_same_place`, or within `k_near` and of one name. Near ones of
///   another name are a doubt.
/// - Name: one name key in one commune, once on each side, at most `k_same_name` apart when both have a place. A
/// name
///   that stands there several times is a doubt.
/// - One area that holds most of each of several of the other result, one of which no code matches, is a split or a
///   merge. This is told besides whatever was matched.
/// The matches do not depend on the order of the hamlets.
[[nodiscard]] HamletMatching match_hamlets(std::span<const RecordedHamlet> before,
                                           std::span<const RecordedHamlet> now);

}  // namespace lomsong
