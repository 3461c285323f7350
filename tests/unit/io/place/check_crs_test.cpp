// SPDX-License-Identifier: Apache-2.0
#include "io/place/check_crs.hpp"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"
#include "tests/unit/io/place/tables.hpp"

namespace lomsong {
namespace {

using testing::communes_around;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Point k_lao_cai{103.97, 22.30};

Region province() { return Region::of_communes(communes_around(k_lao_cai.x, k_lao_cai.y), "25 made-up communes"); }

PlaceColumns columns() {
    PlaceColumns result;
    result.station = 0;
    result.commune_code = 1;
    return result;
}

/// Points up to 100 m from the borders of their communes, in `numbers_in`, in a file that says `declared`.
VectorTable points(const std::string& numbers_in, const std::string& declared, bool turned = false) {
    std::mt19937 dice{9};
    std::uniform_real_distribution<double> offset{-0.099, 0.099};
    const gdal::Transform from_degrees{gdal::wgs84(), gdal::crs(numbers_in)};
    VectorTable table;
    table.file = "tram.shp";
    table.crs = declared;
    table.columns = {"ma", "xa"};
    for (int i = 0; i < 200; ++i) {
        const int commune = i % 25;
        const Point place{k_lao_cai.x + 0.2 * (commune % 5 - 2) + offset(dice),
                          k_lao_cai.y + 0.2 * (commune / 5 - 2) + offset(dice)};
        TableRow& row = table.rows.emplace_back();
        row.number = table.rows.size();
        row.values = {"T" + std::to_string(i), std::to_string(commune + 1)};
        row.shape.kind = ShapeKind::point;
        row.shape.point = from_degrees(place).value();
        if (turned) {
            row.shape.point = {row.shape.point.y, row.shape.point.x};
        }
    }
    return table;
}

TEST(CheckCrs, ATrueDeclarationStays) {
    for (const char* crs : {"EPSG:4326", "EPSG:9208", "EPSG:3405", "EPSG:32648"}) {
        VectorTable table = points(crs, crs);
        RowFindings findings;
        check_crs(table, columns(), province(), {}, findings);
        EXPECT_EQ(table.crs, crs);
        EXPECT_THAT(findings.all(), IsEmpty()) << crs;
        ASSERT_THAT(table.understood, SizeIs(1));
        EXPECT_THAT(table.understood.front().reason, HasSubstr("200 of 200 positions in their stated commune"));
    }
}

struct Wrong {
    const char* numbers_in;
    const char* declared;
    const char* says;
};

TEST(CheckCrs, AWrongDeclarationIsReplacedWhenTheCommunesSaySo) {
    const char* unshifted =
        "+proj=tmerc +lat_0=0 +lon_0=104.75 +k=0.9999 +x_0=500000 +y_0=0 +datum=WGS84 +units=m +no_defs";
    const std::vector<Wrong> cases{{"EPSG:9208", "EPSG:5897", "25.7 km away"},
                                   {"EPSG:9208", unshifted, "m away"},  // trap 6: MapInfo written by GDAL
                                   {"EPSG:4326", "EPSG:9208", "EPSG:4326"},
                                   {"EPSG:9208", "EPSG:4326", "EPSG:9208"},
                                   {"EPSG:3405", "EPSG:32648", "m away"}};
    for (const Wrong& wrong : cases) {
        VectorTable table = points(wrong.numbers_in, wrong.declared);
        RowFindings findings;
        check_crs(table, columns(), province(), {}, findings);
        EXPECT_EQ(table.crs, wrong.numbers_in) << wrong.declared;
        ASSERT_THAT(findings.all(), SizeIs(1)) << wrong.declared;
        const Finding& finding = findings.all().front();
        EXPECT_EQ(finding.kind, FindingKind::wrong_crs);
        EXPECT_EQ(finding.outcome, Outcome::repaired);
        EXPECT_EQ(finding.place.row, 0U);
        EXPECT_THAT(finding.problem, HasSubstr(wrong.says));
    }
}

TEST(CheckCrs, AMissingDeclarationIsGuessed) {
    for (const char* crs : {"EPSG:4326", "EPSG:9208"}) {
        VectorTable table = points(crs, "");
        RowFindings findings;
        check_crs(table, columns(), province(), {}, findings);
        EXPECT_EQ(table.crs, crs);
        EXPECT_THAT(findings.all(), IsEmpty());
        EXPECT_THAT(table.understood.front().reason, HasSubstr("the file names none"));
    }
}

TEST(CheckCrs, SwappedAxesOfAWholeFileAreTurned) {
    VectorTable table = points("EPSG:4326", "EPSG:4326", true);
    RowFindings findings;
    check_crs(table, columns(), province(), {}, findings);
    ASSERT_THAT(findings.all(), SizeIs(1));
    EXPECT_EQ(findings.all().front().kind, FindingKind::swapped_axes);
    EXPECT_EQ(findings.all().front().outcome, Outcome::repaired);
    EXPECT_NEAR(table.rows.front().shape.point.x, 103.57, 0.11);
}

TEST(CheckCrs, OneSwappedPointIsRepairedAlone) {
    VectorTable table = points("EPSG:4326", "EPSG:4326");
    std::swap(table.rows[12].shape.point.x, table.rows[12].shape.point.y);
    const Point right{table.rows[12].shape.point.y, table.rows[12].shape.point.x};
    RowFindings findings;
    check_crs(table, columns(), province(), {}, findings);
    ASSERT_THAT(findings.all(), SizeIs(1));
    EXPECT_EQ(findings.all().front().place.row, 13U);
    EXPECT_EQ(findings.all().front().rule, "swap_axes");
    EXPECT_EQ(table.rows[12].shape.point, right);
}

TEST(CheckCrs, LinesAndPolygonsAreTurnedWhole) {
    VectorTable table;
    table.file = "tuyen.geojson";
    table.crs = "EPSG:4326";
    for (int i = 0; i < 20; ++i) {
        TableRow& row = table.rows.emplace_back();
        row.number = table.rows.size();
        row.shape.kind = ShapeKind::lines;
        row.shape.lines = {{{22.3, 103.9}, {22.3 + 0.01 * i, 103.95}, {22.31, 103.96}}};
    }
    RowFindings findings;
    check_crs(table, {}, province(), {}, findings);
    EXPECT_THAT(findings.all(), SizeIs(1));
    EXPECT_EQ(table.rows.front().shape.lines.front().front(), (Point{103.9, 22.3}));
}

TEST(CheckCrs, AnEmptyLayerAndAnUnknownDefinitionAreToldApart) {
    VectorTable table;
    RowFindings findings;
    check_crs(table, {}, province(), {}, findings);
    EXPECT_EQ(table.crs, "EPSG:4326");
    EXPECT_THAT(findings.all(), IsEmpty());
    PlaceRules rules;
    rules.crs = "EPSG:9219";
    EXPECT_THROW(check_crs(table, {}, province(), rules, findings), Error);
}

}  // namespace
}  // namespace lomsong
