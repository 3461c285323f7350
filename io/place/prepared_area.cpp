// SPDX-License-Identifier: Apache-2.0
#include "io/place/prepared_area.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace lomsong {

namespace {

constexpr std::size_t k_edges_per_strip = 8;
constexpr std::size_t k_most_strips = 2048;

/// Metres of one degree at a latitude on the WGS 84 ellipsoid.
struct DegreeLengths {
    double east;
    double north;
};
DegreeLengths lengths_at(double latitude) {
    const double phi = std::clamp(latitude, -90.0, 90.0) * std::numbers::pi / 180.0;
    return {111412.84 * std::cos(phi) - 93.5 * std::cos(3.0 * phi), 111132.954 - 559.822 * std::cos(2.0 * phi)};
}

}  // namespace

Metres ground_distance(Point a, Point b) {
    const DegreeLengths metres = lengths_at((a.y + b.y) / 2.0);
    return Metres{std::hypot((a.x - b.x) * metres.east, (a.y - b.y) * metres.north)};
}

PreparedArea::PreparedArea(const MultiPolygon& area) {
    for (const Polygon& polygon : area) {
        add(polygon.outer);
        for (const Ring& hole : polygon.holes) {
            add(hole);
        }
    }
    if (m_edges.empty()) {
        return;
    }
    m_strips.resize(std::clamp<std::size_t>(m_edges.size() / k_edges_per_strip, 1, k_most_strips));
    for (std::size_t i = 0; i < m_edges.size(); ++i) {
        const auto [low, high] = std::minmax(m_edges[i].from.y, m_edges[i].to.y);
        for (std::size_t strip = strip_of(low); strip <= strip_of(high); ++strip) {
            m_strips[strip].push_back(static_cast<std::uint32_t>(i));
        }
    }
}

void PreparedArea::add(const Ring& ring) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point to = ring[(i + 1) % ring.size()];
        m_box.add(ring[i]);
        if (!(ring[i] == to)) {
            m_edges.push_back({ring[i], to});
        }
    }
}

std::size_t PreparedArea::strip_of(double latitude) const {
    const double height = m_box.max_y - m_box.min_y;
    const double part = height > 0.0 ? (latitude - m_box.min_y) / height : 0.0;
    const auto strip = static_cast<std::size_t>(std::max(0.0, part) * static_cast<double>(m_strips.size()));
    return std::min(strip, m_strips.size() - 1);
}

bool PreparedArea::contains(Point degrees) const {
    if (m_edges.empty() || !m_box.contains(degrees)) {
        return false;
    }
    bool inside = false;
    for (const std::uint32_t i : m_strips[strip_of(degrees.y)]) {
        const Edge& edge = m_edges[i];
        if ((edge.from.y > degrees.y) != (edge.to.y > degrees.y)) {
            const double part = (degrees.y - edge.from.y) / (edge.to.y - edge.from.y);
            inside ^= degrees.x < edge.from.x + part * (edge.to.x - edge.from.x);
        }
    }
    return inside;
}

Metres PreparedArea::distance_to(Point degrees) const {
    if (contains(degrees)) {
        return Metres{0.0};
    }
    const DegreeLengths metres = lengths_at(degrees.y);
    double nearest = std::numeric_limits<double>::infinity();
    for (const Edge& edge : m_edges) {
        const double ax = (edge.from.x - degrees.x) * metres.east;
        const double ay = (edge.from.y - degrees.y) * metres.north;
        const double dx = (edge.to.x - edge.from.x) * metres.east;
        const double dy = (edge.to.y - edge.from.y) * metres.north;
        const double part = std::clamp(-(ax * dx + ay * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        const double x = ax + part * dx;
        const double y = ay + part * dy;
        nearest = std::min(nearest, x * x + y * y);
    }
    return Metres{std::sqrt(nearest)};
}

Metres PreparedArea::distance_to_box(Point degrees) const {
    if (m_edges.empty()) {
        return Metres{std::numeric_limits<double>::infinity()};
    }
    const DegreeLengths metres = lengths_at(degrees.y);  // the same scale as in distance_to
    const double x = std::clamp(degrees.x, m_box.min_x, m_box.max_x) - degrees.x;
    const double y = std::clamp(degrees.y, m_box.min_y, m_box.max_y) - degrees.y;
    return Metres{std::hypot(x * metres.east, y * metres.north)};
}

}  // namespace lomsong
