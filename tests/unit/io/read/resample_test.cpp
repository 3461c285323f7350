// SPDX-License-Identifier: Apache-2.0
#include "io/read/resample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/read/height_mosaic.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

constexpr const char* k_zone = "EPSG:9208";
const std::string k_where = "[layers.terrain]";

/// A 3 km square in EPSG:9208 around the middle of Bát Xát.
const Grid k_grid{405'000.0, 2'492'000.0, Metres{30.0}, 100, 100};

Raster<HeightAboveSeaLevel> mosaic_of(const std::vector<std::filesystem::path>& files, const Grid& grid = k_grid) {
    std::vector<gdal::RasterFile> rasters;
    for (const auto& file : files) {
        rasters.emplace_back(file, file.filename().string(), "", k_where);
    }
    return height_mosaic(rasters, grid, k_zone, SilentReporter{});
}

std::size_t known_cells(const Raster<HeightAboveSeaLevel>& raster) {
    return static_cast<std::size_t>(
        std::ranges::count_if(raster.values(), [](float value) { return !std::isnan(value); }));
}

TEST(HeightMosaic, APlaneIsReproducedToMillimetres) {
    const TemporaryFolder folder;
    const auto plane = [](double x, double y) { return 0.13 * (x - 405'000.0) - 0.07 * (y - 2'490'000.0) + 500.0; };
    // Pixels of 23 m, off the grid's corners: half a pixel of misplacement would be 1.7 m of height.
    const auto file = write_raster(
        folder.path() / "plane.tif",
        {.cols = 300, .rows = 300, .west = 403'007.0, .north = 2'494'011.0, .pixel = 23.0, .crs = k_zone}, plane);
    const auto heights = mosaic_of({file});
    double worst_m = 0.0;
    for (std::size_t i = 0; i < k_grid.size(); ++i) {
        const Point centre = k_grid.centre(k_grid.cell(i));
        worst_m = std::max(worst_m, std::abs(heights.at(k_grid.cell(i)).value() - plane(centre.x, centre.y)));
    }
    EXPECT_LT(worst_m, 0.001);
}

TEST(HeightMosaic, APlaneInDegreesIsReproducedThroughTheProjection) {
    const TemporaryFolder folder;
    const auto plane = [](double lon, double lat) {
        return 9000.0 * (lon - 103.8) + 7000.0 * (lat - 22.5) + 300.0;
    };
    const auto file = write_raster(
        folder.path() / "plane.tif",
        {.cols = 400, .rows = 400, .west = 103.78, .north = 22.58, .pixel = 0.00027, .type = GDT_Float64}, plane);
    const auto heights = mosaic_of({file});
    const gdal::Transform to_degrees{gdal::crs(k_zone), gdal::wgs84()};
    double worst_m = 0.0;
    for (std::size_t i = 0; i < k_grid.size(); ++i) {
        const Point there = to_degrees(k_grid.centre(k_grid.cell(i))).value();
        worst_m = std::max(worst_m, std::abs(heights.at(k_grid.cell(i)).value() - plane(there.x, there.y)));
    }
    EXPECT_LT(worst_m, 0.002) << "slope 0.09: 2 mm of height are 2 cm on the ground";
}

TEST(HeightMosaic, NoDataIsUnknownAndNeverSmeared) {
    const TemporaryFolder folder;
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    for (const double marker : {-32768.0, -9999.0, 9999.0, std::nan("")}) {
        std::mt19937 random{seed};
        std::bernoulli_distribution hole{0.3};
        const RasterSpec spec{
            .cols = 100, .rows = 100, .west = 405'000.0, .north = 2'492'000.0, .pixel = 30.0, .crs = k_zone};
        std::vector<bool> known;
        const auto file = write_raster(folder.path() / "holes.tif", spec, [&](double, double) {
            known.push_back(!hole(random));
            return known.back() ? 100.0 : marker;
        });
        // The grid is shifted by a third of a cell, so that every cell mixes four pixels.
        const Grid shifted{405'010.0, 2'491'990.0, Metres{30.0}, 98, 98};
        const auto heights = mosaic_of({file}, shifted);
        for (std::size_t i = 0; i < shifted.size(); ++i) {
            const Cell cell = shifted.cell(i);
            const Point centre = shifted.centre(cell);
            const auto col = static_cast<std::size_t>((centre.x - spec.west) / 30.0);
            const auto row = static_cast<std::size_t>((spec.north - centre.y) / 30.0);
            ASSERT_EQ(heights.known(cell), static_cast<bool>(known[row * 100 + col])) << "marker " << marker;
            if (heights.known(cell)) {
                ASSERT_NEAR(heights.at(cell).value(), 100.0, 1e-3) << "marker " << marker;
            }
        }
    }
}

TEST(HeightMosaic, DeclaredNoDataIsUnknown) {
    const TemporaryFolder folder;
    const double zero = 0.0;
    const auto file = write_raster(
        folder.path() / "zero.tif",
        {.west = 405'000.0, .north = 2'492'000.0, .pixel = 30.0, .crs = k_zone, .type = GDT_Int16, .nodata = &zero},
        [](double x, double) { return x < 406'500.0 ? 0.0 : 7.0; });
    EXPECT_EQ(known_cells(mosaic_of({file})), 5000U);
}

TEST(HeightMosaic, TilesThatTouchAreJoinedWithoutASeam) {
    const TemporaryFolder folder;
    const auto steep = [](double x, double) { return x - 404'000.0; };
    const RasterSpec west{
        .cols = 60, .rows = 120, .west = 404'690.0, .north = 2'492'300.0, .pixel = 30.0, .crs = k_zone};
    RasterSpec east = west;
    east.west += 60 * 30.0;
    const auto heights = mosaic_of({write_raster(folder.path() / "west.tif", west, steep),
                                    write_raster(folder.path() / "east.tif", east, steep)},
                                   Grid{405'010.0, 2'492'000.0, Metres{30.0}, 90, 90});
    EXPECT_EQ(known_cells(heights), heights.grid().size());
    for (std::size_t i = 0; i < heights.grid().size(); ++i) {
        const Point centre = heights.grid().centre(heights.grid().cell(i));
        ASSERT_NEAR(heights.at(heights.grid().cell(i)).value(), steep(centre.x, 0.0), 0.002) << "at x " << centre.x;
    }
}

TEST(HeightMosaic, TheFirstTileWinsWhereItKnows) {
    const TemporaryFolder folder;
    const RasterSpec spec{.west = 405'000.0, .north = 2'492'000.0, .pixel = 30.0, .crs = k_zone};
    const auto first = write_raster(folder.path() / "first.tif", spec,
                                    [](double x, double) { return x < 406'500.0 ? 10.0 : -9999.0; });
    const auto second = write_raster(folder.path() / "second.tif", spec, [](double, double) { return 20.0; });
    const auto heights = mosaic_of({first, second});
    EXPECT_EQ(known_cells(heights), k_grid.size());
    EXPECT_EQ(heights.at({Row{5}, Col{0}}).value(), 10.0);
    EXPECT_EQ(heights.at({Row{5}, Col{49}}).value(), 10.0);
    EXPECT_EQ(heights.at({Row{5}, Col{50}}).value(), 20.0);
}

TEST(HeightMosaic, CellsBeyondTheFileAreUnknown) {
    const TemporaryFolder folder;
    const auto file = write_raster(
        folder.path() / "half.tif",
        {.cols = 50, .rows = 100, .west = 405'000.0, .north = 2'492'000.0, .pixel = 30.0, .crs = k_zone},
        [](double, double) { return 5.0; });
    const auto heights = mosaic_of({file});
    EXPECT_EQ(known_cells(heights), 5000U);
    EXPECT_FALSE(heights.known({Row{0}, Col{50}}));
}

TEST(HeightMosaic, PixelsThatAreCellsAreCopiedToTheLastBit) {
    const TemporaryFolder folder;
    constexpr unsigned k_seed = 77;
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> height{0.0, 3000.0};
    std::bernoulli_distribution hole{0.2};
    // The file begins two pixels west and one north of the grid and ends before it does.
    const RasterSpec spec{.cols = 90,
                          .rows = 95,
                          .west = 404'940.0,
                          .north = 2'492'030.0,
                          .pixel = 30.0,
                          .crs = k_zone,
                          .type = GDT_Float32};
    std::vector<float> pixels;
    const auto file = write_raster(folder.path() / "same.tif", spec, [&](double, double) {
        pixels.push_back(hole(random) ? NAN : static_cast<float>(height(random)));
        return static_cast<double>(pixels.back());
    });
    const auto heights = mosaic_of({file});
    for (std::size_t i = 0; i < k_grid.size(); ++i) {
        const Cell cell = k_grid.cell(i);
        const int col = cell.col.value + 2;
        const int row = cell.row.value + 1;
        const bool inside = col < spec.cols && row < spec.rows;
        const float pixel = inside ? pixels[static_cast<std::size_t>(row * spec.cols + col)] : NAN;
        ASSERT_EQ(heights.known(cell), !std::isnan(pixel)) << "seed " << k_seed << ", cell " << i;
        if (heights.known(cell)) {
            ASSERT_EQ(heights.values()[i], pixel) << "seed " << k_seed << ", cell " << i;
        }
    }
}

TEST(HeightMosaic, PixelsThatAreNearlyCellsAreNotCopied) {
    const TemporaryFolder folder;
    const auto slope = [](double x, double y) { return (x - 404'000.0) + 0.5 * (y - 2'488'000.0); };
    // A fifth of a metre to the east: a copy would be 20 cm of height off.
    const auto file = write_raster(folder.path() / "near.tif",
                                   {.cols = 120,
                                    .rows = 120,
                                    .west = 404'700.2,
                                    .north = 2'492'300.0,
                                    .pixel = 30.0,
                                    .crs = k_zone,
                                    .type = GDT_Float64},
                                   slope);
    const auto heights = mosaic_of({file});
    for (std::size_t i = 0; i < k_grid.size(); ++i) {
        const Point centre = k_grid.centre(k_grid.cell(i));
        ASSERT_NEAR(heights.at(k_grid.cell(i)).value(), slope(centre.x, centre.y), 0.002) << "cell " << i;
    }
}

TEST(LandCover, ClassesAreThoseOfThePixelUnderTheCentre) {
    const TemporaryFolder folder;
    const auto file = write_raster(
        folder.path() / "cover.tif",
        {.cols = 300,
         .rows = 300,
         .west = 405'000.0,
         .north = 2'492'000.0,
         .pixel = 10.0,
         .crs = k_zone,
         .type = GDT_Byte},
        [](double x, double y) { return std::fmod(std::floor(x / 30.0) + std::floor(y / 30.0), 9.0); });
    Raster<std::uint8_t> classes{k_grid};
    SilentReporter reporter;
    add_classes(gdal::RasterFile{file, "cover.tif", "", k_where}, k_zone, reporter, classes);
    for (std::size_t i = 0; i < k_grid.size(); ++i) {
        const Point centre = k_grid.centre(k_grid.cell(i));
        ASSERT_EQ(classes.at(k_grid.cell(i)), static_cast<std::uint8_t>(std::fmod(
                                                  std::floor(centre.x / 30.0) + std::floor(centre.y / 30.0), 9.0)));
    }
}

TEST(Population, NobodyIsLostOrCountedTwice) {
    const TemporaryFolder folder;
    double total = 0.0;
    const double nodata = -99999.0;
    const auto file = write_raster(
        folder.path() / "people.tif",
        {.cols = 40, .rows = 40, .west = 103.7, .north = 22.7, .pixel = 1.0 / 120.0, .nodata = &nodata},
        [&](double x, double y) {
            if (x + y > 126.3) {
                return nodata;
            }
            const double persons = std::floor(100.0 + 90.0 * std::sin(x * 60.0) * std::cos(y * 60.0));
            total += persons;
            return persons;
        });
    const gdal::RasterFile raster{file, "people.tif", "", k_where};
    const Metres cell = native_cell_size(raster, k_zone);
    EXPECT_NEAR(cell.value(), 890.0, 5.0) << "858 m east by 923 m north";
    Raster<float> persons{Grid::covering(raster.box_in(k_zone), cell)};
    SilentReporter reporter;
    add_persons(raster, k_zone, reporter, persons);
    double sum = 0.0;
    for (const float value : persons.values()) {
        sum += std::isnan(value) ? 0.0 : static_cast<double>(value);
    }
    EXPECT_NEAR(sum, total, total * 1e-5);
}

TEST(Population, TheRealLaoCaiKeepsItsTotal) {
    const std::filesystem::path file =
        std::filesystem::path{LOMSONG_SHARED_DIR} / "data/population/worldpop_2020_1km_laocai.tif";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "skipped: no ../shared/data";
    }
    const gdal::RasterFile raster{file, "worldpop", "", k_where};
    const gdal::Pixels pixels = raster.read(raster.whole());
    double total = 0.0;
    for (int row = 0; row < raster.rows(); ++row) {
        for (int col = 0; col < raster.cols(); ++col) {
            total +=
                std::max(0.0, static_cast<double>(std::isnan(pixels.at(col, row)) ? 0.0F : pixels.at(col, row)));
        }
    }
    Raster<float> persons{Grid::covering(raster.box_in(k_zone), native_cell_size(raster, k_zone))};
    SilentReporter reporter;
    add_persons(raster, k_zone, reporter, persons);
    double sum = 0.0;
    for (const float value : persons.values()) {
        sum += std::isnan(value) ? 0.0 : static_cast<double>(value);
    }
    EXPECT_GT(total, 500'000.0);
    EXPECT_NEAR(sum, total, total * 1e-4);
}

}  // namespace
}  // namespace lomsong
