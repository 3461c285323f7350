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

/// One row of cells per layer.
CoverageLayer layer_of(std::size_t operator_index, Technology technology, std::vector<std::uint8_t> statuses) {
    CoverageLayer layer;
    layer.operator_index = operator_index;
    layer.technology = technology;
    layer.status = Raster<std::uint8_t>{Grid{0, 10, Metres{10}, 1, static_cast<std::int32_t>(statuses.size())}};
    layer.status.values() = std::move(statuses);
    return layer;
}

/// 0 none, 1 weak, 2 good, 3 unknown, 255 no status. Operator 0 has two technologies.
std::vector<CoverageLayer> three_layers() {
    return {layer_of(0, Technology::g3, {0, 0, 0, 0, 255, 3, 255, 2}),
            layer_of(0, Technology::g4, {0, 1, 0, 0, 0, 0, 255, 0}),
            layer_of(1, Technology::g4, {0, 0, 2, 3, 255, 0, 255, 2})};
}

TEST(GapCells, AreUnservedOnlyWhereEveryKnownStatusIsNone) {
    const std::vector<CoverageLayer> layers = three_layers();
    using Cells = std::vector<std::uint8_t>;
    EXPECT_EQ(unserved_cells(layers, {}, {}).values(), (Cells{1, 0, 0, 0, 1, 0, 0, 0}));
    EXPECT_EQ(unserved_cells(layers, 0, {}).values(), (Cells{1, 0, 1, 1, 1, 0, 0, 0}));
    EXPECT_EQ(unserved_cells(layers, 0, Technology::g4).values(), (Cells{1, 0, 1, 1, 1, 1, 0, 1}));
    EXPECT_EQ(unserved_cells(layers, {}, Technology::g4).values(), (Cells{1, 0, 0, 0, 1, 1, 0, 0}));
    EXPECT_TRUE(unserved_cells(layers, 1, Technology::g3).empty());
}

TEST(GapCells, AgreeWithTheBestStatusInEveryCombination) {
    for (std::uint8_t a = 0; a < 5; ++a) {
        for (std::uint8_t b = 0; b < 5; ++b) {
            const auto status = [](std::uint8_t i) { return i == 4 ? Storage<std::uint8_t>::k_unknown : i; };
            const std::vector<CoverageLayer> layers{layer_of(0, Technology::g3, {status(a)}),
                                                    layer_of(0, Technology::g4, {status(b)})};
            const bool none =
                combined_status(layers, 0).values()[0] == static_cast<std::uint8_t>(PointStatus::none);
            EXPECT_EQ(unserved_cells(layers, 0, {}).values()[0] == 1, none) << int{a} << " and " << int{b};
        }
    }
}

TEST(GapCells, OfPartialNotSpotsAndSingleOperatorsLeaveOutTheUnknown) {
    const std::vector<CoverageLayer> layers = three_layers();
    using Cells = std::vector<std::uint8_t>;
    EXPECT_EQ(partly_served_cells(layers).values(), (Cells{0, 1, 1, 0, 0, 0, 0, 0}));
    EXPECT_EQ(cells_served_only_by(layers, 0).values(), (Cells{0, 1, 0, 0, 0, 0, 0, 0}));
    EXPECT_EQ(cells_served_only_by(layers, 1).values(), (Cells{0, 0, 1, 0, 0, 0, 0, 0}));
    const std::vector<CoverageLayer> alone{layers[2]};
    EXPECT_EQ(cells_served_only_by(alone, 1).values(), Cells(8, 0)) << "nobody else to compare with";
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
