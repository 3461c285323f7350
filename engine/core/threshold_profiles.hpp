// SPDX-License-Identifier: Apache-2.0
/// @file  Levels that regulators call coverage, each with its source, and the project's own. The only place of
///        these numbers; docs/thresholds.md explains them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "engine/core/parameters.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

struct ThresholdProfile {
    std::string_view name;    ///< as the project file writes it
    std::string_view who;     ///< who says so, and since when
    std::string_view source;  ///< where the numbers were read
    /// What it says of each technology; a technology it is silent about keeps the levels of `lomsong`. One level
    /// for "covered" is both: there is no weak service then.
    PerTechnology<std::optional<Thresholds>> levels;
    std::optional<double> target;  ///< probability at the cell edge; empty: the project's own
};

/// The first is the default.
inline constexpr std::array k_threshold_profiles{
    ThresholdProfile{"lomsong",
                     "this project",
                     "docs/thresholds.md; a choice, not a rule",
                     {Thresholds{Dbm{-95}, Dbm{-100}}, Thresholds{Dbm{-100}, Dbm{-105}},
                      Thresholds{Dbm{-105}, Dbm{-115}}, Thresholds{Dbm{-105}, Dbm{-115}}},
                     {}},
    ThresholdProfile{"trai",
                     "TRAI, India: coverage maps of November 2024, outdoors at 50 % load",
                     "second hand: viralenews, globalregulatoryinsights",
                     {Thresholds{Dbm{-95}, Dbm{-95}}, Thresholds{Dbm{-99}, Dbm{-99}},
                      Thresholds{Dbm{-110}, Dbm{-110}}, Thresholds{Dbm{-110}, Dbm{-110}}},
                     {}},
    ThresholdProfile{"imda",
                     "IMDA, Singapore: 4G outdoors; its 99 % is a share of places, not a probability",
                     "imda.gov.sg",
                     {std::nullopt, std::nullopt, Thresholds{Dbm{-109}, Dbm{-109}}, std::nullopt},
                     {}},
    ThresholdProfile{"fcc_90_50",
                     "FCC, United States: Broadband Data Collection, 90 % at the cell edge, 50 % load; no level",
                     "second hand: telecompetitor.com/fcc-releases-preliminary-mobile-broadband-map",
                     {},
                     0.90},
};

/// The profile of that name; null when there is none.
[[nodiscard]] const ThresholdProfile* find_threshold_profile(std::string_view name) noexcept;

/// The levels of a profile for one technology, with those of `lomsong` where it is silent.
[[nodiscard]] Thresholds thresholds_of(const ThresholdProfile& profile, Technology technology) noexcept;

}  // namespace lomsong
