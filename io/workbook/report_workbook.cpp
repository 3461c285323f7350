// SPDX-License-Identifier: Apache-2.0
#include "io/workbook/report_workbook.hpp"

#include "io/language/catalogue.hpp"
#include "io/workbook/book.hpp"
#include "io/workbook/report_source.hpp"
#include "io/workbook/sheet_writer.hpp"
#include "io/write/whole_file.hpp"

namespace lomsong {

namespace {

std::vector<Sheet> sheets_of(const ReportSource& source) {
    return {summary_sheet(source),  hamlet_sheet(source),   commune_sheet(source), group_sheet(source),
            operator_sheet(source), gap_sheet(source),      fibre_sheet(source),   proposal_sheet(source),
            cable_sheet(source),    change_sheet(source),   quality_sheet(source), finding_sheet(source),
            method_sheet(source),   parameter_sheet(source)};
}

}  // namespace

std::vector<Sheet> report_sheets(const ResultTables& result, const WorkbookOptions& options) {
    return sheets_of(ReportSource{result, options});
}

void write_report_workbook(const ResultTables& result, const WorkbookOptions& options,
                           const std::filesystem::path& file, bool overwrite) {
    WholeFile whole{file, overwrite};
    const ReportSource source{result, options};
    const std::vector<Sheet> sheets = sheets_of(source);
    Book book{whole.path(), source.title(), result.facts().data_date};
    const std::string warning =
        result.facts().made_up ? say(source.language(), "common.made_up") + ". " : std::string{};
    write_sheets(book, sheets, warning + source.title(), source.language());
    book.close();
    whole.commit();
}

}  // namespace lomsong
