// SPDX-License-Identifier: Apache-2.0
/// @file  report.pdf: a result as a document of sheets, explained in docs/sheets.md; and each sheet as a picture.
#pragma once

#include <filesystem>
#include <vector>

#include "io/report/result_tables.hpp"
#include "io/sheets/sheet.hpp"
#include "io/sheets/sheet_source.hpp"

namespace lomsong::sheets {

/// The document in a result folder.
inline constexpr const char* k_document_file = "report.pdf";

/// Dots per inch of pictures of sheets.
inline constexpr int k_least_dpi = 30;
inline constexpr int k_most_dpi = 600;

/// All sheets in their order: cover, maps, communes, a sheet per commune, method, quality of the data. What the
/// result lacks, its sheet says. The source must outlive them.
/// @throws Error{bad_data} when a file of the folder is not what a run writes.
[[nodiscard]] std::vector<Sheet> document_sheets(const SheetSource& source);

/// One PDF with a table of contents: whole or not at all; the same bytes for the same folder and options.
/// @throws Error{cannot_write} when it is there and `overwrite` is false, or the disk refuses; else as above.
void write_report_document(const ResultTables& result, const SheetOptions& options,
                           const std::filesystem::path& file, bool overwrite);

/// Each sheet as report_001_cover.png, report_002_status.png ... in `folder`; gives back the files in their order.
/// `dpi` lies in k_least_dpi..k_most_dpi. Errors as above.
std::vector<std::filesystem::path> write_sheet_pictures(const ResultTables& result, const SheetOptions& options,
                                                        const std::filesystem::path& folder, int dpi,
                                                        bool overwrite);

}  // namespace lomsong::sheets
