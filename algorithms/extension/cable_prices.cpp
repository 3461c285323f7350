// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/cable_prices.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lomsong {

namespace {

constexpr double k_step_m = 25.0;

/// Points along a line, evenly spread between its corners, the corners among them.
std::vector<Point> points_along(const LineString& line) {
    std::vector<Point> points;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point from = line[i - 1];
        const Point to = line[i];
        const double steps = std::max(1.0, std::ceil(distance(from, to).value() / k_step_m));
        for (double step = 0.0; step < steps; step += 1.0) {
            points.push_back({from.x + (to.x - from.x) * step / steps, from.y + (to.y - from.y) * step / steps});
        }
    }
    if (!line.empty()) {
        points.push_back(line.back());
    }
    return points;
}

std::unique_ptr<LineGraph> aerial_routes(const Layers& layers) {
    std::vector<GraphLine> lines;
    for (std::uint32_t route = 0; route < layers.fibre_routes.size(); ++route) {
        if (layers.fibre_routes[route].placement == Placement::aerial) {
            for (const LineString& line : layers.fibre_routes[route].path) {
                lines.push_back({line, route});
            }
        }
    }
    return lines.empty() ? nullptr : std::make_unique<LineGraph>(lines, layers.ground_scale, k_lines_touch);
}

}  // namespace

CablePrices::CablePrices(const Surroundings& around)
    : m_plan{around.parameters.fibre_plan},
      m_roads{around.parameters.roads},
      m_poles{aerial_routes(around.layers)} {
    for (const AvoidedArea& area : around.layers.avoided_areas) {
        m_avoid.push_back({bounds(area.area), &area.area});
    }
}

double CablePrices::unit() const { return m_plan.aerial_per_km.middle() / 1e6; }

bool CablePrices::must_be_avoided(Point point) const {
    return std::ranges::any_of(
        m_avoid, [&](const Area& area) { return area.box.contains(point) && contains(*area.area, point); });
}

bool CablePrices::has_poles(Point point) const {
    return m_poles != nullptr && m_poles->nearest(point, m_plan.poles_distance).has_value();
}

NetworkEdge CablePrices::priced(LineString shape, const NewCable& cable, double weight) const {
    NetworkEdge edge;
    edge.cable = cable;
    edge.cost += m_plan.aerial_per_km * (cable.aerial.value() / 1e3);
    edge.cost += m_plan.aerial_per_km * (m_plan.poles_share * cable.on_poles.value() / 1e3);
    edge.cost += m_plan.underground_per_km * (cable.underground.value() / 1e3);
    edge.cost = edge.cost * weight;
    const std::vector<Point> points = m_avoid.empty() ? std::vector<Point>{} : points_along(shape);
    edge.avoided = std::ranges::any_of(points, [this](Point point) { return must_be_avoided(point); });
    edge.shape = std::move(shape);
    return edge;
}

NetworkEdge CablePrices::along_road(LineString shape, Metres length, RoadClass road_class) const {
    NewCable cable;
    const double cable_m = length.value() * m_plan.length_factor;
    cable.by_road_m[static_cast<std::size_t>(road_class)] = cable_m;
    if (std::ranges::find(m_plan.underground_classes, road_class) != m_plan.underground_classes.end()) {
        cable.underground = Metres{cable_m};
    } else {
        const std::vector<Point> points = m_poles == nullptr ? LineString{} : points_along(shape);
        const auto with_poles = std::ranges::count_if(points, [this](Point point) { return has_poles(point); });
        const double share =
            points.empty() ? 0.0 : static_cast<double>(with_poles) / static_cast<double>(points.size());
        cable.on_poles = Metres{cable_m * share};
        cable.aerial = Metres{cable_m} - cable.on_poles;
    }
    return priced(std::move(shape), cable, m_roads.weights[static_cast<std::size_t>(road_class)]);
}

NetworkEdge CablePrices::straight(Point from, Point to, Metres length) const {
    NewCable cable;
    cable.off_road_m = length.value() * m_plan.length_factor;
    cable.aerial = Metres{cable.off_road_m};
    return priced({from, to}, cable, m_roads.weights[static_cast<std::size_t>(RoadClass::path)]);
}

std::optional<NetworkEdge> CablePrices::beside_cable(LineString shape, Metres length, Placement placement) const {
    if (placement != Placement::aerial && m_plan.underground_per_km.high <= 0.0) {
        return std::nullopt;
    }
    NewCable cable;
    cable.off_road_m = length.value() * m_plan.length_factor;
    (placement == Placement::aerial ? cable.on_poles : cable.underground) = Metres{cable.off_road_m};
    return priced(std::move(shape), cable, 1.0);
}

}  // namespace lomsong
