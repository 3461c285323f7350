// SPDX-License-Identifier: Apache-2.0
#include "algorithms/compare/network_changes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/algorithms/compare/recorded_world.hpp"

namespace lomsong {
namespace {

using testing::ElementsAre;

TEST(NetworkChanges, TellWhoCameWentAndTurnedByOperatorAndCode) {
    RecordedResult before = empty_result("old");
    add_station(before, "gone", {0, 0}, 0);
    add_station(before, "same", {100, 0}, 0);
    add_station(before, "turned", {200, 0}, 120);
    RecordedResult now = empty_result("new");
    add_station(now, "turned", {200, 0}, 150);
    add_station(now, "same", {100.2, 0}, 0);
    add_station(now, "came", {300, 0}, 0);
    const auto changes = network_changes(before, now);
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(changes[0].code, "came");
    EXPECT_EQ(changes[0].kind, StationChangeKind::came);
    EXPECT_EQ(changes[1].code, "gone");
    EXPECT_EQ(changes[1].kind, StationChangeKind::went);
    EXPECT_EQ(changes[2].code, "turned");
    EXPECT_THAT(changes[2].details, ElementsAre("1 4G azimuth_deg: 120 -> 150"));
}

TEST(NetworkChanges, EveryDeclaredValueCounts) {
    RecordedResult before = empty_result("old");
    add_station(before, "S", {0, 0}, 0);
    RecordedResult now = before;
    Sector& sector = now.sectors.front();
    sector.position.x += 12.4;
    sector.antenna_height = HeightAboveGround{42};
    sector.tilt = Angle{4};
    sector.frequency = megahertz(1800);
    sector.eirp = Dbm{60.5};
    sector.status = "off air";
    const auto changes = network_changes(before, now);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_THAT(changes.front().details, ElementsAre("1 4G moved_m: 12", "1 4G height_m: - -> 42",
                                                     "1 4G tilt_deg: - -> 4", "1 4G frequency_mhz: - -> 1800",
                                                     "1 4G eirp_dbm: - -> 60.5", "1 4G status: - -> off air"));
}

TEST(NetworkChanges, AnotherCodeForTheSameRadiationIsARenamedStation) {
    RecordedResult before = empty_result("old");
    add_station(before, "LC1", {0, 0}, 10);
    RecordedResult now = empty_result("new");
    add_station(now, "LCI-0001", {0, 0}, 10);
    const auto changes = network_changes(before, now);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes.front().kind, StationChangeKind::renamed);
    EXPECT_EQ(changes.front().earlier_code, "LC1");
    EXPECT_TRUE(changes.front().sectors_now.empty()) << "it cannot have moved a verdict";
}

TEST(NetworkChanges, AnotherOperatorsStationOfTheCodeIsAnotherStation) {
    RecordedResult before = empty_result("old");
    add_station(before, "S", {0, 0}, 0);
    RecordedResult now = before;
    now.sectors.front().operator_index = 1;
    now.trace.sectors.front().layer.operator_index = 1;
    EXPECT_EQ(network_changes(before, now).size(), 2U);
}

}  // namespace
}  // namespace lomsong
