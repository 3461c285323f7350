// SPDX-License-Identifier: Apache-2.0
/// @file  Reading the file of a finished block survives any bytes: the block as it was written, or an Error.
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "io/write/block_file.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/mutated.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
constexpr int k_rounds = 500;

/// Two layers of a block of 70 rows, so that a layer has two stripes; some cells without a level.
class BlockFuzz : public testing::Test {
  protected:
    BlockFuzz() {
        Dice dice{test_seed()};
        for (std::size_t i = 0; i < head.window.size(); ++i) {
            const bool served = dice.below(3) > 0;
            level_dbm.push_back(served ? static_cast<float>(dice.between(-120.0, -50.0))
                                       : std::numeric_limits<float>::quiet_NaN());
            sector.push_back(served ? static_cast<std::int32_t>(dice.below(40)) : -1);
            status.push_back(served ? static_cast<std::uint8_t>(dice.below(5)) : 255);
        }
    }
    ~BlockFuzz() override {
        std::error_code ignored;
        fs::remove(file, ignored);
    }
    std::string written() {
        BlockFileWriter writer{file, head};
        for (std::size_t layer = 0; layer < head.layers; ++layer) {
            writer.take({{layer, head.window, level_dbm, sector}, status});
        }
        writer.close(5);
        std::ostringstream bytes;
        bytes << std::ifstream{file, std::ios::binary}.rdbuf();
        return bytes.str();
    }
    /// Reads the file, and expects every cell that it gives to be the one that was written.
    std::uint64_t read_back() {
        std::size_t cells = 0;
        const std::uint64_t without_terrain = read_block_file(file, head, [&](const KeptTile& tile) {
            const Window& window = tile.cells.window;
            const std::size_t from = head.window.index({window.row, window.col});
            cells += window.size();
            for (std::size_t i = 0; i < window.size(); ++i) {
                ASSERT_EQ(tile.cells.sector[i], sector[from + i]);
                ASSERT_EQ(tile.status[i], status[from + i]);
                ASSERT_TRUE(tile.cells.level_dbm[i] == level_dbm[from + i] || sector[from + i] < 0);
            }
        });
        EXPECT_EQ(cells, head.layers * head.window.size());
        return without_terrain;
    }

    BlockHead head{"1", 42, {Row{64}, Col{3}, 70, 9}, 2};
    fs::path file = fs::temp_directory_path() / ("lomsong-block-fuzz-" + std::to_string(getpid()));
    std::vector<float> level_dbm;
    std::vector<std::int32_t> sector;
    std::vector<std::uint8_t> status;
};

TEST_F(BlockFuzz, TheUntouchedFileIsReadAsItWasWritten) {
    written();
    EXPECT_EQ(read_back(), 5U);
}

TEST_F(BlockFuzz, AFileOfAnotherBlockIsRefused) {
    written();
    head.window.row = Row{0};
    EXPECT_THROW(read_back(), Error);
}

TEST_F(BlockFuzz, AnyBytesGiveTheBlockOrAnError) {
    SCOPED_TRACE("seed " + std::to_string(test_seed()));
    Dice dice{test_seed()};
    const std::string sound = written();
    int refused = 0;
    for (int round = 0; round < k_rounds; ++round) {
        std::ofstream{file, std::ios::binary} << mutated(sound, dice);
        try {
            EXPECT_EQ(read_back(), 5U);
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::bad_data);
            EXPECT_THAT(error.what(), testing::StartsWith(file.string() + ": "));
            ++refused;
        }
    }
    EXPECT_GT(refused, k_rounds * 9 / 10);
}

}  // namespace
}  // namespace lomsong
