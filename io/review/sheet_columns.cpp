// SPDX-License-Identifier: Apache-2.0
#include "io/review/sheet_columns.hpp"

#include <algorithm>

#include "engine/core/text.hpp"

namespace lomsong {

std::optional<SheetField> field_named(std::string_view heading) {
    const std::string wanted = identifier(heading);
    const auto* found = std::ranges::find_if(k_sheet_columns, [&](const SheetColumn& column) {
        return wanted == identifier(column.heading.vietnamese) || wanted == identifier(column.heading.english);
    });
    return found == k_sheet_columns.end() ? std::nullopt : std::optional{found->field};
}

}  // namespace lomsong
