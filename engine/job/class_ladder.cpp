// SPDX-License-Identifier: Apache-2.0
#include "engine/job/class_ladder.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace lomsong {

namespace {

/// The ladder as numbers that rise with every step, whatever the quantity: how far a value has to be worse.
std::vector<float> rising(const ClassLadder& ladder) {
    std::vector<float> steps;
    for (const double step : ladder.steps) {
        steps.push_back(static_cast<float>(ladder.quantity == CoverageQuantity::level ? -step : step));
    }
    return steps;
}

/// Classes of a row of values, one step after the other, so that the loops vectorise.
void classify(std::span<const float> values, CoverageQuantity quantity, std::span<const float> steps,
              std::span<std::uint8_t> classes) {
    const float sign = quantity == CoverageQuantity::level ? -1.0F : 1.0F;
    std::ranges::transform(values, classes.begin(), [](float value) {
        return static_cast<std::uint8_t>(std::isnan(value) ? Storage<std::uint8_t>::k_unknown : 0);
    });
    for (const float step : steps) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            classes[i] = static_cast<std::uint8_t>(classes[i] + (sign * values[i] > step ? 1 : 0));
        }
    }
}

using Counts = std::array<std::uint64_t, 256>;

/// Counts in turn into four tables: neighbours are often of one class, and would wait for each other's sum.
void count(std::span<const std::uint8_t> classes, std::array<Counts, 4>& tables) {
    for (std::size_t i = 0; i < classes.size(); ++i) {
        ++tables[i % tables.size()][classes[i]];
    }
}

}  // namespace

Raster<std::uint8_t> classified(const Raster<float>& values, const ClassLadder& ladder) {
    Raster<std::uint8_t> classes{values.grid()};
    classify(values.values(), ladder.quantity, rising(ladder), classes.values());
    return classes;
}

ClassSummary summarise(const Raster<float>& values, const ClassLadder& ladder, Point mast) {
    const Grid& grid = values.grid();
    const std::vector<float> steps = rising(ladder);
    const auto cols = static_cast<std::size_t>(grid.cols());
    std::vector<std::uint8_t> classes(cols);
    std::array<Counts, 4> cells{};
    ClassSummary summary;
    double farthest_m2 = -1.0;
    for (std::int32_t row = 0; row < grid.rows(); ++row) {
        const Cell first{Row{row}, Col{0}};
        classify(std::span{values.values()}.subspan(grid.index(first), cols), ladder.quantity, steps, classes);
        count(classes, cells);
        // Only the two outermost cells of a row that are on the ladder can be the farthest.
        const auto on_ladder = [&](std::uint8_t each) { return each < ladder.misses(); };
        const auto west = std::ranges::find_if(classes, on_ladder);
        if (west == classes.end()) {
            continue;
        }
        const auto east = std::find_if(classes.rbegin(), classes.rend(), on_ladder).base() - 1;
        for (const auto& outermost : {west, east}) {
            const Cell cell{Row{row}, Col{static_cast<std::int32_t>(outermost - classes.begin())}};
            const Point centre = grid.centre(cell);
            const double away_m2 = std::pow(centre.x - mast.x, 2) + std::pow(centre.y - mast.y, 2);
            if (away_m2 > farthest_m2) {
                farthest_m2 = away_m2;
                summary.farthest = cell;
            }
        }
    }
    for (std::size_t each = 0; each <= ladder.misses(); ++each) {
        summary.cells.push_back(cells[0][each] + cells[1][each] + cells[2][each] + cells[3][each]);
    }
    summary.farthest_distance = Metres{summary.farthest ? std::sqrt(farthest_m2) : 0.0};
    return summary;
}

}  // namespace lomsong
