// SPDX-License-Identifier: Apache-2.0
#include "io/gdal/dataset.hpp"

#include <limits>

#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"
#include "tests/unit/io/read/files.hpp"

namespace lomsong::gdal {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;

const std::string k_points = feature_collection({point_feature(103.8, 22.5, R"("code":"A")")});

/// Puts texts into a .zip through GDAL's own zip writer.
std::filesystem::path zipped(const TemporaryFolder& folder, const std::vector<std::string>& names) {
    const std::filesystem::path file = folder.path() / "layers.zip";
    const std::string root = "/vsizip/" + file.string();
    VSILFILE* archive = VSIFOpenL(root.c_str(), "wb");
    for (const std::string& name : names) {
        VSILFILE* entry = VSIFOpenL((root + "/" + name).c_str(), "wb");
        VSIFWriteL(k_points.data(), 1, k_points.size(), entry);
        VSIFCloseL(entry);
    }
    VSIFCloseL(archive);
    return file;
}

std::string refusal(const std::filesystem::path& file, Content content) {
    try {
        static_cast<void>(open(file, content, "shown"));
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

TEST(Dataset, LooksIntoAZipWithOneDataset) {
    const TemporaryFolder folder;
    const auto file = zipped(folder, {"inner/thon.geojson", "readme.txt"});
    EXPECT_THAT(gdal_names(file), ElementsAre(EndsWith("/inner/thon.geojson")));
    EXPECT_EQ(open(file, Content::vector, "layers.zip")->GetLayer(0)->GetFeatureCount(), 1);
}

TEST(Dataset, AZipWithSeveralListsThem) {
    const TemporaryFolder folder;
    EXPECT_THAT(refusal(zipped(folder, {"a.geojson", "b.geojson"}), Content::vector),
                AllOf(HasSubstr("shown: the archive holds 2 vector files: 'a.geojson', 'b.geojson'"),
                      HasSubstr("Unpack it")));
}

TEST(Dataset, RefusalsAreOneLineWithoutGdalsListOfDrivers) {
    const TemporaryFolder folder;
    EXPECT_EQ(refusal(folder.write("notes.geojson", "rope"), Content::vector).find('\n'), std::string::npos);
    EXPECT_THAT(refusal(folder.write("noise.tif", "rope"), Content::raster),
                HasSubstr("is not a raster file that can be read"));
    EXPECT_THAT(refusal(folder.write("points.geojson", k_points), Content::raster),
                HasSubstr("is a vector file, where a raster file is needed"));
    EXPECT_THAT(refusal(folder.path() / "absent.shp", Content::vector), HasSubstr("there is no such file"));
    EXPECT_THAT(refusal(folder.path(), Content::vector), HasSubstr("is not a vector file that can be read"));
}

TEST(Session, LongitudeComesFirstWhateverTheAuthoritySays) {
    const Transform to_utm{wgs84(), crs("EPSG:32648")};
    const auto there = to_utm({103.97, 22.33});
    ASSERT_TRUE(there.has_value());
    EXPECT_NEAR(there->x, 393'926.2, 0.1);
    EXPECT_NEAR(there->y, 2'469'716.3, 0.1);
    EXPECT_FALSE(to_utm({std::numeric_limits<double>::quiet_NaN(), 22.0}).has_value());
}

}  // namespace
}  // namespace lomsong::gdal
