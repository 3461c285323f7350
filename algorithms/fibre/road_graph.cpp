// SPDX-License-Identifier: Apache-2.0
#include "algorithms/fibre/road_graph.hpp"

#include <algorithm>
#include <utility>

#include "algorithms/fibre/commune_ground.hpp"

namespace lomsong {

namespace {

/// The runs of corners that lie on our ground; what leads out of it, and between two runs, is `outside`.
void keep_inside(const LineString& line, const std::vector<bool>& inside, std::uint32_t road,
                 const GroundScale& scale, std::vector<GraphLine>& kept, Metres& outside) {
    LineString run;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i > 0 && !(inside[i - 1] && inside[i])) {
            outside = outside + scale.distance(line[i - 1], line[i]);
        }
        if (inside[i]) {
            run.push_back(line[i]);
        } else if (!run.empty()) {
            kept.push_back({std::exchange(run, {}), road});
        }
    }
    if (!run.empty()) {
        kept.push_back({std::move(run), road});
    }
}

std::vector<GraphLine> usable_lines(const Layers& layers, Metres border, Metres& outside) {
    const CommuneGround ours{layers, border};
    std::vector<GraphLine> lines;
    for (std::size_t road = 0; road < layers.roads.size(); ++road) {
        for (const LineString& line : layers.roads[road].path) {
            keep_inside(line, ours.holds(line), static_cast<std::uint32_t>(road), layers.ground_scale, lines,
                        outside);
        }
    }
    return lines;
}

}  // namespace

RoadGraph::RoadGraph(const Layers& layers, const RoadParameters& parameters)
    : m_lines{usable_lines(layers, parameters.border, m_summary.outside), layers.ground_scale, parameters.join},
      m_reach{parameters.reach} {
    for (const GraphEdge& edge : graph().edges()) {
        const RoadClass road_class = layers.roads[edge.payload].road_class;
        const auto index = static_cast<std::size_t>(road_class);
        m_classes.push_back(road_class);
        m_costs.push_back(edge.length_m * parameters.weights[index]);
        m_summary.usable[index] = m_summary.usable[index] + Metres{edge.length_m};
    }
    const std::vector<std::uint32_t> parts = connected_parts(graph());
    m_summary.parts = parts.empty() ? 0 : *std::ranges::max_element(parts) + std::size_t{1};
}

}  // namespace lomsong
