// SPDX-License-Identifier: Apache-2.0
#include "io/project/column_key.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "engine/core/text.hpp"

namespace lomsong {

namespace {

/// `bare`: also taken for a unit at the end of a heading without brackets. "độ" is not: it ends "Kinh độ".
struct UnitWord {
    std::string_view word;
    std::string_view unit;
    bool bare;
};
constexpr std::array k_units{
    UnitWord{"m", "m", true},         UnitWord{"met", "m", true},         UnitWord{"meter", "m", true},
    UnitWord{"metre", "m", true},     UnitWord{"meters", "m", true},      UnitWord{"metres", "m", true},
    UnitWord{"km", "km", true},       UnitWord{"ki_lo_met", "km", true},  UnitWord{"kilomet", "km", true},
    UnitWord{"ft", "ft", true},       UnitWord{"feet", "ft", true},       UnitWord{"foot", "ft", true},
    UnitWord{"w", "w", true},         UnitWord{"watt", "w", true},        UnitWord{"watts", "w", true},
    UnitWord{"oat", "w", false},      UnitWord{"kw", "kw", true},         UnitWord{"mw", "mw", true},
    UnitWord{"dbm", "dbm", true},     UnitWord{"dbw", "dbw", true},       UnitWord{"dbi", "dbi", true},
    UnitWord{"dbd", "dbd", true},     UnitWord{"db", "db", true},         UnitWord{"khz", "khz", true},
    UnitWord{"mhz", "mhz", true},     UnitWord{"ghz", "ghz", true},       UnitWord{"deg", "deg", true},
    UnitWord{"degree", "deg", true},  UnitWord{"degrees", "deg", true},   UnitWord{"do", "deg", false},
    UnitWord{"m2", "m2", true},       UnitWord{"km2", "km2", true},       UnitWord{"ha", "ha", true},
    UnitWord{"mbps", "mbit/s", true}, UnitWord{"mbit_s", "mbit/s", true}, UnitWord{"mb_s", "mbit/s", true},
    UnitWord{"kbps", "kbit/s", true}, UnitWord{"kbit_s", "kbit/s", true}, UnitWord{"gbps", "gbit/s", true},
    UnitWord{"ho", "", false},        UnitWord{"nguoi", "", false},       UnitWord{"khau", "", false},
};

const UnitWord* unit_word(const std::string& words) {
    const auto* found = std::ranges::find(k_units, std::string_view{words}, &UnitWord::word);
    return found == k_units.end() ? nullptr : found;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// "areaKm2" -> "area Km2".
std::string camel_apart(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && is_upper(text[i]) && is_lower(text[i - 1])) {
            result += ' ';
        }
        result += text[i];
    }
    return result;
}

/// "1. Mã trạm" and "II) Mã trạm" -> "Mã trạm"; a heading that would be empty then stays.
std::string_view without_number(std::string_view text) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::size_t roman = std::min(text.find_first_not_of("IVX"), text.size());
    const std::size_t length = end > 0 ? end : roman > 0 ? roman : std::size_t{1};
    constexpr std::size_t k_longest = 4;
    if (length > k_longest || length + 1 >= text.size() || (text[length] != '.' && text[length] != ')')) {
        return text;
    }
    const bool letter = end == 0;
    const bool plain = is_digit(text[0]) || is_upper(text[0]) || is_lower(text[0]);
    return plain && (!letter || text[length + 1] == ' ') ? text.substr(length + 1) : text;
}

constexpr std::string_view k_opening = "([{";
constexpr std::string_view k_closing = ")]}";

/// Takes brackets off: their last unit and their last other words are kept in `key`.
std::string without_brackets(std::string_view text, ColumnKey& key) {
    std::string outside;
    while (!text.empty()) {
        const std::size_t open = text.find_first_of(k_opening);
        outside += text.substr(0, open);
        if (open == std::string_view::npos) {
            break;
        }
        const std::size_t close = std::min(text.find_first_of(k_closing, open), text.size());
        const std::string_view inside = text.substr(open + 1, close - open - 1);
        const std::string unit = unit_named(inside);
        const std::string words = identifier(inside);
        if (!unit.empty()) {
            key.unit = unit;
        } else if (!words.empty() && words.find_first_not_of("0123456789") != std::string::npos &&
                   unit_word(words) == nullptr) {
            key.note = words;
        }
        outside += ' ';
        text.remove_prefix(std::min(close + 1, text.size()));
    }
    return outside;
}

/// "do_cao_m" -> "do_cao", unit "m".
void take_unit_off(ColumnKey& key) {
    const std::size_t bar = key.key.rfind('_');
    const UnitWord* unit = bar == std::string::npos ? nullptr : unit_word(key.key.substr(bar + 1));
    if (unit != nullptr && unit->bare) {
        key.key.resize(bar);
        key.unit = key.unit.empty() ? unit->unit : key.unit;
    }
}

}  // namespace

std::string unit_named(std::string_view word) {
    const std::string text = trimmed(word);
    if (text == "°" || text == "º") {
        return "deg";
    }
    if (text == "m²") {
        return "m2";
    }
    const UnitWord* unit = unit_word(identifier(text));
    return unit == nullptr ? std::string{} : std::string{unit->unit};
}

ColumnKey column_key(std::string_view heading) {
    const std::string text = trimmed(heading);
    ColumnKey key;
    const std::string numbered = trimmed(without_brackets(text, key));
    key.key = identifier(camel_apart(without_number(numbered)));
    if (key.key.empty()) {
        key = {identifier(text), {}, {}};
    }
    take_unit_off(key);
    return key;
}

}  // namespace lomsong
