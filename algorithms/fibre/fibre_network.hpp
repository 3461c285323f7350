// SPDX-License-Identifier: Apache-2.0
/// @file  The cables and nodes of a run, operator by operator, as graphs: what hangs together, and which node a
///        cable leads to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "algorithms/fibre/line_graph.hpp"
#include "algorithms/fibre/nearest_source.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/point_index.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// What touches is one: coordinates of seven decimals of a degree are a centimetre apart. Gaps up to
/// FibreParameters::snap were closed when the files were read (io/shapes/fibre_topology.hpp).
inline constexpr Metres k_lines_touch{0.02};

/// Everything of one operator. Cables meet as the lines of a LineGraph do, and all that end within
/// FibreParameters::snap of a node of any kind meet in it. A node that can serve stands on the nearest cable within
/// FibreParameters::node_on_route. Cables of different operators never meet.
class OperatorCables {
  public:
    /// `routes` and `nodes` are indices into the layers.
    OperatorCables(const Layers& layers, std::span<const std::size_t> routes, std::span<const std::size_t> nodes,
                   const FibreParameters& parameters);

    /// Payload: the route. What joins cable ends at a node has none.
    [[nodiscard]] const LineGraph& lines() const { return *m_lines; }
    /// Along the cable to the nodes that can serve; payload: the node.
    [[nodiscard]] const NearestSource& serving() const { return *m_serving; }
    [[nodiscard]] std::vector<FibrePart> parts(const std::string& operator_name) const;

  private:
    std::unique_ptr<LineGraph> m_lines;  ///< never moves: m_serving looks at it
    std::unique_ptr<NearestSource> m_serving;
};

/// The nearest cable to a place.
struct NearCable {
    std::size_t operator_index = 0;
    std::size_t route = 0;  ///< into Layers::fibre_routes
    Foot foot;              ///< on the lines of that operator
};

class FibreNetwork {
  public:
    FibreNetwork(const Layers& layers, const FibreParameters& parameters);

    /// Who owns a cable or a node: those of Layers::operators in their order, others by name, "" last.
    [[nodiscard]] const std::vector<std::string>& operators() const { return m_operators; }
    [[nodiscard]] std::optional<std::size_t> find(const std::string& operator_name) const;
    [[nodiscard]] const OperatorCables& cables(std::size_t operator_index) const {
        return m_cables[operator_index];
    }
    /// By operator, the longest first.
    [[nodiscard]] std::vector<FibrePart> parts() const;

    /// Of one operator, or of any: of cables on the same poles that of the first route.
    [[nodiscard]] std::optional<NearCable> nearest_cable(Point point,
                                                         std::optional<std::size_t> operator_index) const;
    /// A node that can serve, straight line; the payload is into Layers::fibre_nodes.
    [[nodiscard]] std::optional<IndexedPoint> nearest_serving_node(Point point,
                                                                   std::optional<std::size_t> operator_index) const;
    /// Nodes that can serve, ascending.
    [[nodiscard]] std::vector<std::size_t> serving_nodes(std::optional<std::size_t> operator_index) const;

  private:
    const Layers* m_layers;
    std::vector<std::string> m_operators;
    std::vector<std::size_t> m_node_owners;  ///< as Layers::fibre_nodes
    std::vector<OperatorCables> m_cables;    ///< as m_operators
    std::vector<PointIndex> m_nodes;         ///< that can serve: as m_operators, then all
};

}  // namespace lomsong
