// SPDX-License-Identifier: Apache-2.0
/// @file  coverage_*.tif as GDAL reads it back, and that its bytes know nothing of tiles and threads.
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/gdal/session.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {

namespace {

constexpr const char* k_file = "coverage_viettel_4g.tif";
constexpr float k_nodata = -9999.0F;

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, CloseDataset>;

DatasetPtr opened(const std::filesystem::path& file) {
    gdal::start();
    return DatasetPtr{GDALDataset::Open(file.c_str(), GDAL_OF_READONLY)};
}

std::vector<float> values_of(GDALRasterBand& band) {
    std::vector<float> values(static_cast<std::size_t>(band.GetXSize()) *
                              static_cast<std::size_t>(band.GetYSize()));
    EXPECT_EQ(band.RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), values.data(), band.GetXSize(),
                            band.GetYSize(), GDT_Float32, 0, 0),
              CE_None);
    return values;
}

/// Coverage of one layer in memory: what a file must hold, cell by cell.
struct Country {
    Grid grid;
    std::vector<float> level_dbm;
    std::vector<std::int32_t> sector;
    Raster<std::uint8_t> status;
};

/// Large enough for several blocks and two overviews, with ground where nobody is heard.
Country random_country(unsigned seed) {
    Country country{Grid{k_origin.x, k_origin.y, Metres{30}, 1100, 1500}, {}, {}, {}};
    country.status = Raster<std::uint8_t>{country.grid};
    std::mt19937 random{seed};
    std::uniform_real_distribution<float> step{-0.5F, 0.5F};
    float level = -90.0F;
    for (std::size_t i = 0; i < country.grid.size(); ++i) {
        const Cell cell = country.grid.cell(i);
        level = std::clamp(level + step(random), -130.0F, -50.0F);
        const bool heard = (cell.row.value / 300 + cell.col.value / 400) % 3 != 0;
        country.level_dbm.push_back(heard ? level : k_none);
        country.sector.push_back(heard ? (cell.row.value / 90) * 40 + cell.col.value / 70 : -1);
        country.status.set(cell, heard ? static_cast<std::uint8_t>(level > -100.0F ? 2 : 1) : std::uint8_t{255});
    }
    return country;
}

/// Windows that do not overlap and together are the grid, cut at random places.
std::vector<Window> random_windows(const Window& whole, std::mt19937& random) {
    constexpr int k_largest = 400;
    if (whole.rows <= k_largest && whole.cols <= k_largest) {
        return {whole};
    }
    Window first = whole;
    Window second = whole;
    if (whole.rows > whole.cols) {
        first.rows = std::uniform_int_distribution<int>{1, whole.rows - 1}(random);
        second.row.value += first.rows;
        second.rows -= first.rows;
    } else {
        first.cols = std::uniform_int_distribution<int>{1, whole.cols - 1}(random);
        second.col.value += first.cols;
        second.cols -= first.cols;
    }
    std::vector<Window> windows = random_windows(first, random);
    std::ranges::copy(random_windows(second, random), std::back_inserter(windows));
    return windows;
}

void take(CoverageStore& cells, const Country& country, const Window& window) {
    std::vector<float> level;
    std::vector<std::int32_t> sector;
    for (std::size_t i = 0; i < window.size(); ++i) {
        level.push_back(country.level_dbm[country.grid.index(window.cell(i))]);
        sector.push_back(country.sector[country.grid.index(window.cell(i))]);
    }
    cells.take({0, window, level, sector});
}

/// The sample world's file with the country's coverage in it, taken window by window.
void write_country(const Country& country, const std::vector<Window>& windows, int threads,
                   const std::filesystem::path& folder) {
    World world = sample_world();
    world.results.coverage = {{0, Technology::g4, country.status}};
    CoverageStore cells{folder};
    cells.begin(country.grid, {{0, Technology::g4}});
    for (const Window& window : windows) {
        take(cells, country, window);
    }
    SilentReporter reporter;
    write_results({world.layers, world.results, world.parameters, world.record, cells}, {Output::rasters}, folder,
                  threads, reporter);
}

Window whole(const Grid& grid) { return {Row{0}, Col{0}, grid.rows(), grid.cols()}; }

TEST(CoverageRaster, HoldsLevelBestSectorAndStatusWhereTheyBelong) {
    const ScratchFolder scratch;
    write_all(sample_world(), scratch.path());
    const DatasetPtr dataset = opened(scratch.path() / k_file);
    ASSERT_NE(dataset, nullptr);
    ASSERT_EQ(dataset->GetRasterCount(), 3);
    EXPECT_STREQ(dataset->GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"), "COG");
    EXPECT_STREQ(dataset->GetMetadataItem("OPERATOR"), "Viettel");
    EXPECT_STREQ(dataset->GetSpatialRef()->GetAuthorityCode(nullptr), "32648");
    EXPECT_STREQ(dataset->GetRasterBand(1)->GetUnitType(), "dBm");
    EXPECT_STREQ(dataset->GetRasterBand(1)->GetDescription(), "median RSRP of the best server, dBm");
    EXPECT_STREQ(dataset->GetRasterBand(3)->GetDescription(), "status: 0 none, 1 weak, 2 good, 3 unknown");
    EXPECT_EQ(dataset->GetRasterBand(1)->GetNoDataValue(), -9999.0);
    std::array<double, 6> corner{};
    dataset->GetGeoTransform(corner.data());
    EXPECT_THAT(corner, testing::ElementsAre(k_origin.x, 100, 0, k_origin.y + 200, 0, -100));
    EXPECT_THAT(values_of(*dataset->GetRasterBand(1)),
                testing::ElementsAre(-93.375F, k_nodata, k_nodata, k_nodata, k_nodata, -120.25F));
    EXPECT_THAT(values_of(*dataset->GetRasterBand(2)),
                testing::ElementsAre(2.0F, k_nodata, k_nodata, k_nodata, k_nodata, 0.0F));
    EXPECT_THAT(values_of(*dataset->GetRasterBand(3)),
                testing::ElementsAre(2.0F, 0.0F, k_nodata, 0.0F, 3.0F, 1.0F));
}

TEST(CoverageRaster, EveryCellOfACountryIsInItsFile) {
    const ScratchFolder scratch;
    const Country country = random_country(1);
    write_country(country, {whole(country.grid)}, 1, scratch.path());
    const DatasetPtr dataset = opened(scratch.path() / k_file);
    ASSERT_NE(dataset, nullptr);
    const std::vector<float> level = values_of(*dataset->GetRasterBand(1));
    const std::vector<float> sector = values_of(*dataset->GetRasterBand(2));
    const std::vector<float> status = values_of(*dataset->GetRasterBand(3));
    for (std::size_t i = 0; i < country.grid.size(); ++i) {
        const bool heard = !std::isnan(country.level_dbm[i]);
        ASSERT_EQ(level[i], heard ? std::round(16.0F * country.level_dbm[i]) / 16.0F : k_nodata) << "cell " << i;
        ASSERT_EQ(sector[i], heard ? static_cast<float>(country.sector[i]) : k_nodata) << "cell " << i;
        ASSERT_EQ(status[i], heard ? static_cast<float>(country.status.values()[i]) : k_nodata) << "cell " << i;
    }
}

TEST(CoverageRaster, AnOverviewShowsTheMiddleOfTheCellsItStandsFor) {
    const ScratchFolder scratch;
    const Country country = random_country(2);
    write_country(country, {whole(country.grid)}, 1, scratch.path());
    const DatasetPtr dataset = opened(scratch.path() / k_file);
    ASSERT_NE(dataset, nullptr);
    ASSERT_EQ(dataset->GetRasterBand(2)->GetOverviewCount(), 2);
    for (int overview = 0; overview < 2; ++overview) {
        GDALRasterBand& band = *dataset->GetRasterBand(2)->GetOverview(overview);
        const int factor = 2 << overview;
        ASSERT_EQ(band.GetXSize(), (1500 + factor - 1) / factor);
        const std::vector<float> seen = values_of(band);
        for (int row = 0; row < band.GetYSize(); ++row) {
            for (int col = 0; col < band.GetXSize(); ++col) {
                const Cell middle{Row{std::min(row * factor + factor / 2, 1099)},
                                  Col{std::min(col * factor + factor / 2, 1499)}};
                const std::int32_t sector = country.sector[country.grid.index(middle)];
                ASSERT_EQ(seen[static_cast<std::size_t>(row * band.GetXSize() + col)],
                          sector < 0 ? k_nodata : static_cast<float>(sector))
                    << "overview " << overview << ", row " << row << ", column " << col;
            }
        }
    }
}

TEST(CoverageRaster, BytesAreEqualForAnyTilesInAnyOrderOnAnyNumberOfThreads) {
    const Country country = random_country(3);
    const ScratchFolder at_once;
    write_country(country, {whole(country.grid)}, 1, at_once.path());
    const std::string expected = bytes_of(at_once.path() / k_file);
    ASSERT_FALSE(expected.empty());
    for (const int threads : {1, 2, 8}) {
        const auto seed = static_cast<unsigned>(40 + threads);
        std::mt19937 random{seed};
        std::vector<Window> windows = random_windows(whole(country.grid), random);
        std::ranges::shuffle(windows, random);
        const ScratchFolder scratch;
        write_country(country, windows, threads, scratch.path());
        EXPECT_TRUE(bytes_of(scratch.path() / k_file) == expected)
            << threads << " threads, " << windows.size() << " tiles, seed " << seed;
    }
}

TEST(CoverageRaster, CellsOfAnotherRunAreRefused) {
    const ScratchFolder scratch;
    const World world = sample_world();
    CoverageStore cells{scratch.path()};
    SilentReporter reporter;
    EXPECT_THAT(message_of([&] {
                    write_results({world.layers, world.results, world.parameters, world.record, cells},
                                  {Output::rasters}, scratch.path(), 1, reporter);
                }),
                testing::StartsWith("results: their 1 coverage layers are not the 0 whose levels were kept."));
}

}  // namespace

}  // namespace lomsong::test
