// SPDX-License-Identifier: Apache-2.0
#include "io/clean/names/name_key.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "engine/core/text.hpp"
#include "io/text/syllable.hpp"
#include "io/text/utf8.hpp"

namespace lomsong {

namespace {

using Words = std::vector<std::string>;

/// Words for the kind of a place at the front of its name, folded, and as they are spelled in full. Longer ones
/// first: "tổ dân phố" before "tổ". A short form of one letter counts only when a full stop followed it.
struct Kind {
    std::string_view folded;
    std::string_view full;
    bool may_belong_to_name;  ///< Bản Qua, Làng Kim: without it the name may be another
    bool needs_stop;          ///< or a number behind: "P. Lào Cai", "P1"
};
constexpr std::array k_kinds{
    Kind{"to dan pho", "tổ dân phố", false, false},
    Kind{"khu dan cu", "khu dân cư", false, false},
    Kind{"thi tran", "thị trấn", false, false},
    Kind{"dac khu", "đặc khu", false, false},
    Kind{"khu pho", "khu phố", false, false},
    Kind{"phuong", "phường", false, false},
    Kind{"thon", "thôn", false, false},
    Kind{"khom", "khóm", false, false},
    Kind{"buon", "buôn", true, false},
    Kind{"lang", "làng", true, false},
    Kind{"ban", "bản", true, false},
    Kind{"xom", "xóm", true, false},
    Kind{"khu", "khu", true, false},
    Kind{"tdp", "tổ dân phố", false, false},
    Kind{"kdc", "khu dân cư", false, false},
    Kind{"ap", "ấp", false, false},
    Kind{"to", "tổ", false, false},
    Kind{"xa", "xã", false, false},
    Kind{"kp", "khu phố", false, false},
    Kind{"tt", "thị trấn", false, false},
    Kind{"p", "phường", false, true},
    Kind{"x", "xã", false, true},
    Kind{"t", "thôn", false, true},
    Kind{"b", "bản", true, true},
};

/// Words that a folded key cannot tell from names: Tô Hiệu is no tổ, Lang no làng. With accents they must be these.
bool is_spelled_as(std::string_view written, std::string_view full) {
    return is_ascii(written) || lower_case(written) == full;
}

/// Blanks for what only separates; a full stop after the first word is remembered.
struct Separated {
    Words words;
    bool stop_after_first = false;
};
Separated separated(std::string_view text) {
    Separated result;
    std::string word;
    const auto end_word = [&](bool stop) {
        if (!word.empty()) {
            result.words.push_back(std::move(word));
            word.clear();
            result.stop_after_first = result.stop_after_first || (stop && result.words.size() == 1);
        }
    };
    char32_t last = 0;
    for (const char32_t code : code_points(text)) {
        const bool digit = code >= U'0' && code <= U'9';
        const bool letter = is_letter(code) || (code >= 0x0300 && code < 0x0370);
        const bool apostrophe = code == U'\'' || code == U'’' || code == U'ʼ';
        if (apostrophe) {
            continue;  // Ea H'leo, Ea Hleo
        }
        const bool last_digit = last >= U'0' && last <= U'9';
        if ((!digit && !letter) || (!word.empty() && digit != last_digit)) {
            end_word(code == U'.');
        }
        if (digit || letter) {
            append_utf8(word, lower_case(code) == U'ð' ? U'đ' : lower_case(code));
        }
        last = code;
    }
    end_word(false);
    return result;
}

/// Tone on the first of oa, oe, uy as on the second (hòa, hoà), and y for i after a consonant or alone (Lý, Lí).
std::string one_spelling(const std::string& word) {
    std::u32string text = code_points(word);
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const TonedLetter first = split_tone(text[i]);
        const bool last_pair = i + 2 == text.size();
        const bool pair = (first.letter == U'o' && (text[i + 1] == U'a' || text[i + 1] == U'e')) ||
                          (first.letter == U'u' && text[i + 1] == U'y');
        const bool after_q = i > 0 && text[i - 1] == U'q';
        if (last_pair && pair && !after_q && first.tone != Tone::level) {
            text[i] = first.letter;
            text[i + 1] = with_tone(text[i + 1], first.tone);
        }
    }
    const TonedLetter last = text.empty() ? TonedLetter{0, Tone::level} : split_tone(text.back());
    const TonedLetter before = text.size() < 2 ? TonedLetter{0, Tone::level} : split_tone(text[text.size() - 2]);
    constexpr std::u32string_view k_vowels = U"aăâeêioôơuưy";
    const bool glide_only = text.size() > 2 && text[text.size() - 3] == U'q' && before.letter == U'u';
    if (last.letter == U'y' && (k_vowels.find(before.letter) == std::u32string_view::npos || glide_only)) {
        text.back() = with_tone(U'i', last.tone);
    }
    return to_utf8(text);
}

bool is_number(std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// I..XXXIX as a number; nothing for another word. A lone "i" is one only where a number is expected: after the
/// kind, at the end.
std::optional<int> roman(std::string_view word) {
    constexpr std::array<std::string_view, 10> k_ones{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    int tens = 0;
    while (word.starts_with('x') && tens < 3) {
        word.remove_prefix(1);
        ++tens;
    }
    const auto ones = std::ranges::find(k_ones, word);
    const int value = tens * 10 + static_cast<int>(ones - k_ones.begin());
    return ones == k_ones.end() || value == 0 ? std::nullopt : std::optional{value};
}

std::string one_number(const std::string& word, bool is_last) {
    if (is_number(word)) {
        const std::size_t first = std::min(word.find_first_not_of('0'), word.size() - 1);
        return word.substr(first);
    }
    const std::optional<int> value = is_last ? roman(word) : std::nullopt;
    return value ? std::to_string(*value) : word;
}

std::string joined(const Words& words, std::size_t from) {
    std::string text;
    for (std::size_t i = from; i < words.size(); ++i) {
        text += (text.empty() ? "" : " ") + words[i];
    }
    return text;
}

bool is_number_at(const Words& words, std::size_t at) { return at < words.size() && is_number(words[at]); }

/// The kind at the front of the words, if any, and how many words it takes.
struct KindAtFront {
    const Kind* kind = nullptr;
    std::size_t words = 0;
};
KindAtFront kind_at_front(const Words& words, bool stop_after_first) {
    for (const Kind& kind : k_kinds) {
        const auto length = static_cast<std::size_t>(std::ranges::count(kind.folded, ' ')) + 1;
        if (length > words.size() || (kind.needs_stop && !stop_after_first && !is_number_at(words, 1))) {
            continue;
        }
        const std::string front = joined({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(length)}, 0);
        const bool abbreviated = folded(kind.full) != kind.folded;
        if (folded(front) == kind.folded && (abbreviated || is_spelled_as(front, kind.full))) {
            return {&kind, length};
        }
    }
    return {};
}

Words without(const Words& words, std::size_t from_front) {
    return {words.begin() + static_cast<std::ptrdiff_t>(from_front), words.end()};
}

std::string numbers_in(const std::string& key) {
    std::string numbers;
    for (const std::string& word : separated(key).words) {
        numbers += is_number(word) ? word + " " : "";
    }
    return numbers;
}

/// Sounds that northern ears and pens do not tell apart, one letter for each group.
std::string sounded(const std::string& folded_name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> k_sounds{{
        {"ngh", "ng"},
        {"gh", "g"},
        {"gi", "d"},
        {"tr", "ch"},
        {"ph", "f"},
        {"x", "s"},
        {"r", "d"},
        {"n", "l"},
        {"k", "c"},
        {"q", "c"},
        {"y", "i"},
        {"z", "d"},
    }};
    std::string result;
    for (const std::string& word : separated(folded_name).words) {
        result += result.empty() ? "" : " ";
        std::string_view rest = word;
        if (!rest.starts_with("ng") && !rest.starts_with("nh")) {
            const auto sound =
                std::ranges::find_if(k_sounds, [&](const auto& each) { return rest.starts_with(each.first); });
            if (sound != k_sounds.end()) {
                result += sound->second;
                rest.remove_prefix(sound->first.size());
            }
        } else if (rest.starts_with("ngh")) {
            result += "ng";
            rest.remove_prefix(3);
        }
        result += rest;
    }
    std::ranges::replace(result, 'y', 'i');
    return result;
}

/// Letters changed, of the longer name: 0..1.
double likeness(const std::string& a, const std::string& b) {
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer == 0) {
        return 0.0;
    }
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
    }
    return 1.0 - static_cast<double>(row.back()) / static_cast<double>(longer);
}

}  // namespace

NameKey name_key(std::string_view name) {
    Separated text = separated(composed(trimmed(name)));
    NameKey key;
    const KindAtFront front = kind_at_front(text.words, text.stop_after_first);
    const bool has_kind = front.kind != nullptr && front.words < text.words.size();
    Words own = has_kind ? without(text.words, front.words) : text.words;
    for (std::size_t i = 0; i < own.size(); ++i) {
        own[i] = one_spelling(one_number(own[i], i + 1 == own.size() && (i > 0 || has_kind)));
    }
    if (own.size() > 1 && folded(own[0]) == "so" && is_number_at(own, 1)) {
        own.erase(own.begin());  // Tổ dân phố số 3
    }
    const bool kept = has_kind && front.kind->may_belong_to_name;
    if (kept) {
        own.insert(own.begin(), std::string{front.kind->full});
    }
    key.own = joined(own, 0);
    key.whole = has_kind && !kept ? std::string{front.kind->full} + " " + key.own : key.own;
    const KindAtFront inner = kind_at_front(own, false);
    const bool bare_differs = inner.kind != nullptr && inner.kind->may_belong_to_name && inner.words < own.size();
    key.bare = joined(own, bare_differs ? inner.words : 0);
    key.folded = folded(key.bare);
    key.sound = sounded(key.folded);
    key.numbers = numbers_in(key.folded);
    key.accented = !is_ascii(key.bare);
    return key;
}

std::string kind_in_name(std::string_view name) {
    const Separated text = separated(composed(trimmed(name)));
    const KindAtFront front = kind_at_front(text.words, text.stop_after_first);
    return front.kind == nullptr ? std::string{} : std::string{front.kind->full};
}

double similarity(const NameKey& a, const NameKey& b) {
    constexpr double k_other_number = 0.3;
    constexpr double k_below_same_sound = 0.8;
    if (a.own == b.own) {
        return 1.0;
    }
    if (a.bare == b.bare) {
        return 0.95;
    }
    if (a.folded == b.folded) {
        return 0.9;
    }
    const double alike = likeness(a.folded, b.folded) * k_below_same_sound;
    if (a.numbers != b.numbers) {
        return std::min(alike, k_other_number);
    }
    return a.sound == b.sound ? 0.85 : alike;
}

}  // namespace lomsong
