// SPDX-License-Identifier: Apache-2.0
#include "algorithms/coverage/best_server.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "algorithms/antenna/link_budget.hpp"
#include "algorithms/antenna/pattern.hpp"
#include "algorithms/propagation/free_space.hpp"
#include "tests/unit/algorithms/coverage/sector_world.hpp"

namespace lomsong {
namespace {

constexpr Dbm k_useful{-80.0};

/// Level of a sector at a cell by the scalar formulas, in double precision.
Dbm scalar_level(const SectorWorld& world, const RadioSector& sector, std::size_t cell, Decibels loss) {
    const Point receiver = world.grid.centre(world.grid.cell(cell));
    const HeightAboveSeaLevel ground{static_cast<double>(world.ground_m[cell])};
    const Angle up =
        elevation(world.antenna, raised(ground, world.receiver_height), distance(world.position, receiver));
    return level(sector, loss, bearing(world.position, receiver), up, world.environment_loss);
}

Dbm scalar_free_space_level(const SectorWorld& world, const RadioSector& sector, std::size_t cell) {
    const Metres away = distance(world.position, world.grid.centre(world.grid.cell(cell)));
    return scalar_level(world, sector, cell, free_space_loss(sector.frequency, away) - k_below_free_space);
}

class BestServer : public testing::TestWithParam<std::uint64_t> {
  protected:
    BestServers folded(std::span<const IndexedSector> sectors) const {
        BestServers best;
        best.reset(world.whole);
        fold_sectors(world.view(), sectors, losses_db, k_useful, best);
        return best;
    }

    SectorWorld world{GetParam()};
    std::vector<float> losses_db = world.random_losses();
};

TEST_P(BestServer, ALevelIsThatOfTheScalarFormulasWithinAHundredthOfADecibel) {
    for (const IndexedSector& sector : world.indexed) {
        const BestServers best = folded({&sector, 1});
        for (std::size_t i = 0; i < losses_db.size(); ++i) {
            if (!std::isfinite(losses_db[i])) {
                ASSERT_EQ(best.sector[i], -1);
                continue;
            }
            const Decibels loss{static_cast<double>(losses_db[i])};
            ASSERT_NEAR(static_cast<double>(best.level_dbm[i]),
                        scalar_level(world, *sector.sector, i, loss).value(), 0.01)
                << "seed " << GetParam() << ", sector " << sector.index << ", cell " << i;
            ASSERT_EQ(best.sector[i], static_cast<std::int32_t>(sector.index));
        }
    }
}

TEST_P(BestServer, TheBestOfManyIsNotBeatenByAnyOfThem) {
    const BestServers best = folded(world.indexed);
    for (std::size_t i = 0; i < losses_db.size(); ++i) {
        if (!std::isfinite(losses_db[i])) {
            continue;
        }
        const Decibels loss{static_cast<double>(losses_db[i])};
        for (const IndexedSector& sector : world.indexed) {
            const double level_dbm = scalar_level(world, *sector.sector, i, loss).value();
            ASSERT_LE(level_dbm, static_cast<double>(best.level_dbm[i]) + 0.01)
                << "seed " << GetParam() << ", cell " << i;
            if (static_cast<std::int32_t>(sector.index) == best.sector[i]) {
                ASSERT_NEAR(level_dbm, static_cast<double>(best.level_dbm[i]), 0.01);
            }
        }
    }
}

TEST_P(BestServer, AnUnknownLossLeavesHopeWhereFreeSpaceWouldServe) {
    std::size_t hopeful = 0;
    for (const IndexedSector& sector : world.indexed) {
        const BestServers best = folded({&sector, 1});
        for (std::size_t i = 0; i < losses_db.size(); ++i) {
            const double could_be_dbm = scalar_free_space_level(world, *sector.sector, i).value();
            if (std::abs(could_be_dbm - k_useful.value()) < 0.01) {
                continue;  // either is right
            }
            const bool hope = std::isinf(losses_db[i]) && could_be_dbm > k_useful.value();
            ASSERT_EQ(best.hope[i] != 0, hope) << "seed " << GetParam() << ", cell " << i;
            hopeful += hope ? 1U : 0U;
        }
    }
    EXPECT_GT(hopeful, 100U);
}

TEST_P(BestServer, NeitherWindowsNorTheOrderOfSectorsChangeABit) {
    const BestServers expected = folded(world.indexed);
    std::vector<IndexedSector> backwards(world.indexed.rbegin(), world.indexed.rend());
    BestServers best;
    best.reset(world.whole);
    for (const Window window : {Window{Row{0}, Col{0}, 61, 3}, Window{Row{0}, Col{3}, 61, 18},
                                Window{Row{0}, Col{20}, 40, 51}, Window{Row{37}, Col{19}, 24, 52}}) {
        std::vector<float> ground_m;
        std::vector<float> part_db;
        for (std::size_t i = 0; i < losses_db.size(); ++i) {
            if (window.contains(world.grid.cell(i))) {
                ground_m.push_back(world.ground_m[i]);
                part_db.push_back(losses_db[i]);
            }
        }
        fold_sectors(world.view(window, ground_m), backwards, part_db, k_useful, best);
    }
    EXPECT_EQ(best.level_dbm, expected.level_dbm) << "seed " << GetParam();
    EXPECT_EQ(best.sector, expected.sector);
    EXPECT_EQ(best.hope, expected.hope);
}

TEST_P(BestServer, OfEqualLevelsTheLowestIndexIsKept) {
    const std::vector<IndexedSector> twins{
        {world.indexed[1].sector, 9}, {world.indexed[1].sector, 4}, {world.indexed[1].sector, 6}};
    const BestServers best = folded(twins);
    for (std::size_t i = 0; i < losses_db.size(); ++i) {
        ASSERT_EQ(best.sector[i], std::isfinite(losses_db[i]) ? 4 : -1);
    }
}

TEST_P(BestServer, ASectorIsPassedOverBeyondItsReach) {
    const Metres reach{777.0};
    const IndexedSector near{world.indexed[0].sector, 5, reach};
    const BestServers best = folded({&near, 1});
    for (std::size_t i = 0; i < losses_db.size(); ++i) {
        const Metres away = distance(world.position, world.grid.centre(world.grid.cell(i)));
        ASSERT_EQ(best.sector[i], std::isfinite(losses_db[i]) && away <= reach ? 5 : -1);
        ASSERT_TRUE(best.hope[i] == 0 || away <= reach);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, BestServer, testing::Values(1, 2, 3, 4));

TEST(BestServerAtTheFoot, ACellUnderTheMastHasALevel) {
    SectorWorld world{5};
    const Cell under{Row{30}, Col{30}};
    world.position = world.grid.centre(under);
    const std::size_t cell = world.grid.index(under);
    std::vector<float> losses_db(world.grid.size(), 60.0F);
    for (const IndexedSector& sector : world.indexed) {
        BestServers best;
        best.reset(world.whole);
        fold_sectors(world.view(), {&sector, 1}, losses_db, k_useful, best);
        EXPECT_NEAR(static_cast<double>(best.level_dbm[cell]),
                    scalar_level(world, *sector.sector, cell, Decibels{60.0}).value(), 0.01);
    }
}

}  // namespace
}  // namespace lomsong
