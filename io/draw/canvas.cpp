// SPDX-License-Identifier: Apache-2.0
#include "io/draw/canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <numbers>
#include <regex>

#include <cairo/cairo-pdf.h>
#include <cairo/cairo-svg.h>
#include <cairo/cairo.h>

#include "engine/core/error.hpp"
#include "io/draw/pango_text.hpp"

namespace lomsong::draw {

namespace {

constexpr double k_quarter = 0.5 * std::numbers::pi;

cairo_status_t append(void* text, const unsigned char* bytes, unsigned count) {
    static_cast<std::string*>(text)->append(bytes, bytes + count);
    return CAIRO_STATUS_SUCCESS;
}

void expect_success(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) {
        throw Error{ErrorKind::internal, "picture",
                    std::string{"cannot be drawn: "} + cairo_status_to_string(status) + "."};
    }
}

cairo_surface_t* new_surface(ImageKind kind, std::string& out, double width, double height, double scale) {
    switch (kind) {
        case ImageKind::svg:
            return cairo_svg_surface_create_for_stream(append, &out, width * scale, height * scale);
        case ImageKind::pdf:
            return cairo_pdf_surface_create_for_stream(append, &out, width * scale, height * scale);
        case ImageKind::png: break;
    }
    return cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width * scale)),
                                      static_cast<int>(std::lround(height * scale)));
}

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;

Surface surface_of(const Picture& picture) {
    const bool opaque =
        std::ranges::all_of(picture.pixels, [](std::uint32_t pixel) { return pixel >> 24U == 0xFFU; });
    Surface surface{
        cairo_image_surface_create(opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, picture.cols, picture.rows)};
    expect_success(cairo_surface_status(surface.get()));
    cairo_surface_flush(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    const std::size_t row_bytes = static_cast<std::size_t>(picture.cols) * sizeof(std::uint32_t);
    for (std::size_t row = 0; row < static_cast<std::size_t>(picture.rows); ++row) {
        std::memcpy(cairo_image_surface_get_data(surface.get()) + row * stride,
                    &picture.pixels[row * static_cast<std::size_t>(picture.cols)], row_bytes);
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

/// What tells pictures apart: their size and the 64 bits of FNV-1a over their pixels.
std::string name_by_content(const Picture& picture) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const std::uint32_t pixel : picture.pixels) {
        hash = (hash ^ pixel) * 1099511628211ULL;
    }
    return std::to_string(picture.cols) + 'x' + std::to_string(picture.rows) + ':' + std::to_string(hash);
}

/// PNG bytes that are still to be read.
struct Reading {
    std::string_view rest;
};
cairo_status_t read_on(void* closure, unsigned char* bytes, unsigned count) {
    Reading& reading = *static_cast<Reading*>(closure);
    if (reading.rest.size() < count) {
        return CAIRO_STATUS_READ_ERROR;
    }
    std::memcpy(bytes, reading.rest.data(), count);
    reading.rest.remove_prefix(count);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct Canvas::Inside {
    ImageKind kind;
    double scale;
    std::string out;  ///< outlives the surface, which writes to it to its end
    cairo_surface_t* surface;
    cairo_t* pen;
    pango::Context letters_context;
    std::map<std::string, Surface> pictures;  ///< by content: a document holds the same picture once

    Inside(ImageKind wanted, double width, double height, double units)
        : kind{wanted},
          scale{units},
          surface{new_surface(wanted, out, width, height, units)},
          pen{cairo_create(surface)},
          letters_context{pango_font_map_create_context(pango_cairo_font_map_get_default())} {
        cairo_scale(pen, scale, scale);
        cairo_set_line_join(pen, CAIRO_LINE_JOIN_ROUND);
        pango::set_plain_letters(letters_context.get());
    }
    ~Inside() {
        cairo_destroy(pen);
        cairo_surface_destroy(surface);
    }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

    void set(const Colour& colour) const {
        cairo_set_source_rgba(pen, colour.red, colour.green, colour.blue, colour.opacity);
    }
    void set(const Line& line) const {
        set(line.colour);
        cairo_set_line_width(pen, line.width);
        const bool dots = line.dash == Dash::dots;
        const std::array pattern{dots ? 0.0 : 4.0 * line.width, dots ? 2.2 * line.width : 3.0 * line.width};
        cairo_set_dash(pen, pattern.data(), line.dash == Dash::none ? 0 : 2, 0.0);
        cairo_set_line_cap(pen, dots ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    }
    void trace(std::span<const Spot> spots) const {
        cairo_new_sub_path(pen);
        for (const Spot& spot : spots) {
            cairo_line_to(pen, spot.x, spot.y);
        }
    }
    void trace(const Outlines& outlines, bool closed) const {
        cairo_new_path(pen);
        for (const std::vector<Spot>& outline : outlines) {
            trace(outline);
            if (closed && !outline.empty()) {
                cairo_close_path(pen);
            }
        }
    }
    void trace(const Box& box, double corner) const {
        cairo_new_path(pen);
        if (corner <= 0.0) {
            cairo_rectangle(pen, box.left, box.top, box.width(), box.height());
            return;
        }
        cairo_new_sub_path(pen);
        cairo_arc(pen, box.right - corner, box.top + corner, corner, -k_quarter, 0.0);
        cairo_arc(pen, box.right - corner, box.bottom - corner, corner, 0.0, k_quarter);
        cairo_arc(pen, box.left + corner, box.bottom - corner, corner, k_quarter, 2.0 * k_quarter);
        cairo_arc(pen, box.left + corner, box.top + corner, corner, 2.0 * k_quarter, 3.0 * k_quarter);
        cairo_close_path(pen);
    }
    /// The pen at the start of a line of text, turned as its letters; `restore` ends it.
    [[nodiscard]] pango::Layout begin_text(Spot spot, std::string_view text, const Letters& letters) const {
        const double width = letters.anchor == Anchor::start ? 0.0 : text_width(text, letters);
        cairo_save(pen);
        cairo_translate(pen, spot.x, spot.y);
        if (letters.upwards) {
            cairo_rotate(pen, -k_quarter);
        }
        cairo_move_to(pen, letters.anchor == Anchor::middle ? -0.5 * width : -width, 0.0);
        pango_cairo_update_context(pen, letters_context.get());
        return pango::layout_of(letters_context.get(), text, letters);
    }
};

Canvas::Canvas(ImageKind kind, double width, double height, double scale)
    : m_inside{std::make_unique<Inside>(kind, width, height, scale)} {
    expect_success(cairo_surface_status(m_inside->surface));
    static_cast<void>(pango::measuring_context());  // says that letters are missing before anything is drawn
    fill(Box{0.0, 0.0, width, height}, colour(0xFFFFFFU));
}

Canvas::~Canvas() = default;

void Canvas::describe(const DocumentFacts& facts) {
    if (m_inside->kind != ImageKind::pdf) {
        return;
    }
    const auto tell = [this](cairo_pdf_metadata_t what, const std::string& text) {
        cairo_pdf_surface_set_metadata(m_inside->surface, what, text.c_str());
    };
    tell(CAIRO_PDF_METADATA_TITLE, pango::valid_utf8(facts.title));
    tell(CAIRO_PDF_METADATA_SUBJECT, pango::valid_utf8(facts.subject));
    tell(CAIRO_PDF_METADATA_AUTHOR, pango::valid_utf8(facts.author));
    tell(CAIRO_PDF_METADATA_CREATOR, "Lomsong");
    // Untold, Cairo would write the clock's.
    tell(CAIRO_PDF_METADATA_CREATE_DATE, (facts.day.empty() ? "1970-01-01" : facts.day) + "T00:00:00Z");
}

void Canvas::next_page(double width, double height) {
    cairo_show_page(m_inside->pen);
    cairo_pdf_surface_set_size(m_inside->surface, width * m_inside->scale, height * m_inside->scale);
    fill(Box{0.0, 0.0, width, height}, colour(0xFFFFFFU));
}

void Canvas::bookmark(const std::string& title) {
    if (m_inside->kind != ImageKind::pdf) {
        return;
    }
    // A named place on this page, and the entry that leads there. Names are numbered, titles may repeat.
    const std::string name = "sheet" + std::to_string(++m_bookmarks);
    cairo_tag_begin(m_inside->pen, CAIRO_TAG_DEST, ("name='" + name + "' x=0 y=0").c_str());
    cairo_tag_end(m_inside->pen, CAIRO_TAG_DEST);
    cairo_pdf_surface_add_outline(m_inside->surface, CAIRO_PDF_OUTLINE_ROOT, pango::valid_utf8(title).c_str(),
                                  ("dest='" + name + "'").c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

void Canvas::clip(const Box& box) {
    cairo_save(m_inside->pen);
    m_inside->trace(box, 0.0);
    cairo_clip(m_inside->pen);
}

void Canvas::clip(const Outlines& areas) {
    cairo_save(m_inside->pen);
    m_inside->trace(areas, true);
    cairo_clip(m_inside->pen);
}

void Canvas::release() { cairo_restore(m_inside->pen); }

void Canvas::fill(std::span<const Spot> outline, const Colour& colour) {
    m_inside->set(colour);
    cairo_new_path(m_inside->pen);
    m_inside->trace(outline);
    cairo_close_path(m_inside->pen);
    cairo_fill(m_inside->pen);
}

void Canvas::fill(const Outlines& areas, const Colour& colour) {
    m_inside->set(colour);
    m_inside->trace(areas, true);
    cairo_fill(m_inside->pen);
}

void Canvas::paint(const Outlines& areas, const Colour& colour, const Line& border) {
    m_inside->trace(areas, true);
    m_inside->set(colour);
    cairo_fill_preserve(m_inside->pen);
    m_inside->set(border);
    cairo_stroke(m_inside->pen);
}

void Canvas::hatch(const Outlines& areas, const Hatch& hatch) {
    clip(areas);
    Box bounds;
    cairo_clip_extents(m_inside->pen, &bounds.left, &bounds.top, &bounds.right, &bounds.bottom);
    if (bounds.width() > 0.0 && bounds.height() > 0.0) {
        const double angle = hatch.degrees * std::numbers::pi / 180.0;
        const Spot along{std::cos(angle), -std::sin(angle)};
        const Spot across{std::sin(angle), std::cos(angle)};
        const Spot middle = bounds.middle();
        const double reach = 0.5 * std::hypot(bounds.width(), bounds.height()) + hatch.gap;
        const auto in_gaps = [&](const Spot& axis) { return (axis.x * middle.x + axis.y * middle.y) / hatch.gap; };
        const bool dots = hatch.line.dash == Dash::dots;
        const auto first = static_cast<long>(std::floor(in_gaps(across) - reach / hatch.gap));
        const auto last = static_cast<long>(std::ceil(in_gaps(across) + reach / hatch.gap));
        const double start = hatch.gap * std::floor(in_gaps(along) - reach / hatch.gap);
        const double end = hatch.gap * std::ceil(in_gaps(along) + reach / hatch.gap);
        m_inside->set(hatch.line);
        if (dots) {
            const std::array pattern{0.0, hatch.gap};
            cairo_set_dash(m_inside->pen, pattern.data(), 2, 0.0);
        }
        cairo_new_path(m_inside->pen);
        for (long i = first; i <= last; ++i) {
            const double away = static_cast<double>(i) * hatch.gap;
            const double from = start - (dots && i % 2 != 0 ? 0.5 * hatch.gap : 0.0);
            cairo_move_to(m_inside->pen, along.x * from + across.x * away, along.y * from + across.y * away);
            cairo_line_to(m_inside->pen, along.x * end + across.x * away, along.y * end + across.y * away);
        }
        cairo_stroke(m_inside->pen);
    }
    release();
}

void Canvas::stroke(std::span<const Spot> line, const Line& style) {
    m_inside->set(style);
    cairo_new_path(m_inside->pen);
    m_inside->trace(line);
    cairo_stroke(m_inside->pen);
}

void Canvas::stroke(const Outlines& lines, const Line& style) {
    m_inside->set(style);
    m_inside->trace(lines, false);
    cairo_stroke(m_inside->pen);
}

void Canvas::fill(const Box& box, const Colour& colour, double corner) {
    m_inside->set(colour);
    m_inside->trace(box, corner);
    cairo_fill(m_inside->pen);
}

void Canvas::stroke(const Box& box, const Line& style, double corner) {
    m_inside->set(style);
    m_inside->trace(box, corner);
    cairo_stroke(m_inside->pen);
}

void Canvas::dot(Spot centre, double radius, const Colour& colour) {
    m_inside->set(colour);
    cairo_new_path(m_inside->pen);
    cairo_arc(m_inside->pen, centre.x, centre.y, radius, 0.0, 2.0 * std::numbers::pi);
    cairo_fill(m_inside->pen);
}

void Canvas::picture(const Box& box, const Picture& picture, double opacity) {
    if (picture.cols <= 0 || picture.rows <= 0) {
        return;
    }
    Surface& surface = m_inside->pictures[name_by_content(picture)];
    if (!surface) {
        surface = surface_of(picture);
    }
    cairo_save(m_inside->pen);
    cairo_rectangle(m_inside->pen, box.left, box.top, box.width(), box.height());
    cairo_clip(m_inside->pen);
    cairo_translate(m_inside->pen, box.left, box.top);
    cairo_scale(m_inside->pen, box.width() / picture.cols, box.height() / picture.rows);
    cairo_set_source_surface(m_inside->pen, surface.get(), 0.0, 0.0);
    cairo_pattern_set_extend(cairo_get_source(m_inside->pen), CAIRO_EXTEND_PAD);
    cairo_paint_with_alpha(m_inside->pen, opacity);
    cairo_restore(m_inside->pen);
}

void Canvas::text(Spot spot, std::string_view text, const Letters& letters) {
    if (m_told != nullptr) {
        m_told->push_back({std::string{text}, box_of(spot, text, letters), letters});
    }
    const pango::Layout layout = m_inside->begin_text(spot, text, letters);
    m_inside->set(letters.colour);
    PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), 0);
    if (m_inside->kind == ImageKind::png) {
        // As outlines: glyphs of a picture would be moved to whole pixels, and words fall apart in small ones.
        pango_cairo_layout_line_path(m_inside->pen, line);
        cairo_fill(m_inside->pen);
    } else {
        pango_cairo_show_layout_line(m_inside->pen, line);
    }
    cairo_restore(m_inside->pen);
}

void Canvas::text(Spot spot, std::string_view text, const Letters& letters, const Line& border) {
    const pango::Layout layout = m_inside->begin_text(spot, text, letters);
    pango_cairo_layout_line_path(m_inside->pen, pango_layout_get_line_readonly(layout.get(), 0));
    m_inside->set(border);
    cairo_stroke(m_inside->pen);
    cairo_restore(m_inside->pen);
    this->text(spot, text, letters);
}

void Canvas::text(Spot spot, const Paragraph& paragraph) {
    Letters letters = paragraph.letters();
    letters.anchor = Anchor::start;  // base_line() has kept to the side already
    for (std::size_t i = 0; i < paragraph.lines().size(); ++i) {
        const Spot start = paragraph.base_line(i);
        text({spot.x + start.x, spot.y + start.y}, paragraph.lines()[i], letters);
    }
}

std::string Canvas::bytes() {
    expect_success(cairo_status(m_inside->pen));
    if (m_inside->kind == ImageKind::png) {
        expect_success(cairo_surface_write_to_png_stream(m_inside->surface, append, &m_inside->out));
        return std::move(m_inside->out);
    }
    cairo_surface_finish(m_inside->surface);
    expect_success(cairo_surface_status(m_inside->surface));
    if (m_inside->kind == ImageKind::pdf) {
        return std::move(m_inside->out);
    }
    // Cairo numbers its surfaces by process; the picture must not depend on how many came before.
    static const std::regex numbered{R"rx(id="surface[0-9]+")rx"};
    return std::regex_replace(m_inside->out, numbered, R"(id="surface")");
}

Picture picture_of_png(std::string_view bytes, const std::string& shown) {
    Reading reading{bytes};
    const Surface read{cairo_image_surface_create_from_png_stream(read_on, &reading)};
    if (cairo_surface_status(read.get()) != CAIRO_STATUS_SUCCESS) {
        throw Error{ErrorKind::bad_data, shown,
                    std::string{"is no PNG picture: "} + cairo_status_to_string(cairo_surface_status(read.get())) +
                        ". Give a picture in the format PNG."};
    }
    Picture picture{cairo_image_surface_get_width(read.get()), cairo_image_surface_get_height(read.get()), {}};
    const auto cols = static_cast<std::size_t>(picture.cols);
    const auto rows = static_cast<std::size_t>(picture.rows);
    picture.pixels.resize(cols * rows);
    // Grey and palette pictures come as 24 or 32 bits too; 24 bits leave the top byte open.
    const bool opaque = cairo_image_surface_get_format(read.get()) == CAIRO_FORMAT_RGB24;
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(read.get()));
    for (std::size_t row = 0; row < rows; ++row) {
        std::memcpy(&picture.pixels[row * cols], cairo_image_surface_get_data(read.get()) + row * stride,
                    cols * sizeof(std::uint32_t));
    }
    if (opaque) {
        std::ranges::for_each(picture.pixels, [](std::uint32_t& pixel) { pixel |= 0xFF000000U; });
    }
    return picture;
}

}  // namespace lomsong::draw
