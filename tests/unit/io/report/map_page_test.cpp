// SPDX-License-Identifier: Apache-2.0
/// @file  The page of a result: one file, the same bytes every time, nothing in it that could end its data early;
///        and the pictures in it.
#include "io/report/map_page.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/report/map_picture.hpp"
#include "io/report/map_template.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {
namespace {

using testing::HasSubstr;
using Json = nlohmann::json;

std::string page_of(const World& world, const MapPageOptions& options = {}) {
    const ScratchFolder scratch;
    write_all(world, scratch.path());
    return map_page(ResultTables{scratch.path()}, options);
}

/// What the script will read.
Json data_of(const std::string& page) {
    const std::string_view mark = "id=\"lomsong-data\">";
    const std::size_t from = page.find(mark) + mark.size();
    return Json::parse(page.substr(from, page.find("</script>", from) - from));
}

TEST(MapTemplate, HasOnePlaceForTheDataAndAPolicyThatLetsNothingIn) {
    std::string page;
    for (const std::string_view piece : map_template()) {
        page += piece;
    }
    const std::size_t place = page.find(k_map_data_mark);
    ASSERT_NE(place, std::string::npos);
    EXPECT_EQ(page.find(k_map_data_mark, place + 1), std::string::npos);
    const std::size_t asks = page.find(k_map_asks_mark);
    ASSERT_NE(asks, std::string::npos);
    EXPECT_EQ(page.find(k_map_asks_mark, asks + 1), std::string::npos);
    EXPECT_THAT(page, HasSubstr("default-src 'none'; connect-src @LOMSONG_ASKS@; script-src 'sha256-"));
    EXPECT_EQ(page.find("unsafe-"), std::string::npos);
}

TEST(MapPage, AsksNobodyUnlessItIsServed) {
    const auto has = [](const std::string& page, const char* text) { return page.find(text) != std::string::npos; };
    const std::string in_a_file = page_of(sample_world());
    EXPECT_TRUE(has(in_a_file, "connect-src 'none';"));
    EXPECT_FALSE(data_of(in_a_file)["facts"]["served"]);
    EXPECT_FALSE(data_of(in_a_file)["messages"]["vi"].contains("what_if.title"));
    MapPageOptions served;
    served.served = true;
    const std::string on_a_server = page_of(sample_world(), served);
    EXPECT_TRUE(has(on_a_server, "connect-src 'self';"));
    EXPECT_TRUE(data_of(on_a_server)["facts"]["served"]);
    EXPECT_TRUE(data_of(on_a_server)["messages"]["en"].contains("what_if.title"));
}

TEST(MapPage, HoldsTheTablesOfTheResult) {
    const Json data = data_of(page_of(sample_world()));
    EXPECT_EQ(data["tables"]["hamlets"]["rows"], 3);
    EXPECT_EQ(data["facts"]["operators"].size(), 2U);
    EXPECT_EQ(data["facts"]["technologies"], Json({"3G", "4G"}));
    EXPECT_EQ(data["coverage"].size(), 1U);
    EXPECT_EQ(data["messages"]["vi"]["status.dead_zone"], "lõm sóng");
    EXPECT_EQ(data["messages"]["en"]["status.dead_zone"], "dead zone");
    EXPECT_FALSE(data["tables"]["hamlets"]["columns"].contains("marker-color"));
}

TEST(MapPage, IsTheSameEveryTime) { EXPECT_EQ(page_of(sample_world()), page_of(sample_world())); }

TEST(MapPage, OfAnEmptyResultIsAPage) {
    const Json data = data_of(page_of(empty_world()));
    EXPECT_EQ(data["tables"]["hamlets"]["rows"], 0);
    EXPECT_TRUE(data["hillshade"].is_null());
    EXPECT_TRUE(data["coverage"].empty());
}

TEST(MapPage, TitleAndLanguageAreThoseAskedFor) {
    const Json data = data_of(page_of(sample_world(), {Language::english, "<b>Week 48</b>", std::nullopt}));
    EXPECT_EQ(data["facts"]["title"], "<b>Week 48</b>");
    EXPECT_EQ(data["facts"]["language"], "en");
}

TEST(MapPage, NoNameEndsTheData) {
    World world = sample_world();
    world.layers.hamlets.front().name = "</script><script>alert(1)</script><!--";
    const std::string page = page_of(world);
    EXPECT_EQ(page.find("alert(1)</script>"), std::string::npos);
    const Json names = data_of(page)["tables"]["hamlets"]["columns"]["name"];
    EXPECT_EQ(names["v"][0], "</script><script>alert(1)</script><!--");
}

TEST(MapPage, AnExistingPageIsKeptUnlessAskedOtherwise) {
    const ScratchFolder scratch;
    write_all(sample_world(), scratch.path());
    const ResultTables result{scratch.path()};
    put(scratch.path() / k_map_file, "mine");
    EXPECT_THAT(message_of([&] { write_map_page(result, {}, scratch.path() / k_map_file, false); }),
                HasSubstr("map.html"));
    EXPECT_EQ(bytes_of(scratch.path() / k_map_file), "mine");
    write_map_page(result, {}, scratch.path() / k_map_file, true);
    EXPECT_THAT(bytes_of(scratch.path() / k_map_file), HasSubstr("<!doctype html>"));
}

/// The grey values of a PNG.
std::vector<unsigned char> grey_of(const MapPicture& picture) {
    const ScratchFolder scratch;
    put(scratch.path() / "picture.png", picture.png);
    gdal::start();
    const auto dataset = gdal::open(scratch.path() / "picture.png", gdal::Content::raster, "picture.png");
    std::vector<unsigned char> grey(picture.cols * picture.rows);
    const auto cols = static_cast<int>(picture.cols);
    const auto rows = static_cast<int>(picture.rows);
    EXPECT_EQ(dataset->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, cols, rows, grey.data(), cols, rows, GDT_Byte, 0,
                                                  0, nullptr),
              CE_None);
    return grey;
}

TEST(MapPicture, CoverageHoldsStatusAndLevelStep) {
    const ScratchFolder scratch;
    const World world = sample_world();
    write_all(world, scratch.path());
    const MapPicture picture = coverage_picture(scratch.path() / "coverage_viettel_4g.tif", 200);
    const std::vector<unsigned char> grey = grey_of(picture);
    // Two of the six cells have a level: -93.4 dBm is step 3, -120.25 dBm step 1.
    const auto& status = world.results.coverage.front().status.values();
    const auto value = [](int point_status, int step) {
        return static_cast<unsigned char>(1 + point_status + 4 * step);
    };
    EXPECT_GT(std::ranges::count(grey, value(status[0], 3)), 0);
    EXPECT_GT(std::ranges::count(grey, value(status[5], 1)), 0);
    EXPECT_LE(std::max(picture.cols, picture.rows), 3U) << "no finer than the cells";
}

TEST(MapPicture, AFileOfOtherKindIsNamed) {
    const ScratchFolder scratch;
    put(scratch.path() / "coverage_x_4g.tif", "no raster");
    EXPECT_THAT(message_of([&] { (void)coverage_picture(scratch.path() / "coverage_x_4g.tif", 100); }),
                HasSubstr("coverage_x_4g.tif"));
}

}  // namespace
}  // namespace lomsong::test
