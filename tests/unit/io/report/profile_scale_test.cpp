// SPDX-License-Identifier: Apache-2.0
#include "io/report/profile_scale.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/unit/io/report/sample_plot.hpp"

namespace lomsong::report {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(ProfileScale, TheMiddleOfTenKilometresBulgesByD1TimesD2OverTwiceTheRadius) {
    const ProfilePlot plot = sample_plot();
    const ProfileGeometry geometry{plot};
    EXPECT_NEAR(geometry.bulge_m(5.0), 5000.0 * 5000.0 / (2.0 * 8'500'000.0), 1e-12);
    EXPECT_EQ(geometry.bulge_m(0.0), 0.0);
    EXPECT_EQ(geometry.bulge_m(10.0), 0.0);
    EXPECT_NEAR(geometry.ground_m(2), 160.0 + 1.470588, 1e-6);
    EXPECT_NEAR(geometry.clutter_top_m(2), 175.0 + 1.470588, 1e-6);
}

TEST(ProfileScale, TheRayRunsStraightBetweenTheAntennas) {
    const ProfilePlot plot = sample_plot();
    const ProfileGeometry geometry{plot};
    EXPECT_DOUBLE_EQ(geometry.line_m(0.0), 140.0);
    EXPECT_DOUBLE_EQ(geometry.line_m(5.0), 130.0);
    EXPECT_DOUBLE_EQ(geometry.line_m(10.0), 120.0);
}

TEST(ProfileScale, AtOneMetreOfWavelengthTheZoneIsFiftyMetresWideInTheMiddle) {
    const ProfilePlot plot = sample_plot();
    const ProfileGeometry geometry{plot};
    EXPECT_NEAR(geometry.fresnel_m(5.0), 50.0, 1e-9);
    EXPECT_EQ(geometry.fresnel_m(0.0), 0.0);
    EXPECT_EQ(geometry.fresnel_m(10.0), 0.0);
}

TEST(ProfileScale, NothingDrawnLiesOutsideTheRange) {
    const ProfilePlot plot = sample_plot();
    const ProfileGeometry geometry{plot};
    for (std::size_t i = 0; i < plot.profile.distance_km.size(); ++i) {
        const double d_km = plot.profile.distance_km[i];
        EXPECT_GE(geometry.highest_m(), geometry.clutter_top_m(i));
        EXPECT_LE(geometry.lowest_m(), geometry.ground_m(i));
        EXPECT_GE(geometry.highest_m(), geometry.line_m(d_km) + geometry.fresnel_m(d_km));
        EXPECT_LE(geometry.lowest_m(), geometry.line_m(d_km) - geometry.fresnel_m(d_km));
    }
}

TEST(ProfileScale, TicksAreRoundAndEncloseOrStayWithin) {
    EXPECT_THAT(outer_ticks(83.0, 412.0, 7), ElementsAre(50, 100, 150, 200, 250, 300, 350, 400, 450));
    EXPECT_THAT(inner_ticks(0.0, 3.65, 10),
                ElementsAre(DoubleNear(0.0, 1e-12), DoubleNear(0.5, 1e-12), DoubleNear(1.0, 1e-12),
                            DoubleNear(1.5, 1e-12), DoubleNear(2.0, 1e-12), DoubleNear(2.5, 1e-12),
                            DoubleNear(3.0, 1e-12), DoubleNear(3.5, 1e-12)));
    EXPECT_FALSE(std::signbit(inner_ticks(0.0, 1.0, 10).front())) << "an axis that starts at -0";
}

std::string refusal(const ProfilePlot& plot) {
    try {
        const ProfileGeometry geometry{plot};
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_data);
        return error.what();
    }
    return "no error";
}

TEST(ProfileScale, AProfileThatCannotBeDrawnIsRefusedWithThePoint) {
    ProfilePlot plot = sample_plot();
    plot.profile.terrain_m[3] = std::nan("");
    EXPECT_THAT(refusal(plot), HasSubstr("point 3 holds what is no number"));
    plot = sample_plot();
    plot.profile.distance_km[2] = 2.5;
    EXPECT_THAT(refusal(plot), HasSubstr("point 2 at 2.5 km does not lie beyond 2.5 km"));
    plot = sample_plot();
    plot.profile.clutter_m.pop_back();
    EXPECT_THAT(refusal(plot), HasSubstr("5 distances, 5 heights of terrain, 4 of clutter"));
    plot = sample_plot();
    plot.frequency = Hertz{0.0};
    EXPECT_THAT(refusal(plot), HasSubstr("frequency 0 Hz"));
}

}  // namespace
}  // namespace lomsong::report
