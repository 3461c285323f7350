// SPDX-License-Identifier: Apache-2.0
/// @file  The formula models against the project's own reference tables, which need no shared data.
#include <cmath>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "algorithms/propagation/ehata.hpp"
#include "algorithms/propagation/hata.hpp"
#include "algorithms/propagation/p2108.hpp"
#include "algorithms/propagation/p2109.hpp"
#include "algorithms/propagation/tr38901.hpp"
#include "tests/reference/csv.hpp"

namespace lomsong {
namespace {

using reference::CsvRow;

const std::filesystem::path k_tables = std::filesystem::path{LOMSONG_SOURCE_DIR} / "tests/reference";
constexpr double k_tolerance_db = 1e-6;

Hertz frequency_of(const CsvRow& row) { return Hertz{row.number("frequency_ghz") * 1e9}; }

TEST(ReferenceTables, Hata) {
    const std::map<std::string, HataEnvironment> environments{{"urban", HataEnvironment::urban},
                                                              {"large_city", HataEnvironment::urban_large_city},
                                                              {"suburban", HataEnvironment::suburban},
                                                              {"open", HataEnvironment::open}};
    const std::map<std::string, Cost231Environment> towns{{"medium_city", Cost231Environment::medium_city},
                                                          {"metropolitan", Cost231Environment::metropolitan}};
    const auto rows = reference::read_csv(k_tables / "hata.csv");
    EXPECT_EQ(rows.size(), 26U);
    for (const CsvRow& row : rows) {
        const HataInput input{megahertz(row.number("frequency_mhz")), HeightAboveGround{row.number("base_m")},
                              HeightAboveGround{row.number("mobile_m")}, kilometres(row.number("distance_km"))};
        const std::string& environment = row.text("environment");
        const Decibels loss = row.text("model") == "cost231"
                                  ? cost231_hata_loss(input, towns.at(environment))
                                  : okumura_hata_loss(input, environments.at(environment));
        EXPECT_NEAR(loss.value(), row.number("loss_db"), k_tolerance_db) << row.text("model") << ' ' << environment;
    }
}

TEST(ReferenceTables, Tr38901) {
    const auto rows = reference::read_csv(k_tables / "tr38901.csv");
    EXPECT_EQ(rows.size(), 22U);
    for (const CsvRow& row : rows) {
        const double base_m = row.number("base_m");
        const double mobile_m = row.number("mobile_m");
        const double ground_m = row.number("distance_m");
        const Tr38901Input input{frequency_of(row), HeightAboveGround{base_m}, HeightAboveGround{mobile_m},
                                 Metres{ground_m}, Metres{std::hypot(ground_m, base_m - mobile_m)}};
        const RuralSurroundings around{Metres{row.number("building_m")}, Metres{row.number("street_m")}};
        const bool sight = row.text("state") == "los";
        const bool rural = row.text("scenario") == "rma";
        const Tr38901Loss ours = rural ? (sight ? rma_line_of_sight(input, around) : rma_obstructed(input, around))
                                       : (sight ? uma_line_of_sight(input) : uma_obstructed(input));
        EXPECT_NEAR(ours.loss.value(), row.number("loss_db"), k_tolerance_db)
            << row.text("scenario") << ' ' << row.text("state") << ' ' << ground_m << " m";
    }
}

AddedLoss clutter_loss(const CsvRow& row) {
    if (row.text("method") == "height_gain") {
        return p2108_height_gain_loss({frequency_of(row), HeightAboveGround{row.number("antenna_m")},
                                       HeightAboveGround{row.number("clutter_m")}, Metres{row.number("street_m")},
                                       static_cast<P2108Clutter>(row.number("kind") - 1.0)});
    }
    return row.text("method") == "terrestrial"
               ? p2108_terrestrial_loss(frequency_of(row), kilometres(row.number("path_km")), row.number("percent"))
               : p2108_aeronautical_loss(frequency_of(row), Angle{row.number("elevation_deg")},
                                         row.number("percent"));
}

TEST(ReferenceTables, P2108) {
    const auto rows = reference::read_csv(k_tables / "p2108.csv");
    EXPECT_EQ(rows.size(), 18U);
    for (const CsvRow& row : rows) {
        EXPECT_NEAR(clutter_loss(row).loss.value(), row.number("loss_db"), k_tolerance_db)
            << row.text("method") << " at " << row.text("frequency_ghz") << " GHz";
    }
}

TEST(ReferenceTables, P2109) {
    const auto rows = reference::read_csv(k_tables / "p2109.csv");
    EXPECT_EQ(rows.size(), 16U);
    for (const CsvRow& row : rows) {
        const auto building =
            row.text("building") == "traditional" ? BuildingType::traditional : BuildingType::thermally_efficient;
        const AddedLoss ours = p2109_building_entry_loss(frequency_of(row), building, row.number("percent"),
                                                         Angle{row.number("elevation_deg")});
        EXPECT_NEAR(ours.loss.value(), row.number("loss_db"), k_tolerance_db)
            << row.text("building") << " at " << row.text("frequency_ghz") << " GHz";
    }
}

TEST(ReferenceTables, Ehata) {
    const std::map<std::string, EhataEnvironment> environments{{"urban", EhataEnvironment::urban},
                                                               {"suburban", EhataEnvironment::suburban},
                                                               {"rural", EhataEnvironment::rural}};
    const auto rows = reference::read_csv(k_tables / "ehata.csv");
    EXPECT_EQ(rows.size(), 24U);
    int ridges = 0;
    for (const CsvRow& row : rows) {
        PathProfile profile;
        std::istringstream heights{row.text("heights")};
        for (double height_m = 0.0; heights >> height_m;) {
            profile.distance_km.push_back(1e-3 * row.number("step_m") *
                                          static_cast<double>(profile.terrain_m.size()));
            profile.terrain_m.push_back(height_m);
        }
        Link link;
        link.frequency = megahertz(row.number("frequency_mhz"));
        link.transmitter_height = HeightAboveGround{row.number("base_m")};
        link.receiver_height = HeightAboveGround{row.number("mobile_m")};
        link.location_percent = row.number("location_percent");
        link.profile = profile.view();
        const EhataTerms terms = ehata_terms(link, environments.at(row.text("environment")));
        ridges += terms.ridge.value() != 0.0 ? 1 : 0;
        EXPECT_NEAR(terms.loss.value(), row.number("loss_db"), 2e-4)
            << row.text("name") << " at " << row.text("frequency_mhz") << " MHz";
    }
    EXPECT_GT(ridges, 0);
}

}  // namespace
}  // namespace lomsong
