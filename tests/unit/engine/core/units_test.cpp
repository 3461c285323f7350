// SPDX-License-Identifier: Apache-2.0
#include "engine/core/units.hpp"

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "engine/core/technology.hpp"

namespace lomsong {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b) {
    a + b;
};

static_assert(!Addable<Dbm, Dbm>, "30 dBm + 30 dBm is not 60 dBm");
static_assert(Addable<Dbm, Decibels>);
static_assert(!Addable<Metres, Decibels>);
static_assert(!Addable<HeightAboveGround, HeightAboveSeaLevel>);
static_assert(sizeof(Metres) == sizeof(double));

TEST(Units, ALevelLessALossIsALevelAndTwoLevelsDifferByARatio) {
    constexpr Dbm sent{61.0};
    constexpr Dbm received = sent - Decibels{120.0};
    EXPECT_DOUBLE_EQ(received.value(), -59.0);
    EXPECT_DOUBLE_EQ((sent - received).value(), 120.0);
}

TEST(Units, ARangeHoldsBothItsEnds) {
    constexpr Range<Metres> range{Metres{1}, Metres{10}};
    EXPECT_TRUE(range.contains(Metres{1}) && range.contains(Metres{10}));
    EXPECT_FALSE(range.contains(Metres{10.001}));
}

TEST(Error, AWiderPlaceIsAddedInFrontAndNoneIsLost) {
    const Error inner{ErrorKind::bad_data, "row 7", "height_m is -30. Give 1..3000 m."};
    EXPECT_STREQ(inner.inside("stations.csv").what(), "stations.csv: row 7: height_m is -30. Give 1..3000 m.");
    EXPECT_EQ(exit_code(inner.inside("x").kind()), 65);
}

TEST(Technology, IsKnownByGenerationAndBySystemName) {
    EXPECT_EQ(technology_named(" 4G "), Technology::g4);
    EXPECT_EQ(technology_named("lte"), Technology::g4);
    EXPECT_EQ(technology_named("6G"), std::nullopt);
    for (const TechnologyInfo& entry : k_technologies) {
        EXPECT_EQ(technology_named(entry.name), entry.technology);
        EXPECT_EQ(&info(entry.technology), &entry);
    }
}

}  // namespace
}  // namespace lomsong
