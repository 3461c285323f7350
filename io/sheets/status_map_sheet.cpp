// SPDX-License-Identifier: Apache-2.0
/// @file  The first map: every hamlet by its status, those without service by name.
#include "io/sheets/map_sheet_kinds.hpp"

namespace lomsong::sheets {

namespace {

constexpr std::size_t k_few_hamlets = 150;  ///< up to so many, all may have their names on the map

/// Hamlets without signal first, then those with holes, each by people; in small results all others after them.
std::vector<NamedPlace> names_of(const SheetSource& source, const MapWindow& window, double radius) {
    const FeatureTable& table = source.table("hamlets");
    const NamedValues values{table};
    std::vector<NamedPlace> names;
    for (const GroundHamlet& hamlet : source.layers().hamlets) {
        const Feature& feature = table.features[hamlet.row];
        const std::string status = values.text(feature, "status");
        const int rank = status == info(HamletStatus::no_signal).key   ? 3
                         : status == info(HamletStatus::dead_zone).key ? 2
                                                                       : 0;
        if (!hamlet.centre || (rank == 0 && table.features.size() > k_few_hamlets)) {
            continue;
        }
        const double people = values.number(feature, "population").value_or(0.0);
        names.push_back({.at = window.to_paper(*hamlet.centre),
                         .clear = radius,
                         .name = hamlet_name(values, feature),
                         .key_text = rank > 0 ? hamlet_and_commune(values, feature) : std::string{},
                         .priority = rank + people / (people + 1e3),
                         .sign = sign_of(rank == 3 ? HamletStatus::no_signal : HamletStatus::dead_zone, 0)});
    }
    return names;
}

void draw_status(Canvas& canvas, const SheetSource& source, const PageNumber& number) {
    const PaperBox body = draw_map_frame(canvas, source, "status", number, {source.words("note.status")});
    if (!has_ground(source)) {
        draw_nothing(canvas, body, source.words("map.no_places"));
        return;
    }
    const auto [map, panel_box] = split(body);
    const MapWindow window{source.layers().bounds, map_box(map)};
    HamletMap drawn{.classes = classes_by_status(source, "")};
    SidePanel panel{canvas, source, panel_box};
    panel.scale_block(window);
    panel.heading(source.words("map.hamlets_by_status"));
    panel.legend(legend_of(source, drawn.classes.looks, drawn.classes.counts(), true));
    note_estimated(panel, source);
    note_placeless(panel, source);
    panel.space(1.5);
    drawn.signs = signs_of(source, window, drawn.classes);
    drawn.radius = sign_radius(window, source.layers().bounds, source.layers().hamlets.size());
    drawn.names = names_of(source, window, drawn.radius);
    drawn.most_numbers = panel.key_capacity();
    const MapLabels labels = draw_hamlet_map(canvas, source, window, drawn);
    draw_key(panel, source, labels);
}

}  // namespace

Sheet status_map_sheet(const SheetSource& source) {
    return {.key = "status",
            .title = source.words("title.status"),
            .paper = k_a3_landscape,
            .draw = [&source](Canvas& canvas, const PageNumber& number) { draw_status(canvas, source, number); }};
}

}  // namespace lomsong::sheets
