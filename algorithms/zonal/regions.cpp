// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/regions.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
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

/// Parts: cells of one value joined by edges, numbered in the order of their first cells. Each is one polygon.
///
/// Found by runs: neighbours in a row at once, then joined to the runs that they touch in the row above.
class Parts {
  public:
    /// Only the `values` make parts.
    Parts(const Raster<std::uint8_t>& raster, std::span<const std::uint8_t> values)
        : m_grid{raster.grid()}, m_part(raster.values().size(), k_no_part) {
        std::array<bool, 256> wanted{};
        for (const std::uint8_t value : values) {
            wanted[value] = true;
        }
        find_runs(raster.values(), wanted);
        number_parts();
    }

    [[nodiscard]] const Grid& grid() const { return m_grid; }
    [[nodiscard]] std::size_t count() const { return m_first.size(); }
    [[nodiscard]] std::int32_t of(std::size_t index) const { return m_part[index]; }
    /// The part of the cell, none outside the grid.
    [[nodiscard]] std::int32_t of(Cell cell) const {
        return m_grid.contains(cell) ? m_part[m_grid.index(cell)] : k_no_part;
    }
    [[nodiscard]] std::size_t size() const { return m_part.size(); }
    [[nodiscard]] std::size_t first_cell(std::size_t part) const { return m_first[part]; }
    /// True when the cell and the one south of it are not of one part; the last row has nothing south of it.
    [[nodiscard]] bool ends_southwards(std::size_t index) const {
        const std::size_t south = index + static_cast<std::size_t>(m_grid.cols());
        return south >= m_part.size() || m_part[south] != m_part[index];
    }

  private:
    /// Neighbouring cells of a row that hold the same value: [first, end).
    struct Run {
        std::size_t first = 0;
        std::size_t end = 0;
        std::size_t leader = 0;  ///< a run of the same part, itself when it is the first of them
    };

    [[nodiscard]] std::size_t root(std::size_t run) {
        while (m_runs[run].leader != run) {
            m_runs[run].leader = m_runs[m_runs[run].leader].leader;
            run = m_runs[run].leader;
        }
        return run;
    }

    void join(std::size_t a, std::size_t b) {
        const std::size_t root_a = root(a);
        const std::size_t root_b = root(b);
        m_runs[std::max(root_a, root_b)].leader = std::min(root_a, root_b);
    }

    void find_runs(const std::vector<std::uint8_t>& cells, const std::array<bool, 256>& wanted) {
        const auto cols = static_cast<std::size_t>(m_grid.cols());
        std::size_t above = 0;  // the first run of the row above that may touch those to come
        for (std::size_t row = 0; row < cells.size(); row += cols) {
            const std::size_t first_here = m_runs.size();
            for (std::size_t first = row; first < row + cols;) {
                std::size_t end = first + 1;
                while (end < row + cols && cells[end] == cells[first]) {
                    ++end;
                }
                if (wanted[cells[first]]) {
                    m_runs.push_back({first, end, m_runs.size()});
                    above = join_above(cells, m_runs.size() - 1, above, first_here);
                }
                first = end;
            }
            above = first_here;
        }
    }

    /// Joins a run to those of the row above, which are [above, end_above), and returns the first of them that may
    /// touch the next run too.
    std::size_t join_above(const std::vector<std::uint8_t>& cells, std::size_t run, std::size_t above,
                           std::size_t end_above) {
        const auto cols = static_cast<std::size_t>(m_grid.cols());
        while (above < end_above && m_runs[above].end + cols <= m_runs[run].first) {
            ++above;
        }
        for (std::size_t i = above; i < end_above && m_runs[i].first + cols < m_runs[run].end; ++i) {
            if (cells[m_runs[i].first] == cells[m_runs[run].first]) {
                join(i, run);
            }
        }
        return above;
    }

    /// A part's lowest run is its leader, so leaders in their order have the order of first cells.
    void number_parts() {
        std::vector<std::int32_t> part_of_run(m_runs.size());
        for (std::size_t run = 0; run < m_runs.size(); ++run) {
            const std::size_t leader = root(run);
            if (leader == run) {
                part_of_run[run] = static_cast<std::int32_t>(m_first.size());
                m_first.push_back(m_runs[run].first);
            }
            part_of_run[run] = part_of_run[leader];
            std::fill(m_part.begin() + static_cast<std::ptrdiff_t>(m_runs[run].first),
                      m_part.begin() + static_cast<std::ptrdiff_t>(m_runs[run].end), part_of_run[run]);
        }
        m_runs = {};
    }

    Grid m_grid;
    std::vector<std::int32_t> m_part;
    std::vector<std::size_t> m_first;  ///< cell of each part
    std::vector<Run> m_runs;           ///< row-major, while parts are sought
};

/// Walks the border of parts with the part on the left, so that outer rings come out counter-clockwise.
class Outliner {
  public:
    explicit Outliner(const Parts& parts) : m_parts{parts}, m_south_walked(parts.size(), 0) {}

    /// One polygon per part. The northern side of a part's first cell lies on its outer ring; a hole is met first,
    /// in row-major order, at the southern side of the cell above its own first.
    [[nodiscard]] MultiPolygon outlines() {
        MultiPolygon polygons(m_parts.count());
        for (std::size_t index = 0; index < m_parts.size(); ++index) {
            const std::int32_t part = m_parts.of(index);
            if (part == k_no_part) {
                continue;
            }
            Polygon& polygon = polygons[static_cast<std::size_t>(part)];
            if (m_parts.first_cell(static_cast<std::size_t>(part)) == index) {
                polygon.outer = ring_from(m_parts.grid().cell(index), Heading::west);
            }
            if (m_parts.ends_southwards(index) && m_south_walked[index] == 0) {
                polygon.holes.push_back(ring_from(m_parts.grid().cell(index), Heading::east));
            }
        }
        return polygons;
    }

  private:
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
            if (side == Heading::east) {
                m_south_walked[m_parts.grid().index(cell)] = 1;
            }
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
    std::vector<std::uint8_t> m_south_walked;  ///< by cell
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
    const Parts parts{raster, {&value, 1}};
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
    const Parts parts{raster, {&value, 1}};
    return Outliner{parts}.outlines();
}

std::vector<MultiPolygon> class_areas_of(const Raster<std::uint8_t>& raster, std::span<const std::uint8_t> values) {
    const Parts parts{raster, values};
    MultiPolygon outlines = Outliner{parts}.outlines();
    std::vector<MultiPolygon> areas(values.size());
    for (std::size_t part = 0; part < outlines.size(); ++part) {
        const std::uint8_t value = raster.values()[parts.first_cell(part)];
        const auto place = std::ranges::find(values, value) - values.begin();
        areas[static_cast<std::size_t>(place)].push_back(std::move(outlines[part]));
    }
    return areas;
}

}  // namespace lomsong
