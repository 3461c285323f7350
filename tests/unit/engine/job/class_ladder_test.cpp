// SPDX-License-Identifier: Apache-2.0
#include "engine/job/class_ladder.hpp"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

Raster<float> random_values(const Grid& grid, Dice& dice) {
    Raster<float> values{grid};
    for (float& value : values.values()) {
        if (dice.below(4) > 0) {
            value = static_cast<float>(dice.between(-130.0, -60.0));
        }
    }
    return values;
}

/// As the documentation says it, step by step.
std::uint8_t class_of(double level, const std::vector<double>& steps) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (level >= steps[i]) {
            return static_cast<std::uint8_t>(i);
        }
    }
    return static_cast<std::uint8_t>(steps.size());
}

TEST(ClassLadder, EveryCellHasTheFirstClassWhoseStepItReaches) {
    const std::uint64_t seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    const Grid grid{0.0, 0.0, Metres{30.0}, 37, 53};
    const Raster<float> levels = random_values(grid, dice);
    const ClassLadder ladder{CoverageQuantity::level, {-75.0, -85.0, -95.5, -110.0}};
    const Raster<std::uint8_t> classes = classified(levels, ladder);
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Cell cell = grid.cell(i);
        ASSERT_EQ(classes.known(cell), levels.known(cell));
        if (levels.known(cell)) {
            ASSERT_EQ(classes.at(cell), class_of(static_cast<double>(levels.at(cell)), ladder.steps));
        }
    }
}

TEST(ClassLadder, AStepItselfIsReached) {
    Raster<float> values{Grid{0.0, 0.0, Metres{10.0}, 1, 2}};
    values.set({Row{0}, Col{0}}, -85.0F);
    EXPECT_EQ(classified(values, {CoverageQuantity::level, {-75.0, -85.0}}).at({Row{0}, Col{0}}), 1);
    values.set({Row{0}, Col{0}}, 110.0F);
    EXPECT_EQ(classified(values, {CoverageQuantity::loss, {100.0, 110.0}}).at({Row{0}, Col{0}}), 1);
}

TEST(ClassLadder, ALossIsALevelUpsideDown) {
    const std::uint64_t seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    const Raster<float> levels = random_values(Grid{0.0, 0.0, Metres{30.0}, 20, 20}, dice);
    Raster<float> losses = levels;
    for (float& value : losses.values()) {
        value = -value;
    }
    EXPECT_EQ(classified(levels, {CoverageQuantity::level, {-80.0, -100.0}}).values(),
              classified(losses, {CoverageQuantity::loss, {80.0, 100.0}}).values());
}

TEST(ClassLadder, TheSummaryIsWhatCountingEveryCellGives) {
    for (int round = 0; round < 20; ++round) {
        const std::uint64_t seed = test_seed();
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice{seed};
        const Grid grid{1'000.0, 9'000.0, Metres{30.0}, 31, 45};
        const Raster<float> levels = random_values(grid, dice);
        const ClassLadder ladder{CoverageQuantity::level, {-70.0, -90.0}};
        const Point mast{1'000.0 + dice.between(0.0, 1'350.0), 9'000.0 - dice.between(0.0, 930.0)};
        const ClassSummary summary = summarise(levels, ladder, mast);
        std::vector<std::uint64_t> cells(3);
        double farthest_m = 0.0;
        for (std::size_t i = 0; i < grid.size(); ++i) {
            const Cell cell = grid.cell(i);
            if (!levels.known(cell)) {
                continue;
            }
            const std::uint8_t its_class = class_of(static_cast<double>(levels.at(cell)), ladder.steps);
            ++cells[its_class];
            if (its_class < ladder.misses()) {
                farthest_m = std::max(farthest_m, distance(mast, grid.centre(cell)).value());
            }
        }
        EXPECT_EQ(summary.cells, cells);
        EXPECT_NEAR(summary.farthest_distance.value(), farthest_m, 1e-6);
        ASSERT_TRUE(summary.farthest);
        EXPECT_NEAR(distance(mast, grid.centre(*summary.farthest)).value(), farthest_m, 1e-6);
    }
}

TEST(ClassLadder, WithoutACellOnTheLadderNothingIsFarthest) {
    Raster<float> values{Grid{0.0, 0.0, Metres{30.0}, 3, 3}};
    values.set({Row{1}, Col{1}}, -120.0F);
    const ClassSummary summary = summarise(values, {CoverageQuantity::level, {-75.0}}, Point{});
    EXPECT_FALSE(summary.farthest);
    EXPECT_EQ(summary.farthest_distance.value(), 0.0);
    EXPECT_EQ(summary.cells, (std::vector<std::uint64_t>{0, 1}));
}

}  // namespace
}  // namespace lomsong
