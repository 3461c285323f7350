// SPDX-License-Identifier: Apache-2.0
/// @file  Coverage rasters are the same bits for any number of threads and any memory, that is, any cut into
/// blocks.
#include <algorithm>
#include <bit>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "engine/job/coverage_rasters.hpp"
#include "engine/job/raster_plan.hpp"
#include "tests/support/memory_sink.hpp"
#include "tests/support/random_world.hpp"

namespace lomsong {
namespace {

constexpr std::size_t k_mebibyte = 1024 * 1024;

class RasterBlocks : public testing::Test {
  protected:
    struct Found {
        std::vector<CoverageLayer> layers;
        MemorySink sink;
        std::uint64_t cells_without_terrain = 0;
    };
    [[nodiscard]] Found computed(Execution execution) {
        Found found;
        CoverageRasters rasters = compute_rasters(scene, area, execution, found.sink, reporter);
        found.layers = std::move(rasters.layers);
        found.cells_without_terrain = rasters.cells_without_terrain;
        return found;
    }
    [[nodiscard]] std::size_t blocks(Execution execution) const {
        return raster_blocks(scene, area.grid(), area.window(), count_layers(scene), execution).size();
    }

    static RunParameters with_small_cells() {
        RunParameters parameters = random_world_parameters();
        parameters.coverage.cell_size = Metres{45};
        return parameters;
    }
    /// Bits, so that NaN equals NaN.
    static std::vector<std::uint32_t> bits(const std::vector<float>& values) {
        std::vector<std::uint32_t> result(values.size());
        std::ranges::transform(values, result.begin(),
                               [](float value) { return std::bit_cast<std::uint32_t>(value); });
        return result;
    }
    static void expect_equal(const Found& a, const Found& b, const std::string& what) {
        ASSERT_EQ(a.layers.size(), b.layers.size());
        EXPECT_EQ(a.cells_without_terrain, b.cells_without_terrain);
        for (std::size_t l = 0; l < a.layers.size(); ++l) {
            EXPECT_TRUE(bits(a.sink.layers[l].level.values()) == bits(b.sink.layers[l].level.values()))
                << "levels differ with " << what;
            EXPECT_TRUE(a.sink.layers[l].sector.values() == b.sink.layers[l].sector.values())
                << "best servers differ with " << what;
            EXPECT_TRUE(a.layers[l].status.values() == b.layers[l].status.values())
                << "statuses differ with " << what;
        }
    }

    Layers layers = random_world({.seed = 17, .hamlets = 3, .masts = 12, .unknown_share = 0.2});
    RunParameters parameters = with_small_cells();
    RadioScene scene{layers, parameters};
    Raster<std::uint8_t> area = study_area(layers, parameters, {});
    SilentReporter reporter;
};

TEST_F(RasterBlocks, BitsAreEqualForAnyThreadsAndAnyMemory) {
    const Found expected = computed({1, 0});
    ASSERT_EQ(blocks({1, 0}), 1U);
    ASSERT_GT(blocks({1, k_mebibyte}), 1U);
    for (const Execution execution :
         {Execution{2, 0}, Execution{8, 0}, Execution{1, k_mebibyte}, Execution{2, k_mebibyte},
          Execution{8, 3 * k_mebibyte / 2}, Execution{2, 2 * k_mebibyte}}) {
        expect_equal(computed(execution), expected,
                     std::to_string(execution.threads) + " threads and " + std::to_string(execution.memory_bytes) +
                         " bytes, " + std::to_string(blocks(execution)) + " blocks");
    }
}

TEST_F(RasterBlocks, LessMemoryThanOneSmallBlockNeedsIsRefusedWithTheNumbers) {
    try {
        (void)computed({1, 10'000});
        FAIL() << "ran in 10,000 bytes";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::usage);
        EXPECT_THAT(error.what(), testing::MatchesRegex(
                                      "memory: 0.1 MiB are left for the coverage rasters. Their statuses take "
                                      "0.[0-9] MiB, their smallest block 0.[0-9] MiB. Allow at least 0.[0-9] MiB "
                                      "more, or use larger cells."));
    }
}

}  // namespace
}  // namespace lomsong
