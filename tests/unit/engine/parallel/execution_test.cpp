// SPDX-License-Identifier: Apache-2.0
#include "engine/parallel/execution.hpp"

#include <atomic>
#include <stdexcept>

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "engine/parallel/block_plan.hpp"

namespace lomsong {
namespace {

TEST(Execution, ResultsLieInTheOrderOfThePlanForAnyNumberOfThreads) {
    const SilentReporter reporter;
    for (const int threads : {1, 2, 8}) {
        const auto squares =
            map_tasks<std::size_t>(1000, Execution{threads}, reporter, [](std::size_t i) { return i * i; });
        for (std::size_t i = 0; i < squares.size(); ++i) {
            ASSERT_EQ(squares[i], i * i);
        }
    }
}

TEST(Execution, TheFirstExceptionOfATaskComesOut) {
    const SilentReporter reporter;
    EXPECT_THROW(for_each_task(100, Execution{2}, reporter,
                               [](std::size_t i) {
                                   if (i == 57) {
                                       throw std::runtime_error{"57"};
                                   }
                               }),
                 std::runtime_error);
}

class StopsAfter final : public Reporter {
  public:
    void begin_stage(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override {}
    void warn(const std::string&) override {}
    [[nodiscard]] bool cancelled() const noexcept override { return done.load() >= 10; }
    std::atomic<int> done{0};
};

TEST(Execution, CancellationStopsBeforeTheNextTask) {
    StopsAfter reporter;
    try {
        for_each_task(100'000, Execution{2}, reporter, [&](std::size_t) { ++reporter.done; });
        FAIL() << "not cancelled";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::interrupted);
    }
    EXPECT_LT(reporter.done.load(), 100);
}

TEST(BlockPlan, BlocksPartitionTheGrid) {
    const Grid grid{0.0, 0.0, Metres{50}, 70, 130};
    Raster<std::int32_t> seen{grid};
    for (const Window& block : plan_blocks(grid, 64)) {
        for (std::int32_t row = block.row.value; row < block.row.value + block.rows; ++row) {
            for (std::int32_t col = block.col.value; col < block.col.value + block.cols; ++col) {
                const Cell cell{Row{row}, Col{col}};
                ASSERT_FALSE(seen.known(cell));
                seen.set(cell, 1);
            }
        }
        EXPECT_LE(block.rows, 64);
        EXPECT_LE(block.cols, 64);
        EXPECT_GE(block.rows, 35);
        EXPECT_GE(block.cols, 43);
    }
    for (const auto value : seen.values()) {
        ASSERT_EQ(value, 1);
    }
}

}  // namespace
}  // namespace lomsong
