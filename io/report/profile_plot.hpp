// SPDX-License-Identifier: Apache-2.0
/// @file  The profile of one link as a picture that can stand in a letter: terrain over the curved Earth, clutter,
///        line of sight, first Fresnel zone, and the obstacle with its label; as SVG and as PNG.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/parameters.hpp"
#include "engine/core/path_profile.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// One end of the link.
struct PlotAntenna {
    std::string label;  ///< "MAU1-4G"
    HeightAboveGround height;
};

/// What stands in the way.
struct PlotObstacle {
    Metres distance;                  ///< from the transmitter
    HeightAboveSeaLevel top;          ///< of ground and clutter
    std::vector<std::string> labels;  ///< lines of the box beside it
};

/// All that the picture shows; plain values, ready to draw.
struct ProfilePlot {
    std::string title;
    std::vector<std::string> subtitles;  ///< smaller lines under the title
    PathProfile profile;                 ///< at least two points, from transmitter to receiver
    Metres effective_earth_radius;
    Hertz frequency;  ///< of the Fresnel zone
    PlotAntenna transmitter;
    PlotAntenna receiver;
    std::optional<PlotObstacle> obstacle;
    std::string footer;    ///< a line at the bottom: program, model, thresholds
    bool made_up = false;  ///< the picture says so in large letters
    Language language = Language::vietnamese;
};

/// The picture as SVG, letters as outlines, so that it looks the same without the font. The same plot gives the
/// same bytes, as long as the fonts of the machine are the same.
/// @throws Error{bad_data} for fewer than two points, lists of unequal length, distances that do not rise, or
///         numbers that are not finite; Error{internal} when Cairo fails.
[[nodiscard]] std::string profile_plot_svg(const ProfilePlot& plot);

/// The same as PNG, 2400 pixels wide: sharp at the width of a page. Errors as for SVG.
[[nodiscard]] std::string profile_plot_png(const ProfilePlot& plot);

}  // namespace lomsong
