// SPDX-License-Identifier: Apache-2.0
/// @file  All ways that new cable may take, as one graph with costs: along roads, over existing cable, and straight
///        from there to a hamlet or a node.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/extension/costed_graph.hpp"
#include "algorithms/fibre/fibre_network.hpp"
#include "algorithms/fibre/road_graph.hpp"
#include "engine/core/fibre_plan.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"

namespace lomsong {

/// What cable is laid through. Neither is owned.
struct Surroundings {
    const Layers& layers;
    const RoadGraph& roads;
    const FibreNetwork& cables;
    const RunParameters& parameters;
};

/// A hamlet that cable is to reach.
struct ExtensionTarget {
    std::size_t hamlet = 0;  ///< into Layers::hamlets
    Point position;
};

/// What an edge of the network is to who builds it.
struct NetworkEdge {
    bool existing = false;  ///< nothing is laid: cable that is there, or a node's place on it
    bool to_hamlet = false;
    bool avoided = false;  ///< leads through an area to avoid
    NewCable cable;
    CostRange cost;
    LineString shape;  ///< from the edge's `from` to its `to`
};

/// Nodes and edges are numbered by where they are, so that a plan does not depend on the order of the files.
///
/// - A road is cut where a hamlet, a node or a cable is brought to it. Each metre costs by its placement
///   (FibrePlanParameters) and the weight of its road's class (RoadParameters). Along aerial cable it is on poles.
/// - A hamlet is brought straight to the nearest road within RoadParameters::reach, and to the nearest usable
/// cable,
///   at the weight of a path.
/// - A cable with fibres to spare is joined to roads within FibrePlanParameters::splice_distance at its ends and
///   forks, at the forks of the roads, and where a hamlet is brought to its road.
/// - Nodes that can serve are one: the root.
class ExtensionNetwork {
  public:
    ExtensionNetwork(const Surroundings& around, std::span<const ExtensionTarget> targets);

    /// Costs in units of unit(); infinite for what leads through an area to avoid.
    [[nodiscard]] CostedGraph graph() const { return {m_graph, m_costs}; }
    [[nodiscard]] double unit() const { return m_unit; }
    [[nodiscard]] const NetworkEdge& edge(std::uint32_t edge) const { return m_edges[edge]; }
    [[nodiscard]] std::uint32_t root() const { return m_root; }
    /// The node of each target.
    [[nodiscard]] std::span<const std::uint32_t> targets() const { return m_targets; }
    /// Per target: a road or a usable cable is within reach.
    [[nodiscard]] bool has_access(std::size_t target) const { return !m_graph.arcs(m_targets[target]).empty(); }
    /// As costs, as if nothing had to be avoided.
    [[nodiscard]] std::vector<Cost> costs_without_avoiding() const;

  private:
    friend class NetworkBuilder;
    [[nodiscard]] Cost whole(const CostRange& cost) const;

    Graph m_graph;
    std::vector<Cost> m_costs;
    std::vector<NetworkEdge> m_edges;
    double m_unit = 1.0;
    std::uint32_t m_root = 0;
    std::vector<std::uint32_t> m_targets;
};

}  // namespace lomsong
