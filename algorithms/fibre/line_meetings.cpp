// SPDX-License-Identifier: Apache-2.0
#include "algorithms/fibre/line_meetings.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace lomsong {

namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using TreePoint = bg::model::d2::point_xy<double>;
using TreeBox = bg::model::box<TreePoint>;
using PlacedPoint = std::pair<TreePoint, std::uint32_t>;  // and its place

constexpr double k_smallest_cell_m = 1e-3;
constexpr double k_cell_per_touch = 4.0;

}  // namespace

Places::Places(Metres touch)
    : m_touch_m{touch.value()}, m_cell_m{std::max(k_cell_per_touch * touch.value(), k_smallest_cell_m)} {}

std::int64_t Places::cell_of(double coordinate) const {
    return static_cast<std::int64_t>(std::floor(coordinate / m_cell_m));
}

std::uint64_t Places::key_of(std::int64_t col, std::int64_t row) {
    constexpr unsigned k_half = 32;
    return (static_cast<std::uint64_t>(col) << k_half) ^ (static_cast<std::uint64_t>(row) & 0xFFFF'FFFFU);
}

std::uint32_t Places::at(Point point) {
    std::uint32_t nearest = k_no_index;
    double least_m = m_touch_m;
    for (std::int64_t col = cell_of(point.x - m_touch_m); col <= cell_of(point.x + m_touch_m); ++col) {
        for (std::int64_t row = cell_of(point.y - m_touch_m); row <= cell_of(point.y + m_touch_m); ++row) {
            const auto first = m_first.find(key_of(col, row));
            for (std::uint32_t i = first == m_first.end() ? k_no_index : first->second; i != k_no_index;
                 i = m_next[i]) {
                const double away_m = distance(m_positions[i], point).value();
                if (away_m < least_m || (away_m <= least_m && i < nearest)) {
                    nearest = i;
                    least_m = away_m;
                }
            }
        }
    }
    if (nearest == k_no_index) {
        nearest = static_cast<std::uint32_t>(m_positions.size());
        m_positions.push_back(point);
        const auto [first, is_new] = m_first.try_emplace(key_of(cell_of(point.x), cell_of(point.y)), nearest);
        m_next.push_back(is_new ? k_no_index : std::exchange(first->second, nearest));
    }
    return nearest;
}

LineMeetings::LineMeetings(std::span<const GraphLine> lines, Metres touch)
    : m_lines{lines}, m_touch_m{touch.value()}, m_places{touch}, m_on_course(lines.size()) {
    place_corners();
    find_ends_on_courses();
}

void LineMeetings::place_corners() {
    std::vector<std::uint8_t> visits;  // per place, two being enough
    for (const GraphLine& each : m_lines) {
        const LineString& line = each.line;
        std::uint32_t before = k_no_index;
        for (std::size_t i = 0; i < line.size() && line.size() >= 2; ++i) {
            const std::uint32_t place = m_places.at(line[i]);
            visits.resize(m_places.size());
            const bool is_end = i == 0 || i + 1 == line.size();
            const int more = is_end ? 2 : (place == before ? 0 : 1);
            visits[place] = static_cast<std::uint8_t>(std::min(visits[place] + more, 2));
            m_corner_places.push_back(place);
            before = place;
        }
        m_first_corner.push_back(m_corner_places.size());
    }
    m_is_node.resize(visits.size());
    std::transform(visits.begin(), visits.end(), m_is_node.begin(), [](std::uint8_t count) { return count >= 2; });
}

void LineMeetings::find_ends_on_courses() {
    std::set<std::uint32_t> ends;
    for (std::size_t line = 0; line < m_lines.size(); ++line) {
        if (m_first_corner[line] < m_first_corner[line + 1]) {
            ends.insert(m_corner_places[m_first_corner[line]]);
            ends.insert(m_corner_places[m_first_corner[line + 1] - 1]);
        }
    }
    std::vector<PlacedPoint> points;
    for (const std::uint32_t end : ends) {
        points.emplace_back(TreePoint{m_places.position(end).x, m_places.position(end).y}, end);
    }
    const bgi::rtree<PlacedPoint, bgi::rstar<16>> index{points};
    std::vector<PlacedPoint> near;
    for (std::size_t line = 0; line < m_lines.size(); ++line) {
        const std::size_t first = m_first_corner[line];
        for (std::size_t i = 0; first + i + 1 < m_first_corner[line + 1]; ++i) {
            const Point a = m_lines[line].line[i];
            const Point b = m_lines[line].line[i + 1];
            near.clear();
            index.query(bgi::intersects(TreeBox{{std::min(a.x, b.x) - m_touch_m, std::min(a.y, b.y) - m_touch_m},
                                                {std::max(a.x, b.x) + m_touch_m, std::max(a.y, b.y) + m_touch_m}}),
                        std::back_inserter(near));
            for (const auto& [unused, end] : near) {
                const NearestOnSegment foot = nearest_on_segment(m_places.position(end), a, b);
                if (end != m_corner_places[first + i] && end != m_corner_places[first + i + 1] &&
                    foot.distance.value() <= m_touch_m) {
                    m_on_course[line].push_back({i, foot.share, end});
                }
            }
        }
        std::ranges::sort(m_on_course[line], {}, [](const Stop& stop) {
            return std::tuple{stop.corner, stop.share, stop.place};
        });
    }
}

std::vector<Stop> LineMeetings::stops(std::size_t line) const {
    std::vector<Stop> stops;
    auto on_course = m_on_course[line].begin();
    for (std::size_t i = 0; m_first_corner[line] + i < m_first_corner[line + 1]; ++i) {
        const std::uint32_t place = m_corner_places[m_first_corner[line] + i];
        if (m_is_node[place]) {
            stops.push_back({i, 0.0, place});
        }
        for (; on_course != m_on_course[line].end() && on_course->corner == i; ++on_course) {
            stops.push_back(*on_course);
        }
    }
    return stops;
}

}  // namespace lomsong
