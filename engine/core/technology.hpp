// SPDX-License-Identifier: Apache-2.0
/// @file  The radio technologies and how each names its received level.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace lomsong {

enum class Technology : unsigned char { g2, g3, g4, g5 };

struct TechnologyInfo {
    Technology technology;
    std::string_view name;        ///< as written in files: "4G"
    std::string_view key;         ///< as written in property names and TOML tables: "4g"
    std::string_view level_name;  ///< RxLev, RSCP, RSRP, SS-RSRP
};

/// In order of generation; the index of an entry is the value of its enumerator.
inline constexpr std::array k_technologies{
    TechnologyInfo{Technology::g2, "2G", "2g", "RxLev"},
    TechnologyInfo{Technology::g3, "3G", "3g", "RSCP"},
    TechnologyInfo{Technology::g4, "4G", "4g", "RSRP"},
    TechnologyInfo{Technology::g5, "5G", "5g", "SS-RSRP"},
};
inline constexpr std::size_t k_technology_count = k_technologies.size();

constexpr std::size_t index_of(Technology technology) { return static_cast<std::size_t>(technology); }
constexpr const TechnologyInfo& info(Technology technology) { return k_technologies[index_of(technology)]; }

/// "4G", "4g", "LTE", "GSM", "UMTS", "WCDMA", "NR" ...; nothing for any other word.
[[nodiscard]] std::optional<Technology> technology_named(std::string_view text);

/// One value per technology.
template <class T>
using PerTechnology = std::array<T, k_technology_count>;

}  // namespace lomsong
