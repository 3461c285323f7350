// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/map_sheets.hpp"

#include "io/sheets/map_sheet_kinds.hpp"

namespace lomsong::sheets {

std::vector<Sheet> map_sheets(const SheetSource& source) {
    std::vector<Sheet> sheets{status_map_sheet(source), operators_map_sheet(source), gap_map_sheet(source),
                              fibre_map_sheet(source)};
    if (source.changes() != nullptr) {
        sheets.push_back(change_map_sheet(source));
    }
    return sheets;
}

}  // namespace lomsong::sheets
