// SPDX-License-Identifier: Apache-2.0
#include "algorithms/antenna/radio_sector.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

Sector full_sector(Technology technology) {
    Sector sector;
    sector.technology = technology;
    sector.position = {1000.0, 2000.0};
    sector.antenna_height = HeightAboveGround{42.0};
    sector.azimuth = Angle{120.0};
    sector.tilt = Angle{5.0};
    sector.frequency = megahertz(1800.0);
    sector.bandwidth = megahertz(20.0);
    sector.eirp = Dbm{60.0};
    return sector;
}

struct Completed {
    std::vector<RadioSector> sectors;
    AssumedInputs counts;
};
Completed complete(const std::vector<Sector>& declared, const RunParameters& parameters = {}) {
    Layers layers;
    layers.operators = {"A"};
    layers.sectors = declared;
    Completed result;
    result.sectors = complete_sectors(layers, parameters, result.counts);
    return result;
}

TEST(CompleteSectors, WhatTheFileGivesIsKeptAndNothingIsAssumed) {
    const Completed result = complete({full_sector(Technology::g4)});
    const RadioSector& sector = result.sectors.at(0);
    EXPECT_EQ(sector.antenna_height.value(), 42.0);
    EXPECT_EQ(sector.azimuth.value(), 120.0);
    EXPECT_EQ(sector.tilt.value(), 5.0);
    EXPECT_EQ(sector.eirp.value(), 60.0);
    EXPECT_FALSE(sector.omnidirectional);
    EXPECT_EQ(sector.eirp_basis, EirpBasis::declared);
    EXPECT_FALSE(sector.assumed);
    EXPECT_EQ(result.counts.sectors, 0U);
}

TEST(CompleteSectors, AnEmptySectorIsFilledFromItsTechnologysDefaultsAndCounted) {
    Sector bare;
    bare.technology = Technology::g5;
    const Completed result = complete({full_sector(Technology::g4), bare, bare});
    const RadioSector& sector = result.sectors.at(1);
    EXPECT_EQ(sector.antenna_height.value(), 25.0);
    EXPECT_EQ(sector.tilt.value(), 3.0);
    EXPECT_EQ(in_megahertz(sector.frequency), 2600.0);
    EXPECT_EQ(in_megahertz(sector.bandwidth), 40.0);
    EXPECT_EQ(sector.eirp.value(), 65.0);
    EXPECT_EQ(sector.eirp_basis, EirpBasis::assumed);
    EXPECT_TRUE(sector.omnidirectional);
    EXPECT_TRUE(sector.assumed);
    EXPECT_EQ(result.counts.sectors, 2U);
    EXPECT_EQ(result.counts.heights, 2U);
    EXPECT_EQ(result.counts.azimuths, 2U);
    EXPECT_EQ(result.counts.tilts, 2U);
    EXPECT_EQ(result.counts.frequencies, 2U);
    EXPECT_EQ(result.counts.bandwidths, 2U);
    EXPECT_EQ(result.counts.powers, 2U);
}

TEST(CompleteSectors, ASectorDeclaredOmnidirectionalLacksNoAzimuth) {
    Sector sector = full_sector(Technology::g4);
    sector.azimuth.reset();
    sector.omnidirectional = true;
    const Completed result = complete({sector});
    EXPECT_TRUE(result.sectors[0].omnidirectional);
    EXPECT_FALSE(result.sectors[0].assumed);
}

TEST(CompleteSectors, WhatDoesNotInfluenceTheLevelIsNotMarked) {
    Sector sector = full_sector(Technology::g2);
    sector.bandwidth.reset();
    EXPECT_EQ(complete({sector}).counts.bandwidths, 0U);
    sector.azimuth.reset();
    sector.tilt.reset();
    RunParameters plain;
    plain.technologies[index_of(Technology::g2)].pattern = "omni";
    EXPECT_FALSE(complete({sector}, plain).sectors[0].assumed);
    EXPECT_TRUE(complete({sector}).sectors[0].assumed);
}

TEST(CompleteSectors, EirpIsPowerPlusGainMinusFeeder) {
    Sector sector = full_sector(Technology::g4);
    sector.eirp.reset();
    sector.power = Dbm{43.0};
    sector.antenna_gain = Decibels{17.0};
    sector.feeder_loss = Decibels{1.5};
    const Completed whole = complete({sector});
    EXPECT_EQ(whole.sectors[0].eirp.value(), 58.5);
    EXPECT_EQ(whole.sectors[0].eirp_basis, EirpBasis::power_and_gain);
    EXPECT_EQ(whole.counts.powers, 0U);
    sector.antenna_gain.reset();
    sector.feeder_loss.reset();
    const Completed partly = complete({sector});
    EXPECT_EQ(partly.sectors[0].eirp.value(), 57.0);  // 43 + 14 - 0
    EXPECT_EQ(partly.counts.powers, 1U);
}

TEST(CompleteSectors, CountsStartAfreshEachTime) {
    Layers layers;
    layers.sectors = {Sector{}};
    AssumedInputs counts;
    counts.powers = 99;
    (void)complete_sectors(layers, RunParameters{}, counts);
    EXPECT_EQ(counts.powers, 1U);
}

TEST(ReferenceSignal, FortySixDbmOnTenMegahertzIs18Point2PerResourceElement) {
    const Decibels share = reference_signal_share(Technology::g4, megahertz(1800.0), megahertz(10.0));
    EXPECT_NEAR((Dbm{46.0} - share).value(), 18.2, 0.05);
    EXPECT_NEAR((Dbm{46.0} - reference_signal_share(Technology::g4, megahertz(1800.0), megahertz(20.0))).value(),
                15.2, 0.05);
}

TEST(ReferenceSignal, FiftyThreeDbmOnAHundredMegahertzOfNrIs17Point8) {
    EXPECT_NEAR((Dbm{53.0} - reference_signal_share(Technology::g5, megahertz(3500.0), megahertz(100.0))).value(),
                17.8, 0.1);
}

TEST(ReferenceSignal, GsmIsTheCarrierAndUmtsTheTenthOfIt) {
    EXPECT_EQ(reference_signal_share(Technology::g2, megahertz(900.0), megahertz(0.2)).value(), 0.0);
    EXPECT_EQ(reference_signal_share(Technology::g3, megahertz(2100.0), megahertz(5.0)).value(), 10.0);
}

TEST(ResourceBlocks, ABandwidthBetweenTwoCountsAsTheLowerAndBelowAllAsTheFirst) {
    EXPECT_EQ(resource_blocks(Technology::g4, megahertz(1800.0), megahertz(12.0)), 50);
    EXPECT_EQ(resource_blocks(Technology::g4, megahertz(1800.0), megahertz(0.2)), 6);
    EXPECT_EQ(resource_blocks(Technology::g4, megahertz(1800.0), megahertz(60.0)), 100);
    EXPECT_EQ(resource_blocks(Technology::g5, megahertz(3500.0), megahertz(1.0)), 11);
}

TEST(ResourceBlocks, NrUsesThirtyKilohertzFromTheFirstTddBandOn) {
    EXPECT_EQ(resource_blocks(Technology::g5, megahertz(700.0), megahertz(20.0)), 106);
    EXPECT_EQ(resource_blocks(Technology::g5, megahertz(2299.0), megahertz(20.0)), 106);
    EXPECT_EQ(resource_blocks(Technology::g5, megahertz(2300.0), megahertz(20.0)), 51);
}

TEST(PatternNames, AnUnknownOneIsAnErrorThatHelps) {
    Sector sector = full_sector(Technology::g4);
    sector.pattern = "tr36815";
    try {
        (void)complete({sector});
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_project);
        EXPECT_STREQ(
            error.what(),
            "pattern: 'tr36815' is no antenna pattern. Did you mean 'tr36814'? Use tr36814, tr38901, omni or "
            "a pattern file.");
    }
}

}  // namespace
}  // namespace lomsong
