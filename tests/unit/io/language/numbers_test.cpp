// SPDX-License-Identifier: Apache-2.0
#include "io/language/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

constexpr auto k_vi = Language::vietnamese;
constexpr auto k_en = Language::english;

TEST(Numbers, FollowTheLanguage) {
    EXPECT_EQ(number(1234567.25, 1, k_vi), "1.234.567,2");
    EXPECT_EQ(number(1234567.25, 1, k_en), "1,234,567.2");
    EXPECT_EQ(number(-1234, 0, k_en), "-1,234");
    EXPECT_EQ(number(999, 0, k_en), "999");
    EXPECT_EQ(number(1000, 0, k_vi), "1.000");
    EXPECT_EQ(number(-0.04, 1, k_en), "0.0");
    EXPECT_EQ(number(0.5, 2, k_vi), "0,50");
    EXPECT_EQ(count(12345, k_vi), "12.345");
    EXPECT_EQ(count(0, k_en), "0");
}

TEST(Numbers, WhatIsNotFiniteIsADash) {
    EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN(), 1, k_vi), "-");
    EXPECT_EQ(number(std::numeric_limits<double>::infinity(), 0, k_en), "-");
}

TEST(Numbers, KilometresHaveNoNeedlessZeros) {
    EXPECT_EQ(in_km(Metres{2'000.0}, k_vi), "2");
    EXPECT_EQ(in_km(Metres{300.0}, k_vi), "0,3");
    EXPECT_EQ(in_km(Metres{1'500.0}, k_en), "1.5");
}

/// The number that `text` says in `language`.
double read_back(std::string text, Language language) {
    const char thousands = language == k_vi ? '.' : ',';
    std::erase(text, thousands);
    if (language == k_vi) {
        std::replace(text.begin(), text.end(), ',', '.');
    }
    return std::stod(text);
}

TEST(Numbers, ReadBackAreWhatTheyWere) {
    const unsigned seed = test_seed();
    std::mt19937_64 random{seed};
    std::uniform_real_distribution<double> exponent{-3.0, 12.0};
    std::uniform_int_distribution<int> digits_of{0, 4};
    for (int i = 0; i < 5'000; ++i) {
        const double sign = i % 2 == 0 ? 1.0 : -1.0;
        const double value = sign * std::pow(10.0, exponent(random));
        const int digits = digits_of(random);
        for (const Language language : {k_vi, k_en}) {
            const std::string text = number(value, digits, language);
            const double half_a_step = 0.5 * std::pow(10.0, -digits);
            ASSERT_NEAR(read_back(text, language), value, half_a_step * (1.0 + 1e-6) + 1e-9 * std::abs(value))
                << text << ", seed " << seed;
        }
    }
}

TEST(Numbers, LanguagesDifferInTheirMarksOnly) {
    const unsigned seed = test_seed();
    std::mt19937_64 random{seed};
    std::uniform_real_distribution<double> value_of{-1e7, 1e7};
    for (int i = 0; i < 2'000; ++i) {
        const double value = value_of(random);
        std::string swapped = number(value, 2, k_vi);
        for (char& c : swapped) {
            c = c == '.' ? ',' : c == ',' ? '.' : c;
        }
        ASSERT_EQ(swapped, number(value, 2, k_en)) << "seed " << seed;
    }
}

TEST(Shares, CarryTheirDenominator) {
    EXPECT_EQ(share(1524, 1550, 0, k_vi), "1.524/1.550 (98,3 %)");
    EXPECT_EQ(share(1524, 1550, 0, k_en), "1,524/1,550 (98.3 %)");
    EXPECT_EQ(share(std::size_t{1524}, std::size_t{1550}, k_vi), "1.524/1.550 (98,3 %)");
    EXPECT_EQ(share(0, 0, 0, k_en), "0/0");
}

TEST(Shares, NearlyAllIsNotAll) {
    EXPECT_EQ(share(99'999, 100'000, 0, k_en), "99,999/100,000 (99.9 %)");
    EXPECT_EQ(share(1, 100'000, 0, k_en), "1/100,000 (0.1 %)");
    EXPECT_EQ(share(5, 5, 0, k_en), "5/5 (100.0 %)");
    EXPECT_EQ(share(0, 5, 0, k_en), "0/5 (0.0 %)");
}

TEST(Dates, AreShownInTheReadersWay) {
    EXPECT_EQ(shown_date("2026-11-15", k_vi), "15/11/2026");
    EXPECT_EQ(shown_date("2026-11", k_vi), "11/2026");
    EXPECT_EQ(shown_date("2026-Q3", k_vi), "quý III/2026");
    EXPECT_EQ(shown_date("2026", k_vi), "2026");
    EXPECT_EQ(shown_date("2026-11-15", k_en), "2026-11-15");
    EXPECT_EQ(shown_date("2026-11", k_en), "2026-11");
    EXPECT_EQ(shown_date("2026-Q3", k_en), "Q3 2026");
}

TEST(Dates, WhatIsNoDateIsGivenBack) {
    for (const char* text : {"", "soon", "2026-Q5", "2026-Q0", "15/11/2026", "2026-1-5", "2026-11-15T08:00",
                             "20261115", "abcd-ef-gh", "2026-ab"}) {
        EXPECT_EQ(shown_date(text, k_vi), text);
        EXPECT_EQ(shown_date(text, k_en), text);
    }
}

}  // namespace
}  // namespace lomsong
