// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/hamlet_map.hpp"

#include <algorithm>
#include <cmath>

#include "io/sheets/grid_ticks.hpp"

namespace lomsong::sheets {

namespace {

constexpr double k_area_opacity = 0.62;
constexpr double k_estimated_opacity = 0.34;  ///< paler: the border is only a guess
constexpr draw::Colour k_border = draw::colour(0x3C4650U);

void append(Outlines& outlines, Outlines more) {
    outlines.insert(outlines.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Areas of one class with a surveyed border, or with an estimated one.
Outlines areas_of_class(const SheetSource& source, const MapWindow& window, const HamletClasses& classes,
                        std::size_t look, bool estimated) {
    Outlines outlines;
    for (const GroundHamlet& hamlet : source.layers().hamlets) {
        if (classes.of[hamlet.row] == look && hamlet.is_estimated == estimated) {
            append(outlines, window.to_paper(hamlet.area));
        }
    }
    return outlines;
}

void draw_hamlet_areas(Canvas& canvas, const SheetSource& source, const MapWindow& window,
                       const HamletClasses& classes) {
    for (const bool estimated : {true, false}) {
        const Line border{.colour = k_border.faded(0.8),
                          .width = 0.12,
                          .dash = estimated ? draw::Dash::dashes : draw::Dash::none};
        for (std::size_t look = 0; look < classes.looks.size(); ++look) {
            const Outlines areas = areas_of_class(source, window, classes, look, estimated);
            draw_areas(canvas, areas, classes.looks[look], estimated ? k_estimated_opacity : k_area_opacity,
                       border);
        }
    }
}

/// Everything but the areas: the sheet around them, wound so that they are holes in it.
Outlines outside_of(const Outlines& areas, const PaperBox& paper) {
    Outlines outside = areas;
    // Outer rings run counter-clockwise on the ground, and so they do as the eye sees them on paper.
    outside.push_back({{paper.left, paper.top},
                       {paper.right, paper.top},
                       {paper.right, paper.bottom},
                       {paper.left, paper.bottom}});
    return outside;
}

}  // namespace

std::vector<std::size_t> HamletClasses::counts() const {
    std::vector<std::size_t> counts(looks.size());
    for (const std::optional<std::size_t>& look : of) {
        if (look) {
            ++counts.at(*look);
        }
    }
    return counts;
}

HamletClasses classes_by_status(const SheetSource& source, const std::string& operator_key) {
    const FeatureTable& hamlets = source.table("hamlets");
    const NamedValues values{hamlets};
    HamletClasses classes{.looks = status_looks(source, !operator_key.empty())};
    for (const Feature& hamlet : hamlets.features) {
        classes.of.push_back(class_of_key(classes.looks, status_class(source, values, hamlet, operator_key)));
    }
    return classes;
}

std::vector<PlacedSign> signs_of(const SheetSource& source, const MapWindow& window, const HamletClasses& classes) {
    std::vector<PlacedSign> signs;
    for (const GroundHamlet& hamlet : source.layers().hamlets) {
        const std::optional<std::size_t>& look = classes.of[hamlet.row];
        if (look && hamlet.centre && window.paper().contains(window.to_paper(*hamlet.centre))) {
            signs.push_back({.at = window.to_paper(*hamlet.centre), .look = *look});
        }
    }
    return signs;
}

double sign_radius(const MapWindow& window, const Box& ground, std::size_t count) {
    const double area_mm2 =
        window.mm_of(Metres{ground.max_x - ground.min_x}) * window.mm_of(Metres{ground.max_y - ground.min_y});
    return std::clamp(0.17 * std::sqrt(area_mm2 / static_cast<double>(std::max<std::size_t>(1, count))), 0.7, 1.6);
}

void draw_hamlet_dots(Canvas& canvas, const SheetSource& source, const MapWindow& window) {
    for (const GroundHamlet& hamlet : source.layers().hamlets) {
        if (hamlet.centre) {
            canvas.dot(window.to_paper(*hamlet.centre), 0.25, k_grey.faded(0.7));
        }
    }
}

PaperBox map_box(const PaperBox& box) { return box.grown(-k_tick_room); }

void draw_ground(Canvas& canvas, const SheetSource& source, const MapWindow& window, const std::string& focus) {
    source.relief().draw(canvas, window);
    Outlines inside;
    for (const GroundCommune& commune : source.layers().communes) {
        if (focus.empty() || commune.code == focus) {
            append(inside, window.to_paper(commune.area));
        }
    }
    if (!inside.empty()) {
        canvas.fill(outside_of(inside, window.paper()), focus.empty() ? k_white.faded(0.8) : k_tint.faded(0.8));
    }
}

void draw_borders(Canvas& canvas, const SheetSource& source, const MapWindow& window) {
    Outlines communes;
    for (const GroundCommune& commune : source.layers().communes) {
        append(communes, window.to_paper(commune.area));
    }
    // Lines of a small map are finer.
    const double size = std::clamp(window.paper().width() / 280.0, 0.45, 1.0);
    canvas.stroke(communes, {.colour = k_white.faded(0.6), .width = 0.8 * size});
    canvas.stroke(communes, {.colour = k_border, .width = 0.22 * size});
    Outlines province;
    for (const Feature& feature : source.table("province").features) {
        append(province, window.to_paper(areas_in(source.on_ground(feature.geometry))));
    }
    canvas.stroke(province, {.colour = k_border, .width = 0.5 * size});
}

std::vector<NamedPlace> commune_names(const SheetSource& source, const MapWindow& window) {
    std::vector<NamedPlace> names;
    for (const GroundCommune& commune : source.layers().communes) {
        if (!commune.area.empty() && !commune.name.empty()) {
            const Spot at = window.to_paper(interior_point(commune.area));
            if (window.paper().contains(at)) {
                names.push_back({.at = at, .name = commune.name, .priority = area_m2(commune.area)});
            }
        }
    }
    return names;
}

MapLabels draw_hamlet_map(Canvas& canvas, const SheetSource& source, const MapWindow& window,
                          const HamletMap& map) {
    canvas.clip(window.paper());
    draw_ground(canvas, source, window, map.focus);
    if (map.has_areas) {
        draw_hamlet_areas(canvas, source, window, map.classes);
    }
    draw_borders(canvas, source, window);
    if (map.between) {
        map.between(canvas, window);
    }
    TakenBoxes taken{window.paper()};
    std::vector<PlacedSign> signs = map.signs;
    std::ranges::stable_sort(signs, {}, &PlacedSign::look);
    for (const PlacedSign& sign : signs) {
        const double radius = map.radius * sign.size;
        draw_sign(canvas, sign.at, radius, map.classes.looks[sign.look].sign);
        taken.take(PaperBox{sign.at.x, sign.at.y, sign.at.x, sign.at.y}.grown(radius));
    }
    canvas.release();
    const GridTicks ticks = grid_ticks(window, source.language());
    draw_grid_crosses(canvas, window, ticks);
    MapLabels labels;
    if (map.names_communes) {
        label_areas(labels, commune_names(source, window), taken);
    }
    label_symbols(labels, map.names, map.most_numbers, taken);
    draw_labels(canvas, labels);
    draw_neat_line(canvas, window, ticks);
    return labels;
}

}  // namespace lomsong::sheets
