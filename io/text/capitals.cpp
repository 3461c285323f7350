// SPDX-License-Identifier: Apache-2.0
#include "io/text/capitals.hpp"

#include <algorithm>
#include <cstddef>

#include "io/text/syllable.hpp"
#include "io/text/utf8.hpp"

namespace lomsong {

namespace {

/// A small letter of which TCVN3 has no capital.
bool lacks_capital(char32_t letter) { return !is_upper(letter) && split_tone(letter).tone != Tone::level; }

bool begins_word(const std::u32string& text, std::size_t at) {
    return is_letter(text[at]) && (at == 0 || !is_letter(text[at - 1]));
}

/// Every letter that could be a capital is one, and one of them inside a word: "Xã Tả Củ Tỷ" is no such text.
bool is_in_capitals(const std::u32string& text) {
    bool inside = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_letter(text[at]) && !lacks_capital(text[at])) {
            if (!is_upper(text[at])) {
                return false;
            }
            inside = inside || !begins_word(text, at);
        }
    }
    return inside;
}

bool is_title(const std::u32string& text) {
    bool some_capital = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (begins_word(text, at)) {
            some_capital = some_capital || is_upper(text[at]);
            if (!is_upper(text[at]) && !lacks_capital(text[at])) {
                return false;
            }
        }
    }
    return some_capital;
}

}  // namespace

std::optional<std::string> restored_capitals(std::string_view utf8, bool is_name) {
    std::u32string text = code_points(utf8);
    const bool all = is_in_capitals(text);
    if (!all && !(is_name && is_title(text))) {
        return std::nullopt;
    }
    bool changed = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (lacks_capital(text[at]) && (all || begins_word(text, at))) {
            text[at] = upper_case(text[at]);
            changed = true;
        }
    }
    return changed ? std::optional{to_utf8(text)} : std::nullopt;
}

}  // namespace lomsong
