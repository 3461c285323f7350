// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/mended_area.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lomsong {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

Ring square(double west, double south, double size) {
    return {{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}, {west, south}};
}

std::vector<Finding> told(const MendedArea& mended) {
    std::string where;
    if (mended.defect_place) {
        where = std::to_string(std::lround(mended.defect_place->x)) + ", " +
                std::to_string(std::lround(mended.defect_place->y));
    }
    return findings_of(mended, {"thon.shp", "", false, 7}, where);
}

TEST(MendedArea, OfAValidPolygonIsThePolygonAndSaysNothing) {
    const MendedArea mended = mended_area({{square(0, 0, 100), {square(10, 10, 20)}}});
    EXPECT_DOUBLE_EQ(area_m2(mended.polygons), 9600.0);
    EXPECT_THAT(told(mended), IsEmpty());
}

TEST(MendedArea, SaysNothingOfWindingAndDoubledPoints) {
    Ring clockwise = square(0, 0, 100);
    std::reverse(clockwise.begin(), clockwise.end());
    clockwise.insert(clockwise.begin() + 1, 3, clockwise[1]);
    const MendedArea mended = mended_area({{clockwise, {}}});
    EXPECT_DOUBLE_EQ(area_m2(mended.polygons), 1e4);
    EXPECT_THAT(told(mended), IsEmpty());
}

TEST(MendedArea, ClosesARingWhoseLastPointWasLeftOut) {
    Ring open = square(0, 0, 100);
    open.pop_back();
    const MendedArea mended = mended_area({{open, {}}});
    EXPECT_DOUBLE_EQ(area_m2(mended.polygons), 1e4);
    const std::vector<Finding> findings = told(mended);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].kind, FindingKind::unclosed_ring);
    EXPECT_EQ(findings[0].outcome, Outcome::repaired);
    EXPECT_EQ(findings[0].value_seen, "gap of 100.0 m");
    EXPECT_EQ(findings[0].problem, "its border does not close: 100.0 m are missing, 25 % of its length");
    EXPECT_EQ(findings[0].confidence, 0.95);
}

TEST(MendedArea, RejectsABorderThatIsHalfDrawn) {
    const MendedArea mended = mended_area({{{{0, 0}, {1000, 0}, {1000, 20}}, {}}});
    EXPECT_THAT(mended.polygons, IsEmpty());
    const std::vector<Finding> findings = told(mended);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].kind, FindingKind::unclosed_ring);
    EXPECT_EQ(findings[0].outcome, Outcome::rejected);
}

TEST(MendedArea, UndoesASpikeAndKeepsTheArea) {
    //  +----+
    //  |    |------   a spike of no width
    //  +----+
    const MendedArea mended =
        mended_area({{{{0, 0}, {100, 0}, {100, 50}, {180, 50}, {100, 50}, {100, 100}, {0, 100}, {0, 0}}, {}}});
    EXPECT_NEAR(area_m2(mended.polygons), 1e4, 1e-6);
    const std::vector<Finding> findings = told(mended);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].kind, FindingKind::bad_geometry);
    EXPECT_EQ(findings[0].outcome, Outcome::repaired);
    EXPECT_EQ(findings[0].rule, "make_valid");
    EXPECT_GT(findings[0].confidence, 0.999);
}

TEST(MendedArea, OfABowTieIsBothItsWingsWithLittleConfidence) {
    //  \      /       drawn area: the wings take each other off
    //   \ /\ /
    const MendedArea mended = mended_area({{{{0, 0}, {200, 100}, {200, 0}, {0, 100}, {0, 0}}, {}}});
    EXPECT_NEAR(mended.area_after_m2, 1e4, 1e-6);
    const std::vector<Finding> findings = told(mended);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_THAT(findings[0].problem, HasSubstr("Self-intersection near 100, 50; mending it changes its area by"));
    EXPECT_EQ(findings[0].outcome, Outcome::rejected) << "which of the crossing sides is wrong, nobody knows";
}

TEST(MendedArea, OfASmallLoopKeepsTheRowAndSaysWhere) {
    // The north side crosses itself near its east end.
    const MendedArea mended = mended_area(
        {{{{0, 0}, {1000, 0}, {1000, 1000}, {900, 1010}, {910, 990}, {890, 1000}, {0, 1000}, {0, 0}}, {}}});
    const std::vector<Finding> findings = told(mended);
    ASSERT_EQ(findings.size(), mended.defect.empty() ? 0U : 1U);
    EXPECT_NEAR(area_m2(mended.polygons), 1e6, 2e3);
}

TEST(MendedArea, LeavesOutAHoleThatLiesOutside) {
    const MendedArea mended = mended_area({{square(0, 0, 100), {square(200, 0, 10)}}});
    EXPECT_NEAR(area_m2(mended.polygons), 1e4, 1e-6);
    ASSERT_EQ(told(mended).size(), 1U);
    EXPECT_THAT(told(mended)[0].problem, HasSubstr("Hole lies outside shell"));
}

TEST(MendedArea, DropsSplintersAndKeepsSmallIslands) {
    const Ring splinter{{500, 0}, {600, 0}, {600, 0.5}, {500, 0.5}, {500, 0}};
    const MendedArea mended = mended_area({{splinter, {}}, {square(0, 0, 100), {}}, {square(300, 0, 11), {}}});
    EXPECT_EQ(mended.polygons.size(), 2U);
    EXPECT_EQ(mended.splinters, 1U);
    ASSERT_EQ(told(mended).size(), 1U);
    EXPECT_EQ(told(mended)[0].problem, "holds 1 splinters of together 50 m2");
}

TEST(MendedArea, OfALineOrAPointIsNothingAndRejected) {
    for (const Ring& ring : {Ring{}, Ring{{5, 5}}, Ring{{0, 0}, {9, 9}}, Ring{{0, 0}, {9, 9}, {0, 0}}}) {
        const MendedArea mended = mended_area({{ring, {}}});
        EXPECT_THAT(mended.polygons, IsEmpty());
        ASSERT_EQ(told(mended).size(), 1U);
        EXPECT_EQ(told(mended)[0].problem, "is a polygon of fewer than three points");
        EXPECT_EQ(told(mended)[0].outcome, Outcome::rejected);
    }
}

TEST(AreaWithin, JoinsPiecesOfABorderWhicheverWayTheyWereDrawn) {
    const MendedArea mended =
        area_within({{{0, 0}, {100, 0}}, {{0, 100}, {100, 100}, {100, 0}}, {{0, 100}, {0, 0}}});
    EXPECT_DOUBLE_EQ(area_m2(mended.polygons), 1e4);
    EXPECT_THAT(told(mended), IsEmpty());
}

TEST(AreaWithin, ClosesASmallGapAndTellsIt) {
    const MendedArea mended = area_within({{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 4}}});
    EXPECT_NEAR(area_m2(mended.polygons), 1e4, 1e-6);
    ASSERT_EQ(told(mended).size(), 1U);
    EXPECT_EQ(told(mended)[0].value_seen, "gap of 4.0 m");
    EXPECT_EQ(told(mended)[0].outcome, Outcome::repaired);
}

TEST(AreaWithin, RefusesALineThatIsNoBorder) {
    const MendedArea mended = area_within({{{0, 0}, {100, 0}, {100, 100}, {0, 100}}});
    EXPECT_THAT(mended.polygons, IsEmpty());
    ASSERT_EQ(told(mended).size(), 1U);
    EXPECT_EQ(told(mended)[0].kind, FindingKind::unclosed_ring);
    EXPECT_EQ(told(mended)[0].outcome, Outcome::rejected);
}

TEST(AreaWithin, TakesARingInARingForAHoleAndOneInThatForAnIsland) {
    const MendedArea mended = area_within({square(20, 20, 60), square(0, 0, 100), square(40, 40, 10)});
    EXPECT_DOUBLE_EQ(area_m2(mended.polygons), 1e4 - 3600.0 + 100.0);
    EXPECT_EQ(mended.polygons.size(), 2U);
}

/// Even-odd and nonzero agree on a star-shaped ring: its area is known, whatever corner it starts at.
TEST(MendedArea, OfRandomStarsIsTheirAreaAndAlwaysValid) {
    constexpr unsigned k_seed = 5;
    SCOPED_TRACE(testing::Message() << "seed " << k_seed);
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> radius{10.0, 1000.0};
    for (int round = 0; round < 200; ++round) {
        Ring ring;
        const int corners = 3 + static_cast<int>(random() % 40);
        for (int i = 0; i < corners; ++i) {
            const double angle = 2.0 * std::numbers::pi * i / corners;
            const double r = radius(random);
            ring.push_back({4e5 + r * std::cos(angle), 2.4e6 + r * std::sin(angle)});
        }
        ring.push_back(ring.front());
        const MendedArea mended = mended_area({{ring, {}}});
        EXPECT_THAT(told(mended), IsEmpty());
        EXPECT_NEAR(area_m2(mended.polygons), mended.area_before_m2, 1e-3);
    }
}

TEST(MendedArea, OfAnyScribbleIsValidOrNothing) {
    constexpr unsigned k_seed = 6;
    SCOPED_TRACE(testing::Message() << "seed " << k_seed);
    std::mt19937 random{k_seed};
    std::uniform_int_distribution<int> place{0, 8};
    for (int round = 0; round < 2000; ++round) {
        MultiPolygon drawn(1 + random() % 3);
        for (Polygon& polygon : drawn) {
            polygon.holes.resize(random() % 3);
            const auto scribble = [&](Ring& ring) {
                for (std::size_t i = random() % 9; i > 0; --i) {
                    ring.push_back({100.0 * place(random), 100.0 * place(random)});
                }
                if (random() % 2 == 0 && !ring.empty()) {
                    ring.push_back(ring.front());
                }
            };
            scribble(polygon.outer);
            std::ranges::for_each(polygon.holes, scribble);
        }
        const MendedArea mended = mended_area(drawn);
        const bool rejected = std::ranges::any_of(
            told(mended), [](const Finding& finding) { return finding.outcome == Outcome::rejected; });
        EXPECT_TRUE(rejected || !mended.polygons.empty());
        EXPECT_EQ(mended_area(mended.polygons).defect, "");
    }
}

}  // namespace
}  // namespace lomsong
