// SPDX-License-Identifier: Apache-2.0
/// @file  The names on a map: communes, hamlets, and numbers with a key where names do not fit.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "io/sheets/label_placing.hpp"
#include "io/sheets/paper.hpp"
#include "io/sheets/sign.hpp"

namespace lomsong::sheets {

/// A place that wants its name on the map.
struct NamedPlace {
    Spot at;
    double clear = 0.0;          ///< radius of its symbol
    std::string name{};          ///< on the map, where there is room
    std::string key_text{};      ///< in the key beside its number; empty: it is never numbered
    double priority = 0.0;       ///< higher comes first
    std::string number{};        ///< on the map instead of the name, from the start; needs no key
    std::optional<Sign> sign{};  ///< before its key text
};

struct MapLabel {
    std::string text;
    PaperBox box;
    Letters letters;
    std::optional<Spot> leads_from{};  ///< a line joins it to its symbol
};

struct KeyEntry {
    std::string number{};  ///< empty: its name is on the map
    std::string text;
    std::optional<Sign> sign{};
};

struct MapLabels {
    std::vector<MapLabel> labels;
    std::vector<KeyEntry> key;    ///< of the numbers, in their order
    std::vector<KeyEntry> named;  ///< places with a key text whose name is on the map, the important first
    std::size_t left_out = 0;     ///< places that have a key text and found no room for name or number
};

inline constexpr Letters k_hamlet_letters{.size = 2.1, .colour = k_ink};
inline constexpr Letters k_number_letters{.size = 2.1, .colour = k_ink, .bold = true};
inline constexpr Letters k_commune_letters{.size = 2.6, .colour = draw::colour(0x3C4650U), .italic = true};

/// Names of areas, in the middle of each; those without room are left out.
void label_areas(MapLabels& labels, std::span<const NamedPlace> areas, TakenBoxes& taken);
/// Names of symbols, whose own boxes must be taken already. Where a name finds no room the place gets a number and
/// a line in the key, `most_numbers` of them at most, the most important ones; numbers go down the map.
void label_symbols(MapLabels& labels, std::span<const NamedPlace> places, std::size_t most_numbers,
                   TakenBoxes& taken);

void draw_labels(Canvas& canvas, const MapLabels& labels);

}  // namespace lomsong::sheets
