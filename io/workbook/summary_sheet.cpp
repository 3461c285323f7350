// SPDX-License-Identifier: Apache-2.0
/// @file  Tổng hợp: the key figures, counted from the list of hamlets by living formulas, charts, and where to
/// look.
#include <algorithm>
#include <array>
#include <utility>

#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/workbook/report_source.hpp"
#include "io/write/palette.hpp"

namespace lomsong {

namespace {

/// A count with the formula that computes it anew, when there are hamlets to count.
struct Living {
    double value;
    std::string formula;
};

void add_living(SheetRow& row, const ReportSource& source, const Living& living) {
    if (!source.table("hamlets").features.empty()) {
        row.formulas.push_back({row.values.size(), "=" + living.formula});
    }
    row.values.emplace_back(living.value);
}

/// Hamlets, households and people whose cell in the named column is the text of the row's first cell, beside
/// "k/n (p %)" as it was when the result was made.
struct ClassCounts {
    std::string label;
    double hamlets = 0.0;
    double households = 0.0;
    double people = 0.0;
};

/// A table of counts by the classes of a named column of the hamlet list.
Block class_block(const ReportSource& source, const std::string& title, const std::string& name,
                  const std::vector<ClassCounts>& classes, std::uint32_t first) {
    const auto word = [&source](std::string_view key) { return source.words("column." + std::string{key}); };
    const Language language = source.language();
    Block block{.title = title,
                .columns = {{.heading = title},
                            {.heading = word("hamlets"), .form = CellForm::whole},
                            {.heading = word("hamlet_share")},
                            {.heading = word("households"), .form = CellForm::whole},
                            {.heading = word("household_share")},
                            {.heading = word("people"), .form = CellForm::whole},
                            {.heading = word("people_share")}}};
    ClassCounts all{source.words("total")};
    for (const ClassCounts& one : classes) {
        all.hamlets += one.hamlets;
        all.households += one.households;
        all.people += one.people;
    }
    const auto add = [&](const ClassCounts& one, const std::vector<std::string>& formulas) {
        SheetRow row{.values = {one.label}};
        const std::array<std::pair<double, double>, 3> counts{
            {{one.hamlets, all.hamlets}, {one.households, all.households}, {one.people, all.people}}};
        for (std::size_t i = 0; i < counts.size(); ++i) {
            add_living(row, source, {counts[i].first, formulas[i]});
            row.values.emplace_back(share(counts[i].first, counts[i].second, 0, language));
        }
        block.rows.push_back(std::move(row));
    };
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const std::string cell = "$A" + std::to_string(first + i + 1);
        add(classes[i], {"COUNTIF(" + name + "," + cell + ")", "SUMIF(" + name + "," + cell + ",hamlet_households)",
                         "SUMIF(" + name + "," + cell + ",hamlet_people)"});
    }
    const auto sum = [&](char column) {
        return std::string{"SUM("} + column + std::to_string(first + 1) + ":" + column +
               std::to_string(first + classes.size()) + ")";
    };
    add(all, {sum('B'), sum('D'), sum('F')});
    block.rows.back().is_total = true;
    return block;
}

std::vector<ClassCounts> by_status(const ReportSource& source) {
    std::vector<ClassCounts> classes;
    const FeatureTable& province = source.table("province");
    const NamedValues values{province};
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        ClassCounts one{label(status.status, source.language())};
        if (!province.features.empty()) {
            const Feature& whole = province.features.front();
            one.hamlets = unit_counts(values, whole, "hamlets").of(status.status);
            one.households = unit_counts(values, whole, "households").of(status.status);
            one.people = unit_counts(values, whole, "people").of(status.status);
        }
        classes.push_back(one);
    }
    return classes;
}

/// Counts of hamlets by what `class_of` says of them: an index below `classes.size()`.
template <class ClassOf>
void count_hamlets(const ReportSource& source, std::vector<ClassCounts>& classes, ClassOf class_of) {
    const FeatureTable& hamlets = source.table("hamlets");
    const NamedValues values{hamlets};
    for (const Feature& hamlet : hamlets.features) {
        const std::size_t index = class_of(values, hamlet);
        if (index < classes.size()) {
            classes[index].hamlets += 1.0;
            classes[index].households += values.number(hamlet, "households").value_or(0.0);
            classes[index].people += values.number(hamlet, "population").value_or(0.0);
        }
    }
}

std::vector<ClassCounts> by_fibre(const ReportSource& source) {
    std::vector<ClassCounts> classes;
    for (std::size_t i = 0; i < k_fibre_class_keys.size(); ++i) {
        classes.push_back({label(static_cast<FibreClass>(i), source.fibre(), source.language())});
    }
    count_hamlets(source, classes, [](const NamedValues& values, const Feature& hamlet) {
        const std::string key = values.text(hamlet, "fibre_class");
        return static_cast<std::size_t>(std::ranges::find(k_fibre_class_keys, key) - k_fibre_class_keys.begin());
    });
    return classes;
}

/// Hamlets by how many operators serve them; the first cell is the number.
Block operator_count_block(const ReportSource& source, std::uint32_t first) {
    std::vector<ClassCounts> classes;
    for (std::size_t i = 0; i <= source.facts().operators.size(); ++i) {
        classes.push_back({std::to_string(i)});
    }
    count_hamlets(source, classes, [](const NamedValues& values, const Feature& hamlet) {
        return static_cast<std::size_t>(values.number(hamlet, "operators_serving").value_or(-1.0));
    });
    Block block = class_block(source, source.words("operators_serving"), "hamlet_operators", classes, first);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        block.rows[i].values[0] = static_cast<std::int64_t>(i);
    }
    return block;
}

/// The other sheets, what they hold, and how much.
Block contents_block(const ReportSource& source) {
    Block block{.title = source.words("contents"), .columns = {{.heading = source.words("column.sheet")}}};
    for (std::size_t i = 1; i < k_sheet_keys.size(); ++i) {
        const auto kind = static_cast<SheetKind>(i);
        SheetRow row{.values = {source.name_of(kind)}};
        row.links.push_back({0, {source.name_of(kind), 0}});
        block.rows.push_back(std::move(row));
    }
    return block;
}

/// "Sóng: 73/80 (91,3 %) thôn có sóng ...": the sentence that a committee reads.
Block headline_block(const ReportSource& source, const std::vector<ClassCounts>& statuses) {
    const Language language = source.language();
    double total = 0.0;
    for (const ClassCounts& one : statuses) {
        total += one.hamlets;
    }
    const auto of = [&](HamletStatus status) { return statuses[static_cast<std::size_t>(status)].hamlets; };
    const auto reported = std::ranges::count(source.facts().operators, true, &ReportedOperator::has_reported);
    Block block{
        .title = {},
        .columns = {{.heading = source.words("column.figure")}, {.heading = source.words("column.hamlet_share")}}};
    const auto add = [&](std::string_view key, double part, double whole) {
        block.rows.push_back(
            {.values = {source.words("figure." + std::string{key}), share(part, whole, 0, language)}});
    };
    add("with_signal", static_cast<double>(hamlets_with_signal(source.table("hamlets"))), total);
    add("good", of(HamletStatus::good), total);
    add("dead_zone", of(HamletStatus::dead_zone), total);
    add("no_signal", of(HamletStatus::no_signal), total);
    add("undecided", of(HamletStatus::not_enough_data) + of(HamletStatus::no_data), total);
    add("reported", static_cast<double>(reported), static_cast<double>(source.facts().operators.size()));
    return block;
}

SheetChart chart_of(const ReportSource& source, std::string_view title, std::size_t block,
                    std::vector<std::string_view> colours) {
    return {.kind = ChartKind::columns,
            .title = source.words(title),
            .block = block,
            .rows = colours.size(),
            .series = {1},
            .colours = std::move(colours)};
}

}  // namespace

Sheet summary_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::summary);
    const std::vector<ClassCounts> statuses = by_status(source);
    sheet.blocks.push_back(headline_block(source, statuses));
    // A block is made after those before it, because its formulas name its own rows.
    const auto add = [&](auto make) {
        sheet.blocks.emplace_back();
        const std::uint32_t first = first_row_of(sheet, sheet.blocks.size() - 1);
        sheet.blocks.back() = make(first);
    };
    add([&](std::uint32_t first) {
        Block block = class_block(source, source.words("by_status"), "hamlet_status", statuses, first);
        block.columns[0].tints = status_tints(source.language());
        return block;
    });
    add([&](std::uint32_t first) { return operator_count_block(source, first); });
    add([&](std::uint32_t first) {
        Block block = class_block(source, source.words("by_fibre"), "hamlet_fibre", by_fibre(source), first);
        block.columns[0].tints = fibre_tints(source);
        return block;
    });
    sheet.blocks.push_back(contents_block(source));
    std::vector<std::string_view> colours;
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        colours.push_back(hamlet_style(status.status, 1).fill);
    }
    sheet.charts.push_back(chart_of(source, "chart.status", 1, colours));
    sheet.charts.push_back(chart_of(source, "chart.fibre", 3, {k_fibre_colours.begin(), k_fibre_colours.end()}));
    return sheet;
}

}  // namespace lomsong
