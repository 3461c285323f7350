// SPDX-License-Identifier: Apache-2.0
/// @file  P.1812-8 against the ITU-R working party's own profiles and results: up to 100 km, sea and land, 1 to
///        50 % of time; the losses and every line of the logs.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "algorithms/propagation/p1812.hpp"
#include "algorithms/propagation/p1812_diffraction.hpp"
#include "algorithms/propagation/p1812_path.hpp"
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

/// The values of a log, by parameter name, and by name and equation.
std::map<std::string, double> read_log(const fs::path& file) {
    std::ifstream stream{file};
    std::map<std::string, double> values;
    for (std::string line; std::getline(stream, line);) {
        const auto cells = reference::cells_of(line);
        if (line.front() != '#' && cells.size() > 3 && !cells[0].empty() && !cells[3].empty()) {
            values.emplace(cells[0], std::stod(cells[3]));
            values.emplace(cells[0] + " " + cells[1], std::stod(cells[3]));
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

/// One case of the working party: a profile and the log of its computation.
struct Case {
    std::string name;
    PathProfile profile;
    std::map<std::string, double> log;
};

template <class Visit>
int for_each_case(Visit visit) {
    int cases = 0;
    for (const auto& entry : fs::directory_iterator{k_folder / "profiles"}) {
        const std::string name = entry.path().stem().string();
        Case one{name, read_profile(entry.path()), {}};
        for (int i = 0; fs::exists(k_folder / "results" / (name + "_" + std::to_string(i) + "_log.csv")); ++i) {
            one.name = name + " case " + std::to_string(i);
            one.log = read_log(k_folder / "results" / (name + "_" + std::to_string(i) + "_log.csv"));
            visit(one);
            ++cases;
        }
    }
    return cases;
}

TEST(P1812Recommendation, EveryPublishedCaseIsWithinAMillionthOfADecibel) {
    if (!fs::exists(k_folder)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/p1812/recommendation-8";
    }
    double max_error_db = 0.0;
    const int cases = for_each_case([&](const Case& one) {
        const double error_db =
            std::abs(p1812_terms(link_of(one.log, one.profile)).loss.value() - one.log.at("Lb (dB)"));
        EXPECT_LE(error_db, k_tolerance_db) << one.name;
        max_error_db = std::max(max_error_db, error_db);
    });
    EXPECT_EQ(cases, 63);
    std::printf("P.1812-8, working party: %d cases, greatest error %.2e dB\n", cases, max_error_db);
}

/// Every line of a log that the chain computes, beside ours. The logs write ten digits.
std::vector<std::pair<std::string, double>> ours_by_line(const Case& one) {
    const Link link = link_of(one.log, one.profile);
    const P1812Terms terms = p1812_terms(link);
    const p1812::Path path = p1812::path_of(link);
    const p1812::SmoothEarth earth = p1812::smooth_earth(path);
    // The reference computes the second call, with the Earth radius of beta0, even where nothing needs it.
    const p1812::Diffraction last =
        p1812::delta_bullington(path, earth, p1812::k_beta0_earth_radius_km, p1812::Detail::all_terms);
    return {
        {"d (km)", in_kilometres(terms.distance)},
        {"dlt (km)", in_kilometres(terms.transmitter_horizon)},
        {"dlr (km)", in_kilometres(terms.receiver_horizon)},
        {"th_t (mrad)", terms.transmitter_horizon_mrad},
        {"th_r (mrad)", terms.receiver_horizon_mrad},
        {"th (mrad)", terms.path_angle_mrad},
        {"hts (m)", terms.transmitter.value()},
        {"hrs (m)", terms.receiver.value()},
        {"w", terms.sea_fraction},
        {"dtm (km)", in_kilometres(terms.longest_land)},
        {"dlm (km)", in_kilometres(terms.longest_inland)},
        {"b0 (%)", terms.beta0_percent},
        {"ae (km)", in_kilometres(terms.effective_earth_radius)},
        {"hst (m) Eq (85)", earth.hst_m},
        {"hsr (m) Eq (86)", earth.hsr_m},
        {"hstd (m)", terms.smooth_transmitter.value()},
        {"hsrd (m)", terms.smooth_receiver.value()},
        {"htc (m) Eq (37a)", terms.transmitter.value() - terms.smooth_transmitter.value()},
        {"hrc (m) Eq (37b)", terms.receiver.value() - terms.smooth_receiver.value()},
        {"hte (m)", terms.effective_transmitter_height.value()},
        {"hre (m)", terms.effective_receiver_height.value()},
        {"hst (m) Eq (90a)", terms.transmitter.value() - terms.effective_transmitter_height.value()},
        {"hsr (m) Eq (90b)", terms.receiver.value() - terms.effective_receiver_height.value()},
        {"hm (m)", terms.roughness.value()},
        {"Fi", terms.blend.time_weight},
        {"Fj", terms.blend.angle_weight},
        {"Fk", terms.blend.distance_weight},
        {"Lbfs", terms.free_space.value()},
        {"Lb0p", terms.free_space_at_time.value()},
        {"Lb0b", terms.blend.free_space_at_beta0.value()},
        {"Lbulla (dB)", last.actual.loss_db},  // of the last call: effective radius 3 x 6371 km
        {"Lbulls (dB)", last.smooth.loss_db},  // of the last call
        {"Ldsph (dB)", last.spherical_db},     // of the last call
        {"Ldb (dB)", last.loss_db},            // of the last call
        {"Ld50 (dB)", terms.median.loss.value()},
        {"Ldp (dB)", terms.diffraction.value()},
        {"Lbd50 (dB)", terms.median_with_diffraction.value()},
        {"Lbd (dB)", terms.blend.diffraction_or_anomalous.value()},  // the log writes Lbd after (61) changed it
        {"Lminb0p (dB)", terms.blend.least_line_of_sight.value()},
        {"Lba (dB)", terms.ducting.value()},
        {"Lminbap (dB)", terms.blend.least_anomalous.value()},
        {"Lbda (dB)", terms.blend.diffraction_or_anomalous.value()},
        {"Lbam (dB)", terms.without_troposcatter.value()},
        {"Lbs (dB)", terms.troposcatter.value()},
        {"Lbc (dB)", terms.median_of_locations.value()},
        {"Lb (dB)", terms.loss.value()},
        {"Ep (dBuV/m)", 199.36 + 20.0 * std::log10(1e-9 * link.frequency.value()) - terms.loss.value()},
    };
}

TEST(P1812Recommendation, EveryIntermediateOfTheLogsAgreesToAMillionth) {
    if (!fs::exists(k_folder)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/p1812/recommendation-8";
    }
    double max_error = 0.0;
    for_each_case([&](const Case& one) {
        for (const auto& [line, ours] : ours_by_line(one)) {
            const auto theirs = one.log.find(line);
            ASSERT_NE(theirs, one.log.end()) << one.name << " has no line " << line;
            EXPECT_NEAR(ours, theirs->second, k_tolerance_db) << line << " of " << one.name;
            max_error = std::max(max_error, std::abs(ours - theirs->second));
        }
        EXPECT_NEAR(p1812_terms(link_of(one.log, one.profile)).with_diffraction.value(),
                    one.log.at("Lb0p") + one.log.at("Ldp (dB)"), k_tolerance_db)
            << "Lbd before (61), of " << one.name;
    });
    std::printf("P.1812-8, working party: greatest error of an intermediate %.2e\n", max_error);
}

}  // namespace
}  // namespace lomsong
