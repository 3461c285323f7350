// SPDX-License-Identifier: Apache-2.0
/// @file  Text is never clipped, never wider than its room, never lost.
#include "io/draw/text.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"

namespace lomsong::draw {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

// Every Vietnamese capital with a stacked accent, and the letters that reach furthest down.
const std::vector<std::string> k_letters{"Ấ", "Ầ", "Ẩ", "Ẫ", "Ậ", "Ắ", "Ằ", "Ẳ", "Ẵ", "Ặ", "Ế", "Ề", "Ể", "Ễ", "Ệ",
                                         "Ố", "Ồ", "Ổ", "Ỗ", "Ộ", "Ớ", "Ờ", "Ở", "Ỡ", "Ợ", "Ứ", "Ừ", "Ử", "Ữ", "Ự",
                                         "Ỳ", "Ý", "Ỷ", "Ỹ", "Ỵ", "Đ", "g", "ỵ", "ậ", "y", "q", "j", "(", "/"};

TEST(Letters, EveryVietnameseLetterStaysBetweenItsLines) {
    for (const bool bold : {false, true}) {
        for (const std::string& letter : k_letters) {
            const Letters letters{.size = 10.0, .bold = bold};
            const Box ink = ink_of(letter, letters);
            EXPECT_GE(ink.top, -k_above * letters.size) << letter;
            EXPECT_LE(ink.bottom, k_below * letters.size) << letter;
        }
    }
}

TEST(Letters, TheFontHasThoseOfVietnameseAndNotEverything) {
    for (const std::string& letter : k_letters) {
        EXPECT_TRUE(has_letters_of(letter)) << letter;
    }
    EXPECT_TRUE(has_letters_of("104°45′ – 1.524/1.550 (98,3 %)…"));
    EXPECT_FALSE(has_letters_of("đạt → lõm sóng"));
}

TEST(Letters, LinesOfStackedCapitalsDoNotTouch) { EXPECT_GT(k_leading, k_above + k_below); }

TEST(Letters, WithoutTheFontTheErrorNamesThePackage) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const std::string no_fonts = testing::TempDir() + "lomsong-no-fonts.conf";
    std::ofstream{no_fonts} << "<?xml version=\"1.0\"?><fontconfig><dir>/nowhere</dir></fontconfig>\n";
    EXPECT_EXIT(
        {
            setenv("FONTCONFIG_FILE", no_fonts.c_str(), 1);
            try {
                static_cast<void>(text_width("Lõm sóng", {}));
            } catch (const Error& error) {
                std::fputs(error.what(), stderr);
                std::exit(exit_code(error.kind()));
            }
            std::exit(0);
        },
        testing::ExitedWithCode(66), "'Noto Sans' is not on this machine. Install the package fonts-noto-core");
}

TEST(Letters, AColourThatIsNoneIsRefused) {
    EXPECT_EQ(colour("#D55E00").red, colour(0xD55E00U).red);
    EXPECT_THROW(static_cast<void>(colour("D55E00")), Error);
    EXPECT_THROW(static_cast<void>(colour("#D55E0Z")), Error);
}

std::string random_text(Dice& dice) {
    std::string text;
    const std::size_t words = dice.below(12);
    for (std::size_t i = 0; i < words; ++i) {
        text += text.empty() ? "" : dice.below(9) == 0 ? "\n" : " ";
        const std::size_t length = 1 + dice.below(dice.below(5) == 0 ? 40 : 8);
        for (std::size_t j = 0; j < length; ++j) {
            text += k_letters[dice.below(k_letters.size())];
        }
    }
    return text;
}

std::string without_blanks(std::string text) {
    std::erase_if(text, [](char letter) { return letter == ' ' || letter == '\n'; });
    return text;
}

TEST(Paragraphs, LinesAreNeverWiderThanTheirRoomAndHoldTheWholeText) {
    Dice dice{test_seed()};
    for (int round = 0; round < 300; ++round) {
        const std::string text = random_text(dice);
        const double width = dice.between(15.0, 80.0);
        const Letters letters{.size = dice.between(2.0, 6.0)};
        const Paragraph paragraph{text, letters, width};
        EXPECT_LE(paragraph.width(), width * 1.001) << "seed " << test_seed() << " round " << round << ": " << text;
        EXPECT_FALSE(paragraph.is_cut());
        const std::string joined =
            std::accumulate(paragraph.lines().begin(), paragraph.lines().end(), std::string{});
        EXPECT_EQ(without_blanks(joined), without_blanks(text));
    }
}

TEST(Paragraphs, WhatIsCutEndsWithAnEllipsisAndStillFits) {
    Dice dice{test_seed()};
    int cut = 0;
    for (int round = 0; round < 300; ++round) {
        const std::string text = random_text(dice);
        const double width = dice.between(10.0, 60.0);
        const std::size_t most = 1 + dice.below(3);
        const Paragraph paragraph{text, {.size = 3.0}, width, most};
        EXPECT_LE(paragraph.lines().size(), most);
        EXPECT_LE(paragraph.width(), width * 1.001) << "seed " << test_seed() << " round " << round << ": " << text;
        if (paragraph.is_cut()) {
            ++cut;
            EXPECT_THAT(paragraph.lines().back(), EndsWith("…"));
        }
    }
    EXPECT_GT(cut, 50);
}

TEST(Paragraphs, ANameOfTwoHundredLettersWithoutABlankIsBroken) {
    const Paragraph paragraph{std::string(200, 'M'), {.size = 3.0}, 50.0};
    EXPECT_GT(paragraph.lines().size(), 5U);
    EXPECT_LE(paragraph.width(), 50.0);
}

TEST(Paragraphs, BytesThatAreNoTextDoNotStopASheet) {
    const Paragraph paragraph{"L\xF5m s\xF3ng", {.size = 3.0}, 50.0};
    EXPECT_THAT(paragraph.lines().front(), HasSubstr("\uFFFD"));
}

TEST(Paragraphs, KeepToTheirSide) {
    const Letters end{.size = 3.0, .anchor = Anchor::end};
    const Paragraph right{"98,3 %", end, 40.0};
    EXPECT_NEAR(right.base_line(0).x + right.width(), 40.0, 1e-9);
    const Letters middle{.size = 3.0, .anchor = Anchor::middle};
    const Paragraph centred{"98,3 %", middle, 40.0};
    EXPECT_NEAR(centred.base_line(0).x, 0.5 * (40.0 - centred.width()), 1e-9);
}

}  // namespace
}  // namespace lomsong::draw
