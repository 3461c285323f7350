// SPDX-License-Identifier: Apache-2.0
#include "io/clean/quantity.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lomsong {
namespace {

using ::testing::HasSubstr;

const QuantityField& field_named(std::string_view name) {
    return *std::ranges::find(k_quantities, name, &QuantityField::field);
}

/// A column of one field.
class Column {
  public:
    Column(std::string_view field, std::vector<std::string_view> cells, std::string_view unit = "",
           std::string_view heading = "")
        : m_field{field_named(field)}, m_habit{habit_of(cells, m_field, unit, heading)} {}

    [[nodiscard]] QuantityReading operator()(std::string_view cell) const {
        return read_quantity(cell, m_field, m_habit);
    }
    [[nodiscard]] const ColumnHabit& habit() const { return m_habit; }
    [[nodiscard]] std::vector<Understanding> told() const { return lomsong::told(m_habit, m_field, "Cột"); }

  private:
    const QuantityField& m_field;
    ColumnHabit m_habit;
};

void expect_silent(const QuantityReading& reading, double value) {
    ASSERT_TRUE(reading.value.has_value());
    EXPECT_NEAR(*reading.value, value, 1e-6);
    EXPECT_FALSE(reading.remark.has_value()) << reading.remark->problem;
}

void expect_remark(const QuantityReading& reading, FindingKind kind, Outcome outcome, std::string_view rule) {
    ASSERT_TRUE(reading.remark.has_value());
    EXPECT_EQ(info(reading.remark->kind).name, info(kind).name) << reading.remark->problem;
    EXPECT_EQ(reading.remark->outcome, outcome) << reading.remark->problem;
    EXPECT_EQ(reading.remark->rule, rule) << reading.remark->problem;
    EXPECT_EQ(outcome == Outcome::repaired, reading.value.has_value()) << reading.remark->problem;
}

TEST(Quantities, ACorrectValueGivesNoFindingWhateverItsNotation) {
    const Column height{"height_m", {"30", "42", "36", "42", "30", "45"}, "m"};
    for (const char* cell : {"42", "42,0", "42 m", "42m", "42.00", "42 mét"}) {
        SCOPED_TRACE(cell);
        expect_silent(height(cell), 42.0);
    }
    const Column loose{"height_m", {"30", "42"}};
    expect_silent(loose("138 ft"), 42.0624);
}

TEST(Quantities, WhatCannotBeReadIsNotedAndMissing) {
    const Column height{"height_m", {"30", "42", "36"}};
    expect_remark(height("30-35"), FindingKind::not_a_number, Outcome::noted, "range");
    expect_remark(height(">40"), FindingKind::not_a_number, Outcome::noted, "bound");
    expect_remark(height("cao"), FindingKind::not_a_number, Outcome::noted, "no_number");
    expect_remark(height("42 W"), FindingKind::not_a_number, Outcome::noted, "no_number");
    expect_remark(height("03/02/2026"), FindingKind::not_a_number, Outcome::noted, "date_for_number");
    expect_remark(height("L42"), FindingKind::not_a_number, Outcome::noted, "no_number");
    EXPECT_FALSE(height("chưa có").remark.has_value());
    EXPECT_FALSE(height("chưa có").value.has_value());
}

TEST(Quantities, AnApproximateValueIsTakenAndNoted) {
    const QuantityReading reading = Column{"height_m", {"30"}}("~42");
    EXPECT_EQ(reading.value, 42.0);
    EXPECT_EQ(reading.remark->rule, "approximate");
}

TEST(Quantities, AnImpossibleHeightIsMissing) {
    const Column height{"height_m", {"30", "42", "36", "42", "30", "45"}};
    for (const char* cell : {"0", "-30", "999", "450"}) {
        SCOPED_TRACE(cell);
        expect_remark(height(cell), FindingKind::out_of_range, Outcome::noted, "out_of_range");
    }
    EXPECT_THAT(height("999").remark->problem, HasSubstr("999 is outside 1..300 m"));
}

TEST(Quantities, AHeightInFeetAmongMetresIsMended) {
    const Column height{"height_m", {"30", "42", "36", "42", "30", "36", "138"}};
    const QuantityReading reading = height("138");
    expect_remark(reading, FindingKind::unit_confused, Outcome::repaired, "unit_ft");
    EXPECT_NEAR(*reading.value, 42.0, 1e-9);
    expect_remark(height("118"), FindingKind::unit_confused, Outcome::repaired, "unit_ft");
    expect_silent(height("100"), 100.0);  // a mast may be so high, and no other one is 30.48 m
    expect_silent(height("120"), 120.0);
    const QuantityReading in_km = height("0,042");
    expect_remark(in_km, FindingKind::unit_confused, Outcome::repaired, "unit_km");
    EXPECT_NEAR(*in_km.value, 42.0, 1e-9);
    expect_remark(height("4200"), FindingKind::unit_confused, Outcome::repaired, "unit_cm");
}

TEST(Quantities, HeightsAboveTheSeaAreNotUsed) {
    const Column height{"height_m", {"812", "1204", "655", "990", "1430"}};
    EXPECT_TRUE(height.habit().above_sea_level);
    EXPECT_FALSE(height("812").value.has_value());
    EXPECT_FALSE(height("812").remark.has_value()) << "told once for the column";
    ASSERT_EQ(height.told().size(), 1U);
    EXPECT_THAT(height.told().front().value, HasSubstr("above sea level"));
}

TEST(Quantities, PowerIsToldFromItsDistribution) {
    const Column watts{"power_dbm", {"20", "40", "20", "60", "20"}};
    EXPECT_NEAR(*watts("20").value, 43.0103, 1e-3);
    EXPECT_FALSE(watts("20").remark.has_value());
    EXPECT_EQ(watts.told().size(), 1U);
    const Column dbm{"power_dbm", {"43", "46", "43", "40", "43"}};
    expect_silent(dbm("43"), 43.0);
    EXPECT_TRUE(dbm.told().empty());
    const Column unclear{"power_dbm", {"40", "40", "40"}};
    expect_silent(unclear("40"), 40.0);
}

TEST(Quantities, TheHeadingsUnitGoesFirst) {
    const Column watts{"power_dbm", {"43", "46", "43"}, "w"};
    EXPECT_NEAR(*watts("20").value, 43.0103, 1e-3);
    const Column feet{"height_m", {"98", "138", "118"}, "ft"};
    expect_silent(feet("138"), 42.0624);
    const QuantityReading other = feet("42 m");
    expect_remark(other, FindingKind::unit_confused, Outcome::repaired, "unit_m");
    EXPECT_EQ(*other.value, 42.0);
}

TEST(Quantities, ARowInWattsAmongDbmIsMended) {
    const Column power{"power_dbm", {"43", "46", "43", "43", "46", "43", "20"}};
    const QuantityReading reading = power("20");
    expect_remark(reading, FindingKind::unit_confused, Outcome::repaired, "unit_w");
    EXPECT_NEAR(*reading.value, 43.0103, 1e-3);
    expect_silent(power("40"), 40.0);  // 10 W
    const Column eirp{"eirp_dbm", {"61", "58", "61", "61", "58", "58"}};
    const QuantityReading watts = eirp("1259");
    expect_remark(watts, FindingKind::unit_confused, Outcome::repaired, "unit_w");
    EXPECT_NEAR(*watts.value, 61.0, 0.01);
}

TEST(Quantities, CarriersComeInMhzGhzKhzBandsAndNames) {
    const Column mhz{"frequency_mhz", {"1800", "900", "2100", "1800", "1800"}};
    for (const char* cell : {"1800", "1800MHz", "1.800", "L1800", "LTE 1800", "1,8 GHz", "Band 3 (1800)"}) {
        SCOPED_TRACE(cell);
        expect_silent(mhz(cell), 1800.0);
    }
    expect_remark(mhz("1.8"), FindingKind::unit_confused, Outcome::repaired, "unit_ghz");
    expect_remark(mhz("1800000"), FindingKind::unit_confused, Outcome::repaired, "unit_khz");
    const QuantityReading band = mhz("B3");
    expect_remark(band, FindingKind::unit_confused, Outcome::repaired, "band_centre");
    EXPECT_EQ(band.value, 1842.5);
    EXPECT_EQ(mhz("n78").value, 3550.0);
    EXPECT_EQ(mhz("band 8").value, 942.5);
    const Column ghz{"frequency_mhz", {"1.8", "2.1", "0.9", "2.6"}};
    expect_silent(ghz("0.9"), 900.0);
    const Column bands{"frequency_mhz", {"3", "1", "8", "3"}};
    expect_silent(bands("1"), 2140.0);
    EXPECT_EQ(bands.told().size(), 1U);
}

TEST(Quantities, ChannelNumbersCountOnlyUnderAHeadingThatNamesThem) {
    const Column earfcn{"frequency_mhz", {"1300", "1450", "3500"}, "", "EARFCN DL"};
    expect_silent(earfcn("1300"), 1815.0);
    expect_remark(earfcn("60000"), FindingKind::out_of_range, Outcome::noted, "out_of_range");
    const Column plain{"frequency_mhz", {"1300", "1450", "3500"}, "", "Tần số"};
    expect_silent(plain("1300"), 1300.0);
}

TEST(Quantities, ThousandsAreSettledByKindColumnAndLimit) {
    const Column households{"households", {"45", "120", "1.234"}};
    expect_silent(households("1.234"), 1234.0);
    expect_silent(households("60 hộ"), 60.0);
    const Column area{"area_m2", {"12,5", "88,25", "1.234"}};
    expect_silent(area("1.234"), 1234.0);
    const Column fractions{"area_m2", {"12.5", "88.25", "1.234"}};
    expect_silent(fractions("1.234"), 1.234);
    const Column unclear{"area_m2", {"1.234"}};
    EXPECT_EQ(unclear("1.234").remark->rule, "decimal_mark");
}

TEST(Quantities, TiltsMayCountDownwardsWithAMinus) {
    const Column minus{"tilt_deg", {"-2", "-4", "-6", "-3"}};
    expect_silent(minus("-4"), 4.0);
    EXPECT_EQ(minus("4").value, 4.0);
    EXPECT_EQ(minus("4").remark->rule, "tilt_sign");
    const Column plus{"tilt_deg", {"2", "4", "6", "3"}};
    expect_silent(plus("-1"), -1.0);
}

TEST(Quantities, TheLetterOForAZeroIsFlagged) {
    const QuantityReading reading = Column{"height_m", {"30", "42"}}("3O");
    expect_remark(reading, FindingKind::not_a_number, Outcome::repaired, "letter_for_digit");
    EXPECT_EQ(*reading.value, 30.0);
}

TEST(Bands, HaveTheirDownlinksMiddle) {
    EXPECT_EQ(band_centre_mhz(3), 1842.5);
    EXPECT_EQ(band_centre_mhz(8), 942.5);
    EXPECT_EQ(band_centre_mhz(28), 780.5);
    EXPECT_EQ(band_centre_mhz(78), 3550.0);
    EXPECT_FALSE(band_centre_mhz(0).has_value());
    EXPECT_FALSE(band_centre_mhz(1800).has_value());
}

TEST(Channels, FollowTheTablesOfTheirStandards) {
    EXPECT_EQ(channel_mhz(Channels::arfcn, 62), 947.4);
    EXPECT_EQ(channel_mhz(Channels::arfcn, 1000), 930.2);
    EXPECT_EQ(channel_mhz(Channels::uarfcn, 10562), 2112.4);
    EXPECT_NEAR(*channel_mhz(Channels::uarfcn, 2937), 927.4, 1e-9);
    EXPECT_EQ(channel_mhz(Channels::earfcn, 300), 2140.0);
    EXPECT_NEAR(*channel_mhz(Channels::nr_arfcn, 632628), 3489.42, 1e-9);
    EXPECT_EQ(channel_mhz(Channels::arfcn, 300, Technology::g4), 2140.0) << "the row's technology decides";
    EXPECT_EQ(channels_in("DL EARFCN"), Channels::earfcn);
    EXPECT_EQ(channels_in("Tần số (MHz)"), Channels::none);
}

TEST(Units, ConvertThereAndBack) {
    EXPECT_NEAR(converted(20.0, *unit_of_word("W"), *unit_of_word("dBm")), 43.0103, 1e-4);
    EXPECT_NEAR(converted(13.0, *unit_of_word("dBW"), *unit_of_word("dBm")), 43.0, 1e-9);
    EXPECT_NEAR(converted(15.0, *unit_of_word("dBd"), *unit_of_word("dBi")), 17.15, 1e-9);
    EXPECT_EQ(unit_of_word("mét")->name, "m");
    EXPECT_EQ(unit_of_word("°")->name, "degrees");
    EXPECT_EQ(unit_of_word("parsec"), nullptr);
    for (const Dimension dimension : {Dimension::length, Dimension::frequency, Dimension::power, Dimension::area}) {
        for (const Unit& from : units_of(dimension)) {
            for (const Unit& to : units_of(dimension)) {
                EXPECT_NEAR(converted(converted(7.0, from, to), to, from), 7.0, 1e-9) << from.name << to.name;
            }
        }
    }
}

}  // namespace
}  // namespace lomsong
