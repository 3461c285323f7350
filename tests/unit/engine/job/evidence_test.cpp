// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/job/evidence_gathering.hpp"
#include "engine/job/evidence_of_hamlet.hpp"
#include "engine/job/evidence_paths.hpp"
#include "engine/job/link_report.hpp"
#include "tests/support/evidence_world.hpp"
#include "tests/support/random_world.hpp"

namespace lomsong {
namespace {

constexpr std::size_t k_alpha = 0;
constexpr std::size_t k_beta = 1;

/// What Alpha's evidence on the first hamlet is, and the run behind it.
struct Explained {
    Layers layers;
    RunParameters parameters;
    Results results;

    [[nodiscard]] const OperatorEvidence& of(std::size_t which = k_alpha) const {
        return results.evidence.at(0).operators.at(which);
    }
    [[nodiscard]] GapCause cause(std::size_t which = k_alpha) const {
        return of(which).gap ? of(which).gap->cause : GapCause::none;
    }
    [[nodiscard]] HamletStatus status() const { return results.hamlets.at(0).operators.at(k_alpha).status; }
};

Explained explained(const Layers& layers, const RunParameters& parameters = evidence_parameters()) {
    return {layers, parameters, run_without_rasters(layers, parameters)};
}

TEST(Evidence, AHamletAmongThreeStationsWithARidgeBetweenIsBlockedByIt) {
    const Explained world = explained(drawn_world({
        "....A.....",
        "..........",
        "..######..",
        "..#....#..",
        "B.#..a.#.C",
        "..#....#..",
        "..######..",
        "..........",
    }));
    ASSERT_EQ(world.cause(), GapCause::terrain_blocked);
    const GapEvidence& gap = *world.of().gap;
    EXPECT_TRUE(gap.alone);
    ASSERT_TRUE(gap.sector);
    ASSERT_TRUE(gap.ridge);
    const LinkReport link =
        report_link(RadioScene{world.layers, world.parameters}, *gap.sector, *world.layers.hamlets[0].centre);
    ASSERT_TRUE(link.obstacle);
    EXPECT_EQ(gap.ridge->from_station, link.obstacle->distance);
    EXPECT_EQ(gap.ridge->above_line, link.obstacle->height_above_line);
    EXPECT_NEAR(gap.ridge->top.value(), 500.0, 1e-9);
    EXPECT_NEAR(distance(gap.ridge->position, world.layers.sectors[*gap.sector].position).value(),
                gap.ridge->from_station.value(), 1e-6);
    EXPECT_GT(gap.gain.value(), 20.0) << "what the ridge costs";
    EXPECT_LT(gap.margin.value(), 0.0);
}

TEST(Evidence, WithoutTheRidgeTheSameThreeStationsLeaveNoGap) {
    const Explained world = explained(drawn_world({
        "....A.....",
        "..........",
        "..........",
        "..........",
        "B....a...C",
        "..........",
        "..........",
        "..........",
    }));
    EXPECT_EQ(world.cause(), GapCause::none);
    EXPECT_EQ(world.status(), HamletStatus::good);
    EXPECT_GT(world.of().margin->value(), 0.0);
}

/// A station that looks along `azimuth`, and a hamlet 2.4 km east of it.
Layers looking(Angle azimuth) {
    Layers layers = drawn_world({
        "..........",
        ".A.......a",
        "..........",
    });
    Sector& sector = station(layers, 'A');
    sector.omnidirectional = false;
    sector.azimuth = azimuth;
    sector.eirp = Dbm{40};
    return layers;
}

TEST(Evidence, ASectorThatLooksTheOtherWayIsTheCauseAndOneThatLooksHereIsNot) {
    const Explained away = explained(looking(Angle{270}));
    ASSERT_EQ(away.cause(), GapCause::sector_points_away);
    EXPECT_NEAR(away.of().gap->gain.value(), 25.0, 0.5) << "the pattern's floor";
    EXPECT_EQ(explained(looking(Angle{90})).cause(), GapCause::none);
}

/// A station and a hamlet with a wood between them, `trees` high.
Layers wooded(Metres trees, RunParameters& parameters) {
    Layers layers = drawn_world({
        "..........",
        ".A..TTTTTa",
        "..........",
    });
    parameters = evidence_parameters();
    parameters.clutter_heights[1] = trees;
    station(layers, 'A').eirp = Dbm{40};
    return layers;
}

TEST(Evidence, AWoodInTheWayIsTheCauseAndALowOneIsNot) {
    RunParameters parameters;
    const Layers high = wooded(Metres{25}, parameters);
    const Explained behind_trees = explained(high, parameters);
    ASSERT_EQ(behind_trees.cause(), GapCause::vegetation);
    EXPECT_TRUE(behind_trees.of().gap->ridge);
    const Layers low = wooded(Metres{0}, parameters);
    EXPECT_EQ(explained(low, parameters).cause(), GapCause::none);
}

/// Sea-like flatness: a station 24 km from a hamlet, in squares of 3 km.
Layers far_over_the_plain(Dbm eirp, RunParameters& parameters) {
    Layers layers = drawn_world(
        {
            "...........",
            ".A.......a.",
            "...........",
        },
        Metres{3'000});
    parameters = evidence_parameters();
    parameters.radio.radius = kilometres(40);
    station(layers, 'A').eirp = eirp;
    return layers;
}

TEST(Evidence, TheEarthsCurveIsTheCauseWhereAFlatEarthWouldDo) {
    RunParameters parameters;
    const Layers weak = far_over_the_plain(Dbm{70}, parameters);
    const Explained hidden = explained(weak, parameters);
    ASSERT_EQ(hidden.cause(), GapCause::beyond_horizon);
    EXPECT_GT(hidden.of().gap->gain.value(), 1.0);
    const Layers strong = far_over_the_plain(Dbm{95}, parameters);
    EXPECT_EQ(explained(strong, parameters).cause(), GapCause::none);
}

/// Two places of Alpha: one near the hamlet with a weak 4G alone, one out of reach that may have 2G as well.
Layers without_2g(bool far_place_has_2g) {
    Layers layers = drawn_world({"a.......A" + std::string(60, '.') + "B"});
    for (Sector& sector : layers.sectors) {
        sector.frequency = megahertz(2'600);
        sector.eirp = Dbm{20};
    }
    Sector gsm = station(layers, 'B');
    gsm.station = "B2G";
    gsm.site = "B";
    gsm.technology = Technology::g2;
    gsm.frequency = megahertz(900);
    gsm.bandwidth = megahertz(0.2);
    gsm.eirp = Dbm{38};
    if (far_place_has_2g) {
        layers.sectors.push_back(gsm);
    }
    return layers;
}

TEST(Evidence, AMissingTechnologyIsTheCauseOnlyWhenTheOperatorHasItElsewhere) {
    const Explained missing = explained(without_2g(true));
    ASSERT_EQ(missing.cause(), GapCause::technology_missing);
    ASSERT_TRUE(missing.of().gap->donor);
    EXPECT_EQ(missing.layers.sectors[*missing.of().gap->donor].station, "B2G");
    EXPECT_EQ(missing.layers.sectors[*missing.of().gap->sector].station, "A");
    EXPECT_NE(explained(without_2g(false)).cause(), GapCause::technology_missing);
}

TEST(Evidence, AnOperatorWhoHasNotReportedGivesNoData) {
    const Explained world = explained(drawn_world({"a.A"}));
    EXPECT_EQ(world.cause(k_beta), GapCause::no_data);
    EXPECT_EQ(world.of(k_beta).gap->missing, MissingData::report);
    EXPECT_EQ(world.cause(k_alpha), GapCause::none);
}

TEST(Evidence, UnknownGroundInTheOnlyWayGivesNoDataAndKnownGroundDoesNot) {
    const Explained unknown = explained(drawn_world({"a..?..A"}));
    ASSERT_EQ(unknown.cause(), GapCause::no_data);
    EXPECT_EQ(unknown.of().gap->missing, MissingData::terrain);
    EXPECT_EQ(explained(drawn_world({"a.....A"})).cause(), GapCause::none);
}

TEST(Evidence, ALinkOutsideTheModelGivesNoData) {
    Layers layers = drawn_world({"a.....A"});
    station(layers, 'A').antenna_height = HeightAboveGround{20};  // Hata starts at 30 m
    RunParameters parameters = evidence_parameters();
    parameters.radio.model = "okumura_hata";
    const Explained world = explained(layers, parameters);
    ASSERT_EQ(world.cause(), GapCause::no_data);
    EXPECT_EQ(world.of().gap->missing, MissingData::model);
}

TEST(Evidence, AHamletThatNobodyCanPlaceGivesNoDataAndNoStations) {
    Layers layers = drawn_world({"a.....A"});
    layers.hamlets[0].centre.reset();
    const Explained world = explained(layers);
    ASSERT_EQ(world.cause(), GapCause::no_data);
    EXPECT_EQ(world.of().gap->missing, MissingData::place);
    EXPECT_THAT(world.of().nearest, testing::IsEmpty());
    EXPECT_FALSE(world.of().worst_point);
}

/// A's power is not given, and the default is too weak for the hamlet; B, out of reach, says what Alpha uses.
Layers with_unknown_power(Dbm elsewhere) {
    Layers layers = drawn_world({"a.......A" + std::string(60, '.') + "B"});
    station(layers, 'A').eirp.reset();
    station(layers, 'B').eirp = elsewhere;
    return layers;
}

TEST(Evidence, AssumedInputsAreTheCauseWhenTheOperatorsOtherValuesWouldServe) {
    RunParameters parameters = evidence_parameters();
    parameters.technologies[index_of(Technology::g4)].defaults.eirp = Dbm{15};
    const Explained assumed = explained(with_unknown_power(Dbm{50}), parameters);
    ASSERT_EQ(assumed.cause(), GapCause::assumed_inputs);
    EXPECT_NEAR(assumed.of().gap->gain.value(), 35.0, 1e-9);
    EXPECT_NE(explained(with_unknown_power(Dbm{15}), parameters).cause(), GapCause::assumed_inputs);
}

TEST(Evidence, WhereNoStationStandsNoneIsInRange) {
    const std::string plain(60, '.');
    const Explained far = explained(drawn_world({"a" + plain + "A"}));
    ASSERT_EQ(far.cause(), GapCause::no_station_in_range);
    EXPECT_FALSE(far.of().gap->sector);
    EXPECT_THAT(far.of().gap->remedies, testing::SizeIs(1));
    EXPECT_EQ(far.of().gap->remedies.front().kind, RemedyKind::new_station);
    EXPECT_FALSE(far.of().margin);
    EXPECT_EQ(explained(drawn_world({"a" + std::string(5, '.') + "A"})).cause(), GapCause::none);
}

TEST(Evidence, AStationTooWeakForOpenGroundIsNotInRange) {
    Layers layers = drawn_world({"a.......A"});
    station(layers, 'A').eirp = Dbm{-20};
    EXPECT_EQ(explained(layers).cause(), GapCause::no_station_in_range);
}

TEST(Evidence, TheNearestTwoPlacesAreNamedWithDistanceAndWindWhetherTheyServeOrNot) {
    Layers layers = drawn_world({
        "C.........",
        "..........",
        "..#######.",
        ".A...a....",
        "..........",
        "........B.",
    });
    Sector twin = station(layers, 'A');
    twin.station = "A3G";
    twin.technology = Technology::g3;
    layers.sectors.push_back(twin);
    const Explained world = explained(layers);
    const std::vector<NearbyStation>& nearest = world.of().nearest;
    ASSERT_EQ(nearest.size(), 2U);
    EXPECT_EQ(world.layers.sectors[nearest[0].sector].site, "B") << "sqrt(3^2 + 2^2) squares";
    EXPECT_EQ(world.layers.sectors[nearest[1].sector].site, "A") << "4 squares; its two stations are one place";
    EXPECT_NEAR(nearest[0].distance.value(), 300.0 * std::sqrt(13.0), 1e-6);
    EXPECT_EQ(wind_of(nearest[0].bearing).key, "SE");
    EXPECT_EQ(wind_of(nearest[1].bearing).key, "W");
    EXPECT_GT(nearest[1].margin->value(), 0.0);
}

TEST(Evidence, TheMarginIsThatOfTheWorstTestedPoint) {
    Layers layers = drawn_world({
        "A.a...#..b",
    });
    Cluster behind;
    behind.hamlet = 0;
    behind.position = *layers.hamlets[1].centre;
    layers.clusters.push_back(behind);
    layers.hamlets.pop_back();
    const Explained world = explained(layers);
    ASSERT_EQ(world.status(), HamletStatus::dead_zone);
    EXPECT_EQ(world.of().worst_point, 1U);
    EXPECT_EQ(world.cause(), GapCause::terrain_blocked);
    const BestLink& centre = world.results.hamlets[0].operators[0].technologies[index_of(Technology::g4)].centre;
    EXPECT_LT(world.of().margin->value(), 0.0);
    EXPECT_GT(centre.level->value(), -100.0);
}

TEST(Evidence, OfAHamletAloneIsThatOfTheWholeRun) {
    const Layers layers = random_world({.seed = 7, .hamlets = 10, .masts = 5, .unknown_share = 0.2});
    RunParameters parameters = random_world_parameters();
    parameters.coverage.rasters = false;
    const Results whole = run_without_rasters(layers, parameters);
    const RadioScene scene{layers, parameters};
    SilentReporter reporter;
    std::size_t gaps = 0;
    for (std::size_t h = 0; h < layers.hamlets.size(); ++h) {
        ExplainedHamlet alone = explain_hamlet(scene, h, Execution{1}, reporter);
        ASSERT_FALSE(alone.points.empty());
        std::size_t first = 0;
        while (whole.test_points[first].hamlet != h) {
            ++first;
        }
        EXPECT_EQ(alone.result.status, whole.hamlets[h].status);
        for (OperatorEvidence& evidence : alone.evidence.operators) {
            gaps += evidence.gap ? 1U : 0U;
            if (evidence.worst_point) {
                *evidence.worst_point += first;
            }
        }
        EXPECT_EQ(alone.evidence, whole.evidence[h]) << "hamlet " << h;
    }
    EXPECT_GT(gaps, 3U);
}

TEST(Evidence, SeesEveryBestLinkAtTheLevelThatTheSearchFound) {
    const Layers layers = random_world({.seed = 11, .hamlets = 8, .masts = 6});
    const RunParameters parameters = random_world_parameters();
    const RadioScene scene{layers, parameters};
    SilentReporter reporter;
    std::size_t compared = 0;
    for (std::size_t h = 0; h < layers.hamlets.size(); ++h) {
        const ExplainedHamlet hamlet = explain_hamlet(scene, h, Execution{1}, reporter);
        HamletPaths paths{scene, hamlet.points};
        for (std::size_t p = 0; p < hamlet.points.size(); ++p) {
            for (std::size_t o = 0; o < layers.operators.size(); ++o) {
                for (const TechnologyInfo& technology : k_technologies) {
                    const BestLink& best = hamlet.links.at(p, o, technology.technology);
                    if (best.level) {
                        const RadioSector& sector = scene.sectors()[best.sector];
                        const auto arrival = paths.arrival(sector, p);
                        ASSERT_TRUE(arrival);
                        EXPECT_EQ(paths.level(sector, *arrival), *best.level) << "to the last bit";
                        ++compared;
                    }
                }
            }
        }
    }
    EXPECT_GT(compared, 20U);
}

TEST(Winds, AreEightAndCloseTheCircle) {
    EXPECT_EQ(wind_of(Angle{0}).key, "N");
    EXPECT_EQ(wind_of(Angle{22.4}).key, "N");
    EXPECT_EQ(wind_of(Angle{22.5}).key, "NE");
    EXPECT_EQ(wind_of(Angle{337.4}).key, "NW");
    EXPECT_EQ(wind_of(Angle{337.5}).key, "N");
    EXPECT_EQ(wind_of(Angle{360}).key, "N");
}

}  // namespace
}  // namespace lomsong
