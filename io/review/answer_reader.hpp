// SPDX-License-Identifier: Apache-2.0
/// @file  A filled answer sheet read back: also with columns moved, rows sorted or left out, saved by another
/// program.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "engine/core/reporter.hpp"
#include "io/clean/finding.hpp"
#include "io/review/register.hpp"

namespace lomsong {

struct FilledSheet {
    SheetContent content;
    RowFindings findings;        ///< what was rejected, with row, column and what to do
    std::size_t unanswered = 0;  ///< rows without an answer
    std::size_t rejected = 0;    ///< rows with an answer that cannot be taken
};

/// Reads any table that `read_tables` can open (XLSX, XLS, ODS, CSV ...). Rows are known by their key, columns by
/// their headings. Where the hidden sheet is still there, what was asked is taken from it, and a key that it does
/// not hold is rejected. `received` (ISO 8601) bounds the dates of what is solved.
/// @throws Error{no_input} when the file is not there; Error{bad_data} when it holds no answer sheet, or one of a
///         newer program.
[[nodiscard]] FilledSheet read_answer_sheet(const std::filesystem::path& file, const std::string& received,
                                            const Reporter& reporter);

}  // namespace lomsong
