// SPDX-License-Identifier: Apache-2.0
#include "engine/core/technology.hpp"

#include <algorithm>

#include "engine/core/text.hpp"

namespace lomsong {

namespace {

struct Alias {
    std::string_view word;
    Technology technology;
};
constexpr std::array k_aliases{
    Alias{"2g", Technology::g2},    Alias{"gsm", Technology::g2},   Alias{"3g", Technology::g3},
    Alias{"umts", Technology::g3},  Alias{"wcdma", Technology::g3}, Alias{"4g", Technology::g4},
    Alias{"lte", Technology::g4},   Alias{"5g", Technology::g5},    Alias{"nr", Technology::g5},
    Alias{"5g nr", Technology::g5},
};

}  // namespace

std::optional<Technology> technology_named(std::string_view text) {
    const std::string word = folded(trimmed(text));
    const auto* found = std::ranges::find(k_aliases, std::string_view{word}, &Alias::word);
    if (found == k_aliases.end()) {
        return std::nullopt;
    }
    return found->technology;
}

}  // namespace lomsong
