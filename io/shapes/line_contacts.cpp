// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/line_contacts.hpp"

#include <algorithm>
#include <cmath>

namespace lomsong {

namespace {

std::vector<Segment> segments_of(std::span<const FibreRoute> routes) {
    std::vector<Segment> segments;
    for (std::size_t route = 0; route < routes.size(); ++route) {
        for (std::size_t part = 0; part < routes[route].path.size(); ++part) {
            const LineString& line = routes[route].path[part];
            for (std::size_t i = 1; i < line.size(); ++i) {
                segments.push_back({route, part, i - 1, line[i - 1], line[i]});
            }
        }
    }
    return segments;
}

Box box_of(const Segment& segment) {
    Box box;
    box.add(segment.a);
    box.add(segment.b);
    return box;
}

std::vector<Box> boxes_of(const std::vector<Segment>& segments) {
    std::vector<Box> boxes(segments.size());
    std::ranges::transform(segments, boxes.begin(), box_of);
    return boxes;
}

/// Place of the foot of `point` along the segment, 0 at `a` and 1 at `b`, beyond both ends too.
double along(const Segment& segment, Point point) {
    const double dx = segment.b.x - segment.a.x;
    const double dy = segment.b.y - segment.a.y;
    const double length2 = dx * dx + dy * dy;
    return length2 > 0.0 ? ((point.x - segment.a.x) * dx + (point.y - segment.a.y) * dy) / length2 : 0.0;
}

Point at(const Segment& segment, double share) {
    return {segment.a.x + share * (segment.b.x - segment.a.x), segment.a.y + share * (segment.b.y - segment.a.y)};
}

/// Positive when `point` lies left of the segment.
double side_of(const Segment& segment, Point point) {
    return (segment.b.x - segment.a.x) * (point.y - segment.a.y) -
           (segment.b.y - segment.a.y) * (point.x - segment.a.x);
}

bool near(const Segment& segment, Point point, Metres slack) {
    return distance(nearest_on(segment, point), point) <= slack;
}

}  // namespace

Point nearest_on(const Segment& segment, Point point) {
    return nearest_on_segment(point, segment.a, segment.b).point;
}

bool segments_meet(const Segment& first, const Segment& second, Metres slack) {
    const bool crosses = side_of(first, second.a) * side_of(first, second.b) < 0.0 &&
                         side_of(second, first.a) * side_of(second, first.b) < 0.0;
    return crosses || near(first, second.a, slack) || near(first, second.b, slack) ||
           near(second, first.a, slack) || near(second, first.b, slack);
}

Stretch shared_stretch(const Segment& first, const Segment& second, Metres slack) {
    Stretch stretch{std::clamp(along(first, second.a), 0.0, 1.0), std::clamp(along(first, second.b), 0.0, 1.0)};
    if (stretch.from > stretch.to) {
        std::swap(stretch.from, stretch.to);
    }
    const bool on_it = near(second, at(first, stretch.from), slack) && near(second, at(first, stretch.to), slack);
    // Lines that only cross share a stretch of about `slack`; that is a meeting, not a common way.
    const double metres = (stretch.to - stretch.from) * distance(first.a, first.b).value();
    return on_it && metres > 2.0 * slack.value() ? stretch : Stretch{};
}

double covered(std::vector<Stretch> stretches) {
    std::ranges::sort(stretches, {}, &Stretch::from);
    double total = 0.0;
    double reached = 0.0;
    for (const Stretch& stretch : stretches) {
        const double from = std::max(reached, stretch.from);
        if (stretch.to > from) {
            total += stretch.to - from;
            reached = stretch.to;
        }
    }
    return total;
}

SegmentIndex::SegmentIndex(std::span<const FibreRoute> routes)
    : m_segments{segments_of(routes)}, m_index{boxes_of(m_segments)} {}

std::vector<Contact> SegmentIndex::near(Point point, Metres reach) const {
    std::vector<Contact> contacts;
    Box box;
    box.add(point);
    for (const std::size_t i : m_index.meeting(box.grown(reach))) {
        const Point foot = nearest_on(m_segments[i], point);
        const Metres away = distance(foot, point);
        if (away <= reach) {
            contacts.push_back({m_segments[i], foot, away});
        }
    }
    return contacts;
}

std::vector<std::size_t> SegmentIndex::around(const Segment& segment, Metres reach) const {
    return m_index.meeting(box_of(segment).grown(reach));
}

}  // namespace lomsong
