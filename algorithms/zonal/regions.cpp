// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/regions.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace lomsong {

namespace {

constexpr std::int32_t k_no_part = -1;

/// A step on the grid; also the side of a cell that is walked in that direction with the cell on the left:
/// east along the southern side, north along the eastern, west along the northern, south along the western.
enum class Heading : unsigned char { east, north, west, south };

constexpr Heading left_of(Heading heading) { return static_cast<Heading>((static_cast<int>(heading) + 1) % 4); }
constexpr Heading right_of(Heading heading) { return static_cast<Heading>((static_cast<int>(heading) + 3) % 4); }

constexpr Cell moved(Cell cell, Heading heading) {
    constexpr std::array<int, 4> d_row{0, -1, 0, 1};
    constexpr std::array<int, 4> d_col{1, 0, -1, 0};
    const auto i = static_cast<std::size_t>(heading);
    return {Row{cell.row.value + d_row[i]}, Col{cell.col.value + d_col[i]}};
}

/// Parts: cells joined by edges, numbered in the order of their first cells. Each is one polygon.
class Parts {
  public:
    Parts(const Raster<std::uint8_t>& raster, std::uint8_t value)
        : m_grid{raster.grid()}, m_part(raster.values().size(), k_no_part) {
        std::vector<std::size_t> open;
        for (std::size_t first = 0; first < m_part.size(); ++first) {
            if (raster.values()[first] != value || m_part[first] != k_no_part) {
                continue;
            }
            const auto part = static_cast<std::int32_t>(m_count++);
            m_part[first] = part;
            open.push_back(first);
            while (!open.empty()) {
                const Cell cell = m_grid.cell(open.back());
                open.pop_back();
                for (const Heading heading : {Heading::east, Heading::north, Heading::west, Heading::south}) {
                    const Cell next = moved(cell, heading);
                    if (m_grid.contains(next) && raster.values()[m_grid.index(next)] == value &&
                        m_part[m_grid.index(next)] == k_no_part) {
                        m_part[m_grid.index(next)] = part;
                        open.push_back(m_grid.index(next));
                    }
                }
            }
        }
    }

    [[nodiscard]] const Grid& grid() const { return m_grid; }
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] std::int32_t of(std::size_t index) const { return m_part[index]; }
    /// The part of the cell, none outside the grid.
    [[nodiscard]] std::int32_t of(Cell cell) const {
        return m_grid.contains(cell) ? m_part[m_grid.index(cell)] : k_no_part;
    }
    [[nodiscard]] std::size_t size() const { return m_part.size(); }

  private:
    Grid m_grid;
    std::vector<std::int32_t> m_part;
    std::size_t m_count = 0;
};

/// Walks the border of parts with the part on the left, so that outer rings come out counter-clockwise.
class Outliner {
  public:
    explicit Outliner(const Parts& parts) : m_parts{parts}, m_walked(parts.size(), 0) {}

    /// One polygon per part. The first ring that is met in row-major order is the outer one: the northern
    /// side of a part's first cell lies on its outer border.
    [[nodiscard]] MultiPolygon outlines() {
        MultiPolygon polygons(m_parts.count());
        for (std::size_t index = 0; index < m_parts.size(); ++index) {
            if (m_parts.of(index) == k_no_part) {
                continue;
            }
            const Cell cell = m_parts.grid().cell(index);
            for (const Heading side : {Heading::west, Heading::south, Heading::east, Heading::north}) {
                if (!is_border(cell, side) || walked(cell, side)) {
                    continue;
                }
                Polygon& polygon = polygons[static_cast<std::size_t>(m_parts.of(index))];
                if (polygon.outer.empty()) {
                    polygon.outer = ring_from(cell, side);
                } else {
                    polygon.holes.push_back(ring_from(cell, side));
                }
            }
        }
        return polygons;
    }

  private:
    [[nodiscard]] bool is_border(Cell cell, Heading side) const {
        return m_parts.of(moved(cell, right_of(side))) != m_parts.of(cell);
    }
    [[nodiscard]] bool walked(Cell cell, Heading side) const {
        return (unsigned{m_walked[m_parts.grid().index(cell)]} >> static_cast<unsigned>(side) & 1U) != 0;
    }
    void mark(Cell cell, Heading side) {
        std::uint8_t& sides = m_walked[m_parts.grid().index(cell)];
        sides = static_cast<std::uint8_t>(sides | 1U << static_cast<unsigned>(side));
    }

    /// The corner where a walk along the side of the cell ends.
    [[nodiscard]] Point end_of(Cell cell, Heading side) const {
        const Grid& grid = m_parts.grid();
        const int east = side == Heading::east || side == Heading::north ? 1 : 0;
        const int south = side == Heading::east || side == Heading::south ? 1 : 0;
        return {grid.west() + (cell.col.value + east) * grid.cell_size().value(),
                grid.north() - (cell.row.value + south) * grid.cell_size().value()};
    }

    /// Walks from one side of a cell round to it again. At a corner where only two diagonal cells belong to
    /// the part it turns right, over to the other cell: that keeps what lies outside apart from a hole, and
    /// no ring touches itself.
    [[nodiscard]] Ring ring_from(Cell start, Heading start_side) {
        Ring ring;
        Cell cell = start;
        Heading side = start_side;
        const std::int32_t part = m_parts.of(start);
        do {
            mark(cell, side);
            const Cell ahead = moved(cell, side);
            const Cell ahead_right = moved(ahead, right_of(side));
            const Point corner = end_of(cell, side);
            if (m_parts.of(ahead_right) == part) {
                ring.push_back(corner);
                cell = ahead_right;
                side = right_of(side);
            } else if (m_parts.of(ahead) == part) {
                cell = ahead;
            } else {
                ring.push_back(corner);
                side = left_of(side);
            }
        } while (!(cell == start && side == start_side));
        ring.push_back(ring.front());
        return ring;
    }

    const Parts& m_parts;
    std::vector<std::uint8_t> m_walked;  ///< per cell, one bit per side
};

/// For each part the lowest part that it hangs together with by corners.
std::vector<std::size_t> joined_by_corners(const Parts& parts) {
    std::vector<std::size_t> leader(parts.count());
    std::iota(leader.begin(), leader.end(), std::size_t{0});
    const auto root = [&](std::size_t part) {
        while (leader[part] != part) {
            leader[part] = leader[leader[part]];
            part = leader[part];
        }
        return part;
    };
    for (std::size_t index = 0; index < parts.size(); ++index) {
        if (parts.of(index) == k_no_part) {
            continue;
        }
        const Cell south = moved(parts.grid().cell(index), Heading::south);
        for (const Heading heading : {Heading::west, Heading::east}) {
            const std::int32_t diagonal = parts.of(moved(south, heading));
            if (diagonal != k_no_part) {
                const std::size_t a = root(static_cast<std::size_t>(parts.of(index)));
                const std::size_t b = root(static_cast<std::size_t>(diagonal));
                leader[std::max(a, b)] = std::min(a, b);
            }
        }
    }
    for (std::size_t part = 0; part < leader.size(); ++part) {
        leader[part] = root(part);
    }
    return leader;
}

}  // namespace

std::vector<Region> connected_regions(const Raster<std::uint8_t>& raster, std::uint8_t value,
                                      Connectivity connectivity) {
    const Parts parts{raster, value};
    MultiPolygon outlines = Outliner{parts}.outlines();

    std::vector<std::size_t> region_of(parts.count());
    std::iota(region_of.begin(), region_of.end(), std::size_t{0});
    std::size_t count = parts.count();
    if (connectivity == Connectivity::edges_and_corners) {
        const std::vector<std::size_t> leader = joined_by_corners(parts);
        count = 0;
        for (std::size_t part = 0; part < leader.size(); ++part) {
            region_of[part] = leader[part] == part ? count++ : region_of[leader[part]];
        }
    }

    std::vector<Region> regions(count);
    for (std::size_t part = 0; part < parts.count(); ++part) {
        regions[region_of[part]].outline.push_back(std::move(outlines[part]));
    }
    for (std::size_t index = 0; index < parts.size(); ++index) {
        if (parts.of(index) != k_no_part) {
            regions[region_of[static_cast<std::size_t>(parts.of(index))]].cells.push_back(index);
        }
    }
    return regions;
}

MultiPolygon class_area(const Raster<std::uint8_t>& raster, std::uint8_t value) {
    const Parts parts{raster, value};
    return Outliner{parts}.outlines();
}

}  // namespace lomsong
