// SPDX-License-Identifier: Apache-2.0
#include "datasets/relief.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "datasets/drainage.hpp"
#include "datasets/growth.hpp"
#include "datasets/noise.hpp"
#include "datasets/random.hpp"

namespace lomsong::datasets {

namespace {

/// Exponent of the drained area in the stream-power law; 0.4 to 0.5 fits mountain rivers.
constexpr double k_area_exponent = 0.45;
/// Cutting power per round and m^0.1 of A^0.45: with 40 m of uplift a river that drains 1 km2 falls 20 %.
constexpr double k_cutting = 0.4;
constexpr double k_uplift_m = 40.0;  ///< of the strongest ranges, per round
constexpr double k_trunk_start_m = 150.0;
constexpr double k_trunk_end_m = 75.0;
constexpr double k_trunk_area_km2 = 700.0;  ///< what a trunk river drains beyond the map, for its floor

/// A river that crosses the map and sets the lowest level of everything that flows into it.
struct Trunk {
    LineString line;
    [[nodiscard]] float level_m(std::size_t vertex) const {
        const double share = static_cast<double>(vertex) / static_cast<double>(line.size() - 1);
        return static_cast<float>(std::lerp(k_trunk_start_m, k_trunk_end_m, share));
    }
};

/// The state that the rounds of erosion carry from one grid to the next finer one.
struct Landscape {
    Raster<float> height;       ///< m
    Raster<float> uplift;       ///< m per round
    Raster<float> erodibility;  ///< about 1
    Raster<float> talus;        ///< steepest slope that holds, m/m
};

/// The diagonal frame of the country: x along the ranges (north-west to south-east), y across them.
Point along_ranges(Point point) {
    constexpr double k_turn = std::numbers::pi / 4.5;
    return {point.x * std::cos(k_turn) - point.y * std::sin(k_turn),
            point.x * std::sin(k_turn) + point.y * std::cos(k_turn)};
}

std::vector<Trunk> make_trunks(const ReliefOptions& options) {
    const Box box = options.grid.bounds();
    const double width = box.max_x - box.min_x;
    const double height = box.max_y - box.min_y;
    const Noise meander{options.seed + 11, Metres{width / 4.0}};
    std::vector<Trunk> trunks;
    for (int i = 0; i < options.trunk_rivers; ++i) {
        const double offset = options.trunk_rivers == 1
                                  ? 0.16
                                  : std::lerp(-0.31, 0.31, static_cast<double>(i) / (options.trunk_rivers - 1));
        Trunk trunk;
        const auto vertices = static_cast<std::size_t>(width / 15.0);
        for (std::size_t v = 0; v <= vertices; ++v) {
            const double t = static_cast<double>(v) / static_cast<double>(vertices);
            const Point straight{std::lerp(box.min_x - 300.0, box.max_x + 300.0, t),
                                 std::lerp(box.max_y - 0.12 * height, box.min_y + 0.12 * height, t)};
            const double sway = meander.fractal({straight.x, straight.y + i * 1e6}, 6) * 0.07 * width;
            trunk.line.push_back(
                {straight.x + sway + offset * 0.62 * width, straight.y + sway + offset * 0.62 * height});
        }
        trunks.push_back(std::move(trunk));
    }
    return trunks;
}

/// Cells of the trunks and their level; a cell crossed twice keeps the lower level.
std::vector<std::pair<std::uint32_t, float>> trunk_cells(const Grid& grid, const std::vector<Trunk>& trunks) {
    std::vector<std::pair<std::uint32_t, float>> cells;
    for (const Trunk& trunk : trunks) {
        for (std::size_t v = 0; v < trunk.line.size(); ++v) {
            if (const auto cell = grid.cell_at(trunk.line[v])) {
                cells.emplace_back(static_cast<std::uint32_t>(grid.index(*cell)), trunk.level_m(v));
            }
        }
    }
    std::sort(cells.begin(), cells.end());
    const auto same_cell = [](const auto& a, const auto& b) { return a.first == b.first; };
    cells.erase(std::unique(cells.begin(), cells.end(), same_cell), cells.end());
    return cells;
}

Grid coarsened(const Grid& grid, int factor) {
    return Grid{grid.west(), grid.north(), factor * grid.cell_size(), grid.rows() / factor, grid.cols() / factor};
}

Landscape first_landscape(const Grid& grid, const std::vector<Trunk>& trunks, std::uint64_t seed) {
    const Noise ranges{seed + 1, kilometres(15.0)};
    const Noise regions{seed + 2, kilometres(22.0)};
    const Noise rocks{seed + 3, kilometres(3.5)};
    const Noise hills{seed + 5, kilometres(3.0)};
    const Noise cliffs{seed + 4, kilometres(5.0)};
    std::vector<std::uint32_t> rivers;
    for (const auto& [cell, level] : trunk_cells(grid, trunks)) {
        rivers.push_back(cell);
    }
    const auto metres = [&](const Move& move) {
        return move.length * static_cast<float>(grid.cell_size().value());
    };
    const Growth from_trunk = grow(grid, rivers, Neighbours::all, metres);
    Landscape land{Raster<float>{grid}, Raster<float>{grid}, Raster<float>{grid}, Raster<float>{grid}};
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Point point = grid.centre(grid.cell(i));
        const Point frame = along_ranges(point);
        const double range = ranges.ridged({frame.x * 0.45, frame.y}, 4);
        const double region = std::clamp(0.5 + 0.6 * regions.fractal(point, 2), 0.0, 1.0);
        const double foothills = std::clamp(static_cast<double>(from_trunk.cost[i]) / 9000.0, 0.0, 1.0);
        const double uplift = (0.12 + 0.88 * foothills) * (0.2 + 0.45 * range * range + 0.5 * region * range);
        land.uplift.values()[i] = static_cast<float>(k_uplift_m * uplift);
        land.erodibility.values()[i] = static_cast<float>(std::exp(1.0 * rocks.fractal(point, 4)));
        land.talus.values()[i] = static_cast<float>(std::clamp(0.62 + 0.25 * cliffs.fractal(point, 3), 0.3, 1.0));
        land.height.values()[i] =
            static_cast<float>(k_trunk_start_m + 500.0 * uplift * (1.2 + hills.fractal(point, 5)));
    }
    return land;
}

/// Twice the rows and columns; values between the old centres are interpolated.
Raster<float> refined(const Raster<float>& coarse) {
    const Grid& from = coarse.grid();
    Raster<float> fine{Grid{from.west(), from.north(), from.cell_size() / 2.0, from.rows() * 2, from.cols() * 2}};
    const auto value = [&](int row, int col) {
        return coarse.values()[from.index(
            {Row{std::clamp(row, 0, from.rows() - 1)}, Col{std::clamp(col, 0, from.cols() - 1)}})];
    };
    for (int row = 0; row < fine.grid().rows(); ++row) {
        const int near_row = row / 2;
        const int far_row = near_row + (row % 2 == 0 ? -1 : 1);
        for (int col = 0; col < fine.grid().cols(); ++col) {
            const int near_col = col / 2;
            const int far_col = near_col + (col % 2 == 0 ? -1 : 1);
            const float near = 0.75F * value(near_row, near_col) + 0.25F * value(near_row, far_col);
            const float far = 0.75F * value(far_row, near_col) + 0.25F * value(far_row, far_col);
            fine.values()[fine.grid().index({Row{row}, Col{col}})] = 0.75F * near + 0.25F * far;
        }
    }
    return fine;
}

std::vector<std::uint32_t> impose_trunks(Landscape& land, const std::vector<Trunk>& trunks) {
    std::vector<std::uint32_t> outlets;
    for (const auto& [cell, level] : trunk_cells(land.height.grid(), trunks)) {
        land.height.values()[cell] = level;
        outlets.push_back(cell);
    }
    return outlets;
}

/// One round of uplift, cutting and sliding that lasts `time` standard rounds.
void erode(Landscape& land, const std::vector<std::uint32_t>& outlets, float time) {
    const Grid& grid = land.height.grid();
    const Drainage drainage = drain(land.height, outlets);
    const std::vector<float> area = drained_area_m2(drainage, grid.cell_area_m2());
    auto& height = land.height.values();
    const auto size_m = static_cast<float>(grid.cell_size().value());
    const auto cols = static_cast<std::uint32_t>(grid.cols());
    for (const std::uint32_t cell : drainage.order) {
        const std::uint32_t receiver = drainage.receiver[cell];
        if (receiver == cell) {
            continue;
        }
        const bool straight = cell / cols == receiver / cols || cell % cols == receiver % cols;
        const float length_m = straight ? size_m : size_m * k_diagonal;
        const float cut = time * static_cast<float>(k_cutting) * land.erodibility.values()[cell] *
                          std::pow(area[cell], static_cast<float>(k_area_exponent)) / length_m;
        const float raised = drainage.filled_m[cell] + time * land.uplift.values()[cell];
        const float carved = (raised + cut * height[receiver]) / (1.0F + cut);
        height[cell] = std::min(carved, height[receiver] + land.talus.values()[cell] * length_m);
    }
}

/// Scales what stands above the trunk rivers so that the summits reach their height; uplift follows, so
/// that later rounds keep it.
void scale_summits(Landscape& land, HeightAboveSeaLevel summits) {
    const float base = static_cast<float>(k_trunk_end_m);
    const float highest = *std::max_element(land.height.values().begin(), land.height.values().end());
    const float factor = (static_cast<float>(summits.value()) - base) / (highest - base);
    for (float& height : land.height.values()) {
        height = base + (height - base) * factor;
    }
    for (float& uplift : land.uplift.values()) {
        uplift *= factor;
    }
}

/// New detail for a finer grid: small bumps that tell new brooks where to start, and slopes that hold here
/// a little more and there a little less, which breaks planes into spurs and gullies.
void roughen(Landscape& land, std::uint64_t seed) {
    const Grid& grid = land.height.grid();
    const double size_m = grid.cell_size().value();
    const Noise bumps{seed, Metres{5.0 * size_m}};
    const Noise gullies{seed + 1, Metres{9.0 * size_m}};
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Point point = grid.centre(grid.cell(i));
        land.height.values()[i] += static_cast<float>(0.12 * size_m * bumps.fractal(point, 2));
        land.talus.values()[i] *= static_cast<float>(1.0 + 0.38 * gullies.fractal(point, 2));
        land.erodibility.values()[i] *= static_cast<float>(1.0 + 0.3 * bumps.at(point));
    }
}

/// Soil creeps: each cell moves towards the mean of its neighbours. Outlets stay.
void creep(Raster<float>& height, float share) {
    const Grid& grid = height.grid();
    const std::vector<float> before = height.values();
    const auto cols = static_cast<std::size_t>(grid.cols());
    for (std::size_t row = 1; row + 1 < static_cast<std::size_t>(grid.rows()); ++row) {
        for (std::size_t i = row * cols + 1; i + 1 < (row + 1) * cols; ++i) {
            const float sides = before[i - 1] + before[i + 1] + before[i - cols] + before[i + cols];
            const float corners =
                before[i - cols - 1] + before[i - cols + 1] + before[i + cols - 1] + before[i + cols + 1];
            height.values()[i] += share * ((2.0F * sides + corners) / 12.0F - before[i]);
        }
    }
}

/// Half the width of a river's floor, m, from the area it drains.
float floor_half_width_m(float area_m2) { return std::min(14.0F * std::sqrt(area_m2 / 1e6F), 420.0F); }
/// Half the width of its water; nothing is drawn for brooks.
float water_half_width_m(float area_m2) {
    return area_m2 < 20e6F ? 0.0F : std::min(4.0F * std::pow(area_m2 / 1e6F, 0.45F), 75.0F);
}

/// Gives each river a floor, flat across, that passes over into the slopes.
Raster<std::uint8_t> lay_floors(Raster<float>& heights, const std::vector<std::uint32_t>& outlets) {
    const Grid& grid = heights.grid();
    constexpr float k_reach = 4.0F;  // half widths from the river to untouched slopes
    const Drainage drainage = drain(heights, outlets);
    std::vector<float> area = drained_area_m2(drainage, grid.cell_area_m2());
    for (const std::uint32_t outlet : outlets) {
        area[outlet] = static_cast<float>(k_trunk_area_km2 * 1e6);
    }
    std::vector<std::uint32_t> rivers;
    for (std::uint32_t i = 0; i < grid.size(); ++i) {
        if (area[i] > 2.5e6F) {
            rivers.push_back(i);
        }
    }
    // Distance in half widths, so that a river's floor is not cut short by a brook that joins it.
    const auto size_m = static_cast<float>(grid.cell_size().value());
    const auto half_widths = [&](const Move& move) {
        return move.length * size_m / floor_half_width_m(area[rivers[static_cast<std::size_t>(move.label)]]);
    };
    const Growth reach = grow(grid, rivers, Neighbours::all, half_widths, k_reach);
    Raster<std::uint8_t> ground{grid};
    std::vector<float> carved = heights.values();
    for (std::uint32_t i = 0; i < grid.size(); ++i) {
        ground.values()[i] = static_cast<std::uint8_t>(Ground::slope);
        if (reach.label[i] == k_no_label) {
            continue;
        }
        const std::uint32_t river = rivers[static_cast<std::size_t>(reach.label[i])];
        const float half_width_m = floor_half_width_m(area[river]);
        const float distance_m = reach.cost[i] * half_width_m;
        const float floor_m = heights.values()[river] + 0.012F * distance_m;
        const float t = std::clamp((reach.cost[i] - 0.9F) / (k_reach - 0.9F), 0.0F, 1.0F);
        const float blend = t * t * (3.0F - 2.0F * t);
        carved[i] = std::min(heights.values()[i], floor_m + (heights.values()[i] - floor_m) * blend);
        if (distance_m < water_half_width_m(area[river])) {
            ground.values()[i] = static_cast<std::uint8_t>(Ground::water);
            carved[i] = heights.values()[river] - 2.0F;
        } else if (reach.cost[i] <= 1.15F) {
            ground.values()[i] = static_cast<std::uint8_t>(Ground::valley_floor);
        }
    }
    heights.values() = std::move(carved);
    return ground;
}

}  // namespace

Relief make_relief(const ReliefOptions& options) {
    struct Level {
        int factor;
        int rounds;
        float time;   // of one round
        float creep;  // share per round
    };
    constexpr std::array k_levels{Level{8, 45, 1.0F, 0.05F}, Level{4, 12, 0.7F, 0.1F}, Level{2, 5, 0.3F, 0.2F},
                                  Level{1, 1, 0.25F, 0.5F}};
    const std::vector<Trunk> trunks = make_trunks(options);
    Landscape land = first_landscape(coarsened(options.grid, k_levels.front().factor), trunks, options.seed);
    std::vector<std::uint32_t> outlets;
    for (const Level& level : k_levels) {
        if (level.factor != k_levels.front().factor) {
            land = {refined(land.height), refined(land.uplift), refined(land.erodibility), refined(land.talus)};
            roughen(land, options.seed + 20 + static_cast<std::uint64_t>(level.factor));
        }
        outlets = impose_trunks(land, trunks);
        for (int round = 0; round < level.rounds; ++round) {
            erode(land, outlets, level.time);
            creep(land.height, level.creep);
            outlets = impose_trunks(land, trunks);
        }
        scale_summits(land, options.summits);
        outlets = impose_trunks(land, trunks);
    }
    Relief relief;
    relief.heights = std::move(land.height);
    relief.ground = lay_floors(relief.heights, outlets);
    for (const Trunk& trunk : trunks) {
        relief.rivers.push_back(trunk.line);
    }
    return relief;
}

}  // namespace lomsong::datasets
