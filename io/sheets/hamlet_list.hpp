// SPDX-License-Identifier: Apache-2.0
/// @file  The list of a commune's hamlets and its counts, as tables on paper.
#pragma once

#include <string>
#include <vector>

#include "io/sheets/document_parts.hpp"
#include "io/sheets/paper_table.hpp"
#include "io/sheets/sheet_source.hpp"

namespace lomsong::sheets {

/// One row per hamlet: number as on the map, name, households and people, status for everybody and for each
/// operator, the best margin, causes, the way to fibre. Columns for which the whole result has nothing are left
/// out.
[[nodiscard]] PaperTable hamlet_list(const SheetSource& source, const std::vector<std::size_t>& hamlets);

/// "k/n (p %)" by status: hamlets of any operator, households and people when the result has them, then hamlets of
/// each operator.
[[nodiscard]] PaperTable commune_counts(const SheetSource& source, const CommuneHamlets& commune);

/// What the whole result lacks: fibre, people, operators, an operator's report.
[[nodiscard]] std::vector<std::string> missing_notes(const SheetSource& source);

/// How the list's columns are to be read, and what it lacks.
[[nodiscard]] std::vector<std::string> list_notes(const SheetSource& source);

}  // namespace lomsong::sheets
