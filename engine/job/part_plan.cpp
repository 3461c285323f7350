// SPDX-License-Identifier: Apache-2.0
#include "engine/job/part_plan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "algorithms/settlement/test_plan.hpp"
#include "algorithms/zonal/coverage_fraction.hpp"
#include "engine/job/coverage_rasters.hpp"

namespace lomsong {

namespace {

/// Parts are made of tiles of so many cells along an edge, or twice as many and so on, so that there are not more
/// than `k_most_tiles`: 100 for each of the most parts.
constexpr std::int32_t k_smallest_tile = 16;
constexpr std::size_t k_most_tiles = std::size_t{1} << 20U;

// Fitted to runs in 1, 3, 4, 16, 64 and 1,000 parts of the made-up district and province: see docs/parts.md.

constexpr double k_seconds_to_start = 0.05;
constexpr double k_seconds_per_row = 10e-6;             ///< of vector layers: read whole by every part
constexpr double k_seconds_per_ground = 60e-9;          ///< per cell of terrain read
constexpr double k_seconds_per_cell = 0.34e-6;          ///< of the study area, for each layer
constexpr double k_seconds_per_cell_and_mast = 17e-9;   ///< of the study area, for each mast within the radius
constexpr double k_seconds_per_point_and_mast = 50e-6;  ///< for each mast within the radius of a test point
constexpr double k_seconds_per_point = 1.7e-3;

constexpr double k_bytes_of_program = 100e6;
constexpr double k_bytes_per_row_read = 900.0;  ///< of vector layers, while they are cleaned
constexpr double k_bytes_per_row_held = 400.0;
constexpr double k_bytes_per_ground = 9.0;  ///< per cell of terrain: height, clutter, land cover
constexpr double k_bytes_per_point_and_layer = 64.0;
constexpr double k_bytes_per_mast_cell = 40.0;  ///< of the window in work around a mast

// What joining takes, with all outputs.

constexpr double k_merge_seconds_to_start = 0.5;
constexpr double k_merge_seconds_per_cell = 0.2e-6;  ///< of the study area, for each layer
constexpr double k_merge_seconds_per_hamlet = 4e-3;
constexpr double k_merge_bytes_per_cell = 60.0;  ///< of the grid

Point middle_of(const std::vector<Point>& points) {
    Point sum;
    for (const Point point : points) {
        sum.x += point.x;
        sum.y += point.y;
    }
    const auto count = static_cast<double>(points.size());
    return {sum.x / count, sum.y / count};
}

/// Where each hamlet is, told without buildings and population: its centre, the middle of its area or of its given
/// clusters. Nothing for one known only by name: nothing is computed for it.
std::vector<std::optional<Point>> places_of_hamlets(const Layers& layers) {
    std::vector<std::vector<Point>> clusters(layers.hamlets.size());
    for (const Cluster& cluster : layers.clusters) {
        clusters.at(cluster.hamlet).push_back(cluster.position);
    }
    std::vector<std::optional<Point>> places;
    for (std::size_t h = 0; h < layers.hamlets.size(); ++h) {
        const Hamlet& hamlet = layers.hamlets[h];
        if (hamlet.centre) {
            places.push_back(hamlet.centre);
        } else if (!hamlet.area.empty()) {
            places.emplace_back(interior_point(hamlet.area));
        } else {
            places.push_back(clusters[h].empty() ? std::nullopt : std::optional{middle_of(clusters[h])});
        }
    }
    return places;
}

/// Places with a mast, each once.
std::vector<Point> places_of_masts(const Layers& layers) {
    std::set<std::pair<double, double>> places;
    for (const Sector& sector : layers.sectors) {
        places.emplace(sector.position.x, sector.position.y);
    }
    std::vector<Point> masts;
    for (const auto& [x, y] : places) {
        masts.push_back({x, y});
    }
    return masts;
}

std::size_t layers_of(const Layers& layers) {
    std::set<std::pair<std::size_t, Technology>> keys;
    for (const Sector& sector : layers.sectors) {
        keys.emplace(sector.operator_index, sector.technology);
    }
    return keys.size();
}

/// The cell that is nearest to a point.
Cell nearest_cell(const Grid& grid, Point point) {
    const double size = grid.cell_size().value();
    const auto within = [](double value, std::int32_t count) {
        return static_cast<std::int32_t>(std::clamp(std::floor(value), 0.0, static_cast<double>(count - 1)));
    };
    return {Row{within((grid.north() - point.y) / size, grid.rows())},
            Col{within((point.x - grid.west()) / size, grid.cols())}};
}

/// The run's grid in tiles, and what is known of each: row-major.
struct Tiles {
    Grid grid;                  ///< of tiles; its south and east may reach beyond the cells
    std::int32_t edge = 1;      ///< of a tile, in cells
    std::vector<double> cells;  ///< of the study area
    std::vector<double> masts;  ///< within the radius of the tile's middle
    std::vector<double> points;
    std::vector<double> seconds;  ///< of work
};

Grid tile_grid(const Grid& cells, std::int32_t edge) {
    const auto tiles = [edge](std::int32_t count) { return (count + edge - 1) / edge; };
    return Grid{cells.west(), cells.north(), static_cast<double>(edge) * cells.cell_size(), tiles(cells.rows()),
                tiles(cells.cols())};
}

/// How many cells of the grid each tile holds, as far as they lie in a commune; all of them without communes.
std::vector<double> cells_of_tiles(const Layers& layers, const Grid& cells, const Tiles& tiles) {
    std::vector<double> share(tiles.grid.size(), 0.0);
    for (const Commune& commune : layers.communes) {
        for (const CellFraction& part : coverage_fractions(commune.area, tiles.grid)) {
            share[tiles.grid.index(part.cell)] += part.fraction;
        }
    }
    const bool bordered = std::ranges::any_of(share, [](double part) { return part > 0.0; });
    for (std::size_t i = 0; i < share.size(); ++i) {
        const Cell tile = tiles.grid.cell(i);
        const std::int32_t rows = std::min(tiles.edge, cells.rows() - tile.row.value * tiles.edge);
        const std::int32_t cols = std::min(tiles.edge, cells.cols() - tile.col.value * tiles.edge);
        const double all = static_cast<double>(rows) * static_cast<double>(cols);
        const double whole = static_cast<double>(tiles.edge) * static_cast<double>(tiles.edge);
        share[i] = bordered ? std::min(share[i] * whole, all) : all;
    }
    return share;
}

/// How many masts lie within the radius of each tile's middle.
std::vector<double> masts_of_tiles(std::span<const Point> masts, Metres radius, const Grid& tiles) {
    std::vector<double> count(tiles.size(), 0.0);
    const double size = tiles.cell_size().value();
    for (const Point mast : masts) {
        Box box;
        box.add(mast);
        const Window window = touched_cells(tiles, box.grown(radius));
        for (std::int32_t row = window.row.value; row < window.row.value + window.rows; ++row) {
            const double north_m = tiles.north() - (row + 0.5) * size - mast.y;
            const double half_m = std::sqrt(std::max(0.0, radius.value() * radius.value() - north_m * north_m));
            for (std::int32_t col = window.col.value; col < window.col.value + window.cols; ++col) {
                const double east_m = tiles.west() + (col + 0.5) * size - mast.x;
                count[tiles.index({Row{row}, Col{col}})] += std::abs(east_m) <= half_m ? 1.0 : 0.0;
            }
        }
    }
    return count;
}

Tiles tiles_of(const Layers& layers, const RunParameters& parameters, const Grid& cells,
               std::span<const std::optional<Point>> hamlets) {
    Tiles tiles;
    tiles.edge = k_smallest_tile;
    while (tile_grid(cells, tiles.edge).size() > k_most_tiles) {
        tiles.edge *= 2;
    }
    tiles.grid = tile_grid(cells, tiles.edge);
    tiles.cells = parameters.coverage.rasters ? cells_of_tiles(layers, cells, tiles)
                                              : std::vector<double>(tiles.grid.size(), 0.0);
    tiles.masts = masts_of_tiles(places_of_masts(layers), parameters.radio.radius, tiles.grid);
    tiles.points.resize(tiles.grid.size());
    std::vector<double> points_of_hamlet(hamlets.size(), 1.0);
    for (const Cluster& cluster : layers.clusters) {
        points_of_hamlet[cluster.hamlet] += 1.0;
    }
    for (std::size_t h = 0; h < hamlets.size(); ++h) {
        if (hamlets[h] && !tiles.grid.empty()) {
            tiles.points[tiles.grid.index(nearest_cell(tiles.grid, *hamlets[h]))] += points_of_hamlet[h];
        }
    }
    const auto layer_count = static_cast<double>(layers_of(layers));
    for (std::size_t i = 0; i < tiles.grid.size(); ++i) {
        tiles.seconds.push_back(
            tiles.cells[i] * (k_seconds_per_cell * layer_count + k_seconds_per_cell_and_mast * tiles.masts[i]) +
            tiles.points[i] * (k_seconds_per_point + k_seconds_per_point_and_mast * tiles.masts[i]));
    }
    return tiles;
}

/// Sums over windows of tiles, each in constant time.
class TileSums {
  public:
    TileSums(const Grid& tiles, const std::vector<double>& values)
        : m_cols{static_cast<std::size_t>(tiles.cols()) + 1},
          m_sums((static_cast<std::size_t>(tiles.rows()) + 1) * m_cols, 0.0) {
        for (std::int32_t row = 0; row < tiles.rows(); ++row) {
            double of_row = 0.0;
            for (std::int32_t col = 0; col < tiles.cols(); ++col) {
                of_row += values[tiles.index({Row{row}, Col{col}})];
                m_sums[slot(row + 1, col + 1)] = m_sums[slot(row, col + 1)] + of_row;
            }
        }
    }
    [[nodiscard]] double of(const Window& window) const {
        const std::int32_t top = window.row.value;
        const std::int32_t left = window.col.value;
        return m_sums[slot(top + window.rows, left + window.cols)] - m_sums[slot(top, left + window.cols)] -
               m_sums[slot(top + window.rows, left)] + m_sums[slot(top, left)];
    }

  private:
    [[nodiscard]] std::size_t slot(std::int32_t row, std::int32_t col) const {
        return static_cast<std::size_t>(row) * m_cols + static_cast<std::size_t>(col);
    }
    std::size_t m_cols;
    std::vector<double> m_sums;
};

/// The first `count` rows or columns of a window, whichever are the shorter ones, and the rest.
std::pair<Window, Window> cut_across(const Window& window, std::int32_t count) {
    Window first = window;
    Window rest = window;
    if (window.rows >= window.cols) {
        first.rows = count;
        rest.row = Row{window.row.value + count};
        rest.rows = window.rows - count;
    } else {
        first.cols = count;
        rest.col = Col{window.col.value + count};
        rest.cols = window.cols - count;
    }
    return {first, rest};
}

/// Halves windows of tiles until each is one part's.
class Bisection {
  public:
    Bisection(const Tiles& tiles, std::uint32_t parts)
        : m_work{tiles.grid, tiles.seconds},
          m_area{tiles.grid, std::vector<double>(tiles.grid.size(), 1.0)},
          m_windows(parts) {
        cut({Row{0}, Col{0}, tiles.grid.rows(), tiles.grid.cols()}, 0, parts);
    }
    [[nodiscard]] const std::vector<Window>& windows() const { return m_windows; }

  private:
    /// Gives the window to parts [first, first + count).
    void cut(const Window& window, std::size_t first, std::size_t count) {
        if (count == 1 || window.size() == 0) {
            m_windows[first] = window;
            return;  // parts without a tile keep their empty windows
        }
        const std::size_t half = count / 2;
        const auto [left, right] = cut_across(window, best_cut(window, half, count));
        cut(left, first, half);
        cut(right, first + half, count - half);
    }

    /// Where the work on both sides is as `half` to the rest of `count`; by area where nobody works.
    [[nodiscard]] std::int32_t best_cut(const Window& window, std::size_t half, std::size_t count) const {
        const TileSums& sums = m_work.of(window) > 0.0 ? m_work : m_area;
        const double wanted = sums.of(window) * static_cast<double>(half) / static_cast<double>(count);
        std::int32_t low = 0;
        std::int32_t high = std::max(window.rows, window.cols);
        while (high - low > 1) {
            const std::int32_t middle = low + (high - low) / 2;
            (sums.of(cut_across(window, middle).first) <= wanted ? low : high) = middle;
        }
        const double below = wanted - sums.of(cut_across(window, low).first);
        const double above = sums.of(cut_across(window, high).first) - wanted;
        return below <= above ? low : high;
    }

    TileSums m_work;
    TileSums m_area;
    std::vector<Window> m_windows;
};

Window cells_of(const Window& tiles, std::int32_t edge, const Grid& cells) {
    if (tiles.size() == 0) {
        return {};
    }
    const std::int32_t top = tiles.row.value * edge;
    const std::int32_t left = tiles.col.value * edge;
    return {Row{top}, Col{left}, std::min(tiles.rows * edge, cells.rows() - top),
            std::min(tiles.cols * edge, cells.cols() - left)};
}

/// The plan, and the tiles that it was made of.
struct PlannedTiles {
    PartPlan plan;
    Tiles tiles;
    std::vector<Window> windows;  ///< of tiles, by part
};

PlannedTiles plan_tiles(const Layers& layers, const RunParameters& parameters, const Grid& cells,
                        std::uint32_t parts) {
    const std::vector<std::optional<Point>> hamlets = places_of_hamlets(layers);
    PlannedTiles planned{{cells, std::vector<PartShare>(parts)}, tiles_of(layers, parameters, cells, hamlets), {}};
    planned.windows = Bisection{planned.tiles, parts}.windows();
    std::vector<std::uint32_t> owner(planned.tiles.grid.size(), 0);
    for (std::uint32_t part = 0; part < parts; ++part) {
        const Window& window = planned.windows[part];
        planned.plan.parts[part].cells = cells_of(window, planned.tiles.edge, cells);
        for (std::size_t i = 0; i < window.size(); ++i) {
            owner[planned.tiles.grid.index(window.cell(i))] = part;
        }
    }
    for (std::uint32_t h = 0; h < hamlets.size(); ++h) {
        if (hamlets[h]) {
            const std::size_t tile = planned.tiles.grid.empty()
                                         ? 0
                                         : planned.tiles.grid.index(nearest_cell(planned.tiles.grid, *hamlets[h]));
            planned.plan.parts[owner.empty() ? 0 : owner[tile]].hamlets.push_back(h);
        }
    }
    return planned;
}

std::size_t rows_of(const Layers& layers) {
    return layers.sectors.size() + layers.hamlets.size() + layers.clusters.size() + layers.communes.size() +
           layers.fibre_routes.size() + layers.fibre_nodes.size() + layers.buildings.size() + layers.roads.size() +
           layers.measurements.size();
}

/// Masts within the radius of a box.
std::size_t masts_near(std::span<const Point> masts, const Box& box, Metres radius) {
    return box.empty() ? 0 : static_cast<std::size_t>(std::ranges::count_if(masts, [&](Point mast) {
        return box.grown(radius).contains(mast);
    }));
}

Box box_of(const PartShare& share, const Grid& cells, const TestPlan& points,
           const std::vector<std::size_t>& first_point) {
    Box box;
    if (share.cells.size() > 0) {
        box.add(cells.bounds(share.cells));
    }
    for (const std::uint32_t hamlet : share.hamlets) {
        for (std::size_t p = first_point[hamlet]; p < first_point[hamlet + 1U]; ++p) {
            box.add(points.points[p].position);
        }
    }
    return box;
}

/// Where the points of each hamlet begin, and after the last one where all end.
std::vector<std::size_t> first_points(const TestPlan& plan, std::size_t hamlets) {
    std::vector<std::size_t> first(hamlets + 1, 0);
    for (const TestPoint& point : plan.points) {
        ++first[point.hamlet + 1];
    }
    for (std::size_t h = 0; h < hamlets; ++h) {
        first[h + 1] += first[h];
    }
    return first;
}

/// What memory and time of reading go with.
struct ReadSizes {
    double rows = 0.0;    ///< of vector layers
    double ground = 0.0;  ///< cells of terrain
    double layers = 0.0;  ///< of coverage
};

/// The more of what reading takes and of what computing takes when the rest is forgotten.
std::uint64_t part_bytes(const RunParameters& parameters, const PartShare& share, std::size_t points,
                         const ReadSizes& sizes) {
    const double cells = parameters.coverage.rasters ? static_cast<double>(share.cells.size()) : 0.0;
    const double disc = std::pow(2.0 * (parameters.radio.radius / parameters.coverage.cell_size), 2.0);
    const double computing = k_bytes_per_row_held * sizes.rows + k_bytes_per_ground * sizes.ground +
                             cells * (7.0 + 10.0 * sizes.layers) + k_bytes_per_mast_cell * std::min(cells, disc) +
                             k_bytes_per_point_and_layer * static_cast<double>(points) * sizes.layers;
    return static_cast<std::uint64_t>(k_bytes_of_program + std::max(k_bytes_per_row_read * sizes.rows, computing));
}

void add_cost_of_merge(const Grid& cells, const ReadSizes& sizes, PartEstimate& merge) {
    merge.cpu_seconds = k_merge_seconds_to_start + k_seconds_per_row * sizes.rows +
                        k_seconds_per_ground * sizes.ground +
                        k_merge_seconds_per_cell * static_cast<double>(merge.cells) * sizes.layers +
                        k_merge_seconds_per_hamlet * static_cast<double>(merge.hamlets);
    const double raster_cells = merge.cells > 0 ? static_cast<double>(cells.size()) : 0.0;
    merge.memory_bytes =
        static_cast<std::uint64_t>(k_bytes_of_program + k_bytes_per_row_read * sizes.rows +
                                   k_bytes_per_ground * sizes.ground + k_merge_bytes_per_cell * raster_cells +
                                   k_bytes_per_point_and_layer * static_cast<double>(merge.points) * sizes.layers);
}

}  // namespace

PartPlan plan_parts(const Layers& layers, const RunParameters& parameters, const TestPlan& points,
                    std::uint32_t parts) {
    return plan_tiles(layers, parameters, grid_of_run(layers, parameters, points.points), parts).plan;
}

PartsEstimate estimate_parts(const Layers& layers, const RunParameters& parameters, std::uint32_t parts) {
    const TestPlan points = plan_test_points(layers, parameters.settlement);
    const std::vector<std::size_t> first_point = first_points(points, layers.hamlets.size());
    const Grid cells = grid_of_run(layers, parameters, points.points);
    const PlannedTiles planned = plan_tiles(layers, parameters, cells, parts);
    const std::vector<Point> masts = places_of_masts(layers);
    const auto layer_count = static_cast<double>(layers_of(layers));
    const auto rows = static_cast<double>(rows_of(layers));
    const TileSums cell_sums{planned.tiles.grid, planned.tiles.cells};
    const TileSums second_sums{planned.tiles.grid, planned.tiles.seconds};
    const Metres step = parameters.radio.profile_step;
    const double reading_s = k_seconds_to_start + k_seconds_per_row * rows;
    PartsEstimate estimate;
    for (std::uint32_t part = 0; part < parts; ++part) {
        const PartShare& share = planned.plan.parts[part];
        const Box box = box_of(share, cells, points, first_point);
        const double ground =
            box.empty() ? 0.0
                        : static_cast<double>(Grid::covering(box.grown(parameters.radio.radius), step).size());
        PartEstimate& one = estimate.parts.emplace_back();
        one.cells = static_cast<std::uint64_t>(std::llround(cell_sums.of(planned.windows[part])));
        one.sites = masts_near(masts, box, parameters.radio.radius);
        one.hamlets = share.hamlets.size();
        for (const std::uint32_t hamlet : share.hamlets) {
            one.points += first_point[hamlet + 1U] - first_point[hamlet];
        }
        one.cpu_seconds = reading_s + k_seconds_per_ground * ground + second_sums.of(planned.windows[part]);
        one.memory_bytes = part_bytes(parameters, share, one.points, {rows, ground, layer_count});
        estimate.merge.cells += one.cells;
        estimate.merge.hamlets += one.hamlets;
        estimate.merge.points += one.points;
    }
    estimate.merge.sites = masts.size();
    Box everything = cells.bounds();
    for (const Point mast : masts) {
        everything.add(mast);
    }
    const auto ground = static_cast<double>(Grid::covering(everything.grown(parameters.radio.radius), step).size());
    add_cost_of_merge(cells, {rows, ground, layer_count}, estimate.merge);
    return estimate;
}

}  // namespace lomsong
