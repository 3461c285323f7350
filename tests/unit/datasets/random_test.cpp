// SPDX-License-Identifier: Apache-2.0
#include "datasets/random.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace lomsong::datasets {

// First outputs of SplitMix64 from state 0, as its authors publish them.
static_assert(scattered(0) == 0xE220A8397B1DCDAFULL);
static_assert(scattered(0x9E3779B97F4A7C15ULL) == 0x6E789E6AA1B965F4ULL);

TEST(Random, StreamsOfOneSeedDiffer) {
    Random relief{1, Stream::relief};
    Random roads{1, Stream::roads};
    EXPECT_NE(relief.next(), roads.next());
}

TEST(Random, NormalNumbersHaveMeanZeroAndDeviationOne) {
    Random random{7, Stream::people};
    constexpr int k_count = 100'000;
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < k_count; ++i) {
        const double value = random.normal();
        sum += value;
        squares += value * value;
    }
    EXPECT_NEAR(sum / k_count, 0.0, 0.02);
    EXPECT_NEAR(squares / k_count, 1.0, 0.02);
}

TEST(Random, UniformNumbersFillTheirRange) {
    Random random{7, Stream::people};
    double lowest = 1.0;
    double highest = 0.0;
    for (int i = 0; i < 10'000; ++i) {
        const double value = random.uniform();
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
    }
    EXPECT_GE(lowest, 0.0);
    EXPECT_LT(lowest, 0.001);
    EXPECT_LT(highest, 1.0);
    EXPECT_GT(highest, 0.999);
}

}  // namespace lomsong::datasets
