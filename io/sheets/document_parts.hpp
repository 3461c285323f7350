// SPDX-License-Identifier: Apache-2.0
/// @file  The pages of the document that are no maps of the whole, each kind in a file of its own.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "io/sheets/sheet.hpp"
#include "io/sheets/sheet_source.hpp"

namespace lomsong::sheets {

/// A page as the table of contents tells it.
struct ContentsLine {
    std::string title;
    std::size_t page = 0;  ///< from 1
};

/// The hamlets of one commune, as its page lists them.
struct CommuneHamlets {
    std::string code;                  ///< may be empty: a result without communes
    std::string name;                  ///< as people read it
    std::vector<std::size_t> hamlets;  ///< rows of the table "hamlets", in its order
};

/// Every commune of the result in its order, those without hamlets too; then hamlets of communes that it has not.
[[nodiscard]] std::vector<CommuneHamlets> communes_of(const SheetSource& source);

/// Key figures, hamlets by operator, what the document holds.
[[nodiscard]] Sheet cover_sheet(const SheetSource& source, std::vector<ContentsLine> contents);

/// Totals of every commune with the page it is on. `first_page` is the page of the first commune's own sheet; those
/// after it begin where `page_counts` says.
[[nodiscard]] std::vector<Sheet> commune_list_sheets(const SheetSource& source,
                                                     const std::vector<CommuneHamlets>& communes,
                                                     std::size_t first_page,
                                                     const std::vector<std::size_t>& page_counts);

/// Map, counts and list of one commune: one page, more when the list asks for it.
[[nodiscard]] std::vector<Sheet> commune_sheets(const SheetSource& source, const CommuneHamlets& commune);

/// What the words mean, what every number depends on.
[[nodiscard]] std::vector<Sheet> method_sheets(const SheetSource& source);

/// What was read, refused, found and assumed.
[[nodiscard]] std::vector<Sheet> quality_sheets(const SheetSource& source);

}  // namespace lomsong::sheets
