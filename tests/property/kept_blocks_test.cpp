// SPDX-License-Identifier: Apache-2.0
/// @file  A run that is interrupted between any two of its blocks, and goes on from those that it had finished,
/// finds
///        the bits of one that was never disturbed.
#include "io/write/kept_blocks.hpp"

#include <algorithm>
#include <bit>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "engine/job/coverage_rasters.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/memory_sink.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::size_t k_mebibyte = 1024 * 1024;
constexpr Execution k_in_blocks{2, k_mebibyte};

/// What a killed process would have done up to the moment: the tile after the last one never comes.
class KilledSink final : public CoverageSink {
  public:
    KilledSink(MemorySink& sink, std::size_t tiles) : m_sink{sink}, m_tiles_left{tiles} {}
    void begin(const Grid& grid, const std::vector<CoverageLayerKey>& layers) override {
        m_sink.begin(grid, layers);
    }
    void take(const CoverageTile& tile) override {
        if (m_tiles_left == 0) {
            throw Error{ErrorKind::interrupted, "", "killed"};
        }
        --m_tiles_left;
        m_sink.take(tile);
    }

  private:
    MemorySink& m_sink;
    std::size_t m_tiles_left;
};

class KeptBlocksTest : public testing::Test {
  protected:
    KeptBlocksTest() {
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
    }
    ~KeptBlocksTest() override {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }

    struct Found {
        std::vector<std::vector<std::uint8_t>> statuses;
        std::vector<std::vector<std::uint32_t>> levels;  ///< bits, so that NaN equals NaN
        std::vector<std::vector<std::int32_t>> sectors;
        std::uint64_t cells_without_terrain = 0;
        friend bool operator==(const Found&, const Found&) = default;
    };
    Found computed(Execution execution, BlockKeeping keeping, std::optional<std::size_t> tiles = std::nullopt) {
        MemorySink memory;
        KilledSink killed{memory, tiles.value_or(0)};
        CoverageSink& sink = tiles ? static_cast<CoverageSink&>(killed) : memory;
        const CoverageRasters rasters = compute_rasters(scene, area, execution, sink, reporter, {}, keeping);
        Found found;
        found.cells_without_terrain = rasters.cells_without_terrain;
        for (std::size_t l = 0; l < rasters.layers.size(); ++l) {
            found.statuses.push_back(rasters.layers[l].status.values());
            found.sectors.push_back(memory.layers[l].sector.values());
            std::vector<std::uint32_t>& bits = found.levels.emplace_back();
            for (const float level : memory.layers[l].level.values()) {
                bits.push_back(std::bit_cast<std::uint32_t>(level));
            }
        }
        return found;
    }
    /// A run into `result`. `told` is what it said about blocks.
    Found run(bool resume, std::optional<std::size_t> tiles = std::nullopt, const std::string& version = "1",
              std::uint64_t inputs = 7, Execution execution = k_in_blocks) {
        told.clear();
        KeptBlocks blocks{m_folder / "result", version, resume,
                          [&](const std::string& text) { told.push_back(text); }};
        Found found = computed(execution, {&blocks, inputs}, tiles);
        blocks.remove();
        return found;
    }
    /// A run that is killed after so many tiles. Returns how many blocks it left.
    std::size_t killed_after(std::size_t tiles) {
        EXPECT_THROW(run(false, tiles), Error);
        return left().size();
    }
    [[nodiscard]] std::vector<fs::path> left() const {
        std::vector<fs::path> files;
        if (fs::exists(folder())) {
            for (const auto& entry : fs::directory_iterator{folder()}) {
                if (entry.path().extension() == ".block") {
                    files.push_back(entry.path());
                }
            }
        }
        std::ranges::sort(files);
        return files;
    }
    [[nodiscard]] fs::path folder() const { return m_folder / ".result.blocks"; }

    static RunParameters with_small_cells() {
        RunParameters parameters = random_world_parameters();
        parameters.coverage.cell_size = Metres{45};
        return parameters;
    }

    Layers layers = random_world({.seed = 17, .hamlets = 3, .masts = 12, .unknown_share = 0.2});
    RunParameters parameters = with_small_cells();
    RadioScene scene{layers, parameters};
    Raster<std::uint8_t> area = study_area(layers, parameters, {});
    SilentReporter reporter;
    std::vector<std::string> told;
    Found undisturbed = computed({1, 0}, {});
    std::size_t layer_count = undisturbed.statuses.size();

  private:
    fs::path m_folder = fs::temp_directory_path() / ("lomsong-kept-blocks-" + std::to_string(getpid()));
};

TEST_F(KeptBlocksTest, ARunKilledAnywhereGoesOnToTheSameBits) {
    SCOPED_TRACE("seed " + std::to_string(test_seed()));
    Dice dice{test_seed()};
    for (int round = 0; round < 6; ++round) {
        const std::size_t tiles = 1 + dice.below(4 * layer_count);
        const std::size_t blocks = killed_after(tiles);
        EXPECT_EQ(blocks, tiles / layer_count) << "whole blocks and no others";
        EXPECT_TRUE(run(true) == undisturbed) << "killed after " << tiles << " tiles";
        EXPECT_FALSE(fs::exists(folder())) << "a run that is done leaves nothing";
        if (blocks > 0) {
            EXPECT_THAT(told, ElementsAre(HasSubstr(": " + std::to_string(blocks) + " of ")));
        }
    }
}

TEST_F(KeptBlocksTest, ARunKilledTwiceKeepsTheBlocksOfBoth) {
    ASSERT_EQ(killed_after(layer_count), 1U);
    EXPECT_THROW(run(true, 2 * layer_count), Error) << "the first tiles are those that are taken up";
    ASSERT_EQ(left().size(), 2U);
    EXPECT_TRUE(run(true) == undisturbed);
}

TEST_F(KeptBlocksTest, LessMemoryOnResumingCutsWhatIsNotFinishedAgain) {
    ASSERT_EQ(killed_after(layer_count), 1U);
    EXPECT_TRUE(run(true, std::nullopt, "1", 7, {1, 9 * k_mebibyte / 10}) == undisturbed);
    EXPECT_THAT(told, ElementsAre(HasSubstr(": 1 of ")));
}

TEST_F(KeptBlocksTest, ADamagedBlockIsNamedAndComputedAgain) {
    ASSERT_EQ(killed_after(2 * layer_count), 2U);
    const fs::path damaged = left().back();
    std::fstream file{damaged, std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(static_cast<std::streamoff>(fs::file_size(damaged) / 2));
    file.put('?').put('!');
    file.close();
    EXPECT_TRUE(run(true) == undisturbed);
    EXPECT_THAT(
        told, ElementsAre(testing::AllOf(HasSubstr(damaged.string()), HasSubstr("damaged")), HasSubstr(": 1 of ")));
}

TEST_F(KeptBlocksTest, BlocksOfAnotherVersionOrOtherInputsAreNotTakenUp) {
    ASSERT_GT(killed_after(2 * layer_count), 1U);
    EXPECT_TRUE(run(true, std::nullopt, "2") == undisturbed);
    EXPECT_THAT(told, ElementsAre(HasSubstr("was left by version 1, this is 2. Everything is computed.")));
    ASSERT_GT(killed_after(2 * layer_count), 1U);
    EXPECT_TRUE(run(true, std::nullopt, "1", 8) == undisturbed);
    EXPECT_THAT(told, ElementsAre(HasSubstr("is of other inputs or parameters. Everything is computed.")));
}

TEST_F(KeptBlocksTest, WithoutResumeWhatIsLeftIsNamedAndOverwritten) {
    ASSERT_EQ(killed_after(2 * layer_count), 2U);
    EXPECT_EQ(killed_after(layer_count), 1U) << "of the second run alone";
    EXPECT_THAT(told, ElementsAre(testing::AllOf(HasSubstr(folder().string() + ": 2."), HasSubstr("--resume"))));
}

TEST_F(KeptBlocksTest, ResumingWhereNothingIsLeftSaysSo) {
    EXPECT_TRUE(run(true) == undisturbed);
    EXPECT_THAT(told, ElementsAre(HasSubstr("nothing to resume")));
}

TEST_F(KeptBlocksTest, ARunInOneBlockKeepsNothing) {
    EXPECT_THROW(run(false, layer_count - 1, "1", 7, {1, 0}), Error);
    EXPECT_FALSE(fs::exists(folder()));
}

TEST_F(KeptBlocksTest, TwoRunsAtOnceDoNotDisturbEachOther) {
    ASSERT_EQ(killed_after(layer_count), 1U);
    std::vector<std::string> first;
    KeptBlocks at_work{folder().parent_path() / "result", "1", true,
                       [&](const std::string& text) { first.push_back(text); }};
    EXPECT_TRUE(run(false) == undisturbed);
    EXPECT_THAT(told, ElementsAre(HasSubstr("another run is at work")));
    EXPECT_EQ(left().size(), 1U) << "those of the first run stay";
    EXPECT_THROW(run(true), Error);
    EXPECT_TRUE(computed(k_in_blocks, {&at_work, 7}) == undisturbed);
    EXPECT_THAT(first, ElementsAre(HasSubstr(": 1 of ")));
    at_work.remove();
}

/// Files that grow beyond the limit are refused, as on a full disk.
class SmallFiles {
  public:
    explicit SmallFiles(rlim_t bytes) {
        getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~SmallFiles() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

  private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

TEST_F(KeptBlocksTest, AFullDiskStopsTheRunAndLeavesWhatWasFinished) {
    ASSERT_EQ(killed_after(layer_count), 1U);
    const auto size = static_cast<rlim_t>(fs::file_size(left().front()));
    {
        const SmallFiles full{size / 2};
        try {
            run(true);
            FAIL() << "wrote blocks to a full disk";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::cannot_write);
            EXPECT_THAT(error.what(), HasSubstr("no space left on the disk"));
        }
    }
    EXPECT_EQ(left().size(), 1U) << "no half block has a block's name";
    EXPECT_TRUE(run(true) == undisturbed);
    EXPECT_THAT(told, ElementsAre(HasSubstr(": 1 of ")));
}

}  // namespace
}  // namespace lomsong
