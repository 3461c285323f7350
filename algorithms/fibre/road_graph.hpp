// SPDX-License-Identifier: Apache-2.0
/// @file  The roads of a run as a graph to measure and to build along.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/fibre/line_graph.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// Edges carry the index of their road in Layers::roads as payload. Roads meet as the lines of a LineGraph do: a
/// bridge shares no corner with what runs below it.
///
/// What lies outside the communes by more than RoadParameters::border leads through another province or country and
/// is no part of the graph: roads end at their last corner inside. Without communes every road is in.
class RoadGraph {
  public:
    RoadGraph(const Layers& layers, const RoadParameters& parameters);

    [[nodiscard]] const LineGraph& lines() const { return m_lines; }
    [[nodiscard]] const Graph& graph() const { return m_lines.graph(); }
    [[nodiscard]] RoadClass road_class(std::uint32_t edge) const { return m_classes[edge]; }
    /// Per edge: its length times the weight of its class.
    [[nodiscard]] std::span<const double> costs() const { return m_costs; }
    /// The nearest road, within RoadParameters::reach.
    [[nodiscard]] std::optional<Foot> snap(Point point) const { return m_lines.nearest(point, m_reach); }

    /// Lengths by class and outside, and the number of parts; hamlets are not counted here.
    [[nodiscard]] const RoadSummary& summary() const { return m_summary; }

  private:
    RoadSummary m_summary;
    LineGraph m_lines;
    Metres m_reach;
    std::vector<RoadClass> m_classes;
    std::vector<double> m_costs;
};

}  // namespace lomsong
