// SPDX-License-Identifier: Apache-2.0
#include "io/draw/pango_text.hpp"

#include <cmath>

#include <cairo/cairo.h>

#include "engine/core/error.hpp"

namespace lomsong::draw::pango {

namespace {

struct FreeDescription {
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
using Description = std::unique_ptr<PangoFontDescription, FreeDescription>;

Description description_of(const Letters& letters) {
    Description description{pango_font_description_new()};
    pango_font_description_set_family_static(description.get(), k_font);
    pango_font_description_set_weight(description.get(), letters.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description.get(), letters.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(description.get(), std::round(letters.size * PANGO_SCALE));
    return description;
}

/// Fontconfig gives another font for one that it does not have; that would be boxes for Vietnamese letters.
void expect_font(PangoContext* context) {
    const Font font = plain_font(context);
    std::string family;
    if (font) {
        const Description found{pango_font_describe(font.get())};
        family = pango_font_description_get_family(found.get());
    }
    if (family != k_font) {
        throw Error{ErrorKind::no_input, "letters",
                    "the font '" + std::string{k_font} + "' is not on this machine. Install the package " +
                        k_font_package + "."};
    }
}

}  // namespace

std::string valid_utf8(std::string_view text) {
    const std::unique_ptr<gchar, decltype(&g_free)> valid{
        g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), g_free};
    return valid.get();
}

void set_plain_letters(PangoContext* context) {
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("vi"));  // whatever the machine's locale
}

PangoContext* measuring_context() {
    thread_local const Context context = [] {
        Context made{pango_font_map_create_context(pango_cairo_font_map_get_default())};
        set_plain_letters(made.get());
        expect_font(made.get());
        return made;
    }();
    return context.get();
}

Font plain_font(PangoContext* context) { return Font{pango_context_load_font(context, description_of({}).get())}; }

Layout layout_of(PangoContext* context, std::string_view text, const Letters& letters) {
    Layout layout{pango_layout_new(context)};
    const std::string valid = valid_utf8(text);
    pango_layout_set_font_description(layout.get(), description_of(letters).get());
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_text(layout.get(), valid.data(), static_cast<int>(valid.size()));
    return layout;
}

}  // namespace lomsong::draw::pango
