// SPDX-License-Identifier: Apache-2.0
#include "algorithms/fibre/nearest_source.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace lomsong {

NearestSource::NearestSource(const LineGraph& lines, std::vector<LineSource> sources, std::span<const double> costs)
    : m_lines{&lines},
      m_sources{std::move(sources)},
      m_costs(costs.begin(), costs.end()),
      m_by_edge(m_sources.size()) {
    std::vector<PathSource> starts;
    for (const LineSource& source : m_sources) {
        const GraphEdge& edge = lines.graph().edge(source.foot.edge);
        const double straight_m = source.foot.distance.value();
        for (const auto& [node, along_m] : {std::pair{edge.from, source.foot.offset_m},
                                            std::pair{edge.to, edge.length_m - source.foot.offset_m}}) {
            starts.push_back({node, straight_m + cost_of(source.foot.edge, along_m), straight_m + along_m});
        }
    }
    m_paths = shortest_paths(lines.graph(), starts, m_costs);
    std::iota(m_by_edge.begin(), m_by_edge.end(), 0U);
    std::ranges::stable_sort(m_by_edge, {}, [&](std::uint32_t source) { return m_sources[source].foot.edge; });
}

double NearestSource::cost_of(std::uint32_t edge, double length_m) const {
    const double whole_m = m_lines->graph().edge(edge).length_m;
    return m_costs.empty() || !(whole_m > 0.0) ? length_m : m_costs[edge] * (length_m / whole_m);
}

std::optional<LineWay> NearestSource::to(const Foot& place) const {
    std::optional<LineWay> best;
    const auto offer = [&](const LineWay& way) {
        if (!best || std::tuple{way.cost, way.source} < std::tuple{best->cost, best->source}) {
            best = way;
        }
    };
    const double straight_m = place.distance.value();
    const GraphEdge& edge = m_lines->graph().edge(place.edge);
    for (const auto& [node, along_m] :
         {std::pair{edge.from, place.offset_m}, std::pair{edge.to, edge.length_m - place.offset_m}}) {
        if (m_paths.reaches(node)) {
            offer({m_paths.cost[node] + cost_of(place.edge, along_m) + straight_m,
                   m_paths.length_m[node] + along_m + straight_m, m_paths.source[node] / 2});
        }
    }
    const auto edge_of = [&](std::uint32_t source) { return m_sources[source].foot.edge; };
    const auto first = std::ranges::lower_bound(m_by_edge, place.edge, {}, edge_of);
    for (auto at = first; at != m_by_edge.end() && edge_of(*at) == place.edge; ++at) {
        const std::uint32_t source = *at;
        const Foot& foot = m_sources[source].foot;
        const double along_m = std::abs(foot.offset_m - place.offset_m);
        const double both_m = straight_m + foot.distance.value();
        offer({cost_of(place.edge, along_m) + both_m, along_m + both_m, source});
    }
    return best;
}

}  // namespace lomsong
