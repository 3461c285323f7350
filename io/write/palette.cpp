// SPDX-License-Identifier: Apache-2.0
#include "io/write/palette.hpp"

#include <cstddef>

namespace lomsong {

namespace {

Style filled(std::string_view colour) {
    const bool white = colour == k_no_data;
    return {.fill = colour, .stroke = white ? k_no_data_line : k_line, .marker_color = colour};
}

}  // namespace

Style hamlet_style(HamletStatus status, int operators_good) {
    switch (status) {
        case HamletStatus::good: return filled(operators_good >= 2 ? k_good_by_several : k_good_by_one);
        case HamletStatus::weak: return filled(k_weak);
        case HamletStatus::dead_zone: return filled(k_dead_zone);
        case HamletStatus::no_signal: return filled(k_no_signal);
        case HamletStatus::not_enough_data:
        case HamletStatus::no_data: return filled(k_no_data);
    }
    return filled(k_no_data);
}

Style coverage_style(PointStatus status) {
    switch (status) {
        case PointStatus::good: return filled(k_good_by_several);
        case PointStatus::weak: return filled(k_weak);
        case PointStatus::none: return filled(k_no_signal);
        case PointStatus::unknown: return filled(k_no_data);
    }
    return filled(k_no_data);
}

Style contour_style(std::size_t index, std::size_t count) {
    const std::size_t last = k_contour_colours.size() - 1;
    return filled(k_contour_colours[count < 2 ? 0 : (index * last + (count - 1) / 2) / (count - 1)]);
}

Style gap_style(bool any_operator) {
    Style style = filled(k_dead_zone);
    style.fill_opacity = any_operator ? 0.6 : 0.25;
    return style;
}

Style fibre_style(FibreClass reach) { return filled(k_fibre_colours[static_cast<std::size_t>(reach)]); }

Style outline_style(double stroke_width) {
    Style style = filled(k_no_data);
    style.fill_opacity = 0.0;
    style.stroke_width = stroke_width;
    return style;
}

Style fibre_route_style() {
    Style style = outline_style(2.0);
    style.stroke = k_fibre_line;
    return style;
}

Style station_style() {
    Style style = filled(k_no_data_line);
    style.marker_size = "small";
    return style;
}

}  // namespace lomsong
