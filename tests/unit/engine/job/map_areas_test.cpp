// SPDX-License-Identifier: Apache-2.0
/// @file  What a map shows of small made-up worlds: cells decide, polygons show.
#include "engine/job/map_areas.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "engine/core/reporter.hpp"
#include "engine/job/coverage_job.hpp"
#include "tests/support/random_world.hpp"

namespace lomsong {
namespace {

Results results_of(const Layers& layers, const RunParameters& parameters, int threads) {
    NoCoverageSink nobody;
    SilentReporter silent;
    return run_job(layers, parameters, Execution{threads}, nobody, silent).results;
}

TEST(MapAreas, OfClassesCountEveryCellWhateverTheDrawingLeavesOut) {
    const Layers layers = random_world({.seed = 6});
    RunParameters parameters = random_world_parameters();
    parameters.coverage.smallest_area_m2 = 1e8;
    parameters.coverage.border_tolerance_cells = 4.0;
    const Results results = results_of(layers, parameters, 1);
    std::map<std::pair<std::size_t, std::uint8_t>, double> cells_m2;
    for (std::size_t layer = 0; layer < results.coverage.size(); ++layer) {
        const Raster<std::uint8_t>& status = results.coverage[layer].status;
        for (const std::uint8_t value : status.values()) {
            if (value != Storage<std::uint8_t>::k_unknown) {
                cells_m2[{layer, value}] += status.grid().cell_area_m2();
            }
        }
    }
    ASSERT_FALSE(cells_m2.empty());
    EXPECT_EQ(results.coverage_classes.size(), cells_m2.size());
    for (const CoverageClassArea& area : results.coverage_classes) {
        EXPECT_EQ(area.area_m2, (cells_m2[{area.layer, static_cast<std::uint8_t>(area.status)}]));
    }
}

TEST(MapAreas, GapsOfAScopeHaveNamesOfTheirOwnAndNoMorePeopleThanLiveThere) {
    const Layers layers = random_world({.seed = 8, .hamlets = 20, .masts = 4});
    const Results results = results_of(layers, random_world_parameters(), 1);
    ASSERT_FALSE(results.gaps.empty());
    double everybody = 0.0;
    for (const Hamlet& hamlet : layers.hamlets) {
        everybody += hamlet.population.value_or(0.0);
    }
    std::set<std::tuple<GapKind, std::optional<std::size_t>, std::optional<Technology>, std::string, std::size_t>>
        names;
    std::map<std::tuple<GapKind, std::optional<std::size_t>, std::optional<Technology>>, double> people;
    for (const Gap& gap : results.gaps) {
        EXPECT_TRUE(names.emplace(gap.kind, gap.operator_index, gap.technology, gap.place, gap.number).second)
            << gap.place << " " << gap.number;
        EXPECT_GT(gap.area_m2, 0.0);
        EXPECT_FALSE(gap.area.empty());
        people[{gap.kind, gap.operator_index, gap.technology}] += gap.people;
    }
    for (const auto& [scope, number] : people) {
        EXPECT_LE(number, everybody + 1e-6);
    }
}

TEST(MapAreas, AreTheSameWithOneTwoAndEightThreads) {
    const Layers layers = random_world({.seed = 21});
    const RunParameters parameters = random_world_parameters();
    const Results one = results_of(layers, parameters, 1);
    for (const int threads : {2, 8}) {
        const Results more = results_of(layers, parameters, threads);
        ASSERT_EQ(more.gaps.size(), one.gaps.size());
        for (std::size_t i = 0; i < one.gaps.size(); ++i) {
            EXPECT_EQ(more.gaps[i].place, one.gaps[i].place);
            EXPECT_EQ(more.gaps[i].people, one.gaps[i].people);
            ASSERT_EQ(more.gaps[i].area.size(), one.gaps[i].area.size());
            EXPECT_EQ(more.gaps[i].area[0].outer, one.gaps[i].area[0].outer);
        }
        ASSERT_EQ(more.coverage_classes.size(), one.coverage_classes.size());
        for (std::size_t i = 0; i < one.coverage_classes.size(); ++i) {
            ASSERT_EQ(more.coverage_classes[i].area.size(), one.coverage_classes[i].area.size());
            for (std::size_t p = 0; p < one.coverage_classes[i].area.size(); ++p) {
                EXPECT_EQ(more.coverage_classes[i].area[p].outer, one.coverage_classes[i].area[p].outer);
            }
        }
    }
}

/// One hamlet of 100 m x 100 m in the south-west of a square kilometre, tested in its middle.
struct SmallPlace {
    Layers layers;
    TestPlan plan;
    SettlementParameters parameters;
    Grid grid{0, 1000, Metres{50}, 20, 20};

    SmallPlace() {
        layers.hamlets.resize(1);
        layers.hamlets[0].area = {{{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}, {}}};
        plan.points = {{0, {75, 75}, true, 0.0}};
        plan.hamlets.resize(1);
        plan.buildings.resize(1);
        parameters.inhabited_distance = Metres{0.0};
    }
    [[nodiscard]] std::size_t inhabited() const {
        const InhabitedGround ground = inhabited_ground(layers, plan, parameters, grid);
        return static_cast<std::size_t>(std::ranges::count(ground.cells.values(), 1));
    }
    [[nodiscard]] std::string basis() const { return inhabited_ground(layers, plan, parameters, grid).basis; }
};

TEST(InhabitedGround, IsTheAreaOfHamletsWhenNothingElseTells) {
    SmallPlace place;
    EXPECT_EQ(place.inhabited(), 4U);
    EXPECT_EQ(place.basis(), "areas of hamlets and hamlet points");
    place.layers.hamlets[0].area.clear();
    EXPECT_EQ(place.inhabited(), 1U);
    EXPECT_EQ(place.basis(), "hamlet points");
}

TEST(InhabitedGround, IsWhereThePopulationRasterHasSomebodyOrABuildingStands) {
    SmallPlace place;
    place.layers.population = Raster<float>{Grid{0, 1000, Metres{500}, 2, 2}};
    place.layers.population.set({Row{0}, Col{1}}, 3.0F);
    place.layers.population.set({Row{1}, Col{0}}, 0.0F);
    EXPECT_EQ(place.inhabited(), 101U) << "a quarter of the square, and the hamlet's point";
    EXPECT_EQ(place.basis(), "population raster and hamlet points");
    place.layers.buildings = {{{925, 925}, 40.0}};
    EXPECT_EQ(place.inhabited(), 2U);
    EXPECT_EQ(place.basis(), "buildings and hamlet points");
}

}  // namespace
}  // namespace lomsong
