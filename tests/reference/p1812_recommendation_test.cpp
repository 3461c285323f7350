// SPDX-License-Identifier: Apache-2.0
/// @file  P.1812-8 against the ITU-R working party's own profiles and results: up to 100 km, sea and land, 1 to 50
/// %
///        of time.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "algorithms/propagation/p1812.hpp"
#include "tests/reference/csv.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

const fs::path k_folder = fs::path{LOMSONG_SHARED_DIR} / "validation/p1812/recommendation-8";
constexpr double k_tolerance_db = 1e-6;

PathProfile read_profile(const fs::path& file) {
    std::ifstream stream{file};
    PathProfile profile;
    std::string line;
    while (std::getline(stream, line) && !line.starts_with("{Begin of Profile}")) {
    }
    std::getline(stream, line);  // the number of points
    while (std::getline(stream, line) && !line.starts_with("{End of Profile}")) {
        const auto cells = reference::cells_of(line);
        profile.distance_km.push_back(std::stod(cells.at(0)));
        profile.terrain_m.push_back(std::stod(cells.at(1)));
        profile.clutter_m.push_back(std::stod(cells.at(3)));
        profile.zone.push_back(static_cast<RadioZone>(std::stoi(cells.at(4))));
    }
    if (profile.distance_km.empty()) {
        throw std::runtime_error{file.string() + ": no profile points"};
    }
    profile.clutter_m.front() = 0.0;
    profile.clutter_m.back() = 0.0;
    return profile;
}

/// The values of a log, by parameter name; the first of two lines with one name.
std::map<std::string, double> read_log(const fs::path& file) {
    std::ifstream stream{file};
    std::map<std::string, double> values;
    for (std::string line; std::getline(stream, line);) {
        const auto cells = reference::cells_of(line);
        if (line.front() != '#' && cells.size() > 3 && !cells[0].empty() && !cells[3].empty()) {
            values.emplace(cells[0], std::stod(cells[3]));
        }
    }
    return values;
}

Link link_of(const std::map<std::string, double>& log, const PathProfile& profile) {
    Link link;
    link.frequency = Hertz{log.at("f (GHz)") * 1e9};
    link.transmitter_height = HeightAboveGround{log.at("htg (m)")};
    link.receiver_height = HeightAboveGround{log.at("hrg (m)")};
    link.polarisation = log.at("pol") == 1.0 ? Polarisation::horizontal : Polarisation::vertical;
    link.delta_n = log.at("DN ");
    link.n0 = log.at("N0 ");
    link.latitude_deg = log.at("phi (deg)");
    link.time_percent = log.at("p (%)");
    link.location_percent = log.at("pL (%)");
    link.location_standard_deviation = Decibels{log.at("sigmaL (dB)")};
    link.profile = profile.view();
    return link;
}

TEST(P1812Recommendation, EveryPublishedCaseIsWithinAMillionthOfADecibel) {
    if (!fs::exists(k_folder)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/p1812/recommendation-8";
    }
    int cases = 0;
    double max_error_db = 0.0;
    for (const auto& entry : fs::directory_iterator{k_folder / "profiles"}) {
        const PathProfile profile = read_profile(entry.path());
        const std::string name = entry.path().stem().string();
        for (int i = 0; fs::exists(k_folder / "results" / (name + "_" + std::to_string(i) + "_log.csv")); ++i) {
            const auto log = read_log(k_folder / "results" / (name + "_" + std::to_string(i) + "_log.csv"));
            const P1812Terms terms = p1812_terms(link_of(log, profile));
            const double error_db = std::abs(terms.loss.value() - log.at("Lb (dB)"));
            EXPECT_LE(error_db, k_tolerance_db) << name << " case " << i;
            EXPECT_NEAR(terms.ducting.value(), log.at("Lba (dB)"), 1e-5) << name << " case " << i;
            EXPECT_NEAR(terms.troposcatter.value(), log.at("Lbs (dB)"), 1e-5) << name << " case " << i;
            max_error_db = std::max(max_error_db, error_db);
            ++cases;
        }
    }
    EXPECT_EQ(cases, 63);
    std::printf("P.1812-8, working party: %d cases, greatest error %.2e dB\n", cases, max_error_db);
}

}  // namespace
}  // namespace lomsong
