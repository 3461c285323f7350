// SPDX-License-Identifier: Apache-2.0
/// @file  The account of a reading: rows read, taken, mended and refused, and the refused ones whole.
#pragma once

#include <span>

#include "io/read/layer_tables.hpp"
#include "io/read/read_layers.hpp"

namespace lomsong {

/// Fills counts, tables and rejected rows of `read` from the layers as they were read and what was found.
void keep_account(std::span<const LayerTables> layers, const RowFindings& findings, ReadLayers& read);

}  // namespace lomsong
