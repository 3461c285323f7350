// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

using testing::Contains;
using testing::Field;

TEST(ReadAvoidedAreas, TakesPolygonsAndNamesWhatIsNone) {
    World world;
    world.put(LayerRole::avoid, "avoid.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"ten":"Khu bảo tồn"},"geometry":{"type":"Polygon","coordinates":
            [[[103.80,22.50],[103.81,22.50],[103.81,22.51],[103.80,22.51],[103.80,22.50]]]}},
        {"type":"Feature","properties":{"ten":"Cột mốc"},"geometry":{"type":"Point","coordinates":[103.80,22.50]}}]})");
    const ReadLayers read = world.read();
    ASSERT_EQ(read.layers.avoided_areas.size(), 1U);
    EXPECT_EQ(read.layers.avoided_areas[0].name, "Khu bảo tồn");
    EXPECT_NEAR(area_m2(read.layers.avoided_areas[0].area), 1028.0 * 1107.0, 5'000.0);
    EXPECT_EQ(read.rows.at(LayerRole::avoid).size(), 1U);
    EXPECT_THAT(read.findings, Contains(Field(&Finding::outcome, Outcome::rejected)));
    EXPECT_EQ(read.counts.at(LayerRole::avoid).rejected, 1U);
}

}  // namespace
}  // namespace lomsong
