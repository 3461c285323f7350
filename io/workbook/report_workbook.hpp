// SPDX-License-Identifier: Apache-2.0
/// @file  report.xlsx: a result as a workbook, explained in docs/workbook.md.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/parameters.hpp"
#include "io/report/result_tables.hpp"
#include "io/workbook/sheet.hpp"

namespace lomsong {

/// The workbook in a result folder.
inline constexpr const char* k_workbook_file = "report.xlsx";

struct WorkbookOptions {
    std::optional<Language> language;       ///< empty: the result's
    std::string title;                      ///< empty: the result's
    std::optional<FeatureTable> changes;    ///< changes.geojson of `lomsong compare`
    std::optional<FeatureTable> proposals;  ///< proposals.geojson of `lomsong plan sites`
};

/// The sheets in their order. What the folder lacks, its sheet says.
/// @throws Error{bad_data} when a file of the folder is not what a run writes.
[[nodiscard]] std::vector<Sheet> report_sheets(const ResultTables& result, const WorkbookOptions& options);

/// The workbook as a file: whole or not at all; the same bytes for the same folder and options.
/// @throws Error{cannot_write} when it is there and `overwrite` is false, or the disk refuses; else as above.
void write_report_workbook(const ResultTables& result, const WorkbookOptions& options,
                           const std::filesystem::path& file, bool overwrite);

}  // namespace lomsong
