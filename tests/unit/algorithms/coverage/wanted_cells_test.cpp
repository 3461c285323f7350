// SPDX-License-Identifier: Apache-2.0
#include "algorithms/coverage/wanted_cells.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "algorithms/propagation/free_space.hpp"
#include "tests/unit/algorithms/coverage/sector_world.hpp"

namespace lomsong {
namespace {

constexpr DistanceRing k_everywhere{Metres{0.0}, Metres{10'000.0}};

class WantedCells : public testing::TestWithParam<std::uint64_t> {
  protected:
    WantedCells() {
        best.reset(world.whole);
        for (float& level_dbm : best.level_dbm) {
            level_dbm = world.between(-75.0F, -30.0F);
        }
    }
    [[nodiscard]] LayerProspect prospect() const {
        return {strongest_at_1_m(*world.indexed[0].sector, world.environment_loss), Metres{1e6}, &best};
    }
    std::size_t mark(const DistanceRing& ring, std::span<const LayerProspect> layers) {
        return mark_wanted(world.view(), ring, layers, Row{0}, world.whole.rows, wanted);
    }
    [[nodiscard]] Metres away(std::size_t cell) const {
        return distance(world.position, world.grid.centre(world.grid.cell(cell)));
    }

    SectorWorld world{GetParam()};
    BestServers best;
    std::vector<unsigned char> wanted = std::vector<unsigned char>(world.grid.size(), 7);
};

TEST_P(WantedCells, ACellIsPassedOverOnlyWhereFreeSpaceCannotBeatTheBest) {
    const LayerProspect layer = prospect();
    mark(k_everywhere, {&layer, 1});
    const RadioSector& sector = *world.indexed[0].sector;
    std::size_t passed = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const Decibels loss = free_space_loss(sector.frequency, away(i)) - k_below_free_space;
        const double could_be_dbm = (sector.reference_eirp - loss - world.environment_loss).value();
        const double gain_db = could_be_dbm - static_cast<double>(best.level_dbm[i]);
        ASSERT_TRUE(wanted[i] == 1 || gain_db < 0.0) << "seed " << GetParam() << ", cell " << i;
        ASSERT_TRUE(wanted[i] == 0 || gain_db > -0.2) << "seed " << GetParam() << ", cell " << i;
        passed += wanted[i] == 0 ? 1U : 0U;
    }
    EXPECT_GT(passed, wanted.size() / 20);
    EXPECT_LT(passed, wanted.size());
}

TEST_P(WantedCells, RingsPartitionTheCells) {
    const LayerProspect layer = prospect();
    const std::size_t all = mark(k_everywhere, {&layer, 1});
    const std::vector<unsigned char> whole = wanted;
    std::vector<unsigned char> sum(whole.size(), 0);
    std::size_t total = 0;
    for (const DistanceRing ring : {DistanceRing{Metres{0.0}, Metres{800.0}},
                                    {Metres{800.0}, Metres{1'900.0}},
                                    {Metres{1'900.0}, Metres{10'000.0}}}) {
        total += mark(ring, {&layer, 1});
        for (std::size_t i = 0; i < sum.size(); ++i) {
            ASSERT_TRUE(wanted[i] == 0 || (away(i) > ring.beyond && away(i) <= ring.up_to));
            sum[i] = static_cast<unsigned char>(sum[i] + wanted[i]);
        }
    }
    EXPECT_EQ(sum, whole);
    EXPECT_EQ(total, all);
    EXPECT_EQ(all, static_cast<std::size_t>(std::ranges::count(whole, 1)));
}

TEST_P(WantedCells, UnknownGroundAndWhatLiesBeyondTheReachAreNotWanted) {
    LayerProspect layer = prospect();
    layer.reach = Metres{1'000.0};
    best.reset(world.whole);
    for (std::size_t i = 0; i < world.ground_m.size(); i += 3) {
        world.ground_m[i] = std::numeric_limits<float>::quiet_NaN();
    }
    mark(k_everywhere, {&layer, 1});
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        ASSERT_EQ(wanted[i] == 1, i % 3 != 0 && away(i) <= layer.reach);
    }
}

TEST_P(WantedCells, OneLayerThatCouldGainIsEnough) {
    BestServers full;
    full.reset(world.whole);
    std::ranges::fill(full.level_dbm, 0.0F);
    LayerProspect nothing = prospect();
    nothing.best = &full;
    const LayerProspect layer = prospect();
    const std::size_t expected = mark(k_everywhere, {&layer, 1});
    const LayerProspect both[] = {nothing, layer};
    EXPECT_EQ(mark(k_everywhere, both), expected);
    EXPECT_EQ(mark(k_everywhere, {&nothing, 1}), 0U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, WantedCells, testing::Values(1, 2, 3));

}  // namespace
}  // namespace lomsong
