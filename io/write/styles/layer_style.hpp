// SPDX-License-Identifier: Apache-2.0
/// @file  How QGIS draws the layers of a result: symbols, classes, labels and names of columns as its XML, made from
///        the palette and the catalogue, so that colours and words are declared once. For QGIS 3.22 and later.
#pragma once

#include <string>
#include <string_view>
#include <vector>

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
    FibreParameters fibre;  ///< the limits of its classes
};

/// What a layer of QGIS draws: it has one kind of symbol, so that a table of areas and points is two layers.
enum class Drawn : unsigned char { points, lines, polygons, nothing };

/// As QGIS writes it: "Polygon".
[[nodiscard]] std::string_view qgis_name(Drawn drawn);

/// The children that a <maplayer> of a project and the <qgis> of a .qml file share: renderer, labels, columns.
/// A table without a place has names of columns only. A table that is not known is drawn plainly.
[[nodiscard]] std::vector<gdal::Xml> style_elements(std::string_view table, Drawn drawn,
                                                    const StyleContext& context);

/// True when the labels of the style are shown.
[[nodiscard]] bool has_labels(std::string_view table, Drawn drawn);

/// The style as the text of a .qml file, which the table layer_styles of a GeoPackage keeps.
[[nodiscard]] std::string qml(std::string_view table, Drawn drawn, const StyleContext& context);

/// What the layer is called in a list of layers: "Tình trạng phủ sóng của thôn".
[[nodiscard]] std::string layer_title(std::string_view table, Drawn drawn, Language language);

}  // namespace lomsong
