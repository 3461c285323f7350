// SPDX-License-Identifier: Apache-2.0
/// @file  How surely a column heading alone says one field.
#pragma once

#include <string>
#include <string_view>

#include "io/project/fields.hpp"
#include "io/project/synonyms.hpp"

namespace lomsong {

struct HeadingScore {
    double confidence = 0.0;  ///< 0 when the heading says nothing of the field
    std::string reason;       ///< "'Mã trạm' is a name of station"
};

/// From our own name and the words for it: the whole heading, one that a DBF cut to ten letters, one that stands at
/// the end of a joined heading ("Toạ độ Kinh độ"), one that makes up most of it, one with a slip of the pen.
[[nodiscard]] HeadingScore score_heading(std::string_view heading, const Field& field, const FieldNames& names);

/// True when two headings are one but for capitals, accents, blanks and punctuation.
[[nodiscard]] bool same_heading(std::string_view a, std::string_view b);

}  // namespace lomsong
