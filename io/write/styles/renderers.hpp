// SPDX-License-Identifier: Apache-2.0
/// @file  Renderers and labels of QGIS: which feature of a layer has which symbol, and what is written beside it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/gdal/xml.hpp"
#include "io/write/styles/symbols.hpp"

namespace lomsong::styles {

/// A class of the legend: the features for which `filter`, an expression of QGIS, is true, among those of the rule
/// around it. Without a symbol it only gathers the rules within it.
struct Rule {
    std::string filter;
    std::string label;
    std::optional<Symbol> symbol;
    bool ticked = true;  ///< shown until the reader chooses otherwise
    std::vector<Rule> rules;
};

/// Rules may mix symbols of points and areas, so that one layer draws both. A single rule without a filter draws
/// every feature alike; without rules nothing is drawn.
[[nodiscard]] gdal::Xml renderer(std::string_view table, std::vector<Rule> rules);

struct Labels {
    std::string expression;  ///< of QGIS
    double size_pt = 8.0;
    std::string_view colour;  ///< of the letters, in a white halo
    bool bold = false;
    bool areas = false;       ///< written level within areas; beside points else
    long smallest_scale = 0;  ///< as a denominator: not shown on maps smaller than this; 0 shows them always
};
[[nodiscard]] gdal::Xml labelling(const Labels& labels);

}  // namespace lomsong::styles
