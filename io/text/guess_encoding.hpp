// SPDX-License-Identifier: Apache-2.0
/// @file  Which encoding a text is in, found by trying each and asking how many of the words are Vietnamese then.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "io/text/encoding.hpp"

namespace lomsong {

struct EncodingGuess {
    Encoding best = Encoding::utf8;
    /// 0..1, the share of belief among all encodings: above 0.99 on a dozen names, 0.3..0.98 on two; 1 for ASCII,
    /// and for UTF-8 that no misreading can have made.
    double confidence = 1.0;
    Encoding runner_up = Encoding::cp1252;
    std::string preview;         ///< "Th\xABn Y T\xFD" shown as "Th«n Y Tý -> Thôn Y Tý"; empty for sound UTF-8
    std::size_t words = 0;       ///< with a letter beyond ASCII: what the guess rests on
    std::size_t vietnamese = 0;  ///< of them syllables of Vietnamese when read as `best`
};

/// Of the cells, lines or whole text of one file. Byte order marks and the zeros of UTF-16 decide at once.
[[nodiscard]] EncodingGuess guess_encoding(std::span<const std::string> samples);

/// How a text reads in an encoding, by its least legible word beyond ASCII.
enum class Legibility : unsigned char {
    broken,         ///< bytes without meaning, signs or capitals amid a word
    foreign,        ///< letters only, but no word that Vietnam's languages would write
    pronounceable,  ///< as the other languages of Vietnam write: Đắk, Krông, Čư
    vietnamese,     ///< syllables of Vietnamese, or ASCII alone
};
[[nodiscard]] Legibility legibility(std::string_view bytes, Encoding encoding);

/// The same for many texts of one file, whose words come again and again: each is judged once.
class LegibilityOfFile {
  public:
    explicit LegibilityOfFile(Encoding encoding) : m_encoding{encoding} {}
    [[nodiscard]] Encoding encoding() const { return m_encoding; }
    [[nodiscard]] Legibility of(std::string_view bytes);

  private:
    Encoding m_encoding;
    std::unordered_map<std::string, Legibility> m_known;
};

/// The encoding of one text that cannot be in its file's: it reads as Vietnamese there, and badly in the file's.
/// Nothing when the text may well be in the file's encoding, or reads as Vietnamese in none. Sound UTF-8 with no
/// other letters than Vietnam uses is never taken for anything else.
struct Deviation {
    Encoding encoding = Encoding::utf8;
    double confidence = 0.0;  ///< low when several encodings would do
};
[[nodiscard]] std::optional<Deviation> deviation(std::string_view bytes, LegibilityOfFile& file);
[[nodiscard]] std::optional<Deviation> deviation(std::string_view bytes, Encoding of_file);

}  // namespace lomsong
