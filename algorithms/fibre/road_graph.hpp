// SPDX-License-Identifier: Apache-2.0
/// @file  The roads of a run as a graph to measure and to build along.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/fibre/line_graph.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// Why an edge is no way for a cable of this province.
enum class RoadExclusion : std::uint8_t {
    none,
    outside,  ///< it leaves the communes by more than RoadParameters::border: another province or country
};

/// Edges carry the index of their road in Layers::roads as payload. Lines of different roads meet as LineGraph
/// says; a bridge shares no corner with what runs below it.
class RoadGraph {
  public:
    /// `lines` cut at the border of the communes are not needed: an edge is out as a whole.
    RoadGraph(const Layers& layers, const RoadParameters& parameters);

    [[nodiscard]] const LineGraph& lines() const { return m_lines; }
    [[nodiscard]] const Graph& graph() const { return m_lines.graph(); }
    [[nodiscard]] RoadClass road_class(std::uint32_t edge) const;
    [[nodiscard]] RoadExclusion exclusion(std::uint32_t edge) const { return m_exclusions[edge]; }
    /// Per edge: length times the weight of its class; infinite for excluded edges.
    [[nodiscard]] std::span<const double> costs() const { return m_costs; }

    /// The nearest road that may be used, within RoadParameters::reach.
    [[nodiscard]] std::optional<Foot> snap(Point point) const;
    /// Two starts of shortest ways for a point on a road: the ends of its edge, each with what it costs to get
    /// there. `straight` in front of the road counts by its length.
    [[nodiscard]] std::vector<PathSource> starts(const Foot& foot) const;

    /// Lengths by class and outside, parts; the hamlets are not counted here.
    [[nodiscard]] RoadSummary summary() const;

  private:
    const Layers* m_layers;
    RoadParameters m_parameters;
    LineGraph m_lines;
    std::vector<RoadExclusion> m_exclusions;
    std::vector<bool> m_usable;
    std::vector<double> m_costs;
};

}  // namespace lomsong
