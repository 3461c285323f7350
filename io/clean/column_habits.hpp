// SPDX-License-Identifier: Apache-2.0
/// @file  How the columns of numbers and dates of one table are meant, each as a whole.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "io/clean/columns.hpp"
#include "io/clean/dates.hpp"
#include "io/clean/quantity.hpp"

namespace lomsong {

/// By our field.
struct ColumnHabits {
    std::map<std::string, ColumnHabit, std::less<>> numbers;
    std::map<std::string, DateOrder, std::less<>> dates;
    /// Yes-or-no fields of which every filled cell is a mark ("x"): there a blank means no.
    std::set<std::string, std::less<>> ticked;

    /// A habit that expects nothing for a field without a column.
    [[nodiscard]] const ColumnHabit& of(std::string_view field) const;
};

/// Concludes the habits of all columns that hold numbers or dates, adds to `table.understood` what is not as
/// everybody expects, and notes once for the table what no row of a layer of stations has: heights and azimuths.
[[nodiscard]] ColumnHabits settle_columns(VectorTable& table, const ColumnMatch& columns, LayerRole role,
                                          RowFindings& findings);

}  // namespace lomsong
