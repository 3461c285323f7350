// SPDX-License-Identifier: Apache-2.0
/// @file  Bodies of trials, damaged at random: read within the limits or refused with a reason, never more.
#include <string>

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/serve/trial_request.hpp"
#include "tests/support/mutated.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

TEST(TrialRequestFuzz, DamagedBodiesAreReadWithinTheLimitsOrRefused) {
    const std::string whole =
        R"({"page":"k3v9","stations":[{"operator":"Viettel","technology":"4G","lon":103.9,"lat":22.4,"height_m":36,)"
        R"("azimuth_deg":120,"eirp_dbm":60},{"operator":"VNPT","technology":"3G","lon":104,"lat":22}]})";
    const unsigned seed = test_seed();
    Dice dice{seed};
    std::size_t read = 0;
    std::size_t refused = 0;
    for (int trial = 0; trial < 20'000; ++trial) {
        std::string body = whole;
        for (std::size_t i = 0; i <= dice.below(3) && !body.empty(); ++i) {
            body = mutated(std::move(body), dice);
        }
        try {
            const TrialRequest request = read_trial_request(body);
            ++read;
            EXPECT_FALSE(request.page.empty()) << "seed " << seed << ": " << body;
            EXPECT_LE(request.page.size(), trial_limits::k_page_bytes) << "seed " << seed << ": " << body;
            EXPECT_LE(request.stations.size(), trial_limits::k_stations) << "seed " << seed << ": " << body;
            for (const TriedStation& station : request.stations) {
                EXPECT_TRUE((Range<double>{-180.0, 180.0}).contains(station.place.x))
                    << "seed " << seed << ": " << body;
                EXPECT_TRUE((Range<double>{-90.0, 90.0}).contains(station.place.y))
                    << "seed " << seed << ": " << body;
                if (station.antenna_height) {
                    EXPECT_TRUE(trial_limits::k_heights_m.contains(station.antenna_height->value()))
                        << "seed " << seed << ": " << body;
                }
            }
        } catch (const Error& error) {
            ++refused;
            EXPECT_EQ(error.kind(), ErrorKind::bad_data) << "seed " << seed << ": " << body;
            EXPECT_FALSE(error.where().empty()) << "seed " << seed << ": " << body;
        }
    }
    EXPECT_GT(read, 100U);
    EXPECT_GT(refused, 1000U);
}

}  // namespace
}  // namespace lomsong
