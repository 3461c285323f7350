// SPDX-License-Identifier: Apache-2.0
#include "datasets/nation.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

constexpr double k_scale = 0.004;  ///< 1,324 km2, 360 hamlets

std::string bytes_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, std::istreambuf_iterator<char>{}};
}

/// A small nation written once, in a folder that goes with the tests.
class Nation : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        s_root = fs::temp_directory_path() / ("lomsong_nation_" + std::to_string(::getpid()));
        s_made = write(k_scale, 1, "one");
    }
    static void TearDownTestSuite() { fs::remove_all(s_root); }

    static std::vector<MadeProvince> write(double scale, std::uint64_t seed, const std::string& name) {
        fs::create_directories(s_root / name);
        SilentReporter reporter;
        return write_nation({.seed = seed, .scale = scale, .terrain_cell = Metres{90.0}}, s_root / name, reporter);
    }
    static gdal::DatasetPtr opened(const std::string& layer) {
        return gdal::open(s_root / "one" / (layer + ".fgb"), gdal::Content::vector, layer);
    }

    static fs::path s_root;
    static std::vector<MadeProvince> s_made;
};
fs::path Nation::s_root;
std::vector<MadeProvince> Nation::s_made;

}  // namespace

TEST_F(Nation, OfScaleOneIsThatOf2025) {
    const NationFigures figures = nation_figures(1.0);
    EXPECT_EQ(figures.provinces, 34U);
    EXPECT_DOUBLE_EQ(figures.whole.area_km2, 331'000.0);
    EXPECT_EQ(figures.whole.communes, 3'321U);
    EXPECT_EQ(figures.whole.hamlets, 90'000U);
    std::size_t stations = 0;
    for (const std::size_t of_one : figures.whole.stations) {
        stations += of_one;
    }
    EXPECT_EQ(stations, 300'000U);
    EXPECT_EQ(nation_figures(k_smallest_scale).provinces, 2U) << "less is not several provinces";
}

TEST_F(Nation, HasTheFiguresOfItsScale) {
    ASSERT_EQ(s_made.size(), 2U);
    EXPECT_NEAR(s_made[0].area_km2 + s_made[1].area_km2, k_scale * 331'000.0, 0.01 * k_scale * 331'000.0);
    EXPECT_EQ(s_made[0].hamlets + s_made[1].hamlets, 360U);
    EXPECT_EQ(s_made[0].sectors + s_made[1].sectors, 3U * 1'200U);
    for (const auto& [layer, rows] : std::map<std::string, GIntBig>{
             {"stations", 3'600}, {"communes", static_cast<GIntBig>(s_made[0].communes + s_made[1].communes)}}) {
        EXPECT_EQ(opened(layer)->GetLayer(0)->GetFeatureCount(), rows) << layer;
    }
    EXPECT_EQ(opened("hamlets_polygons")->GetLayer(0)->GetFeatureCount() +
                  opened("hamlets_points")->GetLayer(0)->GetFeatureCount(),
              360);
}

TEST_F(Nation, EveryHamletAndCommuneNamesItsProvinceAndEveryRowSaysItIsMadeUp) {
    for (const char* layer : {"hamlets_polygons", "hamlets_points", "communes", "clusters", "stations", "roads",
                              "fibre_routes", "fibre_nodes"}) {
        SCOPED_TRACE(layer);
        const gdal::DatasetPtr file = opened(layer);
        std::set<std::string> provinces;
        for (const OGRFeatureUniquePtr& row : file->GetLayer(0)) {
            EXPECT_EQ(row->GetFieldAsInteger("made_up"), 1);
            if (row->GetFieldIndex("province") >= 0) {
                provinces.insert(row->GetFieldAsString("province"));
            }
        }
        const bool has_provinces = std::string{layer}.starts_with("hamlets") || std::string{layer} == "communes";
        EXPECT_EQ(provinces.size(), has_provinces ? 2U : 0U);
    }
}

TEST_F(Nation, CodesAreUniqueAcrossProvinces) {
    for (const auto& [layer, fields] :
         std::map<std::string, std::vector<const char*>>{{"communes", {"code"}},
                                                         {"stations", {"station", "sector"}},
                                                         {"fibre_routes", {"route"}},
                                                         {"fibre_nodes", {"node"}}}) {
        std::set<std::string> codes;
        GIntBig rows = 0;
        const gdal::DatasetPtr file = opened(layer);
        for (const OGRFeatureUniquePtr& row : file->GetLayer(0)) {
            std::string code;
            for (const char* field : fields) {
                code += row->GetFieldAsString(field);
            }
            EXPECT_TRUE(codes.insert(code).second) << layer << " " << code;
            ++rows;
        }
        EXPECT_GT(rows, 0) << layer;
    }
}

TEST_F(Nation, CommunesOfNeighbouringProvincesNeitherOverlapNorLeaveAGap) {
    const gdal::DatasetPtr file = opened("communes");
    double sum_m2 = 0.0;
    std::unique_ptr<OGRGeometry> whole{new OGRMultiPolygon};
    for (const OGRFeatureUniquePtr& row : file->GetLayer(0)) {
        const OGRGeometry* area = row->GetGeometryRef();
        EXPECT_TRUE(area->IsValid()) << row->GetFieldAsString("code");
        sum_m2 += area->toMultiPolygon()->get_Area();
        whole.reset(whole->Union(area));
    }
    const double whole_m2 = wkbFlatten(whole->getGeometryType()) == wkbPolygon
                                ? whole->toPolygon()->get_Area()
                                : whole->toMultiPolygon()->get_Area();
    EXPECT_NEAR(sum_m2, whole_m2, 1.0);
    EXPECT_GT(sum_m2, 1e9);
}

TEST_F(Nation, PeopleOfTheRasterAreThoseOfTheHamlets) {
    double declared = 0.0;
    for (const char* layer : {"hamlets_polygons", "hamlets_points"}) {
        const gdal::DatasetPtr file = opened(layer);
        for (const OGRFeatureUniquePtr& row : file->GetLayer(0)) {
            declared += row->GetFieldAsDouble("population");
        }
    }
    const gdal::DatasetPtr raster =
        gdal::open(s_root / "one" / "population.tif", gdal::Content::raster, "population");
    std::vector<float> cells(static_cast<std::size_t>(raster->GetRasterXSize()) *
                             static_cast<std::size_t>(raster->GetRasterYSize()));
    ASSERT_EQ(raster->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, raster->GetRasterXSize(), raster->GetRasterYSize(),
                                                 cells.data(), raster->GetRasterXSize(), raster->GetRasterYSize(),
                                                 GDT_Float32, 0, 0, nullptr),
              CE_None);
    double people = 0.0;
    for (const float cell : cells) {
        people += static_cast<double>(cell);
    }
    EXPECT_GT(declared, 50'000.0);
    EXPECT_NEAR(people, declared, 0.001 * declared);
}

TEST_F(Nation, SaysThatItIsMadeUpAndAtWhichScale) {
    const std::string said = bytes_of(s_root / "one" / "MADE-UP.txt");
    EXPECT_THAT(said, ::testing::HasSubstr("made up"));
    EXPECT_THAT(said, ::testing::HasSubstr("Scale 0.004 of a nation of 34 provinces"));
    EXPECT_THAT(bytes_of(s_root / "one" / "lomsong.toml"), ::testing::HasSubstr("made_up = true"));
    const gdal::DatasetPtr terrain = gdal::open(s_root / "one" / "terrain.tif", gdal::Content::raster, "terrain");
    EXPECT_THAT(terrain->GetMetadataItem("TIFFTAG_IMAGEDESCRIPTION"),
                ::testing::StartsWith("Made-up nation, seed 1, scale 0.004. Not real terrain"));
}

TEST_F(Nation, HasTheSameBytesOfTheSameSeedAndOthersOfAnother) {
    write(k_scale, 1, "again");
    write(k_scale, 2, "other");
    std::size_t files = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator{s_root / "one"}) {
        const fs::path name = entry.path().filename();
        EXPECT_TRUE(bytes_of(entry.path()) == bytes_of(s_root / "again" / name)) << name;
        ++files;
    }
    EXPECT_EQ(files, 13U);
    EXPECT_FALSE(bytes_of(s_root / "one" / "terrain.tif") == bytes_of(s_root / "other" / "terrain.tif"));
}

TEST_F(Nation, ThatCannotBeWrittenNamesTheFile) {
    SilentReporter reporter;
    try {
        write_nation({.scale = k_smallest_scale}, s_root / "nowhere", reporter);
        FAIL() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), ::testing::HasSubstr("terrain.tif: cannot make this file"));
    }
}

}  // namespace lomsong
