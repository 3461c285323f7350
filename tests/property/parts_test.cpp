// SPDX-License-Identifier: Apache-2.0
/// @file  Parts against one run: whatever the number of parts, the joined result has the bytes of the run that
///        computed everything.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "algorithms/settlement/test_plan.hpp"
#include "engine/core/error.hpp"
#include "engine/core/raster_window.hpp"
#include "engine/job/coverage_job.hpp"
#include "engine/job/part_plan.hpp"
#include "engine/job/part_run.hpp"
#include "io/write/part_folder.hpp"
#include "io/write/result_writer.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/seed.hpp"
#include "tests/support/terrain_makers.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

struct World {
    Layers layers;
    RunParameters parameters;
};

/// A folder that vanishes with its owner.
class Scratch {
  public:
    Scratch() : m_path{fs::temp_directory_path() / ("lomsong-parts-" + std::to_string(getpid()))} {
        fs::remove_all(m_path);
        fs::create_directories(m_path);
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] fs::path folder(const std::string& name) const {
        fs::create_directories(m_path / name);
        return m_path / name;
    }

  private:
    fs::path m_path;
};

World random_world_of(std::uint64_t seed) {
    World world{random_world({.seed = seed, .hamlets = 14, .masts = 9, .unknown_share = seed % 2 == 0 ? 0.2 : 0.0}),
                random_world_parameters()};
    Dice dice{seed};
    world.parameters.radio.radius = Metres{dice.between(500, 3000)};
    if (seed % 3 == 0) {
        world.layers.terrain_kind = TerrainKind::bare_ground;
        world.layers.land_cover = Raster<std::uint8_t>{world.layers.terrain.grid()};
        for (std::uint8_t& cover : world.layers.land_cover.values()) {
            cover = static_cast<std::uint8_t>(dice.below(9));
        }
    }
    if (seed % 5 == 0) {
        grow_land_cover(world.layers, seed);
        world.layers.terrain_kind = TerrainKind::surface;
        world.parameters.calibration = random_calibration(seed);
    }
    if (seed % 7 == 0) {
        world.layers.communes.clear();
    }
    world.parameters.coverage.rasters = seed % 4 != 3;
    return world;
}

/// The squares of a raster that a box touches, as reading no more than that would leave it.
template <class T>
Raster<T> held(const Raster<T>& whole, const Box& box) {
    constexpr std::int32_t k_edge = TracedGround::k_edge;
    const Grid& grid = whole.grid();
    const Window touched = touched_cells(grid, box);
    const std::int32_t top = touched.row.value / k_edge * k_edge;
    const std::int32_t left = touched.col.value / k_edge * k_edge;
    const std::int32_t bottom =
        std::min((touched.row.value + touched.rows + k_edge - 1) / k_edge * k_edge, grid.rows());
    const std::int32_t right =
        std::min((touched.col.value + touched.cols + k_edge - 1) / k_edge * k_edge, grid.cols());
    Raster<T> part{grid, {Row{top}, Col{left}, bottom - top, right - left}};
    part.values() = window_of(whole, part.window());
    return part;
}

std::map<std::string, std::string> bytes_in(const fs::path& folder) {
    std::map<std::string, std::string> bytes;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ifstream in{entry.path(), std::ios::binary};
        std::ostringstream text;
        text << in.rdbuf();
        bytes[entry.path().filename().string()] = text.str();
    }
    return bytes;
}

/// Writes a run without timings, and gives back its files.
std::map<std::string, std::string> written(const World& world, JobOutcome outcome, CoverageStore& cells,
                                           const fs::path& folder) {
    SilentReporter reporter;
    RunRecord record;
    record.trace = std::move(outcome.trace);
    const std::vector<Output> outputs{Output::geojson, Output::rasters};
    write_results({world.layers, outcome.results, world.parameters, record, cells}, outputs, folder, 1, reporter);
    return bytes_in(folder);
}

std::map<std::string, std::string> run_at_once(const World& world, const Scratch& scratch) {
    SilentReporter reporter;
    const fs::path folder = scratch.folder("whole");
    CoverageStore cells{folder};
    JobOutcome outcome = run_job(world.layers, world.parameters, {1}, cells, reporter);
    return written(world, std::move(outcome), cells, folder);
}

/// Computes a part with no more ground than it says it needs.
ReadPart compute_part(const World& world, PartNumber number, int threads, const Scratch& scratch) {
    const TestPlan points = plan_test_points(world.layers, world.parameters.settlement);
    const PartPlan plan = plan_parts(world.layers, world.parameters, points, number.of);
    const PartShare& share = plan.parts[number.number - 1U];
    const Box ground = ground_of(share, plan.grid, points, world.layers, world.parameters);
    Layers layers = world.layers;
    layers.terrain = held(world.layers.terrain, ground);
    layers.land_cover = held(world.layers.land_cover, ground);
    const fs::path folder = scratch.folder("part-" + std::to_string(number.number));
    PartRun work{std::move(layers), world.parameters, points, plan.grid, share};
    PartWriter writer{folder, "test"};
    SilentReporter reporter;
    writer.finish({"test", number, "made-up", {}, "{}"}, work.compute({threads}, writer, reporter));
    return read_part(folder);
}

std::vector<ReadPart> compute_parts(const World& world, std::uint32_t count, int threads, const Scratch& scratch) {
    std::vector<ReadPart> parts;
    for (std::uint32_t k = 1; k <= count; ++k) {
        parts.push_back(compute_part(world, {k, count}, threads, scratch));
    }
    return parts;
}

std::map<std::string, std::string> merged(const World& world, const std::vector<ReadPart>& parts, int threads,
                                          const Scratch& scratch) {
    SilentReporter reporter;
    const fs::path folder = scratch.folder("merged-" + std::to_string(parts.size()));
    CoverageStore store{folder};
    PartCells cells{parts};
    const TestPlan points = plan_test_points(world.layers, world.parameters.settlement);
    FinishedParts finished{
        {}, plan_parts(world.layers, world.parameters, points, static_cast<std::uint32_t>(parts.size())), cells};
    for (const ReadPart& part : parts) {
        finished.parts.push_back({part.folder.filename().string(), part.findings});
    }
    JobOutcome outcome = merge_job(world.layers, world.parameters, {threads}, store, reporter, finished);
    return written(world, std::move(outcome), store, folder);
}

class Parts : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Parts, JoinedHaveTheBytesOfOneRunForAnyNumberOfParts) {
    const Scratch scratch;
    const World world = random_world_of(GetParam());
    const auto whole = run_at_once(world, scratch);
    ASSERT_TRUE(whole.contains("hamlets.geojson") && whole.contains("trace.bin"));
    for (const std::uint32_t count : {1U, 2U, 3U, 7U, 16U}) {
        const int threads = count % 2 == 0 ? 2 : 1;
        const auto joined = merged(world, compute_parts(world, count, threads, scratch), threads, scratch);
        EXPECT_EQ(whole.size(), joined.size());
        for (const auto& [name, bytes] : whole) {
            EXPECT_TRUE(joined.contains(name) && joined.at(name) == bytes)
                << "seed " << GetParam() << ", " << count << " parts: " << name << " differs";
        }
    }
}

// 3 and 6 have land cover on bare ground, 2 and 6 unknown terrain, 5 a calibration, 7 no communes, 3 and 7 no
// rasters.
INSTANTIATE_TEST_SUITE_P(Seeds, Parts, testing::Values(1, 2, 3, 5, 6, 7, 14));

TEST(PartOfARun, ComputedTwiceHasTheSameBytesOnOneThreadAndTwo) {
    const Scratch scratch;
    const World world = random_world_of(2);
    compute_part(world, {2, 3}, 1, scratch);
    const auto first = bytes_in(scratch.folder("part-2"));
    compute_part(world, {2, 3}, 2, scratch);
    EXPECT_EQ(first, bytes_in(scratch.folder("part-2")));
}

TEST(PartOfARun, HoldsNoMoreGroundThanItNeedsAndMissesNone) {
    const Scratch scratch;
    const World world = random_world_of(1);
    std::size_t held_cells = 0;
    for (const ReadPart& part : compute_parts(world, 7, 1, scratch)) {
        held_cells = std::max(held_cells, part.findings.inputs.terrain.cells.size());
    }
    EXPECT_GT(held_cells, 0U);
    EXPECT_LT(held_cells, world.layers.terrain.grid().size());
}

/// What joining these parts with the world says.
std::string refusal(const World& world, const std::vector<ReadPart>& parts, const Scratch& scratch) {
    try {
        merged(world, parts, 1, scratch);
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_data);
        return error.what();
    }
    return "nothing";
}

TEST(PartOfARun, OverOtherTerrainIsRefusedByName) {
    const Scratch scratch;
    World world = random_world_of(1);
    const std::vector<ReadPart> parts = compute_parts(world, 2, 1, scratch);
    const Window own = parts[1].findings.inputs.terrain.cells;
    const Cell changed{Row{own.row.value + own.rows - 1}, Col{own.col.value + own.cols - 1}};
    world.layers.terrain.set(changed, HeightAboveSeaLevel{1});
    EXPECT_THAT(refusal(world, parts, scratch), testing::HasSubstr("part-2: it was computed over other terrain"));
}

TEST(PartOfARun, OfOtherStationsIsRefused) {
    const Scratch scratch;
    World world = random_world_of(1);
    const std::vector<ReadPart> parts = compute_parts(world, 2, 1, scratch);
    world.layers.sectors.front().azimuth = Angle{123};
    world.layers.sectors.front().omnidirectional = false;
    EXPECT_THAT(refusal(world, parts, scratch), testing::HasSubstr("part-1: it rests on other stations"));
}

TEST(PartOfARun, OfOtherHamletsIsRefused) {
    const Scratch scratch;
    World world = random_world_of(1);
    const std::vector<ReadPart> parts = compute_parts(world, 2, 1, scratch);
    world.layers.hamlets.front().centre->x += 1.0;
    EXPECT_THAT(refusal(world, parts, scratch), testing::HasSubstr("other cells, hamlets or test points"));
}

TEST(PartOfARun, WithADamagedBlockIsRefusedByName) {
    const Scratch scratch;
    const World world = random_world_of(1);
    const std::vector<ReadPart> parts = compute_parts(world, 2, 1, scratch);
    const fs::path block = parts[0].folder / "cells-1.block";
    std::fstream{block, std::ios::binary | std::ios::in | std::ios::out}.seekp(5000).put('\x7f');
    EXPECT_THAT(refusal(world, parts, scratch), testing::HasSubstr("cells-1.block"));
    EXPECT_FALSE(cells_are_whole(parts[0]));
    EXPECT_TRUE(cells_are_whole(parts[1]));
}

TEST(PlanOfParts, GivesEveryCellAndEveryHamletWithAPlaceToExactlyOnePart) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    for (int round = 0; round < 25; ++round) {
        World world = random_world_of(1 + dice.below(1000));
        world.parameters.coverage.cell_size = Metres{dice.between(15, 400)};
        world.layers.hamlets[dice.below(world.layers.hamlets.size())].centre.reset();
        const auto count = static_cast<std::uint32_t>(1 + dice.below(round % 5 == 0 ? 3000 : 40));
        const TestPlan points = plan_test_points(world.layers, world.parameters.settlement);
        const PartPlan plan = plan_parts(world.layers, world.parameters, points, count);
        ASSERT_EQ(plan.parts.size(), count);
        std::vector<int> cells(plan.grid.size(), 0);
        std::vector<int> hamlets(world.layers.hamlets.size(), 0);
        for (const PartShare& share : plan.parts) {
            for (std::size_t i = 0; i < share.cells.size(); ++i) {
                ++cells.at(plan.grid.index(share.cells.cell(i)));
            }
            for (const std::uint32_t hamlet : share.hamlets) {
                ++hamlets.at(hamlet);
            }
            EXPECT_TRUE(std::ranges::is_sorted(share.hamlets));
        }
        EXPECT_THAT(cells, testing::Each(1)) << count << " parts";
        for (const TestPoint& point : points.points) {
            EXPECT_EQ(hamlets[point.hamlet], 1) << count << " parts, hamlet " << point.hamlet;
        }
    }
}

TEST(PlanOfParts, DoesNotLookAtTheGround) {
    World world = random_world_of(3);
    const TestPlan points = plan_test_points(world.layers, world.parameters.settlement);
    const PartPlan with = plan_parts(world.layers, world.parameters, points, 9);
    world.layers.terrain = {};
    world.layers.land_cover = {};
    world.layers.population = {};
    const PartPlan without = plan_parts(world.layers, world.parameters, {}, 9);
    ASSERT_EQ(with.parts.size(), without.parts.size());
    for (std::size_t i = 0; i < with.parts.size(); ++i) {
        EXPECT_EQ(with.parts[i].cells, without.parts[i].cells);
        EXPECT_EQ(with.parts[i].hamlets, without.parts[i].hamlets);
    }
}

TEST(EstimateOfParts, AddsUpToTheWholeAndBalancesIt) {
    World world = random_world_of(1);
    world.parameters.coverage.cell_size = Metres{10};
    const PartsEstimate whole = estimate_parts(world.layers, world.parameters, 1);
    const PartsEstimate four = estimate_parts(world.layers, world.parameters, 4);
    std::uint64_t cells = 0;
    std::size_t points = 0;
    double least = whole.parts.front().cpu_seconds;
    double most = 0.0;
    for (const PartEstimate& part : four.parts) {
        cells += part.cells;
        points += part.points;
        least = std::min(least, part.cpu_seconds);
        most = std::max(most, part.cpu_seconds);
    }
    EXPECT_NEAR(static_cast<double>(cells), static_cast<double>(whole.parts.front().cells), 4.0);
    EXPECT_EQ(points, whole.parts.front().points);
    EXPECT_EQ(four.merge.points, points);
    EXPECT_LT(most, 1.6 * least);
}

}  // namespace
}  // namespace lomsong
