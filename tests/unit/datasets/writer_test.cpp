// SPDX-License-Identifier: Apache-2.0
#include "datasets/writer.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <sstream>
#include <string>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

std::string bytes_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

/// A district written once, in a folder that goes with the tests.
class Writer : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        s_root = fs::temp_directory_path() / ("lomsong_writer_" + std::to_string(::getpid()));
        fs::create_directories(s_root);
        s_country = std::make_unique<Country>(make_country({CountrySize::district, 1}));
        write_country(*s_country, s_root / "district");
    }
    static void TearDownTestSuite() {
        fs::remove_all(s_root);
        s_country.reset();
    }
    static fs::path folder() { return s_root / "district"; }

    static fs::path s_root;
    static std::unique_ptr<Country> s_country;
};
fs::path Writer::s_root;
std::unique_ptr<Country> Writer::s_country;

void expect_in_range(const nlohmann::json& coordinates) {
    if (coordinates.at(0).is_array()) {
        for (const auto& part : coordinates) {
            expect_in_range(part);
        }
        return;
    }
    ASSERT_EQ(coordinates.size(), 2U);
    const double longitude = coordinates.at(0).get<double>();
    const double latitude = coordinates.at(1).get<double>();
    ASSERT_TRUE(longitude > 103.7 && longitude < 104.5) << longitude;
    ASSERT_TRUE(latitude > 22.1 && latitude < 22.5) << latitude;
    ASSERT_NEAR(longitude * 1e7, std::round(longitude * 1e7), 1e-3) << "more than seven decimals";
}

}  // namespace

TEST_F(Writer, MakesTheFilesThatTheManifestNames) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder()}) {
        names.insert(entry.path().filename().string());
    }
    EXPECT_THAT(names, UnorderedElementsAre("MADE-UP.txt", "buildings.geojson", "clusters.geojson",
                                            "communes.geojson", "fibre_nodes.geojson", "fibre_routes.geojson",
                                            "hamlets_points.geojson", "hamlets_polygons.geojson", "land_cover.tif",
                                            "lomsong.toml", "roads.geojson", "stations.geojson", "terrain.tif"));
}

TEST_F(Writer, EveryFeatureSaysMadeUpAndLiesInRange) {
    for (const auto& entry : fs::directory_iterator{folder()}) {
        if (entry.path().extension() != ".geojson") {
            continue;
        }
        SCOPED_TRACE(entry.path().filename().string());
        const auto collection = nlohmann::json::parse(bytes_of(entry.path()));
        EXPECT_EQ(collection.at("made_up"), true);
        EXPECT_THAT(collection.at("name").get<std::string>(), HasSubstr("(made up)"));
        ASSERT_FALSE(collection.at("features").empty());
        for (const auto& feature : collection.at("features")) {
            ASSERT_EQ(feature.at("properties").at("made_up"), true);
            expect_in_range(feature.at("geometry").at("coordinates"));
        }
    }
}

TEST_F(Writer, ProjectFileReadmeAndRastersSayMadeUp) {
    EXPECT_THAT(bytes_of(folder() / "lomsong.toml"), HasSubstr("made_up = true"));
    EXPECT_THAT(bytes_of(folder() / "MADE-UP.txt"), HasSubstr("Everything in this folder is made up"));
    EXPECT_THAT(bytes_of(folder() / "terrain.tif"), HasSubstr("Made-up country, seed 1. Not real terrain."));
    EXPECT_THAT(bytes_of(folder() / "land_cover.tif"), HasSubstr("Made-up country, seed 1."));
}

TEST_F(Writer, HalfOfTheCommunesHavePolygonsAndTheOthersPointsWithClusters) {
    const auto polygons = nlohmann::json::parse(bytes_of(folder() / "hamlets_polygons.geojson"));
    const auto points = nlohmann::json::parse(bytes_of(folder() / "hamlets_points.geojson"));
    const auto clusters = nlohmann::json::parse(bytes_of(folder() / "clusters.geojson"));
    std::set<std::string> communes_of_polygons;
    std::set<std::string> point_codes;
    for (const auto& feature : polygons.at("features")) {
        communes_of_polygons.insert(feature.at("properties").at("commune_code").get<std::string>());
    }
    for (const auto& feature : points.at("features")) {
        point_codes.insert(feature.at("properties").at("code").get<std::string>());
        EXPECT_FALSE(communes_of_polygons.contains(feature.at("properties").at("commune_code").get<std::string>()));
    }
    EXPECT_EQ(communes_of_polygons.size(), 5U);
    EXPECT_EQ(polygons.at("features").size() + points.at("features").size(), 80U);
    for (const auto& feature : clusters.at("features")) {
        EXPECT_TRUE(point_codes.contains(feature.at("properties").at("hamlet_code").get<std::string>()));
    }
}

TEST_F(Writer, TerrainIsTheCountrysInWholeMetres) {
    gdal::start();
    const auto close = [](GDALDataset* dataset) { GDALClose(dataset); };
    const std::unique_ptr<GDALDataset, decltype(close)> dataset{
        GDALDataset::Open((folder() / "terrain.tif").c_str(), GDAL_OF_RASTER), close};
    ASSERT_NE(dataset, nullptr);
    EXPECT_STREQ(dataset->GetSpatialRef()->GetAuthorityCode(nullptr), "9208");
    const Grid& grid = s_country->terrain.grid();
    ASSERT_EQ(dataset->GetRasterXSize(), grid.cols());
    std::vector<float> heights(grid.size());
    ASSERT_EQ(dataset->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, grid.cols(), grid.rows(), heights.data(),
                                                  grid.cols(), grid.rows(), GDT_Float32, 0, 0, nullptr),
              CE_None);
    for (std::size_t i = 0; i < heights.size(); ++i) {
        ASSERT_NEAR(heights[i], s_country->terrain.values()[i], 0.501);
    }
}

TEST_F(Writer, SameCountryGivesTheSameBytes) {
    write_country(make_country({CountrySize::district, 1}), s_root / "again");
    for (const auto& entry : fs::directory_iterator{folder()}) {
        EXPECT_TRUE(bytes_of(entry.path()) == bytes_of(s_root / "again" / entry.path().filename()))
            << entry.path().filename() << " differs";
    }
}

TEST_F(Writer, FolderThatIsAFileIsRefusedWithAdvice) {
    std::ofstream{s_root / "occupied"} << "not a folder";
    try {
        write_country(*s_country, s_root / "occupied");
        FAIL() << "a file was taken for a folder";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cannot_write);
        EXPECT_THAT(error.what(), HasSubstr("occupied: cannot make this folder"));
        EXPECT_THAT(error.what(), HasSubstr("Choose another with -o"));
    }
}

}  // namespace lomsong
