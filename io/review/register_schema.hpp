// SPDX-License-Identifier: Apache-2.0
/// @file  The tables of the register, and points as a GeoPackage holds them; the inside of register.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/core/geometry.hpp"

namespace lomsong::register_schema {

/// Statements that make an empty database a register (OGC 12-128r18, GeoPackage 1.3: sections 1.1 and 2.1).
[[nodiscard]] const char* creation();

/// A point of WGS 84 as a GeoPackage geometry, little-endian, without envelope; empty for no point.
[[nodiscard]] std::string geometry_of(const std::optional<Point>& place);
/// The same back; nothing for bytes that `geometry_of` does not write.
[[nodiscard]] std::optional<Point> place_of(std::string_view geometry);

}  // namespace lomsong::register_schema
