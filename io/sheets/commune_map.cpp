// SPDX-License-Identifier: Apache-2.0
/// @file  The map of one commune: its hamlets by number as in the list on its page.
#include <algorithm>
#include <set>

#include "io/sheets/map_sheet_kinds.hpp"
#include "io/sheets/map_sheets.hpp"

namespace lomsong::sheets {

namespace {

/// What the map must show: the commune, and those of its hamlets that lie outside it.
Box ground_of(const SheetSource& source, const std::string& code, std::span<const std::size_t> hamlets) {
    Box box;
    for (const GroundCommune& commune : source.layers().communes) {
        if (commune.code == code) {
            box.add(bounds(commune.area));
        }
    }
    for (const std::size_t row : hamlets) {
        if (const std::optional<Point>& centre = source.layers().hamlets.at(row).centre) {
            box.add(*centre);
        }
    }
    return box;
}

HamletMap map_of(const SheetSource& source, const MapWindow& window, const Box& ground, const std::string& code,
                 std::span<const std::size_t> hamlets) {
    HamletMap map{.classes = classes_by_status(source, ""), .focus = code};
    const std::set<std::size_t> own(hamlets.begin(), hamlets.end());
    for (std::size_t row = 0; row < map.classes.of.size(); ++row) {
        if (!own.contains(row)) {
            map.classes.of[row].reset();
        }
    }
    map.signs = signs_of(source, window, map.classes);
    map.radius = sign_radius(window, ground, 2 * hamlets.size());
    for (std::size_t i = 0; i < hamlets.size(); ++i) {
        if (const std::optional<Point>& centre = source.layers().hamlets.at(hamlets[i]).centre) {
            map.names.push_back({.at = window.to_paper(*centre),
                                 .clear = map.radius,
                                 .priority = -static_cast<double>(i),
                                 .number = std::to_string(i + 1)});
        }
    }
    return map;
}

}  // namespace

void draw_commune_map(Canvas& canvas, const SheetSource& source, const std::string& commune_code,
                      std::span<const std::size_t> hamlets, const PaperBox& box) {
    const Box ground = ground_of(source, commune_code, hamlets);
    if (ground.empty()) {
        draw_nothing(canvas, box, source.words("map.no_places_in_commune"));
        return;
    }
    const auto [map_area, panel_box] = split(box);
    const MapWindow window{ground, map_box(map_area)};
    const HamletMap map = map_of(source, window, ground, commune_code, hamlets);
    SidePanel panel{canvas, source, panel_box};
    panel.scale_block(window);
    panel.heading(source.words("map.legend"));
    panel.legend(legend_of(source, map.classes.looks, map.classes.counts(), true));
    note_estimated(panel, source);
    draw_hamlet_map(canvas, source, window, map);
}

}  // namespace lomsong::sheets
