// SPDX-License-Identifier: Apache-2.0
/// @file  Words for technologies, kinds of station and power supply, in all the ways they are written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/technology.hpp"

namespace lomsong {

/// One technology named in a cell, with the band that stands beside it.
struct NamedTechnology {
    Technology technology = Technology::g4;
    std::optional<double> frequency_mhz;  ///< of "LTE-1800": 1800
};

/// The technologies in a cell, each once, in the order of the text: "4G/LTE" one, "3G+4G" two, "2/3/4G" three,
/// "eNodeB" 4G. Empty when none can be told, or when the cell says no to one ("chưa có 5G").
[[nodiscard]] std::vector<NamedTechnology> technologies_in(std::string_view text);

/// The technology at the end of a station's code: "LCI0001-14G" -> 4G. Nothing for any other code.
[[nodiscard]] std::optional<Technology> technology_of_code(std::string_view code);

/// Where a hamlet has its electricity from.
enum class PowerSupply : unsigned char { grid, none, solar, hydro, generator };
/// "grid", "none", "solar", "hydro", "generator".
[[nodiscard]] std::string_view name_of(PowerSupply supply);
/// "điện lưới", "có", "EVN", "chưa có điện", "pin mặt trời" ...; nothing for any other word.
[[nodiscard]] std::optional<PowerSupply> power_supply(std::string_view text);

}  // namespace lomsong
