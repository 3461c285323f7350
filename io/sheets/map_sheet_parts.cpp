// SPDX-License-Identifier: Apache-2.0
/// @file  What the map sheets share.
#include <algorithm>

#include "io/language/numbers.hpp"
#include "io/sheets/map_sheet_kinds.hpp"

namespace lomsong::sheets {

MapAndPanel split(const PaperBox& body) {
    const double panel = std::clamp(0.23 * body.width(), 42.0, 90.0);
    constexpr double k_gap = 4.0;
    return {{body.left, body.top, body.right - panel - k_gap, body.bottom},
            {body.right - panel, body.top, body.right, body.bottom}};
}

PaperBox draw_map_frame(Canvas& canvas, const SheetSource& source, std::string_view key, const PageNumber& number,
                        std::vector<std::string> notes) {
    FrameText text{.title = source.words("title." + std::string{key})};
    text.notes = std::move(notes);
    return draw_frame(canvas, source, k_a3_landscape, text, number);
}

void draw_nothing(Canvas& canvas, const PaperBox& body, const std::string& sentence) {
    const double width = std::min(body.width() - 8.0, 160.0);
    const Paragraph text{sentence, {.size = 4.2, .colour = k_grey, .anchor = Anchor::middle}, width, 8};
    canvas.stroke(body, k_fine_line);
    canvas.text({body.middle().x - 0.5 * width, body.middle().y - 0.5 * text.height()}, text);
}

bool has_ground(const SheetSource& source) { return !source.layers().bounds.empty(); }

std::string hamlet_name(const NamedValues& values, const Feature& hamlet) {
    const std::string name = values.text(hamlet, "name");
    return name.empty() ? values.text(hamlet, "code") : name;
}

std::string hamlet_and_commune(const NamedValues& values, const Feature& hamlet) {
    const std::string commune = values.text(hamlet, "commune");
    return hamlet_name(values, hamlet) + (commune.empty() ? "" : ", " + commune);
}

void draw_key(SidePanel& panel, const SheetSource& source, const MapLabels& labels) {
    panel.key(source.words("map.key"), labels.key);
    note_left_out(panel, source, labels.left_out);
    if (labels.left_out == 0 && labels.named.size() <= panel.key_capacity()) {
        panel.key(source.words("map.named"), labels.named);
    }
}

void note_left_out(SidePanel& panel, const SheetSource& source, std::size_t left_out) {
    if (left_out > 0) {
        panel.note(source.words("map.left_out", {{"count", count(left_out, source.language())}}));
    }
}

void note_placeless(SidePanel& panel, const SheetSource& source) {
    const auto placeless = static_cast<std::size_t>(std::ranges::count_if(
        source.layers().hamlets, [](const GroundHamlet& hamlet) { return !hamlet.centre.has_value(); }));
    if (placeless > 0) {
        panel.note(source.words("map.placeless", {{"count", count(placeless, source.language())}}));
    }
}

void note_estimated(SidePanel& panel, const SheetSource& source) {
    if (std::ranges::any_of(source.layers().hamlets, [](const GroundHamlet& hamlet) {
            return hamlet.is_estimated && !hamlet.area.empty();
        })) {
        panel.note(source.words("map.estimated"));
    }
}

}  // namespace lomsong::sheets
