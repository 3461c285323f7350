// SPDX-License-Identifier: Apache-2.0
/// @file  ITU-R P.2108 and P.2109 against NTIA's and the CRC's tables.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "algorithms/propagation/p2108.hpp"
#include "algorithms/propagation/p2109.hpp"
#include "tests/reference/csv.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using reference::CsvRow;

const fs::path k_validation = fs::path{LOMSONG_SHARED_DIR} / "validation";
constexpr double k_one_decimal = 0.05 + 1e-9;  // the tables of P.2108 are rounded so

Hertz gigahertz(double value) { return Hertz{value * 1e9}; }

/// Our reason by NTIA's return code.
AddedLossReason reason_of(int code) {
    switch (code) {
        case 0: return AddedLossReason::none;
        case 32:
        case 48:
        case 64: return AddedLossReason::outside_frequency_range;
        case 33:
        case 35: return AddedLossReason::outside_height_range;
        case 34: return AddedLossReason::outside_width_range;
        case 49: return AddedLossReason::outside_distance_range;
        case 65: return AddedLossReason::outside_angle_range;
        case 50:
        case 66: return AddedLossReason::outside_percentage_range;
        default: ADD_FAILURE() << "unknown return code " << code; return AddedLossReason::none;
    }
}

void compare(const fs::path& table, const std::string& column, std::size_t expected_rows,
             const std::function<AddedLoss(const CsvRow&)>& ours) {
    if (!fs::exists(table)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/p2108";
    }
    const auto rows = reference::read_csv(table);
    EXPECT_EQ(rows.size(), expected_rows);
    std::size_t number = 0;
    for (const CsvRow& row : rows) {
        ++number;
        const AddedLoss loss = ours(row);
        EXPECT_EQ(loss.reason, reason_of(static_cast<int>(row.number("rtn")))) << "row " << number;
        if (loss.known()) {
            EXPECT_NEAR(loss.loss.value(), row.number(column), k_one_decimal) << "row " << number;
        } else {
            EXPECT_TRUE(std::isnan(loss.loss.value())) << "row " << number;
        }
    }
}

TEST(P2108Reference, HeightGainAgreesToTheDecimalThatIsGivenAndRefusesTheSame) {
    compare(k_validation / "p2108/HeightGainTerminalCorrectionModelTestData.csv", "A_h__db", 23,
            [](const CsvRow& row) {
                return p2108_height_gain_loss(
                    {gigahertz(row.number("f__ghz")), HeightAboveGround{row.number("h__meter")},
                     HeightAboveGround{row.number("R__meter")}, Metres{row.number("w_s__meter")},
                     static_cast<P2108Clutter>(row.number("clutter_type") - 1.0)});
            });
}

TEST(P2108Reference, TerrestrialLossAgreesToTheDecimalThatIsGivenAndRefusesTheSame) {
    compare(k_validation / "p2108/TerrestrialStatisticalModelTestData.csv", "L_ctt__db", 12, [](const CsvRow& row) {
        return p2108_terrestrial_loss(gigahertz(row.number("f__ghz")), kilometres(row.number("d__km")),
                                      row.number("p"));
    });
}

TEST(P2108Reference, AeronauticalLossAgreesToTheDecimalThatIsGivenAndRefusesTheSame) {
    compare(k_validation / "p2108/AeronauticalStatisticalModelTestData.csv", "L_ces__db", 13,
            [](const CsvRow& row) {
                return p2108_aeronautical_loss(gigahertz(row.number("f__ghz")), Angle{row.number("theta_deg")},
                                               row.number("p"));
            });
}

TEST(P2109Reference, All31250RowsAreWithinAMillionthOfADecibel) {
    const fs::path table = k_validation / "p2109/validation.csv";
    if (!fs::exists(table)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/p2109";
    }
    const auto rows = reference::read_csv(table);
    EXPECT_EQ(rows.size(), 31250U);
    double max_error_db = 0.0;
    for (const CsvRow& row : rows) {
        const auto building =
            row.text("building type") == "1" ? BuildingType::traditional : BuildingType::thermally_efficient;
        const AddedLoss ours =
            p2109_building_entry_loss(gigahertz(row.number("freqency (GHz)")), building,
                                      row.number("probability (%)"), Angle{row.number("elevation angle (deg)")});
        const double error_db = std::abs(ours.loss.value() - row.number("building entry loss (dB)"));
        ASSERT_LE(error_db, 1e-6) << row.text("freqency (GHz)") << " GHz, " << row.text("probability (%)") << " %, "
                                  << row.text("elevation angle (deg)") << " degrees";
        max_error_db = std::max(max_error_db, error_db);
    }
    std::printf("P.2109-2: %zu rows, greatest error %.2e dB\n", rows.size(), max_error_db);
}

}  // namespace
}  // namespace lomsong
