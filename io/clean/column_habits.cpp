// SPDX-License-Identifier: Apache-2.0
#include "io/clean/column_habits.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace lomsong {

namespace {

constexpr std::array<std::string_view, 2> k_flags{"difficult", "omni"};
constexpr std::array<std::string_view, 6> k_ticks{"x", "X", "v", "V", "✓", "✔"};
constexpr std::array<std::string_view, 5> k_dates{"licence_date", "licence_until", "on_air_date", "data_date",
                                                  "time"};

std::vector<std::string_view> cells_of(const VectorTable& table, std::size_t column) {
    std::vector<std::string_view> cells;
    cells.reserve(table.rows.size());
    for (const TableRow& row : table.rows) {
        cells.push_back(row.values[column]);
    }
    return cells;
}

/// A column with a mark in some cells and nothing in the others says no by saying nothing.
void settle_ticks(VectorTable& table, const ColumnMatch& columns, std::string_view field, ColumnHabits& habits) {
    const MatchedColumn* const column = columns.find(field);
    if (column == nullptr) {
        return;
    }
    std::size_t ticked = 0;
    std::size_t blank = 0;
    for (const std::string_view cell : cells_of(table, column->index)) {
        ticked += std::ranges::find(k_ticks, cell) != k_ticks.end() ? 1U : 0U;
        blank += cell.empty() ? 1U : 0U;
    }
    if (ticked > 0 && blank > 0 && ticked + blank == table.rows.size()) {
        habits.ticked.emplace(field);
        table.understood.push_back({"blank cells of '" + columns.heading(table, field) + "'", "no", 0.9,
                                    "its " + std::to_string(ticked) + " other cells are marks"});
    }
}

/// Notes a field that no row of the table has.
void note_missing(const VectorTable& table, const ColumnMatch& columns, const ColumnHabits& habits,
                  std::string_view field, std::string_view what, FindingKind kind, std::string advice,
                  std::string rule, RowFindings& findings) {
    if (columns.values().contains(field) || habits.of(field).filled > 0) {
        return;
    }
    const std::string heading = columns.heading(table, field);
    findings.add({table.place(), heading, kind,
                  heading.empty() ? "no column gives the " + std::string{what} : "is empty in every row",
                  std::move(advice), Outcome::noted, "", "", std::move(rule)});
}

void note_sea_level(const VectorTable& table, const ColumnMatch& columns, const ColumnHabit& habit,
                    RowFindings& findings) {
    if (habit.above_sea_level) {
        findings.add({table.place(), columns.heading(table, "height_m"), FindingKind::out_of_range,
                      habit.reason + ": they are heights above sea level",
                      "Give the heights of the antennas above the ground.", Outcome::noted, "", "",
                      "above_sea_level", habit.confidence});
    }
}

}  // namespace

const ColumnHabit& ColumnHabits::of(std::string_view field) const {
    static const ColumnHabit k_none;
    const auto found = numbers.find(field);
    return found == numbers.end() ? k_none : found->second;
}

ColumnHabits settle_columns(VectorTable& table, const ColumnMatch& columns, LayerRole role, RowFindings& findings) {
    ColumnHabits habits;
    for (const QuantityField& field : k_quantities) {
        const MatchedColumn* const column = columns.find(field.field);
        if (column == nullptr) {
            continue;
        }
        const std::string heading = columns.heading(table, field.field);
        ColumnHabit habit = habit_of(cells_of(table, column->index), field, column->unit, heading);
        for (Understanding& understanding : told(habit, field, heading)) {
            table.understood.push_back(std::move(understanding));
        }
        habits.numbers.emplace(field.field, std::move(habit));
    }
    for (const std::string_view field : k_flags) {
        settle_ticks(table, columns, field, habits);
    }
    for (const std::string_view field : k_dates) {
        if (const MatchedColumn* const column = columns.find(field)) {
            habits.dates.emplace(field, date_order(cells_of(table, column->index)));
        }
    }
    if (role == LayerRole::stations && !table.rows.empty()) {
        note_sea_level(table, columns, habits.of("height_m"), findings);
        note_missing(table, columns, habits, "height_m", "antenna heights", FindingKind::missing_height,
                     "Ask for the heights; until then the default of the technology is taken.", "default_height",
                     findings);
        if (!columns.has("omni")) {
            note_missing(table, columns, habits, "azimuth_deg", "azimuths", FindingKind::missing_azimuth,
                         "Ask for the azimuths; until then the antennas are taken as omnidirectional.",
                         "default_azimuth", findings);
        }
    }
    return habits;
}

}  // namespace lomsong
