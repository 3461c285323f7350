// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/ehata.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "algorithms/propagation/ehata_ground.hpp"
#include "algorithms/propagation/free_space.hpp"
#include "tests/unit/algorithms/propagation/worlds.hpp"

namespace lomsong {
namespace {

constexpr std::uint32_t k_seed = 1517;

/// 1800 MHz, 60 m to 1.5 m; heights from the base to the mobile by their distance in km.
worlds::World land(double length_km, const std::function<double(double)>& height_m, double step_km = 0.1) {
    std::vector<double> terrain_m;
    const auto steps = static_cast<std::size_t>(std::lround(length_km / step_km));
    for (std::size_t i = 0; i <= steps; ++i) {
        terrain_m.push_back(height_m(static_cast<double>(i) * step_km));
    }
    worlds::World made = worlds::world(std::move(terrain_m), step_km);
    made.radio.frequency = megahertz(1800.0);
    made.radio.transmitter_height = HeightAboveGround{60.0};
    return made;
}
worlds::World plain(double length_km) {
    return land(length_km, [](double) { return 20.0; });
}

TEST(EhataGround, QuantilesAreThoseOfASortedCopy) {
    std::mt19937 random{k_seed};
    for (int round = 0; round < 200; ++round) {
        worlds::World made = worlds::random_world(random);
        for (double& height_m : made.profile.terrain_m) {
            height_m = round % 2 == 0 ? height_m : std::round(height_m / 10.0) * 10.0;  // every other one with ties
        }
        const ehata::Ground ground{made.profile.view()};
        const ehata::Undulation found = ehata::undulation(ground);
        const bool whole = ground.length_km() < 10.0;
        const std::size_t points = (whole ? ground.steps() : ground.steps_within(10.0)) + 1;
        std::vector<double> sorted;
        for (std::size_t i = 0; i < points; ++i) {
            sorted.push_back(ground[i]);
        }
        std::ranges::sort(sorted, std::greater{});
        // A compiler that works the exponential out itself may differ from the library in its last bit.
        const double scale =
            whole ? (1.0 - 0.8 * std::exp(-0.2)) / (1.0 - 0.8 * std::exp(-0.02 * ground.length_km())) : 1.0;
        const auto expected = [&](double share) {
            return scale *
                   sorted[static_cast<std::size_t>(std::max(0.0, share * static_cast<double>(points) - 1.0))];
        };
        EXPECT_DOUBLE_EQ(found.h10_m, expected(0.1)) << "seed " << k_seed << ", round " << round;
        EXPECT_DOUBLE_EQ(found.h50_m, expected(0.5)) << "seed " << k_seed << ", round " << round;
        EXPECT_DOUBLE_EQ(found.h90_m, expected(0.9)) << "seed " << k_seed << ", round " << round;
    }
}

TEST(EhataGround, AStraightSlopeThatFallsFromTheMobileToTheBaseIsPositive) {
    const worlds::World falling = land(12.0, [](double d_km) { return 100.0 + 8.0 * d_km; });
    EXPECT_NEAR(ehata::slope_mrad(ehata::Ground{falling.profile.view()}), 8.0, 0.01);
    const worlds::World rising = land(12.0, [](double d_km) { return 200.0 - 8.0 * d_km; });
    EXPECT_NEAR(ehata::slope_mrad(ehata::Ground{rising.profile.view()}), -8.0, 0.01);
    const worlds::World small = land(4.9, [](double d_km) { return 8.0 * d_km; });
    EXPECT_EQ(ehata::slope_mrad(ehata::Ground{small.profile.view()}), 0.0);
}

TEST(EhataGround, ABaseOnAHillStandsHigherOverTheMeanGround) {
    const auto hill = [](double d_km) { return d_km < 1.0 ? 120.0 : 20.0; };
    const auto gain = [&hill](double length_km) {
        const worlds::World made = land(length_km, hill);
        return ehata::height_over_mean_ground(ehata::Ground{made.profile.view()}).base_m;
    };
    EXPECT_EQ(gain(2.9), 0.0);
    EXPECT_NEAR(gain(9.0), 50.0, 1e-9);
    EXPECT_NEAR(gain(15.0), 100.0, 1e-9);
    EXPECT_NEAR(gain(40.0), 100.0, 1e-9);
}

TEST(EhataGround, SeaIsWhatTheZonesSayAndWithoutThemWhatLiesAtZero) {
    worlds::World made = land(10.0, [](double d_km) { return d_km > 6.0 ? 0.0 : 20.0; });
    const ehata::Sea by_height = ehata::sea(ehata::Ground{made.profile.view()});
    EXPECT_NEAR(by_height.fraction, 40.0 / 101.0, 1e-12);
    EXPECT_EQ(by_height.nearer_mobile, 1);
    made.profile.zone.assign(101, RadioZone::inland);
    std::fill_n(made.profile.zone.begin(), 20, RadioZone::sea);
    const ehata::Sea by_zone = ehata::sea(ehata::Ground{made.profile.view()});
    EXPECT_NEAR(by_zone.fraction, 20.0 / 101.0, 1e-12);
    EXPECT_EQ(by_zone.nearer_mobile, -1);
}

TEST(EhataGround, ARidgeThatBothEndsSeeIsASingleHorizon) {
    const worlds::World ridge = land(20.0, [](double d_km) { return std::abs(d_km - 17.0) < 0.05 ? 220.0 : 20.0; });
    const ehata::Horizons seen = ehata::horizons(ehata::Ground{ridge.profile.view()}, 60.0, 1.5);
    EXPECT_TRUE(seen.single);
    EXPECT_NEAR(seen.mobile_km, 3.0, 1e-9);
    EXPECT_NEAR(seen.base_km, 17.0, 1e-9);
    const worlds::World open = plain(10.0);
    EXPECT_FALSE(ehata::horizons(ehata::Ground{open.profile.view()}, 60.0, 1.5).single);
}

TEST(Ehata, OverFlatGroundTheMedianIsOkumurasCurveAtOneKilometre) {
    // Figure 15 at 1500 MHz: 22 dB over free space for a base of 200 m and a mobile of 3 m; urban.
    worlds::World made = plain(1.0);
    made.radio.frequency = megahertz(1500.0);
    made.radio.transmitter_height = HeightAboveGround{200.0};
    made.radio.receiver_height = HeightAboveGround{3.0};
    const Link link = made.link();
    const EhataTerms terms = ehata_terms(link, EhataEnvironment::urban);
    EXPECT_NEAR(terms.median.value(), 22.0 + free_space_loss(link.frequency, antenna_distance(link)).value(), 1e-9);
    EXPECT_NEAR(ehata_terms(link, EhataEnvironment::suburban).median.value(), terms.median.value() - 11.5, 1e-9);
}

TEST(Ehata, NoCorrectionIsLeftOverFlatInlandGround) {
    const EhataTerms terms = ehata_terms(plain(12.0).link(), EhataEnvironment::rural);
    EXPECT_NEAR(terms.loss.value(), terms.median.value(), 1e-5);  // the curve for hills ends at 1e-7 dB, not at 0
    EXPECT_EQ(terms.slope.value(), 0.0);
    EXPECT_EQ(terms.sea.value(), 0.0);
}

TEST(Ehata, TheMedianStepsAtTheBreakpointByTheSlantOfOkumurasReferenceAndNoMore) {
    const double breakpoint_km = in_kilometres(ehata_terms(plain(30.0).link(), EhataEnvironment::urban).breakpoint);
    ASSERT_GT(breakpoint_km, 1.0);
    const auto median_at = [](double d_km) {
        worlds::World made = worlds::world(std::vector<double>(101, 20.0), d_km / 100.0);
        made.radio.frequency = megahertz(1800.0);
        made.radio.transmitter_height = HeightAboveGround{60.0};
        return ehata_terms(made.link(), EhataEnvironment::urban).median.value();
    };
    // The curve at 1 km counts free space along the slant from 200 m to 3 m; at the breakpoint there is none left.
    const double slant_db = 20.0 * std::log10(std::hypot(1000.0, 197.0) / 1000.0);
    EXPECT_NEAR(median_at(breakpoint_km * 0.9999) - median_at(breakpoint_km * 1.0001), slant_db, 0.01);
}

TEST(Ehata, MoreLocationsCostMoreAndHalfOfThemNothing) {
    worlds::World made = plain(12.0);
    EXPECT_EQ(ehata_terms(made.link(), EhataEnvironment::rural).variability.value(), 0.0);
    made.radio.location_percent = 90.0;
    const EhataTerms town = ehata_terms(made.link(), EhataEnvironment::urban);
    const EhataTerms country = ehata_terms(made.link(), EhataEnvironment::rural);
    EXPECT_NEAR(country.variability.value() - town.variability.value(), 2.0 * 1.2816, 2e-3);
    made.radio.location_percent = 10.0;
    EXPECT_NEAR(ehata_terms(made.link(), EhataEnvironment::urban).variability.value(), -town.variability.value(),
                1e-9);
    made.radio.location_percent = 99.5;
    EXPECT_EQ(Ehata{}.evaluate(made.link()).reason, LossReason::outside_percentage_range);
}

TEST(Ehata, SeaBeforeTheMobileHelpsMoreThanSeaBeforeTheBase) {
    const worlds::World near_mobile = land(20.0, [](double d_km) { return d_km > 14.0 ? 0.0 : 1.0; });
    const worlds::World near_base = land(20.0, [](double d_km) { return d_km < 6.0 ? 0.0 : 1.0; });
    EXPECT_GT(ehata_terms(near_mobile.link(), EhataEnvironment::rural).sea.value(),
              ehata_terms(near_base.link(), EhataEnvironment::rural).sea.value() + 1.0);
}

TEST(Ehata, UnevenPointsAndHeightsThatAreNoNumberAreABadProfile) {
    worlds::World made = plain(12.0);
    made.profile.distance_km[40] += 0.02;
    EXPECT_EQ(Ehata{}.evaluate(made.link()).reason, LossReason::bad_profile);
    made = plain(12.0);
    made.profile.terrain_m[40] = std::nan("");
    EXPECT_EQ(Ehata{}.evaluate(made.link()).reason, LossReason::bad_profile);
    made = plain(12.0);
    made.profile.zone.assign(3, RadioZone::sea);
    EXPECT_EQ(Ehata{}.evaluate(made.link()).reason, LossReason::bad_profile);
    EXPECT_EQ(ehata_terms(worlds::world({}, 1.0).link(), EhataEnvironment::rural).reason, LossReason::bad_profile);
    EXPECT_EQ(ehata_terms(worlds::world({1.0, 2.0, 3.0}, 0.0).link(), EhataEnvironment::rural).reason,
              LossReason::bad_profile);
}

TEST(Ehata, OutsideEachRangeThereIsAReason) {
    const auto reason = [](const auto& change) {
        worlds::World made = plain(12.0);
        change(made.radio);
        return Ehata{}.evaluate(made.link()).reason;
    };
    EXPECT_EQ(reason([](Link&) {}), LossReason::none);
    EXPECT_EQ(reason([](Link& link) { link.frequency = megahertz(1499.0); }), LossReason::outside_frequency_range);
    EXPECT_EQ(reason([](Link& link) { link.transmitter_height = HeightAboveGround{201.0}; }),
              LossReason::outside_height_range);
    EXPECT_EQ(reason([](Link& link) { link.receiver_height = HeightAboveGround{0.5}; }),
              LossReason::outside_height_range);
    EXPECT_EQ(Ehata{}.evaluate(plain(100.1).link()).reason, LossReason::above_distance_range);
    EXPECT_EQ(Ehata{}.evaluate(plain(0.9).link()).reason, LossReason::below_distance_range);
}

TEST(EhataEnvironments, ComeFromTheLandCoverClasses) {
    EXPECT_EQ(ehata_environment_of_nlcd(24), EhataEnvironment::urban);
    EXPECT_EQ(ehata_environment_of_nlcd(23), EhataEnvironment::urban);
    EXPECT_EQ(ehata_environment_of_nlcd(22), EhataEnvironment::suburban);
    EXPECT_EQ(ehata_environment_of_nlcd(21), EhataEnvironment::rural);
    EXPECT_EQ(ehata_environment_of_nlcd(41), EhataEnvironment::rural);
}

}  // namespace
}  // namespace lomsong
