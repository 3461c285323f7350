// SPDX-License-Identifier: Apache-2.0
/// @file  Sheets as values -> the sheets of a workbook.
#pragma once

#include <string>
#include <vector>

#include "io/workbook/book.hpp"
#include "io/workbook/sheet.hpp"

namespace lomsong {

/// Writes the sheets in their order. Links go to sheets of the same list. `footer` stands on every printed page.
void write_sheets(const Book& book, const std::vector<Sheet>& sheets, const std::string& footer, Language language);

}  // namespace lomsong
