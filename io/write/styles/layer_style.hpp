// SPDX-License-Identifier: Apache-2.0
/// @file  How QGIS draws the layers of a result: symbols, classes, labels and names of columns as its XML, made
/// from
///        the palette and the catalogue, so that colours and words are declared once. For QGIS 3.22 and later.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "io/gdal/xml.hpp"

namespace lomsong {

struct StyledOperator {
    std::string key;   ///< as property names have it: "viettel"
    std::string name;  ///< as rows have it: "Viettel"
};

/// What the styles of a result depend on.
struct StyleContext {
    Language language = Language::vietnamese;
    std::vector<StyledOperator> operators;
    std::vector<std::string> technologies;  ///< those in use, as rows have them: "4G"
    FibreParameters fibre;                  ///< the limits of its classes
};

/// Of a run that is at hand.
[[nodiscard]] StyleContext style_context(const Layers& layers, const RunParameters& parameters);

/// A layer by the name of its table, with the names of its columns.
struct StyledLayer {
    std::string_view table;
    std::span<const std::string> columns;
};

/// The children that a <maplayer> of a project and the <qgis> of a .qml file share: renderer, labels, columns. A
/// table that no style knows gets names of columns only.
[[nodiscard]] std::vector<gdal::Xml> style_elements(const StyledLayer& layer, const StyleContext& context);

/// True when the style has labels: QGIS wants to know on the element around it.
[[nodiscard]] bool has_labels(std::string_view table);

/// The style as the text of a .qml file, which the table layer_styles of a GeoPackage keeps.
[[nodiscard]] std::string qml(const StyledLayer& layer, const StyleContext& context);

/// What the layer is called in a list of layers: "Tình trạng phủ sóng"; the table's own name when no style knows
/// it.
[[nodiscard]] std::string layer_title(std::string_view table, Language language);

}  // namespace lomsong
