// SPDX-License-Identifier: Apache-2.0
/// @file  The .qgs inside a .qgz: layers, their list, the view and what stands on the map, as XML.
#pragma once

#include <string>

#include "engine/core/parameters.hpp"
#include "io/qgis/project_layers.hpp"
#include "io/report/result_tables.hpp"

namespace lomsong::qgis {

struct ProjectText {
    const ResultFacts& facts;
    const ProjectLayers& layers;
    Language language;
    std::string title;   ///< may be empty
    std::string folder;  ///< of the layers as seen from the project: "." or "../week-47"
};

/// Depends on nothing else. @throws Error{bad_data} when the result names a CRS that PROJ does not know.
[[nodiscard]] std::string project_text(const ProjectText& project);

}  // namespace lomsong::qgis
