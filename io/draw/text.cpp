// SPDX-License-Identifier: Apache-2.0
#include "io/draw/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "engine/core/error.hpp"
#include "io/draw/pango_text.hpp"

namespace lomsong::draw {

namespace {

constexpr std::string_view k_ellipsis = "…";

/// Units of Pango per unit of the canvas.
double from_pango(int units) { return static_cast<double>(units) / PANGO_SCALE; }

/// `text` from one byte to another, without the blanks at which its line was broken.
std::string without_end_blanks(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    return std::string{text};
}

/// The longest beginning of `text` that fits into `width` with an ellipsis behind it, cut between characters.
std::string shortened(const std::string& text, const Letters& letters, double width) {
    std::vector<std::size_t> cuts{0};
    const pango::Layout layout = pango::layout_of(pango::measuring_context(), text, letters);
    int count = 0;
    const PangoLogAttr* places = pango_layout_get_log_attrs_readonly(layout.get(), &count);
    std::size_t byte = 0;
    for (int i = 1; i < count; ++i) {
        byte = static_cast<std::size_t>(g_utf8_next_char(text.data() + byte) - text.data());
        if (places[i].is_cursor_position != 0) {
            cuts.push_back(byte);
        }
    }
    const auto with_ellipsis = [&](std::size_t cut) {
        return without_end_blanks(std::string_view{text}.substr(0, cut)) + std::string{k_ellipsis};
    };
    const auto first_too_long = std::partition_point(cuts.begin() + 1, cuts.end(), [&](std::size_t cut) {
        return text_width(with_ellipsis(cut), letters) <= width;
    });
    return with_ellipsis(*(first_too_long - 1));
}

}  // namespace

Colour colour(std::string_view hex) {
    unsigned rgb = 0;
    if (hex.size() != 7 || hex.front() != '#' ||
        std::from_chars(hex.data() + 1, hex.data() + hex.size(), rgb, 16).ptr != hex.data() + hex.size()) {
        throw Error{ErrorKind::internal, "'" + std::string{hex} + "'", "is no colour. Write #RRGGBB."};
    }
    return colour(rgb);
}

bool has_letters_of(std::string_view text) {
    const std::string valid = pango::valid_utf8(text);
    const pango::Font font = pango::plain_font(pango::measuring_context());
    for (const char* at = valid.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
        if (*at != '\n' && pango_font_has_char(font.get(), g_utf8_get_char(at)) == FALSE) {
            return false;
        }
    }
    return true;
}

double text_width(std::string_view text, const Letters& letters) {
    const pango::Layout layout = pango::layout_of(pango::measuring_context(), text, letters);
    PangoRectangle extents;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout.get(), 0), nullptr, &extents);
    return from_pango(extents.width);
}

Box box_of(Spot spot, std::string_view text, const Letters& letters) {
    const double width = text_width(text, letters);
    const double before = letters.anchor == Anchor::start    ? 0.0
                          : letters.anchor == Anchor::middle ? 0.5 * width
                                                             : width;
    const double above = k_above * letters.size;
    const double below = k_below * letters.size;
    if (letters.upwards) {
        return {spot.x - above, spot.y + before - width, spot.x + below, spot.y + before};
    }
    return {spot.x - before, spot.y - above, spot.x - before + width, spot.y + below};
}

Box ink_of(std::string_view text, const Letters& letters) {
    const pango::Layout layout = pango::layout_of(pango::measuring_context(), text, letters);
    PangoRectangle ink;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout.get(), 0), &ink, nullptr);
    return {from_pango(ink.x), from_pango(ink.y), from_pango(ink.x + ink.width), from_pango(ink.y + ink.height)};
}

Paragraph::Paragraph(std::string_view text, const Letters& letters, double width, std::size_t most_lines)
    : m_letters{letters}, m_room{width} {
    const std::string valid = pango::valid_utf8(text);
    const pango::Layout layout = pango::layout_of(pango::measuring_context(), valid, letters);
    pango_layout_set_single_paragraph_mode(layout.get(), FALSE);
    if (std::isfinite(width)) {
        pango_layout_set_width(layout.get(), static_cast<int>(std::floor(std::max(width, 0.0) * PANGO_SCALE)));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    }
    const auto count = static_cast<std::size_t>(pango_layout_get_line_count(layout.get()));
    m_is_cut = count > most_lines;
    for (std::size_t i = 0; i < std::min(count, most_lines); ++i) {
        const PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), static_cast<int>(i));
        const auto start = static_cast<std::size_t>(line->start_index);
        if (m_is_cut && i + 1 == most_lines) {
            const std::string rest = valid.substr(start, valid.find('\n', start) - start);
            m_lines.push_back(shortened(rest, letters, m_room));
        } else {
            m_lines.push_back(
                without_end_blanks(std::string_view{valid}.substr(start, static_cast<std::size_t>(line->length))));
        }
        m_widths.push_back(text_width(m_lines.back(), letters));
        m_widest = std::max(m_widest, m_widths.back());
    }
}

double Paragraph::height() const {
    const double gaps = m_lines.empty() ? 0.0 : static_cast<double>(m_lines.size() - 1) * k_leading;
    return m_letters.size * (k_above + gaps + k_below);
}

Spot Paragraph::base_line(std::size_t line) const {
    const double free = std::isfinite(m_room) ? m_room - m_widths.at(line) : 0.0;
    const double left = m_letters.anchor == Anchor::start    ? 0.0
                        : m_letters.anchor == Anchor::middle ? 0.5 * free
                                                             : free;
    return {left, m_letters.size * (k_above + static_cast<double>(line) * k_leading)};
}

}  // namespace lomsong::draw
