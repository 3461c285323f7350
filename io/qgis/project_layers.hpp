// SPDX-License-Identifier: Apache-2.0
/// @file  Which layers a project has, and in which order: what the files of a result folder hold, without their
/// rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "io/report/result_tables.hpp"
#include "io/write/styles/layer_style.hpp"

namespace lomsong::qgis {

struct VectorLayer {
    std::string_view table;
    std::string source;                ///< behind the folder: "lomsong.gpkg|layername=hamlets"
    std::vector<std::string> columns;  ///< in their order
    Box degrees;                       ///< extent in WGS 84; empty for tables without a place
    bool shown = false;                ///< until the reader chooses otherwise
};

struct RasterLayer {
    std::string file;   ///< in the folder: "coverage_viettel_4g.tif"
    std::string title;  ///< "Viettel 4G"
};

/// Layers that belong together in the list, top first.
struct LayerGroup {
    std::string_view key;  ///< of its title, qgis.group.KEY
    std::vector<VectorLayer> vectors;
    std::vector<RasterLayer> rasters;
    bool shown = true;
};

struct ProjectLayers {
    std::vector<LayerGroup> groups;  ///< none is empty
    bool hillshade = false;
};

/// @throws Error{no_input} when the folder has no layer; Error{bad_data} when GDAL cannot open one of its files.
[[nodiscard]] ProjectLayers layers_of(const ResultTables& result);

/// What the styles depend on, of a result that was read back.
[[nodiscard]] StyleContext style_context(const ResultFacts& facts, const ProjectLayers& layers, Language language);

}  // namespace lomsong::qgis
