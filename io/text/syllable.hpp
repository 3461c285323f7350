// SPDX-License-Identifier: Apache-2.0
/// @file  Is this word a syllable that Vietnamese can write? Onset, rhyme and tone, not a dictionary.
#pragma once

#include <string_view>

namespace lomsong {

/// The five written tones; level has none.
enum class Tone : unsigned char { level, grave, acute, hook, tilde, dot };

/// A letter without its tone: U'á' -> {a, acute}; other characters are level.
struct TonedLetter {
    char32_t letter;
    Tone tone;
};
[[nodiscard]] TonedLetter split_tone(char32_t lower_case_letter);
/// The letter with the tone, where Vietnamese has it; else the letter alone.
[[nodiscard]] char32_t with_tone(char32_t lower_case_letter, Tone tone);

/// One onset of the alphabet (or none), one rhyme, at most one tone, acute or dot before a final c, ch, p or t.
/// Both ways of placing the tone (hoà, hòa) and i for y (Lí, Lý) are taken. Case: all small, all capital, or the
/// first capital.
[[nodiscard]] bool is_vietnamese_syllable(std::u32string_view word);

/// Looser, for names in the other languages of Vietnam (Đắk, Krông, Čư, Ñao): consonants, one group of vowels with
/// the tone in its place, consonants.
[[nodiscard]] bool is_pronounceable(std::u32string_view word);

/// A letter of Vietnamese or of another language of Vietnam that is written in Latin letters.
[[nodiscard]] bool is_letter_of_vietnam(char32_t letter);

}  // namespace lomsong
