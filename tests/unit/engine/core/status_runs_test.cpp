// SPDX-License-Identifier: Apache-2.0
#include "engine/core/status_runs.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

std::vector<std::uint8_t> unpacked_runs(const std::string& runs, std::size_t cells) {
    std::vector<std::uint8_t> result(cells, 77);
    unpack_runs(runs, result);
    return result;
}

TEST(StatusRuns, ComeBackWhateverTheirLengths) {
    constexpr std::uint64_t k_seed = 20261123;
    std::mt19937_64 dice{k_seed};
    constexpr std::array<std::uint8_t, 5> k_statuses{0, 1, 2, 3, 255};
    for (int round = 0; round < 100; ++round) {
        std::vector<std::uint8_t> cells;
        for (int run = 0; run < 40; ++run) {
            const std::size_t longest = std::size_t{1} << (dice() % 17);
            cells.insert(cells.end(), 1 + dice() % longest, k_statuses[dice() % k_statuses.size()]);
        }
        EXPECT_TRUE(unpacked_runs(packed_runs(cells), cells.size()) == cells)
            << "seed " << k_seed << " round " << round;
    }
}

TEST(StatusRuns, ARunOfSixteenIsOneByteAndOfSeventeenTwo) {
    EXPECT_EQ(packed_runs(std::vector<std::uint8_t>(16, 2)).size(), 1U);
    EXPECT_EQ(packed_runs(std::vector<std::uint8_t>(17, 2)).size(), 2U);
    EXPECT_TRUE(packed_runs({}).empty());
}

TEST(StatusRuns, OfAnotherNumberOfCellsAreRefused) {
    const std::string runs = packed_runs(std::vector<std::uint8_t>(100, 3));
    EXPECT_THROW(unpacked_runs(runs, 99), Error);
    EXPECT_THROW(unpacked_runs(runs, 101), Error);
    EXPECT_THROW(unpacked_runs(runs.substr(0, 1), 100), Error);
    EXPECT_THROW(unpacked_runs(std::string(12, '\xff'), 100), Error);
}

}  // namespace
}  // namespace lomsong
