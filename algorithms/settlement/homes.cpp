// SPDX-License-Identifier: Apache-2.0
#include "algorithms/settlement/homes.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <tuple>

namespace lomsong {

namespace {

/// Cells along the longer side of an AreaIndex; a province's communes then share a cell with few others.
constexpr double k_index_cells = 256.0;

std::vector<const MultiPolygon*> hamlet_areas(const Layers& layers) {
    std::vector<const MultiPolygon*> areas;
    for (const Hamlet& hamlet : layers.hamlets) {
        areas.push_back(&hamlet.area);
    }
    return areas;
}

std::vector<const MultiPolygon*> commune_areas(const Layers& layers) {
    std::vector<const MultiPolygon*> areas;
    for (const Commune& commune : layers.communes) {
        areas.push_back(&commune.area);
    }
    return areas;
}

}  // namespace

AreaIndex::AreaIndex(const std::vector<const MultiPolygon*>& areas) : m_areas{areas} {
    Box all;
    for (const MultiPolygon* area : m_areas) {
        m_boxes.push_back(bounds(*area));
        all.add(m_boxes.back());
    }
    if (all.empty()) {
        return;
    }
    const double longer = std::max({all.max_x - all.min_x, all.max_y - all.min_y, 1.0});
    m_grid = Grid::covering(all.grown(Metres{1.0}), Metres{longer / k_index_cells});
    m_in_cell.resize(m_grid.size());
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i].empty()) {
            continue;
        }
        const Cell north_west = *m_grid.cell_at({m_boxes[i].min_x, m_boxes[i].max_y});
        const Cell south_east = *m_grid.cell_at({m_boxes[i].max_x, m_boxes[i].min_y});
        for (Row row = north_west.row; row <= south_east.row; ++row.value) {
            for (Col col = north_west.col; col <= south_east.col; ++col.value) {
                m_in_cell[m_grid.index({row, col})].push_back(static_cast<std::uint32_t>(i));
            }
        }
    }
}

std::optional<std::size_t> AreaIndex::holding(Point point) const {
    const std::optional<Cell> cell = m_grid.cell_at(point);
    if (!cell) {
        return std::nullopt;
    }
    for (const std::uint32_t i : m_in_cell[m_grid.index(*cell)]) {
        if (m_boxes[i].contains(point) && contains(*m_areas[i], point)) {
            return i;
        }
    }
    return std::nullopt;
}

Homes::Homes(const Layers& layers)
    : m_layers{layers},
      m_hamlet_areas{hamlet_areas(layers)},
      m_commune_areas{commune_areas(layers)},
      m_points_in_commune(layers.communes.size()) {
    std::map<std::string, std::size_t> commune_with_code;
    for (std::size_t i = 0; i < layers.communes.size(); ++i) {
        if (!layers.communes[i].code.empty() && !layers.communes[i].area.empty()) {
            commune_with_code.try_emplace(layers.communes[i].code, i);
        }
    }
    for (std::size_t i = 0; i < layers.hamlets.size(); ++i) {
        const Hamlet& hamlet = layers.hamlets[i];
        if (!hamlet.area.empty() || !hamlet.centre) {
            continue;
        }
        m_points_anywhere.push_back(i);
        const auto by_code = commune_with_code.find(hamlet.commune_code);
        const std::optional<std::size_t> commune = by_code != commune_with_code.end()
                                                       ? std::optional{by_code->second}
                                                       : m_commune_areas.holding(*hamlet.centre);
        if (commune) {
            m_points_in_commune[*commune].push_back(i);
        } else {
            m_points_without_commune.push_back(i);
        }
    }
}

std::optional<std::size_t> Homes::hamlet_at(Point place) const {
    if (const std::optional<std::size_t> hamlet = m_hamlet_areas.holding(place)) {
        return hamlet;
    }
    if (m_points_anywhere.empty()) {
        return std::nullopt;
    }
    const std::optional<std::size_t> commune = m_commune_areas.holding(place);
    if (!commune) {
        return nearest_of(m_points_anywhere, place, k_reach_without_borders);
    }
    if (!m_points_in_commune[*commune].empty()) {
        return nearest_of(m_points_in_commune[*commune], place, Metres{std::numeric_limits<double>::infinity()});
    }
    return nearest_of(m_points_without_commune, place, k_reach_without_borders);
}

std::optional<std::size_t> Homes::nearest_of(const std::vector<std::size_t>& hamlets, Point place,
                                             Metres reach) const {
    std::optional<std::size_t> nearest;
    double nearest_m2 = std::numeric_limits<double>::infinity();
    const double reach_m2 = reach.value() * reach.value();
    for (const std::size_t hamlet : hamlets) {
        const Point centre = *m_layers.hamlets[hamlet].centre;
        const double dx = centre.x - place.x;
        const double dy = centre.y - place.y;
        const double away_m2 = dx * dx + dy * dy;
        if (away_m2 <= reach_m2 && away_m2 < nearest_m2) {
            nearest = hamlet;
            nearest_m2 = away_m2;
        }
    }
    return nearest;
}

std::vector<std::vector<std::size_t>> buildings_by_hamlet(const Layers& layers) {
    std::vector<std::vector<std::size_t>> by_hamlet(layers.hamlets.size());
    if (layers.buildings.empty()) {
        return by_hamlet;
    }
    std::vector<std::size_t> order(layers.buildings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) {
        const Building& building = layers.buildings[i];
        return std::tuple{building.centre.x, building.centre.y, building.footprint_m2, i};
    });
    const Homes homes{layers};
    for (const std::size_t i : order) {
        if (const std::optional<std::size_t> hamlet = homes.hamlet_at(layers.buildings[i].centre)) {
            by_hamlet[*hamlet].push_back(i);
        }
    }
    return by_hamlet;
}

}  // namespace lomsong
