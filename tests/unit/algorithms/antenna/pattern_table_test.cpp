// SPDX-License-Identifier: Apache-2.0
/// @file  Patterns of files: cuts, gain in space, tilt, and what a sector takes from its file.
#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/antenna/link_budget.hpp"
#include "algorithms/antenna/pattern.hpp"

namespace lomsong {
namespace {

double parabola_db(double off_deg, double width_deg, double floor_db) {
    const double widths = std::remainder(off_deg, 360.0) / width_deg;
    return -std::min(12.0 * widths * widths, floor_db);
}

/// A panel of 65 by 8 degrees that looks 4 degrees down, with 30 dB front to back.
AntennaPatternTable panel() {
    AntennaPatternTable table;
    table.file = "panel.msi";
    table.gain = Decibels{17.0};
    for (int angle = 0; angle < 360; ++angle) {
        table.horizontal.push_back(parabola_db(angle, 65.0, 30.0));
        table.vertical.push_back(parabola_db(angle - 4, 8.0, 25.0));
    }
    table.front_to_back = rear_loss(table.horizontal);
    return table;
}

RadioSector sector_with(const AntennaPatternTable& table) {
    RadioSector sector;
    sector.pattern = AntennaPattern::file;
    sector.table = &table;
    sector.azimuth = Angle{350.0};
    return sector;
}

double gain_db(const RadioSector& sector, double azimuth_deg, double elevation_deg) {
    return relative_gain(sector, Angle{azimuth_deg}, Angle{elevation_deg}).value();
}

Layers layers_with(const AntennaPatternTable& table, const Sector& sector) {
    Layers layers;
    layers.operators = {"A"};
    layers.patterns = {table};
    layers.sectors = {sector};
    return layers;
}

RadioSector completed(const Layers& layers, const RunParameters& parameters = {}) {
    AssumedInputs counts;
    return complete_sectors(layers, parameters, counts).front();
}

TEST(Cut, IsLinearBetweenItsPointsAllAround) {
    const std::vector<double> cut{0.0, -3.0, -20.0, -9.0};  // 0, 90, 180, 270 degrees
    EXPECT_EQ(cut_gain_db(cut, 0.0), 0.0);
    EXPECT_NEAR(cut_gain_db(cut, 30.0), -1.0, 1e-12);
    EXPECT_NEAR(cut_gain_db(cut, 315.0), -4.5, 1e-12);
    EXPECT_NEAR(cut_gain_db(cut, -45.0), -4.5, 1e-12);
    EXPECT_NEAR(cut_gain_db(cut, 720.0 + 30.0), -1.0, 1e-12);
    EXPECT_EQ(cut_gain_db(cut, -1e-14), 0.0);  // a full turn, by rounding
    EXPECT_EQ(cut_gain_db({}, 77.0), 0.0);
}

TEST(Cut, WidthRearAndBeamAreThoseOfThePanel) {
    const AntennaPatternTable table = panel();
    EXPECT_NEAR(half_power_width(table.horizontal).value(), 65.0, 0.1);
    EXPECT_NEAR(half_power_width(table.vertical).value(), 8.0, 0.1);
    EXPECT_EQ(half_power_width({}).value(), 360.0);
    EXPECT_EQ(rear_loss(table.horizontal).value(), 30.0);
    EXPECT_NEAR(beam_tilt(table).value(), 4.0, 1e-9);
    AntennaPatternTable declared = table;
    declared.electrical_tilt = Angle{5.0};
    EXPECT_EQ(beam_tilt(declared).value(), 5.0);
}

TEST(TableGain, GivesBothCutsBack) {
    const AntennaPatternTable table = panel();
    for (int angle = -180; angle <= 180; ++angle) {
        EXPECT_NEAR(table_gain(table, Angle{1.0 * angle}, Angle{4.0}).value(), cut_gain_db(table.horizontal, angle),
                    1e-12);
        EXPECT_NEAR(table_gain(table, Angle{0.0}, Angle{1.0 * angle}).value(), cut_gain_db(table.vertical, angle),
                    1e-12);
    }
}

TEST(TableGain, LossesAddUpToTheFrontToBackRatio) {
    AntennaPatternTable table = panel();
    EXPECT_NEAR(table_gain(table, Angle{32.5}, Angle{8.0}).value(), -6.0, 1e-3);  // between two points
    EXPECT_EQ(table_gain(table, Angle{180.0}, Angle{60.0}).value(), -30.0);
    table.front_to_back = Decibels{0.0};  // as of an antenna that looks both ways: 20 dB at least
    EXPECT_EQ(table_gain(table, Angle{60.0}, Angle{15.0}).value(), -22.6875);  // the vertical cut's own loss
    EXPECT_EQ(table_gain(table, Angle{60.0}, Angle{13.0}).value(), -20.0);
}

TEST(TableGain, WhatBothCutsContainCountsOnce) {
    AntennaPatternTable table;
    table.horizontal.assign(360, -3.0);
    table.vertical.assign(360, -3.0);
    table.vertical[10] = -1.0;
    table.crossing = Decibels{-3.0};
    EXPECT_EQ(table_gain(table, Angle{77.0}, Angle{0.0}).value(), -3.0);
    EXPECT_EQ(table_gain(table, Angle{77.0}, Angle{10.0}).value(), -1.0);
}

TEST(Tilted, TheAxisLooksDownAndTheBackLooksUp) {
    const Angle lean{6.0};
    const AntennaDirection ahead = tilted({Angle{0.0}, Angle{-6.0}}, lean);
    EXPECT_NEAR(ahead.off_axis.value(), 0.0, 1e-12);
    EXPECT_NEAR(ahead.elevation.value(), 0.0, 1e-12);
    const AntennaDirection behind = tilted({Angle{180.0}, Angle{6.0}}, lean);
    EXPECT_NEAR(std::abs(behind.off_axis.value()), 180.0, 1e-12);
    EXPECT_NEAR(behind.elevation.value(), 0.0, 1e-12);
    const AntennaDirection aside = tilted({Angle{90.0}, Angle{0.0}}, lean);
    EXPECT_NEAR(aside.off_axis.value(), 90.0, 1e-12);
    EXPECT_NEAR(aside.elevation.value(), 0.0, 1e-12);
}

TEST(Tilted, TurnedBackIsWhereItBegan) {
    constexpr unsigned k_seed = 36814;
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> azimuth{-179.0, 179.0};
    std::uniform_real_distribution<double> elevation{-80.0, 80.0};
    for (int i = 0; i < 500; ++i) {
        const AntennaDirection from{Angle{azimuth(random)}, Angle{elevation(random)}};
        const AntennaDirection back = tilted(tilted(from, Angle{7.5}), Angle{-7.5});
        ASSERT_NEAR(back.off_axis.value(), from.off_axis.value(), 1e-9) << "seed " << k_seed << " draw " << i;
        ASSERT_NEAR(back.elevation.value(), from.elevation.value(), 1e-9) << "seed " << k_seed << " draw " << i;
    }
}

TEST(FilePattern, AzimuthAndTiltsTurnIt) {
    const AntennaPatternTable table = panel();
    RadioSector sector = sector_with(table);
    EXPECT_NEAR(gain_db(sector, 350.0, -4.0), 0.0, 1e-12);
    EXPECT_NEAR(gain_db(sector, 350.0 - 32.5, -4.0), -3.0, 1e-3);
    sector.tilt = Angle{2.0};  // electrical: the back goes down as well
    EXPECT_NEAR(gain_db(sector, 350.0, -6.0), 0.0, 1e-12);
    EXPECT_EQ(gain_db(sector, 170.0, -6.0), -30.0);
    sector.tilt = Angle{0.0};
    sector.mechanical_tilt = Angle{2.0};
    EXPECT_NEAR(gain_db(sector, 350.0, -6.0), 0.0, 1e-9);
    EXPECT_NEAR(gain_db(sector, 80.0, -4.0), gain_db(sector_with(table), 80.0, -4.0), 0.1);  // beside it: nothing
    sector.omnidirectional = true;
    sector.mechanical_tilt = Angle{0.0};
    EXPECT_EQ(gain_db(sector, 123.0, -4.0), 0.0);
}

TEST(FilePattern, IsNeverAboveItsFullGainAndAlwaysFinite) {
    const AntennaPatternTable table = panel();
    RadioSector sector = sector_with(table);
    constexpr unsigned k_seed = 38901;
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> angle{-359.0, 719.0};
    for (int i = 0; i < 2'000; ++i) {
        sector.mechanical_tilt = Angle{i % 2 == 0 ? 0.0 : angle(random) / 60.0};
        const double db = gain_db(sector, angle(random), std::remainder(angle(random), 90.0));
        ASSERT_TRUE(db <= 0.0 && db >= -60.0) << db << ", seed " << k_seed << " draw " << i;
    }
}

TEST(SectorTilt, PartsGoBeforeTheWholeAndTheFileKnowsItsOwn) {
    const AntennaPatternTable table = panel();  // 4 degrees in its cut
    const auto tilt = [&](const Sector& sector, const AntennaPatternTable* of) {
        const SectorTilt result = sector_tilt(sector, Angle{3.0}, of);
        return std::array{result.electrical.value(), result.mechanical.value(), result.assumed ? 1.0 : 0.0};
    };
    using Tilts = std::array<double, 3>;
    Sector sector;
    EXPECT_EQ(tilt(sector, nullptr), (Tilts{3.0, 0.0, 1.0}));
    EXPECT_EQ(tilt(sector, &table), (Tilts{4.0, 0.0, 1.0}));
    sector.tilt = Angle{6.0};
    EXPECT_EQ(tilt(sector, nullptr), (Tilts{6.0, 0.0, 0.0}));
    EXPECT_EQ(tilt(sector, &table), (Tilts{4.0, 2.0, 0.0}));
    sector.mechanical_tilt = Angle{1.0};
    EXPECT_EQ(tilt(sector, &table), (Tilts{5.0, 1.0, 0.0}));
    sector.electrical_tilt = Angle{7.0};
    EXPECT_EQ(tilt(sector, &table), (Tilts{7.0, 1.0, 0.0}));
    sector.mechanical_tilt.reset();
    EXPECT_EQ(tilt(sector, &table), (Tilts{7.0, -1.0, 0.0}));
    sector.tilt.reset();
    EXPECT_EQ(tilt(sector, nullptr), (Tilts{7.0, 0.0, 0.0}));
    sector.electrical_tilt.reset();
    sector.mechanical_tilt = Angle{1.0};
    EXPECT_EQ(tilt(sector, &table), (Tilts{4.0, 1.0, 0.0}));
    EXPECT_EQ(tilt(sector, nullptr), (Tilts{0.0, 1.0, 0.0}));
}

TEST(FilePattern, ASectorTakesPatternGainAndTiltFromItsFile) {
    Sector declared;
    declared.pattern = "panel.msi";
    declared.azimuth = Angle{90.0};
    declared.electrical_tilt = Angle{6.0};
    declared.power = Dbm{43.0};
    declared.feeder_loss = Decibels{1.0};
    const Layers layers = layers_with(panel(), declared);
    const RadioSector sector = completed(layers);
    EXPECT_EQ(sector.table, &layers.patterns.front());
    EXPECT_EQ(sector.eirp.value(), 59.0);
    EXPECT_FALSE(sector.assumptions.power);
    EXPECT_FALSE(sector.assumptions.tilt);
    EXPECT_NEAR(sector.tilt.value(), 2.0, 1e-9);  // beyond the 4 degrees of the file
    EXPECT_NEAR(gain_db(sector, 90.0, -6.0), 0.0, 1e-9);
    const LinkBudget budget =
        link_budget(declared, sector, Decibels{120.0}, Angle{90.0}, Angle{-6.0}, RunParameters{});
    EXPECT_EQ(budget.terms[1].source, "pattern file panel.msi");
    EXPECT_EQ(budget.terms[4].source, "pattern file panel.msi");
}

TEST(FilePattern, ADefaultOfItsTechnologyGoesAfterTheSectorsOwn) {
    Sector declared;
    declared.technology = Technology::g4;
    RunParameters parameters;
    parameters.technologies[index_of(Technology::g4)].pattern = "panel.msi";
    EXPECT_EQ(completed(layers_with(panel(), declared), parameters).pattern, AntennaPattern::file);
    declared.pattern = "tr38901";
    EXPECT_EQ(completed(layers_with(panel(), declared), parameters).pattern, AntennaPattern::tr38901);
}

TEST(FilePattern, WithoutAzimuthTheBeamIsLoweredAllAround) {
    Sector declared;
    declared.pattern = "panel.msi";
    declared.tilt = Angle{6.0};
    AntennaPatternTable table = panel();
    EXPECT_TRUE(completed(layers_with(table, declared)).assumptions.azimuth);
    table.horizontal.assign(360, -0.5);
    const Layers layers = layers_with(table, declared);
    const RadioSector sector = completed(layers);
    EXPECT_FALSE(sector.assumptions.azimuth);  // the same all around: nothing is missing
    EXPECT_EQ(sector.mechanical_tilt.value(), 0.0);
    EXPECT_NEAR(gain_db(sector, 200.0, -6.0), 0.0, 1e-9);
}

}  // namespace
}  // namespace lomsong
