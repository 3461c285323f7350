// SPDX-License-Identifier: Apache-2.0
/// @file  Theo doanh nghiệp: each operator beside the others, and how much of what was asked of it it has given.
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/workbook/report_source.hpp"
#include "io/write/palette.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_first_status = 2;  ///< column of the first status

Block operator_block(const ReportSource& source) {
    const auto word = [&source](std::string_view key) { return source.words("column." + std::string{key}); };
    Block block{.columns = {{.heading = word("operator")}}};
    add_count_columns(block, source, word("hamlets"));
    for (BlockColumn& column : block.columns) {
        column.has_total = false;  // operators stand beside each other: their sum would count hamlets twice
    }
    for (const std::string_view key : {"good_share", "without_share", "gap_share"}) {
        block.columns.push_back({.heading = word("hamlets") + ": " + word(key)});
    }
    for (const std::string_view key : {"households", "people"}) {
        block.columns.push_back({.heading = word(key) + ": " + word("gap_share")});
    }
    block.columns.push_back({.heading = word("has_reported")});
    block.columns.push_back({.heading = word("stations"), .form = CellForm::whole});
    block.columns.push_back({.heading = word("sectors"), .form = CellForm::whole});
    block.columns.push_back({.heading = word("sectors_in_full")});
    block.columns.push_back({.heading = word("served_area_share")});
    return block;
}

/// Name, counts and shares of one operator, or of any.
SheetRow counted_row(const ReportSource& source, const NamedValues& values, const Feature& feature,
                     const std::string& name) {
    const Language language = source.language();
    const UnitCounts hamlets = unit_counts(values, feature, "hamlets");
    SheetRow row{.values = {name}};
    add_counts(row, hamlets);
    const auto gaps = [](const UnitCounts& counts) {
        return counts.of(HamletStatus::no_signal) + counts.of(HamletStatus::dead_zone);
    };
    row.values.emplace_back(share(hamlets.of(HamletStatus::good), hamlets.total, 0, language));
    row.values.emplace_back(share(hamlets.of(HamletStatus::no_signal), hamlets.total, 0, language));
    row.values.emplace_back(share(gaps(hamlets), hamlets.total, 0, language));
    for (const char* unit : {"households", "people"}) {
        const UnitCounts counts = unit_counts(values, feature, unit);
        row.values.emplace_back(share(gaps(counts), counts.total, 0, language));
    }
    return row;
}

Value area_share(const NamedValues& values, const Feature& feature, Language language) {
    const std::optional<double> area = values.number(feature, "computed_area_km2");
    const std::optional<double> served = values.number(feature, "served_area_km2");
    return area && served ? Value{share(*served, *area, 1, language)} : Value{};
}

void add_operators(Block& block, const ReportSource& source) {
    const FeatureTable& operators = source.table("operators");
    const NamedValues values{operators};
    for (const Feature& feature : operators.features) {
        SheetRow row = counted_row(source, values, feature, values.text(feature, "operator"));
        row.values.push_back(values.at(feature, "has_reported"));
        row.values.push_back(values.at(feature, "stations"));
        row.values.push_back(values.at(feature, "sectors"));
        row.values.emplace_back(share(values.number(feature, "sectors_reported_in_full").value_or(0.0),
                                      values.number(feature, "sectors").value_or(0.0), 0, source.language()));
        row.values.push_back(area_share(values, feature, source.language()));
        block.rows.push_back(std::move(row));
    }
}

void add_any(Block& block, const ReportSource& source) {
    const FeatureTable& province = source.table("province");
    if (province.features.empty()) {
        return;
    }
    const NamedValues values{province};
    const Feature& whole = province.features.front();
    SheetRow row = counted_row(source, values, whole, say(source.language(), "common.any_operator"));
    row.values.insert(row.values.end(), {Value{}, Value{}, Value{}, Value{}});
    row.values.push_back(area_share(values, whole, source.language()));
    row.is_total = true;
    block.rows.push_back(std::move(row));
}

SheetChart chart_of(const ReportSource& source, std::size_t rows) {
    SheetChart chart{.kind = ChartKind::stacked_bars,
                     .title = source.words("chart.operators"),
                     .rows = rows,
                     .series = {},
                     .colours = {}};
    for (std::size_t i = 0; i < k_hamlet_statuses.size(); ++i) {
        chart.series.push_back(k_first_status + i);
        chart.colours.push_back(hamlet_style(k_hamlet_statuses[i].status, 1).fill);
    }
    return chart;
}

}  // namespace

Sheet operator_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::operators);
    Block block = operator_block(source);
    add_operators(block, source);
    if (block.rows.empty()) {
        sheet.nothing = source.words("no_operators");
        return sheet;
    }
    add_any(block, source);
    sheet.charts.push_back(chart_of(source, block.rows.size()));
    sheet.blocks.push_back(std::move(block));
    sheet.frozen_columns = 1;
    return sheet;
}

}  // namespace lomsong
