// SPDX-License-Identifier: Apache-2.0
#include "io/place/check_crs.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "engine/core/error.hpp"
#include "io/gdal/dataset.hpp"
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

/// 400 corners of roads in WGS 84 that state no commune; eight of them run `outside_m` metres east or west of the
/// province's border, where a neighbour's road begins.
VectorTable roads_near_border(double outside_m) {
    std::mt19937 dice{11};
    std::uniform_real_distribution<double> offset{-0.49, 0.49};
    const double metres_per_degree = 111'320.0 * std::cos(k_lao_cai.y * std::numbers::pi / 180.0);
    VectorTable table;
    table.file = "duong.geojson";
    table.crs = "EPSG:4326";
    for (int i = 0; i < 400; ++i) {
        TableRow& row = table.rows.emplace_back();
        row.number = table.rows.size();
        row.shape.kind = ShapeKind::point;
        row.shape.point = {k_lao_cai.x + offset(dice), k_lao_cai.y + offset(dice)};
        if (i % 50 == 0) {
            row.shape.point.x = k_lao_cai.x + std::copysign(0.5, outside_m) + outside_m / metres_per_degree;
        }
    }
    return table;
}

TEST(CheckCrs, AFewRowsAcrossTheBorderMoveNoFile) {
    for (const double outside_m : {-100.0, 100.0}) {
        VectorTable table = roads_near_border(outside_m);
        RowFindings findings;
        check_crs(table, {}, province(), {}, findings);
        EXPECT_EQ(table.crs, "EPSG:4326") << outside_m;
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
                                   {"EPSG:9208", "EPSG:4326", "EPSG:9208"}};
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

/// Moves every point to 50..250 m inside the border of its commune, where 223 m show.
void move_to_borders(VectorTable& table, const std::string& crs) {
    const gdal::Transform to_degrees{gdal::crs(crs), gdal::wgs84()};
    const gdal::Transform from_degrees{gdal::wgs84(), gdal::crs(crs)};
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const int commune = static_cast<int>(i) % 25;
        const double inside = 0.0975 + 0.00001 * static_cast<double>(i);
        const Point middle{k_lao_cai.x + 0.2 * (commune % 5 - 2), k_lao_cai.y + 0.2 * (commune / 5 - 2)};
        table.rows[i].shape.point =
            from_degrees({middle.x + (i % 2 == 0 ? inside : -inside), middle.y + (i % 3 == 0 ? inside : -inside)})
                .value();
    }
}

TEST(CheckCrs, AMissingDatumShiftShowsAtTheBordersOfCommunes) {
    for (const auto& [numbers_in, declared] :
         {std::pair{"EPSG:3405", "EPSG:32648"}, std::pair{"EPSG:32648", "EPSG:3405"}}) {
        VectorTable table = points(numbers_in, declared);
        move_to_borders(table, numbers_in);
        RowFindings findings;
        PlaceRules rules;
        rules.commune_margin = Metres{1000.0};  // only the whole file is of interest here
        check_crs(table, columns(), province(), rules, findings);
        EXPECT_EQ(table.crs, numbers_in);
        ASSERT_THAT(findings.all(), SizeIs(1));
        EXPECT_EQ(findings.all().front().kind, FindingKind::wrong_crs);
        EXPECT_THAT(findings.all().front().problem, HasSubstr("22"));
        EXPECT_THAT(findings.all().front().problem, HasSubstr(" m away"));
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

/// The one point of a MIF file with this CoordSys, its numbers those of EPSG:9208 at 103.97 E 22.48 N.
VectorTable mif(const std::string& name, const std::string& coord_sys) {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("lomsong_mif_" + name);
    std::filesystem::create_directories(folder);
    std::ofstream{folder / "t.mif"} << "Version 300\nCharset \"WindowsLatin1\"\nDelimiter \",\"\nCoordSys "
                                    << coord_sys
                                    << "\nColumns 1\n  ma Char(10)\nData\n\nPoint 419540.122 2487019.787\n";
    std::ofstream{folder / "t.mid"} << "\"T1\"\n";
    VectorTable table;
    table.file = "t.mif";
    table.columns = {"ma"};
    {
        const gdal::DatasetPtr dataset = gdal::open(folder / "t.mif", gdal::Content::vector, "t.mif");
        OGRLayer& layer = *dataset->GetLayer(0);
        char* wkt = nullptr;
        const char* const options[] = {"FORMAT=WKT2", nullptr};
        layer.GetSpatialRef()->exportToWkt(&wkt, options);
        table.crs = wkt;
        CPLFree(wkt);
        const OGRFeatureUniquePtr feature{layer.GetNextFeature()};
        TableRow& row = table.rows.emplace_back();
        row.number = 1;
        row.values = {"T1"};
        row.shape.kind = ShapeKind::point;
        row.shape.point = {feature->GetGeometryRef()->toPoint()->getX(),
                           feature->GetGeometryRef()->toPoint()->getY()};
    }
    std::filesystem::remove_all(folder);
    return table;
}

TEST(CheckCrs, MapInfoOfGdalLosesTheDatumAndGetsItBack) {
    VectorTable table = mif("104", "Earth Projection 8, 104, \"m\", 104.75, 0, 0.9999, 500000, 0");
    RowFindings findings;
    check_crs(table, {}, province(), {}, findings);
    EXPECT_EQ(table.crs, "EPSG:9208");
    ASSERT_THAT(findings.all(), SizeIs(1));
    EXPECT_EQ(findings.all().front().kind, FindingKind::wrong_crs);
    EXPECT_EQ(findings.all().front().outcome, Outcome::repaired);
    EXPECT_THAT(findings.all().front().problem, HasSubstr("223 m away"));
}

TEST(CheckCrs, MapInfoWithItsOwnParametersIsRightToACentimetre) {
    VectorTable table =
        mif("9999",
            "Earth Projection 8, 9999, 28, -191.90441429, -39.30318279, -111.45032835, -0.00928836, "
            "0.01975479, -0.00427372, 0.252906278, 0, \"m\", 104.75, 0, 0.9999, 500000, 0");
    const std::string before = table.crs;
    RowFindings findings;
    check_crs(table, {}, province(), {}, findings);
    EXPECT_EQ(table.crs, before);
    EXPECT_THAT(findings.all(), IsEmpty());
    const gdal::Transform to_degrees{gdal::crs(table.crs), gdal::wgs84()};
    EXPECT_LT(ground_distance(to_degrees(table.rows[0].shape.point).value(), {103.97, 22.48}).value(), 0.01);
}

}  // namespace
}  // namespace lomsong
