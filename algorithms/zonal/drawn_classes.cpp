// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/drawn_classes.hpp"

#include <algorithm>
#include <utility>

#include "algorithms/zonal/border_graph.hpp"
#include "algorithms/zonal/border_thinning.hpp"
#include "algorithms/zonal/border_walk.hpp"
#include "algorithms/zonal/parts.hpp"

namespace lomsong {

namespace {

/// The rings of a border graph on the ground.
class RingsOnTheGround {
  public:
    RingsOnTheGround(const BorderGraph& graph, const Grid& grid) : m_graph{graph}, m_grid{grid} {}

    [[nodiscard]] Polygon polygon(const PolygonOfArcs& of_arcs) const {
        Polygon result{ring(of_arcs.outer), {}};
        for (const RingOfArcs& hole : of_arcs.holes) {
            result.holes.push_back(ring(hole));
        }
        return result;
    }

  private:
    /// An arc ends where the next begins, the last where the first does.
    [[nodiscard]] Ring ring(const RingOfArcs& arcs) const {
        Ring result;
        for (const ArcUse& use : arcs) {
            const BorderArc& arc = m_graph.arcs[use.arc];
            for (std::size_t i = 0; i + 1 < arc.count; ++i) {
                result.push_back(at(arc.first + (use.backwards ? arc.count - 1 - i : i)));
            }
        }
        result.push_back(result.front());
        return result;
    }

    [[nodiscard]] Point at(std::size_t index) const {
        const HalfCells place = m_graph.points[index];
        const double half_cell = m_grid.cell_size().value() / 2.0;
        return {m_grid.west() + place.x * half_cell, m_grid.north() - place.y * half_cell};
    }

    const BorderGraph& m_graph;
    const Grid& m_grid;
};

}  // namespace

std::vector<MultiPolygon> drawn_classes(const Raster<std::uint8_t>& raster, std::span<const std::uint8_t> values,
                                        const DrawingRules& rules) {
    const Raster<std::uint8_t> drawn = without_small_islands(raster, values, rules.smallest_cells);
    const Parts parts{drawn, values};
    MultiPolygon polygons = drawn_outlines(parts, rules.tolerance_cells);
    std::vector<MultiPolygon> areas(values.size());
    for (std::size_t part = 0; part < parts.count(); ++part) {
        const std::uint8_t value = drawn.values()[parts.first_cell(part)];
        const auto place = std::ranges::find(values, value) - values.begin();
        areas[static_cast<std::size_t>(place)].push_back(std::move(polygons[part]));
    }
    return areas;
}

MultiPolygon drawn_outlines(const Parts& parts, double tolerance_cells) {
    if (!(tolerance_cells > 0.0)) {
        return outlines(parts);
    }
    BorderGraph graph = border_graph(parts);
    thin(graph, parts.grid(), tolerance_cells);
    const RingsOnTheGround rings{graph, parts.grid()};
    MultiPolygon polygons;
    polygons.reserve(parts.count());
    for (const PolygonOfArcs& polygon : graph.polygons) {
        polygons.push_back(rings.polygon(polygon));
    }
    return polygons;
}

}  // namespace lomsong
