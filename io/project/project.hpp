// SPDX-License-Identifier: Apache-2.0
/// @file  The project file as a value: where the layers are and how the run is steered.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"

namespace lomsong {

/// What a layer is for; the name is its TOML table: [layers.stations].
enum class LayerRole : unsigned char {
    stations,
    hamlets,
    clusters,
    communes,
    fibre_routes,
    fibre_nodes,
    buildings,
    roads,  // vector
    terrain,
    land_cover,
    population,  // raster
};
[[nodiscard]] std::string_view name_of(LayerRole role);

/// Where one layer comes from.
struct LayerSource {
    std::vector<std::string> paths;              ///< as written, relative to the project file's folder
    std::string layer;                           ///< layer or sheet inside the file; empty: the only one
    std::string crs;                             ///< overrides the file's own; empty: the file's own
    std::map<std::string, std::string> columns;  ///< our field -> the file's column
    std::string where;                           ///< "lomsong.toml:12:1", for messages
};

/// An output that a project may ask for; `all` when the list is empty.
enum class Output : unsigned char { geojson, geopackage, rasters };

struct Project {
    std::filesystem::path file;    ///< as given
    std::filesystem::path folder;  ///< its parent; paths in `layers` are relative to it
    std::map<LayerRole, LayerSource> layers;
    std::string crs;  ///< working CRS; empty: chosen from the data
    TerrainKind terrain_kind = TerrainKind::surface;
    std::string antenna_folder;  ///< where pattern files are, relative to `folder`; empty: only there
    std::vector<Output> outputs{Output::geojson, Output::geopackage, Output::rasters};
    RunParameters parameters;
    std::vector<std::pair<std::string, std::string>> effective;  ///< every key with its value, in key order

    [[nodiscard]] const LayerSource* find(LayerRole role) const;
};

/// Reads and checks a project file. Errors name file:line:column, what is wrong with the value seen, and how
/// to mend it; up to 20 at once.
/// @throws Error{no_input} when there is no such file, Error{bad_project} for everything in it.
[[nodiscard]] Project read_project(const std::filesystem::path& file);

}  // namespace lomsong
