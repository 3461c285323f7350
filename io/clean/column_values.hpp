// SPDX-License-Identifier: Apache-2.0
/// @file  What the cells below a heading look like: the second opinion on which field a column holds.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "io/clean/vector_table.hpp"
#include "io/project/synonyms.hpp"

namespace lomsong {

enum class CellLook : unsigned char {
    anything,
    number,         ///< begins with a digit or a sign
    words,          ///< is no number
    longitude,      ///< 102..110 with at least three decimals, as in Vietnam
    latitude,       ///< 8..24 with at least three decimals
    two_numbers,    ///< two numbers with something between
    technology,     ///< 2G, LTE, ...
    operator_name,  ///< of an operator that is known
};

/// How cells of the field look; `anything` where that tells nothing.
[[nodiscard]] CellLook look_of_field(std::string_view field);

/// The share, 0..1, of the column's cells that look so, over at most 200 filled cells spread over the table;
/// nothing when all are empty.
[[nodiscard]] std::optional<double> share_that_looks(const VectorTable& table, std::size_t column, CellLook look,
                                                     const Synonyms& synonyms);

}  // namespace lomsong
