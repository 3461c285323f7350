// SPDX-License-Identifier: Apache-2.0
#include "engine/core/fingerprint.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(Fingerprint, EqualValuesHaveEqualOnes) {
    EXPECT_EQ(fingerprint_of(Metres{30.0}, Dbm{-95.0}, std::string_view{"omni"}),
              fingerprint_of(Metres{30.0}, Dbm{-95.0}, std::string_view{"omni"}));
}

TEST(Fingerprint, TheLastBitOfANumberCounts) { EXPECT_NE(fingerprint_of(0.1 + 0.2), fingerprint_of(0.3)); }

TEST(Fingerprint, OrderCounts) { EXPECT_NE(fingerprint_of(1.0, 2.0), fingerprint_of(2.0, 1.0)); }

TEST(Fingerprint, BordersBetweenTextsCount) {
    EXPECT_NE(fingerprint_of(std::string_view{"ab"}, std::string_view{"c"}),
              fingerprint_of(std::string_view{"a"}, std::string_view{"bc"}));
}

TEST(Fingerprint, AnEmptyOptionalIsNotZero) {
    EXPECT_NE(fingerprint_of(std::optional<double>{}), fingerprint_of(std::optional{0.0}));
}

TEST(Fingerprint, ZeroesAtTheEndOfAnArrayCount) {
    Fingerprint three;
    three.add_array(std::array<std::uint8_t, 3>{7, 0, 0});
    Fingerprint two;
    two.add_array(std::array<std::uint8_t, 2>{7, 0});
    EXPECT_NE(three.value(), two.value());
}

TEST(Fingerprint, EveryByteOfAnArrayCounts) {
    std::vector<std::uint8_t> bytes(37, 1);
    std::set<std::uint64_t> seen;
    for (std::uint8_t& byte : bytes) {
        byte = 2;
        Fingerprint changed;
        changed.add_array(bytes);
        seen.insert(changed.value());
        byte = 1;
    }
    EXPECT_EQ(seen.size(), bytes.size());
}

TEST(Fingerprint, SmallWholeNumbersDoNotMeet) {
    std::set<std::uint64_t> seen;
    for (std::uint64_t a = 0; a < 300; ++a) {
        for (std::uint64_t b = 0; b < 300; ++b) {
            seen.insert(fingerprint_of(static_cast<double>(a), b));
        }
    }
    EXPECT_EQ(seen.size(), 300U * 300U);
}

}  // namespace
}  // namespace lomsong
