// SPDX-License-Identifier: Apache-2.0
/// @file  How the classes of hamlets look on paper: a colour of the palette, a hatch and a shape, so that they stay
///        apart on a photocopy.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/sheets/paper.hpp"
#include "io/sheets/sheet_source.hpp"
#include "io/sheets/sign.hpp"

namespace lomsong::sheets {

struct ClassLook {
    std::string key;    ///< "dead_zone", as files write it; "good_by_several", "good_by_one"
    std::string label;  ///< in words
    Sign sign;
    std::optional<draw::Hatch> hatch{};  ///< of areas, over the sign's colour
};

/// Hamlets by status, best first; with `one_operator` good is one class, else it is two: by several, by one.
[[nodiscard]] std::vector<ClassLook> status_looks(const SheetSource& source, bool one_operator);
/// By fibre class, from near to far.
[[nodiscard]] std::vector<ClassLook> fibre_looks(const SheetSource& source);
/// By what became of them since an earlier result, in the order in which it is told; hamlets that only changed for
/// a single operator are "unchanged".
[[nodiscard]] std::vector<ClassLook> change_looks(const SheetSource& source);

/// The place of a class among the looks; nothing for a key that is none of them.
[[nodiscard]] std::optional<std::size_t> class_of_key(const std::vector<ClassLook>& looks, std::string_view key);

/// The status class of a hamlet for everybody (operator_key empty) or for one operator.
[[nodiscard]] std::string status_class(const SheetSource& source, const NamedValues& values, const Feature& hamlet,
                                       const std::string& operator_key);

/// As areas of the class are filled, `opacity` 0..1, with a line around each.
void draw_areas(Canvas& canvas, const Outlines& areas, const ClassLook& look, double opacity, const Line& border);

}  // namespace lomsong::sheets
