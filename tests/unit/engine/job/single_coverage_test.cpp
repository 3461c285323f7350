// SPDX-License-Identifier: Apache-2.0
#include "engine/job/single_coverage.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "algorithms/antenna/link_budget.hpp"
#include "algorithms/sweep/sweep_profile.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/terrain_makers.hpp"

namespace lomsong {
namespace {

constexpr Metres k_step{30.0};
constexpr double k_radius_m = 4'000.0;
constexpr Point k_middle{500'000.0, 2'500'000.0};

/// A transmitter on a hill or in a valley of made-up mountains.
struct World {
    explicit World(const std::string& model) {
        Dice dice{seed};
        const Point mast{k_middle.x + dice.between(-200.0, 200.0), k_middle.y + dice.between(-200.0, 200.0)};
        Box box;
        box.add(mast);
        layers.terrain = make_ground(Ground::hills, Grid::covering(box.grown(Metres{k_radius_m}), k_step), seed);
        layers.operators = {"one"};
        Sector sector;
        sector.technology = Technology::g2;
        sector.position = mast;
        sector.antenna_height = HeightAboveGround{dice.between(10.0, 60.0)};
        sector.frequency = megahertz(dice.between(450.0, 2'600.0));
        sector.eirp = Dbm{60.0};
        sector.pattern = "tr36814";
        sector.azimuth = Angle{dice.between(0.0, 360.0)};
        sector.electrical_tilt = Angle{4.0};
        sector.mechanical_tilt = Angle{2.0};
        layers.sectors = {sector};
        parameters.radio.model = model;
        parameters.radio.radius = Metres{k_radius_m};
        parameters.radio.profile_step = k_step;
    }

    [[nodiscard]] const Grid& cells() const { return layers.terrain.grid(); }
    [[nodiscard]] SingleCoverage computed(const Grid& grid, CoverageQuantity quantity, int threads = 1) const {
        SilentReporter reporter;
        return compute_single_coverage(RadioScene{layers, parameters}, grid, quantity, Execution{threads},
                                       reporter);
    }

    std::uint64_t seed = test_seed();
    Layers layers;
    RunParameters parameters;
};

/// The level at a cell by the scalar formulas over a profile.
double level_over(const RadioScene& scene, Point receiver, const PathProfile& profile) {
    const LoadedMast& mast = scene.masts().front();
    const RadioSector& sector = scene.sectors().front();
    const Direction direction = scene.direction(mast, receiver, scene.profiler().ground(receiver));
    const PathLoss loss = scene.sweep().model().evaluate(scene.sweep().link(mast.mast, sector.frequency, profile));
    return scene.level(sector, direction, loss.loss).value();
}

/// Differences of some hundred random cells from what `profile_of(scene, receiver, profile)` leads to, ascending.
template <class ProfileOf>
std::vector<double> differences(const World& world, const Grid& grid, const ProfileOf& profile_of) {
    const RadioScene scene{world.layers, world.parameters};
    const SingleCoverage coverage = world.computed(grid, CoverageQuantity::level);
    Dice dice{world.seed};
    std::vector<double> differences;
    PathProfile profile;
    while (differences.size() < 400) {
        const Cell cell = grid.cell(dice.below(grid.size()));
        const Point receiver = grid.centre(cell);
        if (!coverage.values.known(cell) || !profile_of(scene, receiver, profile)) {
            continue;
        }
        const double level = static_cast<double>(coverage.values.at(cell));
        differences.push_back(std::abs(level - level_over(scene, receiver, profile)));
    }
    std::ranges::sort(differences);
    return differences;
}

bool exact_profile(const RadioScene& scene, Point receiver, PathProfile& profile) {
    return scene.profiler().cut(scene.masts().front().mast.position, receiver, profile);
}
bool swept_profile(const RadioScene& scene, Point receiver, PathProfile& profile) {
    return sweep_profile(scene.profiler(), scene.masts().front().mast.position, receiver, profile);
}

TEST(SingleCoverage, EveryModelButTheSweptOneGivesTheExactPathsLevel) {
    for (const char* model : {"free_space", "itm"}) {
        const World world{model};
        SCOPED_TRACE(std::string{model} + ", seed " + std::to_string(world.seed));
        EXPECT_LT(differences(world, world.cells(), exact_profile).back(), 0.011);
    }
}

TEST(SingleCoverage, TheSweptLevelIsThatOfTheSweepsProfileAndNearTheExactPaths) {
    const World world{"p1812"};
    SCOPED_TRACE("seed " + std::to_string(world.seed));
    EXPECT_LT(differences(world, world.cells(), swept_profile).back(), 0.12)
        << "0.1 dB of loss, 0.01 dB of pattern";
    const std::vector<double> from_exact = differences(world, world.cells(), exact_profile);
    EXPECT_LT(from_exact[from_exact.size() / 2], 0.5) << "half of the cells";
    EXPECT_LT(from_exact[from_exact.size() * 95 / 100], 4.0);
}

TEST(SingleCoverage, CellsUnlikeTheTerrainsStandOnInterpolatedGround) {
    const World world{"p1812"};
    SCOPED_TRACE("seed " + std::to_string(world.seed));
    const Grid coarse = Grid::covering(world.cells().bounds(), Metres{70.0});
    EXPECT_LT(differences(world, coarse, swept_profile).back(), 0.12);
}

TEST(SingleCoverage, EveryCellWithinTheRadiusIsCountedOnceAndNoOther) {
    World world{"free_space"};
    SCOPED_TRACE("seed " + std::to_string(world.seed));
    forget_patches(world.layers.terrain, 6, world.seed);
    world.layers.terrain.set(*world.cells().cell_at(world.layers.sectors[0].position), HeightAboveSeaLevel{100.0});
    const SingleCoverage coverage = world.computed(world.cells(), CoverageQuantity::level);
    std::uint64_t within = 0;
    std::uint64_t without_terrain = 0;
    std::uint64_t without_value = 0;
    for (std::size_t i = 0; i < world.cells().size(); ++i) {
        const Cell cell = world.cells().cell(i);
        if (distance(world.layers.sectors[0].position, world.cells().centre(cell)) > Metres{k_radius_m}) {
            EXPECT_FALSE(coverage.values.known(cell)) << "beyond the radius";
            continue;
        }
        ++within;
        without_terrain += world.layers.terrain.known(cell) ? 0U : 1U;
        without_value += coverage.values.known(cell) ? 0U : 1U;
    }
    EXPECT_GT(without_terrain, 0U);
    EXPECT_EQ(coverage.cells, within);
    EXPECT_EQ(coverage.without_terrain, without_terrain);
    EXPECT_EQ(coverage.without_terrain + coverage.without_loss, without_value);
    EXPECT_GT(coverage.without_loss, 0U) << "known ground behind unknown ground";
}

TEST(SingleCoverage, TheLevelOfARoundAntennaIsItsPowerLessTheLoss) {
    World world{"p1812"};
    SCOPED_TRACE("seed " + std::to_string(world.seed));
    world.layers.sectors[0].pattern = "omni";
    world.layers.sectors[0].eirp = Dbm{47.5};
    const SingleCoverage level = world.computed(world.cells(), CoverageQuantity::level);
    const SingleCoverage loss = world.computed(world.cells(), CoverageQuantity::loss);
    for (std::size_t i = 0; i < world.cells().size(); ++i) {
        const Cell cell = world.cells().cell(i);
        ASSERT_EQ(level.values.known(cell), loss.values.known(cell));
        if (loss.values.known(cell)) {
            ASSERT_NEAR(level.values.at(cell), 47.5F - loss.values.at(cell), 0.011F);
        }
    }
}

TEST(SingleCoverage, TheBytesDoNotDependOnTheNumberOfThreads) {
    for (const char* model : {"p1812", "free_space"}) {
        const World world{model};
        SCOPED_TRACE(std::string{model} + ", seed " + std::to_string(world.seed));
        const std::vector<float> one = world.computed(world.cells(), CoverageQuantity::level, 1).values.values();
        const std::vector<float> two = world.computed(world.cells(), CoverageQuantity::level, 2).values.values();
        EXPECT_TRUE(std::ranges::equal(one, two, [](float a, float b) {
            return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b);
        }));
    }
}

}  // namespace
}  // namespace lomsong
