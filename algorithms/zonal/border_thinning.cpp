// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/border_thinning.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <span>
#include <unordered_set>

namespace lomsong {

namespace {

/// A point goes in the first round whose limit its triangle does not exceed, in twice its area in half cells: what
/// nobody would miss, then what is no larger than a cell (8), then whatever the tolerance allows.
constexpr std::array<std::int64_t, 3> k_rounds{1, 8, std::numeric_limits<std::int64_t>::max()};

/// Points that a closed arc keeps between its ends.
constexpr std::size_t k_least_of_closed = 3;

/// Twice the signed area of the triangle.
constexpr std::int64_t doubled_area(HalfCells a, HalfCells b, HalfCells c) {
    return static_cast<std::int64_t>(b.x - a.x) * (c.y - a.y) - static_cast<std::int64_t>(c.x - a.x) * (b.y - a.y);
}

constexpr std::int64_t floor_of(std::int64_t dividend, std::int64_t divisor) {  // divisor > 0
    return dividend >= 0 ? dividend / divisor : -((-dividend + divisor - 1) / divisor);
}

/// Which half cells hold a point of an arc: a bit each.
class Occupied {
  public:
    explicit Occupied(const Grid& grid)
        : m_width{2 * static_cast<std::size_t>(grid.cols()) + 1},
          m_bits((m_width * (2 * static_cast<std::size_t>(grid.rows()) + 1) + 63) / 64, 0) {}

    void add(HalfCells point) { m_bits[slot(point) / 64] |= bit(point); }
    void remove(HalfCells point) { m_bits[slot(point) / 64] &= ~bit(point); }
    [[nodiscard]] bool at(HalfCells point) const { return (m_bits[slot(point) / 64] & bit(point)) != 0; }

    /// True when the triangle, its sides included, holds a point besides its own corners.
    [[nodiscard]] bool in_triangle(HalfCells a, HalfCells b, HalfCells c) const {
        const auto [top, bottom] = std::minmax({a.y, b.y, c.y});
        for (std::int32_t y = top; y <= bottom; ++y) {
            Stretch stretch;
            stretch.add_side(a, b, y);
            stretch.add_side(b, c, y);
            stretch.add_side(c, a, y);
            for (std::int32_t x = stretch.from; x <= stretch.to; ++x) {
                const HalfCells point{x, y};
                if (at(point) && !(point == a) && !(point == b) && !(point == c)) {
                    return true;
                }
            }
        }
        return false;
    }

  private:
    /// The whole numbers of a row of the triangle.
    struct Stretch {
        std::int32_t from = std::numeric_limits<std::int32_t>::max();
        std::int32_t to = std::numeric_limits<std::int32_t>::min();

        void add_side(HalfCells p, HalfCells q, std::int32_t y) {
            const HalfCells upper = p.y <= q.y ? p : q;
            const HalfCells lower = p.y <= q.y ? q : p;
            if (y < upper.y || y > lower.y) {
                return;
            }
            if (upper.y == lower.y) {
                from = std::min({from, p.x, q.x});
                to = std::max({to, p.x, q.x});
                return;
            }
            const std::int64_t height = lower.y - upper.y;
            const std::int64_t across = static_cast<std::int64_t>(lower.x - upper.x) * (y - upper.y);
            from = std::min(from, upper.x - static_cast<std::int32_t>(floor_of(-across, height)));
            to = std::max(to, upper.x + static_cast<std::int32_t>(floor_of(across, height)));
        }
    };

    [[nodiscard]] std::size_t slot(HalfCells point) const {
        return static_cast<std::size_t>(point.y) * m_width + static_cast<std::size_t>(point.x);
    }
    [[nodiscard]] std::uint64_t bit(HalfCells point) const { return std::uint64_t{1} << (slot(point) % 64); }

    std::size_t m_width;
    std::vector<std::uint64_t> m_bits;
};

/// Nodes that an arc joins in a straight line: a second arc between them needs a point of its own.
class DirectArcs {
  public:
    /// False when there is one already.
    bool add(HalfCells a, HalfCells b) {
        return m_ends.insert(a.y < b.y || (a.y == b.y && a.x < b.x) ? packed(a, b) : packed(b, a)).second;
    }

  private:
    /// Ends lie within `k_longest_segment` of each other, so three numbers say it all.
    [[nodiscard]] static std::uint64_t packed(HalfCells from, HalfCells to) {
        const auto bits = [](std::int32_t number) {
            return static_cast<std::uint64_t>(static_cast<std::uint32_t>(number));
        };
        const std::uint64_t east = bits(to.x - from.x + k_longest_segment);
        const std::uint64_t south = bits(to.y - from.y);
        return bits(from.y) << 40U ^ bits(from.x) << 16U ^ east << 8U ^ south;
    }
    std::unordered_set<std::uint64_t> m_ends;
};

class Thinning {
  public:
    Thinning(BorderGraph& graph, const Grid& grid, double tolerance_cells)
        : m_graph{graph}, m_occupied{grid}, m_tolerance{2.0 * tolerance_cells} {
        m_kept.resize(graph.points.size());
        for (std::size_t i = 0; i < m_kept.size(); ++i) {
            m_kept[i] = static_cast<std::uint32_t>(i);
            m_occupied.add(graph.points[i]);
        }
        for (const BorderArc& arc : graph.arcs) {
            if (arc.count == 2) {
                m_direct.add(graph.points[arc.first], graph.points[arc.first + 1]);
            }
        }
    }

    void run() {
        std::vector<std::size_t> counts;
        for (const BorderArc& arc : m_graph.arcs) {
            counts.push_back(arc.count);
        }
        for (const std::int64_t limit : k_rounds) {
            for (std::size_t arc = 0; arc < counts.size(); ++arc) {
                counts[arc] = thinned(m_graph.arcs[arc].first, counts[arc], limit);
            }
        }
        pack(counts);
    }

  private:
    /// One round along an arc, whose first points are its kept ones. Returns how many are left.
    std::size_t thinned(std::size_t first, std::size_t count, std::int64_t limit) {
        const std::span<std::uint32_t> kept{m_kept.data() + first, count};
        const bool closed = at(kept.front()) == at(kept.back());
        const std::size_t least = closed ? k_least_of_closed + 2 : 2;
        std::size_t left = count;
        std::size_t last = 0;  // of the points that stay
        for (std::size_t i = 1; i + 1 < count; ++i) {
            if (left > least && can_go(kept[last], kept[i], kept[i + 1], limit) && !closes_in(kept, left)) {
                m_occupied.remove(at(kept[i]));
                --left;
            } else {
                kept[++last] = kept[i];
            }
        }
        if (count > 1) {
            kept[++last] = kept[count - 1];
        }
        return left;
    }

    /// True when the last point between two nodes would go and another arc joins them directly.
    [[nodiscard]] bool closes_in(std::span<const std::uint32_t> kept, std::size_t left) {
        return left == 3 && !m_direct.add(at(kept.front()), at(kept.back()));
    }

    [[nodiscard]] bool can_go(std::uint32_t before, std::uint32_t point, std::uint32_t after,
                              std::int64_t limit) const {
        const HalfCells a = at(before);
        const HalfCells b = at(point);
        const HalfCells c = at(after);
        return std::abs(doubled_area(a, b, c)) <= limit && std::abs(c.x - a.x) <= k_longest_segment &&
               std::abs(c.y - a.y) <= k_longest_segment && stays_near(before, after) &&
               !m_occupied.in_triangle(a, b, c);
    }

    /// True when everything the arc had between the two lies within the tolerance of the line between them.
    [[nodiscard]] bool stays_near(std::uint32_t before, std::uint32_t after) const {
        const HalfCells a = at(before);
        const HalfCells c = at(after);
        const double length2 = squared(c.x - a.x) + squared(c.y - a.y);
        const double limit2 = m_tolerance * m_tolerance;
        for (std::uint32_t i = before + 1; i < after; ++i) {
            const HalfCells p = at(i);
            const double along =
                static_cast<double>(p.x - a.x) * (c.x - a.x) + static_cast<double>(p.y - a.y) * (c.y - a.y);
            const double across = static_cast<double>(doubled_area(a, c, p));
            const bool near = along < 0.0       ? squared(p.x - a.x) + squared(p.y - a.y) <= limit2
                              : along > length2 ? squared(p.x - c.x) + squared(p.y - c.y) <= limit2
                                                : across * across <= limit2 * length2;
            if (!near) {
                return false;
            }
        }
        return true;
    }

    static double squared(std::int32_t number) { return static_cast<double>(number) * number; }
    [[nodiscard]] HalfCells at(std::uint32_t index) const { return m_graph.points[index]; }

    void pack(const std::vector<std::size_t>& counts) {
        std::size_t end = 0;
        for (std::size_t arc = 0; arc < counts.size(); ++arc) {
            const std::size_t from = m_graph.arcs[arc].first;
            m_graph.arcs[arc] = {end, counts[arc]};
            for (std::size_t i = 0; i < counts[arc]; ++i) {
                m_graph.points[end++] = m_graph.points[m_kept[from + i]];
            }
        }
        m_graph.points.resize(end);
    }

    BorderGraph& m_graph;
    Occupied m_occupied;
    DirectArcs m_direct;
    double m_tolerance;                 ///< half cells
    std::vector<std::uint32_t> m_kept;  ///< as points: of every arc first the indices of those that stay
};

}  // namespace

void thin(BorderGraph& graph, const Grid& grid, double tolerance_cells) {
    Thinning{graph, grid, tolerance_cells}.run();
}

}  // namespace lomsong
