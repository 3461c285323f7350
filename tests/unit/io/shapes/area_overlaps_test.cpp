// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/area_overlaps.hpp"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lomsong {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

MultiPolygon rectangle(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

AreaOverlaps overlaps_of(const std::vector<MultiPolygon>& areas) {
    std::vector<const MultiPolygon*> pointers;
    for (const MultiPolygon& area : areas) {
        pointers.push_back(&area);
    }
    return lomsong::overlaps_of(pointers, Metres{5.0});
}

TEST(AreaOverlaps, NeighboursThatShareABorderOverlapNothing) {
    const AreaOverlaps found = overlaps_of(
        {rectangle(0, 0, 1000, 1000), rectangle(1000, 0, 2000, 1000), rectangle(1000, 1000, 2000, 2000), {}});
    EXPECT_THAT(found.overlaps, IsEmpty());
    EXPECT_EQ(found.slivers, 0U);
}

TEST(AreaOverlaps, AThinStripIsASliverAndAWideOneAnOverlap) {
    const AreaOverlaps found =
        overlaps_of({rectangle(0, 0, 1000, 1000), rectangle(998, 0, 2000, 1000), rectangle(1900, 0, 3000, 1000)});
    EXPECT_EQ(found.slivers, 1U);
    EXPECT_DOUBLE_EQ(found.slivers_m2, 2000.0);
    ASSERT_EQ(found.overlaps.size(), 1U);
    EXPECT_EQ(found.overlaps[0].first, 1U);
    EXPECT_EQ(found.overlaps[0].second, 2U);
    EXPECT_DOUBLE_EQ(found.overlaps[0].area_m2, 1e5);
    EXPECT_DOUBLE_EQ(found.overlaps[0].share, 1e5 / 1.002e6);
    EXPECT_FALSE(found.overlaps[0].same);
}

TEST(AreaOverlaps, OneAreaUnderTwoNamesIsTold) {
    const AreaOverlaps found = overlaps_of({rectangle(0, 0, 1000, 1000), rectangle(0, 0, 1000, 1000.1)});
    ASSERT_EQ(found.overlaps.size(), 1U);
    EXPECT_TRUE(found.overlaps[0].same);
    const std::vector<RowPlace> rows{{"thon.shp", "", false, 3}, {"thon.shp", "", false, 9}};
    const std::vector<std::string> names{"Bản Vai", "Bản Xèo"};
    RowFindings findings;
    std::vector<Understanding> understood;
    tell_overlaps(found, rows, names, findings, understood);
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(findings.all()[0].kind, FindingKind::duplicate);
    EXPECT_EQ(findings.all()[0].outcome, Outcome::noted);
    EXPECT_EQ(to_string(findings.all()[0]),
              "thon.shp: feature 9: has the very area of 'Bản Vai' (thon.shp: feature 3). Draw its own border.");
    ASSERT_EQ(understood.size(), 1U);
    EXPECT_EQ(understood[0].subject, "borders");
}

TEST(AreaOverlaps, OfRandomRectanglesAreThoseOfEveryPair) {
    constexpr unsigned k_seed = 3;
    SCOPED_TRACE(testing::Message() << "seed " << k_seed);
    std::mt19937 random{k_seed};
    std::uniform_int_distribution<int> place{0, 60};
    for (int round = 0; round < 20; ++round) {
        std::vector<MultiPolygon> areas;
        std::vector<Box> boxes;
        for (int i = 0; i < 40; ++i) {
            const double west = 100.0 * place(random);
            const double south = 100.0 * place(random);
            const double size = 100.0 * (1 + place(random) / 6);
            areas.push_back(rectangle(west, south, west + size, south + size));
            boxes.push_back({west, south, west + size, south + size});
        }
        std::vector<std::pair<std::size_t, std::size_t>> wanted;
        double wanted_m2 = 0.0;
        for (std::size_t a = 0; a < boxes.size(); ++a) {
            for (std::size_t b = a + 1; b < boxes.size(); ++b) {
                const double wide =
                    std::min(boxes[a].max_x, boxes[b].max_x) - std::max(boxes[a].min_x, boxes[b].min_x);
                const double high =
                    std::min(boxes[a].max_y, boxes[b].max_y) - std::max(boxes[a].min_y, boxes[b].min_y);
                if (wide > 0.0 && high > 0.0) {
                    wanted.emplace_back(a, b);
                    wanted_m2 += wide * high;
                }
            }
        }
        const AreaOverlaps found = overlaps_of(areas);
        double found_m2 = 0.0;
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        for (const AreaOverlap& overlap : found.overlaps) {
            pairs.emplace_back(overlap.first, overlap.second);
            found_m2 += overlap.area_m2;
        }
        EXPECT_EQ(pairs, wanted);
        EXPECT_NEAR(found_m2, wanted_m2, 1e-3);
    }
}

Layers district() {
    Layers layers;
    layers.communes = {{"01", "Y Tý", rectangle(0, 0, 2000, 1000)}};
    for (const char* name : {"a", "b", "c"}) {
        Hamlet hamlet;
        hamlet.code = name;
        hamlet.commune_code = "01";
        layers.hamlets.push_back(hamlet);
    }
    layers.hamlets[0].area = rectangle(0, 0, 1000, 1000);
    layers.hamlets[1].area = rectangle(1200, 0, 2400, 1000);
    return layers;
}

TEST(HamletFit, MeasuresTheGapInTheCommuneAndWhatReachesOutOfIt) {
    const Layers layers = district();
    const HamletFit fit = fit_of_hamlets(layers, Metres{5.0});
    ASSERT_EQ(fit.communes.size(), 1U);
    EXPECT_EQ(fit.communes[0].hamlets, 2U) << "the third has no area";
    EXPECT_DOUBLE_EQ(fit.communes[0].uncovered_m2, 2e5);
    EXPECT_DOUBLE_EQ(fit.communes[0].uncovered_share, 0.1);
    ASSERT_EQ(fit.outside.size(), 1U);
    EXPECT_EQ(fit.outside[0].hamlet, 1U);
    EXPECT_DOUBLE_EQ(fit.outside[0].share, 1.0 / 3.0);
}

TEST(HamletFit, TellsTheHamletThatReachesOutAndTheGapOfTheCommune) {
    const Layers layers = district();
    const std::vector<RowPlace> rows{{"t.shp", "", false, 1}, {"t.shp", "", false, 2}, {"t.shp", "", false, 3}};
    RowFindings findings;
    std::vector<Understanding> understood;
    tell_fit(fit_of_hamlets(layers, Metres{5.0}), layers, rows, findings, understood);
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(findings.all()[0].place.row, 2U);
    EXPECT_THAT(findings.all()[0].problem,
                HasSubstr("33.3 % of its area, 40.0 ha, lies outside its commune 'Y Tý'"));
    ASSERT_EQ(understood.size(), 1U);
    EXPECT_EQ(understood[0].value, "20.0 ha in no hamlet, 10.0 %");
}

}  // namespace
}  // namespace lomsong
