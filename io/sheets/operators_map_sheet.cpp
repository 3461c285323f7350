// SPDX-License-Identifier: Apache-2.0
/// @file  The same map once for every operator, side by side in one scale, with the counts of all in one table.
#include <algorithm>
#include <cmath>

#include "io/language/numbers.hpp"
#include "io/sheets/map_sheet_kinds.hpp"
#include "io/sheets/paper_table.hpp"

namespace lomsong::sheets {

namespace {

constexpr double k_name_room = 6.5;  ///< room for the operator's name above its map
constexpr double k_gap = 3.0;

/// How many maps stand in a row, so that they become as large as they can.
std::size_t best_columns(std::size_t maps, double width, double height) {
    std::size_t best = 1;
    double best_side = 0.0;
    for (std::size_t columns = 1; columns <= maps; ++columns) {
        const std::size_t rows = (maps + columns - 1) / columns;
        const double side =
            std::min(width / static_cast<double>(columns), height / static_cast<double>(rows) - k_name_room);
        if (side > best_side) {
            best = columns;
            best_side = side;
        }
    }
    return best;
}

std::vector<PaperBox> tiles(const PaperBox& area, std::size_t maps) {
    const std::size_t columns = best_columns(maps, area.width(), area.height());
    const std::size_t rows = (maps + columns - 1) / columns;
    const double width = (area.width() - k_gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const double height = (area.height() - k_gap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
    std::vector<PaperBox> boxes;
    for (std::size_t i = 0; i < maps; ++i) {
        const double left = area.left + static_cast<double>(i % columns) * (width + k_gap);
        const double top = area.top + static_cast<double>(i / columns) * (height + k_gap);
        boxes.push_back({left, top, left + width, top + height});
    }
    return boxes;
}

std::string operator_heading(const SheetSource& source, const ReportedOperator& one) {
    return one.has_reported ? one.name : say(source.language(), "map.not_reported", {{"operator", one.name}});
}

/// A row per status, a column per operator: "k/n (p %)".
PaperTable counts_table(const SheetSource& source, const std::vector<HamletClasses>& by_operator) {
    const std::vector<ReportedOperator>& operators = source.facts().operators;
    PaperTable table{
        .columns = {{.heading = source.words("map.hamlets_by_status")}}, .letter_size = 2.6, .most_lines = 2};
    for (const ReportedOperator& one : operators) {
        table.columns.push_back({.heading = operator_heading(source, one), .anchor = Anchor::end});
    }
    for (std::size_t look = 0; look < by_operator.front().looks.size(); ++look) {
        const ClassLook& shown = by_operator.front().looks[look];
        PaperRow row{.cells = {{.text = shown.label, .sign = shown.sign}}};
        for (const HamletClasses& classes : by_operator) {
            row.cells.push_back({.text = share(classes.counts()[look], classes.of.size(), source.language())});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

void draw_maps(Canvas& canvas, const SheetSource& source, const PaperBox& body,
               const std::vector<HamletClasses>& by_operator) {
    const std::vector<ReportedOperator>& operators = source.facts().operators;
    const PaperBox panel_box = split(body).panel;
    const TableLayout table{counts_table(source, by_operator), panel_box.left - body.left - 6.0};
    const double strip = std::max(table.height(), 42.0);
    const std::vector<PaperBox> boxes =
        tiles({body.left, body.top, body.right, body.bottom - strip - k_gap}, operators.size());
    const auto map_of = [](PaperBox tile) {
        tile.top += k_name_room;
        return map_box(tile);
    };
    const MapWindow any{source.layers().bounds, map_of(boxes.front())};
    const double radius = 0.85 * sign_radius(any, source.layers().bounds, source.layers().hamlets.size());
    for (std::size_t i = 0; i < operators.size(); ++i) {
        const Paragraph heading{operator_heading(source, operators[i]), sheets::k_heading, boxes[i].width(), 1};
        canvas.text({boxes[i].left + 1.0, boxes[i].top}, heading);
        const MapWindow window{source.layers().bounds, map_of(boxes[i])};
        HamletMap map{.classes = by_operator[i], .radius = std::max(0.6, radius)};
        map.signs = signs_of(source, window, map.classes);
        map.names_communes = false;
        draw_hamlet_map(canvas, source, window, map);
    }
    table.draw(canvas, {body.left, body.bottom - strip}, 0, table.table().rows.size());
    SidePanel panel{canvas, source, {panel_box.left, body.bottom - strip, panel_box.right, body.bottom}};
    panel.scale_block(any);
}

void draw_operators(Canvas& canvas, const SheetSource& source, const PageNumber& number) {
    const PaperBox body = draw_map_frame(canvas, source, "operators", number,
                                         {source.words("note.status"), source.words("note.operators")});
    if (source.facts().operators.empty()) {
        draw_nothing(canvas, body, say(source.language(), "workbook.no_operators"));
        return;
    }
    if (!has_ground(source)) {
        draw_nothing(canvas, body, source.words("map.no_places"));
        return;
    }
    constexpr std::size_t k_most_hatched = 300;  // hatches of more, smaller areas would only be noise
    std::vector<HamletClasses> by_operator;
    for (const ReportedOperator& one : source.facts().operators) {
        by_operator.push_back(classes_by_status(source, one.key));
        if (source.layers().hamlets.size() > k_most_hatched) {
            std::ranges::for_each(by_operator.back().looks, [](ClassLook& look) { look.hatch.reset(); });
        }
    }
    draw_maps(canvas, source, body, by_operator);
}

}  // namespace

Sheet operators_map_sheet(const SheetSource& source) {
    return {
        .key = "operators",
        .title = source.words("title.operators"),
        .paper = k_a3_landscape,
        .draw = [&source](Canvas& canvas, const PageNumber& number) { draw_operators(canvas, source, number); }};
}

}  // namespace lomsong::sheets
