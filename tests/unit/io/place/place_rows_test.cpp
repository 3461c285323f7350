// SPDX-License-Identifier: Apache-2.0
#include "io/place/place_rows.hpp"

#include <cmath>
#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/gdal/session.hpp"
#include "io/place/vn2000.hpp"
#include "tests/unit/io/place/tables.hpp"

namespace lomsong {
namespace {

using testing::communes_around;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::lon_lat_columns;
using testing::sheet;
using ::testing::SizeIs;
using testing::x_y_columns;

constexpr Point k_lao_cai{103.97, 22.30};

Region province() { return Region::of_communes(communes_around(k_lao_cai.x, k_lao_cai.y), "25 made-up communes"); }

/// The commune of `communes_around(k_lao_cai)` that holds the place.
std::string commune_of(Point place) {
    const int col = static_cast<int>(std::floor((place.x - k_lao_cai.x + 0.5) / 0.2));
    const int row = static_cast<int>(std::floor((place.y - k_lao_cai.y + 0.5) / 0.2));
    const std::string code = std::to_string(row * 5 + col + 1);
    return code.size() < 2 ? "0" + code : code;
}

std::string digits(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

/// Degrees of WGS 84 of a row's point.
Point placed(const VectorTable& table, std::size_t i) {
    const gdal::Transform to_degrees{gdal::crs(table.crs), gdal::wgs84()};
    return to_degrees(table.rows[i].shape.point).value_or(Point{});
}

double metres_apart(Point a, Point b) { return ground_distance(a, b).value(); }

/// Places up to 100 m from the borders of communes.
std::vector<Point> places_inside(std::size_t count, unsigned seed) {
    std::mt19937 dice{seed};
    std::uniform_real_distribution<double> offset{-0.099, 0.099};
    std::uniform_int_distribution<int> cell{-2, 2};
    std::vector<Point> places;
    for (std::size_t i = 0; i < count; ++i) {
        places.push_back(
            {k_lao_cai.x + 0.2 * cell(dice) + offset(dice), k_lao_cai.y + 0.2 * cell(dice) + offset(dice)});
    }
    return places;
}

/// A sheet with one row per place in this CRS; X is the northing when `north_first`.
VectorTable sheet_in(const std::string& crs, const std::vector<Point>& places, bool north_first) {
    const gdal::Transform from_degrees{gdal::wgs84(), gdal::crs(crs)};
    const bool degrees = gdal::crs(crs).IsGeographic() != 0;
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Point there = from_degrees(places[i]).value();
        const std::string east = digits(there.x, degrees ? 7 : 2);
        const std::string north = digits(there.y, degrees ? 7 : 2);
        rows.push_back({"T" + std::to_string(i), commune_of(places[i]), north_first ? north : east,
                        north_first ? east : north});
    }
    return sheet("X (m)", "Y (m)", rows);
}

const Finding& only(const RowFindings& findings) {
    EXPECT_THAT(findings.all(), SizeIs(1));
    static const Finding none{};
    return findings.empty() ? none : findings.all().front();
}

TEST(PlaceRows, ASheetInDegreesHasNoFindings) {
    VectorTable table = sheet("Kinh độ", "Vĩ độ",
                              {{"A", "13", "103,97", "22,30"},
                               {"B", "13", "103°58'12\"", "22°18'0\""},
                               {"C", "13", "103.98E", "22.31N"}});
    RowFindings findings;
    const PlaceReading reading = place_rows(table, lon_lat_columns(), province(), {}, findings);
    EXPECT_THAT(findings.all(), IsEmpty());
    EXPECT_EQ(reading.placed, 3U);
    EXPECT_EQ(table.crs, "EPSG:4326");
    EXPECT_NEAR(table.rows[1].shape.point.x, 103.97, 1e-9);
    ASSERT_FALSE(table.understood.empty());
    EXPECT_EQ(table.understood.back().subject, "crs");
    EXPECT_THAT(table.understood.back().reason, HasSubstr("2 of 2 positions in their stated commune"));
}

TEST(PlaceRows, EveryZoneIsFoundByItsCommunesWithXAsNorthing) {
    const std::vector<Point> places = places_inside(120, 7);
    for (const vn2000::Zone& zone : vn2000::zones()) {
        if (std::abs(zone.meridian - k_lao_cai.x) > 3.0) {
            continue;
        }
        const std::string crs = "EPSG:" + std::to_string(zone.epsg);
        VectorTable table = sheet_in(crs, places, true);
        RowFindings findings;
        place_rows(table, x_y_columns(), province(), {}, findings);
        EXPECT_EQ(table.crs, crs);
        EXPECT_THAT(findings.all(), IsEmpty()) << crs;
        EXPECT_EQ(table.understood.back().value, crs + ", X (m) = northing");
        EXPECT_LT(metres_apart(placed(table, 5), places[5]), 0.01) << crs;
    }
}

TEST(PlaceRows, UtmOldDatumsAndAMissingShiftAreToldApartNearBorders) {
    // Rows close to borders: the 223 m of a missing shift put many of them into the neighbour.
    std::vector<Point> places;
    for (int i = 0; i < 120; ++i) {
        const double along = -0.45 + 0.0075 * i;
        places.push_back({k_lao_cai.x + 0.2 * (i % 4) - 0.3 + (i % 2 == 0 ? 0.001 : -0.001), k_lao_cai.y + along});
    }
    const std::string unshifted =
        "+proj=tmerc +lat_0=0 +lon_0=104.75 +k=0.9999 +x_0=500000 +y_0=0 +datum=WGS84 +units=m";
    for (const std::string& crs :
         {std::string{"EPSG:9208"}, std::string{"EPSG:3405"}, std::string{"EPSG:32648"}, unshifted}) {
        VectorTable table = sheet_in(crs, places, true);
        RowFindings findings;
        place_rows(table, x_y_columns(), province(), {}, findings);
        for (std::size_t i = 0; i < places.size(); i += 17) {
            EXPECT_LT(metres_apart(placed(table, i), places[i]), 0.01) << crs;
        }
        EXPECT_EQ(findings.all().size(), crs == unshifted ? 1U : 0U) << crs;
    }
}

TEST(PlaceRows, WithoutCommunesTheZoneOfTheProvinceIsTakenWithLessConfidence) {
    VectorTable table = sheet_in("EPSG:9208", places_inside(20, 3), true);
    RowFindings findings;
    const Region box = Region::of_box(Box{102.5, 21.0, 106.0, 23.5}, "the terrain");
    const PlaceReading reading = place_rows(table, x_y_columns(), box, {}, findings);
    EXPECT_EQ(table.crs, "EPSG:9208");
    EXPECT_LT(reading.crs_confidence, 0.95);
    EXPECT_GT(reading.crs_confidence, 0.5);
}

TEST(PlaceRows, MetresThatNothingPlacesAreRefusedAsALayer) {
    VectorTable table = sheet_in("EPSG:9208", places_inside(20, 3), true);
    RowFindings findings;
    const PlaceReading reading = place_rows(table, x_y_columns(), Region{}, {}, findings);
    EXPECT_EQ(only(findings).kind, FindingKind::wrong_crs);
    EXPECT_EQ(only(findings).place.row, 0U);
    EXPECT_EQ(reading.refused, 20U);
    VectorTable titled = sheet_in("EPSG:9208", places_inside(20, 3), true);
    titled.titles = {"Hệ toạ độ VN-2000, kinh tuyến trục 104°45', múi chiếu 3°"};
    RowFindings none;
    place_rows(titled, x_y_columns(), Region{}, {}, none);
    EXPECT_EQ(titled.crs, "EPSG:9208");
    EXPECT_THAT(none.all(), IsEmpty());
}

TEST(PlaceRows, AZoneGivenByTheProjectIsUsedButDoubted) {
    VectorTable table = sheet_in("EPSG:9208", places_inside(40, 5), true);
    PlaceRules rules;
    rules.crs = "EPSG:5897";
    rules.commune_margin = Metres{50'000.0};  // only the layer's finding is of interest here
    RowFindings findings;
    place_rows(table, x_y_columns(), province(), rules, findings);
    EXPECT_EQ(table.crs, "EPSG:5897");
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.all().front().kind, FindingKind::wrong_crs);
    EXPECT_EQ(findings.all().front().outcome, Outcome::noted);
    EXPECT_THAT(findings.all().front().problem, HasSubstr("EPSG:9208 (VN-2000, meridian 104°45'), 25.7 km away"));
}

struct Fault {
    const char* name;
    FindingKind kind;
    Outcome outcome;
    std::string rule;
    std::vector<std::string> cells;
};

TEST(PlaceRows, EachSlipOfOneRowIsRepairedToItsPlace) {
    const Point there{103.9648930, 22.3354200};
    const std::vector<Fault> faults{
        {"swap", FindingKind::swapped_axes, Outcome::repaired, "swap_axes", {"22.33542", "103.964893"}},
        {"minus", FindingKind::sign_slip, Outcome::repaired, "turn_sign", {"-103.964893", "22.33542"}},
        {"south", FindingKind::sign_slip, Outcome::repaired, "turn_sign", {"103.964893", "22.33542S"}},
        {"west in Vietnamese", FindingKind::sign_slip, Outcome::repaired, "turn_sign", {"103.964893T", "22.33542"}},
        {"lost points", FindingKind::bad_position, Outcome::repaired, "restore_point", {"103964893", "2233542"}},
        {"lost point", FindingKind::bad_position, Outcome::repaired, "restore_point", {"103.964893", "22335420"}},
        {"lost digit", FindingKind::bad_position, Outcome::repaired, "restore_digit", {"13.964893", "22.33542"}},
        {"lost 1", FindingKind::bad_position, Outcome::repaired, "restore_digit", {"03.964893", "22.33542"}},
        {"next degree", FindingKind::bad_position, Outcome::repaired, "whole_degree", {"104.964893", "22.33542"}},
        {"degree before", FindingKind::bad_position, Outcome::repaired, "whole_degree", {"103.964893", "21.33542"}},
        {"metres", FindingKind::wrong_crs, Outcome::repaired, "other_crs", {"", ""}},
        {"elsewhere", FindingKind::outside_region, Outcome::rejected, "", {"107.064893", "22.33542"}},
        {"blank", FindingKind::no_coordinates, Outcome::rejected, "", {"", ""}},
        {"zeros", FindingKind::no_coordinates, Outcome::rejected, "", {"0", "0"}},
        {"words", FindingKind::bad_position, Outcome::rejected, "", {"đang cập nhật", "22.33542"}},
        {"formula", FindingKind::formula, Outcome::rejected, "", {"=C2+1", "22.33542"}},
    };
    for (const Fault& fault : faults) {
        std::vector<std::vector<std::string>> rows;
        for (const Point place : places_inside(30, 11)) {
            rows.push_back(
                {"T" + std::to_string(rows.size()), commune_of(place), digits(place.x, 6), digits(place.y, 6)});
        }
        std::vector<std::string> cells = fault.cells;
        if (std::string{fault.name} == "metres") {
            const Point metres = gdal::Transform{gdal::wgs84(), gdal::crs("EPSG:9208")}(there).value();
            cells = {digits(metres.y, 2), digits(metres.x, 2)};
        }
        rows.push_back({"X", commune_of(there), cells[0], cells[1]});
        VectorTable table = sheet("Kinh độ", "Vĩ độ", rows);
        RowFindings findings;
        place_rows(table, lon_lat_columns(), province(), {}, findings);
        const Finding& finding = only(findings);
        EXPECT_EQ(finding.kind, fault.kind) << fault.name;
        EXPECT_EQ(finding.outcome, fault.outcome) << fault.name;
        EXPECT_EQ(finding.rule, fault.rule) << fault.name;
        EXPECT_EQ(finding.place.row, 32U) << fault.name;
        if (fault.outcome == Outcome::repaired) {
            EXPECT_LT(metres_apart(placed(table, 30), there), 0.5) << fault.name;
            EXPECT_FALSE(finding.value_seen.empty()) << fault.name;
            EXPECT_FALSE(finding.value_used.empty()) << fault.name;
            EXPECT_GT(finding.confidence, 0.5) << fault.name;
        } else {
            EXPECT_EQ(table.rows[30].shape.kind, ShapeKind::refused) << fault.name;
        }
    }
}

TEST(PlaceRows, LettersInTheOtherOrderAreNoFault) {
    VectorTable table = sheet("Toạ độ", "Ghi chú",
                              {{"A", "13", "22°18'00\" N, 103°58'12\" E", ""},
                               {"B", "13", "103°58'12\" E, 22°18'00\" N", ""},
                               {"C", "13", "22°18'00\" N, 103°58'13\" E", ""}});
    PlaceColumns columns;
    columns.station = 0;
    columns.single = 2;
    RowFindings findings;
    place_rows(table, columns, province(), {}, findings);
    EXPECT_THAT(findings.all(), IsEmpty());
    EXPECT_LT(metres_apart(placed(table, 1), {103.97, 22.30}), 0.1);
}

TEST(PlaceRows, LettersOnTheWrongNumbersAreASwap) {
    VectorTable table =
        sheet("Toạ độ", "Ghi chú", {{"A", "13", "22.3 N, 103.97 E", ""}, {"B", "13", "22.3 E, 103.97 N", ""}});
    PlaceColumns columns;
    columns.single = 2;
    RowFindings findings;
    place_rows(table, columns, province(), {}, findings);
    EXPECT_EQ(only(findings).kind, FindingKind::swapped_axes);
    EXPECT_LT(metres_apart(placed(table, 1), {103.97, 22.30}), 0.1);
}

TEST(PlaceRows, NBesideVietnameseLettersIsNorthAndSaidSo) {
    VectorTable table =
        sheet("Toạ độ", "Ghi chú", {{"A", "13", "22.3N; 103.97Đ", ""}, {"B", "13", "22.3B; 103.97Đ", ""}});
    PlaceColumns columns;
    columns.single = 2;
    RowFindings findings;
    place_rows(table, columns, province(), {}, findings);
    EXPECT_THAT(findings.all(), IsEmpty());
    ASSERT_THAT(table.understood, SizeIs(2));
    EXPECT_EQ(table.understood[0].subject, "letter N");
    EXPECT_EQ(table.understood[0].value, "north");
}

TEST(PlaceRows, ARowWithoutPositionTakesThatOfItsStation) {
    VectorTable table = sheet("Kinh độ", "Vĩ độ",
                              {{"A", "13", "103.97", "22.30"},
                               {"A", "13", "", ""},
                               {"A", "13", "22.30", "103.97"},
                               {"A", "13", "107.07", "22.30"}});
    RowFindings findings;
    const PlaceReading reading = place_rows(table, lon_lat_columns(), province(), {}, findings);
    EXPECT_EQ(reading.placed, 1U);
    EXPECT_EQ(reading.repaired, 3U);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_LT(metres_apart(placed(table, i), {103.97, 22.30}), 1e-6) << i;
    }
    std::map<std::uint64_t, std::string> rules;
    for (const Finding& finding : findings.all()) {
        rules[finding.place.row] = std::string{info(finding.kind).name} + " " + finding.rule;
    }
    EXPECT_EQ(rules[3], "no_coordinates position_of_station");
    EXPECT_EQ(rules[4], "swapped_axes swap_axes");
    EXPECT_EQ(rules[5], "outside_region position_of_station");
}

TEST(PlaceRows, StationsThatDisagreeGiveNoPosition) {
    VectorTable table = sheet(
        "Kinh độ", "Vĩ độ", {{"A", "13", "103.97", "22.30"}, {"A", "13", "103.98", "22.30"}, {"A", "13", "", ""}});
    RowFindings findings;
    place_rows(table, lon_lat_columns(), province(), {}, findings);
    EXPECT_EQ(only(findings).outcome, Outcome::rejected);
    VectorTable kept = sheet("Kinh độ", "Vĩ độ", {{"A", "13", "103.97", "22.30"}, {"B", "13", "", ""}});
    PlaceRules rules;
    rules.keep_unplaced = true;
    RowFindings noted;
    place_rows(kept, lon_lat_columns(), province(), rules, noted);
    EXPECT_EQ(only(noted).outcome, Outcome::noted);
    EXPECT_EQ(kept.rows[1].shape.kind, ShapeKind::none);
}

TEST(PlaceRows, OutsideItsCommuneIsNotedWithTheDistance) {
    VectorTable table =
        sheet("Kinh độ", "Vĩ độ",
              {{"A", "13", "103.97", "22.30"}, {"B", "13", "103.97", "22.42"}, {"C", "13", "103.97", "22.4015"}});
    RowFindings findings;
    place_rows(table, lon_lat_columns(), province(), {}, findings);
    EXPECT_EQ(only(findings).kind, FindingKind::outside_commune);
    EXPECT_EQ(only(findings).outcome, Outcome::noted);
    EXPECT_THAT(only(findings).problem, HasSubstr("lies 2.2 km outside Xã số 13"));
    EXPECT_EQ(table.rows[1].shape.kind, ShapeKind::point);
}

TEST(PlaceRows, OneRowInAnotherZoneIsBroughtIntoItsCommune) {
    const std::vector<Point> places = places_inside(40, 21);
    VectorTable table = sheet_in("EPSG:9208", places, true);
    const VectorTable other = sheet_in("EPSG:5897", places, true);
    table.rows[9].values = other.rows[9].values;
    RowFindings findings;
    place_rows(table, x_y_columns(), province(), {}, findings);
    EXPECT_EQ(only(findings).kind, FindingKind::wrong_crs);
    EXPECT_EQ(only(findings).outcome, Outcome::repaired);
    EXPECT_LT(metres_apart(placed(table, 9), places[9]), 0.5);
}

/// Random tables with random faults: each is found on its row, none is invented, what is repaired is right.
TEST(PlaceRows, InRandomTablesEveryFaultIsFoundAndNoneInvented) {
    const std::vector<std::string> systems{"EPSG:4326", "EPSG:9208", "EPSG:5897", "EPSG:3405", "EPSG:9206"};
    for (unsigned seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 dice{seed};
        const std::string crs = systems[dice() % systems.size()];
        const std::vector<Point> places = places_inside(150, seed + 100);
        VectorTable table = sheet_in(crs, places, crs != "EPSG:4326");
        std::map<std::uint64_t, FindingKind> truth;
        for (std::size_t i = 0; i < places.size(); ++i) {
            std::vector<std::string>& cells = table.rows[i].values;
            if (dice() % 10 != 0) {
                continue;
            }
            const std::uint64_t number = table.rows[i].number;
            switch (dice() % 3) {
                case 0:
                    std::swap(cells[2], cells[3]);
                    truth[number] = FindingKind::swapped_axes;
                    break;
                case 1:
                    cells[2].clear();
                    truth[number] = FindingKind::no_coordinates;
                    break;
                default: cells[3].insert(0, "-"); truth[number] = FindingKind::sign_slip;
            }
        }
        RowFindings findings;
        place_rows(table, crs == "EPSG:4326" ? lon_lat_columns() : x_y_columns(), province(), {}, findings);
        EXPECT_EQ(table.crs, crs);
        std::map<std::uint64_t, FindingKind> found;
        for (const Finding& finding : findings.all()) {
            if (finding.place.row > 0) {  // that UTM fits as well as the zone of its meridian is no row's fault
                found[finding.place.row] = finding.kind;
            }
        }
        EXPECT_EQ(found, truth);
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (table.rows[i].shape.kind == ShapeKind::point) {
                EXPECT_LT(metres_apart(placed(table, i), places[i]), 0.1) << i;
            }
        }
    }
}

TEST(PlaceRows, AHundredThousandCleanRowsGiveNoFinding) {
    std::vector<Point> places = places_inside(100'000, 77);
    VectorTable table = sheet_in("EPSG:9208", places, true);
    RowFindings findings;
    const Region region = province();
    place_rows(table, x_y_columns(), region, {}, findings);
    EXPECT_THAT(findings.all(), IsEmpty());
}

}  // namespace
}  // namespace lomsong
