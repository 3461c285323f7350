// SPDX-License-Identifier: Apache-2.0
/// @file  A table in the form that the map page reads, a third of its GeoJSON: column by column, repeated texts
///        once, shapes as steps of 1e-5 degrees (a metre).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "io/write/feature_table.hpp"

namespace lomsong {

/// Which columns go into the page.
using KeepColumn = std::function<bool(std::string_view)>;

/// {"rows": n, "columns": {"name": {"v": [...]} or {"d": [...], "i": [...]}}, "kinds": "pal-", "shapes": [...]}, as
/// apps/web/src/page_data.ts reads it. Points that fall together are one; a shape of which nothing is left is none.
[[nodiscard]] std::string packed_json(const FeatureTable& table, const KeepColumn& keep);

/// JSON text of a string; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string quoted_json(std::string_view text);

}  // namespace lomsong
