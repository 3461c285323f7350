// SPDX-License-Identifier: Apache-2.0
/// @file  ITU-R P.2108, P.2109, and what P.1812 makes of them.
#include <cmath>
#include <set>
#include <string_view>

#include <gtest/gtest.h>

#include "algorithms/propagation/p1812_locations.hpp"
#include "algorithms/propagation/p2108.hpp"
#include "algorithms/propagation/p2109.hpp"

namespace lomsong {
namespace {

P2108Terminal terminal(double antenna_m, P2108Clutter kind) {
    return {megahertz(900.0), HeightAboveGround{antenna_m}, HeightAboveGround{15.0}, Metres{27.0}, kind};
}

TEST(AddedLoss, EveryReasonHasATextOfItsOwn) {
    std::set<std::string_view> texts;
    for (std::size_t i = 0; i < k_added_loss_reason_texts.size(); ++i) {
        texts.insert(text(static_cast<AddedLossReason>(i)));
    }
    EXPECT_EQ(texts.size(), k_added_loss_reason_texts.size());
    EXPECT_FALSE(no_added_loss(AddedLossReason::outside_angle_range).known());
}

TEST(P2108, AnAntennaAsHighAsTheClutterLosesNothingAndALowerOneMore) {
    for (const P2108Clutter kind : {P2108Clutter::open_rural, P2108Clutter::trees_forest}) {
        EXPECT_EQ(p2108_height_gain_loss(terminal(15.0, kind)).loss.value(), 0.0);
        EXPECT_EQ(p2108_height_gain_loss(terminal(40.0, kind)).loss.value(), 0.0);
        const double high_db = p2108_height_gain_loss(terminal(10.0, kind)).loss.value();
        EXPECT_GT(high_db, 0.0);
        EXPECT_GT(p2108_height_gain_loss(terminal(1.5, kind)).loss.value(), high_db);
    }
}

TEST(P2108, TheTerrestrialLossNeverExceedsThatOfTwoKilometres) {
    for (const double percent : {1.0, 50.0, 99.0}) {
        const Decibels most = p2108_terrestrial_loss(megahertz(2600.0), kilometres(2.0), percent).loss;
        for (const double d_km : {0.25, 1.0, 1.9, 2.1, 10.0, 100.0}) {
            EXPECT_LE(p2108_terrestrial_loss(megahertz(2600.0), kilometres(d_km), percent).loss, most) << d_km;
        }
    }
}

TEST(P2108, ANumberThatIsNoneIsOutsideEveryRange) {
    const double none = std::nan("");
    EXPECT_EQ(p2108_terrestrial_loss(Hertz{none}, kilometres(1.0), 50.0).reason,
              AddedLossReason::outside_frequency_range);
    EXPECT_EQ(p2108_terrestrial_loss(megahertz(900.0), Metres{none}, 50.0).reason,
              AddedLossReason::outside_distance_range);
    EXPECT_EQ(p2108_terrestrial_loss(megahertz(900.0), kilometres(1.0), none).reason,
              AddedLossReason::outside_percentage_range);
    EXPECT_EQ(p2108_height_gain_loss(terminal(none, P2108Clutter::urban)).reason,
              AddedLossReason::outside_height_range);
    EXPECT_EQ(p2108_aeronautical_loss(megahertz(20'000.0), Angle{none}, 50.0).reason,
              AddedLossReason::outside_angle_range);
}

TEST(P2108, AnAircraftOverheadLosesOnlyTheSpread) {
    EXPECT_NEAR(p2108_aeronautical_loss(megahertz(20'000.0), Angle{90.0}, 50.0).loss.value(), 0.0, 1e-12);
    EXPECT_NEAR(p2108_aeronautical_loss(megahertz(20'000.0), Angle{90.0}, 84.134474606854293).loss.value(), 0.6,
                1e-9);
}

TEST(P2109, MediansOfBothBuildingsAtTheMobileBands) {
    const auto median = [](double f_mhz, BuildingType building) {
        return p2109_building_entry_loss(megahertz(f_mhz), building, 50.0).loss.value();
    };
    EXPECT_NEAR(median(800.0, BuildingType::traditional), 14.2, 0.05);
    EXPECT_NEAR(median(3500.0, BuildingType::traditional), 15.7, 0.05);
    EXPECT_NEAR(median(1800.0, BuildingType::thermally_efficient), 30.6, 0.05);
}

TEST(P2109, GrowsWithThePercentageAndWithTheAngleToEitherSide) {
    const auto loss = [](double percent, double elevation_deg) {
        return p2109_building_entry_loss(megahertz(1800.0), BuildingType::traditional, percent,
                                         Angle{elevation_deg})
            .loss;
    };
    EXPECT_LT(loss(10.0, 0.0), loss(50.0, 0.0));
    EXPECT_LT(loss(50.0, 0.0), loss(99.0, 0.0));
    EXPECT_LT(loss(50.0, 0.0), loss(50.0, 30.0));
    EXPECT_EQ(loss(50.0, -30.0), loss(50.0, 30.0));
}

TEST(P2109, OutsideEachRangeThereIsAReasonAndNoNumber) {
    const auto reason = [](double f_mhz, double percent, double elevation_deg) {
        const AddedLoss result =
            p2109_building_entry_loss(megahertz(f_mhz), BuildingType::traditional, percent, Angle{elevation_deg});
        EXPECT_EQ(std::isnan(result.loss.value()), !result.known());
        return result.reason;
    };
    EXPECT_EQ(reason(80.0, 50.0, 90.0), AddedLossReason::none);
    EXPECT_EQ(reason(79.0, 50.0, 0.0), AddedLossReason::outside_frequency_range);
    EXPECT_EQ(reason(900.0, 0.0, 0.0), AddedLossReason::outside_percentage_range);
    EXPECT_EQ(reason(900.0, 100.0, 0.0), AddedLossReason::outside_percentage_range);
    EXPECT_EQ(reason(900.0, 50.0, 90.5), AddedLossReason::outside_angle_range);
}

TEST(P1812Locations, TheDeviationGrowsWithTheSquareAndFadesAboveTheClutter) {
    const auto sigma = [](double f_mhz, double resolution_m, double receiver_m, double clutter_m) {
        return p1812_location_standard_deviation(megahertz(f_mhz), Metres{resolution_m},
                                                 HeightAboveGround{receiver_m}, HeightAboveGround{clutter_m})
            .value();
    };
    EXPECT_NEAR(sigma(800.0, 100.0, 1.5, 15.0), 1.96, 0.005);
    EXPECT_NEAR(sigma(3500.0, 100.0, 1.5, 15.0), 2.19, 0.005);
    EXPECT_NEAR(sigma(800.0, 500.0, 1.5, 15.0) / sigma(800.0, 100.0, 1.5, 15.0), std::pow(5.0, 0.28), 1e-12);
    EXPECT_NEAR(sigma(800.0, 100.0, 1.5, 0.0) / sigma(800.0, 100.0, 1.5, 15.0), 0.85, 1e-12);
    EXPECT_EQ(sigma(800.0, 100.0, 25.0, 15.0), 0.0);
    EXPECT_EQ(sigma(800.0, 100.0, 40.0, 15.0), 0.0);
}

TEST(P1812Locations, OutsideTheModelsFrequenciesThereIsNoDeviation) {
    const auto sigma = [](double f_mhz, double resolution_m) {
        return p1812_location_standard_deviation(megahertz(f_mhz), Metres{resolution_m}, HeightAboveGround{1.5},
                                                 HeightAboveGround{0.0})
            .value();
    };
    EXPECT_TRUE(std::isnan(sigma(6001.0, 100.0)));
    EXPECT_TRUE(std::isnan(sigma(29.0, 100.0)));
    EXPECT_TRUE(std::isnan(sigma(900.0, 0.0)));
    EXPECT_TRUE(std::isnan(sigma(900.0, std::nan(""))));
}

TEST(P1812Locations, IndoorsAddsTheMedianOfP2109) {
    EXPECT_EQ(p1812_building_entry_loss(megahertz(900.0), BuildingType::traditional).loss,
              p2109_building_entry_loss(megahertz(900.0), BuildingType::traditional, 50.0).loss);
    EXPECT_EQ(p1812_building_entry_loss(megahertz(70.0), BuildingType::traditional).reason,
              AddedLossReason::outside_frequency_range);
}

}  // namespace
}  // namespace lomsong
