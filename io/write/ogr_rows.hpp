// SPDX-License-Identifier: Apache-2.0
/// @file  Rows of our tables as features of an OGR layer: the same fields in every format. For the sources of this
/// room
///        only.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include <ogrsf_frmts.h>

#include "io/gdal/session.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

/// The id of a feature, beside its own columns.
inline constexpr const char* k_id_field = "id";

/// Lines and areas always as multi-geometries.
[[nodiscard]] OGRwkbGeometryType geometry_type(GeometryKind kind);

/// 0, 1, .. for every column of the table.
[[nodiscard]] std::vector<std::size_t> all_columns(const FeatureTable& table);

/// The field "id", then the chosen columns. False when the driver refuses one.
[[nodiscard]] bool create_fields(OGRLayer& layer, const FeatureTable& table, std::span<const std::size_t> columns);

/// Id, values of the same columns, and geometry; what is missing is null.
void fill(OGRFeature& row, const Feature& feature, std::span<const std::size_t> columns);

/// @throws Error{cannot_write} with what GDAL said when `done` is false or GDAL complained.
void require(bool done, const gdal::Messages& messages, const std::filesystem::path& file);

}  // namespace lomsong
