// SPDX-License-Identifier: Apache-2.0
/// @file  The project file as a value: where the layers are and how the run is steered.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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
    roads,
    avoid,
    measurements,  // vector
    terrain,
    land_cover,
    population,  // raster
};
[[nodiscard]] std::string_view name_of(LayerRole role);

/// Where a layer, or a part of it with habits of its own, comes from. What is empty is found from the file.
struct LayerSource {
    std::vector<std::string> paths;              ///< as written, relative to the project file's folder
    std::string layer;                           ///< layer or sheet inside the file; empty: all that fit
    std::string crs;                             ///< overrides the file's own
    std::string encoding;                        ///< of its text: "utf-8", "tcvn3" ...
    std::uint32_t header_row = 0;                ///< of a sheet, from 1; 0: found
    std::map<std::string, std::string> columns;  ///< our field -> the file's column
    std::map<std::string, std::string> values;   ///< our field -> one value for all rows
    std::string where;                           ///< "lomsong.toml:12:1", for messages
};

/// How files are cleaned.
struct CleaningParameters {
    Metres same_site{50.0};              ///< stations nearer than this stand on one site
    Metres region_margin{10'000.0};      ///< this far outside the communes a position is still believed
    Metres snap{5.0};                    ///< ends of cables nearer than this are one
    bool positions_from_station = true;  ///< a row without a usable position takes that of its station's others
    std::string crosswalk;               ///< file of old and new commune names
    std::string synonyms;                ///< file of column names besides the built-in ones
};

/// An output that a project may ask for; `all` when the list is empty.
enum class Output : unsigned char {
    geojson,
    geopackage,
    rasters,
    hillshade,
    map,
    fibre_plan,
    workbook,
    flatgeobuf,
    tiles,
    pdf,
    qgis
};

struct Project {
    std::filesystem::path file;                            ///< as given
    std::filesystem::path folder;                          ///< its parent; paths in `layers` are relative to it
    std::map<LayerRole, std::vector<LayerSource>> layers;  ///< [layers.stations], or several [[layers.stations]]
    std::string crs;                                       ///< working CRS; empty: chosen from the data
    std::string as_of;  ///< day that the data stand for, YYYY-MM-DD; empty: that of the newest measurement
    TerrainKind terrain_kind = TerrainKind::surface;
    std::string calibration;     ///< file of it, relative to `folder`; empty: none
    std::string antenna_folder;  ///< where pattern files are, relative to `folder`; empty: only there
    std::vector<Output> outputs{Output::geojson, Output::geopackage, Output::rasters, Output::hillshade,
                                Output::map,     Output::workbook,   Output::pdf,     Output::qgis};
    CleaningParameters cleaning;
    RunParameters parameters;
    std::vector<std::pair<std::string, std::string>> effective;  ///< every key with its value, in key order

    /// Empty when the project has no such layer.
    [[nodiscard]] std::span<const LayerSource> find(LayerRole role) const;
    /// The layer's first source, made when there is none.
    [[nodiscard]] LayerSource& source(LayerRole role);
};

/// Reads and checks a project file. Errors name file:line:column, what is wrong with the value seen, and how
/// to mend it; up to 20 at once.
/// @throws Error{no_input} when there is no such file, Error{bad_project} for everything in it.
[[nodiscard]] Project read_project(const std::filesystem::path& file);

}  // namespace lomsong
