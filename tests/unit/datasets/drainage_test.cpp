// SPDX-License-Identifier: Apache-2.0
#include "datasets/drainage.hpp"

#include <iostream>

#include <gtest/gtest.h>

#include "datasets/random.hpp"

namespace lomsong::datasets {

TEST(Drainage, EveryCellReachesAnOutletDownhillAndAreasAreThoseOfAWalk) {
    constexpr std::uint64_t k_seed = 41;
    std::cout << "seed " << k_seed << '\n';
    Random random{k_seed, Stream::relief};
    const Grid grid{0.0, 0.0, Metres{10.0}, 23, 31};
    Raster<float> heights{grid};
    for (float& height : heights.values()) {
        height = static_cast<float>(random.uniform(0.0, 100.0));
    }
    const std::vector<std::uint32_t> outlets{5, 300};
    const Drainage drainage = drain(heights, outlets);
    ASSERT_EQ(drainage.order.size(), grid.size());

    std::vector<double> walked(grid.size(), 0.0);
    for (std::uint32_t start = 0; start < grid.size(); ++start) {
        std::uint32_t cell = start;
        std::size_t steps = 0;
        walked[cell] += grid.cell_area_m2();
        while (drainage.receiver[cell] != cell) {
            ASSERT_GT(drainage.filled_m[cell], drainage.filled_m[drainage.receiver[cell]])
                << "cell " << cell << " flows uphill";
            cell = drainage.receiver[cell];
            walked[cell] += grid.cell_area_m2();
            ASSERT_LT(++steps, grid.size()) << "cell " << start << " flows in a circle";
        }
        EXPECT_TRUE(cell == outlets[0] || cell == outlets[1]);
        EXPECT_GE(drainage.filled_m[start], heights.values()[start]);
    }
    const std::vector<float> areas = drained_area_m2(drainage, grid.cell_area_m2());
    for (std::uint32_t cell = 0; cell < grid.size(); ++cell) {
        EXPECT_FLOAT_EQ(areas[cell], static_cast<float>(walked[cell])) << "cell " << cell;
    }
}

}  // namespace lomsong::datasets
