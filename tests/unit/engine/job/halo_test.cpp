// SPDX-License-Identifier: Apache-2.0
#include "engine/job/halo.hpp"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(Halo, ReachesAsFarFromAnEdgeAsFromACorner) {
    const Halo halo{{100, 100, 200, 150}, Metres{50}};
    EXPECT_TRUE(halo.contains({150, 120}));
    EXPECT_TRUE(halo.contains({250, 120}));
    EXPECT_FALSE(halo.contains({250.1, 120}));
    EXPECT_TRUE(halo.contains({230, 190}));
    EXPECT_FALSE(halo.contains({231, 191}));
}

TEST(Halo, MarksEveryCellOfItAndFewBeyond) {
    constexpr std::uint64_t k_seed = 20261122;
    std::mt19937_64 dice{k_seed};
    const auto between = [&](double low, double high) {
        return low + (high - low) * static_cast<double>(dice() >> 11) * 0x1.0p-53;
    };
    for (int round = 0; round < 200; ++round) {
        const Grid grid{1000, 5000, Metres{between(7, 120)}, 60, 80};
        const Window window{Row{static_cast<std::int32_t>(dice() % 40)},
                            Col{static_cast<std::int32_t>(dice() % 60)}, 20, 20};
        const double x = between(0, 9000);
        const double y = between(-3000, 6000);
        const Halo halo{{x, y, x + between(0, 900), y + between(0, 900)}, Metres{between(0, 2000)}};
        const Halo wider{halo.core, halo.reach + 3.0 * grid.cell_size()};
        std::vector<std::uint8_t> cells(window.size(), 0);
        mark(halo, grid, window, cells);
        for (std::int32_t i = 0; i < window.rows * window.cols; ++i) {
            const Cell cell{Row{window.row.value + i / window.cols}, Col{window.col.value + i % window.cols}};
            const bool marked = cells[window.index(cell)] == 1;
            const Point centre = grid.centre(cell);
            EXPECT_TRUE(marked || !halo.contains(centre)) << "seed " << k_seed << ", round " << round;
            EXPECT_TRUE(!marked || wider.contains(centre)) << "seed " << k_seed << ", round " << round;
        }
    }
}

TEST(Halo, LeavesMarksOfOthersAlone) {
    std::vector<std::uint8_t> cells(4, 1);
    mark({{1e6, 1e6, 1e6, 1e6}, Metres{1}}, Grid{0, 100, Metres{50}, 2, 2}, Window{Row{0}, Col{0}, 2, 2}, cells);
    EXPECT_EQ(cells, std::vector<std::uint8_t>(4, 1));
}

}  // namespace
}  // namespace lomsong
