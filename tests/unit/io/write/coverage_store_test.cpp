// SPDX-License-Identifier: Apache-2.0
#include "io/write/coverage_store.hpp"

#include <cmath>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {

namespace {

namespace fs = std::filesystem;

const Grid k_grid{0.0, 900.0, Metres{30}, 30, 40};
const std::vector<CoverageLayerKey> k_two_layers{{0, Technology::g3}, {1, Technology::g4}};

std::vector<float> levels_of_row(const CoverageStore& cells, std::size_t layer, int row) {
    std::vector<float> levels(static_cast<std::size_t>(k_grid.cols()));
    cells.read_levels(layer, {Row{row}, Col{0}}, levels);
    return levels;
}

std::vector<std::int32_t> sectors_of_row(const CoverageStore& cells, std::size_t layer, int row) {
    std::vector<std::int32_t> sectors(static_cast<std::size_t>(k_grid.cols()));
    cells.read_sectors(layer, {Row{row}, Col{0}}, sectors);
    return sectors;
}

float read_back(CoverageStore& cells, float level_dbm) {
    const std::int32_t sector = 0;
    cells.begin(k_grid, k_two_layers);
    cells.take({0, {Row{0}, Col{0}, 1, 1}, {&level_dbm, 1}, {&sector, 1}});
    return levels_of_row(cells, 0, 0).front();
}

TEST(CoverageStore, KeepsWhatItTookInEveryLayerApart) {
    const ScratchFolder scratch;
    CoverageStore cells{scratch.path()};
    cells.begin(k_grid, k_two_layers);
    const std::array<float, 4> level{-80.5F, k_none, -100.0F, -101.25F};
    const std::array<std::int32_t, 4> sector{7, -1, 0, 2'000'000'000};
    cells.take({1, {Row{28}, Col{38}, 2, 2}, level, sector});
    EXPECT_EQ(levels_of_row(cells, 1, 28)[38], -80.5F);
    EXPECT_TRUE(std::isnan(levels_of_row(cells, 1, 28)[39]));
    EXPECT_EQ(levels_of_row(cells, 1, 29)[38], -100.0F);
    EXPECT_EQ(sectors_of_row(cells, 1, 28)[38], 7);
    EXPECT_EQ(sectors_of_row(cells, 1, 28)[39], -1);
    EXPECT_EQ(sectors_of_row(cells, 1, 29)[38], 0);
    EXPECT_EQ(sectors_of_row(cells, 1, 29)[39], 2'000'000'000);
    EXPECT_THAT(levels_of_row(cells, 0, 28), testing::Each(testing::Truly([](float x) { return std::isnan(x); })));
    EXPECT_THAT(sectors_of_row(cells, 0, 28), testing::Each(-1));
}

TEST(CoverageStore, RoundsLevelsToTheNearestSixteenthOfADecibel) {
    const ScratchFolder scratch;
    CoverageStore cells{scratch.path()};
    std::mt19937 random{20260};
    std::uniform_real_distribution<float> level{-200.0F, 60.0F};
    for (int i = 0; i < 1000; ++i) {
        const float given = level(random);
        const float seen = read_back(cells, given);
        EXPECT_LE(std::abs(seen - given), 1.0F / 32.0F) << given;
        EXPECT_EQ(std::fmod(seen * 16.0F, 1.0F), 0.0F) << given;
    }
}

TEST(CoverageStore, KeepsAbsurdLevelsAtTheEndsOfItsRange) {
    const ScratchFolder scratch;
    CoverageStore cells{scratch.path()};
    EXPECT_EQ(read_back(cells, 1e9F), 2047.9375F);
    EXPECT_EQ(read_back(cells, -std::numeric_limits<float>::infinity()), -2047.9375F);
}

TEST(CoverageStore, ShowsNoFileInItsFolder) {
    const ScratchFolder scratch;
    CoverageStore cells{scratch.path()};
    static_cast<void>(read_back(cells, -90.0F));
    EXPECT_TRUE(fs::is_empty(scratch.path()));
}

TEST(CoverageStore, ForgetsALayerThatWasDropped) {
    const ScratchFolder scratch;
    CoverageStore cells{scratch.path()};
    EXPECT_EQ(read_back(cells, -90.0F), -90.0F);
    cells.drop(0);
    EXPECT_TRUE(std::isnan(levels_of_row(cells, 0, 0).front()));
    EXPECT_EQ(sectors_of_row(cells, 0, 0).front(), -1);
}

TEST(CoverageStore, RefusesTilesThatDoNotFitTheGrid) {
    const ScratchFolder scratch;
    CoverageStore cells{scratch.path()};
    cells.begin(k_grid, k_two_layers);
    const std::vector<float> level(4, -90.0F);
    const std::vector<std::int32_t> sector(4, 1);
    for (const CoverageTile& tile : {
             CoverageTile{2, {Row{0}, Col{0}, 2, 2}, level, sector},   // no such layer
             CoverageTile{0, {Row{29}, Col{0}, 2, 2}, level, sector},  // too far south
             CoverageTile{0, {Row{0}, Col{39}, 2, 2}, level, sector},  // too far east
             CoverageTile{0, {Row{-1}, Col{0}, 2, 2}, level, sector},  // too far north
             CoverageTile{0, {Row{0}, Col{0}, 2, 3}, level, sector},   // too few values
             CoverageTile{0, {Row{0}, Col{0}, 2, 2}, level, std::span{sector}.first(3)},
         }) {
        EXPECT_THAT(message_of([&] { cells.take(tile); }), testing::StartsWith("coverage store: a tile of layer "));
    }
}

TEST(CoverageStore, SaysWhereItCannotWrite) {
    const ScratchFolder scratch;
    CoverageStore cells{scratch.path() / "gone"};
    EXPECT_THAT(
        message_of([&] { cells.begin(k_grid, k_two_layers); }),
        testing::EndsWith("gone: cannot be written: no such folder. Create it, or choose another place with -o."));
}

}  // namespace

}  // namespace lomsong::test
