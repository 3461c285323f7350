// SPDX-License-Identifier: Apache-2.0
#include "datasets/plan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "datasets/growth.hpp"
#include "datasets/noise.hpp"

namespace lomsong::datasets {

namespace {

constexpr int k_factor = 3;  // plan cells are 3 x 3 terrain cells

void average(const Relief& relief, Plan& plan) {
    const Grid& fine = relief.heights.grid();
    for (std::size_t i = 0; i < plan.grid.size(); ++i) {
        const Cell cell = plan.grid.cell(i);
        float sum = 0.0F;
        int wet = 0;
        int flat = 0;
        for (int k = 0; k < k_factor * k_factor; ++k) {
            const std::size_t index = fine.index(
                {Row{cell.row.value * k_factor + k / k_factor}, Col{cell.col.value * k_factor + k % k_factor}});
            sum += relief.heights.values()[index];
            wet += relief.ground.values()[index] == static_cast<std::uint8_t>(Ground::water) ? 1 : 0;
            flat += relief.ground.values()[index] != static_cast<std::uint8_t>(Ground::slope) ? 1 : 0;
        }
        plan.height_m[i] = sum / static_cast<float>(k_factor * k_factor);
        const Ground ground = wet >= 5 ? Ground::water : (flat >= 5 ? Ground::valley_floor : Ground::slope);
        plan.ground[i] = static_cast<std::uint8_t>(ground);
    }
}

void find_slopes(Plan& plan) {
    plan.slope.resize(plan.grid.size());
    const int cols = plan.grid.cols();
    const int rows = plan.grid.rows();
    const auto height = [&](int row, int col) {
        return plan
            .height_m[plan.grid.index({Row{std::clamp(row, 0, rows - 1)}, Col{std::clamp(col, 0, cols - 1)}})];
    };
    const auto run_m = static_cast<float>(2.0 * plan.grid.cell_size().value());
    for (std::size_t i = 0; i < plan.grid.size(); ++i) {
        const auto [row, col] = plan.grid.cell(i);
        const float east = (height(row.value, col.value + 1) - height(row.value, col.value - 1)) / run_m;
        const float north = (height(row.value - 1, col.value) - height(row.value + 1, col.value)) / run_m;
        plan.slope[i] = std::hypot(east, north);
    }
}

void find_valleys(Plan& plan) {
    std::vector<std::uint32_t> floors;
    for (std::uint32_t i = 0; i < plan.grid.size(); ++i) {
        if (plan.ground_at(i) != Ground::slope) {
            floors.push_back(i);
        }
    }
    const auto size_m = static_cast<float>(plan.grid.cell_size().value());
    plan.valley_distance_m =
        grow(plan.grid, floors, Neighbours::all, [&](const Move& move) { return move.length * size_m; }).cost;
}

/// Marks as inside what the outside cannot reach without crossing the province; returns the cells inside.
std::size_t fill_holes(Plan& plan) {
    std::vector<std::uint32_t> corner{0};
    const Growth outside = grow(plan.grid, corner, Neighbours::sides, [&](const Move& move) {
        return plan.inside[move.to] != 0 ? std::numeric_limits<float>::infinity() : 0.0F;
    });
    std::size_t count = 0;
    for (std::size_t i = 0; i < plan.grid.size(); ++i) {
        plan.inside[i] = outside.label[i] == k_no_label ? 1 : 0;
        count += plan.inside[i];
    }
    return count;
}

/// How late each cell joins the province: far from the middle, and up and over a ridge, is late.
std::vector<float> joining_order(const Plan& plan, Metres margin, std::uint64_t seed) {
    const Grid& grid = plan.grid;
    const Box allowed = grid.bounds().grown(Metres{-margin.value()});
    const Noise whim{seed, Metres{(allowed.max_x - allowed.min_x) / 3.0}};
    const auto size_m = static_cast<float>(grid.cell_size().value());
    const std::vector<std::uint32_t> middle{
        static_cast<std::uint32_t>(grid.index({Row{grid.rows() / 2}, Col{grid.cols() / 2}}))};
    return grow(grid, middle, Neighbours::all,
                [&](const Move& move) {
                    const Point point = grid.centre(grid.cell(move.to));
                    if (!allowed.contains(point)) {
                        return std::numeric_limits<float>::infinity();
                    }
                    const float climb = std::max(0.0F, plan.height_m[move.to] - plan.height_m[move.from]);
                    const auto liking =
                        static_cast<float>(1.0 + 0.5 * std::clamp(whim.fractal(point, 4), -1.0, 1.0));
                    return move.length * size_m * liking + 3.0F * climb;
                })
        .cost;
}

}  // namespace

void find_slopes_and_valleys(Plan& plan) {
    find_slopes(plan);
    find_valleys(plan);
}

Plan make_plan(const Relief& relief, double area_km2, Metres margin, std::uint64_t seed) {
    const Grid& fine = relief.heights.grid();
    Plan plan;
    plan.grid = Grid{fine.west(), fine.north(), static_cast<double>(k_factor) * fine.cell_size(),
                     fine.rows() / k_factor, fine.cols() / k_factor};
    plan.height_m.resize(plan.grid.size());
    plan.ground.resize(plan.grid.size());
    plan.inside.resize(plan.grid.size());
    average(relief, plan);
    find_slopes_and_valleys(plan);
    const std::vector<float> order = joining_order(plan, margin, seed);
    std::vector<std::uint32_t> cells(plan.grid.size());
    std::iota(cells.begin(), cells.end(), 0U);
    std::stable_sort(cells.begin(), cells.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return order[a] < order[b]; });
    const auto wanted = static_cast<std::size_t>(std::llround(area_km2 * 1e6 / plan.grid.cell_area_m2()));
    // Holes are filled, so fewer cells are taken until the filled count fits.
    std::size_t taken = wanted;
    for (int round = 0; round < 12; ++round) {
        std::fill(plan.inside.begin(), plan.inside.end(), std::uint8_t{0});
        for (std::size_t i = 0; i < taken; ++i) {
            plan.inside[cells[i]] = 1;
        }
        const std::size_t filled = fill_holes(plan);
        if (filled == wanted) {
            break;
        }
        taken = taken + wanted - filled;
    }
    return plan;
}

}  // namespace lomsong::datasets
