// SPDX-License-Identifier: Apache-2.0
#include "io/workbook/report_source.hpp"

#include <algorithm>

#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/write/palette.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

/// `text` with every byte that is not UTF-8 replaced: titles come from command lines.
std::string whole_characters(const std::string& text) {
    return Json::parse(Json(text).dump(-1, ' ', false, Json::error_handler_t::replace)).get<std::string>();
}

/// The row of every value of a column, the first of equal ones.
std::map<std::string, std::uint32_t> rows_by(const FeatureTable& table, std::string_view column) {
    const NamedValues values{table};
    std::map<std::string, std::uint32_t> rows;
    for (std::uint32_t i = 0; i < table.features.size(); ++i) {
        rows.emplace(values.text(table.features[i], column), k_first_row + i);
    }
    return rows;
}

void link(SheetRow& row, std::size_t column, const std::map<std::string, std::uint32_t>& rows,
          const std::string& code, const std::string& sheet) {
    if (const auto found = rows.find(code); found != rows.end()) {
        row.links.push_back({column, {sheet, found->second}});
    }
}

}  // namespace

ReportSource::ReportSource(const ResultTables& result, const WorkbookOptions& options)
    : m_result{result},
      m_options{options},
      m_language{options.language.value_or(result.facts().language)},
      m_title{whole_characters(options.title.empty() ? result.facts().title : options.title)},
      m_run(Json::parse(result.facts().json)),
      m_hamlet_rows{rows_by(result.table("hamlets"), "code")},
      m_commune_rows{rows_by(result.table("communes"), "code")},
      m_first_hamlet_rows{rows_by(result.table("hamlets"), "commune_code")} {}

std::string ReportSource::words(std::string_view key, std::initializer_list<Argument> arguments) const {
    return say(m_language, "workbook." + std::string{key}, arguments);
}

std::string ReportSource::name_of(SheetKind kind) const {
    return words("sheet." + std::string{k_sheet_keys[static_cast<std::size_t>(kind)]});
}

Sheet ReportSource::sheet(SheetKind kind) const {
    Sheet made;
    made.name = name_of(kind);
    made.title = words("title." + std::string{k_sheet_keys[static_cast<std::size_t>(kind)]});
    std::string subtitle = facts().made_up ? say(m_language, "common.made_up") + ". " : std::string{};
    subtitle += m_title;
    subtitle +=
        (m_title.empty() ? "" : ". ") +
        (facts().data_date.empty() ? words("no_date")
                                   : words("data_of", {{"date", shown_date(facts().data_date, m_language)}}));
    made.notes = {subtitle, words("note." + std::string{k_sheet_keys[static_cast<std::size_t>(kind)]})};
    return made;
}

void ReportSource::link_hamlet(SheetRow& row, std::size_t column, const std::string& code) const {
    link(row, column, m_hamlet_rows, code, name_of(SheetKind::hamlets));
}

void ReportSource::link_commune(SheetRow& row, std::size_t column, const std::string& code) const {
    link(row, column, m_commune_rows, code, name_of(SheetKind::communes));
}

void ReportSource::link_first_hamlet(SheetRow& row, std::size_t column, const std::string& commune_code) const {
    link(row, column, m_first_hamlet_rows, commune_code, name_of(SheetKind::hamlets));
}

std::vector<Tint> status_tints(Language language) {
    std::vector<Tint> tints;
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        const std::string_view colour = hamlet_style(status.status, 1).fill;
        if (colour != k_no_data) {
            tints.push_back({label(status.status, language), colour});
        }
    }
    return tints;
}

Value fibre_label(const ReportSource& source, std::string_view key) {
    const auto found = std::ranges::find(k_fibre_class_keys, key);
    return found == k_fibre_class_keys.end()
               ? Value{}
               : Value{label(static_cast<FibreClass>(found - k_fibre_class_keys.begin()), source.fibre(),
                             source.language())};
}

Value km_of(const std::optional<double>& metres) { return metres ? Value{*metres / 1e3} : Value{}; }

std::vector<Tint> fibre_tints(const ReportSource& source) {
    std::vector<Tint> tints;
    for (std::size_t i = 0; i < k_fibre_class_keys.size(); ++i) {
        if (k_fibre_colours[i] != k_no_data) {
            tints.push_back(
                {label(static_cast<FibreClass>(i), source.fibre(), source.language()), k_fibre_colours[i]});
        }
    }
    return tints;
}

void add_count_columns(Block& block, const ReportSource& source, const std::string& what) {
    block.columns.push_back({.heading = what, .form = CellForm::whole, .has_total = true});
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        block.columns.push_back({.heading = what + ": " + label(status.status, source.language()),
                                 .form = CellForm::whole,
                                 .has_total = true});
    }
}

void add_counts(SheetRow& row, const UnitCounts& counts) {
    row.values.emplace_back(counts.total);
    for (const double count : counts.by_status) {
        row.values.emplace_back(count);
    }
}

UnitCounts unit_counts(const NamedValues& values, const Feature& feature, const std::string& unit) {
    UnitCounts counts;
    for (std::size_t i = 0; i < k_hamlet_statuses.size(); ++i) {
        counts.by_status[i] =
            values.number(feature, unit + "_" + std::string{k_hamlet_statuses[i].key}).value_or(0.0);
    }
    counts.total = values.number(feature, unit + "_total").value_or(0.0);
    return counts;
}

}  // namespace lomsong
