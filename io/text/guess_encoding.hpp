// SPDX-License-Identifier: Apache-2.0
/// @file  Which encoding a text is in, found by trying each and asking how many of the words are Vietnamese then.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "io/text/encoding.hpp"

namespace lomsong {

struct EncodingGuess {
    Encoding best = Encoding::utf8;
    /// 0..1, the share of belief among all encodings: above 0.99 on a dozen names, 0.7..0.98 on two; 1 for ASCII,
    /// and for UTF-8 that no misreading can have made.
    double confidence = 1.0;
    Encoding runner_up = Encoding::cp1252;
    std::string preview;         ///< "Th\xABn Y T\xFD" shown as "Th«n Y Tý -> Thôn Y Tý"; empty for sound UTF-8
    std::size_t words = 0;       ///< with a letter beyond ASCII: what the guess rests on
    std::size_t vietnamese = 0;  ///< of them syllables of Vietnamese when read as `best`
};

/// Of the cells, lines or whole text of one file. Byte order marks and the zeros of UTF-16 decide at once.
[[nodiscard]] EncodingGuess guess_encoding(std::span<const std::string> samples);

/// True when the text is sound UTF-8 of which every character is used in Vietnam: the letters of Vietnamese and of
/// its other languages (Čư, Ñao, ŏ), digits, signs. A text for which this holds is never taken for a misreading
/// alone.
[[nodiscard]] bool is_plausible_utf8(std::string_view text);

}  // namespace lomsong
