// SPDX-License-Identifier: Apache-2.0
/// @file  The account of a reading: rows read, taken, mended and refused, and the refused ones whole.
#pragma once

#include <span>

#include "io/read/layer_tables.hpp"
#include "io/read/read_layers.hpp"

namespace lomsong {

/// Lists how each table was understood: `ReadLayers::tables`, in the order of the layers.
void list_tables(std::span<const LayerTables> layers, ReadLayers& read);

/// Fills counts and rejected rows of `read` from the layers, listed before, and what was found in them.
void count_rows(std::span<const LayerTables> layers, const RowFindings& findings, ReadLayers& read);

}  // namespace lomsong
