// SPDX-License-Identifier: Apache-2.0
/// @file  Pango as this room uses it: one way to lay a line of text out, whether it is measured or drawn.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <pango/pangocairo.h>

#include "io/draw/text.hpp"

namespace lomsong::draw::pango {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
using Context = std::unique_ptr<PangoContext, Unref>;
using Font = std::unique_ptr<PangoFont, Unref>;
using Layout = std::unique_ptr<PangoLayout, Unref>;

/// The text with every byte that is not UTF-8, and NUL, replaced by U+FFFD.
[[nodiscard]] std::string valid_utf8(std::string_view text);

/// Letters without hinting, so that they keep their proportions on paper and in every size of picture.
void set_plain_letters(PangoContext* context);

/// For measuring, one per thread. @throws Error{no_input} naming the package when the letters are not there.
[[nodiscard]] PangoContext* measuring_context();

/// k_font in its upright, regular cut, or what stands in for it.
[[nodiscard]] Font plain_font(PangoContext* context);

/// One line of text.
[[nodiscard]] Layout layout_of(PangoContext* context, std::string_view text, const Letters& letters);

}  // namespace lomsong::draw::pango
