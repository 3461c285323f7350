// SPDX-License-Identifier: Apache-2.0
#include "io/clean/stations.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

using ::testing::HasSubstr;

const std::vector<std::string> k_operators{"Viettel", "VNPT", "MobiFone"};
constexpr Metres k_same_site{50.0};

struct Made {
    std::string station = "S1";
    std::string site = "T1";
    std::string label = "1";
    std::size_t op = 0;
    Point at{};
    std::optional<double> azimuth = 60.0;
    std::optional<double> mhz = 1800.0;
    std::optional<double> height = 30.0;
};

/// Sectors in the order given, in rows from 2 on.
std::vector<DeclaredSector> made(const std::vector<Made>& all) {
    std::vector<DeclaredSector> sectors;
    for (const Made& one : all) {
        Sector sector;
        sector.station = one.station;
        sector.site = one.site;
        sector.label = one.label;
        sector.operator_index = one.op;
        sector.position = one.at;
        sector.azimuth = one.azimuth ? std::optional{Angle{*one.azimuth}} : std::nullopt;
        sector.frequency = one.mhz ? std::optional{megahertz(*one.mhz)} : std::nullopt;
        sector.antenna_height = one.height ? std::optional{HeightAboveGround{*one.height}} : std::nullopt;
        sectors.push_back({sector, {"tram.xlsx", "", true, sectors.size() + 2}});
    }
    return sectors;
}

TEST(Duplicates, TheSecondOfTwoEqualRowsIsRejectedByTheNameOfTheFirst) {
    std::vector<DeclaredSector> sectors = made({{}, {.label = "2"}, {}});
    RowFindings findings;
    find_duplicates(sectors, k_operators, k_same_site, findings);
    ASSERT_EQ(findings.all().size(), 1U);
    const Finding& finding = findings.all().front();
    EXPECT_EQ(finding.kind, FindingKind::duplicate);
    EXPECT_EQ(finding.outcome, Outcome::rejected);
    EXPECT_EQ(finding.place.row, 4U);
    EXPECT_EQ(finding.problem, "sector '1' of station 'S1' is already that of tram.xlsx: row 2");
    EXPECT_EQ(sectors.size(), 2U);
}

TEST(Duplicates, RowsThatDifferContradictAndTheFirstIsKept) {
    std::vector<DeclaredSector> sectors = made({{}, {.azimuth = 120.0, .height = 42.0}});
    RowFindings findings;
    find_duplicates(sectors, k_operators, k_same_site, findings);
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(findings.all().front().kind, FindingKind::contradiction);
    EXPECT_THAT(findings.all().front().problem, HasSubstr("azimuth 60 and 120, height 30 and 42"));
    ASSERT_EQ(sectors.size(), 1U);
    EXPECT_EQ(sectors.front().sector.azimuth->value(), 60.0);
}

TEST(Duplicates, AnotherLabelOperatorTechnologyOrCarrierIsAnotherSector) {
    std::vector<DeclaredSector> sectors = made({{}, {.label = "2", .azimuth = 180.0}, {.op = 1}, {.mhz = 900.0}});
    sectors.push_back(sectors.front());
    sectors.back().sector.technology = Technology::g3;
    sectors.back().place.row = 9;
    RowFindings findings;
    find_duplicates(sectors, k_operators, k_same_site, findings);
    EXPECT_TRUE(findings.empty());
    EXPECT_EQ(sectors.size(), 5U);
}

TEST(Duplicates, SectorsWithoutLabelGoByTheirAzimuth) {
    std::vector<DeclaredSector> sectors =
        made({{.label = "", .azimuth = 0.0}, {.label = "", .azimuth = 120.0}, {.label = "", .azimuth = 120.0}});
    RowFindings findings;
    find_duplicates(sectors, k_operators, k_same_site, findings);
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(findings.all().front().place.row, 4U);
}

TEST(Duplicates, RowsOfWholeStationsAreGivenTwiceButUntoldSectorsAreNot) {
    std::vector<Made> stations;
    for (int i = 0; i < 10; ++i) {
        stations.push_back({.station = "S" + std::to_string(i), .label = "", .azimuth = std::nullopt});
    }
    stations.push_back(stations[3]);
    std::vector<DeclaredSector> one_row_each = made(stations);
    RowFindings findings;
    find_duplicates(one_row_each, k_operators, k_same_site, findings);
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(findings.all().front().place.row, 12U);
    std::vector<DeclaredSector> three_rows_each =
        made({stations[0], stations[0], stations[0], stations[1], stations[1]});
    RowFindings none;
    find_duplicates(three_rows_each, k_operators, k_same_site, none);
    EXPECT_TRUE(none.empty());
}

TEST(Duplicates, OneAntennaUnderTwoCodesIsNotedAndKept) {
    std::vector<DeclaredSector> sectors =
        made({{}, {.station = "S2", .at = {30.0, 0.0}}, {.station = "S3", .at = {200.0, 0.0}}});
    RowFindings findings;
    find_duplicates(sectors, k_operators, k_same_site, findings);
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(findings.all().front().outcome, Outcome::noted);
    EXPECT_EQ(findings.all().front().place.row, 3U);
    EXPECT_EQ(sectors.size(), 3U);
}

TEST(Sites, OfSeveralOperatorsOnOneMastAreShared) {
    // S = mast, each 30 m from the next: two operators on the left one, a third alone on the right.
    std::vector<DeclaredSector> sectors = made({{.site = "A"},
                                                {.station = "Y", .site = "B", .op = 1, .at = {30.0, 0.0}},
                                                {.station = "Z", .site = "C", .op = 2, .at = {5000.0, 0.0}}});
    RowFindings findings;
    const SiteSummary summary = gather_sites(sectors, k_operators, k_same_site, findings);
    EXPECT_EQ(summary.sites, 2U);
    EXPECT_EQ(summary.shared, 1U);
    EXPECT_EQ(summary.joined, 1U);
    EXPECT_EQ(summary.operators[0].shared, 1U);
    EXPECT_EQ(summary.operators[2].sites, 1U);
    EXPECT_EQ(summary.operators[2].shared, 0U);
    EXPECT_EQ(sectors[1].sector.site, "A") << "the code of the mast's first site";
    EXPECT_TRUE(findings.empty());
}

TEST(Sites, AChainOfNeighboursNeverGrowsWithoutEnd) {
    std::vector<Made> chain;
    for (int i = 0; i < 20; ++i) {
        chain.push_back(
            {.station = "S" + std::to_string(i), .site = "T" + std::to_string(i), .at = {40.0 * i, 0.0}});
    }
    std::vector<DeclaredSector> sectors = made(chain);
    RowFindings findings;
    const SiteSummary summary = gather_sites(sectors, k_operators, k_same_site, findings);
    EXPECT_EQ(summary.sites, 7U) << "each takes what is within 100 m of its first: three of them";
}

TEST(Sites, ARowFarFromItsStationIsNoted) {
    std::vector<DeclaredSector> sectors =
        made({{}, {.label = "2"}, {.label = "3", .at = {3400.0, 0.0}}, {.label = "4"}});
    RowFindings findings;
    static_cast<void>(gather_sites(sectors, k_operators, k_same_site, findings));
    ASSERT_EQ(findings.all().size(), 1U) << "once, not for station and site";
    EXPECT_EQ(findings.all().front().place.row, 4U);
    EXPECT_EQ(findings.all().front().kind, FindingKind::contradiction);
    EXPECT_THAT(findings.all().front().problem, HasSubstr("3400 m from the other rows of station 'S1'"));
}

TEST(Sites, TwoOperatorsThatNumberAlikeDoNotContradictEachOther) {
    std::vector<DeclaredSector> sectors = made({{}, {.label = "2"}, {.op = 1, .at = {9000.0, 0.0}}});
    RowFindings findings;
    EXPECT_EQ(gather_sites(sectors, k_operators, k_same_site, findings).sites, 2U);
    EXPECT_TRUE(findings.empty());
}

TEST(Sites, EveryMastIsWithinReachAndFarFromNoneOfItsOwn) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    std::vector<Made> all;
    for (int i = 0; i < 400; ++i) {
        all.push_back({.station = "S" + std::to_string(i),
                       .site = "T" + std::to_string(i),
                       .op = dice.below(3),
                       .at = {dice.between(0.0, 2000.0), dice.between(0.0, 2000.0)}});
    }
    std::vector<DeclaredSector> sectors = made(all);
    RowFindings findings;
    const SiteSummary summary = gather_sites(sectors, k_operators, k_same_site, findings);
    const auto first_of = [&](const std::string& site) {
        return all[static_cast<std::size_t>(std::stoi(site.substr(1)))].at;
    };
    std::size_t masts = 0;
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        const Point first = first_of(sectors[i].sector.site);
        EXPECT_LE(std::hypot(all[i].at.x - first.x, all[i].at.y - first.y), 2.0 * k_same_site.value());
        masts += sectors[i].sector.site == all[i].site ? 1U : 0U;
        for (std::size_t k = 0; k < i; ++k) {  // a mast begins only where no mast that began before is near
            const bool begins = sectors[i].sector.site == all[i].site && sectors[k].sector.site == all[k].site;
            const double apart = std::hypot(all[i].at.x - all[k].at.x, all[i].at.y - all[k].at.y);
            EXPECT_FALSE(begins && apart <= k_same_site.value()) << i << " and " << k;
        }
    }
    EXPECT_EQ(summary.sites, masts);
    EXPECT_EQ(summary.joined, 400U - masts);
}

}  // namespace
}  // namespace lomsong
