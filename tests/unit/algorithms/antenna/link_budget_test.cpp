// SPDX-License-Identifier: Apache-2.0
#include "algorithms/antenna/link_budget.hpp"

#include <cmath>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lomsong {
namespace {

/// The station of docs/link-budget.md: 46 dBm on 10 MHz at 900 MHz, 15 dBi, 2 dB of feeder, 3 degrees of tilt.
Layers one_sector() {
    Layers layers;
    layers.operators = {"A"};
    Sector sector;
    sector.technology = Technology::g4;
    sector.antenna_height = HeightAboveGround{30.0};
    sector.azimuth = Angle{70.0};
    sector.tilt = Angle{3.0};
    sector.frequency = megahertz(900.0);
    sector.bandwidth = megahertz(10.0);
    sector.power = Dbm{46.0};
    sector.antenna_gain = Decibels{15.0};
    sector.feeder_loss = Decibels{2.0};
    layers.sectors = {sector};
    return layers;
}

RadioSector completed(const Layers& layers, const RunParameters& parameters) {
    AssumedInputs counts;
    return complete_sectors(layers, parameters, counts).front();
}

TEST(LinkBudget, TheHandCheckedLinkArrivesAtItsLevel) {
    const Layers layers = one_sector();
    const RunParameters parameters;
    const Angle up = elevation(HeightAboveSeaLevel{330.0}, HeightAboveSeaLevel{281.5}, kilometres(6.0));
    EXPECT_NEAR(up.value(), -0.4631, 5e-5);
    const LinkBudget budget = link_budget(layers.sectors[0], completed(layers, parameters), Decibels{147.1617},
                                          Angle{90.0}, up, parameters);
    EXPECT_NEAR(budget.level.value(), -117.6951, 1e-4);
}

TEST(LinkBudget, TheTermsAddUpToTheLevelForEveryBasisAndEnvironment) {
    const Layers given = one_sector();
    Layers declared = given;
    declared.sectors[0].eirp = Dbm{57.5};
    Layers bare = given;
    bare.sectors[0] = Sector{};
    for (const Layers& layers : {given, declared, bare}) {
        for (const Environment environment : {Environment::outdoor, Environment::in_vehicle, Environment::indoor}) {
            RunParameters parameters;
            parameters.radio.environment = environment;
            parameters.radio.body_loss = Decibels{2.5};
            const RadioSector sector = completed(layers, parameters);
            const LinkBudget budget =
                link_budget(layers.sectors[0], sector, Decibels{130.0}, Angle{200.0}, Angle{-1.0}, parameters);
            double sum = 0.0;
            for (std::size_t i = 0; i + 1 < budget.terms.size(); ++i) {
                sum += budget.terms[i].value;
                EXPECT_FALSE(budget.terms[i].source.empty()) << budget.terms[i].name;
            }
            EXPECT_NEAR(sum, budget.level.value(), 1e-9);
            EXPECT_EQ(budget.terms.back().value, budget.level.value());
            EXPECT_EQ(budget.terms.front().unit, "dBm");
            EXPECT_EQ(budget.terms[1].unit, "dB");
            EXPECT_EQ(budget.level,
                      level(sector, Decibels{130.0}, Angle{200.0}, Angle{-1.0}, parameters.environment_loss()));
        }
    }
}

TEST(LinkBudget, SaysWhatIsAssumed) {
    Layers layers = one_sector();
    layers.sectors[0] = Sector{};
    const RunParameters parameters;
    const LinkBudget budget = link_budget(layers.sectors[0], completed(layers, parameters), Decibels{130.0},
                                          Angle{0.0}, Angle{0.0}, parameters);
    EXPECT_EQ(budget.terms[0].source, "assumed: project's default");
    EXPECT_THAT(budget.terms[1].source, testing::HasSubstr("bandwidth assumed"));
    EXPECT_THAT(budget.terms[2].source, testing::HasSubstr("no azimuth given"));
    EXPECT_THAT(budget.terms[2].source, testing::HasSubstr("tilt assumed"));
    EXPECT_EQ(budget.terms.back().name, "RSRP at the receiver");
}

TEST(StrongestLevel, IsNeverBelowTheLevelOfAnyLinkOverFreeSpace) {
    const Layers layers = one_sector();
    const RadioSector sector = completed(layers, RunParameters{});
    constexpr unsigned k_seed = 1812;
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> angle{-180.0, 180.0};
    std::uniform_real_distribution<double> log_metres{0.0, 5.0};
    for (int i = 0; i < 1'000; ++i) {
        const double d_km = std::pow(10.0, log_metres(random)) / 1e3;
        const Decibels free_space{92.4 + 20.0 * std::log10(0.9 * d_km)};
        const Dbm bound = strongest_level(sector, kilometres(d_km), Decibels{3.0});
        ASSERT_GE(
            bound.value() + 1e-9,
            level(sector, free_space, Angle{angle(random)}, Angle{angle(random) / 2.0}, Decibels{3.0}).value())
            << "seed " << k_seed << " draw " << i;
    }
}

TEST(StrongestLevel, FallsToTheThresholdAtTheFarthestReach) {
    const Layers layers = one_sector();
    const RadioSector sector = completed(layers, RunParameters{});
    const Metres reach = farthest_reach(sector, Dbm{-105.0}, Decibels{8.0});
    EXPECT_NEAR(strongest_level(sector, reach, Decibels{8.0}).value(), -105.0, 1e-9);
    EXPECT_EQ(farthest_reach(sector, Dbm{100.0}, Decibels{8.0}).value(), 1.0);
    EXPECT_EQ(strongest_level(sector, Metres{0.0}, Decibels{0.0}),
              strongest_level(sector, Metres{1.0}, Decibels{0.0}));
}

}  // namespace
}  // namespace lomsong
