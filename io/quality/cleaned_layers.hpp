// SPDX-License-Identifier: Apache-2.0
/// @file  The layers as reading left them, as tables: every field of ours by its own name, so that they can be read
///        again as they are, and for each feature where it came from and what was repaired.
#pragma once

#include <vector>

#include "engine/core/parameters.hpp"
#include "io/read/read_layers.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

/// One table per vector layer that holds anything, in the working CRS, checked. Stations off air and routes not in
/// service are among the others, with their status. Behind our fields stand source_file, source_sheet, source_row,
/// `repairs` (the rules, joined by "; "), and `made_up` when the data is.
[[nodiscard]] std::vector<FeatureTable> cleaned_tables(const ReadLayers& read, const RunParameters& parameters);

}  // namespace lomsong
