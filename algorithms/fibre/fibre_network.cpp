// SPDX-License-Identifier: Apache-2.0
#include "algorithms/fibre/fibre_network.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace lomsong {

namespace {

std::vector<GraphLine> lines_of(const Layers& layers, std::span<const std::size_t> routes) {
    std::vector<GraphLine> lines;
    for (const std::size_t route : routes) {
        for (const LineString& line : layers.fibre_routes[route].path) {
            lines.push_back({line, static_cast<std::uint32_t>(route)});
        }
    }
    return lines;
}

/// A short line from each node to every cable end beside it: a cabinet joins what ends at its wall.
void join_ends_at_nodes(const Layers& layers, std::span<const std::size_t> nodes, Metres snap,
                        std::vector<GraphLine>& lines) {
    std::vector<IndexedPoint> ends;
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        if (lines[i].line.size() >= 2) {
            ends.push_back({lines[i].line.front(), 2 * i});
            ends.push_back({lines[i].line.back(), 2 * i + 1});
        }
    }
    const PointIndex index{ends};
    for (const std::size_t node : nodes) {
        const Point place = layers.fibre_nodes[node].position;
        for (const IndexedPoint& end : index.within(place, snap)) {
            if (end.position != place) {
                lines.push_back({{place, end.position}, k_no_index});
            }
        }
    }
}

std::vector<LineSource> serving_sources(const Layers& layers, std::span<const std::size_t> nodes,
                                        const LineGraph& lines, Metres reach) {
    std::vector<LineSource> sources;
    for (const std::size_t node : nodes) {
        if (!layers.fibre_nodes[node].can_serve) {
            continue;
        }
        if (const std::optional<Foot> foot = lines.nearest(layers.fibre_nodes[node].position, reach)) {
            sources.push_back({*foot, static_cast<std::uint32_t>(node)});
        }
    }
    return sources;
}

/// Names of owners in the order of FibreNetwork::operators.
std::vector<std::string> owners(const Layers& layers) {
    std::set<std::string> names;
    for (const FibreRoute& route : layers.fibre_routes) {
        names.insert(route.operator_name);
    }
    for (const FibreNode& node : layers.fibre_nodes) {
        names.insert(node.operator_name);
    }
    std::vector<std::string> ordered;
    for (const std::string& name : layers.operators) {
        if (names.erase(name) > 0) {
            ordered.push_back(name);
        }
    }
    const bool some_unnamed = names.erase("") > 0;
    ordered.insert(ordered.end(), names.begin(), names.end());
    if (some_unnamed) {
        ordered.emplace_back();
    }
    return ordered;
}

}  // namespace

OperatorCables::OperatorCables(const Layers& layers, std::span<const std::size_t> routes,
                               std::span<const std::size_t> nodes, const FibreParameters& parameters) {
    std::vector<GraphLine> lines = lines_of(layers, routes);
    join_ends_at_nodes(layers, nodes, parameters.snap, lines);
    m_lines = std::make_unique<LineGraph>(lines, layers.ground_scale, k_lines_touch);
    m_serving = std::make_unique<NearestSource>(*m_lines,
                                                serving_sources(layers, nodes, *m_lines, parameters.node_on_route));
}

std::vector<FibrePart> OperatorCables::parts(const std::string& operator_name) const {
    const Graph& graph = m_lines->graph();
    const std::vector<std::uint32_t> part_of = connected_parts(graph);
    std::vector<FibrePart> parts(part_of.empty() ? 0 : *std::ranges::max_element(part_of) + std::size_t{1});
    for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
        const GraphEdge& edge = graph.edge(i);
        FibrePart& part = parts[part_of[edge.from]];
        if (edge.payload == k_no_index) {
            continue;
        }
        part.length = part.length + Metres{edge.length_m};
        const std::span<const Point> shape = m_lines->shape(i);
        part.path.emplace_back(shape.begin(), shape.end());
        if (part.routes.empty() || part.routes.back() != edge.payload) {  // edges follow their routes
            part.routes.push_back(edge.payload);
        }
    }
    for (const LineSource& source : m_serving->sources()) {
        ++parts[part_of[graph.edge(source.foot.edge).from]].serving_nodes;
    }
    for (FibrePart& part : parts) {
        part.operator_name = operator_name;
    }
    std::ranges::stable_sort(parts, std::ranges::greater{}, &FibrePart::length);
    return parts;
}

FibreNetwork::FibreNetwork(const Layers& layers, const FibreParameters& parameters)
    : m_layers{&layers}, m_operators{owners(layers)} {
    std::vector<std::vector<std::size_t>> routes(m_operators.size());
    std::vector<std::vector<std::size_t>> nodes(m_operators.size());
    std::vector<std::vector<IndexedPoint>> serving(m_operators.size() + 1);
    for (std::size_t i = 0; i < layers.fibre_routes.size(); ++i) {
        routes[*find(layers.fibre_routes[i].operator_name)].push_back(i);
    }
    for (std::size_t i = 0; i < layers.fibre_nodes.size(); ++i) {
        const FibreNode& node = layers.fibre_nodes[i];
        const std::size_t owner = *find(node.operator_name);
        m_node_owners.push_back(owner);
        nodes[owner].push_back(i);
        if (node.can_serve) {
            const IndexedPoint point{node.position, static_cast<std::uint32_t>(i)};
            serving[owner].push_back(point);
            serving.back().push_back(point);
        }
    }
    for (std::size_t i = 0; i < m_operators.size(); ++i) {
        m_cables.emplace_back(layers, routes[i], nodes[i], parameters);
    }
    for (const std::vector<IndexedPoint>& points : serving) {
        m_nodes.emplace_back(points);
    }
}

std::optional<std::size_t> FibreNetwork::find(const std::string& operator_name) const {
    const auto found = std::ranges::find(m_operators, operator_name);
    return found == m_operators.end() ? std::nullopt
                                      : std::optional{static_cast<std::size_t>(found - m_operators.begin())};
}

std::vector<FibrePart> FibreNetwork::parts() const {
    std::vector<FibrePart> all;
    for (std::size_t i = 0; i < m_operators.size(); ++i) {
        std::ranges::move(m_cables[i].parts(m_operators[i]), std::back_inserter(all));
    }
    return all;
}

std::optional<NearCable> FibreNetwork::nearest_cable(Point point, std::optional<std::size_t> operator_index) const {
    std::optional<NearCable> nearest;
    for (std::size_t i = operator_index.value_or(0); i < m_operators.size(); ++i) {
        const LineGraph& lines = m_cables[i].lines();
        if (const std::optional<Foot> foot = lines.nearest(point)) {
            const NearCable cable{i, lines.graph().edge(foot->edge).payload, *foot};
            const bool same = nearest && foot->distance <= nearest->foot.distance + k_same_distance &&
                              nearest->foot.distance <= foot->distance + k_same_distance;
            if (!nearest || (same ? cable.route < nearest->route : foot->distance < nearest->foot.distance)) {
                nearest = cable;
            }
        }
        if (operator_index) {
            break;
        }
    }
    return nearest;
}

std::optional<IndexedPoint> FibreNetwork::nearest_serving_node(Point point,
                                                               std::optional<std::size_t> operator_index) const {
    return m_nodes[operator_index.value_or(m_operators.size())].nearest(point);
}

std::vector<std::size_t> FibreNetwork::serving_nodes(std::optional<std::size_t> operator_index) const {
    std::vector<std::size_t> nodes;
    for (std::size_t i = 0; i < m_layers->fibre_nodes.size(); ++i) {
        if (m_layers->fibre_nodes[i].can_serve && (!operator_index || m_node_owners[i] == *operator_index)) {
            nodes.push_back(i);
        }
    }
    return nodes;
}

}  // namespace lomsong
