// SPDX-License-Identifier: Apache-2.0
/// @file  Cables by placement, nodes that can serve, and every hamlet by how far fibre is.
#include <algorithm>

#include "io/language/numbers.hpp"
#include "io/sheets/map_sheet_kinds.hpp"
#include "io/write/palette.hpp"

namespace lomsong::sheets {

namespace {

/// The cables of one placement on the paper.
struct Cables {
    std::string_view placement;  ///< as files write it
    Line line;
    Outlines lines{};
    Metres length{0.0};
};

std::vector<Cables> cables_of(const SheetSource& source, const MapWindow& window) {
    const draw::Colour green = draw::colour(k_fibre_line);
    std::vector<Cables> kinds{
        {"aerial", {.colour = green, .width = 0.32, .dash = draw::Dash::dashes}},
        {"underground", {.colour = green, .width = 0.42}},
        {"unknown", {.colour = green.faded(0.7), .width = 0.35, .dash = draw::Dash::dots}},
    };
    const FeatureTable& table = source.table("fibre_routes");
    const NamedValues values{table};
    for (const Feature& route : table.features) {
        const std::string placement = values.text(route, "placement");
        const auto kind = std::ranges::find(kinds, placement, &Cables::placement);
        Cables& into = kind == kinds.end() ? kinds.back() : *kind;
        const FeatureGeometry ground = source.on_ground(route.geometry);
        if (const auto* lines = std::get_if<MultiLineString>(&ground)) {
            for (std::vector<Spot>& line : window.to_paper(*lines)) {
                into.lines.push_back(std::move(line));
            }
        }
        into.length = into.length + Metres{values.number(route, "drawn_length_m").value_or(0.0)};
    }
    return kinds;
}

/// Where fibre can be had: cabinets, splitters, exchanges.
std::vector<Spot> serving_nodes(const SheetSource& source, const MapWindow& window) {
    const FeatureTable& table = source.table("fibre_nodes");
    const NamedValues values{table};
    std::vector<Spot> spots;
    for (const Feature& node : table.features) {
        const FeatureGeometry ground = source.on_ground(node.geometry);
        const auto* place = std::get_if<Point>(&ground);
        if (place != nullptr && values.flag(node, "can_serve").value_or(false)) {
            spots.push_back(window.to_paper(*place));
        }
    }
    return spots;
}

void draw_node(Canvas& canvas, Spot at) {
    const PaperBox box = PaperBox{at.x, at.y, at.x, at.y}.grown(0.45);
    canvas.fill(box, k_white);
    canvas.stroke(box, {.colour = draw::colour(k_fibre_line), .width = 0.2});
}

HamletClasses classes_by_fibre(const SheetSource& source) {
    const FeatureTable& hamlets = source.table("hamlets");
    const NamedValues values{hamlets};
    HamletClasses classes{.looks = fibre_looks(source)};
    const std::size_t no_data = classes.looks.size() - 1;
    for (const Feature& hamlet : hamlets.features) {
        classes.of.push_back(class_of_key(classes.looks, values.text(hamlet, "fibre_class")).value_or(no_data));
    }
    return classes;
}

/// Hamlets that no cable reaches, the furthest first.
std::vector<NamedPlace> names_of(const SheetSource& source, const MapWindow& window, const HamletMap& map) {
    const FeatureTable& table = source.table("hamlets");
    const NamedValues values{table};
    constexpr auto k_first = static_cast<std::size_t>(FibreClass::within_near);
    constexpr auto k_last = static_cast<std::size_t>(FibreClass::no_road);
    std::vector<NamedPlace> names;
    for (const GroundHamlet& hamlet : source.layers().hamlets) {
        const std::size_t look = map.classes.of[hamlet.row].value_or(0);
        if (hamlet.centre && look >= k_first && look <= k_last) {
            const Feature& feature = table.features[hamlet.row];
            const double metres = values.number(feature, "fibre_road_distance_m").value_or(0.0);
            names.push_back({.at = window.to_paper(*hamlet.centre),
                             .clear = map.radius,
                             .name = hamlet_name(values, feature),
                             .key_text = hamlet_and_commune(values, feature),
                             .priority = static_cast<double>(look) + metres / (metres + 1e4),
                             .sign = map.classes.looks[look].sign});
        }
    }
    return names;
}

std::vector<LegendLine> network_legend(const SheetSource& source, const std::vector<Cables>& cables,
                                       std::size_t nodes) {
    std::vector<LegendLine> lines;
    for (const Cables& kind : cables) {
        if (!kind.lines.empty()) {
            lines.push_back(line_legend(kind.line, source.words("map.cable_" + std::string{kind.placement}),
                                        number(kind.length.value() / 1e3, 0, source.language()) + " km"));
        }
    }
    lines.push_back({[](Canvas& canvas, const PaperBox& box) { draw_node(canvas, box.middle()); },
                     source.words("map.node"), count(nodes, source.language())});
    return lines;
}

/// A result without fibre layers has neither cables nor nodes.
bool knows_fibre(const SheetSource& source) {
    return !source.table("fibre_routes").features.empty() || !source.table("fibre_nodes").features.empty();
}

void draw_fibre(Canvas& canvas, const SheetSource& source, const PageNumber& number) {
    const PaperBox body = draw_map_frame(canvas, source, "fibre", number, {source.words("note.fibre")});
    const bool has_fibre = knows_fibre(source);
    if (!has_fibre || !has_ground(source)) {
        draw_nothing(canvas, body,
                     has_fibre ? source.words("map.no_places") : say(source.language(), "workbook.no_fibre"));
        return;
    }
    const auto [map_area, panel_box] = split(body);
    const MapWindow window{source.layers().bounds, map_box(map_area)};
    const std::vector<Cables> cables = cables_of(source, window);
    const std::vector<Spot> nodes = serving_nodes(source, window);
    HamletMap map{.classes = classes_by_fibre(source), .has_areas = false};
    map.signs = signs_of(source, window, map.classes);
    for (PlacedSign& sign : map.signs) {
        // Those that have fibre stand back behind the cables' ends and those that do not.
        sign.size = sign.look <= static_cast<std::size_t>(FibreClass::passed_no_node) ? 0.65 : 1.0;
    }
    map.radius = sign_radius(window, source.layers().bounds, source.layers().hamlets.size());
    map.names = names_of(source, window, map);
    map.between = [&](Canvas& on, const MapWindow&) {
        for (const Cables& kind : cables) {
            on.stroke(kind.lines, kind.line);
        }
        std::ranges::for_each(nodes, [&on](Spot at) { draw_node(on, at); });
    };
    SidePanel panel{canvas, source, panel_box};
    panel.scale_block(window);
    panel.heading(source.words("map.hamlets_by_fibre"));
    panel.legend(legend_of(source, map.classes.looks, map.classes.counts(), false));
    panel.space(1.5);
    panel.heading(source.words("map.network"));
    panel.legend(network_legend(source, cables, nodes.size()));
    note_placeless(panel, source);
    panel.space(1.5);
    map.most_numbers = panel.key_capacity();
    const MapLabels labels = draw_hamlet_map(canvas, source, window, map);
    draw_key(panel, source, labels);
}

}  // namespace

Sheet fibre_map_sheet(const SheetSource& source) {
    return {.key = "fibre",
            .title = source.words("title.fibre"),
            .paper = k_a3_landscape,
            .draw = [&source](Canvas& canvas, const PageNumber& number) { draw_fibre(canvas, source, number); }};
}

}  // namespace lomsong::sheets
