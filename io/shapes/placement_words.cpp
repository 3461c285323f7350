// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/placement_words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "engine/core/text.hpp"

namespace lomsong {

namespace {

/// Words as `identifier` leaves them: no accents, small letters, '_' between.
constexpr std::array<std::string_view, 9> k_aerial{"aerial",   "overhead", "pole",       "poles", "treo",
                                                   "tren_cot", "theo_cot", "tren_khong", "cot"};
constexpr std::array<std::string_view, 13> k_underground{
    "underground", "buried",  "duct",     "ducts",      "conduit",   "trench",  "ngam",
    "chon",        "cong_be", "cong_cap", "trong_cong", "trong_ong", "ong_ngam"};
/// As the whole text only: "cong" is a duct in a cell and a company ("công ty") in a file name.
constexpr std::array<std::string_view, 2> k_underground_alone{"cong", "ong"};

bool names_any(const std::string& text, std::span<const std::string_view> words) {
    const std::string padded = "_" + text + "_";
    return std::ranges::any_of(words, [&](std::string_view word) {
        return padded.find("_" + std::string{word} + "_") != std::string::npos;
    });
}

}  // namespace

PlacementWords placement_of(const std::string& text) {
    const std::string words = identifier(text);
    const bool aerial = names_any(words, k_aerial);
    const bool underground = names_any(words, k_underground) ||
                             std::ranges::find(k_underground_alone, words) != k_underground_alone.end();
    if (aerial && underground) {
        return {Placement::unknown, true};
    }
    return {aerial ? Placement::aerial : underground ? Placement::underground : Placement::unknown, false};
}

}  // namespace lomsong
