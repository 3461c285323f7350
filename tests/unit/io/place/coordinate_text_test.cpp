// SPDX-License-Identifier: Apache-2.0
#include "io/place/coordinate_text.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lomsong {
namespace {

using ::testing::HasSubstr;

constexpr double k_longitude = 103.0 + 58.0 / 60.0 + 12.5 / 3600.0;
constexpr double k_latitude = 22.0 + 28.0 / 60.0 + 48.25 / 3600.0;

/// One value of one cell, with a message when there is not exactly one.
CoordinateValue one(const std::string& cell, CellHolds expected = CellHolds::one) {
    const CoordinateText text = parse_coordinates(cell, expected);
    EXPECT_EQ(text.values().size(), 1U) << cell << ": " << text.problem();
    return text.values().empty() ? CoordinateValue{} : text.values().front();
}

void expect_pair(const std::string& cell, double first, double second, double tolerance) {
    const CoordinateText text = parse_coordinates(cell, CellHolds::two);
    ASSERT_EQ(text.values().size(), 2U) << cell << ": " << text.problem();
    EXPECT_NEAR(text.values()[0].value, first, tolerance) << cell;
    EXPECT_NEAR(text.values()[1].value, second, tolerance) << cell;
}

TEST(CoordinateText, DecimalDegreesHaveADotOrAComma) {
    EXPECT_DOUBLE_EQ(one("103.904893").value, 103.904893);
    EXPECT_DOUBLE_EQ(one("103,904893").value, 103.904893);
    EXPECT_DOUBLE_EQ(one("22,62924").value, 22.62924);
    EXPECT_DOUBLE_EQ(one("105").value, 105.0);
    EXPECT_DOUBLE_EQ(one("105.5°").value, 105.5);
    EXPECT_DOUBLE_EQ(one("-103.9").value, -103.9);
    EXPECT_DOUBLE_EQ(one("\u2212103,9048").value, -103.9048) << "Unicode minus";
    EXPECT_DOUBLE_EQ(one("1.03904893E+02").value, 103.904893);
    EXPECT_DOUBLE_EQ(one("1,03904893E2").value, 103.904893);
    EXPECT_EQ(one("103.904893").unit, CoordinateUnit::degrees);
    EXPECT_DOUBLE_EQ(one("103.904893").precision, 1e-6);
    EXPECT_DOUBLE_EQ(one("103,904").value, 103.904) << "103,904 m is no easting of any zone";
}

TEST(CoordinateText, DegreesMinutesSecondsHaveAnyMarks) {
    for (const char* cell : {"103°58'12.5\"",
                             "103°58'12,5\"E",
                             "103º58’12.5”",
                             "103˚58′12.5″",
                             "103d58m12.5s",
                             "103o58'12.5''",
                             "103*58'12.5\"",
                             "103 58 12.5",
                             "103:58:12.5",
                             "103-58-12.5",
                             "103.58.12.5",
                             "103.58.12,5",
                             "103°58'12,5\" kinh độ Đông",
                             "103° 58' 12.5\" E",
                             "E 103°58'12.5\"",
                             "103 độ 58 phút 12,5 giây",
                             "103°58'12.5\" Đông",
                             "103°58'12.5\"Đ",
                             "103D58M12.5S",
                             "Kinh độ: 103°58'12.5\"",
                             "103°58'12.5''",
                             "103 ° 58 ' 12.5 \"",
                             "Lon = 103°58'12.5\"E",
                             "kinh độ Đông 103°58'12.5\"",
                             "10358'12.5",
                             "103°58'12.5",
                             "103° 58.2083333333'",
                             "103 58.2083333333",
                             "103°58´12.5´´"}) {
        const CoordinateValue value = one(cell);
        EXPECT_NEAR(value.value, k_longitude, 1e-9) << cell;
        EXPECT_EQ(value.unit, CoordinateUnit::degrees) << cell;
    }
    EXPECT_NEAR(one("103°58'12.5\"").precision, 0.1 / 3600.0, 1e-15);
}

TEST(CoordinateText, HemispheresAreReadInEnglishAndVietnamese) {
    EXPECT_EQ(one("22.5N").axis, AxisName::latitude);
    EXPECT_EQ(one("22.5 B").axis, AxisName::latitude);
    EXPECT_EQ(one("Bắc 22.5").axis, AxisName::latitude);
    EXPECT_EQ(one("103.9Đ").axis, AxisName::longitude);
    EXPECT_EQ(one("103.9 D").axis, AxisName::longitude);
    EXPECT_EQ(one("E103.9").axis, AxisName::longitude);
    EXPECT_DOUBLE_EQ(one("103.9 Tây").value, -103.9);
    EXPECT_DOUBLE_EQ(one("103.9T").value, -103.9);
    EXPECT_DOUBLE_EQ(one("103.9W").value, -103.9);
    EXPECT_DOUBLE_EQ(one("22.5S").value, -22.5);
    EXPECT_DOUBLE_EQ(one("22.5 Nam").value, -22.5);
}

TEST(CoordinateText, NIsSettledOnlyByAnEnglishLetter) {
    EXPECT_TRUE(one("22.5N").north_unsettled);
    EXPECT_FALSE(one("22.5B").north_unsettled);
    const CoordinateText english = parse_coordinates("22.5N 103.9E");
    ASSERT_EQ(english.values().size(), 2U) << english.problem();
    EXPECT_FALSE(english.values()[0].north_unsettled);
    const CoordinateText mixed = parse_coordinates("22.5N 103.9Đ");
    ASSERT_EQ(mixed.values().size(), 2U) << mixed.problem();
    EXPECT_TRUE(mixed.values()[0].north_unsettled);
    EXPECT_GT(mixed.values()[0].value, 0.0);
}

TEST(CoordinateText, TwoValuesStandInOneCellInAnyOrder) {
    expect_pair("105,34808/22,62924", 105.34808, 22.62924, 1e-12);
    expect_pair("22°30'54.82\" N, 103°55'09.21\" E", 22.0 + 30.0 / 60 + 54.82 / 3600,
                103.0 + 55.0 / 60 + 9.21 / 3600, 1e-10);
    for (const char* cell :
         {"103°58'12.5\"E 22°28'48.25\"N", "103°58'12.5\" 22°28'48.25\"", "103 58 12.5 22 28 48.25",
          "103 58 12.5, 22 28 48.25", "103°58'12,5\" Đ; 22°28'48,25\" B",
          "Kinh độ: 103°58'12.5\", Vĩ độ: 22°28'48.25\"", "103°58'12,5;22°28'48,25", "103-58-12.5/22-28-48.25",
          "103:58:12.5 22:28:48.25", "Lon=103°58'12.5\" Lat=22°28'48.25\"", "E103°58'12.5\"N22°28'48.25\"",
          "103d58m12.5sE,22d28m48.25sN", "103°58'12.5\"E - 22°28'48.25\"N", "(103°58'12.5\"; 22°28'48.25\")",
          "103°58'12.5\"\n22°28'48.25\"", "103d58'12.5\" - 22d28'48.25\""}) {
        expect_pair(cell, k_longitude, k_latitude, 1e-9);
    }
    for (const char* cell :
         {"103.904893,22.53542", "103.904893 22.53542", "103,904893,22,53542", "103,904893; 22,53542",
          "103,904893 , 22,53542", "103.904893\t22.53542", "(103.904893, 22.53542)",
          "lon: 103.904893 lat: 22.53542", "103.904893E22.53542N", "103.904893|22.53542", "103.904893 - 22.53542",
          "103.904893-22.53542", "103.904893Đ 22.53542B"}) {
        expect_pair(cell, 103.904893, 22.53542, 1e-12);
    }
    expect_pair("-29.51, 28.22", -29.51, 28.22, 1e-12);
}

TEST(CoordinateText, TheNameOfAnAxisBehindANumberBelongsToItsHemisphere) {
    expect_pair("22°28'48.25\" vĩ độ Bắc, 103°58'12.5\" kinh độ Đông", k_latitude, k_longitude, 1e-9);
    expect_pair("103°58'12,5\" kinh độ Đông\n22°28'48,25\" vĩ độ Bắc", k_longitude, k_latitude, 1e-9);
    EXPECT_EQ(one("22°28'48.25\" vĩ độ Bắc").axis, AxisName::latitude);
}

TEST(CoordinateText, DotsBetweenPairsOfDigitsAreMinutesAndSecondsAndBetweenThreesAreThousands) {
    expect_pair("22.28.48.25 - 103.58.12.5", k_latitude, k_longitude, 1e-9);
    EXPECT_EQ(one("2.487.019").unit, CoordinateUnit::metres);
    EXPECT_TRUE(parse_coordinates("103.58.72", CellHolds::one).values().empty()) << "72 seconds";
    EXPECT_TRUE(parse_coordinates("15.11.2026", CellHolds::one).values().empty()) << "a date";
}

TEST(CoordinateText, MetresMayHaveThousandsSetOff) {
    for (const char* cell :
         {"2492672.15", "2492672,15", "2.492.672,15", "2,492,672.15", "2 492 672.15", "2 492 672,15",
          "2\u00a0492\u00a0672,15", "2492672.15 m", "X = 2492672.15", "2.49267215E+06"}) {
        const CoordinateValue value = one(cell);
        EXPECT_NEAR(value.value, 2492672.15, 1e-6) << cell;
        EXPECT_EQ(value.unit, CoordinateUnit::metres) << cell;
    }
    EXPECT_EQ(one("X = 2492672.15").axis, AxisName::x);
    EXPECT_NEAR(one("410,697").value, 410697.0, 0.0) << "410.697 degrees are nowhere";
    for (const char* cell : {"2492672.15 410697.89", "2492672,15; 410697,89", "X=2492672,15 Y=410697,89",
                             "2.492.672,15 - 410.697,89", "2 492 672.15 410 697.89", "X: 2492672.15; Y: 410697.89",
                             "2492672.15mN 410697.89mE", "2.492.672,15/410.697,89"}) {
        expect_pair(cell, 2492672.15, 410697.89, 1e-6);
    }
}

TEST(CoordinateText, AnIntegerThatLostItsPointHasNoUnit) {
    EXPECT_EQ(one("103904893").unit, CoordinateUnit::unknown);
    EXPECT_EQ(one("22535420").unit, CoordinateUnit::unknown);
}

TEST(CoordinateText, NothingIsNothing) {
    for (const char* cell : {"", "-", "--", "N/A", "#N/A", "chưa có", "Không", "null", "?", "  "}) {
        const CoordinateText text = parse_coordinates(cell);
        EXPECT_TRUE(text.is_blank()) << cell << ": " << text.problem();
    }
}

TEST(CoordinateText, WhatIsNoCoordinateIsRefusedWithItsText) {
    for (const char* cell : {"abc", "Thôn 3", "103°75'12\"", "22°30'75.5\"", "200°", "103.9.4.2", "1 2 3 4 5 6 7",
                             "12°N E", "=A1", "°", "1e999", "'"}) {
        const CoordinateText text = parse_coordinates(cell);
        EXPECT_FALSE(text.problem().empty()) << cell;
        EXPECT_TRUE(text.values().empty()) << cell;
    }
    EXPECT_THAT(parse_coordinates("103°75'12\"").problem(),
                HasSubstr("'103°75'12\"' has minutes or seconds of 60"));
    EXPECT_THAT(parse_coordinates("Thôn 3").problem(), HasSubstr("'Thôn 3' is not a coordinate"));
}

TEST(CoordinateText, WhatCanBeReadInTwoWaysIsSettledByTheColumnOrRefused) {
    EXPECT_NEAR(one("103 22", CellHolds::one).value, 103.0 + 22.0 / 60.0, 1e-12);
    expect_pair("103 22", 103.0, 22.0, 0.0);
    EXPECT_THAT(parse_coordinates("103 22").problem(), HasSubstr("can be read in two ways"));
}

/// A notation and how finely it can say a place, degrees.
struct Notation {
    const char* name;
    double precision;
    std::string (*write)(double value, bool is_longitude);
};

std::string printed(const char* format, double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}
std::string with_comma(std::string text) {
    for (char& c : text) {
        c = c == '.' ? ',' : c;
    }
    return text;
}
/// Degrees, minutes and seconds of two decimals with the given marks.
std::string sexagesimal(double value, const std::string& d, const std::string& m, const std::string& s) {
    const long hundredths = std::lround(value * 360000.0);
    return std::to_string(hundredths / 360000) + d + std::to_string(hundredths / 6000 % 60) + m +
           printed("%05.2f", static_cast<double>(hundredths % 6000) / 100.0) + s;
}

const std::vector<Notation>& notations() {
    static const std::vector<Notation> list{
        {"decimal dot", 1e-6, [](double v, bool) { return printed("%.6f", v); }},
        {"decimal comma", 1e-6, [](double v, bool) { return with_comma(printed("%.6f", v)); }},
        {"degree sign", 1e-5, [](double v, bool) { return printed("%.5f", v) + "°"; }},
        {"letter after", 1e-5, [](double v, bool e) { return printed("%.5f", v) + (e ? "E" : "N"); }},
        {"Vietnamese letter", 1e-5, [](double v, bool e) { return printed("%.5f ", v) + (e ? "Đ" : "B"); }},
        {"marks", 0.01 / 3600, [](double v, bool) { return sexagesimal(v, "°", "'", "\""); }},
        {"marks and comma", 0.01 / 3600, [](double v, bool) { return with_comma(sexagesimal(v, "°", "'", "\"")); }},
        {"typographic", 0.01 / 3600,
         [](double v, bool e) { return sexagesimal(v, "º", "’", "”") + (e ? " E" : " N"); }},
        {"blanks", 0.01 / 3600, [](double v, bool) { return sexagesimal(v, " ", " ", ""); }},
        {"colons", 0.01 / 3600, [](double v, bool) { return sexagesimal(v, ":", ":", ""); }},
        {"dashes", 0.01 / 3600, [](double v, bool) { return sexagesimal(v, "-", "-", ""); }},
        {"letters", 0.01 / 3600, [](double v, bool) { return sexagesimal(v, "d", "m", "s"); }},
        {"words", 0.01 / 3600, [](double v, bool) { return sexagesimal(v, " độ ", " phút ", " giây"); }},
        {"degree minutes", 1e-4 / 60,
         [](double v, bool) {
             const double minutes = std::round((v - std::floor(v)) * 60.0 * 1e4) / 1e4;
             return minutes >= 60.0 ? printed("%.0f° 0.0'", std::floor(v) + 1)
                                    : printed("%.0f°", std::floor(v)) + printed("%.4f'", minutes);
         }},
        {"labels", 1e-6,
         [](double v, bool e) { return (e ? "Kinh độ: " : "Vĩ độ: ") + with_comma(printed("%.6f", v)); }},
        {"scientific", 1e-6, [](double v, bool) { return printed("%.8E", v); }},
    };
    return list;
}

TEST(CoordinateText, AnyPlaceInAnyNotationIsReadBackWithinThatNotation) {
    constexpr unsigned k_seed = 20261122;
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    std::mt19937 dice{k_seed};
    std::uniform_real_distribution<double> longitudes{102.1, 109.9};
    std::uniform_real_distribution<double> latitudes{8.1, 23.9};
    const std::vector<std::string> separators{", ", "; ", " / ", " | ", "\n", " - ", "; ", "/"};
    for (int trial = 0; trial < 400; ++trial) {
        const double longitude = longitudes(dice);
        const double latitude = latitudes(dice);
        for (const Notation& notation : notations()) {
            const std::string east = notation.write(longitude, true);
            const std::string north = notation.write(latitude, false);
            ASSERT_NEAR(one(east).value, longitude, notation.precision) << notation.name << ": " << east;
            ASSERT_NEAR(one(north).value, latitude, notation.precision) << notation.name << ": " << north;
            const std::string& separator = separators[dice() % separators.size()];
            const bool lon_first = dice() % 2 == 0;
            const std::string cell = lon_first ? east + separator + north : north + separator + east;
            const CoordinateText both = parse_coordinates(cell, CellHolds::two);
            ASSERT_EQ(both.values().size(), 2U) << notation.name << ": " << cell << ": " << both.problem();
            ASSERT_NEAR(both.values()[0].value, lon_first ? longitude : latitude, notation.precision) << cell;
            ASSERT_NEAR(both.values()[1].value, lon_first ? latitude : longitude, notation.precision) << cell;
        }
    }
}

TEST(CoordinateText, AnyMetresInAnyNotationAreReadBack) {
    constexpr unsigned k_seed = 71;
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    std::mt19937 dice{k_seed};
    const auto grouped = [](long hundredths, const std::string& group, const std::string& decimal) {
        std::string whole = std::to_string(hundredths / 100);
        for (std::size_t at = whole.size(); at > 3; at -= 3) {
            whole.insert(at - 3, group);
        }
        const long rest = hundredths % 100;
        return whole + decimal + (rest < 10 ? "0" : "") + std::to_string(rest);
    };
    for (int trial = 0; trial < 2000; ++trial) {
        const long east = 20'000'000L + static_cast<long>(dice() % 60'000'000U);
        const long north = 90'000'000L + static_cast<long>(dice() % 170'000'000U);
        for (const auto& [group, decimal] : std::vector<std::pair<std::string, std::string>>{
                 {"", "."}, {"", ","}, {".", ","}, {",", "."}, {" ", "."}, {" ", ","}}) {
            const std::string x = grouped(north, group, decimal);
            const std::string y = grouped(east, group, decimal);
            ASSERT_NEAR(one(x).value, static_cast<double>(north) / 100.0, 1e-6) << x;
            expect_pair(x + "; " + y, static_cast<double>(north) / 100.0, static_cast<double>(east) / 100.0, 1e-6);
            expect_pair(y + " " + x, static_cast<double>(east) / 100.0, static_cast<double>(north) / 100.0, 1e-6);
        }
    }
}

}  // namespace
}  // namespace lomsong
