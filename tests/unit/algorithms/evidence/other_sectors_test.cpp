// SPDX-License-Identifier: Apache-2.0
#include "algorithms/evidence/other_sectors.hpp"

#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/parameters.hpp"

namespace lomsong {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A sector that declares everything, at `x_m` on a line.
Sector sector_at(double x_m, Technology technology, const std::string& site) {
    Sector sector;
    sector.station = site + std::string{info(technology).name};
    sector.site = site;
    sector.label = "1";
    sector.technology = technology;
    sector.position = {430'000.0 + x_m, 2'470'000.0};
    sector.antenna_height = HeightAboveGround{30};
    sector.azimuth = Angle{90};
    sector.electrical_tilt = Angle{4};
    sector.mechanical_tilt = Angle{0};
    sector.frequency = megahertz(1800);
    sector.bandwidth = megahertz(20);
    sector.eirp = Dbm{50};
    return sector;
}

struct World {
    Layers layers;
    RunParameters parameters;
    std::vector<RadioSector> sectors;

    explicit World(std::vector<Sector> of) {
        layers.operators = {"Alpha", "Beta"};
        layers.operator_has_reported = {true, true};
        layers.sectors = std::move(of);
        AssumedInputs counts;
        sectors = complete_sectors(layers, parameters, counts);
    }
};

TEST(DeclaredRanges, ASectorThatDeclaresEverythingHasNoOtherValues) {
    const World world{{sector_at(0, Technology::g4, "A"), sector_at(900, Technology::g4, "B")}};
    const DeclaredRanges ranges{world.sectors, 2};
    EXPECT_FALSE(ranges.most_favourable(world.sectors[0], Angle{0}));
}

TEST(DeclaredRanges, WhatWasAssumedTakesTheBestThatTheOperatorDeclaresForTheTechnology) {
    Sector blank = sector_at(0, Technology::g4, "A");
    blank.antenna_height.reset();
    blank.eirp.reset();
    blank.frequency.reset();
    blank.electrical_tilt.reset();
    blank.mechanical_tilt.reset();
    Sector tall = sector_at(900, Technology::g4, "B");
    tall.antenna_height = HeightAboveGround{48};
    tall.frequency = megahertz(700);
    Sector strong = sector_at(1800, Technology::g4, "C");
    strong.eirp = Dbm{63};
    strong.electrical_tilt = Angle{8};
    Sector other_operator = sector_at(2700, Technology::g4, "D");
    other_operator.operator_index = 1;
    other_operator.eirp = Dbm{70};
    Sector other_technology = sector_at(3600, Technology::g2, "E");
    other_technology.antenna_height = HeightAboveGround{90};
    const World world{{blank, tall, strong, other_operator, other_technology}};
    const auto best = DeclaredRanges{world.sectors, 2}.most_favourable(world.sectors[0], Angle{-6});
    ASSERT_TRUE(best);
    EXPECT_EQ(best->antenna_height, HeightAboveGround{48});
    EXPECT_EQ(best->eirp, Dbm{63});
    EXPECT_EQ(best->frequency, megahertz(700));
    EXPECT_EQ(best->tilt, Angle{6}) << "within 4 to 8 degrees, and the receiver lies 6 below";
    EXPECT_EQ(best->reference_eirp,
              best->eirp - reference_signal_share(Technology::g4, best->frequency, best->bandwidth));
}

TEST(DeclaredRanges, WhatNobodyDeclaresStaysAsAssumed) {
    Sector blank = sector_at(0, Technology::g4, "A");
    blank.eirp.reset();
    const World world{{blank, blank}};
    EXPECT_FALSE((DeclaredRanges{world.sectors, 2}.most_favourable(world.sectors[0], Angle{0})));
}

TEST(TechnologyDonors, LendWhatThePlaceLacksFromTheNearestThatHasIt) {
    const World world{{sector_at(0, Technology::g4, "A"), sector_at(9'000, Technology::g2, "Far"),
                       sector_at(5'000, Technology::g2, "Near"), sector_at(7'000, Technology::g3, "Third")}};
    const TechnologyDonors donors{world.layers, world.sectors};
    EXPECT_THAT(donors.of(0), ElementsAre(2, 3)) << "2G of Near, 3G of Third, in order of generation";
    EXPECT_THAT(donors.of(2), ElementsAre(3, 0));
}

TEST(TechnologyDonors, APlaceHasWhatStandsOnItsSiteOrWithinFiftyMetres) {
    Sector same_site = sector_at(300, Technology::g2, "A");
    const World by_code{{sector_at(0, Technology::g4, "A"), same_site}};
    EXPECT_THAT((TechnologyDonors{by_code.layers, by_code.sectors}.of(0)), IsEmpty());
    const World by_place{{sector_at(0, Technology::g4, "A"), sector_at(40, Technology::g2, "A2")}};
    EXPECT_THAT((TechnologyDonors{by_place.layers, by_place.sectors}.of(0)), IsEmpty());
    const World apart{{sector_at(0, Technology::g4, "A"), sector_at(60, Technology::g2, "A2")}};
    EXPECT_THAT((TechnologyDonors{apart.layers, apart.sectors}.of(0)), ElementsAre(1));
}

TEST(TechnologyDonors, AnotherOperatorLendsNothing) {
    Sector foreign = sector_at(500, Technology::g2, "B");
    foreign.operator_index = 1;
    const World world{{sector_at(0, Technology::g4, "A"), foreign}};
    EXPECT_THAT((TechnologyDonors{world.layers, world.sectors}.of(0)), IsEmpty());
}

TEST(TechnologyDonors, ALentTechnologyHangsOnTheMastOfTheBorrower) {
    Sector donor = sector_at(900, Technology::g2, "B");
    donor.antenna_height = HeightAboveGround{60};
    donor.azimuth = Angle{200};
    donor.frequency = megahertz(900);
    const World world{{sector_at(0, Technology::g4, "A"), donor}};
    const RadioSector lent = with_technology_of(world.sectors[0], world.sectors[1]);
    EXPECT_EQ(lent.technology, Technology::g2);
    EXPECT_EQ(lent.frequency, megahertz(900));
    EXPECT_EQ(lent.position, world.sectors[0].position);
    EXPECT_EQ(lent.antenna_height, HeightAboveGround{30});
    EXPECT_EQ(lent.azimuth, Angle{90});
}

}  // namespace
}  // namespace lomsong
