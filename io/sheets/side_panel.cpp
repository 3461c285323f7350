// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/side_panel.hpp"

#include <algorithm>
#include <cmath>

#include "io/language/numbers.hpp"
#include "io/sheets/grid_ticks.hpp"
#include "io/sheets/scale_bar.hpp"

namespace lomsong::sheets {

namespace {

constexpr Letters k_legend_letters{.size = 2.6, .colour = k_ink};
constexpr Letters k_key_letters{.size = 2.2, .colour = k_ink};
constexpr double k_sample_width = 7.5;
constexpr double k_sample_height = 3.6;
constexpr double k_key_column = 40.0;  ///< at least so wide
constexpr double k_heading_room = 6.6;
constexpr double k_narrow = 60.0;  ///< panels below have counts under their text

double key_line() { return k_key_letters.size * draw::k_leading; }

}  // namespace

std::vector<LegendLine> legend_of(const SheetSource& source, std::span<const ClassLook> looks,
                                  std::span<const std::size_t> counts, bool has_areas) {
    std::size_t all = 0;
    for (const std::size_t count : counts) {
        all += count;
    }
    std::vector<LegendLine> lines;
    for (std::size_t i = 0; i < looks.size(); ++i) {
        const ClassLook& look = looks[i];
        lines.push_back({[look, has_areas](Canvas& canvas, const PaperBox& box) {
                             if (has_areas) {
                                 const std::vector<Spot> ring{{box.left, box.top},
                                                              {box.right, box.top},
                                                              {box.right, box.bottom},
                                                              {box.left, box.bottom}};
                                 draw_areas(canvas, {ring}, look, 0.62, Line{.colour = k_grey, .width = 0.12});
                             }
                             draw_sign(canvas, box.middle(), 1.25, look.sign);
                         },
                         look.label, share(counts[i], all, source.language())});
    }
    return lines;
}

LegendLine line_legend(const Line& line, std::string text, std::string count) {
    return {[line](Canvas& canvas, const PaperBox& box) {
                canvas.stroke(std::vector<Spot>{{box.left, box.middle().y}, {box.right, box.middle().y}}, line);
            },
            std::move(text), std::move(count)};
}

SidePanel::SidePanel(Canvas& canvas, const SheetSource& source, const PaperBox& box)
    : m_canvas{canvas}, m_source{source}, m_free{box} {}

void SidePanel::heading(const std::string& text) {
    const Paragraph paragraph{text, {.size = 3.3, .colour = k_ink, .bold = true}, m_free.width(), 2};
    m_canvas.text({m_free.left, m_free.top}, paragraph);
    m_free.top += paragraph.height() + 1.2;
}

void SidePanel::legend(std::span<const LegendLine> lines) {
    const bool is_narrow = m_free.width() < k_narrow;
    for (const LegendLine& line : lines) {
        const double indent = line.sample ? k_sample_width + 2.2 : 0.0;
        const double count_width = draw::text_width(line.count, k_legend_letters);
        const double room = m_free.width() - indent - (is_narrow || line.count.empty() ? 0.0 : count_width + 2.5);
        const Paragraph text{line.text, k_legend_letters, room, 3};
        if (line.sample) {
            const double middle = m_free.top + 0.5 * k_legend_letters.size * (draw::k_above + draw::k_below);
            line.sample(m_canvas, {m_free.left, middle - 0.5 * k_sample_height, m_free.left + k_sample_width,
                                   middle + 0.5 * k_sample_height});
        }
        m_canvas.text({m_free.left + indent, m_free.top}, text);
        double height = text.height();
        if (!line.count.empty() && is_narrow) {
            const Paragraph count{line.count, {.size = 2.3, .colour = k_grey}, room, 1};
            m_canvas.text({m_free.left + indent, m_free.top + height}, count);
            height += count.height();
        } else if (!line.count.empty()) {
            Letters letters = k_legend_letters;
            letters.anchor = Anchor::end;
            m_canvas.text({m_free.right, m_free.top + letters.size * draw::k_above}, line.count, letters);
        }
        m_free.top += std::max(height, k_sample_height) + 1.1;
    }
}

void SidePanel::note(const std::string& text) {
    const Paragraph paragraph{text, {.size = 2.3, .colour = k_grey}, m_free.width()};
    if (paragraph.height() > m_free.height()) {
        return;
    }
    m_canvas.text({m_free.left, m_free.top}, paragraph);
    m_free.top += paragraph.height() + 1.5;
}

void SidePanel::scale_block(const MapWindow& window) {
    constexpr double k_north = 15.0;
    const Language language = m_source.language();
    const GridTicks ticks = grid_ticks(window, language);
    const Paragraph crs{m_source.words("map.crs", {{"crs", m_source.crs_line()},
                                                   {"step", in_km(ticks.step, language)},
                                                   {"unit", ticks.step.value() >= 1e3 ? "km" : "m"}}),
                        {.size = 2.2, .colour = k_grey},
                        m_free.width(),
                        5};
    const double bar_room = m_free.width() - 14.0;
    const ScaleBar bar = scale_bar(window.denominator(), bar_room - 8.0, language);
    const double top = m_free.bottom - crs.height() - k_north - 4.0;
    m_canvas.stroke(std::vector<Spot>{{m_free.left, top}, {m_free.right, top}}, k_fine_line);
    m_canvas.text({m_free.left, top + 6.0},
                  m_source.words("map.scale", {{"scale", scale_text(window.denominator(), language)}}),
                  {.size = 3.4, .colour = k_ink, .bold = true});
    draw_scale_bar(m_canvas, bar, {m_free.left + 1.0, top + 8.6});
    draw_north(m_canvas, {m_free.right - 5.0, top + k_north + 1.5}, k_north, m_source.words("map.north"));
    m_canvas.text({m_free.left, top + k_north + 3.5}, crs);
    m_free.bottom = top - 2.0;
}

std::size_t SidePanel::key_columns() const {
    return static_cast<std::size_t>(std::max(1.0, std::floor(m_free.width() / k_key_column)));
}

std::size_t SidePanel::key_rows() const {
    return static_cast<std::size_t>(std::max(0.0, std::floor((m_free.height() - k_heading_room) / key_line())));
}

std::size_t SidePanel::key_capacity() const {
    // One line stays for the sentence on those that found no room.
    const std::size_t cells = key_columns() * key_rows();
    return cells > key_columns() ? cells - key_columns() : 0;
}

void SidePanel::key(const std::string& heading, std::span<const KeyEntry> entries) {
    if (entries.empty()) {
        return;
    }
    this->heading(heading);
    const std::size_t columns = key_columns();
    const std::size_t rows = (entries.size() + columns - 1) / columns;
    const double width = m_free.width() / static_cast<double>(columns);
    double number_width = 0.0;
    Letters bold = k_key_letters;
    bold.bold = true;
    for (const KeyEntry& entry : entries) {
        number_width = std::max(number_width, draw::text_width(entry.number, bold));
    }
    bold.anchor = Anchor::end;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const double left = m_free.left + width * static_cast<double>(i / rows);
        const double base =
            m_free.top + key_line() * static_cast<double>(i % rows) + k_key_letters.size * draw::k_above;
        m_canvas.text({left + number_width, base}, entries[i].number, bold);
        const double sign_width = entries[i].sign ? 1.3 * k_key_letters.size : 0.0;
        const double text_left = left + number_width + 1.2 + sign_width;
        if (entries[i].sign) {
            draw_sign(m_canvas, {text_left - 0.65 * sign_width, base - 0.36 * k_key_letters.size}, 0.8,
                      *entries[i].sign);
        }
        const Paragraph text{entries[i].text, k_key_letters, left + width - 1.3 - text_left, 1};
        m_canvas.text({text_left, base}, text.lines().front(), k_key_letters);
    }
    m_free.top += key_line() * static_cast<double>(rows) + 1.0;
}

}  // namespace lomsong::sheets
