// SPDX-License-Identifier: Apache-2.0
/// @file  Status rules 2 and 3. A hamlet is drawn as a word, its centre first: G good, w weak, - none, ? unknown.
#include "algorithms/verdict/hamlet_status.hpp"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace lomsong {
namespace {

using enum HamletStatus;

HamletStatus status_of(std::string_view drawn) {
    std::vector<PointStatus> points;
    for (const char point : drawn) {
        points.push_back(point == 'G'   ? PointStatus::good
                         : point == 'w' ? PointStatus::weak
                         : point == '-' ? PointStatus::none
                                        : PointStatus::unknown);
    }
    return hamlet_status(points);
}

HamletStatus any_of(std::vector<HamletStatus> operators) { return any_operator_status(operators); }

TEST(HamletStatus, UnservedCentreIsNoSignalWhateverTheClusters) {
    EXPECT_EQ(status_of("-"), no_signal);
    EXPECT_EQ(status_of("-GGG"), no_signal);
    EXPECT_EQ(status_of("-?"), no_signal);
}

TEST(HamletStatus, ServedCentreWithAnUnservedClusterIsADeadZone) {
    EXPECT_EQ(status_of("G-"), dead_zone);
    EXPECT_EQ(status_of("wG-"), dead_zone);
    EXPECT_EQ(status_of("G?-"), dead_zone);
}

TEST(HamletStatus, WhatIsUnknownIsNeitherCoveredNorUncovered) {
    EXPECT_EQ(status_of("?"), not_enough_data);
    EXPECT_EQ(status_of("?GG"), not_enough_data);
    EXPECT_EQ(status_of("?-"), not_enough_data);
    EXPECT_EQ(status_of("G?"), not_enough_data);
    EXPECT_EQ(status_of("w?w"), not_enough_data);
    EXPECT_EQ(status_of(""), not_enough_data);
}

TEST(HamletStatus, ServedEverywhereIsGoodOnlyWhenNothingIsWeak) {
    EXPECT_EQ(status_of("G"), good);
    EXPECT_EQ(status_of("GGG"), good);
    EXPECT_EQ(status_of("GwG"), weak);
    EXPECT_EQ(status_of("wGG"), weak);
}

TEST(AnyOperator, IsTheBestOfThem) {
    EXPECT_EQ(any_of({no_signal, good, weak}), good);
    EXPECT_EQ(any_of({no_data, dead_zone, weak}), weak);
    EXPECT_EQ(any_of({no_signal, dead_zone}), dead_zone);
    EXPECT_EQ(any_of({no_signal, no_signal}), no_signal);
}

TEST(AnyOperator, WithoutServiceIsOpenWhileSomebodyHasNotReportedOrIsUnknown) {
    EXPECT_EQ(any_of({no_signal, no_data}), not_enough_data);
    EXPECT_EQ(any_of({no_signal, not_enough_data}), not_enough_data);
    EXPECT_EQ(any_of({no_data, no_data}), not_enough_data);
    EXPECT_EQ(any_of({}), not_enough_data);
    EXPECT_EQ(any_of({dead_zone, no_data}), dead_zone);
}

TEST(NotSpot, CountsServingAmongReportingOperators) {
    const auto kind_of = [](HamletStatus status, int serving, int reporting) {
        HamletResult hamlet;
        hamlet.status = status;
        hamlet.operators_serving = serving;
        hamlet.operators_reporting = reporting;
        return not_spot(hamlet);
    };
    EXPECT_EQ(kind_of(good, 3, 3), NotSpot::none);
    EXPECT_EQ(kind_of(good, 2, 3), NotSpot::partial);
    EXPECT_EQ(kind_of(good, 1, 3), NotSpot::single_operator);
    EXPECT_EQ(kind_of(no_signal, 0, 3), NotSpot::total);
    EXPECT_EQ(kind_of(not_enough_data, 0, 2), NotSpot::undecided);
}

}  // namespace
}  // namespace lomsong
