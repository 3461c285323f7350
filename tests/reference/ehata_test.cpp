// SPDX-License-Identifier: Apache-2.0
/// @file  Extended Hata against NTIA's program: the 53 published cases on real terrain, and the generated rows.
#include "algorithms/propagation/ehata.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/reference/csv.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using reference::CsvRow;

const fs::path k_validation = fs::path{LOMSONG_SHARED_DIR} / "validation";
const fs::path k_published = k_validation / "ehata/winnforum_its";
constexpr double k_tolerance_db = 0.01;

/// One line of NTIA's form: steps, length of a step in m, then heights; the mobile comes first.
struct MobileFirst {
    double step_m = 0.0;
    std::vector<double> heights_m;
};

MobileFirst parse_profile(const std::string& line) {
    MobileFirst parsed;
    std::istringstream stream{line};
    double steps = 0.0;
    char comma = 0;
    stream >> steps >> comma >> parsed.step_m;
    for (double height_m = 0.0; stream >> comma >> height_m;) {
        parsed.heights_m.push_back(height_m);
    }
    EXPECT_GE(static_cast<double>(parsed.heights_m.size()), steps + 1.0);
    parsed.heights_m.resize(static_cast<std::size_t>(steps) + 1);
    return parsed;
}

/// The first `points` heights, turned round: our profiles begin at the base. No zones: sea is where it is 0 m.
PathProfile profile_of(const MobileFirst& line, std::size_t points) {
    PathProfile profile;
    for (std::size_t i = 0; i < points; ++i) {
        profile.distance_km.push_back(1e-3 * line.step_m * static_cast<double>(i));
        profile.terrain_m.push_back(line.heights_m[points - 1 - i]);
    }
    profile.clutter_m.assign(points, 0.0);
    return profile;
}

Link link_over(const PathProfile& profile, double f_mhz, double base_m, double mobile_m) {
    Link link;
    link.frequency = megahertz(f_mhz);
    link.transmitter_height = HeightAboveGround{base_m};
    link.receiver_height = HeightAboveGround{mobile_m};
    link.profile = profile.view();
    return link;
}

std::vector<MobileFirst> read_lines(const fs::path& file) {
    std::vector<MobileFirst> lines;
    std::ifstream stream{file};
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(parse_profile(line));
    }
    return lines;
}

TEST(EhataReference, EveryGeneratedRowIsWithinAHundredthOfADecibel) {
    const fs::path table = k_validation / "ehata/ehata_generated.csv";
    if (!fs::exists(table)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/ehata";
    }
    const auto lines = read_lines(k_validation / "itm/pfls.csv");
    const auto rows = reference::read_csv(table);
    EXPECT_EQ(rows.size(), 4320U);
    double max_error_db = 0.0;
    for (const CsvRow& row : rows) {
        const auto line = static_cast<std::size_t>(row.number("profile_row(mobile=first point)"));
        const auto points = static_cast<std::size_t>(row.number("n_points_used"));
        const PathProfile profile = profile_of(lines.at(line), points);
        Link link = link_over(profile, row.number("f_mhz"), row.number("h_b"), row.number("h_m"));
        link.location_percent = 100.0 * row.number("reliability");
        const auto land_cover = static_cast<int>(row.number("env_code"));
        const EhataTerms terms = ehata_terms(link, ehata_environment_of_nlcd(land_cover));
        const std::string place = "profile " + row.text("profile_row(mobile=first point)") + ", " +
                                  row.text("n_points_used") + " points, " + row.text("f_mhz") + " MHz, class " +
                                  row.text("env_code");
        const double error_db = std::abs(terms.loss.value() - row.number("plb_dB"));
        EXPECT_LE(error_db, k_tolerance_db) << place;
        EXPECT_NEAR(terms.irregularity.value(), row.number("deltah"), 1e-6) << place;
        EXPECT_NEAR(terms.slope_mrad, row.number("theta_m_mrad"), 1e-6) << place;
        EXPECT_NEAR(std::clamp(terms.effective_base.value(), 30.0, 200.0), row.number("h_b_eff"), 1e-6) << place;
        EXPECT_NEAR(std::clamp(terms.effective_mobile.value(), 1.0, 10.0), row.number("h_m_eff"), 1e-6) << place;
        EXPECT_EQ(terms.single_horizon, row.number("single_horizon") == 1.0) << place;
        max_error_db = std::max(max_error_db, error_db);
    }
    std::printf("Extended Hata, generated: %zu rows, greatest error %.2e dB\n", rows.size(), max_error_db);
}

/// The terms of a published case, computed by version 3.2.
EhataTerms published_terms(const CsvRow& row) {
    const auto lines = read_lines(k_published / "pfls" / row.text("pfl file name"));
    const PathProfile profile = profile_of(lines.at(0), lines.at(0).heights_m.size());
    const Link link = link_over(profile, row.number("f"), row.number("hb"), row.number("hm"));
    return ehata_terms(link, ehata_environment_of_nlcd(static_cast<int>(row.number("env"))));
}

/// The ridge as it was before version 3.2: figure 31 went on in a straight line below 15 km from the base instead
/// of ending there. Only what the published cases need: all their single horizons lie there.
double ridge_before_3_2_db(const EhataTerms& terms) {
    constexpr double k_at_15_km[] = {4.0, -13.0, -17.5, -17.5, -15.0, -12.5, -10.0, -8.0, -6.0};
    constexpr double k_at_30_km[] = {12.0, -8.5, -13.0, -12.0, -10.0, -8.0, -6.5, -5.0, -4.0};
    const double mobile_km = in_kilometres(terms.mobile_horizon);
    const double base_km = in_kilometres(terms.base_horizon);
    EXPECT_LT(base_km, 15.0);
    const auto column = static_cast<std::size_t>(std::min(mobile_km, 7.0));
    const double part = mobile_km - static_cast<double>(column);
    const double at_15 = k_at_15_km[column] + part * (k_at_15_km[column + 1] - k_at_15_km[column]);
    const double at_30 = k_at_30_km[column] + part * (k_at_30_km[column + 1] - k_at_30_km[column]);
    return std::sqrt(terms.ridge_height.value() / 200.0) * (at_15 + (at_30 - at_15) * (base_km - 15.0) / 15.0);
}

/// ITS published its numbers in 2017; the WInnForum's are those of the corrected program of 2018. One differs for
/// another reason: for case 90032 the WInnForum rounds the stretch of mean ground up.
double published_loss_db(const CsvRow& its, const CsvRow& winnforum) {
    return (its.text("ID") == "90032" ? its : winnforum).number("Path Loss(dB)");
}

TEST(EhataReference, All53PublishedCasesAgreeOnceTheOldRidgeIsPutBack) {
    if (!fs::exists(k_published)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/ehata/winnforum_its";
    }
    const auto its = reference::read_csv(k_published / "test-inputs.csv");
    const auto winnforum = reference::read_csv(k_published / "test-inputs-wfmod.csv");
    ASSERT_EQ(its.size(), 53U);
    ASSERT_EQ(winnforum.size(), its.size());
    int ridges = 0;
    double max_error_db = 0.0;
    for (std::size_t i = 0; i < its.size(); ++i) {
        ASSERT_EQ(its[i].text("ID"), winnforum[i].text("ID"));
        const EhataTerms terms = published_terms(its[i]);
        double ours_db = terms.loss.value();
        if (terms.ridge.value() != 0.0) {
            ours_db += terms.ridge.value() - ridge_before_3_2_db(terms);
            ++ridges;
        }
        const double error_db = std::abs(ours_db - published_loss_db(its[i], winnforum[i]));
        EXPECT_LE(error_db, k_tolerance_db) << its[i].text("ID") << ' ' << its[i].text("Scenario Title");
        max_error_db = std::max(max_error_db, error_db);
    }
    EXPECT_EQ(ridges, 5);
    std::printf("Extended Hata, published: %zu cases, %d with a ridge, greatest error %.2e dB\n", its.size(),
                ridges, max_error_db);
}

/// What NTIA changed between the numbers of 2017 and version 3.2: how heights over the mean ground are blended in
/// between 3 and 15 km, the place among hills when they are low or the mobile stands below half of them, the ridge.
bool touched_since_2017(const EhataTerms& terms, double length_km) {
    const bool heights = length_km >= 3.0 && length_km <= 15.0;
    const bool hills = !terms.single_horizon && terms.rolling_hills_place.value() <= 0.0;
    return heights || hills || terms.ridge.value() != 0.0;
}

TEST(EhataReference, TheNumbersOf2017DifferOnlyWhereNtiaChangedTheModelSince) {
    if (!fs::exists(k_published)) {
        GTEST_SKIP() << "skipped: no ../shared/validation/ehata/winnforum_its";
    }
    int same = 0;
    for (const CsvRow& row : reference::read_csv(k_published / "test-inputs.csv")) {
        const EhataTerms terms = published_terms(row);
        const bool differs = std::abs(terms.loss.value() - row.number("Path Loss(dB)")) > k_tolerance_db;
        EXPECT_FALSE(differs && !touched_since_2017(terms, row.number("Dist(km)"))) << row.text("ID");
        same += differs ? 0 : 1;
    }
    EXPECT_EQ(same, 30);
}

}  // namespace
}  // namespace lomsong
