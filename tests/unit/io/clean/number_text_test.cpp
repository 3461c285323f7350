// SPDX-License-Identifier: Apache-2.0
#include "io/clean/number_text.hpp"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "io/clean/values.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

struct Written {
    const char* text;
    double value;
    const char* unit;
};

TEST(NumberText, IsReadInEveryUsualNotation) {
    for (const auto& [text, value, unit] : {
             Written{"42", 42.0, ""},
             Written{"-3.5", -3.5, ""},
             Written{"+7", 7.0, ""},
             Written{"42,5", 42.5, ""},
             Written{"1.234,5", 1234.5, ""},
             Written{"1,234.5", 1234.5, ""},
             Written{"1 234", 1234.0, ""},
             Written{"1 234 567,25", 1234567.25, ""},
             Written{"1'234", 1234.0, ""},
             Written{"1.234.567", 1234567.0, ""},
             Written{"0,125", 0.125, ""},
             Written{"1.8E+03", 1800.0, ""},
             Written{"\xEF\xBC\x94\xEF\xBC\x92", 42.0, ""},  // full-width digits
             Written{"1\xC2\xA0"
                     "234",
                     1234.0, ""},  // no-break space
             Written{"\xE2\x88\x92"
                     "5",
                     -5.0, ""},  // minus sign
             Written{"42m", 42.0, "m"},
             Written{"42,0 m", 42.0, "m"},
             Written{"42 mét", 42.0, "met"},
             Written{"30°", 30.0, "deg"},
             Written{"30 º", 30.0, "deg"},
             Written{"20 W", 20.0, "w"},
             Written{"43dBm", 43.0, "dbm"},
             Written{"2.1 GHz", 2.1, "ghz"},
             Written{"12 m2", 12.0, "m2"},
             Written{"60 hộ", 60.0, "ho"},
         }) {
        const NumberText read = number_text(text);
        EXPECT_EQ(read.kind, NumberKind::number) << text;
        EXPECT_DOUBLE_EQ(read.value, value) << text;
        EXPECT_EQ(read.unit, unit) << text;
        EXPECT_FALSE(read.thousands.has_value()) << text;
    }
}

TEST(NumberText, OneMarkBeforeThreeDigitsIsLeftOpen) {
    for (const char* text : {"1.234", "12,345", "-1.500"}) {
        const NumberText read = number_text(text);
        EXPECT_EQ(read.kind, NumberKind::number) << text;
        ASSERT_TRUE(read.thousands.has_value()) << text;
        EXPECT_NEAR(*read.thousands, 1000.0 * read.value, 1e-6) << text;
    }
    for (const char* text : {"0.234", "1234.567", "1.2345", "1.23"}) {
        EXPECT_FALSE(number_text(text).thousands.has_value()) << text;
    }
}

TEST(NumberText, WhatStandsForNothingIsMissing) {
    for (const char* text : {"", " ", "-", "--", "\xE2\x80\x94", "x", "X", "?", "N/A", "#N/A", "#REF!", "không",
                             "Không có", "chưa có", "CHƯA RÕ", "null", "đang cập nhật"}) {
        EXPECT_EQ(number_text(text).kind, NumberKind::missing) << "'" << text << "'";
        EXPECT_TRUE(says_nothing(text)) << "'" << text << "'";
    }
    for (const char* text : {"0", "khôn", "LCI0001", "x2"}) {
        EXPECT_FALSE(says_nothing(text)) << text;
    }
}

TEST(NumberText, WhatIsNoSingleNumberIsToldByKind) {
    for (const char* text : {"30-35", "10-12 m", "30 – 35", "10m-12m", "5 đến 7"}) {
        EXPECT_EQ(number_text(text).kind, NumberKind::range) << text;
    }
    for (const char* text : {">40", ">= 40", "trên 30", "40+", "tối đa 30m", "< 5"}) {
        EXPECT_EQ(number_text(text).kind, NumberKind::bound) << text;
    }
    for (const char* text : {"~42", "khoảng 42 m", "≈ 42"}) {
        EXPECT_EQ(number_text(text).kind, NumberKind::approximate) << text;
        EXPECT_DOUBLE_EQ(number_text(text).value, 42.0) << text;
    }
    for (const char* text : {"0/120/240", "900; 1800", "30 và 45", "1800, 2100, 900"}) {
        EXPECT_EQ(number_text(text).kind, NumberKind::list) << text;
    }
    for (const char* text : {"03/02/2026", "2026-02-03", "2026-02-03 00:00:00", "2026/02/03"}) {
        EXPECT_EQ(number_text(text).kind, NumberKind::date) << text;
    }
    for (const char* text : {"ba mươi", "42 cột", "1.2.3", "12,34,56", "--5", "a", "1..2", "12 34"}) {
        const NumberKind kind = number_text(text).kind;
        EXPECT_TRUE(kind == NumberKind::words || !number_text(text).unit.empty()) << text;
    }
}

TEST(NumberText, LettersInFrontAreKept) {
    EXPECT_EQ(number_text("L1800").before, "l");
    EXPECT_EQ(number_text("LTE-1800").before, "lte");
    EXPECT_DOUBLE_EQ(number_text("band 8").value, 8.0);
}

TEST(NumberText, TheLetterOIsAZeroOnlyAmongDigits) {
    EXPECT_TRUE(number_text("3O").letters_as_digits);
    EXPECT_DOUBLE_EQ(number_text("18OO").value, 1800.0);
    EXPECT_EQ(number_text("OO").kind, NumberKind::words);
    EXPECT_FALSE(number_text("30").letters_as_digits);
}

TEST(NumberText, ComesBackFromAnyNotationOfARandomNumber) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    for (int i = 0; i < 2000; ++i) {
        const double value = std::round(dice.between(-1e6, 1e6) * 100.0) / 100.0;
        std::string text = shown_number(value);
        const std::size_t dot = text.find('.');
        const std::size_t whole_end = dot == std::string::npos ? text.size() : dot;
        const bool comma = dice.below(2) == 1;
        if (dot != std::string::npos && comma) {
            text[dot] = ',';
        }
        const bool grouped = dot != std::string::npos && dice.below(2) == 1;
        const std::size_t first = value < 0.0 ? 1 : 0;
        for (std::size_t at = whole_end; grouped && at > first + 3;) {
            at -= 3;
            text.insert(at, comma ? "." : dice.below(2) == 1 ? "," : " ");
        }
        const NumberText read = number_text(text + (dice.below(2) == 1 ? " m" : ""));
        if (text.find(' ') != std::string::npos && text.find(',') != std::string::npos) {
            continue;  // blanks and commas mixed: nobody's notation
        }
        EXPECT_EQ(read.kind, NumberKind::number) << text;
        EXPECT_NEAR(read.value, value, 1e-9 * std::abs(value)) << text;
    }
}

}  // namespace
}  // namespace lomsong
