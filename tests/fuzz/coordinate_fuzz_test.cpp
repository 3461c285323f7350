// SPDX-License-Identifier: Apache-2.0
/// @file  Coordinate cells damaged at random: never a crash, never a number that is none, always the same answer.
#include <array>
#include <cmath>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "io/place/coordinate_text.hpp"

namespace lomsong {
namespace {

constexpr std::array k_seeds{"103,904893",
                             "22°30'54.82\" N, 103°55'09.21\" E",
                             "2.492.672,15; 410.697,89",
                             "103 58 12.5, 22 28 48.25",
                             "Kinh độ: 103°58'12\" Đông; Vĩ độ: 22°28'48\" Bắc",
                             "1.03904893E+02",
                             "105,34808/22,62924",
                             "X = 2492672.15 Y = 410697.89",
                             "103d58m12.5sE,22d28m48.25sN",
                             "10358'12.3",
                             "−22.5S - 103–58–12"};
constexpr std::string_view k_signs =
    "0123456789.,;:/|-+ \t\n'\"NSEWBTDdmsoxy=()\xC2\xB0\xC4\x90\xE2\x80\xB2\xFF\x80";

std::string damaged(std::string text, std::mt19937& dice) {
    const std::size_t wounds = 1 + dice() % 6;
    for (std::size_t i = 0; i < wounds; ++i) {
        const std::size_t at = text.empty() ? 0 : dice() % text.size();
        switch (dice() % 5) {
            case 0: text.insert(at, 1, k_signs[dice() % k_signs.size()]); break;
            case 1:
                if (!text.empty()) {
                    text.erase(at, 1 + dice() % 3);
                }
                break;
            case 2:
                if (!text.empty()) {
                    text[at] = static_cast<char>(dice() % 256);
                }
                break;
            case 3: text += text.substr(at, 12); break;
            default: text.insert(at, k_seeds[dice() % k_seeds.size()]);
        }
    }
    return text;
}

TEST(CoordinateFuzz, DamagedCellsAreReadOrRefusedButNeverBoth) {
    constexpr unsigned k_seed = 20261122;
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    std::mt19937 dice{k_seed};
    std::size_t read = 0;
    std::size_t refused = 0;
    for (int trial = 0; trial < 60'000; ++trial) {
        const std::string cell = damaged(k_seeds[dice() % k_seeds.size()], dice);
        const auto expected = static_cast<CellHolds>(dice() % 3);
        const CoordinateText text = parse_coordinates(cell, expected);
        const CoordinateText again = parse_coordinates(cell, expected);
        ASSERT_EQ(text.problem(), again.problem());
        ASSERT_TRUE(text.values().empty() || text.problem().empty()) << cell;
        for (const CoordinateValue& value : text.values()) {
            ASSERT_TRUE(std::isfinite(value.value)) << cell;
            ASSERT_GT(value.precision, 0.0) << cell;
            if (value.unit == CoordinateUnit::degrees) {
                ASSERT_LE(std::abs(value.value), 181.0) << cell;
            }
        }
        read += text.values().empty() ? 0U : 1U;
        refused += text.problem().empty() ? 0U : 1U;
    }
    EXPECT_GT(read, 1000U);
    EXPECT_GT(refused, 1000U);
}

TEST(CoordinateFuzz, LongAndRepeatedCellsAreRefusedAtOnce) {
    for (const std::string& part :
         {std::string{"1,2,"}, std::string{"1 "}, std::string{"°"}, std::string{"1.1,1.1;"}}) {
        std::string cell;
        for (int i = 0; i < 48; ++i) {
            cell += part;
            const CoordinateText text = parse_coordinates(cell);
            ASSERT_TRUE(text.values().empty() || text.problem().empty());
        }
        EXPECT_TRUE(parse_coordinates(cell).values().empty());
        EXPECT_LT(parse_coordinates(cell).problem().size(), 200U);
    }
}

}  // namespace
}  // namespace lomsong
