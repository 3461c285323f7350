// SPDX-License-Identifier: Apache-2.0
#include "io/text/syllable.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string>

#include "io/text/utf8.hpp"

namespace lomsong {

namespace {

/// Each vowel with its tones, in the order of `Tone`.
constexpr std::array<std::u32string_view, 12> k_vowels{U"aàáảãạ", U"ăằắẳẵặ", U"âầấẩẫậ", U"eèéẻẽẹ",
                                                       U"êềếểễệ", U"iìíỉĩị", U"oòóỏõọ", U"ôồốổỗộ",
                                                       U"ơờớởỡợ", U"uùúủũụ", U"ưừứửữự", U"yỳýỷỹỵ"};

constexpr std::array<std::u32string_view, 29> k_onsets{
    U"",   U"b",   U"c",  U"ch", U"d",  U"đ",  U"g", U"gh", U"gi", U"h",  U"k",  U"kh", U"l", U"m", U"n",
    U"ng", U"ngh", U"nh", U"p",  U"ph", U"qu", U"r", U"s",  U"t",  U"th", U"tr", U"v",  U"x", U"q"};

/// Every rhyme of written Vietnamese, without tone.
const std::set<std::u32string_view>& rhymes() {
    static const std::set<std::u32string_view> all{
        U"a",    U"ac",   U"ach",  U"ai",   U"am",   U"an",   U"ang",  U"anh",  U"ao",  U"ap",  U"at",   U"au",
        U"ay",   U"ăc",   U"ăm",   U"ăn",   U"ăng",  U"ăp",   U"ăt",   U"âc",   U"âm",  U"ân",  U"âng",  U"âp",
        U"ât",   U"âu",   U"ây",   U"e",    U"ec",   U"em",   U"en",   U"eng",  U"eo",  U"ep",  U"et",   U"ê",
        U"êch",  U"êm",   U"ên",   U"ênh",  U"êp",   U"êt",   U"êu",   U"i",    U"ia",  U"ich", U"iêc",  U"iêm",
        U"iên",  U"iêng", U"iêp",  U"iêt",  U"iêu",  U"im",   U"in",   U"inh",  U"ip",  U"it",  U"iu",   U"o",
        U"oa",   U"oac",  U"oach", U"oai",  U"oam",  U"oan",  U"oang", U"oanh", U"oao", U"oap", U"oat",  U"oay",
        U"oăc",  U"oăm",  U"oăn",  U"oăng", U"oăt",  U"oc",   U"oe",   U"oen",  U"oeo", U"oet", U"oi",   U"om",
        U"on",   U"ong",  U"ooc",  U"oong", U"op",   U"ot",   U"ô",    U"ôc",   U"ôi",  U"ôm",  U"ôn",   U"ông",
        U"ôp",   U"ôt",   U"ơ",    U"ơi",   U"ơm",   U"ơn",   U"ơp",   U"ơt",   U"u",   U"ua",  U"uân",  U"uâng",
        U"uât",  U"uây",  U"uc",   U"uê",   U"uêch", U"uênh", U"uêt",  U"ui",   U"um",  U"un",  U"ung",  U"uôc",
        U"uôi",  U"uôm",  U"uôn",  U"uông", U"uôt",  U"uơ",   U"up",   U"ut",   U"uy",  U"uya", U"uych", U"uyên",
        U"uyêt", U"uyn",  U"uynh", U"uyp",  U"uyt",  U"uyu",  U"ư",    U"ưa",   U"ưc",  U"ưi",  U"ưm",   U"ưn",
        U"ưng",  U"ươc",  U"ươi",  U"ươm",  U"ươn",  U"ương", U"ươp",  U"ươt",  U"ươu", U"ưt",  U"ưu",   U"y",
        U"yêm",  U"yên",  U"yêng", U"yêt",  U"yêu"};
    return all;
}

bool is_vowel(char32_t letter) {
    return std::ranges::any_of(k_vowels, [letter](std::u32string_view row) { return row.front() == letter; });
}

bool has_hat_or_horn(char32_t letter) {
    return std::u32string_view{U"ăâêôơư"}.find(letter) != std::u32string_view::npos;
}

/// May the tone stand on the vowel `at` of these vowels, with or without a consonant after them?
bool may_bear_tone(std::u32string_view vowels, std::size_t at, bool closed) {
    for (std::size_t i = vowels.size(); i-- > 0;) {
        if (has_hat_or_horn(vowels[i])) {
            return i == at;
        }
    }
    if (closed) {
        return at + 1 == vowels.size();
    }
    if (vowels == U"oa" || vowels == U"oe" || vowels == U"uy") {
        return true;  // hòa and hoà
    }
    return at == (vowels.size() == 3 ? 1U : 0U);
}

bool is_stop(std::u32string_view coda) { return coda == U"c" || coda == U"ch" || coda == U"p" || coda == U"t"; }

/// Letters without tones, and where the tone stands.
struct Untoned {
    std::u32string letters;
    Tone tone = Tone::level;
    std::size_t at = 0;
    bool one_tone = true;  ///< false: two letters have one
};

Untoned untoned(std::u32string_view word) {
    Untoned result;
    for (const char32_t letter : word) {
        const char32_t small = lower_case(letter);
        const TonedLetter toned = split_tone(small == U'ð' ? U'đ' : small);
        if (toned.tone != Tone::level) {
            result.one_tone = result.one_tone && result.tone == Tone::level;
            result.tone = toned.tone;
            result.at = result.letters.size();
        }
        result.letters.push_back(toned.letter);
    }
    return result;
}

bool fits(const Untoned& word, std::u32string_view onset) {
    const std::u32string_view rhyme = std::u32string_view{word.letters}.substr(onset.size());
    if (!rhymes().contains(rhyme)) {
        return false;
    }
    const auto coda_at = static_cast<std::size_t>(std::ranges::find_if_not(rhyme, is_vowel) - rhyme.begin());
    const std::u32string_view coda = rhyme.substr(coda_at);
    if (word.tone == Tone::level) {
        return !is_stop(coda);
    }
    const bool tone_allowed = !is_stop(coda) || word.tone == Tone::acute || word.tone == Tone::dot;
    return tone_allowed && word.at >= onset.size() &&
           may_bear_tone(rhyme.substr(0, coda_at), word.at - onset.size(), !coda.empty());
}

/// Vowels as the groups of Vietnamese have them: ŏ counts as o.
char32_t plain_vowel(char32_t letter) {
    switch (letter) {
        case U'ĕ': return U'e';
        case U'ĭ': return U'i';
        case U'ŏ': return U'o';
        case U'ŭ': return U'u';
        default: return letter;
    }
}

/// The vowels that stand together in some rhyme, and those that only other languages join (Ea).
const std::set<std::u32string>& vowel_groups() {
    static const std::set<std::u32string> groups = [] {
        std::set<std::u32string> all{U"ea", U"ie", U"ei", U"ou", U"uo"};
        for (const std::u32string_view rhyme : rhymes()) {
            const auto end = std::ranges::find_if_not(rhyme, is_vowel);
            all.emplace(rhyme.begin(), end);
        }
        return all;
    }();
    return groups;
}

bool has_even_case(std::u32string_view word) {
    const auto is_capital = [](char32_t c) { return is_upper(c); };
    const std::u32string_view rest = word.substr(1);
    return std::ranges::none_of(rest, is_capital) || std::ranges::all_of(word, is_capital);
}

}  // namespace

TonedLetter split_tone(char32_t letter) {
    for (const std::u32string_view row : k_vowels) {
        const std::size_t tone = row.find(letter);
        if (tone != std::u32string_view::npos) {
            return {row.front(), static_cast<Tone>(tone)};
        }
    }
    return {letter, Tone::level};
}

char32_t with_tone(char32_t letter, Tone tone) {
    const auto row = std::ranges::find(k_vowels, letter, [](std::u32string_view each) { return each.front(); });
    return row == k_vowels.end() ? letter : (*row)[static_cast<std::size_t>(tone)];
}

bool is_vietnamese_syllable(std::u32string_view word) {
    if (word.empty() || !has_even_case(word)) {
        return false;
    }
    const Untoned plain = untoned(word);
    return plain.one_tone && std::ranges::any_of(k_onsets, [&](std::u32string_view onset) {
               return plain.letters.starts_with(onset) && fits(plain, onset);
           });
}

bool is_letter_of_vietnam(char32_t letter) {
    constexpr std::u32string_view k_others = U"đðčñĕĭŏŭ";
    const char32_t small = lower_case(letter);
    return (small >= U'a' && small <= U'z') || is_vowel(split_tone(small).letter) ||
           k_others.find(small) != std::u32string_view::npos;
}

bool is_pronounceable(std::u32string_view word) {
    constexpr std::size_t k_most_consonants = 4;
    if (word.empty() || !has_even_case(word) || !std::ranges::all_of(word, is_letter_of_vietnam)) {
        return false;
    }
    Untoned plain = untoned(word);
    std::ranges::transform(plain.letters, plain.letters.begin(), plain_vowel);
    const auto first = std::ranges::find_if(plain.letters, is_vowel);
    const auto last = std::find_if_not(first, plain.letters.end(), is_vowel);
    const auto coda = static_cast<std::size_t>(plain.letters.end() - last);
    const auto onset = static_cast<std::size_t>(first - plain.letters.begin());
    if (!plain.one_tone || std::any_of(last, plain.letters.end(), is_vowel) || onset > k_most_consonants ||
        coda > k_most_consonants) {
        return false;
    }
    const std::u32string vowels{first, last};
    return vowel_groups().contains(vowels) &&
           (plain.tone == Tone::level || (plain.at >= onset && may_bear_tone(vowels, plain.at - onset, coda > 0)));
}

}  // namespace lomsong
