// SPDX-License-Identifier: Apache-2.0
/// @file  How cables hang together: what is drawn twice, what ends just short of another, what is no line at all.
///        The direction in which a line was drawn never matters.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Between which distances two cables are one, or nearly meet.
struct TopologyRules {
    Metres snap{5.0};            ///< a loose end nearer than this is joined
    double told_factor = 10.0;   ///< a loose end nearer than this many `snap` to what it leads to is a fact
    double dangle_factor = 2.0;  ///< and nearer than this many it is a fault; cables do end beside others
    Metres same_line{1.0};       ///< lines that stay this near are drawn on each other
    Metres node_reach{500.0};    ///< a node further from every route is noted
};

enum class LineFactKind : unsigned char {
    no_length,       ///< a point, or nothing
    repeated_part,   ///< a part of the row is drawn twice in the same row; `size` is its length
    drawn_twice,     ///< the same operator's `other` route is the same line end to end
    lies_on_other,   ///< nearly all of it lies on the same operator's `other` route; `size` is that length
    gap_closed,      ///< a loose end was moved by `size` onto what it nearly met
    loose_end,       ///< a loose end stays `size` short of the line it leads to
    crosses_itself,  ///< the line meets itself away from its ends
};

struct LineFact {
    LineFactKind kind = LineFactKind::no_length;
    std::size_t route = 0;             ///< into the routes given
    std::optional<std::size_t> other;  ///< the other route, when there is one
    Metres size{0.0};
    Point place;  ///< where, in the run's CRS
};

struct FibreTopology {
    std::vector<LineFact> facts;  ///< by route, then as in LineFactKind
    Metres shared{0.0};           ///< length of routes that lies on another route of the same operator
    std::size_t sharing_pairs = 0;
};

/// Looks at all routes together and closes small gaps: a loose end within `snap` of another line of its operator
/// moves onto it, and a part that a row draws twice is drawn once. Nothing else of a route changes, no point by
/// more than `snap`. An end is loose when no other line and no other part of its own touches it, and no node stands
/// within `snap`. A route of another operator on the same poles is never a fault.
[[nodiscard]] FibreTopology check_topology(std::vector<FibreRoute>& routes, std::span<const FibreNode> nodes,
                                           const TopologyRules& rules);

struct NodeFact {
    std::size_t node = 0;              ///< into the nodes given
    std::optional<std::size_t> other;  ///< an earlier node of the same code, operator and place; else far from
    Metres size{0.0};                  ///< distance to the nearest route
};
/// Nodes given twice, and nodes further than `node_reach` from every route. Nothing without routes.
[[nodiscard]] std::vector<NodeFact> check_nodes(std::span<const FibreRoute> routes,
                                                std::span<const FibreNode> nodes, const TopologyRules& rules);

}  // namespace lomsong
