// SPDX-License-Identifier: Apache-2.0
/// @file  A link report as the plot of its profile, in the language of the project.
#pragma once

#include "apps/lomsong/link_text.hpp"
#include "io/report/profile_plot.hpp"

namespace lomsong {

/// The path must lie over known terrain.
[[nodiscard]] ProfilePlot link_plot(const RadioScene& scene, const LinkAnswer& answer);

}  // namespace lomsong
