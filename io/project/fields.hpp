// SPDX-License-Identifier: Apache-2.0
/// @file  The columns a layer may have: each named once, read by the readers, by init and by the docs.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/project/project.hpp"

namespace lomsong {

struct Field {
    std::string_view name;  ///< ours: "height_m"
    bool required = false;
    std::string_view help;                  ///< one line, with unit and range
    std::vector<std::string_view> aliases;  ///< other clean names, compared folded and without '_' or ' '
    /// Names that win over our own: a commune's "fullName" says "Phường Lào Cai" where "name" says "Lào Cai".
    std::vector<std::string_view> preferred;
    /// A field that will do where a required one has no column: hamlets without codes get them from their names.
    std::string_view instead{};
};

/// The fields of a vector layer, in the order of the documentation. Besides these, point layers from tables
/// without geometry have "lon" and "lat".
[[nodiscard]] std::span<const Field> fields_of(LayerRole role);

/// "lon", "lat", "x", "y" and "coordinates", in this order: of points in a table without geometry.
[[nodiscard]] std::span<const Field> coordinate_fields();

/// Index into `columns` of the column that holds `field`: the project's mapping first, then a preferred name,
/// our name, an alias. Nothing when no column fits. A mapped column that does not exist is the caller's error to
/// report.
[[nodiscard]] std::optional<std::size_t> find_column(const Field& field, const std::vector<std::string>& columns,
                                                     const std::map<std::string, std::string>& mapping);

}  // namespace lomsong
