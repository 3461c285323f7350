// SPDX-License-Identifier: Apache-2.0
#include "algorithms/compare/comparison.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/unit/algorithms/compare/recorded_world.hpp"

namespace lomsong {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Status = HamletStatus;

TEST(Comparison, KindsFollowFromGapsAndRanks) {
    EXPECT_EQ(kind_of_change(Status::weak, Status::dead_zone), ChangeKind::new_gap);
    EXPECT_EQ(kind_of_change(Status::no_signal, Status::weak), ChangeKind::resolved);
    EXPECT_EQ(kind_of_change(Status::good, Status::weak), ChangeKind::worsened);
    EXPECT_EQ(kind_of_change(Status::no_signal, Status::dead_zone), ChangeKind::improved);
    EXPECT_EQ(kind_of_change(Status::no_data, Status::no_signal), ChangeKind::now_known);
    EXPECT_EQ(kind_of_change(Status::good, Status::not_enough_data), ChangeKind::no_longer_known);
    EXPECT_EQ(kind_of_change(Status::no_data, Status::not_enough_data), ChangeKind::unchanged);
}

TEST(Comparison, KindsOfTheWayBackAreTheOpposite) {
    const std::map<ChangeKind, ChangeKind> opposite{{ChangeKind::new_gap, ChangeKind::resolved},
                                                    {ChangeKind::worsened, ChangeKind::improved},
                                                    {ChangeKind::now_known, ChangeKind::no_longer_known},
                                                    {ChangeKind::unchanged, ChangeKind::unchanged}};
    for (const HamletStatusInfo& before : k_hamlet_statuses) {
        for (const HamletStatusInfo& now : k_hamlet_statuses) {
            const ChangeKind there = kind_of_change(before.status, now.status);
            const ChangeKind back = kind_of_change(now.status, before.status);
            const bool fits = (opposite.contains(there) && opposite.at(there) == back) ||
                              (opposite.contains(back) && opposite.at(back) == there);
            EXPECT_TRUE(fits) << before.key << " and " << now.key;
        }
    }
}

/// A hamlet that its best station served, until the station went; another far station went as well.
struct StationWent {
    StationWent() {
        const auto best = add_station(before, "near", {1'000, 0}, 0);
        add_station(before, "far", {5'000, 0}, 0);
        add(before, hamlet("1", "a", Point{0, 0}), Status::good, best);
        add(now, hamlet("1", "a", Point{0, 0}), Status::no_signal);
    }
    RecordedResult before = empty_result("old");
    RecordedResult now = empty_result("new");
};

TEST(Comparison, NamesTheStationThatServedBestAndNotTheOtherOnes) {
    const StationWent world;
    const Comparison comparison = compare_results(world.before, world.now);
    ASSERT_EQ(comparison.hamlets.size(), 1U);
    const HamletChange& change = comparison.hamlets.front();
    EXPECT_EQ(change.any.kind, ChangeKind::new_gap);
    EXPECT_THAT(change.any.reasons, ElementsAre(ChangeReason::network));
    ASSERT_EQ(change.any.stations.size(), 1U);
    EXPECT_EQ(comparison.stations[change.any.stations.front()].code, "near");
    EXPECT_EQ(change.stations_in_reach, 2U);
    EXPECT_EQ(change.operators[1].kind, ChangeKind::unchanged);
    EXPECT_THAT(change.operators[1].reasons, IsEmpty());
}

TEST(Comparison, ParametersThatSteerMakeItNoComparisonOfNetworks) {
    StationWent world;
    world.before.parameters = {{"radio.radius_km", "15"}, {"title", "\"a\""}};
    world.now.parameters = {{"radio.radius_km", "20"}, {"title", "\"b\""}};
    const Comparison comparison = compare_results(world.before, world.now);
    EXPECT_TRUE(comparison.parameters_steer);
    EXPECT_THAT(comparison.hamlets.front().any.reasons,
                ElementsAre(ChangeReason::network, ChangeReason::parameters));
    world.now.parameters["radio.radius_km"] = "15";
    const Comparison only_title = compare_results(world.before, world.now);
    EXPECT_FALSE(only_title.parameters_steer);
    ASSERT_EQ(only_title.parameters.size(), 1U);
    EXPECT_EQ(only_title.parameters.front().key, "title");
}

TEST(Comparison, ACalibrationIsOneDifferenceWhateverItsNumbers) {
    const RecordedResult before = StationWent{}.before;
    RecordedResult now = before;
    now.parameters["calibration.4g.offset_db"] = "3.2";
    now.parameters["calibration.4g.slope_db"] = "-6.1";
    now.inputs.push_back({"calibration", "calibration.toml", "xxh3-128:1"});
    now.inputs.push_back({"land_cover", "cover.tif", "xxh3-128:2"});
    now.trace.land_cover.blocks = {7};
    const Comparison comparison = compare_results(before, now);
    EXPECT_TRUE(comparison.parameters_steer);
    EXPECT_FALSE(comparison.terrain_differs) << "land cover is read for the calibration only";
    ASSERT_EQ(std::ranges::count(comparison.parameters, "calibration", &ParameterDifference::key), 1);
    const auto found = std::ranges::find(comparison.parameters, "calibration", &ParameterDifference::key);
    EXPECT_EQ(found->before, "");
    EXPECT_EQ(found->now, "xxh3-128:1");
    RecordedResult other_cover = now;
    other_cover.inputs.back().hash = "xxh3-128:3";
    other_cover.trace.land_cover.blocks = {8};
    EXPECT_TRUE(compare_results(now, other_cover).terrain_differs);
}

TEST(Comparison, AMovedHamletIsACorrectionWithItsMetres) {
    RecordedResult before = empty_result("old");
    add(before, hamlet("1", "a", Point{0, 0}), Status::weak);
    RecordedResult now = empty_result("new");
    add(now, hamlet("1", "a", Point{300, 400}), Status::no_signal);
    now.hamlets.front().declared.households = 12;
    const Comparison comparison = compare_results(before, now);
    const HamletChange& change = comparison.hamlets.front();
    EXPECT_THAT(change.any.reasons, ElementsAre(ChangeReason::hamlet_data));
    EXPECT_THAT(change.corrections,
                ElementsAre(Correction{"households", "", "12"}, Correction{"centre_moved_m", "", "500"},
                            Correction{"clusters_moved", "", "yes"}));
}

TEST(Comparison, AFirstReportIsNoChangeOfTheNetwork) {
    RecordedResult before = empty_result("old");
    before.operator_has_reported[0] = false;
    add(before, hamlet("1", "a", Point{0, 0}), Status::no_data);
    RecordedResult now = empty_result("new");
    add(now, hamlet("1", "a", Point{0, 0}), Status::no_signal);
    const Comparison comparison = compare_results(before, now);
    EXPECT_EQ(comparison.hamlets.front().operators[0].kind, ChangeKind::now_known);
    EXPECT_THAT(comparison.hamlets.front().operators[0].reasons, ElementsAre(ChangeReason::report));
}

TEST(Comparison, HamletsOfOneResultOnlyAreToldApart) {
    RecordedResult before = empty_result("old");
    add(before, hamlet("1", "a", Point{0, 0}), Status::weak);
    add(before, hamlet("2", "b", Point{9'000, 0}), Status::good);
    RecordedResult now = empty_result("new");
    add(now, hamlet("3", "c", Point{-9'000, 0}), Status::good);
    add(now, hamlet("1", "a", Point{0, 0}), Status::weak);
    const Comparison comparison = compare_results(before, now);
    ASSERT_EQ(comparison.hamlets.size(), 3U);
    EXPECT_EQ(comparison.hamlets[0].any.kind, ChangeKind::unchanged);
    EXPECT_EQ(comparison.hamlets[1].any.kind, ChangeKind::added);
    EXPECT_EQ(comparison.hamlets[2].any.kind, ChangeKind::removed);
}

TEST(Comparison, RefusesResultsOfTwoProvinces) {
    RecordedResult before = empty_result("lao-cai");
    add(before, hamlet("1", "a", Point{0, 0}), Status::weak);
    RecordedResult now = empty_result("ca-mau");
    add(now, hamlet("900", "z", Point{400'000, -1'400'000}), Status::good);
    try {
        static_cast<void>(compare_results(before, now));
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_data);
        EXPECT_THAT(error.what(), testing::HasSubstr("ca-mau: no hamlet of it is a hamlet of 'lao-cai'"));
    }
}

}  // namespace
}  // namespace lomsong
