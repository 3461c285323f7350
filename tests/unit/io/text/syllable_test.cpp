// SPDX-License-Identifier: Apache-2.0
#include "io/text/syllable.hpp"

#include <string>

#include <gtest/gtest.h>

#include "io/text/utf8.hpp"
#include "tests/unit/io/text/alphabet.hpp"

namespace lomsong {
namespace {

bool is_syllable(const std::string& word) { return is_vietnamese_syllable(code_points(word)); }

TEST(Syllable, WordsOfVietnameseAreTaken) {
    for (const char* word : {"Thôn",  "nghiêng",  "khuyển", "quả",   "già",    "gì",    "giếng", "hoà",  "hòa",
                             "thuỷ",  "thủy",     "Lý",     "Lí",    "tuyến",  "loỏng", "quốc",  "ƯƠNG", "yếu",
                             "đường", "Đ\u1EA7m", "khuỷu",  "ngoằn", "Phường", "tổ",    "ấp"}) {
        EXPECT_TRUE(is_syllable(word)) << word;
    }
}

TEST(Syllable, WhatVietnameseDoesNotWriteIsNotTaken) {
    for (const char* word :
         {"Laứo", "Đắk", "hßa", "Côte", "nghiềng2", "áà", "bàc", "ThƠn", "Cốc\u0301", "xyz", "", "tiềt"}) {
        EXPECT_FALSE(is_syllable(word)) << word;
    }
}

TEST(Syllable, NamesOfOtherLanguagesArePronounceable) {
    for (const char* word : {"Đắk", "Lắk", "Krông", "Búk", "Čư", "Ñao"}) {
        EXPECT_TRUE(is_pronounceable(code_points(word))) << word;
    }
    for (const char* word : {"Laứo", "hßa", "Th«n", "ắở", "Êbur"}) {
        EXPECT_FALSE(is_pronounceable(code_points(word))) << word;
    }
}

TEST(Syllable, ToneAndLetterGoApartAndTogether) {
    for (const char32_t letter : k_small_letters) {
        const TonedLetter toned = split_tone(letter);
        EXPECT_EQ(with_tone(toned.letter, toned.tone), letter);
        EXPECT_TRUE(is_letter_of_vietnam(letter));
    }
    EXPECT_EQ(split_tone(U'ệ').letter, U'ê');
    EXPECT_EQ(split_tone(U'ệ').tone, Tone::dot);
    EXPECT_EQ(split_tone(U'b').tone, Tone::level);
}

}  // namespace
}  // namespace lomsong
