// SPDX-License-Identifier: Apache-2.0
/// @file  What became of hamlets since an earlier result: signs on the map, and a table of before and now.
#include <algorithm>
#include <array>

#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/sheets/map_sheet_kinds.hpp"
#include "io/sheets/paper_table.hpp"

namespace lomsong::sheets {

namespace {

/// A told change; `look` is its place among change_looks(), in the order of telling.
struct ToldChange {
    const Feature* feature = nullptr;
    std::size_t look = 0;
    std::optional<Spot> at{};  ///< nothing when nobody knows where it is
};

std::optional<Point> place_of(const FeatureGeometry& ground) {
    if (const auto* point = std::get_if<Point>(&ground)) {
        return *point;
    }
    const MultiPolygon areas = areas_in(ground);
    return areas.empty() ? std::nullopt : std::optional{interior_point(areas)};
}

/// In the order of telling: new gaps first, those with most people first among equals.
std::vector<ToldChange> told_changes(const SheetSource& source, const MapWindow& window,
                                     const std::vector<ClassLook>& looks) {
    const FeatureTable& table = *source.changes();
    const NamedValues values{table};
    std::vector<ToldChange> told;
    for (const Feature& feature : table.features) {
        const std::size_t look = class_of_key(looks, values.text(feature, "change")).value_or(looks.size() - 1);
        ToldChange change{.feature = &feature, .look = look};
        if (const std::optional<Point> place = place_of(source.on_ground(feature.geometry))) {
            change.at = window.to_paper(*place);
        }
        told.push_back(change);
    }
    std::ranges::stable_sort(told, [&](const ToldChange& a, const ToldChange& b) {
        const auto people = [&](const ToldChange& one) {
            return values.number(*one.feature, "population").value_or(0.0);
        };
        return a.look != b.look ? a.look < b.look : people(a) > people(b);
    });
    return told;
}

/// "good to dead zone" by the columns that start with `prefix`: "" or "viettel_".
std::string before_and_now(const SheetSource& source, const NamedValues& values, const Feature& feature,
                           const std::string& prefix) {
    const auto word = [&](const std::string& column) {
        const std::string key = values.text(feature, prefix + column);
        return key.empty() ? std::string{"–"} : label_of_key("status", key, source.language());
    };
    return source.words("map.from_to", {{"before", word("status_before")}, {"now", word("status")}});
}

/// The hamlet's own change, or those of single operators where it has none.
std::string told_change(const SheetSource& source, const NamedValues& values, const Feature& feature) {
    const std::string_view same = info(ChangeKind::unchanged).key;
    if (values.text(feature, "change") != same) {
        return before_and_now(source, values, feature, "");
    }
    std::string text;
    for (const ReportedOperator& one : source.facts().operators) {
        const std::string change = values.text(feature, one.key + "_change");
        if (!change.empty() && change != same) {
            text += (text.empty() ? "" : "; ") + one.name + ": " +
                    before_and_now(source, values, feature, one.key + "_");
        }
    }
    return text;
}

/// Why, by the hamlet's own change or by those of the operators.
std::string told_reasons(const SheetSource& source, const NamedValues& values, const Feature& feature) {
    std::string keys = values.text(feature, "reasons");
    for (const ReportedOperator& one : source.facts().operators) {
        if (keys.empty()) {
            keys = values.text(feature, one.key + "_reasons");
        }
    }
    return labels_of_keys("reason", keys, source.language());
}

PaperTable table_of(const SheetSource& source, const std::vector<ToldChange>& told,
                    const std::vector<ClassLook>& looks) {
    const NamedValues values{*source.changes()};
    const Language language = source.language();
    PaperTable table{.columns = {{.heading = source.words("map.number"), .anchor = Anchor::end, .share = 0.0},
                                 {.heading = source.words("map.hamlet")},
                                 {.heading = source.words("map.before_now")},
                                 {.heading = source.words("map.reason")}},
                     .letter_size = 2.2,
                     .most_lines = 2};
    for (std::size_t i = 0; i < told.size(); ++i) {
        const Feature& feature = *told[i].feature;
        table.rows.push_back(
            {.cells = {{.text = count(i + 1, language)},
                       {.text = hamlet_and_commune(values, feature), .sign = looks[told[i].look].sign},
                       {.text = told_change(source, values, feature)},
                       {.text = told_reasons(source, values, feature)}}});
    }
    return table;
}

std::vector<LegendLine> legend(const SheetSource& source, const std::vector<ClassLook>& looks,
                               const std::vector<ToldChange>& told) {
    std::vector<LegendLine> lines;
    for (std::size_t look = 0; look < looks.size(); ++look) {
        const auto of_look = static_cast<std::size_t>(std::ranges::count(told, look, &ToldChange::look));
        const Sign sign = looks[look].sign;
        lines.push_back(
            {[sign](Canvas& canvas, const PaperBox& box) { draw_sign(canvas, box.middle(), 1.25, sign); },
             looks[look].label, count(of_look, source.language())});
    }
    return lines;
}

HamletMap map_of(const SheetSource& source, const MapWindow& window, const std::vector<ToldChange>& told,
                 std::size_t numbered) {
    HamletMap map{.classes = {.looks = change_looks(source)}, .has_areas = false};
    map.radius = sign_radius(window, source.layers().bounds, std::max<std::size_t>(told.size(), 1));
    for (std::size_t i = 0; i < told.size(); ++i) {
        if (told[i].at) {
            map.signs.push_back({.at = *told[i].at, .look = told[i].look});
            if (i < numbered) {
                map.names.push_back({.at = *told[i].at,
                                     .clear = map.radius,
                                     .priority = -static_cast<double>(i),
                                     .number = std::to_string(i + 1)});
            }
        }
    }
    map.between = [&source](Canvas& on, const MapWindow& in) { draw_hamlet_dots(on, source, in); };
    return map;
}

void draw_changes(Canvas& canvas, const SheetSource& source, const PageNumber& number) {
    const PaperBox body = draw_map_frame(canvas, source, "changes", number, {source.words("note.changes")});
    if (source.changes()->features.empty() || !has_ground(source)) {
        draw_nothing(canvas, body,
                     source.changes()->features.empty() ? say(source.language(), "workbook.nothing_changed")
                                                        : source.words("map.no_places"));
        return;
    }
    const auto [map_area, panel_box] = split(body);
    const MapWindow window{source.layers().bounds, map_box(map_area)};
    const std::vector<ClassLook> looks = change_looks(source);
    const std::vector<ToldChange> told = told_changes(source, window, looks);
    SidePanel panel{canvas, source, panel_box};
    panel.scale_block(window);
    panel.heading(source.words("map.hamlets_by_change"));
    panel.legend(legend(source, looks, told));
    panel.space(1.5);
    panel.heading(source.words("map.changed_hamlets"));
    const TableLayout table{table_of(source, told, looks), panel.free().width()};
    constexpr double k_sentence = 8.0;  // for those that find no room
    const std::size_t shown = std::min(table.rows_within(0, panel.free().height() - k_sentence), told.size());
    const double below = table.draw(canvas, {panel.free().left, panel.free().top}, 0, shown);
    panel.space(below - panel.free().top + 1.0);
    if (shown < told.size()) {
        panel.note(source.words("map.more_changes", {{"count", count(told.size() - shown, source.language())}}));
    }
    draw_hamlet_map(canvas, source, window, map_of(source, window, told, shown));
}

}  // namespace

Sheet change_map_sheet(const SheetSource& source) {
    return {.key = "changes",
            .title = source.words("title.changes"),
            .paper = k_a3_landscape,
            .draw = [&source](Canvas& canvas, const PageNumber& number) { draw_changes(canvas, source, number); }};
}

}  // namespace lomsong::sheets
