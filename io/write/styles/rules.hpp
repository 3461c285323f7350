// SPDX-License-Identifier: Apache-2.0
/// @file  The classes that the layers of a result are drawn in, in the legend's order.
#pragma once

#include <vector>

#include "io/write/styles/layer_style.hpp"
#include "io/write/styles/renderers.hpp"

namespace lomsong::styles {

/// By status, those good by one operator apart; areas, and hamlets known as points.
[[nodiscard]] std::vector<Rule> hamlet_rules(const StyleContext& context);
/// By what is missing: of all operators, of one, of one technology. Only the first is ticked: scopes overlap.
[[nodiscard]] std::vector<Rule> gap_rules(const StyleContext& context);
/// By operator, technology and class; one operator's 4G is ticked.
[[nodiscard]] std::vector<Rule> coverage_rules(const StyleContext& context);
/// By class of distance; centres, and clusters unticked.
[[nodiscard]] std::vector<Rule> fibre_reach_rules(const StyleContext& context);
/// Cables that lead to a node, and that do not.
[[nodiscard]] std::vector<Rule> fibre_part_rules(const StyleContext& context);
/// Dotted: it is not there yet.
[[nodiscard]] std::vector<Rule> fibre_extension_rules(const StyleContext& context);
/// Underground solid, aerial dashed.
[[nodiscard]] std::vector<Rule> fibre_route_rules(const StyleContext& context);
[[nodiscard]] std::vector<Rule> fibre_node_rules(const StyleContext& context);
/// By operator, with the direction of every sector.
[[nodiscard]] std::vector<Rule> station_rules(const StyleContext& context);
[[nodiscard]] std::vector<Rule> disagreement_rules(const StyleContext& context);
[[nodiscard]] std::vector<Rule> link_rules(const StyleContext& context);
/// Dashed: estimated.
[[nodiscard]] std::vector<Rule> working_area_rules(const StyleContext& context);
[[nodiscard]] std::vector<Rule> commune_rules(const StyleContext& context);
[[nodiscard]] std::vector<Rule> province_rules(const StyleContext& context);
/// Of tables without a place.
[[nodiscard]] std::vector<Rule> no_rules(const StyleContext& context);

}  // namespace lomsong::styles
