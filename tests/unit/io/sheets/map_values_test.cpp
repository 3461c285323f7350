// SPDX-License-Identifier: Apache-2.0
/// @file  What lies where on a map: true scales, ticks at the coordinates that they name, labels that keep off each
///        other.
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/gdal/session.hpp"
#include "io/sheets/grid_ticks.hpp"
#include "io/sheets/label_placing.hpp"
#include "io/sheets/map_labels.hpp"
#include "io/sheets/map_window.hpp"
#include "io/sheets/scale_bar.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"

namespace lomsong::sheets {
namespace {

using testing::ElementsAre;

constexpr PaperBox k_paper{20.0, 30.0, 320.0, 250.0};

Box ground_box(double min_x, double min_y, double width, double height) {
    Box box;
    box.add(Point{min_x, min_y});
    box.add(Point{min_x + width, min_y + height});
    return box;
}

Box random_ground(Dice& dice) {
    const double size = std::pow(10.0, dice.between(2.0, 6.0));
    return ground_box(dice.between(2e5, 8e5), dice.between(9e5, 2.6e6), size * dice.between(0.01, 1.0),
                      size * dice.between(0.01, 1.0));
}

TEST(MapScales, AreRoundedUpToNumbersThatPeopleUse) {
    EXPECT_EQ(rounded_denominator(47'000.0), 50'000.0);
    EXPECT_EQ(rounded_denominator(50'000.0), 50'000.0);
    EXPECT_EQ(rounded_denominator(52'300.0), 60'000.0);
    EXPECT_EQ(rounded_denominator(60'001.0), 75'000.0);
    EXPECT_EQ(rounded_denominator(99'999.0), 100'000.0);
    EXPECT_EQ(rounded_denominator(430'000.0), 500'000.0);
    EXPECT_EQ(rounded_denominator(0.0), k_least_denominator);
}

TEST(MapScales, AreThoseOfThePaper) {
    Dice dice{test_seed()};
    for (int round = 0; round < 500; ++round) {
        const MapWindow window{random_ground(dice), k_paper};
        const Point a{dice.between(4e5, 5e5), dice.between(2.4e6, 2.5e6)};
        const Point b{dice.between(4e5, 5e5), dice.between(2.4e6, 2.5e6)};
        const Spot on_a = window.to_paper(a);
        const Spot on_b = window.to_paper(b);
        const double paper_m = std::hypot(on_a.x - on_b.x, on_a.y - on_b.y) / 1e3;
        EXPECT_NEAR(paper_m * window.denominator(), distance(a, b).value(), 1e-6 * distance(a, b).value());
        EXPECT_NEAR(window.to_ground(on_a).x, a.x, 1e-6);
        EXPECT_NEAR(window.to_ground(on_a).y, a.y, 1e-6);
    }
}

TEST(MapWindows, HoldTheirGroundWithAMarginInTheLargestScaleThatDoes) {
    Dice dice{test_seed()};
    for (int round = 0; round < 500; ++round) {
        const Box ground = random_ground(dice);
        const MapWindow window{ground, k_paper};
        const Spot low = window.to_paper({ground.min_x, ground.min_y});
        const Spot high = window.to_paper({ground.max_x, ground.max_y});
        const PaperBox inner = k_paper.grown(-3.999);
        EXPECT_TRUE(inner.contains(low) && inner.contains(high)) << "seed " << test_seed() << " round " << round;
        // No step of the rounding is wider than from 1 to 1.34.
        if (window.denominator() > k_least_denominator) {
            const double used = std::max((high.x - low.x) / inner.width(), (low.y - high.y) / inner.height());
            EXPECT_GT(used, 0.7);
        }
    }
}

TEST(MapWindows, DrawLinesWithFewBendsThatStayWhereTheyAre) {
    Dice dice{test_seed()};
    const MapWindow window{ground_box(4e5, 2.4e6, 1e5, 1e5), k_paper};
    LineString wiggling;
    for (int i = 0; i < 5'000; ++i) {
        wiggling.push_back({4e5 + 20.0 * i, 2.45e6 + dice.between(-15.0, 15.0) + 8e3 * std::sin(i / 300.0)});
    }
    const std::vector<Spot> drawn = window.to_paper(wiggling);
    EXPECT_LT(drawn.size(), wiggling.size() / 8);
    LineString on_paper;
    std::ranges::transform(drawn, std::back_inserter(on_paper), [](Spot at) { return Point{at.x, at.y}; });
    for (const Point& place : wiggling) {
        const Spot at = window.to_paper(place);
        if (k_paper.contains(at)) {
            EXPECT_LE(distance(Point{at.x, at.y}, on_paper).value(), 0.2);
        }
    }
    EXPECT_EQ(drawn.front(), window.to_paper(wiggling.front()));
    EXPECT_EQ(drawn.back(), window.to_paper(wiggling.back()));
}

TEST(MapWindows, LeaveOutOnlyWhatIsNotSeen) {
    Dice dice{test_seed()};
    const MapWindow window{ground_box(4e5, 2.4e6, 1e5, 1e5), k_paper};
    std::size_t left_out = 0;
    for (int round = 0; round < 100; ++round) {
        // A walk about the window, often far beyond it.
        LineString walk{{4e5 + dice.between(-3e5, 4e5), 2.4e6 + dice.between(-3e5, 4e5)}};
        for (int i = 0; i < 200; ++i) {
            walk.push_back({walk.back().x + dice.between(-4e4, 4e4), walk.back().y + dice.between(-4e4, 4e4)});
        }
        LineString whole;
        std::ranges::transform(walk, std::back_inserter(whole), [&](Point place) {
            const Spot at = window.to_paper(place);
            return Point{at.x, at.y};
        });
        LineString drawn;
        std::ranges::transform(window.to_paper(walk), std::back_inserter(drawn), [](Spot at) {
            return Point{at.x, at.y};
        });
        left_out += whole.size() - drawn.size();
        const auto expect_along = [](const LineString& line, const LineString& other, const char* what) {
            for (std::size_t i = 1; i < line.size(); ++i) {
                for (const double part : {0.0, 0.25, 0.5, 0.75, 1.0}) {
                    const Point at{line[i - 1].x + part * (line[i].x - line[i - 1].x),
                                   line[i - 1].y + part * (line[i].y - line[i - 1].y)};
                    if (k_paper.contains(Spot{at.x, at.y})) {
                        ASSERT_LE(distance(at, other).value(), 0.2) << what;
                    }
                }
            }
        };
        expect_along(whole, drawn, "a part of the line is missing");
        expect_along(drawn, whole, "a line is drawn where there is none");
    }
    EXPECT_GT(left_out, 5'000U);
}

TEST(MapWindows, OfASinglePlaceHaveCountryAroundIt) {
    const MapWindow window{ground_box(419'540.0, 2'487'020.0, 0.0, 0.0), k_paper};
    EXPECT_EQ(window.denominator(), k_least_denominator);
    EXPECT_EQ(window.to_paper(Point{419'540.0, 2'487'020.0}), k_paper.middle());
}

TEST(ScaleBars, AreTrueToATenthOfAPercent) {
    Dice dice{test_seed()};
    for (int round = 0; round < 500; ++round) {
        const double denominator = rounded_denominator(std::pow(10.0, dice.between(4.0, 7.5)));
        const double most = dice.between(25.0, 90.0);
        const ScaleBar bar = scale_bar(denominator, most, Language::vietnamese);
        EXPECT_LE(bar.mm(), most);
        EXPECT_GT(bar.mm(), 0.39 * most);
        const double whole_m = bar.segment.value() * static_cast<double>(bar.segments());
        EXPECT_NEAR(bar.mm() * denominator / 1e3, whole_m, 1e-3 * whole_m);
    }
}

TEST(ScaleBars, SayTheirLengthAtEveryMark) {
    EXPECT_THAT(scale_bar(125'000.0, 68.0, Language::vietnamese).labels, ElementsAre("0", "2", "4", "6", "8 km"));
    EXPECT_THAT(scale_bar(10'000.0, 68.0, Language::english).labels,
                ElementsAre("0", "100", "200", "300", "400 m"));
    EXPECT_THAT(scale_bar(75'000.0, 20.0, Language::vietnamese).labels, ElementsAre("0", "0,5", "1 km"));
    EXPECT_EQ(scale_text(1'250'000.0, Language::vietnamese), "1:1.250.000");
}

TEST(GridTicks, StandAtTheCoordinatesThatTheyName) {
    Dice dice{test_seed()};
    for (int round = 0; round < 300; ++round) {
        const MapWindow window{random_ground(dice), k_paper};
        const GridTicks ticks = grid_ticks(window, Language::vietnamese);
        ASSERT_GE(ticks.eastings.size(), 2U);
        ASSERT_GE(ticks.northings.size(), 2U);
        for (const GridTick& tick : ticks.eastings) {
            EXPECT_NEAR(window.to_paper({tick.coordinate.value(), 0.0}).x, tick.at, 1e-6);
            EXPECT_NEAR(std::remainder(tick.coordinate.value(), ticks.step.value()), 0.0, 1e-6);
            EXPECT_TRUE(tick.at >= k_paper.left && tick.at <= k_paper.right);
        }
        for (const GridTick& tick : ticks.northings) {
            EXPECT_NEAR(window.to_paper({0.0, tick.coordinate.value()}).y, tick.at, 1e-6);
            EXPECT_TRUE(tick.at >= k_paper.top && tick.at <= k_paper.bottom);
        }
        EXPECT_GE(window.mm_of(ticks.step), 25.0 - 1e-9);
    }
}

TEST(GridTicks, AgreeWithProj) {
    // PROJ 9.1.1, EPSG:4326 -> EPSG:9208, the zone of Lào Cai.
    const gdal::Transform to_ground{gdal::wgs84(), gdal::crs("EPSG:9208")};
    const std::optional<Point> place = to_ground({103.97, 22.48});
    ASSERT_TRUE(place);
    const MapWindow window{ground_box(place->x - 6e3, place->y - 6e3, 12e3, 12e3), k_paper};
    const GridTicks ticks = grid_ticks(window, Language::english);
    const auto east = std::ranges::find(ticks.eastings, std::string{"420"}, &GridTick::label);
    const auto north = std::ranges::find(ticks.northings, std::string{"2,488"}, &GridTick::label);
    ASSERT_NE(east, ticks.eastings.end());
    ASSERT_NE(north, ticks.northings.end());
    // 420000 - 419540.122 m and 2488000 - 2487019.787 m from the place.
    const Spot at = window.to_paper(*place);
    EXPECT_NEAR(window.metres_of(east->at - at.x).value(), 459.878, 0.01);
    EXPECT_NEAR(window.metres_of(at.y - north->at).value(), 980.213, 0.01);
}

bool any_overlap(const std::vector<PaperBox>& boxes) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
            if (boxes[i].overlaps(boxes[j])) {
                return true;
            }
        }
    }
    return false;
}

TEST(Labels, NeverCoverEachOtherNorASignAndNeverLeaveTheMap) {
    Dice dice{test_seed()};
    std::size_t placed_in_all = 0;
    for (int round = 0; round < 60; ++round) {
        TakenBoxes taken{k_paper};
        std::vector<PaperBox> signs;
        std::vector<LabelWish> wishes;
        const std::size_t count = 1 + dice.below(300);
        for (std::size_t i = 0; i < count; ++i) {
            // Crowded in places, some at the very same spot, some outside.
            const double spread = dice.below(3) == 0 ? 5.0 : 200.0;
            const Spot at{60.0 + dice.between(-0.3, 1.0) * spread,
                          60.0 + std::floor(dice.between(-0.3, 1.0) * spread)};
            wishes.push_back({.at = at,
                              .clear = dice.between(0.5, 1.6),
                              .width = dice.between(2.0, 40.0),
                              .height = dice.between(2.0, 4.0),
                              .priority = dice.between(0.0, 3.0),
                              .kind = dice.below(5) == 0 ? LabelKind::over : LabelKind::beside,
                              .may_lead = dice.below(2) == 0});
            signs.push_back(PaperBox{at.x, at.y, at.x, at.y}.grown(wishes.back().clear));
            taken.take(signs.back());
        }
        std::vector<PaperBox> placed;
        for (const std::optional<PaperBox>& box : place_labels(wishes, taken)) {
            if (box) {
                placed.push_back(*box);
                EXPECT_TRUE(k_paper.contains(*box)) << "seed " << test_seed() << " round " << round;
                EXPECT_FALSE(std::ranges::any_of(signs, [&](const PaperBox& sign) { return sign.overlaps(*box); }));
            }
        }
        EXPECT_FALSE(any_overlap(placed)) << "seed " << test_seed() << " round " << round;
        placed_in_all += placed.size();
    }
    EXPECT_GT(placed_in_all, 2'000U);
}

TEST(Labels, TheMoreImportantOneGetsTheRoom) {
    const PaperBox narrow{0.0, 0.0, 14.0, 4.0};
    TakenBoxes taken{narrow};
    const LabelWish wish{.at = {1.0, 2.0}, .clear = 0.5, .width = 10.0, .height = 3.0, .priority = 1.0};
    LabelWish important = wish;
    important.priority = 2.0;
    const auto placed = place_labels(std::array{wish, important}, taken);
    EXPECT_FALSE(placed[0]);
    EXPECT_TRUE(placed[1]);
}

std::vector<NamedPlace> crowd(std::size_t count) {
    std::vector<NamedPlace> places;
    for (std::size_t i = 0; i < count; ++i) {
        places.push_back(
            {.at = {150.0 + 2.5 * static_cast<double>(i % 5), 100.0 + 2.5 * static_cast<double>(i / 5)},
             .clear = 0.8,
             .name = "Bản Nậm Mẫu " + std::to_string(i),
             .key_text = "Bản Nậm Mẫu " + std::to_string(i) + ", Xã Mẫu Sơn",
             .priority = static_cast<double>(i)});
    }
    return places;
}

TEST(Labels, WithoutRoomForANameBecomeNumbersWithAKey) {
    const std::vector<NamedPlace> places = crowd(25);
    TakenBoxes taken{k_paper};
    for (const NamedPlace& place : places) {
        taken.take(PaperBox{place.at.x, place.at.y, place.at.x, place.at.y}.grown(place.clear));
    }
    MapLabels labels;
    label_symbols(labels, places, 100, taken);
    EXPECT_EQ(labels.labels.size() + labels.left_out, places.size());
    EXPECT_GT(labels.key.size(), 5U);
    EXPECT_EQ(labels.key.size() + labels.named.size() + labels.left_out, places.size());
    for (std::size_t i = 0; i < labels.key.size(); ++i) {
        EXPECT_EQ(labels.key[i].number, std::to_string(i + 1));
    }
    std::vector<PaperBox> boxes;
    for (const MapLabel& label : labels.labels) {
        boxes.push_back(label.box);
        EXPECT_LE(draw::text_width(label.text, label.letters), label.box.width()) << label.text;
    }
    EXPECT_FALSE(any_overlap(boxes));
}

TEST(Labels, BeyondTheKeyAreCountedNotForgotten) {
    const std::vector<NamedPlace> places = crowd(25);
    TakenBoxes taken{k_paper};
    taken.take(k_paper.grown(-5.0));  // no room for anything near
    MapLabels labels;
    label_symbols(labels, places, 3, taken);
    EXPECT_LE(labels.key.size(), 3U);
    EXPECT_EQ(labels.key.size() + labels.left_out, places.size());
}

TEST(Labels, OfTwoHundredLettersAreCutToALineThatHelps) {
    std::vector<NamedPlace> places = crowd(1);
    places[0].name = std::string(200, 'M');
    TakenBoxes taken{k_paper};
    MapLabels labels;
    label_symbols(labels, places, 10, taken);
    ASSERT_EQ(labels.labels.size(), 1U);
    EXPECT_LT(labels.labels[0].box.width(), 45.0);
    EXPECT_THAT(labels.labels[0].text, testing::EndsWith("…"));
}

}  // namespace
}  // namespace lomsong::sheets
