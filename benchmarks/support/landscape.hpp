// SPDX-License-Identifier: Apache-2.0
/// @file  The grounds that the sweep is measured on: real tiles where ../shared has them, made-up ground otherwise.
///        A name says which of the two it is, and every report prints it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"

namespace lomsong::benchmarks {

/// Terrain, perhaps with land cover, and the parameters to walk it: profile step = terrain cell.
struct Landscape {
    std::string name;  ///< as printed: what it is, where from, how fine
    Layers layers;
    RunParameters parameters;

    [[nodiscard]] const Grid& grid() const { return layers.terrain.grid(); }
    [[nodiscard]] Point middle() const;
};

/// A square of hills and mountains with edges of twice `half_width`, every cell known: the real tile N44W072
/// (3 arc-seconds), mirrored where it ends, or made-up ridges when it is not there.
/// @throws Error when the tile is there and cannot be read.
[[nodiscard]] Landscape mountains(Metres cell_size, Metres half_width);

/// The same of the tile N57E011, a low coast with much sea; nothing when it is not there.
[[nodiscard]] std::optional<Landscape> coast(Metres cell_size, Metres half_width);

/// The commune of Bát Xát at 30 m, a real surface model that ends at the commune's border; nothing when it is not
/// there.
[[nodiscard]] std::optional<Landscape> bat_xat();

/// Made-up delta: fields between 0.5 and 2.5 m, dykes 3 m higher every 1.2 km. With clutter: hamlets and orchards
/// on a tenth of it.
[[nodiscard]] Landscape delta(Metres cell_size, Metres half_width, bool with_clutter);

/// Bare ground and land cover of a made-up country (`lomsong demo --data-only`).
/// @throws Error when the folder has no such country.
[[nodiscard]] Landscape made_up_country(const std::filesystem::path& folder);

}  // namespace lomsong::benchmarks
