// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/block_table.hpp"

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"

namespace lomsong::sheets {

namespace {

int digits_of(CellForm form) {
    switch (form) {
        case CellForm::tenth: return 1;
        case CellForm::hundredth: return 2;
        case CellForm::degrees: return 5;
        case CellForm::text:
        case CellForm::whole:
        case CellForm::date: break;
    }
    return 0;
}

std::optional<Sign> sign_of_word(const std::string& text, Language language) {
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        if (text == label(status.status, language)) {
            return sign_of(status.status, 1);
        }
    }
    return std::nullopt;
}

}  // namespace

std::string shown(const Value& value, int digits, Language language) {
    struct Show {
        int digits;
        Language language;
        std::string operator()(std::monostate /*missing*/) const { return {}; }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t whole) const { return number(static_cast<double>(whole), 0, language); }
        std::string operator()(double real) const { return number(real, digits, language); }
        std::string operator()(bool flag) const { return say(language, flag ? "common.yes" : "common.no"); }
    };
    return std::visit(Show{digits, language}, value);
}

PaperTable paper_table(const Block& block, Language language) {
    PaperTable table;
    std::vector<std::size_t> printed;
    for (std::size_t i = 0; i < block.columns.size(); ++i) {
        const BlockColumn& column = block.columns[i];
        if (column.is_printed) {
            printed.push_back(i);
            const bool is_text = column.form == CellForm::text || column.form == CellForm::date;
            table.columns.push_back({column.heading, is_text ? Anchor::start : Anchor::end, is_text ? 1.0 : 0.3});
        }
    }
    for (const SheetRow& row : block.rows) {
        PaperRow& made = table.rows.emplace_back();
        made.is_bold = row.is_total;
        for (const std::size_t i : printed) {
            const Value missing;
            const Value& value = i < row.values.size() ? row.values[i] : missing;
            PaperCell& cell = made.cells.emplace_back();
            cell.text = shown(value, digits_of(block.columns[i].form), language);
            cell.sign = sign_of_word(cell.text, language);
        }
    }
    return table;
}

}  // namespace lomsong::sheets
