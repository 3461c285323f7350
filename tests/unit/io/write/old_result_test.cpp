// SPDX-License-Identifier: Apache-2.0
/// @file  What a run writes for a later one comes back whole, or is refused with the reason.
#include "io/read/old_result.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/status_runs.hpp"
#include "io/write/coverage_store.hpp"
#include "io/write/coverage_words.hpp"
#include "io/write/result_writer.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* k_file = "coverage_viettel_4g.tif";

/// The sample world with the trace of its only coverage layer.
World traced_world() {
    World world = sample_world();
    const CoverageLayer& layer = world.results.coverage.front();
    world.record.trace.operators = world.layers.operators;
    world.record.trace.cells = layer.status.grid();
    world.record.trace.layers.resize(1);
    world.record.trace.layers[0].key = {layer.operator_index, layer.technology};
    world.record.trace.layers[0].status_runs = packed_runs(layer.status.values());
    return world;
}

void damage(const fs::path& file) {
    std::fstream stream{file, std::ios::binary | std::ios::in | std::ios::out};
    stream.seekg(-20, std::ios::end);
    const int byte = stream.peek();
    stream.seekp(-20, std::ios::end);
    stream.put(static_cast<char>(byte ^ 1));
}

std::string refusal(const fs::path& folder) {
    return message_of([&] { const OldResult result{folder}; });
}

TEST(OldResult, GivesBackLevelsAndBestServersOfAnyWindow) {
    const ScratchFolder scratch;
    write_all(traced_world(), scratch.path());
    OldResult result{scratch.path()};
    EXPECT_EQ(result.trace().program, "0.1.0");
    std::vector<float> level(4);
    std::vector<std::int32_t> sector(4);
    result.read_cells(0, {Row{0}, Col{1}, 2, 2}, level, sector);
    EXPECT_TRUE(std::isnan(level[0]) && std::isnan(level[1]) && std::isnan(level[2]));
    EXPECT_EQ(level[3], -120.25F);
    EXPECT_THAT(sector, testing::ElementsAre(-1, -1, -1, 0));
    result.read_cells(0, {Row{0}, Col{0}, 1, 1}, std::span{level}.first(1), std::span{sector}.first(1));
    EXPECT_EQ(level[0], -93.375F) << "to 1/16 dB";
    EXPECT_EQ(sector[0], 2);
}

TEST(OldResult, WithoutRastersHasLayersWithoutFiles) {
    const ScratchFolder scratch;
    SilentReporter reporter;
    write(traced_world(), {Output::geojson}, scratch.path(), reporter);
    const OldResult result{scratch.path()};
    ASSERT_EQ(result.trace().layers.size(), 1U);
    EXPECT_TRUE(result.trace().layers[0].file.empty());
}

TEST(OldResult, IsRefusedWithTheReason) {
    const ScratchFolder scratch;
    const fs::path folder = scratch.path() / "week-46";
    EXPECT_EQ(refusal(folder), folder.string() + ": there is no such folder. Leave out --since for a whole run.");
    fs::create_directory(folder);
    EXPECT_EQ(refusal(folder),
              folder.string() +
                  ": the folder is no result of a run: it has no run.json. Leave out --since for a whole run.");
    write_all(traced_world(), folder);
    EXPECT_EQ(refusal(folder), "nothing was thrown");
    damage(folder / k_file);
    EXPECT_EQ(refusal(folder), (folder / k_file).string() +
                                   ": the file is not as the run wrote it. Leave out --since for a whole run.");
    fs::remove(folder / k_file);
    EXPECT_EQ(refusal(folder), (folder / k_file).string() +
                                   ": the run wrote this file, and it is no longer there. Leave out --since for a "
                                   "whole run.");
    damage(folder / k_trace_file);
    EXPECT_THAT(refusal(folder), testing::StartsWith((folder / k_trace_file).string() + ": its "));
    fs::remove(folder / k_trace_file);
    EXPECT_THAT(refusal(folder), testing::HasSubstr("the result has no trace.bin"));
}

/// A second run of the world in which the only layer is kept, if the store may.
std::optional<std::string> kept_file(const World& world, OldResult& old_result) {
    const ScratchFolder scratch;
    CoverageStore cells{scratch.path()};
    cells.take_over([&](CoverageLayerKey key, std::size_t earlier) -> std::optional<fs::path> {
        const CoverageWords words = coverage_words(world.layers, world.parameters, world.record.version, key);
        return file_conditions(words) == old_result.trace().layers[earlier].file_conditions
                   ? std::optional{old_result.file_of(earlier)}
                   : std::nullopt;
    });
    const CoverageLayer& layer = world.results.coverage.front();
    cells.begin(layer.status.grid(), {{layer.operator_index, layer.technology}});
    if (!cells.keep(0, 0)) {
        return std::nullopt;
    }
    SilentReporter reporter;
    write_results({world.layers, world.results, world.parameters, world.record, cells}, {Output::rasters},
                  scratch.path(), 1, reporter);
    return bytes_of(scratch.path() / k_file);
}

TEST(OldResult, ALayerThatIsKeptHasTheBytesThatItHad) {
    const ScratchFolder scratch;
    World world = traced_world();
    write_all(world, scratch.path());
    OldResult result{scratch.path()};
    EXPECT_EQ(kept_file(world, result), bytes_of(scratch.path() / k_file));
}

TEST(OldResult, ALayerWhoseFileWouldSayOtherThingsIsNotKept) {
    const ScratchFolder scratch;
    World world = traced_world();
    write_all(world, scratch.path());
    OldResult result{scratch.path()};
    world.parameters.title = "Another title";
    EXPECT_EQ(kept_file(world, result), std::nullopt);
}

}  // namespace
}  // namespace lomsong::test
