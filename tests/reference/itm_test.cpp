// SPDX-License-Identifier: Apache-2.0
/// @file  The Irregular Terrain Model against NTIA's own vectors, against mobile cases over the same profiles, and
///        against the project's own table.
#include "algorithms/propagation/itm.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/reference/csv.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using reference::CsvRow;

const fs::path k_folder = fs::path{LOMSONG_SHARED_DIR} / "validation/itm";
constexpr double k_two_decimals_db = 0.005 + 1e-9;
constexpr double k_one_decimal_db = 0.05 + 1e-9;
constexpr double k_mobile_tolerance_db = 1e-4;

/// One row of pfls.csv: intervals, step, heights.
struct Terrain {
    std::vector<double> z_m;
    Metres step;
};

std::vector<Terrain> read_terrains() {
    std::ifstream stream{k_folder / "pfls.csv"};
    std::vector<Terrain> terrains;
    for (std::string line; std::getline(stream, line);) {
        const auto cells = reference::cells_of(line);
        if (cells.size() < 4) {
            continue;
        }
        Terrain terrain;
        terrain.step = Metres{std::stod(cells[1])};
        const std::size_t points = std::stoul(cells[0]) + 1;
        for (std::size_t i = 0; i < points; ++i) {
            terrain.z_m.push_back(std::stod(cells.at(i + 2)));
        }
        terrains.push_back(terrain);
    }
    return terrains;
}

Polarisation polarisation_of(const CsvRow& row, const char* column) {
    return row.number(column) == 0.0 ? Polarisation::horizontal : Polarisation::vertical;
}

/// The columns that NTIA's two tables share.
ItmRadio radio_of(const CsvRow& row) {
    ItmRadio radio;
    radio.frequency = megahertz(row.number("f__mhz"));
    radio.transmitter_height = HeightAboveGround{row.number("h_tx__meter")};
    radio.receiver_height = HeightAboveGround{row.number("h_rx__meter")};
    radio.polarisation = polarisation_of(row, "pol");
    radio.n0 = row.number("N_0");
    radio.permittivity = row.number("epsilon");
    radio.conductivity_s_per_m = row.number("sigma");
    radio.climate = static_cast<ItmClimate>(static_cast<int>(row.number("climate")));
    return radio;
}

ItmStatistics statistics_of(const CsvRow& row) {
    ItmStatistics statistics = itm_statistics(static_cast<int>(row.number("mdvar"))).value();
    statistics.time_percent = row.number("time");
    statistics.location_percent = row.number("location");
    statistics.situation_percent = row.number("situation");
    return statistics;
}

ItmInput mobile_input(const CsvRow& row, const Terrain& terrain) {
    ItmInput input;
    input.radio.frequency = megahertz(row.number("f_mhz"));
    input.radio.transmitter_height = HeightAboveGround{row.number("h_tx")};
    input.radio.receiver_height = HeightAboveGround{row.number("h_rx")};
    input.radio.polarisation = polarisation_of(row, "pol(0H1V)");
    input.radio.n0 = row.number("N0");
    input.radio.permittivity = row.number("epsilon");
    input.radio.conductivity_s_per_m = row.number("sigma");
    input.radio.climate = static_cast<ItmClimate>(static_cast<int>(row.number("climate")));
    input.statistics = itm_statistics(static_cast<int>(row.number("mdvar"))).value();
    if (row.text("mode") == "CR") {
        input.statistics =
            with_confidence(input.statistics, row.number("confidence_or_-"), row.number("reliability_or_time"));
    } else {
        input.statistics.time_percent = row.number("reliability_or_time");
        input.statistics.location_percent = row.number("location_or_-");
        input.statistics.situation_percent = row.number("situation_or_-");
    }
    input.terrain_m = std::span{terrain.z_m}.first(static_cast<std::size_t>(row.number("n_points_used")));
    input.step = terrain.step;
    return input;
}

std::vector<CsvRow> mobile_rows() { return reference::read_csv(k_folder / "mobile/itm_p2p_mobile.csv"); }

TEST(ItmReference, PointToPointVectorsAgreeToTheirTwoDecimals) {
    if (!fs::exists(k_folder)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/itm";
    }
    const auto terrains = read_terrains();
    const auto rows = reference::read_csv(k_folder / "p2p.csv");
    ASSERT_EQ(rows.size(), 5U);
    ASSERT_EQ(terrains.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const ItmResult result =
            itm_point_to_point({radio_of(rows[i]), statistics_of(rows[i]), terrains[i].z_m, terrains[i].step});
        EXPECT_EQ(result.error, ItmError::none);
        EXPECT_NEAR(result.loss.value(), rows[i].number("A__db"), k_two_decimals_db) << "row " << i;
    }
}

TEST(ItmReference, AreaVectorsAgreeToTheirOneDecimal) {
    if (!fs::exists(k_folder)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/itm";
    }
    const auto rows = reference::read_csv(k_folder / "area.csv");
    ASSERT_EQ(rows.size(), 5U);
    for (const CsvRow& row : rows) {
        const auto siting = [&](const char* column) {
            return static_cast<ItmSiting>(static_cast<int>(row.number(column)));
        };
        const ItmResult result =
            itm_area({radio_of(row), statistics_of(row), Metres{row.number("delta_h__meter")},
                      kilometres(row.number("d__km")), siting("tx_siting_criteria"), siting("rx_siting_criteria")});
        EXPECT_EQ(result.error, ItmError::none);
        EXPECT_NEAR(result.loss.value(), row.number("A__db"), k_one_decimal_db) << row.text("f__mhz") << " MHz";
    }
}

TEST(ItmReference, EveryMobileCaseIsWithinATenThousandthOfADecibel) {
    if (!fs::exists(k_folder)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/itm";
    }
    const auto terrains = read_terrains();
    const auto rows = mobile_rows();
    EXPECT_EQ(rows.size(), 1008U);
    double greatest_db = 0.0;
    for (const CsvRow& row : rows) {
        const auto& terrain = terrains.at(static_cast<std::size_t>(row.number("profile_row")));
        const ItmResult result = itm_point_to_point(mobile_input(row, terrain));
        const double error_db = std::abs(result.loss.value() - row.number("A_db"));
        EXPECT_EQ(result.error, ItmError::none);
        EXPECT_LE(error_db, k_mobile_tolerance_db)
            << "profile " << row.text("profile_row") << ", " << row.text("n_points_used") << " points, "
            << row.text("f_mhz") << " MHz";
        greatest_db = std::max(greatest_db, error_db);
    }
    std::printf("ITM, mobile: %zu cases, greatest error %.2e dB\n", rows.size(), greatest_db);
}

TEST(ItmReference, EveryIntermediateAndEveryWarningOfTheMobileCasesAgrees) {
    if (!fs::exists(k_folder)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/itm";
    }
    const auto terrains = read_terrains();
    for (const CsvRow& row : mobile_rows()) {
        const auto& terrain = terrains.at(static_cast<std::size_t>(row.number("profile_row")));
        const ItmResult ours = itm_point_to_point(mobile_input(row, terrain));
        const auto same = [&](const char* column, double value) {
            const double theirs = row.number(column);
            EXPECT_NEAR(value, theirs, 1e-9 * std::abs(theirs) + 1e-11)  // ten digits are given
                << column << ", profile " << row.text("profile_row") << ", " << row.text("n_points_used")
                << " points, " << row.text("f_mhz") << " MHz";
        };
        EXPECT_EQ(ours.warnings.bits(), static_cast<unsigned>(row.number("warnings")));
        EXPECT_EQ(static_cast<int>(ours.region), static_cast<int>(row.number("propmode")));
        EXPECT_NEAR(ours.reference_attenuation.value(), row.number("A_ref"), k_mobile_tolerance_db);
        same("A_fs", ours.free_space.value());
        same("d_km", in_kilometres(ours.distance));
        same("theta_tx_rad", ours.transmitter.horizon_angle_rad);
        same("theta_rx_rad", ours.receiver.horizon_angle_rad);
        same("dhzn_tx_m", ours.transmitter.horizon.value());
        same("dhzn_rx_m", ours.receiver.horizon.value());
        same("he_tx_m", ours.transmitter.effective_height.value());
        same("he_rx_m", ours.receiver.effective_height.value());
        same("Ns", ours.surface_refractivity);
        same("delta_h_m", ours.irregularity.value());
    }
}

/// The numbers of "300:280:310".
std::vector<double> numbers_of(const std::string& text) {
    std::vector<double> numbers;
    std::istringstream stream{text};
    for (std::string part; std::getline(stream, part, ':');) {
        numbers.push_back(std::stod(part));
    }
    return numbers;
}

ItmResult result_of(const CsvRow& row) {
    ItmRadio radio;
    radio.frequency = megahertz(row.number("frequency_mhz"));
    radio.transmitter_height = HeightAboveGround{row.number("transmitter_m")};
    radio.receiver_height = HeightAboveGround{row.number("receiver_m")};
    radio.polarisation = row.text("polarisation") == "V" ? Polarisation::vertical : Polarisation::horizontal;
    radio.n0 = row.number("n0");
    radio.climate = static_cast<ItmClimate>(static_cast<int>(row.number("climate")));
    const ItmStatistics statistics = statistics_of(row);
    const std::vector<double> country = numbers_of(row.text("country"));
    if (row.text("kind") == "area") {
        return itm_area({radio, statistics, Metres{country.at(0)}, kilometres(country.at(1)),
                         static_cast<ItmSiting>(static_cast<int>(country.at(2))),
                         static_cast<ItmSiting>(static_cast<int>(country.at(3)))});
    }
    return itm_point_to_point({radio, statistics, std::span{country}.subspan(1), Metres{country.at(0)}});
}

TEST(ReferenceTables, Itm) {
    const std::map<std::string, ItmRegion> regions{{"los", ItmRegion::line_of_sight},
                                                   {"diffraction", ItmRegion::diffraction},
                                                   {"scatter", ItmRegion::troposcatter}};
    const auto rows = reference::read_csv(fs::path{LOMSONG_SOURCE_DIR} / "tests/reference/itm.csv");
    EXPECT_EQ(rows.size(), 15U);
    for (const CsvRow& row : rows) {
        const ItmResult result = result_of(row);
        EXPECT_EQ(result.error, ItmError::none);
        EXPECT_EQ(result.region, regions.at(row.text("region")));
        EXPECT_NEAR(result.loss.value(), row.number("loss_db"), 1e-6)
            << row.text("kind") << " at " << row.text("frequency_mhz") << " MHz, " << row.text("country");
    }
}

}  // namespace
}  // namespace lomsong
