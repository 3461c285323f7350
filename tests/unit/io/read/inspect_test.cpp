// SPDX-License-Identifier: Apache-2.0
#include "io/read/inspect.hpp"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/read/files.hpp"

namespace lomsong {
namespace {

using ::testing::ElementsAre;

TEST(Inspect, TellsKindColumnsRowsAndSamplesOfAVectorFile) {
    const TemporaryFolder folder;
    const auto file =
        folder.write("hamlets.geojson", feature_collection({
                                            point_feature(103.8, 22.5, R"("code":"A","name":"Thôn 1")"),
                                            point_feature(103.9, 22.5, R"("code":"B","name":"Thôn 1")"),
                                        }));
    const auto found = inspect(file);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, ContentKind::points);
    EXPECT_EQ(found[0].crs, "WGS 84");
    EXPECT_EQ(found[0].rows, 2U);
    EXPECT_TRUE(found[0].only_layer);
    EXPECT_THAT(found[0].columns, ElementsAre("code", "name"));
    EXPECT_THAT(found[0].samples[0], ElementsAre("A", "B"));
    EXPECT_THAT(found[0].samples[1], ElementsAre("Thôn 1"));
}

TEST(Inspect, CallsACsvWithoutGeometryATable) {
    const TemporaryFolder folder;
    const auto found = inspect(folder.write("tram.csv", "station,lon,lat\nA,103.9,22.5\n"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, ContentKind::table);
    EXPECT_THAT(found[0].columns, ElementsAre("station", "lon", "lat"));
}

TEST(Inspect, FindsNothingInWhatIsNoGeodata) {
    const TemporaryFolder folder;
    EXPECT_TRUE(inspect(folder.write("notes.txt", "buy rope\n")).empty());
    EXPECT_TRUE(inspect(folder.path()).empty());
    EXPECT_TRUE(inspect(folder.path() / "absent.tif").empty());
}

TEST(Inspect, KnowsTheRealTerrainOfBatXat) {
    const std::filesystem::path file = std::filesystem::path{LOMSONG_SHARED_DIR} / "data/bat_xat/dem_30m.tif";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "skipped: no ../shared/data";
    }
    const auto found = inspect(file);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, ContentKind::raster);
    EXPECT_EQ(found[0].data_type, "Int16");
    EXPECT_EQ(found[0].bands, 1);
    EXPECT_GE(found[0].minimum, 38.0);
    EXPECT_LE(found[0].maximum, 2053.0);
    EXPECT_NEAR(found[0].resolution_m, 30.0, 1.0);
}

}  // namespace
}  // namespace lomsong
