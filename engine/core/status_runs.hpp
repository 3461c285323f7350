// SPDX-License-Identifier: Apache-2.0
/// @file  A status raster as runs of equal cells: a province in a megabyte or so, read and written in milliseconds.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lomsong {

/// Statuses are 0..6, or 255 for none. A run is one byte or more: three bits of status (7 for none), four bits of
/// length, and while the highest bit is set, seven more bits of length in the next byte.
[[nodiscard]] std::string packed_runs(std::span<const std::uint8_t> cells);

/// Fills `cells` from the runs.
/// @throws Error{bad_data} when they are not the runs of so many cells.
void unpack_runs(std::string_view runs, std::span<std::uint8_t> cells);

}  // namespace lomsong
