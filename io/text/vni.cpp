// SPDX-License-Identifier: Apache-2.0
// VNI-Windows: a letter is followed by one byte for its marks (circumflex or breve, and tone), which has a form for
// small and one for capital letters. I, the horned letters, đ and ỵ have bytes of their own.
#include <algorithm>
#include <array>
#include <optional>

#include "io/text/code_tables.hpp"
#include "io/text/syllable.hpp"
#include "io/text/utf8.hpp"

namespace lomsong::codes {

namespace {

enum class Hat : unsigned char { none, circumflex, breve };

struct Mark {
    unsigned char byte;  ///< after a small letter; after a capital it is less by 0x20
    Hat hat;
    Tone tone;
};
constexpr std::array k_marks{
    Mark{0xF8, Hat::none, Tone::grave},       Mark{0xF9, Hat::none, Tone::acute},
    Mark{0xFB, Hat::none, Tone::hook},        Mark{0xF5, Hat::none, Tone::tilde},
    Mark{0xEF, Hat::none, Tone::dot},         Mark{0xE2, Hat::circumflex, Tone::level},
    Mark{0xE0, Hat::circumflex, Tone::grave}, Mark{0xE1, Hat::circumflex, Tone::acute},
    Mark{0xE5, Hat::circumflex, Tone::hook},  Mark{0xE3, Hat::circumflex, Tone::tilde},
    Mark{0xE4, Hat::circumflex, Tone::dot},   Mark{0xEA, Hat::breve, Tone::level},
    Mark{0xE8, Hat::breve, Tone::grave},      Mark{0xE9, Hat::breve, Tone::acute},
    Mark{0xFA, Hat::breve, Tone::hook},       Mark{0xFC, Hat::breve, Tone::tilde},
    Mark{0xEB, Hat::breve, Tone::dot},
};

struct Single {
    unsigned char byte;
    char32_t letter;
};
constexpr std::array k_singles{
    Single{0xF4, U'ơ'}, Single{0xF6, U'ư'}, Single{0xF1, U'đ'}, Single{0xEC, U'ì'}, Single{0xED, U'í'},
    Single{0xE6, U'ỉ'}, Single{0xF3, U'ĩ'}, Single{0xF2, U'ị'}, Single{0xEE, U'ỵ'},
};

constexpr bool is_capital_byte(unsigned char byte) { return byte >= 0xC0 && byte <= 0xDF; }
constexpr unsigned char small_byte(unsigned char byte) {
    return static_cast<unsigned char>(is_capital_byte(byte) ? byte + 0x20 : byte);
}

char32_t hatted(char32_t letter, Hat hat) {
    if (hat == Hat::breve) {
        return letter == U'a' ? U'ă' : 0;
    }
    if (hat == Hat::circumflex) {
        return letter == U'a' ? U'â' : letter == U'e' ? U'ê' : letter == U'o' ? U'ô' : 0;
    }
    return letter;
}

/// The letter that `base` becomes with the mark; 0 when there is none.
char32_t marked(char32_t base, unsigned char byte) {
    const auto mark = std::ranges::find(k_marks, small_byte(byte), &Mark::byte);
    const char32_t small = lower_case(base);
    if (mark == k_marks.end() || std::u32string_view{U"aeouyơư"}.find(small) == std::u32string_view::npos) {
        return 0;
    }
    const char32_t hat = hatted(small, mark->hat);
    if (hat == 0) {
        return 0;
    }
    const char32_t letter = with_tone(hat, mark->tone);
    return is_upper(base) ? upper_case(letter) : letter;
}

char32_t single(unsigned char byte) {
    const auto found = std::ranges::find(k_singles, small_byte(byte), &Single::byte);
    if (found == k_singles.end()) {
        return cp1252()[byte - 0x80U];
    }
    return is_capital_byte(byte) ? upper_case(found->letter) : found->letter;
}

/// Hat and base of a letter without tone: ă -> a, breve.
struct Parts {
    char32_t base;
    Hat hat;
};
Parts parts_of(char32_t letter) {
    switch (letter) {
        case U'ă': return {U'a', Hat::breve};
        case U'â': return {U'a', Hat::circumflex};
        case U'ê': return {U'e', Hat::circumflex};
        case U'ô': return {U'o', Hat::circumflex};
        default: return {letter, Hat::none};
    }
}

}  // namespace

std::u32string from_vni(std::string_view bytes) {
    std::u32string text;
    text.reserve(bytes.size());
    bool may_be_marked = false;  // the last letter has no mark yet
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text.push_back(byte);
            may_be_marked = true;
            continue;
        }
        const char32_t letter = may_be_marked && byte >= 0xC0 ? marked(text.back(), byte) : 0;
        if (letter != 0) {
            text.back() = letter;
        } else {
            text.push_back(single(byte));
        }
        may_be_marked = letter == 0;
    }
    return text;
}

bool append_vni(std::string& bytes, char32_t letter) {
    const char32_t small = lower_case(letter);
    const bool capital = small != letter;
    const auto append = [&](unsigned char byte) {
        bytes.push_back(static_cast<char>(capital && byte >= 0xE0 ? byte - 0x20 : byte));
    };
    const auto append_single = [&](char32_t wanted) {
        const auto found = std::ranges::find(k_singles, wanted, &Single::letter);
        if (found != k_singles.end()) {
            append(found->byte);
        }
        return found != k_singles.end();
    };
    if (append_single(small)) {
        return true;
    }
    const TonedLetter toned = split_tone(small);
    const Parts parts = parts_of(toned.letter);
    const auto mark = std::ranges::find_if(
        k_marks, [&](const Mark& each) { return each.hat == parts.hat && each.tone == toned.tone; });
    if (mark == k_marks.end()) {
        return false;
    }
    if (parts.base < 0x80) {
        bytes.push_back(static_cast<char>(capital ? upper_case(parts.base) : parts.base));
    } else if (!append_single(parts.base)) {
        return false;
    }
    append(mark->byte);
    return true;
}

}  // namespace lomsong::codes
