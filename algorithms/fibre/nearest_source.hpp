// SPDX-License-Identifier: Apache-2.0
/// @file  Which of many places on a network is nearest along its lines: asked any number of times, searched once.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/fibre/line_graph.hpp"

namespace lomsong {

/// Where a way starts: a node that can serve, brought to the line it stands on.
struct LineSource {
    Foot foot;
    std::uint32_t payload = k_no_index;
};

/// A way along the lines to a place.
struct LineWay {
    double cost = 0.0;
    double length_m =
        0.0;  ///< with the straight stretches from the source to its line and from the line to the place
    std::uint32_t source = 0;  ///< into the sources given
};

/// Shortest ways from all sources over a LineGraph, one search for all places. A place between two nodes is
/// reached by the cheaper end of its edge, or straight from a source on the same edge. The straight stretches at
/// both ends count by their length.
class NearestSource {
  public:
    /// `costs` is per edge, in proportion along it; empty: the lengths. `lines` must outlive this.
    NearestSource(const LineGraph& lines, std::vector<LineSource> sources, std::span<const double> costs = {});

    /// Nothing when no source is on the same part of the network.
    [[nodiscard]] std::optional<LineWay> to(const Foot& place) const;
    [[nodiscard]] const std::vector<LineSource>& sources() const { return m_sources; }
    /// Per node of the graph; `source` there is into `starts()`, of which each source has two.
    [[nodiscard]] const ShortestPaths& paths() const { return m_paths; }

  private:
    [[nodiscard]] double cost_of(std::uint32_t edge, double length_m) const;

    const LineGraph* m_lines;
    std::vector<LineSource> m_sources;
    std::vector<double> m_costs;
    ShortestPaths m_paths;
    std::vector<std::uint32_t> m_by_edge;  ///< sources, by the edge they stand on
};

}  // namespace lomsong
