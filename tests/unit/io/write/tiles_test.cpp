// SPDX-License-Identifier: Apache-2.0
/// @file  What those get who serve maps: vector tiles and FlatGeobuf, read back.
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <thread>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong {

namespace {

using namespace lomsong::test;

void write_both(const World& world, const std::filesystem::path& folder, int threads = 1) {
    SilentReporter reporter;
    write(world, {Output::geopackage, Output::flatgeobuf, Output::tiles}, folder, reporter, threads);
}

gdal::DatasetPtr opened(const std::filesystem::path& file) {
    gdal::start();
    const gdal::Messages quiet;
    return gdal::DatasetPtr{
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr)};
}

/// By id all values and the geometry as text.
std::map<std::string, std::string> rows_of(OGRLayer& layer) {
    std::map<std::string, std::string> rows;
    for (const OGRFeatureUniquePtr& feature : layer) {
        std::string text;
        for (int i = 0; i < feature->GetFieldCount(); ++i) {
            text += std::string{feature->GetFieldDefnRef(i)->GetNameRef()} + "=" +
                    (feature->IsFieldSetAndNotNull(i) ? feature->GetFieldAsString(i) : "null") + ";";
        }
        const OGRGeometry* place = feature->GetGeometryRef();
        rows[feature->GetFieldAsString("id")] = text + (place == nullptr ? "nowhere" : place->exportToWkt());
    }
    return rows;
}

}  // namespace

TEST(FlatGeobuf, HoldsWhatTheGeoPackageHoldsOnAMap) {
    const ScratchFolder scratch;
    write_both(sample_world(), scratch.path());
    const gdal::DatasetPtr package = opened(scratch.path() / "lomsong.gpkg");
    ASSERT_NE(package, nullptr);
    ASSERT_GT(package->GetLayerCount(), 10);
    for (OGRLayer* layer : package->GetLayers()) {
        SCOPED_TRACE(layer->GetName());
        if (std::string{layer->GetName()} == "layer_styles") {
            continue;
        }
        std::map<std::string, std::string> expected = rows_of(*layer);
        const std::size_t all = expected.size();
        std::erase_if(expected, [](const auto& row) { return row.second.ends_with("nowhere"); });
        const std::filesystem::path path = scratch.path() / (std::string{layer->GetName()} + ".fgb");
        if (expected.empty() && all > 0) {
            EXPECT_FALSE(std::filesystem::exists(path)) << "it has no place on a map";
            continue;
        }
        const gdal::DatasetPtr file = opened(path);
        ASSERT_NE(file, nullptr);
        EXPECT_EQ(rows_of(*file->GetLayer(0)), expected);
        EXPECT_STREQ(file->GetLayer(0)->GetSpatialRef()->GetAuthorityCode(nullptr), "4326");
    }
}

TEST(Tiles, HoldEveryHamletWithItsStatusAtTheDeepestLevel) {
    const ScratchFolder scratch;
    write_both(sample_world(), scratch.path());
    const gdal::DatasetPtr tiles = opened(scratch.path() / "tiles.mbtiles");
    ASSERT_NE(tiles, nullptr);
    OGRLayer* hamlets = tiles->GetLayerByName("hamlets");
    ASSERT_NE(hamlets, nullptr);
    std::map<std::string, std::string> statuses;
    for (const OGRFeatureUniquePtr& feature : hamlets) {
        statuses[feature->GetFieldAsString("code")] = feature->GetFieldAsString("status");
        OGREnvelope box;
        feature->GetGeometryRef()->getEnvelope(&box);
        EXPECT_NEAR(box.MinX, 104.027 * 111'319.49, 8'000.0) << "Web Mercator";
    }
    EXPECT_THAT(statuses,
                testing::UnorderedElementsAre(testing::Pair("TH01", "good"), testing::Pair("TH02", "no_signal"),
                                              testing::Pair("TH03", "dead_zone")));
    for (const char* layer : {"communes", "stations", "gaps"}) {
        EXPECT_NE(tiles->GetLayerByName(layer), nullptr) << layer;
    }
}

TEST(Tiles, KeepOnlyTheColumnsThatAMapAsksFor) {
    const ScratchFolder scratch;
    write_both(sample_world(), scratch.path());
    const gdal::DatasetPtr tiles = opened(scratch.path() / "tiles.mbtiles");
    ASSERT_NE(tiles, nullptr);
    const OGRFeatureDefn& columns = *tiles->GetLayerByName("hamlets")->GetLayerDefn();
    EXPECT_GE(columns.GetFieldIndex("viettel_status"), 0);
    EXPECT_LT(columns.GetFieldIndex("viettel_4g_level_dbm"), 0);
    EXPECT_LT(columns.GetFieldIndex("fill"), 0);
}

TEST(Tiles, OfAResultWithoutHamletsAreAFileAllTheSame) {
    const ScratchFolder scratch;
    EXPECT_EQ(message_of([&] { write_both(empty_world(), scratch.path()); }), "nothing was thrown");
    EXPECT_TRUE(std::filesystem::exists(scratch.path() / "tiles.mbtiles"));
}

TEST(Tiles, HaveTheSameBytesOnEveryRunAndAnyNumberOfThreads) {
    const ScratchFolder first;
    const ScratchFolder second;
    write_both(sample_world(), first.path(), 1);
    std::this_thread::sleep_for(std::chrono::seconds{1});  // a date in the file would show
    write_both(sample_world(), second.path(), 8);
    for (const char* name : {"tiles.mbtiles", "hamlets.fgb", "communes.fgb", "stations.fgb"}) {
        EXPECT_TRUE(bytes_of(first.path() / name) == bytes_of(second.path() / name)) << name;
        EXPECT_FALSE(bytes_of(first.path() / name).empty()) << name;
    }
}

}  // namespace lomsong
