// SPDX-License-Identifier: Apache-2.0
/// @file  The map sheets of the whole result, A3 across, and the map of one commune for its page.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "io/sheets/paper.hpp"
#include "io/sheets/sheet.hpp"
#include "io/sheets/sheet_source.hpp"

namespace lomsong::sheets {

/// Hamlet status; operators side by side; gaps; fibre; changes, when they are known. A sheet whose subject the
/// result lacks says so. The source must outlive them.
[[nodiscard]] std::vector<Sheet> map_sheets(const SheetSource& source);

/// The map of a commune with its legend, scale, north and grid: `hamlets[i]` is a row of the table "hamlets" and
/// carries the number i + 1, as in the list beside or below it. Neighbours are greyed. Without a place to show, the
/// box says so.
void draw_commune_map(Canvas& canvas, const SheetSource& source, const std::string& commune_code,
                      std::span<const std::size_t> hamlets, const PaperBox& box);

}  // namespace lomsong::sheets
