// SPDX-License-Identifier: Apache-2.0
/// @file  Symbols of QGIS: what a point, a line or an area looks like. Sizes are millimetres on screen and paper.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/gdal/xml.hpp"

namespace lomsong::styles {

/// "#0072B2" as QGIS writes it: "0,114,178,255". `opacity` from 0 to 1.
[[nodiscard]] std::string qgis_colour(std::string_view hex, double opacity = 1.0);

/// A column in an expression of QGIS: "status", quotes within doubled.
[[nodiscard]] std::string quoted_column(std::string_view column);
/// A text in an expression of QGIS: 'Bản Qua', quotes and backslashes within doubled.
[[nodiscard]] std::string quoted_text(std::string_view text);

/// Layers are drawn in their order, the last on top.
struct Symbol {
    std::string_view type;  ///< "fill", "line" or "marker"
    std::vector<gdal::Xml> layers;
};
/// The element <symbol>; `name` is how a renderer refers to it.
[[nodiscard]] gdal::Xml symbol_element(Symbol symbol, std::string_view name);

/// Shapes that tell classes apart without colour, those of the offline map.
enum class Shape : unsigned char { disc, triangle, square, cross, ring, hatched };

[[nodiscard]] Symbol marker(Shape shape, std::string_view colour, double size_mm);
/// An area with a border; white is not known, and hatched.
[[nodiscard]] Symbol area(std::string_view colour, double opacity);
/// The same with a marker in its middle, so that photocopies tell classes apart, too.
[[nodiscard]] Symbol area_with_marker(Shape shape, std::string_view colour, double opacity, double size_mm);
/// A border alone. Dashes are "3;2", alternating mm drawn and left out; none for a solid line.
[[nodiscard]] Symbol outline(std::string_view colour, double width_mm, std::string_view dashes = {});
[[nodiscard]] Symbol line(std::string_view colour, double width_mm, std::string_view dashes = {});
/// A mast with a wedge towards the azimuth of an antenna, a disc around it when it has none. The columns hold
/// degrees and a bool.
[[nodiscard]] Symbol sector(std::string_view colour, std::string_view azimuth_column,
                            std::string_view omnidirectional_column);

}  // namespace lomsong::styles
