// SPDX-License-Identifier: Apache-2.0
/// @file  The sheet that an operator fills in: a workbook with its gaps, their evidence, and room for answers.
#pragma once

#include <cstddef>
#include <filesystem>

#include "io/review/reviewed_result.hpp"

namespace lomsong {

/// Writes the workbook, in the language of the result; the same bytes for the same result. Evidence columns of
/// which the result knows nothing are left out. Texts stay texts, whatever they begin with; those longer than a
/// cell can hold (32,767 characters) are cut and end in "…".
/// @throws Error{cannot_write} when the disk refuses.
void write_answer_sheet(const ReviewedResult& result, std::size_t which_operator,
                        const std::filesystem::path& file);

}  // namespace lomsong
