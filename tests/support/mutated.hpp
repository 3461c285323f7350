// SPDX-License-Identifier: Apache-2.0
/// @file  Damage to a sound text, for tests that readers survive it.
#pragma once

#include <string>

#include "tests/support/dice.hpp"

namespace lomsong {

/// A byte changed, a piece lost or doubled, or the end cut off. `text` must not be empty.
[[nodiscard]] inline std::string mutated(std::string text, Dice& dice) {
    const std::size_t at = dice.below(text.size());
    switch (dice.below(5)) {
        case 0: text[at] = static_cast<char>(dice.below(256)); break;
        case 1: text[at] = "0123456789-.,:{}[]\"eE"[dice.below(21)]; break;
        case 2: text.erase(at, 1 + dice.below(20)); break;
        case 3: text.insert(at, text.substr(at, 1 + dice.below(30))); break;
        default: text.resize(at); break;
    }
    return text;
}

}  // namespace lomsong
