// SPDX-License-Identifier: Apache-2.0
/// @file  Antenna files survive any bytes: damaged again and again they are read or refused with a reason, and what
///        is read is a pattern.
#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "algorithms/antenna/pattern.hpp"
#include "engine/core/error.hpp"
#include "io/read/antenna_file.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/io/read/files.hpp"

namespace lomsong {
namespace {

constexpr int k_mutations = 400;  ///< per format

std::string list_of_points(int from, int to, double slope, const std::string& separator) {
    std::string text;
    for (int angle = from; angle <= to; ++angle) {
        text += std::to_string(angle) + separator + std::to_string(slope * std::abs(std::remainder(angle, 360.0))) +
                "\n";
    }
    return text;
}

/// One to eight of: a byte changed, a piece cut out or doubled, noise; sometimes the end cut off.
std::string damaged(std::string bytes, std::mt19937& random) {
    const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    for (std::size_t changes = 1 + below(8); changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = std::min(bytes.size() - at, 1 + below(40));
        switch (below(5)) {
            case 0: bytes[at] = static_cast<char>(random()); break;
            case 1: bytes.erase(at, length); break;
            case 2: bytes.insert(at, bytes.substr(at, length)); break;
            case 3:
                std::ranges::generate(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                      bytes.begin() + static_cast<std::ptrdiff_t>(at + length),
                                      [&] { return static_cast<char>(random()); });
                break;
            default: bytes[at] = "0123456789-.,:;\t eE\n"[below(20)]; break;
        }
    }
    if (below(4) == 0) {
        bytes.resize(below(bytes.size()));
    }
    return bytes;
}

void expect_a_pattern(const AntennaPatternTable& table, std::mt19937& random) {
    std::uniform_real_distribution<double> angle{-180.0, 180.0};
    for (int i = 0; i < 20; ++i) {
        const double db = table_gain(table, Angle{angle(random)}, Angle{angle(random)}).value();
        ASSERT_TRUE(std::isfinite(db) && db <= 0.0) << db;
    }
    ASSERT_TRUE(std::isfinite(beam_tilt(table).value()));
    ASSERT_FALSE(table.horizontal.empty() && table.vertical.empty());
}

/// Returns how many of the mutations were refused.
int refusals(const std::string& sound, const std::string& name) {
    const unsigned seed = test_seed();
    SCOPED_TRACE(name + ", seed " + std::to_string(seed));
    std::mt19937 random{seed};
    const TemporaryFolder folder;
    EXPECT_NO_THROW((void)read_antenna_file(folder.write(name, sound), name)) << "sound before it is damaged";
    int refused = 0;
    for (int i = 0; i < k_mutations && !testing::Test::HasFatalFailure(); ++i) {
        SCOPED_TRACE("mutation " + std::to_string(i));
        try {
            expect_a_pattern(read_antenna_file(folder.write(name, damaged(sound, random)), name), random);
        } catch (const Error& error) {  // any other exception fails the test
            EXPECT_EQ(error.kind(), ErrorKind::bad_data) << error.what();
            EXPECT_TRUE(error.where().starts_with(name)) << error.what();
            ++refused;
        }
    }
    return refused;
}

TEST(AntennaFuzz, MsiNeverCrashesIt) {
    EXPECT_GT(refusals("NAME A\nGAIN 17 dBi\nELECTRICAL_TILT 2\nHORIZONTAL 360\n" +
                           list_of_points(0, 359, 0.15, " ") + "VERTICAL 360\n" + list_of_points(0, 359, 0.2, "\t"),
                       "a.msi"),
              0);
}

TEST(AntennaFuzz, NsmaNeverCrashesIt) {
    EXPECT_GT(refusals("MODNUM:,A\nGUNITS:,DBI/DBR\nMDGAIN:,17\nELTILT:,2\nPATCUT:,H\nPOLARI:,V/V\nNUPOIN:,361\n" +
                           list_of_points(-180, 180, -0.15, ",") + "PATCUT:,V\nPOLARI:,V/V\nNUPOIN:,361\n" +
                           list_of_points(-180, 180, -0.2, ",") + "ENDFIL:,EOF\n",
                       "a.adf"),
              0);
}

TEST(AntennaFuzz, ListsNeverCrashIt) {
    EXPECT_GT(refusals("0\n" + list_of_points(0, 359, 0.005, "\t"), "a.az"), 0);
    EXPECT_GT(refusals("0 0\n" + list_of_points(-10, 90, 0.01, " "), "a.el"), 0);
    std::string gains;
    for (int i = 0; i < 720; ++i) {
        gains += std::to_string(-i % 30) + "\n";
    }
    EXPECT_GT(refusals(gains, "a.ant"), 0);
}

}  // namespace
}  // namespace lomsong
