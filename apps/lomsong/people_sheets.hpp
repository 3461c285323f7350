// SPDX-License-Identifier: Apache-2.0
/// @file  What people carry into the room, made of a result folder: the list of these sheets, for `run` and
///        `report` alike.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/reporter.hpp"
#include "engine/parallel/execution.hpp"
#include "io/project/project.hpp"
#include "io/report/logo.hpp"
#include "io/report/result_tables.hpp"
#include "io/sheets/sheet_source.hpp"

namespace lomsong {

/// What the sheets are to say that the result does not hold.
struct SheetWishes {
    std::optional<Language> language;       ///< empty: the result's
    std::string title;                      ///< empty: the result's
    std::optional<FeatureTable> changes;    ///< changes.geojson of `lomsong compare`
    std::optional<FeatureTable> proposals;  ///< proposals.geojson of `lomsong plan sites`
    std::optional<Logo> logo;               ///< beside the titles of printed sheets
};

/// Where the sheets go.
struct SheetPlace {
    std::filesystem::path folder;
    bool overwrite = false;  ///< or refuse a file that is there
};

/// A kind of sheet. A new one is a line in people_sheets.cpp, a key of [outputs] and a word of `report --only`.
struct PeopleSheet {
    std::string_view name;  ///< as `report --only` says it
    Output output;
    std::string_view file;
    void (*write)(const ResultTables& result, const SheetWishes& wishes, const SheetPlace& place);
};

/// What of it the sheets of report.pdf take.
[[nodiscard]] sheets::SheetOptions sheet_options(const SheetWishes& wishes);

/// All of them, the longest work first.
[[nodiscard]] std::span<const PeopleSheet> people_sheets();

/// Makes the sheets side by side and returns where they are, in the order given.
/// @throws Error as the sheets' own writers do.
std::vector<std::filesystem::path> write_people_sheets(std::span<const PeopleSheet> sheets,
                                                       const ResultTables& result, const SheetWishes& wishes,
                                                       const SheetPlace& place, Execution execution,
                                                       Reporter& reporter);

}  // namespace lomsong
