// SPDX-License-Identifier: Apache-2.0
#include "datasets/nation_ground.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "datasets/growth.hpp"
#include "datasets/random.hpp"

namespace lomsong::datasets {

namespace {

/// The map's middle in EPSG:3405: about 105.0 E 16.5 N.
constexpr Point k_middle{500'000.0, 1'824'000.0};
constexpr Metres k_margin{5'400.0};        ///< of terrain around the nation, at least
constexpr double k_height_to_width = 1.8;  ///< of the map
constexpr double k_filled = 0.75;          ///< share of the map that is the nation's, margin apart
constexpr Metres k_plan_cell{180.0};
constexpr double k_plans_margin_m = 1'800.0;
constexpr double k_wander_m = 380.0;  ///< by which borders leave the cells they were grown in

/// Rows and columns of a side, to the next multiple that the relief asks for.
std::int32_t cells_along(double length_m) {
    const double multiple_m = k_relief_multiple * k_nation_cell.value();
    return static_cast<std::int32_t>(std::ceil(length_m / multiple_m)) * k_relief_multiple;
}

ReliefOptions relief_options(double area_km2, std::uint64_t seed) {
    const double width_m = std::sqrt(area_km2 * 1e6 / k_filled / k_height_to_width);
    const std::int32_t cols = cells_along(width_m + 2.0 * k_margin.value());
    const std::int32_t rows = cells_along(width_m * k_height_to_width + 2.0 * k_margin.value());
    ReliefOptions relief;
    relief.grid = Grid{k_middle.x - cols * k_nation_cell.value() / 2.0,
                       k_middle.y + rows * k_nation_cell.value() / 2.0, k_nation_cell, rows, cols};
    relief.seed = scattered(seed);
    relief.trunk_rivers = 1 + static_cast<int>(width_m / 80'000.0);
    relief.summits = HeightAboveSeaLevel{3'100.0};
    return relief;
}

/// Evenly spread over the cells inside: means of the cells nearest to each (Lloyd 1982), from random ones.
std::vector<Point> spread_seeds(const Plan& plan, std::size_t count, std::uint64_t seed) {
    constexpr std::size_t k_sample = 40'000;
    constexpr int k_rounds = 40;
    std::vector<Point> inside;
    for (std::size_t i = 0; i < plan.grid.size(); ++i) {
        if (plan.inside[i] != 0) {
            inside.push_back(plan.grid.centre(plan.grid.cell(i)));
        }
    }
    const std::size_t every = 1 + inside.size() / k_sample;
    Random random{seed, Stream::outline};
    std::vector<Point> seeds;
    for (std::size_t i = 0; i < count; ++i) {
        seeds.push_back(inside[random.below(inside.size())]);
    }
    const auto nearest = [&seeds](Point point) {
        return static_cast<std::size_t>(std::min_element(seeds.begin(), seeds.end(),
                                                         [point](Point a, Point b) {
                                                             return distance(a, point).value() <
                                                                    distance(b, point).value();
                                                         }) -
                                        seeds.begin());
    };
    for (int round = 0; round < k_rounds; ++round) {
        std::vector<Point> sum(count);
        std::vector<double> members(count, 0.0);
        for (std::size_t i = 0; i < inside.size(); i += every) {
            const std::size_t mine = nearest(inside[i]);
            sum[mine].x += inside[i].x;
            sum[mine].y += inside[i].y;
            members[mine] += 1.0;
        }
        for (std::size_t s = 0; s < count; ++s) {
            // A seed that nobody is nearest to, because another fell on the same cell, tries elsewhere.
            seeds[s] = members[s] > 0.0 ? Point{sum[s].x / members[s], sum[s].y / members[s]}
                                        : inside[random.below(inside.size())];
        }
    }
    std::sort(seeds.begin(), seeds.end(), [](Point a, Point b) {
        return std::pair{-a.y, a.x} < std::pair{-b.y, b.x};
    });
    return seeds;
}

/// The cell inside that is nearest to a point.
std::uint32_t cell_near(const Plan& plan, Point point) {
    std::uint32_t best = 0;
    double best_m = std::numeric_limits<double>::infinity();
    for (std::uint32_t i = 0; i < plan.grid.size(); ++i) {
        const double away_m = distance(plan.grid.centre(plan.grid.cell(i)), point).value();
        if (plan.inside[i] != 0 && away_m < best_m) {
            best_m = away_m;
            best = i;
        }
    }
    return best;
}

Raster<std::int32_t> grow_provinces(const Plan& plan, std::size_t provinces, std::uint64_t seed) {
    std::vector<std::uint32_t> cells;
    for (const Point place : spread_seeds(plan, provinces, seed)) {
        cells.push_back(cell_near(plan, place));
    }
    const auto size_m = static_cast<float>(plan.grid.cell_size().value());
    const Noise whim{scattered(seed) + 9, kilometres(25.0)};
    Growth growth = grow(plan.grid, cells, Neighbours::sides, [&](const Move& move) {
        if (plan.inside[move.to] == 0) {
            return std::numeric_limits<float>::infinity();
        }
        const float climb = std::max(0.0F, plan.height_m[move.to] - plan.height_m[move.from]);
        const auto liking = static_cast<float>(
            1.0 + 0.3 * std::clamp(whim.fractal(plan.grid.centre(plan.grid.cell(move.to)), 3), -1.0, 1.0));
        return size_m * liking + 3.0F * climb;
    });
    Raster<std::int32_t> owners{plan.grid};
    owners.values() = std::move(growth.label);
    return owners;
}

}  // namespace

NationGround::NationGround(double area_km2, std::size_t provinces, std::uint64_t seed)
    : m_relief{make_relief(relief_options(area_km2, seed))},
      m_province{grow_provinces(make_plan(m_relief, area_km2, k_margin, seed), provinces, seed)},
      m_detail{scattered(seed) + 31, Metres{700.0}},
      m_wander_x{scattered(seed) + 32, Metres{1'700.0}},
      m_wander_y{scattered(seed) + 33, Metres{1'700.0}} {}

float NationGround::height_m(Point point) const {
    const Grid& grid = m_relief.heights.grid();
    const double size_m = grid.cell_size().value();
    const double x = (point.x - grid.west()) / size_m - 0.5;
    const double y = (grid.north() - point.y) / size_m - 0.5;
    const auto col = std::clamp(static_cast<int>(std::floor(x)), 0, grid.cols() - 2);
    const auto row = std::clamp(static_cast<int>(std::floor(y)), 0, grid.rows() - 2);
    const std::size_t here = grid.index({Row{row}, Col{col}});
    const std::size_t below = here + static_cast<std::size_t>(grid.cols());
    const auto& heights = m_relief.heights.values();
    const std::array<float, 4> corners{heights[here], heights[here + 1], heights[below], heights[below + 1]};
    const auto [lowest, highest] = std::minmax_element(corners.begin(), corners.end());
    const auto along = static_cast<float>(std::clamp(x - col, 0.0, 1.0));
    const auto down = static_cast<float>(std::clamp(y - row, 0.0, 1.0));
    const float smooth =
        std::lerp(std::lerp(corners[0], corners[1], along), std::lerp(corners[2], corners[3], along), down);
    // Slopes are rough, floors are flat.
    return smooth + 0.35F * (*highest - *lowest) * static_cast<float>(m_detail.fractal(point, 2));
}

std::int32_t NationGround::province_at(Point point) const {
    const Point asked{point.x + k_wander_m * m_wander_x.fractal(point, 2),
                      point.y + k_wander_m * m_wander_y.fractal(point, 2)};
    const std::optional<Cell> cell = m_province.cell_at(asked);
    return cell ? std::max(m_province.values()[m_province.grid().index(*cell)], -1) : -1;
}

Plan NationGround::plan_of(std::size_t province) const {
    Box box;
    for (std::size_t i = 0; i < m_province.values().size(); ++i) {
        if (m_province.values()[i] == static_cast<std::int32_t>(province)) {
            box.add(m_province.grid().centre(m_province.grid().cell(i)));
        }
    }
    const Grid lattice{
        bounds().min_x, bounds().max_y, k_plan_cell,
        static_cast<std::int32_t>(std::lround((bounds().max_y - bounds().min_y) / k_plan_cell.value())),
        static_cast<std::int32_t>(std::lround((bounds().max_x - bounds().min_x) / k_plan_cell.value()))};
    const Window window = touched_cells(lattice, box.grown(Metres{k_plans_margin_m}));
    Plan plan;
    plan.grid =
        Grid{lattice.west() + window.col.value * k_plan_cell.value(),
             lattice.north() - window.row.value * k_plan_cell.value(), k_plan_cell, window.rows, window.cols};
    plan.height_m.resize(plan.grid.size());
    plan.ground.resize(plan.grid.size());
    plan.inside.resize(plan.grid.size());
    const Grid& fine = m_relief.heights.grid();
    for (std::size_t i = 0; i < plan.grid.size(); ++i) {
        const Point point = plan.grid.centre(plan.grid.cell(i));
        const std::optional<Cell> cell = fine.cell_at(point);
        plan.height_m[i] = height_m(point);
        plan.ground[i] =
            cell ? m_relief.ground.values()[fine.index(*cell)] : static_cast<std::uint8_t>(Ground::slope);
        plan.inside[i] = province_at(point) == static_cast<std::int32_t>(province) ? 1 : 0;
    }
    find_slopes_and_valleys(plan);
    return plan;
}

}  // namespace lomsong::datasets
