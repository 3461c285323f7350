// SPDX-License-Identifier: Apache-2.0
/// @file  Readers survive any bytes: each layer of a sound small project is damaged again and again, and
///        `read_layers` either reads it or says what is wrong, in time.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>

#include <gtest/gtest.h>

#include "tests/support/cpu_time.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

constexpr int k_mutations = 120;      ///< per file
constexpr double k_patience_s = 5.0;  ///< of work

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
}

/// One to eight of: a byte changed, a piece cut out, doubled, or filled with noise; sometimes the end cut off.
std::string damaged(std::string bytes, std::mt19937& random) {
    const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    for (std::size_t changes = 1 + below(8); changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = std::min(bytes.size() - at, 1 + below(16));
        switch (below(5)) {
            case 0: bytes[at] = static_cast<char>(random()); break;
            case 1: bytes.erase(at, length); break;
            case 2: bytes.insert(at, bytes.substr(at, length)); break;
            case 3:
                for (std::size_t i = at; i < at + length; ++i) {
                    bytes[i] = static_cast<char>(random());
                }
                break;
            default: bytes[at] = "0123456789-.,:{}[]\"eE"[below(21)]; break;
        }
    }
    if (below(4) == 0) {
        bytes.resize(below(bytes.size()));
    }
    return bytes;
}

/// Damages one file of the world; returns how many of the mutations were refused.
int refusals(World& world, const std::string& name) {
    const unsigned seed = test_seed();
    SCOPED_TRACE(name + ", seed " + std::to_string(seed));
    std::mt19937 random{seed};
    const std::string sound = bytes_of(world.folder.path() / name);
    EXPECT_EQ(world.error(), "") << "the file is sound before it is damaged";
    int refused = 0;
    for (int i = 0; i < k_mutations; ++i) {
        world.folder.write(name, damaged(sound, random));
        const double begin = cpu_seconds();
        const std::string error = world.error();  // any other exception than Error fails the test
        EXPECT_LT(cpu_seconds() - begin, k_patience_s) << "mutation " << i;
        refused += error.empty() ? 0 : 1;
    }
    world.folder.write(name, sound);
    EXPECT_EQ(world.error(), "") << "what was read before leaves no trace";
    return refused;
}

TEST(ReadersFuzz, GeoJsonNeverCrashesThem) {
    World world;
    world.put(LayerRole::communes, "communes.geojson",
              {square_feature(103.79, 22.49, 0.1, R"("code":"C","name":"Xã")")});
    EXPECT_GT(refusals(world, "communes.geojson"), 0);
    EXPECT_GT(refusals(world, "hamlets.geojson"), 0);
    EXPECT_GT(refusals(world, "stations.geojson"), 0);
}

TEST(ReadersFuzz, CsvNeverCrashesThem) {
    World world;
    world.put(LayerRole::hamlets, "thon.csv",
              "code,name,lon,lat,households\n01,Thôn Một,103.80,22.50,45\n02,\"Thôn, Hai\",103.81,22.51,\n");
    EXPECT_GT(refusals(world, "thon.csv"), 0);
}

TEST(ReadersFuzz, KmlNeverCrashesThem) {
    World world;
    world.put(LayerRole::fibre_routes, "cap.kml",
              R"(<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>T1</name><LineString><coordinates>103.80,22.50 103.81,22.51</coordinates></LineString></Placemark>
</Document></kml>)");
    world.project.source(LayerRole::fibre_routes).columns = {{"route", "Name"}};
    EXPECT_GT(refusals(world, "cap.kml"), 0);
}

TEST(ReadersFuzz, DamagedRoadsNeverCrashThem) {
    World world;
    world.put(LayerRole::roads, "roads.geojson",
              R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"highway":"track","name":"Đường lên bản"},"geometry":{"type":"LineString","coordinates":[[103.80,22.50],[103.81,22.51]]}},
{"type":"Feature","properties":{"highway":"đường xã"},"geometry":{"type":"MultiLineString","coordinates":[[[103.80,22.50],[103.79,22.51]],[[103.79,22.51],[103.78,22.53]]]}},
{"type":"Feature","properties":{"highway":"proposed"},"geometry":{"type":"LineString","coordinates":[[103.82,22.50],[103.83,22.51]]}}]})");
    ASSERT_EQ(world.read().layers.roads.size(), 2U);
    EXPECT_GT(refusals(world, "roads.geojson"), 0);
    world.put(LayerRole::roads, "duong.osm", R"(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6"><node id="1" lat="22.50" lon="103.80" version="1"/><node id="2" lat="22.51" lon="103.81" version="1"/>
<way id="7" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="path"/></way></osm>)");
    world.project.source(LayerRole::roads).layer = "lines";
    EXPECT_GT(refusals(world, "duong.osm"), 0);
}

TEST(ReadersFuzz, GeoTiffNeverCrashesThem) {
    World world;
    write_raster(
        world.folder.path() / "dem.tif", {.cols = 40, .rows = 40, .pixel = 0.0075, .compressed = true},
        [](double x, double y) { return std::floor(500.0 + 400.0 * std::sin(x * 90.0) * std::sin(y * 70.0)); });
    EXPECT_GT(refusals(world, "dem.tif"), 0);
}

}  // namespace
}  // namespace lomsong
