// SPDX-License-Identifier: Apache-2.0
#include "io/report/profile_plot.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/report/sample_plot.hpp"

namespace lomsong {
namespace {

using report::sample_plot;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// A big-endian number of four bytes, as PNG writes its width and height.
unsigned number_at(const std::string& bytes, std::size_t at) {
    unsigned number = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        number = number << 8U | static_cast<unsigned char>(bytes.at(at + i));
    }
    return number;
}

TEST(ProfilePlots, ThePngIsSixteenToNineAndWideEnoughForAPage) {
    const std::string png = profile_plot_png(sample_plot());
    EXPECT_THAT(png, StartsWith("\x89PNG\r\n\x1a\n"));
    EXPECT_EQ(number_at(png, 16), 2400U);
    EXPECT_EQ(number_at(png, 20), 1350U);
}

TEST(ProfilePlots, TheSvgIsWholeAndNeedsNoFont) {
    const std::string svg = profile_plot_svg(sample_plot());
    EXPECT_THAT(svg, HasSubstr("<svg"));
    EXPECT_THAT(svg, HasSubstr("</svg>"));
    EXPECT_THAT(svg, Not(HasSubstr("<text"))) << "letters must be outlines";
}

TEST(ProfilePlots, TheSamePlotGivesTheSameBytesHoweverManyCameBefore) {
    EXPECT_EQ(profile_plot_svg(sample_plot()), profile_plot_svg(sample_plot()));
    EXPECT_EQ(profile_plot_png(sample_plot()), profile_plot_png(sample_plot()));
}

TEST(ProfilePlots, WhatIsShownChangesThePicture) {
    const std::string before = profile_plot_png(sample_plot());
    const auto changed = [&](auto change) {
        ProfilePlot plot = sample_plot();
        change(plot);
        return profile_plot_png(plot) != before;
    };
    EXPECT_TRUE(changed([](ProfilePlot& plot) { plot.made_up = true; })) << "nothing says that the data is made up";
    EXPECT_TRUE(changed([](ProfilePlot& plot) { plot.obstacle.reset(); }));
    EXPECT_TRUE(changed([](ProfilePlot& plot) { plot.language = Language::english; }));
    EXPECT_TRUE(changed([](ProfilePlot& plot) { plot.profile.clutter_m[1] = 0.0; }));
    EXPECT_TRUE(changed([](ProfilePlot& plot) { plot.effective_earth_radius = kilometres(6371.0); }));
    EXPECT_TRUE(changed([](ProfilePlot& plot) { plot.frequency = megahertz(700.0); }));
    EXPECT_TRUE(changed([](ProfilePlot& plot) { plot.footer = "Lomsong"; }));
}

TEST(ProfilePlots, AFlatPathOfTwoPointsCanBeDrawnToo) {
    ProfilePlot plot = sample_plot();
    plot.profile = {{0.0, 0.3}, {100.0, 100.0}, {0.0, 0.0}, {}};
    plot.obstacle.reset();
    EXPECT_THAT(profile_plot_svg(plot), HasSubstr("</svg>"));
}

}  // namespace
}  // namespace lomsong
