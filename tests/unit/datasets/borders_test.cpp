// SPDX-License-Identifier: Apache-2.0
#include "datasets/borders.hpp"

#include <iostream>
#include <numeric>
#include <string_view>

#include <boost/geometry/algorithms/is_valid.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <gtest/gtest.h>

#include "datasets/random.hpp"
#include "tests/unit/datasets/country_checks.hpp"

namespace lomsong::datasets {

namespace {

/// Labels drawn as digits, row by row; '.' is outside. Cells of 90 m.
Raster<std::int32_t> drawn(std::initializer_list<std::string_view> rows) {
    const auto cols = static_cast<std::int32_t>(rows.begin()->size());
    Raster<std::int32_t> labels{Grid{1000.0, 5000.0, Metres{90.0}, static_cast<std::int32_t>(rows.size()), cols}};
    std::size_t i = 0;
    for (const std::string_view row : rows) {
        for (const char c : row) {
            labels.values()[i++] = c == '.' ? -1 : c - '0';
        }
    }
    return labels;
}

std::vector<MultiPolygon> each_alone(const Raster<std::int32_t>& labels, std::size_t count) {
    std::vector<std::size_t> groups(count);
    std::iota(groups.begin(), groups.end(), std::size_t{0});
    return Borders{labels}.areas(groups, count);
}

std::string fault_of(const MultiPolygon& area) {
    using BgPoint = boost::geometry::model::d2::point_xy<double>;
    using BgPolygon = boost::geometry::model::polygon<BgPoint, false, true>;
    boost::geometry::model::multi_polygon<BgPolygon> multi;
    const auto copy = [](const Ring& from, auto& to) {
        for (const Point point : from) {
            to.emplace_back(point.x, point.y);
        }
    };
    for (const Polygon& polygon : area) {
        BgPolygon copied;
        copy(polygon.outer, copied.outer());
        copied.inners().resize(polygon.holes.size());
        for (std::size_t i = 0; i < polygon.holes.size(); ++i) {
            copy(polygon.holes[i], copied.inners()[i]);
        }
        multi.push_back(std::move(copied));
    }
    std::string reason;
    return boost::geometry::is_valid(multi, reason) ? "" : reason;
}

}  // namespace

TEST(Borders, TwoHalvesShareTheirBorderVertexByVertex) {
    const auto areas = each_alone(drawn({"0011", "0011", "0001"}), 2);
    EXPECT_NEAR(testing::expect_partition(areas), testing::sum_m2(areas), 1e-6);
    ASSERT_EQ(areas[0].size(), 1U);
    EXPECT_TRUE(areas[0][0].holes.empty());
}

TEST(Borders, IslandIsAHoleOfWhatSurroundsIt) {
    const auto areas = each_alone(drawn({"00000", "00000", "00100", "00000", "00000"}), 2);
    ASSERT_EQ(areas[0].size(), 1U);
    ASSERT_EQ(areas[0][0].holes.size(), 1U);
    ASSERT_EQ(areas[1].size(), 1U);
    EXPECT_NEAR(testing::expect_partition(areas), testing::sum_m2(areas), 1e-6);
}

TEST(Borders, CornersThatTouchDoNotCross) {
    const auto areas = each_alone(drawn({"0011", "0011", "1100", "1100"}), 2);
    for (const MultiPolygon& area : areas) {
        EXPECT_EQ(area.size(), 2U);
        EXPECT_EQ(fault_of(area), "");
    }
}

TEST(Borders, GroupsHaveTheAreaOfTheirMembers) {
    const Borders borders{drawn({"0012", "0112", "3322"})};
    const auto single = borders.areas({0, 1, 2, 3}, 4);
    const auto grouped = borders.areas({0, 0, 1, 1}, 2);
    EXPECT_NEAR(area_m2(grouped[0]), area_m2(single[0]) + area_m2(single[1]), 1e-6);
    EXPECT_NEAR(area_m2(grouped[1]), area_m2(single[2]) + area_m2(single[3]), 1e-6);
}

TEST(Borders, RandomLabelsMakeValidPolygonsThatPartTheWhole) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random{seed, Stream::outline};
        Raster<std::int32_t> labels{Grid{0.0, 900.0, Metres{90.0}, 12, 14}};
        const std::size_t count = 2 + random.below(4);
        for (std::int32_t& label : labels.values()) {
            label = static_cast<std::int32_t>(random.below(count + 1)) - 1;
        }
        const auto areas = each_alone(labels, count);
        EXPECT_NEAR(testing::expect_partition(areas), testing::sum_m2(areas), 1e-6);
        for (const MultiPolygon& area : areas) {
            EXPECT_EQ(fault_of(area), "");
        }
    }
}

}  // namespace lomsong::datasets
