// SPDX-License-Identifier: Apache-2.0
/// @file  Tables of the workbook on paper: what both say is told once, in io/workbook.
#pragma once

#include <optional>
#include <string>

#include "io/sheets/paper_table.hpp"
#include "io/workbook/sheet.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong::sheets {

/// As the reader of the language writes it: whole numbers with their groups, others with `digits` decimals, yes and
/// no in words. Missing is empty.
[[nodiscard]] std::string shown(const Value& value, int digits, Language language);

/// The printed columns of a block. A cell that is the word for a status has its sign.
[[nodiscard]] PaperTable paper_table(const Block& block, Language language);

}  // namespace lomsong::sheets
