// SPDX-License-Identifier: Apache-2.0
/// @file  Okumura-Hata, COST-231 Hata and TR 38.901 against the shared formula tables.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "algorithms/propagation/hata.hpp"
#include "algorithms/propagation/tr38901.hpp"
#include "tests/reference/csv.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using reference::CsvRow;

const fs::path k_validation = fs::path{LOMSONG_SHARED_DIR} / "validation";
constexpr double k_tolerance_db = 1e-3;

double hata_db(const CsvRow& row) {
    const HataInput input{megahertz(row.number("f_MHz")), HeightAboveGround{row.number("hb_m")},
                          HeightAboveGround{row.number("hm_m")}, kilometres(row.number("d_km"))};
    const std::string& environment = row.text("env");
    if (row.text("model") == "COST231-Hata") {
        EXPECT_EQ(environment, "urban_small_medium_C0");
        return cost231_hata_loss(input, Cost231Environment::medium_city).value();
    }
    if (environment == "urban_small_medium") {
        return okumura_hata_loss(input, HataEnvironment::urban).value();
    }
    EXPECT_TRUE(environment == "suburban" || environment == "open_rural") << environment;
    const bool suburban = environment == "suburban";
    return okumura_hata_loss(input, suburban ? HataEnvironment::suburban : HataEnvironment::open).value();
}

TEST(HataReference, EveryRowOfTheSharedTableIsWithinAThousandthOfADecibel) {
    const fs::path table = k_validation / "hata/okumura_hata_cost231_generated.csv";
    if (!fs::exists(table)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/hata";
    }
    const auto rows = reference::read_csv(table);
    EXPECT_EQ(rows.size(), 270U);
    double max_error_db = 0.0;
    for (const CsvRow& row : rows) {
        const double error_db = std::abs(hata_db(row) - row.number("PL_dB"));
        EXPECT_LE(error_db, k_tolerance_db) << row.text("model") << ' ' << row.text("env") << ' '
                                            << row.text("f_MHz") << " MHz, " << row.text("d_km") << " km";
        max_error_db = std::max(max_error_db, error_db);
    }
    std::printf("Hata: %zu rows, greatest error %.2e dB\n", rows.size(), max_error_db);
}

Tr38901Loss tr38901_loss(const CsvRow& row, const Tr38901Input& input) {
    const bool sight = row.text("state") == "LOS";
    if (row.text("scenario") == "UMa") {
        return sight ? uma_line_of_sight(input) : uma_obstructed(input);
    }
    const RuralSurroundings around{Metres{row.number("h_bldg_m")}, Metres{row.number("W_street_m")}};
    return sight ? rma_line_of_sight(input, around) : rma_obstructed(input, around);
}

TEST(Tr38901Reference, EveryRowOfTheSharedTableIsWithinAThousandthOfADecibel) {
    const fs::path table = k_validation / "3gpp_38901/tr38901_rma_uma_generated.csv";
    if (!fs::exists(table)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/3gpp_38901";
    }
    const auto rows = reference::read_csv(table);
    EXPECT_EQ(rows.size(), 175U);
    double max_error_db = 0.0;
    for (const CsvRow& row : rows) {
        const double base_m = row.number("hBS_m");
        const double mobile_m = row.number("hUT_m");
        const double ground_m = row.number("d2D_m");
        const Tr38901Input input{Hertz{row.number("fc_GHz") * 1e9}, HeightAboveGround{base_m},
                                 HeightAboveGround{mobile_m}, Metres{ground_m},
                                 Metres{std::hypot(ground_m, base_m - mobile_m)}};
        const Tr38901Loss ours = tr38901_loss(row, input);
        const double error_db = std::abs(ours.loss.value() - row.number("PL_dB"));
        const std::string place = row.text("scenario") + ' ' + row.text("state") + ' ' + row.text("fc_GHz") +
                                  " GHz, " + row.text("d2D_m") + " m";
        EXPECT_LE(error_db, k_tolerance_db) << place;
        EXPECT_EQ(ours.shadow_fading.value(), row.number("sigma_SF_dB")) << place;
        const Metres breakpoint = row.text("scenario") == "RMa" ? rma_breakpoint(input) : uma_breakpoint(input);
        EXPECT_NEAR(breakpoint.value(), row.number("dBP_m"), 1e-6) << place;
        max_error_db = std::max(max_error_db, error_db);
    }
    std::printf("TR 38.901: %zu rows, greatest error %.2e dB\n", rows.size(), max_error_db);
}

}  // namespace
}  // namespace lomsong
