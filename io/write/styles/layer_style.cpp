// SPDX-License-Identifier: Apache-2.0
#include "io/write/styles/layer_style.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

#include "io/language/catalogue.hpp"
#include "io/write/names.hpp"
#include "io/write/palette.hpp"
#include "io/write/styles/columns.hpp"
#include "io/write/styles/renderers.hpp"
#include "io/write/styles/rules.hpp"

namespace lomsong {

namespace {

using gdal::Xml;
using namespace styles;

/// How a table is drawn.
struct TableStyle {
    std::string_view table;
    std::vector<Rule> (*rules)(const StyleContext& context);
    std::string_view label = {};  ///< the column whose text is written on the map
    long smallest_scale = 0;      ///< as a denominator: of maps with these labels
    double size_pt = 8.0;
    bool areas = false;
    bool bold = false;
};

/// A new layer is one line here, its rules in rules.cpp, its title in messages/qgis.toml.
constexpr std::array k_styles{
    TableStyle{"hamlets", hamlet_rules, "name", 100'000, 8.0, true},
    TableStyle{"gaps", gap_rules},
    TableStyle{"coverage", coverage_rules},
    TableStyle{"fibre_reach", fibre_reach_rules},
    TableStyle{"fibre_parts", fibre_part_rules},
    TableStyle{"fibre_extensions", fibre_extension_rules, "order", 150'000},
    TableStyle{"fibre_routes", fibre_route_rules},
    TableStyle{"fibre_nodes", fibre_node_rules, "code", 25'000, 7.0},
    TableStyle{"links", link_rules},
    TableStyle{"working_areas", working_area_rules},
    TableStyle{"stations", station_rules, "station", 25'000, 7.0},
    TableStyle{"disagreements", disagreement_rules},
    TableStyle{"communes", commune_rules, "name", 400'000, 9.0, true, true},
    TableStyle{"province", province_rules},
    TableStyle{"groups", no_rules},
    TableStyle{"operators", no_rules},
};

const TableStyle* find_style(std::string_view table) {
    const auto found = std::ranges::find(k_styles, table, &TableStyle::table);
    return found == k_styles.end() ? nullptr : &*found;
}

}  // namespace

StyleContext style_context(const Layers& layers, const RunParameters& parameters) {
    StyleContext context{parameters.language, {}, {}, parameters.fibre};
    const std::vector<std::string> keys = operator_keys(layers.operators);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        context.operators.push_back({keys[i], layers.operators[i]});
    }
    for (const Technology technology : technologies_in_use(layers)) {
        context.technologies.emplace_back(info(technology).name);
    }
    return context;
}

std::vector<Xml> style_elements(const StyledLayer& layer, const StyleContext& context) {
    std::vector<Xml> elements;
    if (const TableStyle* style = find_style(layer.table)) {
        elements.push_back(renderer(layer.table, style->rules(context)));
        if (!style->label.empty()) {
            elements.push_back(labelling({.expression = quoted_column(style->label),
                                          .size_pt = style->size_pt,
                                          .colour = k_no_signal,
                                          .bold = style->bold,
                                          .areas = style->areas,
                                          .smallest_scale = style->smallest_scale}));
        }
    }
    std::ranges::move(column_elements(layer, context), std::back_inserter(elements));
    const auto has = [&layer](std::string_view column) {
        return std::ranges::find(layer.columns, column) != layer.columns.end();
    };
    elements.push_back(Xml{"previewExpression"}.text(quoted_column(has("name") ? "name" : "id")));
    return elements;
}

bool has_labels(std::string_view table) {
    const TableStyle* style = find_style(table);
    return style != nullptr && !style->label.empty();
}

std::string qml(const StyledLayer& layer, const StyleContext& context) {
    Xml root{"qgis"};
    root.set("version", "3.22")
        .set("styleCategories", "Symbology|Labeling|Fields|Forms|AttributeTable")
        .set("labelsEnabled", has_labels(layer.table) ? "1" : "0");
    for (Xml& element : style_elements(layer, context)) {
        root.add(std::move(element));
    }
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + root.str();
}

std::string layer_title(std::string_view table, Language language) {
    return find_style(table) == nullptr ? std::string{table}
                                        : say(language, std::string{"qgis.layer."} + std::string{table});
}

}  // namespace lomsong
