// SPDX-License-Identifier: Apache-2.0
#include "io/report/canvas.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <regex>

#include <cairo/cairo-svg.h>
#include <cairo/cairo.h>

#include "engine/core/error.hpp"

namespace lomsong::report {

namespace {

constexpr const char* k_font = "Noto Sans";

cairo_status_t append(void* text, const unsigned char* bytes, unsigned count) {
    static_cast<std::string*>(text)->append(bytes, bytes + count);
    return CAIRO_STATUS_SUCCESS;
}

void expect_success(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS) {
        throw Error{ErrorKind::internal, "profile plot",
                    std::string{"cannot be drawn: "} + cairo_status_to_string(status) + "."};
    }
}

}  // namespace

struct Canvas::Inside {
    ImageKind kind;
    std::string out;  ///< outlives the surface, which writes to it to its end
    cairo_surface_t* surface;
    cairo_t* pen;

    Inside(ImageKind wanted, double width, double height, double scale)
        : kind{wanted},
          surface{wanted == ImageKind::svg
                      ? cairo_svg_surface_create_for_stream(append, &out, width, height)
                      : cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width * scale)),
                                                   static_cast<int>(std::lround(height * scale)))},
          pen{cairo_create(surface)} {
        if (kind == ImageKind::png) {
            cairo_scale(pen, scale, scale);
        }
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
        const std::array dashes{4.0 * line.width, 3.0 * line.width};
        cairo_set_dash(pen, dashes.data(), line.dashed ? 2 : 0, 0.0);
    }
    void set(const Letters& letters) const {
        cairo_select_font_face(pen, k_font, CAIRO_FONT_SLANT_NORMAL,
                               letters.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
        cairo_set_font_size(pen, letters.size);
    }
    void trace(std::span<const Spot> spots) const {
        cairo_new_path(pen);
        for (const Spot& spot : spots) {
            cairo_line_to(pen, spot.x, spot.y);
        }
    }
    void trace(const Box& box, double corner) const {
        cairo_new_path(pen);
        if (corner <= 0.0) {
            cairo_rectangle(pen, box.left, box.top, box.width(), box.height());
            return;
        }
        constexpr double k_quarter = 0.5 * std::numbers::pi;
        cairo_new_sub_path(pen);
        cairo_arc(pen, box.right - corner, box.top + corner, corner, -k_quarter, 0.0);
        cairo_arc(pen, box.right - corner, box.bottom - corner, corner, 0.0, k_quarter);
        cairo_arc(pen, box.left + corner, box.bottom - corner, corner, k_quarter, 2.0 * k_quarter);
        cairo_arc(pen, box.left + corner, box.top + corner, corner, 2.0 * k_quarter, 3.0 * k_quarter);
        cairo_close_path(pen);
    }
};

Canvas::Canvas(ImageKind kind, double width, double height, double scale)
    : m_inside{std::make_unique<Inside>(kind, width, height, scale)} {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(m_inside->pen, options);
    cairo_font_options_destroy(options);
    cairo_set_line_join(m_inside->pen, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(m_inside->pen, CAIRO_LINE_CAP_BUTT);
    fill(Box{0.0, 0.0, width, height}, colour(0xFFFFFF));
}

Canvas::~Canvas() = default;

void Canvas::clip(const Box& box) {
    cairo_save(m_inside->pen);
    m_inside->trace(box, 0.0);
    cairo_clip(m_inside->pen);
}

void Canvas::release() { cairo_restore(m_inside->pen); }

void Canvas::fill(std::span<const Spot> outline, const Colour& colour) {
    m_inside->set(colour);
    m_inside->trace(outline);
    cairo_close_path(m_inside->pen);
    cairo_fill(m_inside->pen);
}

void Canvas::stroke(std::span<const Spot> line, const Line& style) {
    m_inside->set(style);
    m_inside->trace(line);
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

double Canvas::text_width(std::string_view text, const Letters& letters) {
    m_inside->set(letters);
    cairo_text_extents_t extents;
    cairo_text_extents(m_inside->pen, std::string{text}.c_str(), &extents);
    return extents.x_advance;
}

void Canvas::text(Spot spot, std::string_view text, const Letters& letters) {
    const double width = text_width(text, letters);
    const double back = letters.anchor == Anchor::start    ? 0.0
                        : letters.anchor == Anchor::middle ? 0.5 * width
                                                           : width;
    cairo_save(m_inside->pen);
    m_inside->set(letters.colour);
    cairo_translate(m_inside->pen, spot.x, spot.y);
    if (letters.upwards) {
        cairo_rotate(m_inside->pen, -0.5 * std::numbers::pi);
    }
    cairo_move_to(m_inside->pen, -back, 0.0);
    cairo_show_text(m_inside->pen, std::string{text}.c_str());
    cairo_restore(m_inside->pen);
}

std::string Canvas::bytes() {
    expect_success(cairo_status(m_inside->pen));
    if (m_inside->kind == ImageKind::png) {
        expect_success(cairo_surface_write_to_png_stream(m_inside->surface, append, &m_inside->out));
        return std::move(m_inside->out);
    }
    cairo_surface_finish(m_inside->surface);
    expect_success(cairo_surface_status(m_inside->surface));
    // Cairo numbers its surfaces by process; the picture must not depend on how many came before.
    static const std::regex numbered{R"rx(id="surface[0-9]+")rx"};
    return std::regex_replace(m_inside->out, numbered, R"(id="surface")");
}

}  // namespace lomsong::report
