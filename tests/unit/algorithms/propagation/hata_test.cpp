// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/hata.hpp"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "algorithms/propagation/free_space.hpp"
#include "tests/unit/algorithms/propagation/worlds.hpp"

namespace lomsong {
namespace {

worlds::World plain(double length_km) { return worlds::world(std::vector<double>(11, 20.0), length_km / 10.0); }

HataInput input(double f_mhz, double base_m, double mobile_m, double d_km) {
    return {megahertz(f_mhz), HeightAboveGround{base_m}, HeightAboveGround{mobile_m}, kilometres(d_km)};
}

TEST(OkumuraHata, TheTextbookLinkOverAMediumCityLoses126Point4Decibels) {
    // 69.55 + 26.16 log 900 - 13.82 log 30 - a(1.5) with a = 0.0159, at 1 km.
    EXPECT_NEAR(okumura_hata_loss(input(900.0, 30.0, 1.5, 1.0), HataEnvironment::urban).value(), 126.4033, 5e-4);
}

TEST(OkumuraHata, ALargeCityChangesItsCorrectionForTheMobileAt300Megahertz) {
    const auto correction = [](double f_mhz) {
        const HataInput link = input(f_mhz, 30.0, 3.0, 1.0);
        const double log_f = std::log10(f_mhz);
        return 69.55 + 26.16 * log_f - 13.82 * std::log10(30.0) -
               okumura_hata_loss(link, HataEnvironment::urban_large_city).value();
    };
    EXPECT_NEAR(correction(299.0), 8.29 * std::pow(std::log10(1.54 * 3.0), 2) - 1.1, 1e-9);
    EXPECT_NEAR(correction(300.0), 3.2 * std::pow(std::log10(11.75 * 3.0), 2) - 4.97, 1e-9);
}

TEST(OkumuraHata, OpenCountryLosesLessThanSuburbsAndSuburbsLessThanTheCity) {
    for (const double f_mhz : {150.0, 450.0, 900.0, 1500.0}) {
        const HataInput link = input(f_mhz, 50.0, 1.5, 5.0);
        const Decibels city = okumura_hata_loss(link, HataEnvironment::urban);
        const Decibels suburb = okumura_hata_loss(link, HataEnvironment::suburban);
        EXPECT_LT(suburb, city) << f_mhz;
        EXPECT_LT(okumura_hata_loss(link, HataEnvironment::open), suburb) << f_mhz;
    }
}

TEST(Cost231Hata, AMetropolisCostsThreeDecibelsMore) {
    const HataInput link = input(1800.0, 30.0, 1.5, 3.0);
    EXPECT_NEAR((cost231_hata_loss(link, Cost231Environment::metropolitan) -
                 cost231_hata_loss(link, Cost231Environment::medium_city))
                    .value(),
                3.0, 1e-12);
}

TEST(OkumuraHata, TheModelIsTheFormulaForOpenCountryUnlessToldOtherwise) {
    const worlds::World made = plain(10.0);
    const HataInput same = input(900.0, 30.0, 1.5, 10.0);
    EXPECT_EQ(OkumuraHata{}.evaluate(made.link()).loss, okumura_hata_loss(same, HataEnvironment::open));
    EXPECT_EQ(OkumuraHata{HataEnvironment::urban}.evaluate(made.link()).loss,
              okumura_hata_loss(same, HataEnvironment::urban));
}

TEST(OkumuraHata, OutsideEachRangeThereIsAReasonAndNoNumber) {
    const auto reason = [](const auto& change) {
        worlds::World made = plain(10.0);
        change(made.radio);
        const PathLoss result = OkumuraHata{}.evaluate(made.link());
        EXPECT_TRUE(std::isnan(result.loss.value()));
        return result.reason;
    };
    EXPECT_EQ(reason([](Link& link) { link.frequency = megahertz(149.0); }), LossReason::outside_frequency_range);
    EXPECT_EQ(reason([](Link& link) { link.frequency = megahertz(1501.0); }), LossReason::outside_frequency_range);
    EXPECT_EQ(reason([](Link& link) { link.transmitter_height = HeightAboveGround{29.0}; }),
              LossReason::outside_height_range);
    EXPECT_EQ(reason([](Link& link) { link.receiver_height = HeightAboveGround{10.5}; }),
              LossReason::outside_height_range);
    EXPECT_EQ(OkumuraHata{}.evaluate(plain(20.1).link()).reason, LossReason::above_distance_range);
}

TEST(OkumuraHata, BelowOneKilometreFreeSpaceStandsInAndSaysSo) {
    const worlds::World made = plain(0.99);
    const PathLoss result = OkumuraHata{}.evaluate(made.link());
    EXPECT_EQ(result.reason, LossReason::below_distance_range);
    EXPECT_EQ(result.loss, free_space_loss(made.radio.frequency, antenna_distance(made.link())));
}

TEST(OkumuraHata, AHighMobileOverOpenCountryIsHeldToFreeSpace) {
    worlds::World made = plain(1.0);
    made.radio.frequency = megahertz(1500.0);
    made.radio.transmitter_height = HeightAboveGround{200.0};
    made.radio.receiver_height = HeightAboveGround{10.0};
    const Link link = made.link();
    const Decibels free_space = free_space_loss(link.frequency, antenna_distance(link));
    EXPECT_LT(okumura_hata_loss(input(1500.0, 200.0, 10.0, 1.0), HataEnvironment::open).value(),
              free_space.value() - 20.0);
    EXPECT_EQ(OkumuraHata{}.evaluate(link).loss, free_space);
}

}  // namespace
}  // namespace lomsong
