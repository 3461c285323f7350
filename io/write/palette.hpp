// SPDX-License-Identifier: Apache-2.0
/// @file  The colours of every map, declared once. The five status colours keep at least 29 CIE76 apart in
///        normal sight and in the three common colour-vision deficiencies, and stay apart in grey.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/core/results.hpp"

namespace lomsong {

/// How a feature is drawn, by simplestyle-spec 1.1. Areas use fill and stroke, points the marker colour.
struct Style {
    std::string_view fill{};
    double fill_opacity = 0.6;
    std::string_view stroke{};
    double stroke_width = 1.0;  ///< pixels
    std::string_view marker_color{};
    std::string_view marker_size = "medium";  ///< "small", "medium" or "large"
};

inline constexpr std::string_view k_good_by_several = "#0072B2";  ///< good, from two operators up
inline constexpr std::string_view k_good_by_one = "#8CC8EC";
inline constexpr std::string_view k_weak = "#F0E442";
inline constexpr std::string_view k_dead_zone = "#D55E00";
inline constexpr std::string_view k_no_signal = "#1A1A1A";
inline constexpr std::string_view k_no_data = "#FFFFFF";       ///< white: "not known" is no colour
inline constexpr std::string_view k_no_data_line = "#7F7F7F";  ///< grey border of white areas
inline constexpr std::string_view k_line = "#4D4D4D";          ///< border of coloured areas

/// Fibre classes by FibreClass, from near to far; no_data is white.
inline constexpr std::array<std::string_view, k_fibre_class_keys.size()> k_fibre_colours{
    "#225EA8", "#41B6C4", "#A1DAB4", "#FFFFCC", "#E69F00", "#D55E00", "#1A1A1A", k_no_data};

inline constexpr std::string_view k_fibre_line = "#00735C";  ///< cables

/// Hamlets by how many operators serve: none, one, two, three or more.
inline constexpr std::array<std::string_view, 4> k_operator_count_colours{"#FFFFCC", "#A1DAB4", "#41B6C4",
                                                                          "#225EA8"};

/// Operators on maps, always beside their names; no brand's colours. They stay apart in colour-vision deficiencies.
inline constexpr std::array<std::string_view, 5> k_operator_colours{"#332288", "#AA4499", "#117733", "#882255",
                                                                    "#44AA99"};

/// Steps of one transmitter's coverage, from strong to weak: dark to light, so that they keep their order in grey.
inline constexpr std::array<std::string_view, 7> k_contour_colours{"#0B2559", "#1F4E9C", "#2C7FB8", "#41B6C4",
                                                                   "#7FCDBB", "#C2E8B5", "#FFFFCC"};

/// A hamlet by its status; `operators_good` tells the two blues apart.
[[nodiscard]] Style hamlet_style(HamletStatus status, int operators_good);
/// A class of the coverage of one operator and technology.
[[nodiscard]] Style coverage_style(PointStatus status);
/// Class `index` of `count`, the strongest first; the ramp is spread over the classes.
[[nodiscard]] Style contour_style(std::size_t index, std::size_t count);
/// A gap; one of a single operator is drawn lighter than one without any service.
[[nodiscard]] Style gap_style(bool any_operator);
[[nodiscard]] Style fibre_style(FibreClass reach);
/// A cable: a line of one colour; aerial and underground differ in dashes, which simplestyle does not know.
[[nodiscard]] Style fibre_route_style();
/// A border without a filling: communes and the province.
[[nodiscard]] Style outline_style(double stroke_width);
/// A small grey marker: stations carry no status.
[[nodiscard]] Style station_style();

}  // namespace lomsong
