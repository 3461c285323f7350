// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/closing.hpp"

#include <random>

#include <gtest/gtest.h>

#include "tests/unit/algorithms/zonal/drawing.hpp"

namespace lomsong {
namespace {

using testing_tools::drawn;

/// Cell by cell: the slow truth. Beyond the grid a cell counts as `outside`.
Raster<std::uint8_t> slowly(const Raster<std::uint8_t>& mask, std::int32_t reach, std::uint8_t outside) {
    Raster<std::uint8_t> result = mask;
    for (std::size_t i = 0; i < mask.values().size(); ++i) {
        const Cell cell = mask.grid().cell(i);
        std::uint8_t found = outside;
        for (std::int32_t row = -reach; row <= reach; ++row) {
            for (std::int32_t col = -reach; col <= reach; ++col) {
                const Cell other{Row{cell.row.value + row}, Col{cell.col.value + col}};
                if (mask.grid().contains(other) && mask.at(other) != outside) {
                    found = static_cast<std::uint8_t>(1 - outside);
                }
            }
        }
        result.values()[i] = found;
    }
    return result;
}

TEST(Closing, FillsSlitsOfTwiceItsReachAndNoWiderOnes) {
    const Raster<std::uint8_t> mask = drawn({"#..#...#", "#..#...#", "#..#...#"});
    EXPECT_EQ(shrunk(grown(mask, 1), 1).values(), drawn({"####...#", "####...#", "####...#"}).values());
    EXPECT_EQ(shrunk(grown(mask, 2), 2).values(), drawn({"########", "########", "########"}).values());
    EXPECT_EQ(grown(mask, 0).values(), mask.values());
}

TEST(Closing, OfRandomMasksIsWhatAWalkOverEverySquareFinds) {
    constexpr unsigned seed = 31;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    for (int round = 0; round < 60; ++round) {
        const auto rows = static_cast<std::int32_t>(1 + random() % 9);
        const auto cols = static_cast<std::int32_t>(1 + random() % 9);
        Raster<std::uint8_t> mask{Grid{0, 90, Metres{10}, rows, cols}};
        for (std::uint8_t& value : mask.values()) {
            value = random() % 4 == 0 ? 1 : 0;
        }
        const std::uint32_t reach = random() % 4;
        const Raster<std::uint8_t> wide = grown(mask, reach);
        EXPECT_EQ(wide.values(), slowly(mask, static_cast<std::int32_t>(reach), 0).values());
        EXPECT_EQ(shrunk(mask, reach).values(), slowly(mask, static_cast<std::int32_t>(reach), 1).values());
        const Raster<std::uint8_t> closed = shrunk(wide, reach);
        for (std::size_t i = 0; i < mask.values().size(); ++i) {
            EXPECT_GE(closed.values()[i], mask.values()[i]) << "a marked cell was lost";
        }
    }
}

}  // namespace
}  // namespace lomsong
