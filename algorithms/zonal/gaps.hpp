// SPDX-License-Identifier: Apache-2.0
/// @file  Gaps: connected inhabited ground where a service is missing, who lives there and how far the nearest site
/// is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/grid.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/people.hpp"
#include "engine/core/point_index.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// What is missing, and to whom: see Gap.
struct GapScope {
    GapKind kind = GapKind::no_service;
    std::optional<std::size_t> operator_index;
    std::optional<Technology> technology;
};

/// What gaps are told against, prepared once for all scopes.
class GapSurroundings {
  public:
    /// `inhabited` is 1 where people can be. Everything must outlive this.
    GapSurroundings(const Layers& layers, const Raster<std::uint8_t>& inhabited,
                    std::span<const PeopleWeight> people, std::span<const TestPoint> test_points);

    [[nodiscard]] const Layers& layers() const { return m_layers; }
    [[nodiscard]] const Raster<std::uint8_t>& inhabited() const { return m_inhabited; }

    /// Someone or something in a cell of the grid.
    template <class Item>
    struct Placed {
        std::size_t cell = 0;  ///< row-major index
        const Item* item = nullptr;
    };
    [[nodiscard]] const std::vector<Placed<PeopleWeight>>& people() const { return m_people; }
    [[nodiscard]] const std::vector<Placed<TestPoint>>& test_points() const { return m_test_points; }

    /// The nearest sector, of the operator if one is asked for, and its distance; of those equally near (to a
    /// micrometre) the lowest.
    [[nodiscard]] std::optional<std::pair<std::size_t, Metres>> nearest_sector(
        Point from, std::optional<std::size_t> operator_index) const;
    /// The first commune whose area holds the place; null when none does.
    [[nodiscard]] const Commune* commune_at(Point place) const;

  private:
    const Layers& m_layers;
    const Raster<std::uint8_t>& m_inhabited;
    std::vector<Placed<PeopleWeight>> m_people;
    std::vector<Placed<TestPoint>> m_test_points;
    std::vector<PointIndex> m_sites;   ///< by operator, then of all: the first sector at each of their places
    std::vector<Box> m_commune_boxes;  ///< as Layers::communes
};

/// The gaps of one scope, in the order of their first cells (row-major).
///
/// `missing` is 1 where the service of the scope is missing; only inhabited cells of it count. Cells up to
/// 2 x `gap_join_cells` rows and columns apart are one gap (0: those that share an edge), drawn with the slits
/// between them filled, while area, people and hamlets are those of the cells themselves. Gaps smaller than
/// `gap_area_m2` are dropped unless a test point lies in one of their cells. Borders are drawn with
/// `border_tolerance_cells` (see `drawn_classes`). The nearest sector is looked for from the gap's cell that is
/// nearest to its middle.
/// @throws Error{internal} when `missing` lies on another grid than the inhabited cells.
[[nodiscard]] std::vector<Gap> find_gaps(Raster<std::uint8_t> missing, const GapScope& scope,
                                         const GapSurroundings& surroundings,
                                         const SettlementParameters& settlement, double border_tolerance_cells);

}  // namespace lomsong
