// SPDX-License-Identifier: Apache-2.0
/// @file  Several coverage layers as one. Rasters are drawn: G good, w weak, - none, ? unknown, space no data.
#include "algorithms/verdict/coverage_status.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/verdict/point_status.hpp"
#include "engine/core/error.hpp"

namespace lomsong {
namespace {

constexpr std::string_view k_signs = "-wG?";

CoverageLayer layer(std::size_t operator_index, std::string_view drawn) {
    CoverageLayer result;
    result.operator_index = operator_index;
    result.status = Raster<std::uint8_t>{Grid{0, 0, Metres{50.0}, 1, static_cast<std::int32_t>(drawn.size())}};
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        if (const std::size_t sign = k_signs.find(drawn[i]); sign != std::string_view::npos) {
            result.status.values()[i] = static_cast<std::uint8_t>(sign);
        }
    }
    return result;
}

std::string drawn(const Raster<std::uint8_t>& raster) {
    std::string text;
    for (const std::uint8_t value : raster.values()) {
        text += value < k_signs.size() ? k_signs[value] : ' ';
    }
    return text;
}

/// `cell_status` against `point_status` at the limits, at the floats beside them, and all over the scale.
TEST(StatusLimits, ACellHasTheStatusOfThePointStatusRuleAtEveryFloat) {
    for (const double sigma_db : {0.0, 5.5, 8.0, 12.0}) {
        for (const double target : {0.5, 0.9, 0.99}) {
            const Thresholds thresholds{Dbm{-95.0}, Dbm{-112.5}};
            ProbabilityParameters probability;
            probability.sigma = Decibels{sigma_db};
            probability.target = target;
            const StatusLimits limits = status_limits(thresholds, probability);
            std::vector<float> levels{-200.0F, 0.0F, -std::numeric_limits<float>::infinity()};
            for (const float limit : {limits.weak_dbm, limits.good_dbm}) {
                levels.insert(levels.end(), {std::nextafter(limit, -200.0F), limit, std::nextafter(limit, 0.0F)});
            }
            for (float level_dbm = -130.0F; level_dbm < -70.0F; level_dbm += 0.37F) {
                levels.push_back(level_dbm);
            }
            for (const float level_dbm : levels) {
                for (const bool hope : {false, true}) {
                    const BestLink link{Dbm{static_cast<double>(level_dbm)}, 0, hope};
                    EXPECT_EQ(cell_status(level_dbm, hope, limits), point_status(link, thresholds, probability))
                        << level_dbm << " dBm, sigma " << sigma_db << ", target " << target;
                }
            }
        }
    }
}

TEST(StatusLimits, ACellWithoutALevelIsUnknownOnlyWithHope) {
    const StatusLimits limits{-110.0F, -95.0F};
    EXPECT_EQ(cell_status(std::numeric_limits<float>::quiet_NaN(), false, limits), PointStatus::none);
    EXPECT_EQ(cell_status(std::numeric_limits<float>::quiet_NaN(), true, limits), PointStatus::unknown);
}

TEST(CombinedStatus, TakesTheBestOfTheLayersCellByCell) {
    const std::vector layers{layer(0, "-wG? -"), layer(1, "--?- ?"), layer(1, "-G-- w")};
    EXPECT_EQ(drawn(combined_status(layers, std::nullopt)), "-GG? w");
    EXPECT_EQ(drawn(combined_status(layers, 0)), "-wG? -");
    EXPECT_EQ(drawn(combined_status(layers, 1)), "-G?- w");
}

TEST(CombinedStatus, IsEmptyForAnOperatorWithoutLayers) {
    EXPECT_TRUE(combined_status(std::vector{layer(0, "G")}, 1).empty());
    EXPECT_TRUE(combined_status({}, std::nullopt).empty());
}

TEST(CombinedStatus, RefusesLayersOnDifferentGrids) {
    try {
        static_cast<void>(combined_status(std::vector{layer(0, "G"), layer(0, "GG")}, std::nullopt));
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("coverage layers lie on different grids"));
    }
}

TEST(ServedArea, LeavesUnknownOutOfTheDenominator) {
    std::array<double, 256> areas{};
    areas[0] = 10;   // none
    areas[1] = 20;   // weak
    areas[2] = 30;   // good
    areas[3] = 40;   // unknown
    areas[255] = 7;  // not computed
    EXPECT_EQ(served_area(areas).served_m2, 50.0);
    EXPECT_EQ(served_area(areas).computed_m2, 60.0);
}

}  // namespace
}  // namespace lomsong
