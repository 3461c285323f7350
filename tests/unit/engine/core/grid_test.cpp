// SPDX-License-Identifier: Apache-2.0
#include "engine/core/grid.hpp"

#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(Grid, RowsRunSouthAndColumnsEast) {
    const Grid grid{1000.0, 2000.0, Metres{50}, 4, 6};
    EXPECT_EQ(grid.centre({Row{0}, Col{0}}), (Point{1025.0, 1975.0}));
    EXPECT_EQ(grid.centre({Row{3}, Col{5}}), (Point{1275.0, 1825.0}));
    EXPECT_EQ(grid.cell(grid.index({Row{2}, Col{3}})), (Cell{Row{2}, Col{3}}));
}

TEST(Grid, NorthAndWestEdgesBelongToACellSouthAndEastEdgesDoNot) {
    const Grid grid{0.0, 100.0, Metres{50}, 2, 2};
    EXPECT_EQ(grid.cell_at({0.0, 100.0}), (Cell{Row{0}, Col{0}}));
    EXPECT_FALSE(grid.cell_at({100.0, 50.0}));
    EXPECT_FALSE(grid.cell_at({50.0, 0.0}));
    EXPECT_FALSE(grid.cell_at({-0.001, 50.0}));
}

TEST(Grid, CoveringSnapsToMultiplesOfTheCellSoThatNeighboursShareCells) {
    const Grid grid = Grid::covering({101.0, 52.0, 199.0, 149.0}, Metres{50});
    EXPECT_EQ(grid.bounds().min_x, 100.0);
    EXPECT_EQ(grid.bounds().max_x, 200.0);
    EXPECT_EQ(grid.bounds().min_y, 50.0);
    EXPECT_EQ(grid.bounds().max_y, 150.0);
}

TEST(Grid, NothingCoversAnEmptyBox) { EXPECT_TRUE(Grid::covering(Box{}, Metres{50}).empty()); }

TEST(Window, HoldsTheCellsThatABoxTouches) {
    const Grid grid{0.0, 100.0, Metres{10.0}, 10, 10};
    EXPECT_EQ(touched_cells(grid, Box{12.0, 41.0, 35.0, 58.0}), (Window{Row{4}, Col{1}, 2, 3}));
    EXPECT_EQ(touched_cells(grid, Box{-50.0, 95.0, 5.0, 500.0}), (Window{Row{0}, Col{0}, 1, 1}));
    EXPECT_EQ(touched_cells(grid, Box{200.0, 200.0, 300.0, 300.0}).size(), 0U);
}

TEST(Window, CommonCellsOfTwo) {
    const Window left{Row{0}, Col{0}, 4, 4};
    EXPECT_EQ(intersection(left, Window{Row{2}, Col{3}, 9, 9}), (Window{Row{2}, Col{3}, 2, 1}));
    EXPECT_EQ(intersection(left, Window{Row{4}, Col{0}, 2, 2}).size(), 0U);
    EXPECT_EQ(left.index(Cell{Row{1}, Col{2}}), 6U);
    EXPECT_TRUE(left.contains(Cell{Row{3}, Col{3}}));
    EXPECT_FALSE(left.contains(Cell{Row{4}, Col{0}}));
}

TEST(Raster, IsUnknownUntilSet) {
    Raster<Dbm> level{Grid{0.0, 100.0, Metres{50}, 2, 2}};
    const Cell cell{Row{1}, Col{0}};
    EXPECT_FALSE(level.known(cell));
    level.set(cell, Dbm{-90.5});
    EXPECT_TRUE(level.known(cell));
    EXPECT_DOUBLE_EQ(level.at(cell).value(), -90.5);
    level.forget(cell);
    EXPECT_FALSE(level.known(cell));
}

}  // namespace
}  // namespace lomsong
