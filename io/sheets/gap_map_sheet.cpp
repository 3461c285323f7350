// SPDX-License-Identifier: Apache-2.0
/// @file  Inhabited areas without service: all of them as areas, those with most people numbered, with a table of
///        who lives there and why.
#include <algorithm>
#include <cmath>

#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/sheets/map_sheet_kinds.hpp"
#include "io/sheets/paper_table.hpp"
#include "io/write/palette.hpp"

namespace lomsong::sheets {

namespace {

constexpr double k_largest_circle = 5.5;  ///< radius of the gap with most people, mm
constexpr double k_least_circle = 0.9;
constexpr std::size_t k_most_rows = 40;

/// Gaps of one kind: nobody serves, or only some operators do.
struct GapKind {
    std::vector<const Feature*> gaps{};
    double people = 0.0;
    Outlines areas{};  ///< on the paper
};

/// A gap that has a number on the map and a row in the table.
struct NumberedGap {
    const Feature* gap = nullptr;
    Spot at;
    double people = 0.0;
};

const draw::Hatch k_gap_hatch{.line = {.colour = k_ink, .width = 0.14}, .gap = 1.1};

GapKind gaps_of(const SheetSource& source, const MapWindow& window, std::string_view kind) {
    const FeatureTable& table = source.table("gaps");
    const NamedValues values{table};
    GapKind found;
    for (const Feature& gap : table.features) {
        if (values.text(gap, "kind") == kind && values.text(gap, "operator").empty() &&
            values.text(gap, "technology").empty()) {
            found.gaps.push_back(&gap);
            found.people += values.number(gap, "people").value_or(0.0);
            for (std::vector<Spot>& ring : window.to_paper(areas_in(source.on_ground(gap.geometry)))) {
                found.areas.push_back(std::move(ring));
            }
        }
    }
    return found;
}

/// Those with most people first; where people are not known, the largest.
std::vector<NumberedGap> worst_of(const SheetSource& source, const MapWindow& window, const GapKind& kind) {
    const NamedValues values{source.table("gaps")};
    std::vector<const Feature*> gaps = kind.gaps;
    const auto weight = [&](const Feature* gap) {
        return std::pair{values.number(*gap, "people").value_or(0.0),
                         values.number(*gap, "area_km2").value_or(0.0)};
    };
    std::ranges::stable_sort(gaps, [&](const Feature* a, const Feature* b) { return weight(a) > weight(b); });
    std::vector<NumberedGap> worst;
    for (const Feature* gap : gaps) {
        const MultiPolygon area = areas_in(source.on_ground(gap->geometry));
        if (!area.empty() && worst.size() < k_most_rows) {
            worst.push_back({gap, window.to_paper(interior_point(area)), weight(gap).first});
        }
    }
    return worst;
}

/// As large as people are many; the largest is k_largest_circle, or smaller where few people live in it.
double circle_radius(double people, double most) {
    constexpr double k_largest_per_person = 0.25;
    const double per_person = most > 0.0 ? std::min(k_largest_circle / std::sqrt(most), k_largest_per_person) : 0.0;
    return std::max(k_least_circle, per_person * std::sqrt(people));
}

PaperTable table_of(const SheetSource& source, const std::vector<NumberedGap>& worst) {
    const NamedValues values{source.table("gaps")};
    const Language language = source.language();
    PaperTable table{.columns = {{.heading = source.words("map.number"), .anchor = Anchor::end, .share = 0.0},
                                 {.heading = source.words("map.hamlets")},
                                 {.heading = source.words("map.people"), .anchor = Anchor::end, .share = 0.0},
                                 {.heading = source.words("map.cause")}},
                     .letter_size = 2.2,
                     .most_lines = 2};
    for (std::size_t i = 0; i < worst.size(); ++i) {
        const Feature& gap = *worst[i].gap;
        const std::optional<double> people = values.number(gap, "people");
        const std::string cause = values.text(gap, "cause");
        table.rows.push_back({.cells = {{.text = count(i + 1, language)},
                                        {.text = values.text(gap, "hamlets")},
                                        {.text = people ? number(*people, 0, language) : "–"},
                                        {.text = cause.empty() ? "" : label_of_key("cause", cause, language)}}});
    }
    return table;
}

LegendLine area_legend(const SheetSource& source, const GapKind& kind, bool any_operator, std::string text) {
    const Style style = gap_style(any_operator);
    return {[style, any_operator](Canvas& canvas, const PaperBox& box) {
                const Outlines ring{
                    {{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}}};
                canvas.fill(ring, draw::colour(style.fill).faded(any_operator ? 0.85 : 0.3));
                if (any_operator) {
                    canvas.hatch(ring, k_gap_hatch);
                }
                canvas.stroke(box, {.colour = k_grey, .width = 0.12});
            },
            std::move(text),
            source.words("map.gap_count", {{"gaps", count(kind.gaps.size(), source.language())},
                                           {"people", number(kind.people, 0, source.language())}})};
}

void draw_circles(Canvas& canvas, const std::vector<NumberedGap>& worst) {
    const double most = worst.empty() ? 0.0 : worst.front().people;
    for (const NumberedGap& gap : worst) {
        const double radius = circle_radius(gap.people, most);
        canvas.dot(gap.at, radius, draw::colour(k_dead_zone).faded(0.25));
        draw_sign(canvas, gap.at, 0.45, {SignShape::disc, k_no_signal});
        canvas.stroke(PaperBox{gap.at.x, gap.at.y, gap.at.x, gap.at.y}.grown(radius),
                      {.colour = k_ink, .width = 0.18}, radius);
    }
}

std::vector<NamedPlace> numbers_of(const std::vector<NumberedGap>& worst, std::size_t shown) {
    std::vector<NamedPlace> numbers;
    for (std::size_t i = 0; i < shown; ++i) {
        numbers.push_back({.at = worst[i].at,
                           .clear = 0.7,
                           .priority = -static_cast<double>(i),
                           .number = std::to_string(i + 1)});
    }
    return numbers;
}

void draw_gaps(Canvas& canvas, const SheetSource& source, const PageNumber& number) {
    const PaperBox body = draw_map_frame(canvas, source, "gaps", number, {source.words("note.gaps")});
    const bool has_layer = source.result().has("gaps");
    if (source.table("gaps").features.empty() || !has_ground(source)) {
        draw_nothing(canvas, body,
                     say(source.language(), has_layer ? "workbook.no_gaps" : "workbook.no_gap_layer"));
        return;
    }
    const auto [map_area, panel_box] = split(body);
    const MapWindow window{source.layers().bounds, map_box(map_area)};
    const GapKind nobody = gaps_of(source, window, "no_service");
    const GapKind some = gaps_of(source, window, "partial");
    std::vector<NumberedGap> worst = worst_of(source, window, nobody);

    SidePanel panel{canvas, source, panel_box};
    panel.scale_block(window);
    panel.heading(source.words("map.legend"));
    panel.legend(std::vector{area_legend(source, nobody, true, say(source.language(), "gap.no_operator")),
                             area_legend(source, some, false, say(source.language(), "gap.partial"))});
    std::size_t shown = 0;
    if (!worst.empty()) {
        panel.note(source.words("map.circles"));
        panel.space(1.0);
        panel.heading(source.words("map.worst_gaps"));
        const TableLayout table{table_of(source, worst), panel.free().width()};
        shown = std::min(table.rows_within(0, panel.free().height()), worst.size());
        table.draw(canvas, {panel.free().left, panel.free().top}, 0, shown);
    }
    worst.resize(shown);
    HamletMap map{.has_areas = false};
    map.between = [&](Canvas& on, const MapWindow& in) {
        draw_hamlet_dots(on, source, in);
        on.fill(some.areas, draw::colour(k_dead_zone).faded(0.3));
        on.fill(nobody.areas, draw::colour(k_dead_zone).faded(0.85));
        on.hatch(nobody.areas, k_gap_hatch);
        on.stroke(nobody.areas, {.colour = draw::colour(k_dead_zone), .width = 0.12});
        draw_circles(on, worst);
    };
    map.names = numbers_of(worst, shown);
    draw_hamlet_map(canvas, source, window, map);
}

}  // namespace

Sheet gap_map_sheet(const SheetSource& source) {
    return {.key = "gaps",
            .title = source.words("title.gaps"),
            .paper = k_a3_landscape,
            .draw = [&source](Canvas& canvas, const PageNumber& number) { draw_gaps(canvas, source, number); }};
}

}  // namespace lomsong::sheets
