// SPDX-License-Identifier: Apache-2.0
/// @file  A commune on paper: its map, counts and numbered hamlets. A4 when the list leaves room for the map, else
/// A3,
///        else the list goes on over pages.
#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>

#include "engine/core/text.hpp"
#include "io/language/numbers.hpp"
#include "io/sheets/document_parts.hpp"
#include "io/sheets/frame.hpp"
#include "io/sheets/hamlet_list.hpp"
#include "io/sheets/map_sheets.hpp"

namespace lomsong::sheets {

namespace {

constexpr double k_gap = 2.5;  ///< mm, between map, counts and list

/// What stands on the first page of a commune; shared by the sheets that draw it.
struct CommunePages {
    CommuneHamlets commune;
    Paper paper;
    PaperBox body;
    TableLayout counts;
    TableLayout list;
    std::vector<Paragraph> notes;
    double map_height = 0.0;
    std::vector<std::pair<std::size_t, std::size_t>> parts;  ///< first row and count on each page

    CommunePages(const SheetSource& source, const CommuneHamlets& of, const Paper& on, double letter_size)
        : commune{of},
          paper{on},
          body{areas_of(on).body},
          counts{sized(commune_counts(source, of), letter_size), body.width()},
          list{sized(hamlet_list(source, of.hamlets), letter_size), body.width()} {
        for (const std::string& note : list_notes(source)) {
            notes.emplace_back(note, k_small, body.width());
        }
        if (of.hamlets.empty()) {
            notes = {Paragraph{say(source.language(), "document.no_hamlets_here"), k_body, body.width()}};
        }
    }

    static PaperTable sized(PaperTable table, double letter_size) {
        table.letter_size = letter_size;
        return table;
    }
    [[nodiscard]] bool has_list() const { return !commune.hamlets.empty(); }
    [[nodiscard]] double notes_height() const {
        double height = 0.0;
        for (const Paragraph& note : notes) {
            height += note.height();
        }
        return height;
    }
    /// Of everything but the map and the list's rows.
    [[nodiscard]] double fixed_height() const {
        return notes_height() + k_gap + (has_list() ? counts.height() + k_gap : 0.0);
    }
    /// Gives the list's rows to pages; the map takes what they leave on the first one, at least `least_map`.
    void divide(double least_map) {
        const double room = body.height() - fixed_height();
        const std::size_t rows = commune.hamlets.size();
        map_height = std::max(least_map, has_list() ? room - list.height() - k_gap : room);
        parts = {{0, has_list() ? list.rows_within(0, room - map_height - k_gap) : 0}};
        while (parts.back().first + parts.back().second < rows) {
            const std::size_t first = parts.back().first + parts.back().second;
            parts.emplace_back(first, list.rows_within(first, body.height()));
        }
    }

    void draw_first(Canvas& canvas, const SheetSource& source, const PaperBox& free) const {
        draw_commune_map(canvas, source, commune.code, commune.hamlets,
                         {free.left, free.top, free.right, free.top + map_height});
        double y = free.top + map_height + k_gap;
        if (has_list()) {
            y = counts.draw(canvas, {free.left, y}, 0, counts.table().rows.size()) + k_gap;
            y = list.draw(canvas, {free.left, y}, parts[0].first, parts[0].second);
        }
        for (const Paragraph& note : notes) {
            canvas.text({free.left, y}, note);
            y += note.height();
        }
    }
};

/// On the smallest paper on which everything is on one page.
CommunePages laid_out(const SheetSource& source, const CommuneHamlets& commune) {
    constexpr double k_least_map = 106.0;  // its legend and scale have room
    CommunePages small{source, commune, k_a4_portrait, 2.2};
    small.divide(k_least_map);
    if (small.parts.size() == 1) {
        return small;
    }
    CommunePages large{source, commune, k_a3_portrait, 2.5};
    large.divide(k_least_map);
    return large;
}

}  // namespace

std::vector<CommuneHamlets> communes_of(const SheetSource& source) {
    std::vector<CommuneHamlets> communes;
    std::unordered_map<std::string, std::size_t> places;
    const FeatureTable& table = source.table("communes");
    const NamedValues named{table};
    for (const Feature& feature : table.features) {
        const std::string code = named.text(feature, "code");
        std::string name = named.text(feature, "name");
        if (name.empty()) {
            name = say(source.language(), "document.untitled_commune", {{"code", code}});
        }
        if (places.emplace(code, communes.size()).second) {
            communes.push_back({code, std::move(name), {}});
        }
    }
    const FeatureTable& hamlets = source.table("hamlets");
    const NamedValues values{hamlets};
    for (std::size_t i = 0; i < hamlets.features.size(); ++i) {
        const std::string code = values.text(hamlets.features[i], "commune_code");
        const std::string name = values.text(hamlets.features[i], "commune");
        // Without a code, those of one name belong together.
        const std::string key = code.empty() ? "name:" + name : code;
        const auto [place, is_new] = places.emplace(key, communes.size());
        if (is_new) {
            communes.push_back({code, name.empty() ? say(source.language(), "common.unknown_commune") : name, {}});
        }
        communes[place->second].hamlets.push_back(i);
    }
    return communes;
}

std::vector<Sheet> commune_sheets(const SheetSource& source, const CommuneHamlets& commune) {
    const auto pages = std::make_shared<const CommunePages>(laid_out(source, commune));
    const std::string key = "commune-" + identifier(commune.code.empty() ? commune.name : commune.code);
    std::vector<Sheet> sheets;
    for (std::size_t i = 0; i < pages->parts.size(); ++i) {
        sheets.push_back(
            {.key = i == 0 ? key : key + "-" + std::to_string(i + 1),
             .title = i == 0 ? commune.name : "",
             .paper = pages->paper,
             .draw = [pages, i, source = &source](Canvas& canvas, const PageNumber& number) {
                 const FrameText text{
                     .title = say(source->language(), "document.commune_title", {{"commune", pages->commune.name}}),
                     .notes = {source->crs_line()}};
                 const PaperBox body = draw_frame(canvas, *source, pages->paper, text, number);
                 if (i == 0) {
                     pages->draw_first(canvas, *source, body);
                 } else {
                     pages->list.draw(canvas, {body.left, body.top}, pages->parts[i].first, pages->parts[i].second);
                 }
             }});
    }
    return sheets;
}

}  // namespace lomsong::sheets
