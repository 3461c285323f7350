// SPDX-License-Identifier: Apache-2.0
/// @file  Pairs of the greatest total worth: which column goes to which field when several would do.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace lomsong {

/// `worth[row][col]`, all rows of one length, 0 or less for pairs that must not be. Gives each row its column or
/// nothing, no column twice, such that the sum is the greatest; among equals the result depends on the input alone.
/// Hungarian method in the form with potentials, O(rows^2 * cols).
[[nodiscard]] std::vector<std::optional<std::size_t>> best_pairs(const std::vector<std::vector<double>>& worth);

}  // namespace lomsong
