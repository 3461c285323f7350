// SPDX-License-Identifier: Apache-2.0
#include "datasets/country.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/unit/datasets/country_checks.hpp"

namespace lomsong {

namespace {

const Country& district() {
    static const Country country = make_country({CountrySize::district, 1});
    return country;
}

std::vector<MultiPolygon> commune_areas(const Country& country) {
    std::vector<MultiPolygon> areas;
    for (const Commune& commune : country.communes) {
        areas.push_back(commune.area);
    }
    return areas;
}

std::vector<MultiPolygon> hamlet_areas(const Country& country) {
    std::vector<MultiPolygon> areas;
    for (const Hamlet& hamlet : country.hamlets) {
        areas.push_back(hamlet.area);
    }
    return areas;
}

}  // namespace

TEST(Country, DistrictHasItsFigures) { testing::expect_figures(district()); }

TEST(Country, FiguresHoldForOtherSeeds) {
    for (const std::uint64_t seed : {2U, 20'250'430U}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        testing::expect_figures(make_country({CountrySize::district, seed}));
    }
}

TEST(Country, SameSeedGivesTheSameCountryAndAnotherDoesNot) {
    const Country again = make_country({CountrySize::district, 1});
    const Country other = make_country({CountrySize::district, 2});
    EXPECT_EQ(again.terrain.values(), district().terrain.values());
    EXPECT_EQ(again.land_cover.values(), district().land_cover.values());
    EXPECT_NE(other.terrain.values(), district().terrain.values());
    ASSERT_EQ(again.hamlets.size(), district().hamlets.size());
    for (std::size_t i = 0; i < again.hamlets.size(); ++i) {
        EXPECT_EQ(again.hamlets[i].name, district().hamlets[i].name);
        EXPECT_EQ(again.hamlets[i].centre, district().hamlets[i].centre);
    }
    ASSERT_EQ(again.sectors.size(), district().sectors.size());
    for (std::size_t i = 0; i < again.sectors.size(); ++i) {
        EXPECT_EQ(again.sectors[i].position, district().sectors[i].position);
    }
}

TEST(Country, CommunesPartTheDistrictWithoutGapsOrOverlaps) {
    const auto areas = commune_areas(district());
    EXPECT_NEAR(testing::expect_partition(areas), testing::sum_m2(areas), 1.0);
}

TEST(Country, HamletsPartTheirCommunes) {
    const auto areas = hamlet_areas(district());
    EXPECT_NEAR(testing::expect_partition(areas), testing::sum_m2(areas), 1.0);
    for (const Commune& commune : district().communes) {
        double sum_m2 = 0.0;
        for (const Hamlet& hamlet : district().hamlets) {
            sum_m2 += hamlet.commune_code == commune.code ? area_m2(hamlet.area) : 0.0;
        }
        EXPECT_NEAR(sum_m2, area_m2(commune.area), 1.0) << commune.name;
    }
}

TEST(Country, EveryHamletLiesOnItsOwnLandInItsCommune) {
    for (const Hamlet& hamlet : district().hamlets) {
        EXPECT_TRUE(contains(hamlet.area, *hamlet.centre)) << hamlet.code;
        const auto commune = std::find_if(district().communes.begin(), district().communes.end(),
                                          [&](const Commune& c) { return c.code == hamlet.commune_code; });
        ASSERT_NE(commune, district().communes.end()) << hamlet.code;
        EXPECT_TRUE(contains(commune->area, *hamlet.centre)) << hamlet.code;
    }
}

TEST(Country, CodesAreUniqueAndNamesSayMadeUp) {
    std::set<std::string> codes;
    for (const Hamlet& hamlet : district().hamlets) {
        EXPECT_TRUE(codes.insert(hamlet.code).second) << hamlet.code;
        EXPECT_NE(hamlet.name.find("Mẫu"), std::string::npos) << hamlet.name;
    }
    for (const Commune& commune : district().communes) {
        EXPECT_NE(commune.name.find("Mẫu"), std::string::npos) << commune.name;
    }
}

TEST(Country, PeopleAreWithinRangeAndClustersAddUp) {
    std::vector<double> clustered(district().hamlets.size(), 0.0);
    for (const Cluster& cluster : district().clusters) {
        clustered[cluster.hamlet] += *cluster.households;
    }
    for (std::size_t i = 0; i < district().hamlets.size(); ++i) {
        const Hamlet& hamlet = district().hamlets[i];
        EXPECT_GE(*hamlet.households, 20.0) << hamlet.code;
        EXPECT_LE(*hamlet.households, 250.0) << hamlet.code;
        EXPECT_GT(*hamlet.population, 3.0 * *hamlet.households) << hamlet.code;
        EXPECT_DOUBLE_EQ(clustered[i], *hamlet.households) << hamlet.code;
    }
}

TEST(Country, TerrainIsMountainsWithValleysAndReachesBeyondTheBorder) {
    const auto& heights = district().terrain.values();
    const auto [lowest, highest] = std::minmax_element(heights.begin(), heights.end());
    EXPECT_GT(*lowest, 50.0F);
    EXPECT_LT(*lowest, 160.0F);
    EXPECT_GT(*highest, 1800.0F);
    EXPECT_LT(*highest, 2500.0F);
    const Box map = district().terrain.grid().bounds();
    for (const Commune& commune : district().communes) {
        const Box around = bounds(commune.area).grown(Metres{5000.0});
        EXPECT_TRUE(map.contains({around.min_x, around.min_y})) << commune.name;
        EXPECT_TRUE(map.contains({around.max_x, around.max_y})) << commune.name;
    }
}

TEST(Country, EveryStationHasThreeSectorsOnOneMast) {
    std::map<std::string, std::vector<const Sector*>> stations;
    for (const Sector& sector : district().sectors) {
        stations[sector.station].push_back(&sector);
    }
    for (const auto& [code, sectors] : stations) {
        ASSERT_EQ(sectors.size(), 3U) << code;
        for (const Sector* sector : sectors) {
            EXPECT_EQ(sector->position, sectors.front()->position) << code;
            EXPECT_GE(sector->azimuth->value(), 0.0) << code;
            EXPECT_LT(sector->azimuth->value(), 360.0) << code;
        }
    }
}

}  // namespace lomsong
