// SPDX-License-Identifier: Apache-2.0
#include "engine/job/change_plan.hpp"

#include <algorithm>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lomsong {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr CoverageLayerKey k_alpha_4g{0, Technology::g4};
constexpr CoverageLayerKey k_beta_4g{1, Technology::g4};
constexpr CoverageLayerKey k_alpha_3g{0, Technology::g3};

/// Two operators, three layers, sectors 20 km apart from west to east, a test point beside each.
RunTrace world() {
    RunTrace trace;
    trace.premises = {{"the radio parameters", 1}};
    trace.raster_premises = {{"the study area", 2}};
    trace.radius = Metres{10'000};
    trace.path_width = Metres{100};
    trace.operators = {"Alpha", "Beta"};
    trace.sectors = {{k_alpha_4g, {0, 0}, 100}, {k_beta_4g, {20'000, 0}, 101}, {k_alpha_3g, {40'000, 0}, 102}};
    trace.terrain = {Grid{-20'000, 20'000, Metres{50}, 800, 1600}, std::vector<std::uint64_t>(13U * 25U, 7)};
    for (const double x : {500.0, 20'500.0, 40'500.0}) {
        trace.points.push_back({{x, 0}, std::vector<BestLink>(2 * k_technology_count), {}, 0, 0, 0});
    }
    trace.layers = {
        {k_alpha_3g, "", "a3.tif", "", 1}, {k_alpha_4g, "", "a4.tif", "", 2}, {k_beta_4g, "", "b4.tif", "", 3}};
    return trace;
}

std::vector<bool> held(const std::vector<std::optional<std::size_t>>& points) {
    std::vector<bool> result;
    std::ranges::transform(points, std::back_inserter(result), [](const auto& p) { return p.has_value(); });
    return result;
}

TEST(ChangePlan, WithoutAChangeNothingIsTouched) {
    const ChangePlan plan = plan_changes(world(), world());
    EXPECT_THAT(plan.sectors, ElementsAre(0U, 1U, 2U));
    EXPECT_THAT(plan.points, ElementsAre(0U, 1U, 2U));
    EXPECT_THAT(plan.changed_premises, IsEmpty());
    ASSERT_EQ(plan.layers.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(plan.layers[i].earlier, i);
        EXPECT_TRUE(plan.layers[i].same_sectors);
        EXPECT_THAT(plan.layers[i].touched, IsEmpty());
    }
}

TEST(ChangePlan, AChangedSectorTouchesItsLayerAroundItsMast) {
    RunTrace now = world();
    now.sectors[1].fingerprint = 999;
    const ChangePlan plan = plan_changes(world(), now);
    EXPECT_THAT(plan.layers[0].touched, IsEmpty());
    EXPECT_THAT(plan.layers[1].touched, IsEmpty());
    ASSERT_EQ(plan.layers[2].touched.size(), 1U);
    EXPECT_TRUE(plan.layers[2].touched[0].contains({20'000, 9'999}));
    EXPECT_FALSE(plan.layers[2].touched[0].contains({20'000, 10'001}));
    EXPECT_THAT(held(plan.points), ElementsAre(true, false, true));
}

TEST(ChangePlan, AMovedSectorTouchesWhereItWasAndWhereItIs) {
    RunTrace now = world();
    now.sectors[0].position = {5'000, 0};
    now.sectors[0].fingerprint = 999;
    const ChangePlan plan = plan_changes(world(), now);
    ASSERT_EQ(plan.layers[1].touched.size(), 2U);
    EXPECT_TRUE(plan.layers[1].touched[0].contains({-9'000, 0}));
    EXPECT_TRUE(plan.layers[1].touched[1].contains({14'000, 0}));
}

TEST(ChangePlan, BehindARemovedSectorIndicesShift) {
    RunTrace now = world();
    now.sectors.erase(now.sectors.begin());
    now.layers.erase(now.layers.begin() + 1);
    const ChangePlan plan = plan_changes(world(), now);
    EXPECT_THAT(plan.sectors, ElementsAre(std::nullopt, 0U, 1U));
    ASSERT_EQ(plan.layers.size(), 2U);
    EXPECT_EQ(plan.layers[1].earlier, 2U);
    EXPECT_FALSE(plan.layers[1].same_sectors);
    EXPECT_THAT(plan.layers[1].touched, IsEmpty());
    EXPECT_THAT(held(plan.points), ElementsAre(false, true, true)) << "no layer of now has the removed sector";
}

TEST(ChangePlan, AnotherOperatorInFrontChangesNoLayer) {
    RunTrace now = world();
    now.operators = {"Omega", "Alpha", "Beta"};
    for (TracedSector& sector : now.sectors) {
        ++sector.layer.operator_index;
    }
    for (TracedLayer& layer : now.layers) {
        ++layer.key.operator_index;
    }
    const ChangePlan plan = plan_changes(world(), now);
    EXPECT_THAT(held(plan.points), ElementsAre(true, true, true));
    EXPECT_EQ(plan.layers[2].earlier, 2U);
    EXPECT_THAT(plan.layers[2].touched, IsEmpty());
}

TEST(ChangePlan, OfSectorsThatChangedPlacesOnlyOneStays) {
    RunTrace before = world();
    before.sectors[1].layer = k_alpha_4g;
    before.layers.pop_back();
    RunTrace now = before;
    std::swap(now.sectors[0], now.sectors[1]);
    const ChangePlan plan = plan_changes(before, now);
    EXPECT_EQ(std::ranges::count(plan.sectors, std::optional<std::uint32_t>{}), 1);
    EXPECT_EQ(plan.layers[1].touched.size(), 1U);
}

TEST(ChangePlan, EqualSectorsArePairedInTheirOrder) {
    RunTrace before = world();
    before.sectors.assign(3, before.sectors[0]);
    before.layers = {before.layers[1]};
    RunTrace now = before;
    now.sectors.pop_back();
    EXPECT_THAT(plan_changes(before, now).sectors, ElementsAre(0U, 1U, std::nullopt));
}

TEST(ChangePlan, ChangedGroundTouchesWhatLinksAcrossItCanReach) {
    RunTrace now = world();
    now.terrain.blocks[6U * 25U + 9U] = 8;  // x 8800..12000, y -2400..800
    const ChangePlan plan = plan_changes(world(), now);
    ASSERT_EQ(plan.layers[0].touched.size(), 1U);
    EXPECT_EQ(plan.layers[0].touched[0].reach, Metres{0.0}) << "its mast stands 28 km away";
    ASSERT_EQ(plan.layers[1].touched.size(), 1U);
    const Halo& halo = plan.layers[1].touched[0];
    EXPECT_TRUE(halo.core.contains({8'701, 0}) && halo.core.contains({12'099, -2'499})) << "as wide as a path";
    EXPECT_NEAR(halo.reach.value(), 10'000.0 - 8'675.0, 60.0) << "the mast at x = 0 leaves that much";
    EXPECT_NEAR(plan.layers[2].touched[0].reach.value(), 10'000.0 - 7'875.0, 60.0);
}

TEST(ChangePlan, ManyChangedSquaresAreOne) {
    RunTrace now = world();
    std::ranges::fill(now.terrain.blocks, 8);
    const ChangePlan plan = plan_changes(world(), now);
    ASSERT_EQ(plan.layers[0].touched.size(), 1U);
    EXPECT_TRUE(plan.layers[0].touched[0].core.contains({-20'000, 20'000}));
    EXPECT_THAT(held(plan.points), ElementsAre(false, false, false));
}

TEST(ChangePlan, AChangedPremiseOfLinksKeepsNothing) {
    RunTrace now = world();
    now.premises[0].fingerprint = 9;
    const ChangePlan plan = plan_changes(world(), now);
    EXPECT_THAT(plan.changed_premises, ElementsAre("the radio parameters"));
    EXPECT_THAT(held(plan.points), ElementsAre(false, false, false));
    EXPECT_FALSE(plan.layers[0].earlier || plan.layers[1].earlier || plan.layers[2].earlier);
}

TEST(ChangePlan, AChangedPremiseOfCellsKeepsThePoints) {
    RunTrace now = world();
    now.raster_premises[0].fingerprint = 9;
    const ChangePlan plan = plan_changes(world(), now);
    EXPECT_THAT(plan.changed_premises, ElementsAre("the study area"));
    EXPECT_THAT(held(plan.points), ElementsAre(true, true, true));
    EXPECT_FALSE(plan.layers[0].earlier || plan.layers[1].earlier || plan.layers[2].earlier);
}

TEST(ChangePlan, ChangedThresholdsOfATechnologyKeepTheLayersOfOthers) {
    RunTrace now = world();
    now.technologies[index_of(Technology::g4)] = 9;
    const ChangePlan plan = plan_changes(world(), now);
    EXPECT_THAT(plan.changed_premises, ElementsAre("the thresholds of 4G"));
    EXPECT_TRUE(plan.layers[0].earlier);
    EXPECT_FALSE(plan.layers[1].earlier || plan.layers[2].earlier);
    EXPECT_THAT(held(plan.points), ElementsAre(false, false, false));
}

TEST(ChangePlan, ALayerWhoseFileWasNotWrittenIsComputed) {
    RunTrace before = world();
    before.layers[1].file.clear();
    const ChangePlan plan = plan_changes(before, world());
    EXPECT_TRUE(plan.layers[0].earlier);
    EXPECT_FALSE(plan.layers[1].earlier);
}

TEST(ChangePlan, ANewPointIsComputed) {
    RunTrace now = world();
    now.points.insert(now.points.begin(), {{123, 456}, {}, {}, 0, 0, 0});
    EXPECT_THAT(plan_changes(world(), now).points, ElementsAre(std::nullopt, 0U, 1U, 2U));
}

}  // namespace
}  // namespace lomsong
