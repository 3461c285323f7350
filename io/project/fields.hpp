// SPDX-License-Identifier: Apache-2.0
/// @file  The columns a layer may have: each named once, read by the readers, by init and by the docs.
#pragma once

#include <span>
#include <string_view>

#include "io/project/project.hpp"

namespace lomsong {

/// Other names of a field stand in synonyms.toml (io/project/synonyms.hpp).
struct Field {
    std::string_view name;  ///< ours: "height_m"
    bool required = false;
    std::string_view help;  ///< one line, with unit and range
    /// A field that will do where a required one has no column: hamlets without codes get them from their names.
    std::string_view instead{};
};

/// The fields of a vector layer, in the order of the documentation. Besides these, point layers from tables
/// without geometry have those of the
/// coordinates.
[[nodiscard]] std::span<const Field> fields_of(LayerRole role);

/// "lon", "lat", "x", "y" and "coordinates", in this order: of points in a table without geometry.
[[nodiscard]] std::span<const Field> coordinate_fields();

}  // namespace lomsong
