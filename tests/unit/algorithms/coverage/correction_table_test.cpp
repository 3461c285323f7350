// SPDX-License-Identifier: Apache-2.0
#include "algorithms/coverage/correction_table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <gtest/gtest.h>

#include "tests/support/random_world.hpp"

namespace lomsong {
namespace {

/// What the loop over cells computes, in double precision.
double as_a_loop_does(const cells::Correction& table, std::uint8_t land_cover, double distance_m) {
    const double square_m2 = std::clamp(distance_m * distance_m, static_cast<double>(table.nearest_m2),
                                        static_cast<double>(table.farthest_m2));
    return static_cast<double>(table.offsets_db[land_cover]) +
           static_cast<double>(table.slopes_db[land_cover]) * std::log2(square_m2);
}

TEST(CorrectionTable, GivesTheCorrectionOfEveryLandCoverAndDistance) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Calibration calibration = random_calibration(seed);
        const TechnologyCalibration& trees_and_fields = *calibration.find(Technology::g4);
        const CorrectionTable table{trees_and_fields};
        for (unsigned land_cover = 0; land_cover <= k_no_land_cover; ++land_cover) {
            for (const double distance_m : {1.0, 90.0, 650.0, 2'400.0, 15'000.0}) {
                const auto code = static_cast<std::uint8_t>(land_cover);
                ASSERT_NEAR(as_a_loop_does(table.view(), code, distance_m),
                            trees_and_fields.correction(code, Metres{distance_m}).value(), 0.001)
                    << "seed " << seed << ", land cover " << land_cover << ", " << distance_m << " m";
            }
        }
    }
}

}  // namespace
}  // namespace lomsong
