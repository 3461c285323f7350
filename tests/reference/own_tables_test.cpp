// SPDX-License-Identifier: Apache-2.0
/// @file  The models against the project's own reference tables, which need no shared data.
#include <cstdio>
#include <filesystem>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "algorithms/propagation/free_space.hpp"
#include "algorithms/propagation/p1812.hpp"
#include "tests/reference/csv.hpp"

namespace lomsong {
namespace {

const std::filesystem::path k_tables = std::filesystem::path{LOMSONG_SOURCE_DIR} / "tests/reference";

/// "0:300:0:4 1:280:15:4": km, terrain m, clutter m, zone.
PathProfile profile_of(const std::string& text) {
    PathProfile profile;
    std::istringstream points{text};
    for (std::string point; points >> point;) {
        double km = 0.0;
        double terrain_m = 0.0;
        double clutter_m = 0.0;
        int zone = 0;
        EXPECT_EQ(std::sscanf(point.c_str(), "%lf:%lf:%lf:%d", &km, &terrain_m, &clutter_m, &zone), 4) << point;
        profile.distance_km.push_back(km);
        profile.terrain_m.push_back(terrain_m);
        profile.clutter_m.push_back(clutter_m);
        profile.zone.push_back(static_cast<RadioZone>(zone));
    }
    return profile;
}

TEST(ReferenceTables, FreeSpace) {
    const auto rows = reference::read_csv(k_tables / "free_space.csv");
    EXPECT_EQ(rows.size(), 20U);
    for (const auto& row : rows) {
        const Decibels loss =
            free_space_loss(megahertz(row.number("frequency_mhz")), Metres{row.number("distance_m")});
        EXPECT_NEAR(loss.value(), row.number("loss_db"), 1e-9)
            << row.text("frequency_mhz") << " MHz over " << row.text("distance_m") << " m";
    }
}

TEST(ReferenceTables, P1812) {
    const auto rows = reference::read_csv(k_tables / "p1812.csv");
    EXPECT_EQ(rows.size(), 21U);
    for (const auto& row : rows) {
        const PathProfile profile = profile_of(row.text("profile"));
        Link link;
        link.frequency = megahertz(row.number("frequency_mhz"));
        link.transmitter_height = HeightAboveGround{row.number("transmitter_m")};
        link.receiver_height = HeightAboveGround{row.number("receiver_m")};
        link.polarisation = row.text("polarisation") == "V" ? Polarisation::vertical : Polarisation::horizontal;
        link.delta_n = row.number("delta_n");
        link.n0 = row.number("n0");
        link.profile = profile.view();
        const PathLoss result = P1812{}.evaluate(link);
        EXPECT_EQ(result.reason, LossReason::none);
        EXPECT_NEAR(result.loss.value(), row.number("loss_db"), 1e-7)
            << row.text("name") << " at " << row.text("frequency_mhz") << " MHz";
    }
}

}  // namespace
}  // namespace lomsong
