// SPDX-License-Identifier: Apache-2.0
/// @file  The columns of a layer as QGIS shows them in tables and cards: titles, words for keys, what is hidden.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/gdal/xml.hpp"
#include "io/write/styles/layer_style.hpp"

namespace lomsong::styles {

/// What a column is called: "Viettel 4G: Mức thu, dBm" of "viettel_4g_level_dbm". Nothing for a column that has no
/// title in the catalogue; QGIS then shows its name.
[[nodiscard]] std::optional<std::string> column_title(std::string_view column, const StyleContext& context);

/// Keys and words of a column of `table` whose values are keys, in order; empty for any other.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> column_words(std::string_view table,
                                                                            std::string_view column,
                                                                            const StyleContext& context);

/// <fieldConfiguration>, <aliases> and <attributetableconfig>. Columns that only tell other viewers how to draw are
/// hidden.
[[nodiscard]] std::vector<gdal::Xml> column_elements(const StyledLayer& layer, const StyleContext& context);

}  // namespace lomsong::styles
