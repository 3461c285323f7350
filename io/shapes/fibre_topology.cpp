// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/fibre_topology.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "io/shapes/geos.hpp"
#include "io/shapes/line_contacts.hpp"

namespace lomsong {

namespace {

/// What is nearer than this touches: coordinates of seven decimals of a degree are a centimetre apart.
constexpr Metres k_touch{0.02};
/// Cosine of the widest angle between where a line points and what it leads to: 60 degrees for a gap to close,
/// 30 degrees for one that is only noted.
constexpr double k_ahead_near = 0.5;
constexpr double k_ahead_far = 0.866;
/// A gap that is noted is no longer than this part of its line.
constexpr double k_gap_share = 0.25;
/// Of a route that lies on another one; the rest are its ends at the other's corners.
constexpr double k_lies_on_share = 0.98;

bool may_be_one(const FibreRoute& a, const FibreRoute& b) {
    return a.operator_name == b.operator_name &&
           (a.placement == b.placement || a.placement == Placement::unknown || b.placement == Placement::unknown);
}

bool all_near(const MultiLineString& points, const MultiLineString& lines, Metres slack) {
    return std::ranges::all_of(points, [&](const LineString& line) {
        return std::ranges::all_of(line, [&](Point point) { return distance(point, lines) <= slack; });
    });
}

/// The same way, wherever the corners are and whichever end came first.
bool same_line(const MultiLineString& a, const MultiLineString& b, Metres slack) {
    constexpr double k_length_share_of = 0.01;
    const Metres first = length(a);
    const Metres second = length(b);
    const Metres apart = first > second ? first - second : second - first;
    return apart <= slack + slack + k_length_share_of * std::min(first, second) && all_near(a, b, slack) &&
           all_near(b, a, slack);
}

bool box_within(const Box& inner, const Box& outer) {
    return outer.contains({inner.min_x, inner.min_y}) && outer.contains({inner.max_x, inner.max_y});
}

bool meets_itself(const LineString& line) {
    const geos::Geometry shape = geos::geometry_of(MultiLineString{line});
    return shape && GEOSisSimple_r(geos::context(), shape.get()) == 0;
}

/// The corner from which the line comes to its end, at least `away` before it where it is so long.
Point point_before(const LineString& line, bool is_front, Metres away) {
    const Point tip = is_front ? line.front() : line.back();
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point corner = is_front ? line[i] : line[line.size() - 1 - i];
        if (distance(corner, tip) >= away) {
            return corner;
        }
    }
    return is_front ? line.back() : line.front();
}

/// Points that can be asked for neighbours while more of them come. Reaches are metres, provinces a hundred
/// kilometres: a strip of that width holds few.
class PointsByX {
  public:
    void add(Point point) { m_points.emplace(point.x, point); }
    [[nodiscard]] bool any_within(Point place, Metres reach) const {
        const auto first = m_points.lower_bound(place.x - reach.value());
        const auto last = m_points.upper_bound(place.x + reach.value());
        return std::any_of(first, last, [&](const auto& entry) { return distance(place, entry.second) <= reach; });
    }

  private:
    std::multimap<double, Point> m_points;
};

/// One end of one part of a route.
struct LineEnd {
    std::size_t route = 0;
    std::size_t part = 0;
    bool is_front = false;
};

class Topology {
  public:
    Topology(std::vector<FibreRoute>& routes, std::span<const FibreNode> nodes, const TopologyRules& rules)
        : m_routes{routes}, m_rules{rules}, m_set_aside(routes.size()) {
        for (const FibreNode& node : nodes) {
            m_node_places.add(node.position);
        }
    }

    FibreTopology check() {
        for (std::size_t route = 0; route < m_routes.size(); ++route) {
            check_alone(route);
        }
        find_twins();
        const SegmentIndex index{m_routes};
        measure_shared(index);
        close_gaps(index);
        std::ranges::stable_sort(m_result.facts, {}, [](const LineFact& fact) {
            return std::tuple{fact.route, fact.kind};
        });
        return std::move(m_result);
    }

  private:
    void tell(LineFactKind kind, std::size_t route, Metres size, Point place,
              std::optional<std::size_t> other = std::nullopt) {
        m_result.facts.push_back({kind, route, other, size, place});
    }

    void check_alone(std::size_t route) {
        MultiLineString& path = m_routes[route].path;
        std::erase_if(path, [](const LineString& line) { return line.empty(); });
        if (path.empty() || length(path) <= m_rules.same_line) {
            tell(LineFactKind::no_length, route, length(path), path.empty() ? Point{} : path.front().front());
            m_set_aside[route] = true;
            return;
        }
        for (std::size_t part = 1; part < path.size();) {
            const auto twin = std::ranges::find_if(
                path.begin(), path.begin() + static_cast<std::ptrdiff_t>(part),
                [&](const LineString& other) { return same_line({other}, {path[part]}, m_rules.same_line); });
            if (twin == path.begin() + static_cast<std::ptrdiff_t>(part)) {
                ++part;
                continue;
            }
            tell(LineFactKind::repeated_part, route, length(path[part]), path[part].front());
            path.erase(path.begin() + static_cast<std::ptrdiff_t>(part));
        }
        const auto crossing = std::ranges::find_if(path, meets_itself);
        if (crossing != path.end()) {
            tell(LineFactKind::crosses_itself, route, length(*crossing), crossing->front());
        }
    }

    void find_twins() {
        std::vector<Box> boxes;
        for (const FibreRoute& route : m_routes) {
            boxes.push_back(bounds(route.path).grown(m_rules.same_line));
        }
        const geos::BoxIndex index{boxes};
        for (std::size_t route = 0; route < m_routes.size(); ++route) {
            for (const std::size_t earlier : index.meeting(boxes[route])) {
                if (earlier >= route) {
                    break;
                }
                if (!m_set_aside[route] && !m_set_aside[earlier] &&
                    may_be_one(m_routes[route], m_routes[earlier]) &&
                    box_within(bounds(m_routes[route].path), boxes[earlier]) &&
                    same_line(m_routes[route].path, m_routes[earlier].path, m_rules.same_line)) {
                    tell(LineFactKind::drawn_twice, route, length(m_routes[route].path),
                         m_routes[route].path.front().front(), earlier);
                    m_set_aside[route] = true;
                }
            }
        }
    }

    /// What runs on another route of the same operator, each place of it once.
    void measure_shared(const SegmentIndex& index) {
        std::map<std::size_t, std::map<std::size_t, double>> shared_with;  // route, other: metres
        for (const Segment& segment : index.segments()) {
            if (m_set_aside[segment.route]) {
                continue;
            }
            std::map<std::size_t, std::vector<Stretch>> by_route;
            std::vector<Stretch> on_earlier;
            for (const std::size_t i : index.around(segment, m_rules.same_line)) {
                const Segment& other = index.segments()[i];
                if (other.route == segment.route || m_set_aside[other.route] ||
                    !may_be_one(m_routes[segment.route], m_routes[other.route])) {
                    continue;
                }
                const Stretch stretch = shared_stretch(segment, other, m_rules.same_line);
                by_route[other.route].push_back(stretch);
                if (other.route < segment.route) {
                    on_earlier.push_back(stretch);
                }
            }
            const double metres = distance(segment.a, segment.b).value();
            m_result.shared = m_result.shared + Metres{metres * covered(std::move(on_earlier))};
            for (auto& [other, stretches] : by_route) {
                shared_with[segment.route][other] += metres * covered(std::move(stretches));
            }
        }
        for (const auto& [route, others] : shared_with) {
            tell_shared(route, others);
        }
    }

    void tell_shared(std::size_t route, const std::map<std::size_t, double>& others) {
        const Metres whole = length(m_routes[route].path);
        for (const auto& [other, metres] : others) {
            m_result.sharing_pairs += metres > m_rules.snap.value() && other < route ? 1U : 0U;
        }
        const auto most = std::ranges::max_element(others, {}, [](const auto& entry) { return entry.second; });
        if (most->second >= k_lies_on_share * whole.value() && length(m_routes[most->first].path) > whole) {
            tell(LineFactKind::lies_on_other, route, Metres{most->second}, m_routes[route].path.front().front(),
                 most->first);
        }
    }

    void close_gaps(const SegmentIndex& index) {
        for (std::size_t route = 0; route < m_routes.size(); ++route) {
            for (std::size_t part = 0; !m_set_aside[route] && part < m_routes[route].path.size(); ++part) {
                close_gap(index, {route, part, true});
                close_gap(index, {route, part, false});
            }
        }
    }

    [[nodiscard]] Point& point_of(const LineEnd& end) {
        LineString& line = m_routes[end.route].path[end.part];
        return end.is_front ? line.front() : line.back();
    }

    void close_gap(const SegmentIndex& index, const LineEnd& end) {
        const Metres reach = m_rules.told_factor * m_rules.snap;
        Point& point = point_of(end);
        const std::vector<Contact> contacts = index.near(point, reach);
        if (is_held(end, point, contacts)) {
            return;
        }
        std::optional<Target> target;
        for (const Contact& contact : contacts) {
            const bool nearer = !target || contact.away < target->away;
            if (nearer && is_partner(end, contact.segment) && leads_to(end, contact) &&
                !meets_nearby(index, end, contact.segment)) {
                target = Target{contact.point, contact.away, contact.segment.route};
            }
        }
        if (!target) {
            return;
        }
        if (target->away > m_rules.snap) {
            if (target->away > k_gap_share * length(m_routes[end.route].path)) {
                return;
            }
            tell(LineFactKind::loose_end, end.route, target->away, point, target->route);
            return;
        }
        tell(LineFactKind::gap_closed, end.route, target->away, point, target->route);
        point = target->point;
        m_joined.add(point);
    }

    struct Target {
        Point point;
        Metres away{0.0};
        std::size_t route = 0;
    };

    /// Something touches the end: another line of whoever, its own other parts, a gap closed before; or a
    /// node stands beside it, as cabinets do.
    [[nodiscard]] bool is_held(const LineEnd& end, Point point, const std::vector<Contact>& contacts) const {
        return std::ranges::any_of(contacts,
                                   [&](const Contact& contact) {
                                       return contact.away <= k_touch && !is_own_end_segment(end, contact.segment);
                                   }) ||
               m_node_places.any_within(point, m_rules.snap) || m_joined.any_within(point, k_touch);
    }

    /// The segment that the end belongs to; or one so near along the same part that it has to be near.
    [[nodiscard]] bool is_own_end_segment(const LineEnd& end, const Segment& segment) const {
        if (segment.route != end.route || segment.part != end.part) {
            return false;
        }
        const LineString& line = m_routes[end.route].path[end.part];
        Metres between{0.0};
        if (end.is_front) {
            for (std::size_t i = 0; i < segment.at; ++i) {
                between = between + distance(line[i], line[i + 1]);
            }
        } else {
            for (std::size_t i = segment.at + 1; i + 1 < line.size(); ++i) {
                between = between + distance(line[i], line[i + 1]);
            }
        }
        return between <= m_rules.same_line;
    }

    /// Another route of the same operator, or another part of the same route.
    [[nodiscard]] bool is_partner(const LineEnd& end, const Segment& segment) const {
        return segment.route == end.route ? segment.part != end.part
                                          : !m_set_aside[segment.route] && m_routes[segment.route].operator_name ==
                                                                               m_routes[end.route].operator_name;
    }

    /// The end faces what it nearly meets: another loose end within `snap`, whichever way it lies, or a line ahead.
    /// Two cables that end side by side, one past the other, do not lead to each other.
    [[nodiscard]] bool leads_to(const LineEnd& end, const Contact& contact) const {
        const LineString& line = m_routes[end.route].path[end.part];
        const LineString& other = m_routes[contact.segment.route].path[contact.segment.part];
        const Point tip = end.is_front ? line.front() : line.back();
        if (std::min(distance(tip, other.front()), distance(tip, other.back())) <= m_rules.snap) {
            return true;
        }
        const Point before = point_before(line, end.is_front, m_rules.snap);
        const Point ahead{tip.x - before.x, tip.y - before.y};
        const Point way{contact.point.x - tip.x, contact.point.y - tip.y};
        const double along = ahead.x * way.x + ahead.y * way.y;
        const double narrow = contact.away <= m_rules.snap ? k_ahead_near : k_ahead_far;
        return along >= narrow * std::hypot(ahead.x, ahead.y) * std::hypot(way.x, way.y);
    }

    /// A line that runs a few metres past a junction has met the other line already.
    [[nodiscard]] bool meets_nearby(const SegmentIndex& index, const LineEnd& end, const Segment& other) const {
        LineString line = m_routes[end.route].path[end.part];
        if (!end.is_front) {
            std::ranges::reverse(line);
        }
        const Metres stretch = 2.0 * m_rules.told_factor * m_rules.snap;
        Metres gone{0.0};
        for (std::size_t i = 1; i < line.size() && gone <= stretch; ++i) {
            const Segment own{end.route, end.part, i - 1, line[i - 1], line[i]};
            for (const std::size_t s : index.around(own, k_touch)) {
                const Segment& near = index.segments()[s];
                if (near.route == other.route && near.part == other.part && segments_meet(own, near, k_touch)) {
                    return true;
                }
            }
            gone = gone + distance(line[i - 1], line[i]);
        }
        return false;
    }

    std::vector<FibreRoute>& m_routes;
    const TopologyRules& m_rules;
    std::vector<bool> m_set_aside;  ///< no line, or drawn twice: nothing meets it any more
    PointsByX m_node_places;
    PointsByX m_joined;  ///< where gaps were closed
    FibreTopology m_result;
};

/// Looks twice as far each time; the index must not be empty.
Metres distance_to_nearest(const SegmentIndex& index, Point place, Metres first_look) {
    for (Metres reach = first_look;; reach = reach + reach) {
        const std::vector<Contact> contacts = index.near(place, reach);
        if (!contacts.empty()) {
            return std::ranges::min_element(contacts, {}, &Contact::away)->away;
        }
    }
}

}  // namespace

FibreTopology check_topology(std::vector<FibreRoute>& routes, std::span<const FibreNode> nodes,
                             const TopologyRules& rules) {
    return Topology{routes, nodes, rules}.check();
}

std::vector<NodeFact> check_nodes(std::span<const FibreRoute> routes, std::span<const FibreNode> nodes,
                                  const TopologyRules& rules) {
    std::vector<NodeFact> facts;
    const SegmentIndex index{routes};
    if (index.segments().empty()) {
        return facts;
    }
    std::map<std::tuple<std::string, std::string>, std::vector<std::size_t>> seen;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        auto& earlier = seen[{nodes[i].code, nodes[i].operator_name}];
        const auto twin = std::ranges::find_if(earlier, [&](std::size_t other) {
            return distance(nodes[i].position, nodes[other].position) <= rules.snap;
        });
        if (twin != earlier.end()) {
            facts.push_back({i, *twin, distance(nodes[i].position, nodes[*twin].position)});
        }
        earlier.push_back(i);
        const Metres away = distance_to_nearest(index, nodes[i].position, rules.node_reach);
        if (away > rules.node_reach) {
            facts.push_back({i, std::nullopt, away});
        }
    }
    return facts;
}

}  // namespace lomsong
