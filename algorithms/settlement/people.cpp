// SPDX-License-Identifier: Apache-2.0
#include "algorithms/settlement/people.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "algorithms/settlement/homes.hpp"

namespace lomsong {

namespace {

enum class Basis : unsigned char { buildings, test_points, population };
constexpr std::array<std::string_view, 3> k_basis_texts{"declared numbers spread over buildings",
                                                        "declared numbers at test points", "population raster"};

/// A place and its part of a whole.
struct Share {
    Point position;
    double weight = 0.0;
};

/// Weights that are all 0 stand for equal parts.
void make_equal_if_empty(std::vector<Share>& shares) {
    if (std::ranges::all_of(shares, [](const Share& share) { return !(share.weight > 0.0); })) {
        for (Share& share : shares) {
            share.weight = 1.0;
        }
    }
}

/// Collects the weights hamlet by hamlet and remembers how.
class Spreader {
  public:
    void spread(std::size_t hamlet, const Hamlet& declared, std::vector<Share> shares, Basis basis) {
        if ((!declared.households && !declared.population) || shares.empty()) {
            return;
        }
        make_equal_if_empty(shares);
        double total = 0.0;
        for (const Share& share : shares) {
            total += share.weight;
        }
        for (const Share& share : shares) {
            const double part = share.weight / total;
            m_weights.points.push_back({share.position, declared.population.value_or(0.0) * part,
                                        declared.households.value_or(0.0) * part, hamlet});
        }
        m_used[static_cast<std::size_t>(basis)] = true;
    }

    void add_people(std::size_t hamlet, Point position, double people) {
        m_weights.points.push_back({position, people, 0.0, hamlet});
        m_used[static_cast<std::size_t>(Basis::population)] = true;
    }

    [[nodiscard]] PeopleWeights result() && {
        std::ranges::stable_sort(m_weights.points, {}, &PeopleWeight::hamlet);
        for (std::size_t i = 0; i < m_used.size(); ++i) {
            if (m_used[i]) {
                m_weights.basis += m_weights.basis.empty() ? "" : "; ";
                m_weights.basis += k_basis_texts[i];
            }
        }
        return std::move(m_weights);
    }

  private:
    PeopleWeights m_weights;
    std::array<bool, k_basis_texts.size()> m_used{};
};

/// People of the raster for the hamlets that declare none.
void add_raster_people(const Layers& layers, Spreader& spreader) {
    const bool all_declared =
        std::ranges::all_of(layers.hamlets, [](const Hamlet& hamlet) { return hamlet.population.has_value(); });
    if (layers.population.empty() || all_declared) {
        return;
    }
    const Homes homes{layers};
    const Grid& grid = layers.population.grid();
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Cell cell = grid.cell(i);
        if (!layers.population.known(cell) || !(layers.population.at(cell) > 0.0F)) {
            continue;
        }
        const std::optional<std::size_t> hamlet = homes.hamlet_at(grid.centre(cell));
        if (hamlet && !layers.hamlets[*hamlet].population) {
            spreader.add_people(*hamlet, grid.centre(cell), static_cast<double>(layers.population.at(cell)));
        }
    }
}

/// Marks the cells whose centres lie within `reach` of the point, and the cell that holds it.
void mark_around(Raster<std::uint8_t>& cells, Point point, Metres reach) {
    const Grid& grid = cells.grid();
    const double size = grid.cell_size().value();
    const double reach_cells = reach.value() / size;
    const double row_at = (grid.north() - point.y) / size - 0.5;  // in rows between cell centres
    const double col_at = (point.x - grid.west()) / size - 0.5;
    const double first_row = std::max(0.0, std::ceil(row_at - reach_cells));
    const double last_row = std::min(grid.rows() - 1.0, std::floor(row_at + reach_cells));
    for (double row = first_row; row <= last_row; row += 1.0) {
        const double across = std::sqrt(std::max(0.0, reach_cells * reach_cells - (row - row_at) * (row - row_at)));
        const double first_col = std::max(0.0, std::ceil(col_at - across));
        const double last_col = std::min(grid.cols() - 1.0, std::floor(col_at + across));
        for (double col = first_col; col <= last_col; col += 1.0) {
            cells.set({Row{static_cast<std::int32_t>(row)}, Col{static_cast<std::int32_t>(col)}}, 1);
        }
    }
    if (const std::optional<Cell> own = grid.cell_at(point)) {
        cells.set(*own, 1);
    }
}

}  // namespace

PeopleWeights people_weights(const Layers& layers, const TestPlan& plan) {
    Spreader spreader;
    std::size_t next_point = 0;
    for (std::size_t hamlet = 0; hamlet < layers.hamlets.size(); ++hamlet) {
        std::vector<Share> at_points;
        for (; next_point < plan.points.size() && plan.points[next_point].hamlet == hamlet; ++next_point) {
            at_points.push_back({plan.points[next_point].position, plan.points[next_point].households});
        }
        if (plan.buildings[hamlet].empty()) {
            spreader.spread(hamlet, layers.hamlets[hamlet], std::move(at_points), Basis::test_points);
            continue;
        }
        std::vector<Share> at_buildings;
        for (const std::size_t i : plan.buildings[hamlet]) {
            at_buildings.push_back({layers.buildings[i].centre, layers.buildings[i].footprint_m2});
        }
        spreader.spread(hamlet, layers.hamlets[hamlet], std::move(at_buildings), Basis::buildings);
    }
    add_raster_people(layers, spreader);
    return std::move(spreader).result();
}

Raster<std::uint8_t> inhabited_cells(const Layers& layers, const TestPlan& plan,
                                     const SettlementParameters& parameters, const Grid& grid) {
    Raster<std::uint8_t> cells{grid};
    std::ranges::fill(cells.values(), std::uint8_t{0});
    for (const Building& building : layers.buildings) {
        mark_around(cells, building.centre, parameters.inhabited_distance);
    }
    for (const TestPoint& point : plan.points) {
        mark_around(cells, point.position, parameters.inhabited_distance);
    }
    return cells;
}

}  // namespace lomsong
