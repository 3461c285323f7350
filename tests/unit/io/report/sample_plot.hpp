// SPDX-License-Identifier: Apache-2.0
/// @file  A made-up link of 10 km over a ridge, for the tests of this room.
#pragma once

#include "io/report/profile_plot.hpp"

namespace lomsong::report {

inline ProfilePlot sample_plot() {
    ProfilePlot plot;
    plot.title = "Mặt cắt tuyến truyền sóng: trạm MẪU";
    plot.subtitles = {"10,00 km"};
    plot.profile.distance_km = {0.0, 2.5, 5.0, 7.5, 10.0};
    plot.profile.terrain_m = {100.0, 90.0, 160.0, 95.0, 100.0};
    plot.profile.clutter_m = {0.0, 15.0, 15.0, 0.0, 0.0};
    plot.effective_earth_radius = kilometres(8500.0);
    plot.frequency = megahertz(299.792458);  // one metre of wavelength
    plot.transmitter = {"MẪU", HeightAboveGround{40.0}};
    plot.receiver = {"Máy thu", HeightAboveGround{20.0}};
    plot.obstacle = PlotObstacle{kilometres(5.0), HeightAboveSeaLevel{175.0}, {"Bị chắn", "45 m"}};
    return plot;
}

}  // namespace lomsong::report
