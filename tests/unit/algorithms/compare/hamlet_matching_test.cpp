// SPDX-License-Identifier: Apache-2.0
#include "algorithms/compare/hamlet_matching.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/dice.hpp"
#include "tests/unit/algorithms/compare/recorded_world.hpp"

namespace lomsong {
namespace {

using Hamlets = std::vector<RecordedHamlet>;

std::vector<DoubtKind> kinds(const HamletMatching& matching) {
    std::vector<DoubtKind> kinds;
    for (const MatchDoubt& doubt : matching.doubts) {
        kinds.push_back(doubt.kind);
    }
    return kinds;
}

TEST(HamletMatching, OneCodeIsOneHamletThoughNameAndCentreWereCorrected) {
    const auto result = match_hamlets(Hamlets{hamlet("1", "na hoi", Point{0, 0})},
                                      Hamlets{hamlet("1", "na hoi tho", Point{900, 0})});
    ASSERT_EQ(result.matches.size(), 1U);
    EXPECT_EQ(result.matches.front(), (HamletMatch{0, 0, MatchBasis::code}));
    EXPECT_TRUE(result.doubts.empty());
}

TEST(HamletMatching, ACodeGivenToAnotherHamletFarAwayIsNotMatchedButTold) {
    const auto result = match_hamlets(Hamlets{hamlet("1", "na hoi", Point{0, 0})},
                                      Hamlets{hamlet("1", "ban pho", Point{20'000, 0})});
    EXPECT_TRUE(result.matches.empty());
    EXPECT_EQ(kinds(result), std::vector{DoubtKind::code_reused});
}

TEST(HamletMatching, ARenumberedHamletIsKnownByItsGround) {
    const auto result = match_hamlets(Hamlets{hamlet("1", "a", Point{500, 500}, square(0, 0, 1000))},
                                      Hamlets{hamlet("77", "b", Point{520, 500}, square(100, 0, 1000))});
    ASSERT_EQ(result.matches.size(), 1U);
    EXPECT_EQ(result.matches.front().basis, MatchBasis::geometry);
}

TEST(HamletMatching, GroundSharedByLessThanHalfMatchesNothing) {
    const auto result = match_hamlets(Hamlets{hamlet("1", "a", Point{500, 500}, square(0, 0, 1000))},
                                      Hamlets{hamlet("77", "b", Point{1200, 500}, square(700, 0, 1000))});
    EXPECT_TRUE(result.matches.empty());
}

TEST(HamletMatching, ARenumberedPointIsKnownByPlaceAndByPlaceWithName) {
    const auto result = match_hamlets(Hamlets{hamlet("1", "a", Point{0, 0}), hamlet("2", "b", Point{10'000, 0}),
                                              hamlet("3", "c", Point{20'000, 0})},
                                      Hamlets{hamlet("7", "x", Point{100, 0}), hamlet("8", "b", Point{10'400, 0}),
                                              hamlet("9", "y", Point{20'400, 0})});
    ASSERT_EQ(result.matches.size(), 2U);
    EXPECT_EQ(result.matches[0], (HamletMatch{0, 0, MatchBasis::geometry}));
    EXPECT_EQ(result.matches[1], (HamletMatch{1, 1, MatchBasis::geometry}));
    EXPECT_EQ(kinds(result), std::vector{DoubtKind::near}) << "another name 400 m away is for people to judge";
}

TEST(HamletMatching, ANameInOneCommuneMatchesOnceAndNotBeyondFiveKilometres) {
    const auto near =
        match_hamlets(Hamlets{hamlet("1", "a", Point{0, 0})}, Hamlets{hamlet("7", "a", Point{4'000, 0})});
    ASSERT_EQ(near.matches.size(), 1U);
    EXPECT_EQ(near.matches.front().basis, MatchBasis::name);
    const auto far =
        match_hamlets(Hamlets{hamlet("1", "a", Point{0, 0})}, Hamlets{hamlet("7", "a", Point{6'000, 0})});
    EXPECT_TRUE(far.matches.empty());
    EXPECT_EQ(kinds(far), std::vector{DoubtKind::same_name});
    RecordedHamlet elsewhere = hamlet("7", "a", Point{4'000, 0});
    elsewhere.declared.commune_code = "2";
    EXPECT_TRUE(match_hamlets(Hamlets{hamlet("1", "a", Point{0, 0})}, Hamlets{elsewhere}).matches.empty());
}

TEST(HamletMatching, ANameThatStandsTwiceIsADoubt) {
    const auto result = match_hamlets(Hamlets{hamlet("1", "a", std::nullopt)},
                                      Hamlets{hamlet("7", "a", std::nullopt), hamlet("8", "a", std::nullopt)});
    EXPECT_TRUE(result.matches.empty());
    ASSERT_EQ(kinds(result), std::vector{DoubtKind::same_name});
    EXPECT_EQ(result.doubts.front().now, (std::vector<std::size_t>{0, 1}));
}

TEST(HamletMatching, OneHamletThatBecameTwoIsTold) {
    const Hamlets one{hamlet("1", "a", Point{1000, 500}, square(0, 0, 2000))};
    const Hamlets two{hamlet("1", "a", Point{500, 500}, square(0, 0, 1000)),
                      hamlet("9", "a 2", Point{1500, 500}, square(1000, 0, 1000))};
    const auto split = match_hamlets(one, two);
    ASSERT_EQ(kinds(split), std::vector{DoubtKind::split});
    EXPECT_EQ(split.doubts.front().now, (std::vector<std::size_t>{0, 1}));
    ASSERT_EQ(split.matches.size(), 1U) << "the code still names one of them";
    const auto merge = match_hamlets(two, one);
    ASSERT_EQ(kinds(merge), std::vector{DoubtKind::merge});
    EXPECT_EQ(merge.doubts.front().before, (std::vector<std::size_t>{0, 1}));
}

/// A province of hamlets, later with some renumbered, renamed or moved a little.
struct TwoYears {
    explicit TwoYears(Dice& dice) {
        for (int i = 0; i < 60; ++i) {
            const Point centre{dice.between(0, 40'000), dice.between(0, 40'000)};
            const std::string number = std::to_string(i);
            before.push_back(
                hamlet(number, "n" + std::to_string(dice.below(40)), centre,
                       dice.below(2) == 0 ? square(centre.x - 300, centre.y - 300, 600) : MultiPolygon{}));
            now.push_back(before.back());
            if (dice.below(3) == 0) {
                now.back().declared.code = "new-" + number;
            }
            if (dice.below(4) == 0) {
                now.back().declared.centre->x += dice.between(0, 800);
            }
        }
    }
    Hamlets before;
    Hamlets now;
};

std::set<std::pair<std::string, std::string>> codes(const HamletMatching& matching, const Hamlets& before,
                                                    const Hamlets& now) {
    std::set<std::pair<std::string, std::string>> pairs;
    for (const HamletMatch& match : matching.matches) {
        pairs.emplace(before[match.before].declared.code, now[match.now].declared.code);
    }
    return pairs;
}

TEST(HamletMatching, DoesNotDependOnTheOrderOfTheHamletsAndUsesEachOnce) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice{seed};
        TwoYears years{dice};
        const auto matching = match_hamlets(years.before, years.now);
        std::set<std::size_t> befores;
        std::set<std::size_t> nows;
        for (const HamletMatch& match : matching.matches) {
            EXPECT_TRUE(befores.insert(match.before).second);
            EXPECT_TRUE(nows.insert(match.now).second);
        }
        const auto expected = codes(matching, years.before, years.now);
        for (std::size_t i = years.before.size(); i > 1; --i) {
            std::swap(years.before[i - 1], years.before[dice.below(i)]);
            std::swap(years.now[i - 1], years.now[dice.below(i)]);
        }
        EXPECT_EQ(codes(match_hamlets(years.before, years.now), years.before, years.now), expected);
        EXPECT_GT(expected.size(), 40U);
    }
}

}  // namespace
}  // namespace lomsong
