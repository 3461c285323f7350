// SPDX-License-Identifier: Apache-2.0
/// @file  Frequencies written as a band or as a channel number. Reference: 3GPP TS 36.104 table 5.5-1 and 5.7.3-1,
///        TS 38.104 tables 5.2-1 and 5.4.2.1-1, TS 25.104 clause 5.4, TS 45.005 clause 2.
#pragma once

#include <optional>
#include <string_view>

#include "engine/core/technology.hpp"

namespace lomsong {

/// The middle of the downlink of a band of E-UTRA, NR or UTRA (one numbering), MHz: 3 -> 1842.5. Bands up to 6 GHz
/// that are in use; nothing for any other number.
[[nodiscard]] std::optional<double> band_centre_mhz(int band);

/// How channels are numbered: the word stands in the column's heading.
enum class Channels : unsigned char { none, arfcn, uarfcn, earfcn, nr_arfcn };

/// "EARFCN", "Kênh UARFCN DL" ...; none for a heading that names no channel numbers.
[[nodiscard]] Channels channels_in(std::string_view heading);

/// The downlink carrier of a channel number, MHz; nothing for a number outside the tables. `technology` decides
/// what a plain "ARFCN" means; without one it is GSM's.
[[nodiscard]] std::optional<double> channel_mhz(Channels channels, int number,
                                                std::optional<Technology> technology = std::nullopt);

}  // namespace lomsong
