// SPDX-License-Identifier: Apache-2.0
#include "engine/job/coverage_job.hpp"

#include <atomic>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/support/random_world.hpp"

namespace lomsong {
namespace {

/// A world from a picture. Each letter is a square of 300 m:
///   .  flat ground at 100 m     #  a wall of 900 m     ?  ground without terrain
///   S  a station on flat ground (4G, operator A)       a, b, ...  centres of hamlets on flat ground
Layers drawn(const std::vector<std::string>& picture) {
    constexpr std::int32_t k_cells = 10;  // of 30 m per letter
    Layers layers;
    layers.crs = {"EPSG:9208", "VN-2000 / TM-3 104-45", "a picture"};
    layers.operators = {"A", "B"};
    layers.operator_has_reported = {true, false};
    layers.terrain_kind = TerrainKind::bare_ground;
    const auto rows = static_cast<std::int32_t>(picture.size()) * k_cells;
    const auto cols = static_cast<std::int32_t>(picture.front().size()) * k_cells;
    layers.terrain = Raster<HeightAboveSeaLevel>{Grid{430'000, 2'470'000, Metres{30}, rows, cols}};
    const Grid& grid = layers.terrain.grid();
    for (std::int32_t row = 0; row < rows; ++row) {
        for (std::int32_t col = 0; col < cols; ++col) {
            const char letter =
                picture[static_cast<std::size_t>(row / k_cells)][static_cast<std::size_t>(col / k_cells)];
            const Cell cell{Row{row}, Col{col}};
            if (letter != '?') {
                layers.terrain.set(cell, HeightAboveSeaLevel{letter == '#' ? 900.0 : 100.0});
            }
            if (row % k_cells != k_cells / 2 || col % k_cells != k_cells / 2) {
                continue;
            }
            if (letter == 'S') {
                Sector sector;
                sector.station = sector.site = "S1";
                sector.label = "1";
                sector.position = grid.centre(cell);
                sector.antenna_height = HeightAboveGround{30};
                sector.omnidirectional = true;
                sector.frequency = megahertz(1800);
                sector.bandwidth = megahertz(10);
                sector.eirp = Dbm{46};
                layers.sectors.push_back(sector);
            } else if (letter >= 'a' && letter <= 'z') {
                Hamlet hamlet;
                hamlet.code = hamlet.name = std::string{letter};
                hamlet.centre = grid.centre(cell);
                hamlet.households = 10;
                layers.hamlets.push_back(hamlet);
            }
        }
    }
    return layers;
}

Results run(const Layers& layers, bool rasters = false) {
    RunParameters parameters;
    parameters.coverage.rasters = rasters;
    parameters.coverage.cell_size = Metres{150};
    NoCoverageSink sink;
    SilentReporter reporter;
    return run_job(layers, parameters, Execution{1}, sink, reporter).results;
}

HamletStatus status_for_a(const Results& results, std::size_t hamlet) {
    return results.hamlets[hamlet].operators[0].status;
}

TEST(CoverageJob, AHamletInSightIsGoodAndOneBehindAWallIsNot) {
    const Results results = run(drawn({
        "............",
        ".S.a...#..b.",
        "............",
    }));
    EXPECT_EQ(status_for_a(results, 0), HamletStatus::good);
    const TechnologyVerdict& open = results.hamlets[0].operators[0].technologies[index_of(Technology::g4)];
    const TechnologyVerdict& blocked = results.hamlets[1].operators[0].technologies[index_of(Technology::g4)];
    EXPECT_GT((*open.centre.level - *blocked.centre.level).value(), 30.0);
    EXPECT_EQ(status_for_a(results, 1), HamletStatus::no_signal);
}

TEST(CoverageJob, AHamletBehindUnknownGroundIsUndecidedNotUncovered) {
    const Results results = run(drawn({
        "............",
        ".S.a..??..b.",
        "............",
    }));
    EXPECT_EQ(status_for_a(results, 0), HamletStatus::good);
    EXPECT_EQ(status_for_a(results, 1), HamletStatus::not_enough_data);
    EXPECT_EQ(results.hamlets[1].status, HamletStatus::not_enough_data);
    EXPECT_EQ(results.unknown_terrain.hamlets_undecided, 1U);
    EXPECT_EQ(results.unknown_terrain.links_unknown, 1U);
    EXPECT_GT(results.unknown_terrain.missing_km2, 0.0);
    EXPECT_GT(results.unknown_terrain.missing.min_x, 430'000 + 6 * 300 - 1);
    EXPECT_LT(results.unknown_terrain.missing.max_x, 430'000 + 8 * 300 + 1);
}

TEST(CoverageJob, UnknownGroundDoesNotMatterToWhomAKnownLinkServes) {
    const Results results = run(drawn({
        ".S...??.aS..",
    }));
    EXPECT_EQ(status_for_a(results, 0), HamletStatus::good);
    EXPECT_EQ(results.unknown_terrain.hamlets_undecided, 0U);
}

TEST(CoverageJob, AnOperatorThatHasNotReportedIsNeitherCoveredNorUncovered) {
    const Results results = run(drawn({".S.a...#..b."}));
    for (const HamletResult& hamlet : results.hamlets) {
        EXPECT_EQ(hamlet.operators[1].status, HamletStatus::no_data);
        EXPECT_EQ(hamlet.operators_reporting, 1);
    }
    EXPECT_EQ(results.hamlets[1].status, HamletStatus::not_enough_data) << "B could still serve it";
}

TEST(CoverageJob, RastersLeaveCellsWithoutTerrainEmptyAndMarkUndecidedOnes) {
    const Layers layers = drawn({
        "............",
        ".S.a..??..b.",
        "......??....",
    });
    const Results results = run(layers, true);
    ASSERT_EQ(results.coverage.size(), 1U);
    EXPECT_GT(results.unknown_terrain.cells_without_terrain, 0U);
    EXPECT_GT(results.unknown_terrain.cells_undecided, 0U);
    const Raster<std::uint8_t>& status = results.coverage[0].status;
    EXPECT_FALSE(status.known(*status.grid().cell_at({430'000 + 6.5 * 300, 2'470'000 - 1.5 * 300})));
    EXPECT_EQ(status.at(*status.grid().cell_at(*layers.hamlets[1].centre)),
              static_cast<std::uint8_t>(PointStatus::unknown));
    EXPECT_TRUE(results.gaps.empty()) << "what is unknown is no gap";
}

TEST(CoverageJob, CountsOfHamletsAgreeBetweenCommunesAndProvince) {
    const Layers layers = random_world({.seed = 5, .hamlets = 30, .masts = 9});
    NoCoverageSink sink;
    SilentReporter reporter;
    const Results results = run_job(layers, random_world_parameters(), Execution{2}, sink, reporter).results;
    std::size_t hamlets = 0;
    double households = 0.0;
    for (const RollUp& commune : results.communes) {
        hamlets += commune.any_operator.hamlet_total();
        households += commune.any_operator.household_total();
    }
    EXPECT_EQ(hamlets, 30U);
    EXPECT_EQ(results.province.any_operator.hamlet_total(), 30U);
    EXPECT_EQ(results.province.any_operator.household_total(), households);
    EXPECT_LE(*results.province.served_area_m2, *results.province.computed_area_m2);
}

TEST(CoverageJob, AHamletKnownOnlyByNameStaysInEveryCountUndecided) {
    Layers layers = drawn({".S.a........"});
    Hamlet named;
    named.code = "named";
    named.households = 12;
    layers.hamlets.push_back(named);
    RunParameters parameters;
    parameters.coverage.rasters = false;
    NoCoverageSink sink;
    SilentReporter reporter;
    const Results results = run_job(layers, parameters, Execution{1}, sink, reporter).results;
    ASSERT_EQ(results.hamlets.size(), 2U);
    EXPECT_EQ(results.hamlets[1].status, HamletStatus::not_enough_data);
    EXPECT_EQ(results.hamlets[1].fibre.reach, FibreClass::no_data);
    EXPECT_FALSE(results.hamlets[1].centre.has_value());
    EXPECT_EQ(results.province.any_operator.hamlet_total(), 2U);
    EXPECT_GE(results.province.any_operator.household_total(), 12.0);
}

TEST(CoverageJob, WhatOnlyLinksOutsideTheModelCouldServeIsUndecided) {
    Layers layers = drawn({".S.a........"});
    layers.sectors[0].antenna_height = HeightAboveGround{20};  // Hata starts at 30 m
    RunParameters parameters;
    parameters.radio.model = "okumura_hata";
    parameters.coverage.cell_size = Metres{150};
    NoCoverageSink sink;
    SilentReporter reporter;
    const Results results = run_job(layers, parameters, Execution{1}, sink, reporter).results;
    EXPECT_EQ(status_for_a(results, 0), HamletStatus::not_enough_data);
    EXPECT_EQ(results.unknown_terrain.hamlets_undecided, 0U) << "terrain would not settle it";
    EXPECT_TRUE(results.gaps.empty());
}

TEST(CoverageJob, AnUnknownModelIsNamedWithTheNearestOne) {
    const Layers layers = drawn({".S.a"});
    RunParameters parameters;
    parameters.radio.model = "p1821";
    NoCoverageSink sink;
    SilentReporter reporter;
    try {
        (void)run_job(layers, parameters, Execution{1}, sink, reporter);
        FAIL() << "ran with an unknown model";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_project);
        EXPECT_THAT(error.what(), testing::HasSubstr("'p1821' is not a known model. Did you mean 'p1812'?"));
    }
}

/// Asks to stop a moment after the rasters have begun.
class StopsInTheRasters final : public Reporter {
  public:
    using Clock = std::chrono::steady_clock;
    void begin_stage(std::string_view name, std::uint64_t /*total*/) override {
        if (name == "coverage rasters") {
            m_stop_at = Clock::now() + std::chrono::milliseconds{100};
            m_begun = true;
        }
    }
    void advance(std::uint64_t /*units*/) override {}
    void warn(const std::string& /*message*/) override {}
    [[nodiscard]] bool cancelled() const noexcept override { return m_begun && Clock::now() >= m_stop_at; }
    [[nodiscard]] Clock::time_point stop_at() const { return m_stop_at; }

  private:
    std::atomic<bool> m_begun{false};
    Clock::time_point m_stop_at;
};

TEST(CoverageJob, CancellationIsHeardInsideALongMast) {
    const Layers layers = random_world({.seed = 3, .hamlets = 2, .masts = 1});
    RunParameters parameters = random_world_parameters();
    parameters.radio.model = "itm";  // takes a path of its own to each of half a million cells
    parameters.coverage.cell_size = Metres{10};
    NoCoverageSink sink;
    StopsInTheRasters reporter;
    try {
        (void)run_job(layers, parameters, Execution{1}, sink, reporter);
        FAIL() << "not cancelled";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::interrupted);
    }
    EXPECT_LT(StopsInTheRasters::Clock::now() - reporter.stop_at(), std::chrono::seconds{1});
}

TEST(JobEstimate, CountsWhatARunWouldDo) {
    const Layers layers = drawn({
        "............",
        ".S.a..??..b.",
    });
    const JobEstimate estimate = estimate_job(layers, RunParameters{});
    EXPECT_EQ(estimate.masts, 1U);
    EXPECT_EQ(estimate.test_points, 2U);
    EXPECT_EQ(estimate.point_links, 2U);
    EXPECT_EQ(estimate.coverage_layers, 1U);
    EXPECT_GT(estimate.cells_without_terrain, 0U);
    EXPECT_LT(estimate.cells_without_terrain, estimate.cells);
}

}  // namespace
}  // namespace lomsong
