// SPDX-License-Identifier: Apache-2.0
#include "engine/job/link_report.hpp"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/support/random_world.hpp"

namespace lomsong {
namespace {

class LinkReports : public testing::Test {
  protected:
    Layers layers = random_world({.seed = 3, .hamlets = 6, .masts = 5, .unknown_share = 0.15});
    RunParameters parameters = random_world_parameters();
    RadioScene scene{layers, parameters};
};

TEST_F(LinkReports, TheBudgetsTermsAddUpToTheLevelOfTheRun) {
    std::size_t known = 0;
    for (std::uint32_t sector = 0; sector < layers.sectors.size(); ++sector) {
        const LinkReport report = report_link(scene, sector, *layers.hamlets[0].centre);
        if (!report.terrain_known || !report.loss.known()) {
            continue;
        }
        ++known;
        EXPECT_NEAR(report.budget.level.value(), report.level.value(), 1e-9);
        EXPECT_NEAR(report.budget.terms.back().value, report.level.value(), 1e-9);
        ASSERT_TRUE(report.terms);
        EXPECT_EQ(report.terms->loss.value(), report.loss.loss.value());
        EXPECT_NEAR(report.profile.distance_km.back() * 1e3, report.direction.distance.value(), 1e-6);
        EXPECT_LE(report.profile_step.value(), parameters.radio.profile_step.value() + 1e-9);
    }
    EXPECT_GT(known, 5U);
}

TEST_F(LinkReports, TheBudgetOfACalibratedRunHasWhatMeasurementsAdd) {
    RunParameters calibrated = parameters;
    calibrated.calibration = random_calibration(3);
    const RadioScene corrected{layers, calibrated};
    std::size_t with_a_line = 0;
    for (std::uint32_t sector = 0; sector < layers.sectors.size(); ++sector) {
        const LinkReport plain = report_link(scene, sector, *layers.hamlets[0].centre);
        const LinkReport report = report_link(corrected, sector, *layers.hamlets[0].centre);
        if (!report.terrain_known || !report.loss.known()) {
            continue;
        }
        const TechnologyCalibration* lines = calibrated.calibration->find(layers.sectors[sector].technology);
        const double added_db =
            lines == nullptr ? 0.0 : lines->correction(k_no_land_cover, report.direction.distance).value();
        EXPECT_NEAR(report.level.value(), plain.level.value() + added_db, 1e-9);
        EXPECT_NEAR(report.budget.level.value(), report.level.value(), 1e-9);
        const auto line = std::ranges::find(report.budget.terms, "calibration", &LinkBudgetTerm::name);
        ASSERT_EQ(line != report.budget.terms.end(), lines != nullptr);
        if (lines != nullptr) {
            EXPECT_NEAR(line->value, added_db, 1e-9);
            EXPECT_EQ(line->source, "calibration file, land cover unknown");
            ++with_a_line;
        }
    }
    EXPECT_GT(with_a_line, 3U);
}

TEST_F(LinkReports, APathOverUnknownGroundHasNoLossAndSaysWhere) {
    const Box terrain = layers.terrain.grid().bounds();
    const Point off_the_map{terrain.max_x + 500.0, (terrain.min_y + terrain.max_y) / 2.0};
    const LinkReport report = report_link(scene, 0, off_the_map);
    EXPECT_FALSE(report.terrain_known);
    EXPECT_FALSE(report.unknown.empty());
    EXPECT_EQ(report.status, PointStatus::unknown);
}

TEST_F(LinkReports, TheSiteBringsTheStrongestSectorOfEachOperatorAndTechnology) {
    const Point receiver = *layers.hamlets[0].centre;
    std::size_t compared = 0;
    for (std::uint32_t sector = 0; sector < layers.sectors.size(); ++sector) {
        const std::vector<SiteLevel> levels = site_levels(scene, sector, receiver);
        for (const SiteLevel& level : levels) {
            const Sector& best = layers.sectors[level.sector];
            EXPECT_EQ(best.site, layers.sectors[sector].site);
            for (std::uint32_t other = 0; other < layers.sectors.size(); ++other) {
                const Sector& rival = layers.sectors[other];
                if (rival.site == best.site && rival.operator_index == best.operator_index &&
                    rival.technology == best.technology) {
                    const LinkReport report = report_link(scene, other, receiver);
                    EXPECT_FALSE(report.loss.known() && report.level > level.level) << "sector " << other;
                    ++compared;
                }
            }
        }
    }
    EXPECT_GT(compared, 5U);
}

TEST_F(LinkReports, AnObstacleStandsWhereTheFresnelZoneIsTightest) {
    std::size_t obstacles = 0;
    for (std::uint32_t sector = 0; sector < layers.sectors.size(); ++sector) {
        const LinkReport report = report_link(scene, sector, *layers.hamlets[0].centre);
        if (!report.clearance) {
            continue;
        }
        EXPECT_EQ(report.obstacle.has_value(), report.clearance->share < 0.78 / std::sqrt(2.0));
        if (report.obstacle) {
            EXPECT_EQ(report.obstacle->index, report.clearance->index);
            EXPECT_DOUBLE_EQ(report.obstacle->height_above_line.value(), -report.clearance->clearance.value());
            ++obstacles;
        }
    }
    EXPECT_GT(obstacles, 0U);
}

TEST_F(LinkReports, AStationMeansAllItsSectorsAndAColonOneOfThem) {
    EXPECT_EQ(sectors_named(layers, "S2"), (std::vector<std::uint32_t>{3, 4, 5}));
    EXPECT_EQ(sectors_named(layers, "S2:3"), (std::vector<std::uint32_t>{5}));
    try {
        (void)sectors_named(layers, "S2:7");
        FAIL() << "found a sector that is not there";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("it has 1, 2, 3"));
    }
}

}  // namespace
}  // namespace lomsong
