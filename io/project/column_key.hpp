// SPDX-License-Identifier: Apache-2.0
/// @file  What a column heading says once its decoration is off, so that "(5) Độ cao\nanten (m) *", "DO_CAO_ANTEN"
///        and "doCaoAnten" are one.
#pragma once

#include <string>
#include <string_view>

namespace lomsong {

struct ColumnKey {
    std::string key;   ///< "do_cao_anten"; empty when no Latin letter or digit is left
    std::string unit;  ///< named in the heading: "m", "ft", "km", "w", "dbm", "deg" ...; empty when none is
    std::string note;  ///< what else stands in brackets: "X (Kinh độ)" -> "kinh_do"
};

/// Takes off capitals, accents, numbering in front, brackets, line breaks, stars, and a unit at the end; takes
/// camelCase apart. A heading that stands wholly in brackets is its content.
[[nodiscard]] ColumnKey column_key(std::string_view heading);

/// The unit that a word names, in one spelling: "mét" -> "m", "Feet" -> "ft", "°" -> "deg"; empty for other words.
[[nodiscard]] std::string unit_named(std::string_view word);

}  // namespace lomsong
