// SPDX-License-Identifier: Apache-2.0
/// @file  P.1812-8 against the reference implementation's cases in the mobile domain (0.3-35 km, 0.45-3.8 GHz).
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "algorithms/propagation/p1812.hpp"
#include "algorithms/propagation/p1812_diffraction.hpp"
#include "algorithms/propagation/p1812_path.hpp"
#include "tests/reference/csv.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using reference::CsvRow;

const fs::path k_folder = fs::path{LOMSONG_SHARED_DIR} / "validation/p1812/mobile";
constexpr double k_tolerance_db = 1e-6;

std::map<std::string, PathProfile> read_profiles() {
    std::map<std::string, PathProfile> profiles;
    for (const CsvRow& row : reference::read_csv(k_folder / "profiles.csv")) {
        PathProfile& profile = profiles[row.text("profile")];
        profile.distance_km.push_back(row.number("d_km"));
        profile.terrain_m.push_back(row.number("h_m"));
        profile.clutter_m.push_back(row.number("R_m"));
        profile.zone.push_back(static_cast<RadioZone>(static_cast<int>(row.number("zone"))));
    }
    for (auto& [name, profile] : profiles) {
        profile.clutter_m.front() = 0.0;
        profile.clutter_m.back() = 0.0;
    }
    return profiles;
}

Link link_of(const CsvRow& row, const PathProfile& profile) {
    Link link;
    link.frequency = Hertz{row.number("f_GHz") * 1e9};
    link.transmitter_height = HeightAboveGround{row.number("htg_m")};
    link.receiver_height = HeightAboveGround{row.number("hrg_m")};
    link.polarisation = row.number("pol(1H2V)") == 1.0 ? Polarisation::horizontal : Polarisation::vertical;
    link.delta_n = row.number("DN");
    link.n0 = row.number("N0");
    link.latitude_deg = 0.5 * (row.number("lat_t") + row.number("lat_r"));
    link.time_percent = row.number("p_pct");
    link.location_percent = row.number("pL_pct");
    link.location_standard_deviation = Decibels{row.number("sigmaL_dB")};
    link.profile = profile.view();
    return link;
}

/// Greatest error over the cases that `wanted` accepts, and how many there were.
struct Outcome {
    double max_error_db = 0.0;
    int cases = 0;
};
template <class Wanted>
Outcome compare_losses(Wanted wanted) {
    const auto profiles = read_profiles();
    Outcome outcome;
    const P1812 model;
    for (const CsvRow& row : reference::read_csv(k_folder / "cases.csv")) {
        if (!wanted(row)) {
            continue;
        }
        const PathLoss result = model.evaluate(link_of(row, profiles.at(row.text("profile"))));
        const double error_db = std::abs(result.loss.value() - row.number("Lb_dB"));
        EXPECT_EQ(result.reason, LossReason::none) << row.text("profile");
        EXPECT_LE(error_db, k_tolerance_db)
            << row.text("profile") << " at " << row.text("f_GHz") << " GHz, p " << row.text("p_pct");
        outcome.max_error_db = std::max(outcome.max_error_db, error_db);
        ++outcome.cases;
    }
    return outcome;
}

bool is_median(const CsvRow& row) { return row.number("p_pct") == 50.0 && row.number("pL_pct") == 50.0; }

TEST(P1812Mobile, EveryMedianCaseIsWithinAMillionthOfADecibel) {
    if (!fs::exists(k_folder)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/p1812/mobile";
    }
    const Outcome outcome = compare_losses(is_median);
    EXPECT_EQ(outcome.cases, 427);
    std::printf("P.1812-8, mobile, median: %d cases, greatest error %.2e dB\n", outcome.cases,
                outcome.max_error_db);
}

TEST(P1812Mobile, OtherPercentagesOfTimeAndLocationsAreWithinAMillionthToo) {
    if (!fs::exists(k_folder)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/p1812/mobile";
    }
    const Outcome outcome = compare_losses([](const CsvRow& row) { return !is_median(row); });
    EXPECT_EQ(outcome.cases, 244);
    std::printf("P.1812-8, mobile, other percentages: %d cases, greatest error %.2e dB\n", outcome.cases,
                outcome.max_error_db);
}

TEST(P1812Mobile, EveryIntermediateAgrees) {
    if (!fs::exists(k_folder)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/p1812/mobile";
    }
    const auto profiles = read_profiles();
    for (const CsvRow& row : reference::read_csv(k_folder / "cases.csv")) {
        const P1812Terms terms = p1812_terms(link_of(row, profiles.at(row.text("profile"))));
        const auto same = [&](const char* column, double ours, double tolerance = k_tolerance_db) {
            const double theirs = row.number(column);
            EXPECT_NEAR(ours, theirs, tolerance) << column << " of " << row.text("profile") << " at "
                                                 << row.text("f_GHz") << " GHz, p " << row.text("p_pct");
        };
        same("Lbfs", terms.free_space.value());
        same("Lb0p", terms.free_space_at_time.value());
        same("Ld50", terms.median.loss.value());
        same("Ldp", terms.diffraction.value());
        same("Lbd50", terms.median_with_diffraction.value());
        same("Lbs", terms.troposcatter.value());
        same("Lba", terms.ducting.value());
        same("Lbam", terms.without_troposcatter.value());
        same("Lbc", terms.median_of_locations.value());
        // An angle between points 30 m apart whose heights are given to ten digits.
        same("theta_mrad", terms.path_angle_mrad, 2e-6);
        same("hstd_m", terms.smooth_transmitter.value());
        same("hsrd_m", terms.smooth_receiver.value());
        same("hte_m", terms.effective_transmitter_height.value());
        same("hre_m", terms.effective_receiver_height.value());
        same("hm_m", terms.roughness.value());
        same("dlt_km", in_kilometres(terms.transmitter_horizon));
        same("dlr_km", in_kilometres(terms.receiver_horizon));
        same("b0_pct", terms.beta0_percent);
        same("omega", terms.sea_fraction);
        // The last call, with the Earth radius of beta0; at 50 % of time only the reference makes it.
        const Link link = link_of(row, profiles.at(row.text("profile")));
        const p1812::Path path = p1812::path_of(link);
        const p1812::Diffraction last = p1812::delta_bullington(
            path, p1812::smooth_earth(path), p1812::k_beta0_earth_radius_km, p1812::Detail::all_terms);
        same("Ldb", last.loss_db);
        same("Lbulla_ab", last.actual.loss_db);
        same("Lbulls_ab", last.smooth.loss_db);
        same("Ldsph_ab", last.spherical_db);
        if (terms.beta0) {
            EXPECT_EQ(terms.beta0->loss.value(), last.loss_db) << row.text("profile");
        }
    }
}

}  // namespace
}  // namespace lomsong
