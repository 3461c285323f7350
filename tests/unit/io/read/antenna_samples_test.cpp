// SPDX-License-Identifier: Apache-2.0
/// @file  Real files of makers and tools, which are not part of the project: they parse, and
///        gain, widths and tilt are those of their headers.
#include <filesystem>
#include <optional>

#include <gtest/gtest.h>

#include "io/read/antenna_file.hpp"

namespace lomsong {
namespace {

/// What a sample's header (or, where a header is silent, its name) says. Widths in a header are nominal values of a
/// family of antennas: measured ones may differ by `k_width_share`.
struct Sample {
    const char* file;
    std::optional<double> gain_dbi;
    std::optional<double> horizontal_width_deg;
    std::optional<double> vertical_width_deg;
    std::optional<double> tilt_deg;
};
constexpr double k_width_share = 0.08;

const Sample k_samples[]{
    {"msi_planet/AMB4520R8v06_05T.msi", 16.95 + 2.15, {}, {}, 5.0},
    {"msi_planet/AMB4520R8v06_1845_M45_04T_y1.msi", 16.87 + 2.15, {}, {}, 4.0},
    {"msi_planet/B800A065-18-0E.pln", 13.6 + 2.15, 65.0, 11.2, 0.0},
    {"msi_planet/B800A065-18-4E.pln", 13.6 + 2.15, 65.0, 11.2, 4.0},
    {"msi_planet/LTE-L_1960MHz_P1.txt", 3.43, 107.0, 36.0, {}},
    {"msi_planet/SV460-SF2SNM_0920_00T.msi", 15.0 + 2.15, 14.5, 29.0, 0.0},
    {"msi_planet/merged_04T.msi", 19.08, {}, {}, 4.0},
    {"msi_planet/simulated_05T.msi", 19.09, 59.0, 7.0, 5.0},
    {"radiomobile_ant/generic_antenna.ant", {}, 60.0, 20.0, 0.0},
    {"splat/wnju-dt.az", {}, {}, {}, {}},
    {"splat/wnju-dt.el", {}, {}, {}, {}},
};

class AntennaSamples : public testing::TestWithParam<Sample> {};

TEST_P(AntennaSamples, AgreeWithTheirHeaders) {
    const std::filesystem::path folder = std::filesystem::path{LOMSONG_SHARED_DIR} / "validation/antennas";
    if (!std::filesystem::exists(folder)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/antennas";
    }
    const Sample& sample = GetParam();
    const AntennaPatternTable table = read_antenna_file(folder / sample.file, sample.file);
    EXPECT_GE(table.horizontal.size(), 360U);
    EXPECT_GE(table.vertical.size(), 360U);
    for (const auto* cut : {&table.horizontal, &table.vertical}) {
        for (const double gain_db : *cut) {
            ASSERT_LE(gain_db, 0.0);
            ASSERT_GE(gain_db, -100.0);
        }
    }
    EXPECT_EQ(table.gain.has_value(), sample.gain_dbi.has_value());
    if (sample.gain_dbi) {
        EXPECT_NEAR(table.gain->value(), *sample.gain_dbi, 1e-9);
    }
    if (sample.horizontal_width_deg) {
        EXPECT_NEAR(half_power_width(table.horizontal).value() / *sample.horizontal_width_deg, 1.0, k_width_share);
    }
    if (sample.vertical_width_deg) {
        EXPECT_NEAR(half_power_width(table.vertical).value() / *sample.vertical_width_deg, 1.0, k_width_share);
    }
    if (sample.tilt_deg) {
        EXPECT_NEAR(beam_tilt(table).value(), *sample.tilt_deg, 0.5);
    }
    RecordProperty("widths", std::to_string(half_power_width(table.horizontal).value()) + " " +
                                 std::to_string(half_power_width(table.vertical).value()) + " tilt " +
                                 std::to_string(beam_tilt(table).value()));
}

INSTANTIATE_TEST_SUITE_P(OfMakers, AntennaSamples, testing::ValuesIn(k_samples),
                         [](const testing::TestParamInfo<Sample>& test) {
                             std::string name = test.param.file;
                             std::erase_if(name,
                                           [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); });
                             return name;
                         });

}  // namespace
}  // namespace lomsong
