// SPDX-License-Identifier: Apache-2.0
#include "datasets/borders.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace lomsong::datasets {

namespace {

/// Directions on the lattice, clockwise.
enum Heading : std::uint8_t { north, east, south, west };
constexpr std::array<int, 4> k_row_step{-1, 0, 1, 0};
constexpr std::array<int, 4> k_col_step{0, 1, 0, -1};
constexpr std::uint8_t turned(std::uint8_t heading, int quarters) {
    return static_cast<std::uint8_t>((heading + quarters + 4) % 4);
}

/// The middle of every edge instead of every corner; ends stay. The new line lies inside the triangles that
/// the corners make with the middles, and those of different arcs do not overlap: no crossing can arise.
LineString halved(const LineString& line, bool loop) {
    LineString result;
    result.reserve(line.size() + 1);
    if (!loop) {
        result.push_back(line.front());
    }
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        result.push_back({(line[i].x + line[i + 1].x) / 2.0, (line[i].y + line[i + 1].y) / 2.0});
    }
    result.push_back(loop ? result.front() : line.back());
    return result;
}

/// Without the vertices that lie on a straight stretch.
LineString without_straights(const LineString& line) {
    LineString result{line.front()};
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        const Point a = result.back();
        const Point b = line[i];
        const Point c = line[i + 1];
        if (std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) > 1e-6) {
            result.push_back(b);
        }
    }
    result.push_back(line.back());
    return result;
}

/// Cuts a ring that comes back to a point into rings that do not: an area that closes around a foreign
/// corner has a hole there, which touches the outer ring.
std::vector<Ring> simple_rings(const Ring& ring) {
    std::vector<Ring> rings;
    Ring path;
    std::map<std::pair<double, double>, std::size_t> position;
    for (const Point point : ring) {
        const auto [seen, is_new] = position.try_emplace({point.x, point.y}, path.size());
        if (is_new) {
            path.push_back(point);
            continue;
        }
        const auto first = path.begin() + static_cast<std::ptrdiff_t>(seen->second);
        Ring loop{first, path.end()};
        loop.push_back(point);
        for (auto it = first + 1; it != path.end(); ++it) {
            position.erase({it->x, it->y});
        }
        path.erase(first + 1, path.end());
        rings.push_back(std::move(loop));
    }
    return rings;
}

double signed_area_m2(const Ring& ring) {
    double twice = 0.0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        // Relative to the first point: coordinates are large, rings are small.
        twice += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
                 (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    }
    return twice / 2.0;
}

MultiPolygon polygons_of(std::vector<Ring> rings) {
    MultiPolygon polygons;
    std::vector<Ring> holes;
    for (Ring& ring : rings) {
        if (signed_area_m2(ring) > 0.0) {
            polygons.push_back({std::move(ring), {}});
        } else {
            holes.push_back(std::move(ring));
        }
    }
    for (Ring& hole : holes) {
        const Point inside{(hole[0].x + hole[1].x) / 2.0, (hole[0].y + hole[1].y) / 2.0};
        for (Polygon& polygon : polygons) {
            if (polygons.size() == 1 || contains({Polygon{polygon.outer, {}}}, inside)) {
                polygon.holes.push_back(std::move(hole));
                break;
            }
        }
    }
    return polygons;
}

}  // namespace

/// Walks the lattice of corners and collects arcs.
class ArcTracer {
  public:
    ArcTracer(const Raster<std::int32_t>& labels, const Grid& corners)
        : m_labels{labels}, m_corners{corners}, m_done(corners.size(), 0) {}

    [[nodiscard]] std::vector<Borders::Arc> all() {
        std::vector<Borders::Arc> arcs;
        for (const bool loops : {false, true}) {
            for (std::uint32_t corner = 0; corner < m_corners.size(); ++corner) {
                if (!loops && !is_node(corner)) {
                    continue;
                }
                for (const std::uint8_t heading : {north, east, south, west}) {
                    if (is_border(corner, heading) && !is_done(corner, heading)) {
                        arcs.push_back(trace(corner, heading));
                    }
                }
            }
        }
        return arcs;
    }

  private:
    [[nodiscard]] std::int32_t label(int row, int col) const {
        const Cell cell{Row{row}, Col{col}};
        return m_labels.grid().contains(cell) ? std::max(m_labels.at(cell), -1) : -1;
    }
    /// Labels left and right of the edge that leaves the corner.
    [[nodiscard]] std::pair<std::int32_t, std::int32_t> sides(std::uint32_t corner, std::uint8_t heading) const {
        const Cell at = m_corners.cell(corner);
        const int row = at.row.value;
        const int col = at.col.value;
        switch (heading) {
            case north: return {label(row - 1, col - 1), label(row - 1, col)};
            case east: return {label(row - 1, col), label(row, col)};
            case south: return {label(row, col), label(row, col - 1)};
            default: return {label(row, col - 1), label(row - 1, col - 1)};
        }
    }
    [[nodiscard]] bool is_border(std::uint32_t corner, std::uint8_t heading) const {
        const auto [left, right] = sides(corner, heading);
        return left != right;
    }
    [[nodiscard]] bool is_node(std::uint32_t corner) const {
        int edges = 0;
        for (const std::uint8_t heading : {north, east, south, west}) {
            edges += is_border(corner, heading) ? 1 : 0;
        }
        return edges > 2;
    }
    [[nodiscard]] std::uint32_t ahead(std::uint32_t corner, std::uint8_t heading) const {
        const int shift = k_row_step[heading] * m_corners.cols() + k_col_step[heading];
        return static_cast<std::uint32_t>(static_cast<std::int64_t>(corner) + shift);
    }
    [[nodiscard]] bool is_done(std::uint32_t corner, std::uint8_t heading) const {
        return ((m_done[corner] >> heading) & 1U) != 0;
    }
    void mark_done(std::uint32_t corner, std::uint8_t heading) {
        m_done[corner] = static_cast<std::uint8_t>(m_done[corner] | (1U << heading));
        const std::uint32_t next = ahead(corner, heading);
        m_done[next] = static_cast<std::uint8_t>(m_done[next] | (1U << turned(heading, 2)));
    }
    [[nodiscard]] Borders::Arc trace(std::uint32_t start, std::uint8_t heading) {
        const auto [left, right] = sides(start, heading);
        Borders::Arc arc{left, right, !is_node(start), {start}, {}};
        std::uint32_t corner = start;
        while (true) {
            mark_done(corner, heading);
            corner = ahead(corner, heading);
            arc.corners.push_back(corner);
            if (corner == start || is_node(corner)) {
                return arc;
            }
            for (const int quarters : {-1, 0, 1}) {
                if (is_border(corner, turned(heading, quarters))) {
                    heading = turned(heading, quarters);
                    break;
                }
            }
        }
    }

    const Raster<std::int32_t>& m_labels;
    const Grid& m_corners;
    std::vector<std::uint8_t> m_done;  ///< one bit per heading
};

Borders::Borders(const Raster<std::int32_t>& labels, OuterBorder outer) {
    const Grid& cells = labels.grid();
    const double size_m = cells.cell_size().value();
    m_corners = Grid{cells.west() - size_m / 2.0, cells.north() + size_m / 2.0, cells.cell_size(), cells.rows() + 1,
                     cells.cols() + 1};
    ArcTracer tracer{labels, m_corners};
    m_arcs = tracer.all();
    for (Arc& arc : m_arcs) {
        for (const std::uint32_t corner : arc.corners) {
            arc.line.push_back(m_corners.centre(m_corners.cell(corner)));
        }
        const bool is_outer = arc.left < 0 || arc.right < 0;
        if (!is_outer || outer == OuterBorder::smoothed) {
            arc.line = halved(halved(arc.line, arc.loop), arc.loop);
        }
        arc.line = without_straights(arc.line);
    }
}

/// An arc as one group walks it, the group on its left hand.
struct Borders::Side {
    const Arc* arc;
    bool forward;
    bool used = false;

    [[nodiscard]] std::uint32_t first() const { return forward ? arc->corners.front() : arc->corners.back(); }
    [[nodiscard]] std::uint32_t last() const { return forward ? arc->corners.back() : arc->corners.front(); }
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> first_edge() const {
        const auto& corners = arc->corners;
        return forward ? std::pair{corners[0], corners[1]}
                       : std::pair{corners[corners.size() - 1], corners[corners.size() - 2]};
    }
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> last_edge() const {
        const auto& corners = arc->corners;
        return forward ? std::pair{corners[corners.size() - 2], corners[corners.size() - 1]}
                       : std::pair{corners[1], corners[0]};
    }
    void append_to(Ring& ring) const {
        const LineString& line = arc->line;
        if (forward) {
            ring.insert(ring.end(), line.begin() + (ring.empty() ? 0 : 1), line.end());
        } else {
            ring.insert(ring.end(), line.rbegin() + (ring.empty() ? 0 : 1), line.rend());
        }
    }
};

std::uint8_t Borders::heading_of(std::pair<std::uint32_t, std::uint32_t> edge) const {
    const auto shift = static_cast<std::int64_t>(edge.second) - static_cast<std::int64_t>(edge.first);
    if (shift == -m_corners.cols()) {
        return north;
    }
    return shift == 1 ? east : (shift == m_corners.cols() ? south : west);
}

/// The next walk from the corner where `side` ends. Where a group touches itself in one point, it keeps
/// left: rings then touch, and none crosses. `sides` is sorted by first corner.
Borders::Side* Borders::next_of(const Side& side, std::vector<Side>& sides) const {
    const std::uint8_t came = heading_of(side.last_edge());
    const auto from =
        std::lower_bound(sides.begin(), sides.end(), side.last(),
                         [](const Side& other, std::uint32_t corner) { return other.first() < corner; });
    Side* next = nullptr;
    int best = 3;
    for (auto it = from; it != sides.end() && it->first() == side.last(); ++it) {
        const int turn = (heading_of(it->first_edge()) - came + 5) % 4;  // 0 left, 1 straight, 2 right, 3 back
        if (turn < best) {
            best = turn;
            next = &*it;
        }
    }
    return next;
}

MultiPolygon Borders::area_within(std::vector<Side>& sides) const {
    std::stable_sort(sides.begin(), sides.end(),
                     [](const Side& a, const Side& b) { return a.first() < b.first(); });
    std::vector<Ring> rings;
    for (Side& start : sides) {
        Ring ring;
        for (Side* side = &start; side != nullptr && !side->used; side = next_of(*side, sides)) {
            side->used = true;
            side->append_to(ring);
        }
        for (Ring& simple : simple_rings(ring)) {
            rings.push_back(std::move(simple));
        }
    }
    return polygons_of(std::move(rings));
}

std::vector<MultiPolygon> Borders::areas(const std::vector<std::size_t>& group_of, std::size_t group_count) const {
    const auto group = [&](std::int32_t label) {
        return label < 0 ? group_count : group_of[static_cast<std::size_t>(label)];
    };
    std::vector<std::vector<Side>> sides(group_count + 1);  // the last: outside
    for (const Arc& arc : m_arcs) {
        if (group(arc.left) != group(arc.right)) {
            sides[group(arc.left)].push_back({&arc, true});
            sides[group(arc.right)].push_back({&arc, false});
        }
    }
    std::vector<MultiPolygon> result;
    for (std::size_t g = 0; g < group_count; ++g) {
        result.push_back(area_within(sides[g]));
    }
    return result;
}

}  // namespace lomsong::datasets
