// SPDX-License-Identifier: Apache-2.0
#include "io/text/guess_encoding.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "io/text/code_tables.hpp"
#include "io/text/syllable.hpp"
#include "io/text/utf8.hpp"

namespace lomsong {

namespace {

/// As many different words as decide; more would only cost time.
constexpr std::size_t k_words_asked = 3000;

/// How usual an encoding is before anything was read, UTF-8 being 1. Sound UTF-8 is rarely a misreading.
struct Candidate {
    Encoding encoding;
    double prior;
};
constexpr std::array k_candidates{
    Candidate{Encoding::utf8, 1.0},
    Candidate{Encoding::tcvn3, 0.5},
    Candidate{Encoding::vni, 0.3},
    Candidate{Encoding::viscii, 0.05},
    Candidate{Encoding::cp1258, 0.3},
    Candidate{Encoding::cp1252, 0.1},
    Candidate{Encoding::tcvn3_as_latin1, 0.1},
    Candidate{Encoding::vni_as_latin1, 0.1},
    Candidate{Encoding::viscii_as_latin1, 0.01},
    Candidate{Encoding::cp1258_as_latin1, 0.02},
    Candidate{Encoding::utf8_as_cp1252, 0.1},
};

bool is_western(Encoding encoding) { return encoding == Encoding::utf8 || encoding == Encoding::cp1252; }

/// How likely a word reads like this when the encoding is right. Words of other countries are likelier in the
/// encodings that other countries use.
double likelihood(Legibility legibility, Encoding encoding) {
    switch (legibility) {
        case Legibility::vietnamese: return 0.85;
        case Legibility::pronounceable: return 0.3;
        case Legibility::foreign: return is_western(encoding) ? 0.2 : 0.1;
        case Legibility::broken: return 0.002;
    }
    return 0.0;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_viscii_control(char c) {
    return std::string_view{"\x02\x05\x06\x14\x19\x1E", 6}.find(c) != std::string_view::npos;
}

/// Calls `visit` with each run of letters that has one beyond ASCII.
template <class Visit>
void for_each_word(std::string_view bytes, const Visit& visit) {
    for (std::size_t begin = 0; begin < bytes.size();) {
        std::size_t end = begin;
        bool beyond_ascii = false;
        while (end < bytes.size() && (is_ascii_letter(bytes[end]) || is_viscii_control(bytes[end]) ||
                                      static_cast<unsigned char>(bytes[end]) >= 0x80)) {
            beyond_ascii = beyond_ascii || !is_ascii_letter(bytes[end]);
            ++end;
        }
        if (beyond_ascii) {
            visit(bytes.substr(begin, end - begin));
        }
        begin = std::max(end, begin + 1);
    }
}

/// Signs that stand between or around words, not inside.
bool is_mark_between_words(char32_t code) {
    return std::u32string_view{U"\u00A0°ºª²³±•₫·×«»…–—‘’“”„‹›"}.find(code) != std::u32string_view::npos;
}

Legibility legibility_of_letters(std::u32string_view word, bool small_tones) {
    std::u32string evened;
    if (small_tones && word.size() > 1 &&
        std::ranges::any_of(word.substr(1), [](char32_t c) { return c < 0x80 && is_upper(c); })) {
        std::ranges::transform(word, std::back_inserter(evened), [](char32_t c) { return upper_case(c); });
        word = evened;  // TCVN3's "BảN"
    }
    if (is_vietnamese_syllable(word)) {
        return Legibility::vietnamese;
    }
    if (is_pronounceable(word)) {
        return Legibility::pronounceable;
    }
    const bool capitals_inside = std::ranges::any_of(word.substr(1), [](char32_t c) { return is_upper(c); }) &&
                                 !std::ranges::all_of(word, [](char32_t c) { return is_upper(c); });
    const bool letters = std::ranges::all_of(word, [](char32_t c) { return is_letter(c) && c != U'µ'; });
    return letters && !capitals_inside ? Legibility::foreign : Legibility::broken;
}

/// Of one run of letters and bytes beyond ASCII, decoded. Signs at its ends count for nothing (“Thôn”), signs
/// inside break it: in the wrong encoding that is what letters become.
Legibility legibility_of_text(const std::string& text, Encoding encoding) {
    const std::u32string codes = code_points(text);
    std::u32string_view word = codes;
    while (!word.empty() && is_mark_between_words(word.front())) {
        word.remove_prefix(1);
    }
    while (!word.empty() && is_mark_between_words(word.back())) {
        word.remove_suffix(1);
    }
    const bool small_tones = encoding == Encoding::tcvn3 || encoding == Encoding::tcvn3_as_latin1;
    Legibility least = Legibility::vietnamese;
    const auto asked = [&](std::u32string_view part) {
        if (!part.empty()) {
            least = std::min(least, legibility_of_letters(part, small_tones));
        }
    };
    constexpr std::u32string_view k_blanks = U"\u00A0–—";
    for (std::size_t cut = word.find_first_of(k_blanks); cut != std::u32string_view::npos;
         cut = word.find_first_of(k_blanks)) {
        asked(word.substr(0, cut));
        word.remove_prefix(cut + 1);
    }
    asked(word);
    return least;
}

/// True for a run that is no word in any encoding: a degree sign, a dash, quotes, alone or around plain letters
/// ("”N" behind the seconds of a latitude).
bool says_nothing(std::string_view word) {
    constexpr std::array<std::string_view, 5> k_signs{"\xB0", "\xA0", "\xC2\xB0", "\xC2\xBA", "\xC2\xA0"};
    if (std::ranges::find(k_signs, word) != k_signs.end()) {
        return true;
    }
    constexpr std::size_t k_quote = 3;  // bytes, as of every sign U+2000..U+203F
    const auto is_quote = [](std::string_view text) {
        return text.size() >= k_quote && text.starts_with("\xE2\x80");
    };
    std::string_view rest = word;
    while (is_quote(rest)) {
        rest.remove_prefix(k_quote);
    }
    while (rest.size() >= k_quote && is_quote(rest.substr(rest.size() - k_quote))) {
        rest.remove_suffix(k_quote);
    }
    return rest.size() < word.size() && is_ascii(rest);
}

/// Could the text be UTF-8 made of misread bytes?
bool is_western_text(std::string_view text) {
    return is_valid_utf8(text) && std::ranges::all_of(code_points(text), [](char32_t code) {
               return code < 0x80 || codes::western_byte(code).has_value();
           });
}

Legibility legibility_of_word(std::string_view word, Encoding encoding) {
    if (encoding == Encoding::utf8 && !is_valid_utf8(word)) {
        return Legibility::broken;
    }
    const bool misreading = encoding >= Encoding::tcvn3_as_latin1;
    if (misreading && !is_western_text(word)) {
        return Legibility::broken;
    }
    return legibility_of_text(decoded(word, encoding), encoding);
}

std::set<std::string> words_of(std::span<const std::string> samples) {
    std::set<std::string> words;
    for (const std::string& sample : samples) {
        for_each_word(sample, [&](std::string_view word) {
            if (words.size() < k_words_asked && !says_nothing(word)) {
                words.emplace(word);
            }
        });
    }
    return words;
}

/// UTF-16 shows by its mark, or by every second byte being zero.
std::optional<Encoding> utf16_of(std::span<const std::string> samples) {
    std::array<std::size_t, 2> zeros{0, 0};
    std::size_t bytes = 0;
    for (const std::string& sample : samples) {
        if (sample.starts_with("\xFF\xFE")) {
            return Encoding::utf16_le;
        }
        if (sample.starts_with("\xFE\xFF")) {
            return Encoding::utf16_be;
        }
        for (std::size_t i = 0; i < sample.size(); ++i) {
            zeros[i % 2] += sample[i] == '\0' ? 1U : 0U;
        }
        bytes += sample.size();
    }
    constexpr std::size_t k_share = 5;  // blanks, digits and ASCII letters make at least this part of any table
    if (zeros[1] * k_share > bytes && zeros[0] * k_share < zeros[1]) {
        return Encoding::utf16_le;
    }
    return zeros[0] * k_share > bytes && zeros[1] * k_share < zeros[0] ? std::optional{Encoding::utf16_be}
                                                                       : std::nullopt;
}

/// How strongly the words speak for a candidate.
struct Belief {
    Encoding encoding;
    double log_likelihood;
    std::size_t vietnamese;
    std::size_t broken;
};

/// Words beyond ASCII that lists of places and of equipment are full of, in small letters. That one of them should
/// come out of another encoding's bytes by chance is most unlikely.
constexpr std::array<std::string_view, 24> k_usual_words{
    "thôn", "bản",  "ấp", "khóm", "xóm", "tổ", "phố",   "xã",  "phường", "trấn", "huyện", "tỉnh",
    "hộ",   "trạm", "mã", "tên",  "độ",  "vị", "tuyến", "cáp", "sóng",   "đang", "có",    "không"};
constexpr double k_usual_word = 50.0;  ///< so much likelier than any other syllable

bool is_usual_word(std::string_view word, Encoding encoding) {
    constexpr std::size_t k_longest = 16;  // bytes of the longest of them in any encoding, generously
    return word.size() <= k_longest &&
           std::ranges::find(k_usual_words, std::string_view{lower_case(decoded(word, encoding))}) !=
               k_usual_words.end();
}

Belief belief_in(const Candidate& candidate, const std::set<std::string>& words) {
    Belief belief{candidate.encoding, std::log(candidate.prior), 0, 0};
    for (const std::string& word : words) {
        const Legibility legibility = legibility_of_word(word, candidate.encoding);
        belief.log_likelihood += std::log(likelihood(legibility, candidate.encoding));
        if (legibility == Legibility::vietnamese && is_usual_word(word, candidate.encoding)) {
            belief.log_likelihood += std::log(k_usual_word);
        }
        belief.vietnamese += legibility == Legibility::vietnamese ? 1U : 0U;
        belief.broken += legibility == Legibility::broken ? 1U : 0U;
    }
    return belief;
}

/// Best first. Where the best reads few words as Vietnamese and a Western encoding breaks none, the file is simply
/// not Vietnamese.
std::vector<Belief> ranked(const std::set<std::string>& words) {
    std::vector<Belief> beliefs;
    for (const Candidate& candidate : k_candidates) {
        beliefs.push_back(belief_in(candidate, words));
    }
    std::ranges::stable_sort(beliefs, std::ranges::greater{}, &Belief::log_likelihood);
    if (beliefs.front().vietnamese * 2 < words.size()) {
        const auto western = std::ranges::find_if(
            beliefs, [](const Belief& each) { return is_western(each.encoding) && each.broken == 0; });
        if (western != beliefs.end()) {
            std::rotate(beliefs.begin(), western, western + 1);
        }
    }
    return beliefs;
}

double share_of_first(const std::vector<Belief>& beliefs) {
    double all = 0.0;
    const double highest = std::ranges::max(beliefs, {}, &Belief::log_likelihood).log_likelihood;
    for (const Belief& each : beliefs) {
        all += std::exp(each.log_likelihood - highest);
    }
    return std::exp(beliefs.front().log_likelihood - highest) / all;
}

/// A sample before and after: bytes that are no UTF-8 are shown as Western letters.
std::string preview_of(std::span<const std::string> samples, Encoding encoding) {
    constexpr std::size_t k_long = 60;
    const auto sample = std::ranges::find_if(samples, [&](const std::string& each) {
        return !is_ascii(each) && each.size() < k_long && legibility(each, encoding) == Legibility::vietnamese;
    });
    if (encoding == Encoding::utf8 || sample == samples.end()) {
        return {};
    }
    const std::string before = is_valid_utf8(*sample) ? *sample : decoded(*sample, Encoding::cp1252);
    return before + " -> " + decoded(*sample, encoding);
}

}  // namespace

EncodingGuess guess_encoding(std::span<const std::string> samples) {
    EncodingGuess guess;
    if (const std::optional<Encoding> utf16 = utf16_of(samples)) {
        guess.best = *utf16;
        guess.runner_up = Encoding::utf8;
        return guess;
    }
    const std::set<std::string> words = words_of(samples);
    guess.words = words.size();
    if (words.empty()) {
        return guess;
    }
    const std::vector<Belief> beliefs = ranked(words);
    guess.best = beliefs[0].encoding;
    guess.runner_up = beliefs[1].encoding;
    guess.confidence = share_of_first(beliefs);
    guess.vietnamese = beliefs[0].vietnamese;
    guess.preview = preview_of(samples, guess.best);
    return guess;
}

Legibility legibility(std::string_view bytes, Encoding encoding) {
    Legibility least = Legibility::vietnamese;
    for_each_word(bytes, [&](std::string_view word) {
        if (!says_nothing(word)) {
            least = std::min(least, legibility_of_word(word, encoding));
        }
    });
    return least;
}

Legibility LegibilityOfFile::of(std::string_view bytes) {
    Legibility least = Legibility::vietnamese;
    for_each_word(bytes, [&](std::string_view word) {
        if (says_nothing(word)) {
            return;
        }
        const auto [known, is_new] = m_known.try_emplace(std::string{word}, Legibility::vietnamese);
        if (is_new) {
            known->second = legibility_of_word(word, m_encoding);
        }
        least = std::min(least, known->second);
    });
    return least;
}

std::optional<Deviation> deviation(std::string_view bytes, Encoding of_file) {
    LegibilityOfFile file{of_file};
    return deviation(bytes, file);
}

std::optional<Deviation> deviation(std::string_view bytes, LegibilityOfFile& file) {
    const Encoding of_file = file.encoding();
    const Legibility in_file = file.of(bytes);
    if (in_file >= Legibility::pronounceable) {
        return std::nullopt;
    }
    const auto known = [](char32_t code) { return !is_letter(code) || is_letter_of_vietnam(code); };
    if (of_file == Encoding::utf8 && is_valid_utf8(bytes)) {
        const std::u32string text = code_points(bytes);
        if (std::ranges::all_of(text, known) && in_file == Legibility::foreign) {
            return std::nullopt;
        }
    }
    Deviation best;
    double all = 0.0;
    for (const Candidate& candidate : k_candidates) {
        if (candidate.encoding != of_file && legibility(bytes, candidate.encoding) == Legibility::vietnamese) {
            all += candidate.prior;
            if (candidate.prior > best.confidence) {
                best = {candidate.encoding, candidate.prior};
            }
        }
    }
    if (all == 0.0) {
        return std::nullopt;
    }
    best.confidence /= all;
    return best;
}

}  // namespace lomsong
