// SPDX-License-Identifier: Apache-2.0
#include "io/review/sheet_columns.hpp"

#include <algorithm>

#include "engine/core/text.hpp"
#include "io/language/catalogue.hpp"

namespace lomsong {

std::string heading_of(SheetField field, Language language) {
    return say(language, "sheet." + std::string{column_of(field).key});
}

std::optional<SheetField> field_named(std::string_view heading) {
    const std::string wanted = identifier(heading);
    const auto* found = std::ranges::find_if(k_sheet_columns, [&](const SheetColumn& column) {
        return wanted == identifier(heading_of(column.field, Language::vietnamese)) ||
               wanted == identifier(heading_of(column.field, Language::english));
    });
    return found == k_sheet_columns.end() ? std::nullopt : std::optional{found->field};
}

}  // namespace lomsong
