// SPDX-License-Identifier: Apache-2.0
/// @file  Cells survive any bytes: numbers, units, azimuths, technologies, words and dates are damaged again and
///        again, and what is read is in its range, the same every time, and never both taken and missing.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "io/clean/azimuth.hpp"
#include "io/clean/dates.hpp"
#include "io/clean/quantity.hpp"
#include "io/clean/status.hpp"
#include "io/clean/values.hpp"
#include "io/clean/words.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

constexpr int k_mutations = 20'000;

constexpr std::array<std::string_view, 30> k_cells{"42",
                                                   "42,5 m",
                                                   "1.234,5",
                                                   "1 234",
                                                   "30-35",
                                                   "~42",
                                                   "138 ft",
                                                   "20 W",
                                                   "43dBm",
                                                   "2.1 GHz",
                                                   "B3",
                                                   "LTE-1800",
                                                   "n78",
                                                   "0/120/240",
                                                   "Đông Bắc",
                                                   "0-360",
                                                   "2/3/4G",
                                                   "3G+4G",
                                                   "eNodeB",
                                                   "15/11/2026",
                                                   "Quý III/2026",
                                                   "46341",
                                                   "tháng 11 năm 2026",
                                                   "chưa có",
                                                   "1.8E+03",
                                                   "\xEF\xBC\x94\xEF\xBC\x92",
                                                   "3O",
                                                   "-10°",
                                                   "#REF!",
                                                   "Đang phát sóng"};

/// One to four of: a byte changed, a piece cut out or doubled, a piece of another cell put in.
std::string damaged(std::string text, Dice& dice) {
    for (std::size_t changes = 1 + dice.below(4); changes > 0; --changes) {
        const std::size_t at = text.empty() ? 0 : dice.below(text.size());
        const std::size_t length = text.empty() ? 0 : std::min(text.size() - at, 1 + dice.below(6));
        switch (dice.below(5)) {
            case 0: text.insert(at, 1, static_cast<char>(dice.below(256))); break;
            case 1: text.erase(at, length); break;
            case 2: text.insert(at, text.substr(at, length)); break;
            case 3: text.insert(at, k_cells[dice.below(k_cells.size())]); break;
            default: text.insert(at, 1, "0123456789.,-+/ eEOx'~<>^\n\t\0"[dice.below(28)]); break;
        }
    }
    return text;
}

/// A column of sound and damaged cells.
std::vector<std::string> column(Dice& dice) {
    std::vector<std::string> cells;
    for (std::size_t i = dice.below(12); i > 0; --i) {
        const std::string cell{k_cells[dice.below(k_cells.size())]};
        cells.push_back(dice.below(2) == 0 ? cell : damaged(cell, dice));
    }
    return cells;
}

TEST(ValuesFuzz, AQuantityIsInItsLimitOrMissingWithAReason) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    for (int i = 0; i < k_mutations && !testing::Test::HasFailure(); ++i) {
        const QuantityField& field = k_quantities[dice.below(std::size(k_quantities))];
        const std::vector<std::string> others = column(dice);
        const std::vector<std::string_view> cells{others.begin(), others.end()};
        const ColumnHabit habit = habit_of(cells, field, dice.below(4) == 0 ? "w" : "", "EARFCN");
        const std::string cell = damaged(std::string{k_cells[dice.below(k_cells.size())]}, dice);
        SCOPED_TRACE("'" + cell + "' as " + std::string{field.field});
        const QuantityReading reading = read_quantity(cell, field, habit);
        if (reading.value) {
            EXPECT_TRUE(field.limit.range.contains(*reading.value)) << *reading.value;
        }
        if (reading.remark) {
            EXPECT_FALSE(reading.remark->problem.empty());
            EXPECT_FALSE(reading.remark->rule.empty());
            EXPECT_EQ(reading.value.has_value(), !reading.remark->value_used.empty());
            EXPECT_TRUE(reading.remark->confidence > 0.0 && reading.remark->confidence <= 1.0);
        } else if (!reading.value) {
            EXPECT_TRUE(says_nothing(cell) || habit.above_sea_level) << "nothing is lost without a word";
        }
        const QuantityReading again = read_quantity(cell, field, habit);
        EXPECT_EQ(again.value, reading.value);
    }
}

TEST(ValuesFuzz, AzimuthsStayOnTheCircle) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    for (int i = 0; i < k_mutations && !testing::Test::HasFailure(); ++i) {
        const std::string cell = damaged(std::string{k_cells[dice.below(k_cells.size())]}, dice);
        SCOPED_TRACE("'" + cell + "'");
        ColumnHabit habit;
        habit.south_by_letter_n = dice.below(2) == 0;
        const Azimuths read = azimuths(cell, habit);
        for (const double degrees : read.degrees) {
            EXPECT_TRUE(degrees >= 0.0 && degrees <= 360.0) << degrees;
        }
        EXPECT_FALSE(read.omnidirectional && !read.degrees.empty());
        EXPECT_TRUE(!read.degrees.empty() || read.omnidirectional || read.remark || says_nothing(cell));
    }
}

TEST(ValuesFuzz, WordsAndDatesNeverCrash) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    for (int i = 0; i < k_mutations && !testing::Test::HasFailure(); ++i) {
        const std::string cell = damaged(std::string{k_cells[dice.below(k_cells.size())]}, dice);
        SCOPED_TRACE("'" + cell + "'");
        EXPECT_LE(technologies_in(cell).size(), k_technology_count);
        static_cast<void>(technology_of_code(cell));
        static_cast<void>(power_supply(cell));
        static_cast<void>(service_state(cell));
        static_cast<void>(parsed_flag(cell));
        static_cast<void>(unit_of_word(cell));
        static_cast<void>(channels_in(cell));
        for (const DateOrder order : {DateOrder::day_first, DateOrder::month_first}) {
            if (const std::optional<WrittenDate> date = written_date(cell, order)) {
                EXPECT_TRUE(date->first.ok() && date->last.ok() && date->first <= date->last);
                EXPECT_EQ(iso_text(*written_date(iso_text(*date))), iso_text(*date)) << "ISO text reads back";
            }
        }
    }
}

}  // namespace
}  // namespace lomsong
