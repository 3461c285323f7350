// SPDX-License-Identifier: Apache-2.0
/// @file  Layers of roads as people have them, and nodes out of service.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

using testing::Contains;
using testing::HasSubstr;

std::string road(const std::string& properties, const std::string& geometry) {
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}
const std::string k_line = R"({"type":"LineString","coordinates":[[103.80,22.50],[103.81,22.51]]})";

std::string collection(const std::vector<std::string>& features) {
    std::string text;
    for (const std::string& feature : features) {
        text += (text.empty() ? "" : ",") + feature;
    }
    return R"({"type":"FeatureCollection","features":[)" + text + "]}";
}

TEST(ReadRoads, ClassesThemAndLeavesOutWhatIsNone) {
    World world;
    world.put(LayerRole::roads, "roads.geojson",
              collection({road(R"("highway":"track","name":"Đường lên bản")", k_line),
                          road(R"("highway":"proposed")", k_line), road(R"("highway":null)", k_line),
                          road(R"("highway":"bus_stop")", R"({"type":"Point","coordinates":[103.8,22.5]})"),
                          road(R"("highway":"path")", R"({"type":"Point","coordinates":[103.8,22.5]})"),
                          road(R"("highway":"boardwalk")", k_line)}));
    const ReadLayers read = world.read();
    ASSERT_EQ(read.layers.roads.size(), 2U);
    EXPECT_TRUE(read.layers.has_roads);
    EXPECT_EQ(read.layers.roads[0].road_class, RoadClass::track);
    EXPECT_EQ(read.layers.roads[0].name, "Đường lên bản");
    EXPECT_EQ(read.layers.roads[1].road_class, RoadClass::unspecified);
    EXPECT_EQ(read.rows.at(LayerRole::roads).size(), 2U);
    EXPECT_THAT(world.reporter.warnings(),
                Contains(HasSubstr("roads: 2 rows are no roads and are left out: 'bus_stop' 1, "
                                   "'proposed' 1")));
    EXPECT_THAT(world.reporter.warnings(), Contains(HasSubstr("1 rows without a highway")));
    EXPECT_THAT(world.reporter.warnings(), Contains(HasSubstr("1 rows are points or areas")));
    EXPECT_THAT(world.reporter.warnings(), Contains(HasSubstr("'boardwalk' 1")));
}

TEST(ReadRoads, ALayerOfLinesWithoutAClassIsAllRoads) {
    World world;
    world.put(LayerRole::roads, "duong.geojson", collection({road(R"("ten":"Đường 1")", k_line)}));
    const ReadLayers read = world.read();
    ASSERT_EQ(read.layers.roads.size(), 1U);
    EXPECT_EQ(read.layers.roads[0].road_class, RoadClass::unspecified);
}

TEST(ReadRoads, OpenStreetMapsOwnFormatIsRead) {
    World world;
    world.put(LayerRole::roads, "map.osm", R"(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6"><bounds minlat="22.4" minlon="103.7" maxlat="22.6" maxlon="103.9"/>
<node id="1" version="1" lat="22.50" lon="103.80"/><node id="2" version="1" lat="22.51" lon="103.81"/>
<node id="3" version="1" lat="22.52" lon="103.82"/>
<way id="10" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way>
<way id="11" version="1"><nd ref="2"/><nd ref="3"/><tag k="waterway" v="river"/></way></osm>
)");
    world.project.source(LayerRole::roads).layer = "lines";
    const ReadLayers read = world.read();
    ASSERT_EQ(read.layers.roads.size(), 1U);
    EXPECT_EQ(read.layers.roads[0].road_class, RoadClass::local);
}

TEST(ReadFibreNodes, ANodeOutOfServiceServesNobody) {
    World world;
    world.put(LayerRole::fibre_nodes, "nodes.geojson",
              collection({road(R"("node":"A","kind":"olt","status":"quy hoạch")",
                               R"({"type":"Point","coordinates":[103.8,22.5]})"),
                          road(R"("node":"B","kind":"olt","status":"đang hoạt động")",
                               R"({"type":"Point","coordinates":[103.81,22.5]})")}));
    const ReadLayers read = world.read();
    ASSERT_EQ(read.layers.fibre_nodes.size(), 2U);
    EXPECT_FALSE(read.layers.fibre_nodes[0].can_serve);
    EXPECT_TRUE(read.layers.fibre_nodes[1].can_serve);
    EXPECT_THAT(world.reporter.warnings(), Contains(HasSubstr("1 nodes are not in service and serve nobody")));
}

}  // namespace
}  // namespace lomsong
