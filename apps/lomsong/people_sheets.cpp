// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/people_sheets.hpp"

#include "io/qgis/project_file.hpp"
#include "io/report/map_pages.hpp"
#include "io/sheets/report_document.hpp"
#include "io/workbook/report_workbook.hpp"

namespace lomsong {

namespace {

void write_map(const ResultTables& result, const SheetWishes& wishes, const SheetPlace& place) {
    write_map_pages(result, {.language = wishes.language, .title = wishes.title, .changes = wishes.changes},
                    place.folder, place.overwrite);
}

void write_workbook(const ResultTables& result, const SheetWishes& wishes, const SheetPlace& place) {
    write_report_workbook(result, {wishes.language, wishes.title, wishes.changes, wishes.proposals},
                          place.folder / k_workbook_file, place.overwrite);
}

void write_document(const ResultTables& result, const SheetWishes& wishes, const SheetPlace& place) {
    sheets::write_report_document(result, sheet_options(wishes), place.folder / sheets::k_document_file,
                                  place.overwrite);
}

void write_project_of_qgis(const ResultTables& result, const SheetWishes& wishes, const SheetPlace& place) {
    write_qgis_project(result, {wishes.language, wishes.title}, place.folder / k_qgis_file, place.overwrite);
}

constexpr std::array k_sheets{
    PeopleSheet{"pdf", Output::pdf, sheets::k_document_file, write_document},
    PeopleSheet{"map", Output::map, k_map_file, write_map},
    PeopleSheet{"xlsx", Output::workbook, k_workbook_file, write_workbook},
    PeopleSheet{"qgis", Output::qgis, k_qgis_file, write_project_of_qgis},
};

}  // namespace

sheets::SheetOptions sheet_options(const SheetWishes& wishes) {
    return {.language = wishes.language,
            .title = wishes.title,
            .changes = wishes.changes,
            .logo = wishes.logo ? std::optional{wishes.logo->picture} : std::nullopt};
}

std::span<const PeopleSheet> people_sheets() { return k_sheets; }

std::vector<std::filesystem::path> write_people_sheets(std::span<const PeopleSheet> sheets,
                                                       const ResultTables& result, const SheetWishes& wishes,
                                                       const SheetPlace& place, Execution execution,
                                                       Reporter& reporter) {
    reporter.begin_stage("making sheets", sheets.size());
    return map_tasks<std::filesystem::path>(sheets.size(), execution, reporter, [&](std::size_t i) {
        sheets[i].write(result, wishes, place);
        reporter.advance(1);
        return place.folder / sheets[i].file;
    });
}

}  // namespace lomsong
