// SPDX-License-Identifier: Apache-2.0
#include "io/write/styles/symbols.hpp"

#include <cctype>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "io/write/palette.hpp"

namespace lomsong::styles {

namespace {

using gdal::Xml;

struct Property {
    std::string_view name;
    std::string value;
};
using Properties = std::initializer_list<Property>;

constexpr double k_border_mm = 0.2;
constexpr double k_marker_border_mm = 0.25;

std::string mm(double length) { return fmt::format("{:g}", length); }

Xml option(std::string_view type, std::string_view name) {
    Xml element{"Option"};
    element.set("type", type);
    if (!name.empty()) {
        element.set("name", name);
    }
    return element;
}

Xml option(std::string_view type, std::string_view name, std::string_view value) {
    return option(type, name).set("value", value);
}

Xml symbol_layer(std::string_view kind, Properties properties) {
    Xml map = option("Map", "");
    for (const Property& property : properties) {
        map.add(option("QString", property.name, property.value));
    }
    return Xml{"layer"}
        .set("class", kind)
        .set("enabled", "1")
        .set("locked", "0")
        .set("pass", "0")
        .add(std::move(map));
}

/// Properties that follow from a feature: name and expression.
Xml follow(Xml layer, Properties expressions) {
    Xml properties = option("Map", "properties");
    for (const Property& property : expressions) {
        properties.add(option("Map", property.name)
                           .add(option("bool", "active", "true"))
                           .add(option("QString", "expression", property.value))
                           .add(option("int", "type", "3")));
    }
    Xml all = option("Map", "");
    all.add(option("QString", "name", "")).add(std::move(properties)).add(option("QString", "type", "collection"));
    layer.add(Xml{"data_defined_properties"}.add(std::move(all)));
    return layer;
}

Xml simple_marker(std::string_view name, const std::string& fill, const std::string& border, double border_mm,
                  double size_mm, double angle_deg = 0.0) {
    return symbol_layer("SimpleMarker", {{"name", std::string{name}},
                                         {"color", fill},
                                         {"outline_color", border},
                                         {"outline_style", "solid"},
                                         {"outline_width", mm(border_mm)},
                                         {"outline_width_unit", "MM"},
                                         {"angle", mm(angle_deg)},
                                         {"size", mm(size_mm)},
                                         {"size_unit", "MM"}});
}

std::string_view name_of(Shape shape) {
    switch (shape) {
        case Shape::triangle: return "triangle";
        case Shape::square: return "square";
        case Shape::cross: return "cross2";
        case Shape::disc:
        case Shape::ring:
        case Shape::hatched: return "circle";
    }
    return "circle";
}

Xml simple_fill(const std::string& fill, std::string_view style, const std::string& border, double border_mm) {
    return symbol_layer("SimpleFill", {{"color", fill},
                                       {"style", std::string{style}},
                                       {"outline_color", border},
                                       {"outline_style", border_mm > 0.0 ? "solid" : "no"},
                                       {"outline_width", mm(border_mm)},
                                       {"outline_width_unit", "MM"},
                                       {"joinstyle", "round"}});
}

Xml simple_line(std::string_view colour, double width_mm, std::string_view dashes) {
    return symbol_layer("SimpleLine", {{"line_color", qgis_colour(colour)},
                                       {"line_style", "solid"},
                                       {"line_width", mm(width_mm)},
                                       {"line_width_unit", "MM"},
                                       {"capstyle", dashes.empty() ? "round" : "flat"},
                                       {"joinstyle", "round"},
                                       {"use_custom_dash", dashes.empty() ? "0" : "1"},
                                       {"customdash", dashes.empty() ? "5;2" : std::string{dashes}},
                                       {"customdash_unit", "MM"}});
}

std::string quoted(std::string_view text, char quote) {
    std::string out{quote};
    for (const char letter : text) {
        out += letter;
        if (letter == quote || (quote == '\'' && letter == '\\')) {
            out += letter;
        }
    }
    return out + quote;
}

}  // namespace

std::string qgis_colour(std::string_view hex, double opacity) {
    const auto channel = [hex](std::size_t at) {
        unsigned value = 0;
        std::from_chars(hex.data() + at, hex.data() + at + 2, value, 16);
        return value;
    };
    return fmt::format("{},{},{},{}", channel(1), channel(3), channel(5), std::lround(opacity * 255.0));
}

std::string quoted_column(std::string_view column) { return quoted(column, '"'); }
std::string quoted_text(std::string_view text) { return quoted(text, '\''); }

Xml symbol_element(Symbol symbol, std::string_view name) {
    Xml element{"symbol"};
    element.set("name", name)
        .set("type", symbol.type)
        .set("alpha", "1")
        .set("clip_to_extent", "1")
        .set("force_rhr", "0");
    for (Xml& layer : symbol.layers) {
        element.add(std::move(layer));
    }
    return element;
}

Symbol marker(Shape shape, std::string_view colour, double size_mm) {
    Symbol symbol{"marker", {}};
    const std::string grey = qgis_colour(k_no_data_line);
    if (shape == Shape::cross) {
        // Strokes have no filling; a pale one beneath keeps a black cross visible on dark ground.
        symbol.layers.push_back(simple_marker("cross2", "0,0,0,0", qgis_colour(k_no_data, 0.8), 1.6, size_mm));
        symbol.layers.push_back(simple_marker("cross2", "0,0,0,0", qgis_colour(colour), 0.8, size_mm));
        return symbol;
    }
    const bool known = shape != Shape::ring && shape != Shape::hatched;
    symbol.layers.push_back(simple_marker(name_of(shape), qgis_colour(colour),
                                          known ? qgis_colour(k_no_signal) : grey, k_marker_border_mm, size_mm));
    if (shape == Shape::hatched) {
        symbol.layers.push_back(simple_marker("line", grey, grey, k_marker_border_mm, size_mm, 45.0));
    }
    return symbol;
}

Symbol area(std::string_view colour, double opacity) {
    const bool known = colour != k_no_data;
    const std::string border = qgis_colour(known ? k_line : k_no_data_line);
    Symbol symbol{"fill", {}};
    symbol.layers.push_back(simple_fill(qgis_colour(colour, opacity), "solid", border, k_border_mm));
    if (!known) {
        symbol.layers.push_back(simple_fill(qgis_colour(k_no_data_line), "b_diagonal", border, 0.0));
    }
    return symbol;
}

Symbol area_with_marker(Shape shape, std::string_view colour, double opacity, double size_mm) {
    Symbol symbol = area(colour, opacity);
    Xml middle = symbol_layer("CentroidFill", {{"point_on_surface", "1"}, {"point_on_all_parts", "0"}});
    middle.add(symbol_element(marker(shape, colour, size_mm), fmt::format("@0@{}", symbol.layers.size())));
    symbol.layers.push_back(std::move(middle));
    return symbol;
}

Symbol outline(std::string_view colour, double width_mm, std::string_view dashes) {
    Symbol symbol{"fill", {}};
    symbol.layers.push_back(simple_line(colour, width_mm, dashes));
    return symbol;
}

Symbol line(std::string_view colour, double width_mm, std::string_view dashes) {
    Symbol symbol{"line", {}};
    symbol.layers.push_back(simple_line(colour, width_mm, dashes));
    return symbol;
}

Symbol sector(std::string_view colour, std::string_view azimuth_column, std::string_view omnidirectional_column) {
    constexpr double k_mast_mm = 1.6;
    const std::string azimuth = quoted_column(azimuth_column);
    const std::string directed =
        azimuth + " IS NOT NULL AND NOT coalesce(" + quoted_column(omnidirectional_column) + ", false)";
    // A triangle stands on its base with its tip at the mast: turned by half a circle, it opens towards the
    // azimuth.
    Xml wedge = symbol_layer("EllipseMarker", {{"symbol_name", "triangle"},
                                               {"color", qgis_colour(colour, 0.45)},
                                               {"outline_color", qgis_colour(colour)},
                                               {"outline_style", "solid"},
                                               {"outline_width", "0.15"},
                                               {"outline_width_unit", "MM"},
                                               {"symbol_width", "3"},
                                               {"symbol_width_unit", "MM"},
                                               {"symbol_height", "4.5"},
                                               {"symbol_height_unit", "MM"},
                                               {"size", "4.5"},
                                               {"size_unit", "MM"},
                                               {"horizontal_anchor_point", "1"},
                                               {"vertical_anchor_point", "0"}});
    Symbol symbol{"marker", {}};
    symbol.layers.push_back(
        follow(std::move(wedge), {{"angle", "coalesce(" + azimuth + ", 0) + 180"}, {"enabled", directed}}));
    symbol.layers.push_back(
        follow(simple_marker("circle", qgis_colour(colour, 0.25), qgis_colour(colour), 0.15, 3.0 * k_mast_mm),
               {{"enabled", "NOT (" + directed + ")"}}));
    symbol.layers.push_back(simple_marker("circle", qgis_colour(colour), qgis_colour(k_no_data), 0.2, k_mast_mm));
    return symbol;
}

}  // namespace lomsong::styles
