// SPDX-License-Identifier: Apache-2.0
#include "io/clean/bands.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/core/text.hpp"

namespace lomsong {

namespace {

struct Band {
    int number;
    double low_mhz;  ///< of the downlink
    double high_mhz;
};
// E-UTRA: TS 36.104 table 5.5-1. UTRA and NR bands of the same number have the same downlink.
constexpr std::array k_bands{
    Band{1, 2110.0, 2170.0},  Band{2, 1930.0, 1990.0},  Band{3, 1805.0, 1880.0},  Band{4, 2110.0, 2155.0},
    Band{5, 869.0, 894.0},    Band{7, 2620.0, 2690.0},  Band{8, 925.0, 960.0},    Band{12, 729.0, 746.0},
    Band{13, 746.0, 756.0},   Band{14, 758.0, 768.0},   Band{17, 734.0, 746.0},   Band{18, 860.0, 875.0},
    Band{19, 875.0, 890.0},   Band{20, 791.0, 821.0},   Band{25, 1930.0, 1995.0}, Band{26, 859.0, 894.0},
    Band{28, 758.0, 803.0},   Band{31, 462.5, 467.5},   Band{32, 1452.0, 1496.0}, Band{34, 2010.0, 2025.0},
    Band{38, 2570.0, 2620.0}, Band{39, 1880.0, 1920.0}, Band{40, 2300.0, 2400.0}, Band{41, 2496.0, 2690.0},
    Band{42, 3400.0, 3600.0}, Band{43, 3600.0, 3800.0}, Band{48, 3550.0, 3700.0}, Band{66, 2110.0, 2200.0},
    Band{71, 617.0, 652.0},   Band{72, 461.0, 466.0},   Band{77, 3300.0, 4200.0}, Band{78, 3300.0, 3800.0},
    Band{79, 4400.0, 5000.0},
};

/// A range of channel numbers with one raster: f = base + step * (number - offset).
struct ChannelRange {
    int first;
    int last;
    double base_mhz;
    double step_mhz;
    int offset;
};
// E-UTRA downlink: TS 36.104 table 5.7.3-1, F_DL_low and N_Offs-DL.
constexpr std::array k_earfcn{
    ChannelRange{0, 599, 2110.0, 0.1, 0},           ChannelRange{600, 1199, 1930.0, 0.1, 600},
    ChannelRange{1200, 1949, 1805.0, 0.1, 1200},    ChannelRange{1950, 2399, 2110.0, 0.1, 1950},
    ChannelRange{2400, 2649, 869.0, 0.1, 2400},     ChannelRange{2750, 3449, 2620.0, 0.1, 2750},
    ChannelRange{3450, 3799, 925.0, 0.1, 3450},     ChannelRange{6150, 6449, 791.0, 0.1, 6150},
    ChannelRange{9210, 9659, 758.0, 0.1, 9210},     ChannelRange{37750, 38249, 2570.0, 0.1, 37750},
    ChannelRange{38250, 38649, 1880.0, 0.1, 38250}, ChannelRange{38650, 39649, 2300.0, 0.1, 38650},
    ChannelRange{39650, 41589, 2496.0, 0.1, 39650}, ChannelRange{41590, 43589, 3400.0, 0.1, 41590},
    ChannelRange{43590, 45589, 3600.0, 0.1, 43590},
};
// UTRA downlink: TS 25.104 clause 5.4.3, N = 5 (F - F_offset); band VIII has an offset of 340 MHz.
constexpr std::array k_uarfcn{
    ChannelRange{2937, 3088, 340.0, 0.2, 0},
    ChannelRange{4357, 4458, 0.0, 0.2, 0},
    ChannelRange{9662, 9938, 0.0, 0.2, 0},
    ChannelRange{10562, 10838, 0.0, 0.2, 0},
};
// GSM downlink: TS 45.005 clause 2: E-GSM 900 and DCS 1800, 45 and 95 MHz above the uplink.
constexpr std::array k_arfcn{
    ChannelRange{0, 124, 935.0, 0.2, 0},
    ChannelRange{512, 885, 1805.2, 0.2, 512},
    ChannelRange{975, 1023, 935.0, 0.2, 1024},
};
// NR: TS 38.104 table 5.4.2.1-1, up to 6 GHz.
constexpr std::array k_nr_arfcn{
    ChannelRange{6000, 599'999, 0.0, 0.005, 0},
    ChannelRange{600'000, 800'000, 3000.0, 0.015, 600'000},
};

template <class Ranges>
std::optional<double> in_ranges(const Ranges& ranges, int number) {
    for (const ChannelRange& range : ranges) {
        if (number >= range.first && number <= range.last) {
            return range.base_mhz + range.step_mhz * (number - range.offset);
        }
    }
    return std::nullopt;
}

Channels channels_of(std::optional<Technology> technology) {
    if (!technology) {
        return Channels::arfcn;
    }
    switch (*technology) {
        case Technology::g2: return Channels::arfcn;
        case Technology::g3: return Channels::uarfcn;
        case Technology::g4: return Channels::earfcn;
        case Technology::g5: return Channels::nr_arfcn;
    }
    return Channels::arfcn;
}

}  // namespace

std::optional<double> band_centre_mhz(int band) {
    const auto* found = std::ranges::find(k_bands, band, &Band::number);
    return found == k_bands.end() ? std::nullopt : std::optional{(found->low_mhz + found->high_mhz) / 2.0};
}

Channels channels_in(std::string_view heading) {
    const std::string words = "_" + identifier(heading) + "_";
    const auto has = [&](std::string_view word) {
        return words.find("_" + std::string{word} + "_") != std::string::npos;
    };
    if (has("earfcn") || has("dl_earfcn") || has("earfcndl")) {
        return Channels::earfcn;
    }
    if (has("uarfcn") || has("uarfcndl")) {
        return Channels::uarfcn;
    }
    if (has("nrarfcn") || has("nr_arfcn") || has("ssb_arfcn")) {
        return Channels::nr_arfcn;
    }
    return has("arfcn") || has("bcch") ? Channels::arfcn : Channels::none;
}

std::optional<double> channel_mhz(Channels channels, int number, std::optional<Technology> technology) {
    const Channels exact = channels == Channels::arfcn ? channels_of(technology) : channels;
    switch (exact) {
        case Channels::none: return std::nullopt;
        case Channels::arfcn: return in_ranges(k_arfcn, number);
        case Channels::uarfcn: return in_ranges(k_uarfcn, number);
        case Channels::earfcn: return in_ranges(k_earfcn, number);
        case Channels::nr_arfcn: return in_ranges(k_nr_arfcn, number);
    }
    return std::nullopt;
}

}  // namespace lomsong
