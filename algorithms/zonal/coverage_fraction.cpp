// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/coverage_fraction.hpp"

#include <algorithm>
#include <cmath>

namespace lomsong {

namespace {

/// Sums of rounding errors below this share of a cell are taken for none and for all of it.
constexpr double k_rounding = 1e-9;

/// A place in cell units from the north-west corner of the window: `col` grows eastwards, `row` southwards.
struct GridPoint {
    double row = 0.0;
    double col = 0.0;
};

/// Collects, edge by edge, the area between the edge and the eastern end of each row. An edge that runs south
/// adds what lies east of it, one that runs north takes it away; round a closed counter-clockwise ring the
/// inside remains. `m_steps` holds, per cell, the change from its western neighbour, so an edge touches only
/// the cells that it crosses and one running sum per row gives the fractions.
class AreaEastOfEdges {
  public:
    AreaEastOfEdges(std::int32_t rows, std::int32_t cols)
        : m_rows{rows},
          m_cols{cols},
          m_steps(static_cast<std::size_t>(rows) * (static_cast<std::size_t>(cols) + 2), 0.0) {}

    void add_edge(GridPoint from, GridPoint to) {
        const double sign = to.row > from.row ? 1.0 : -1.0;
        const GridPoint north = sign > 0.0 ? from : to;
        const GridPoint south = sign > 0.0 ? to : from;
        const double top = std::clamp(north.row, 0.0, static_cast<double>(m_rows));
        const double bottom = std::clamp(south.row, 0.0, static_cast<double>(m_rows));
        if (!(top < bottom)) {
            return;
        }
        const auto col_at = [&](double row) {
            const double along = (row - north.row) / (south.row - north.row);
            return north.col + along * (south.col - north.col);
        };
        GridPoint upper{top, top == north.row ? north.col : col_at(top)};
        for (auto row = static_cast<std::int32_t>(top); row < m_rows && upper.row < bottom; ++row) {
            const double next = std::min(bottom, row + 1.0);
            const GridPoint lower{next, next == south.row ? south.col : col_at(next)};
            add_within_row(row, upper, lower, sign);
            upper = lower;
        }
    }

    /// The running sum of a row: call for each column from the west.
    [[nodiscard]] double step(std::int32_t row, std::int32_t col) const { return m_steps[slot(row, col)]; }

  private:
    [[nodiscard]] std::size_t slot(std::int32_t row, std::int32_t col) const {
        return static_cast<std::size_t>(row) * (static_cast<std::size_t>(m_cols) + 2) +
               static_cast<std::size_t>(col);
    }

    /// An edge inside one row, cut at the columns that it crosses. West of the window it counts as running
    /// down the window's edge, east of it as covering nothing.
    void add_within_row(std::int32_t row, GridPoint upper, GridPoint lower, double sign) {
        const GridPoint west = upper.col <= lower.col ? upper : lower;
        const GridPoint east = upper.col <= lower.col ? lower : upper;
        const double total_height = lower.row - upper.row;
        const double width = east.col - west.col;
        const auto height_until = [&](double col) { return total_height * ((col - west.col) / width); };
        const double last = static_cast<double>(m_cols);
        if (east.col <= 0.0) {
            m_steps[slot(row, 0)] += sign * total_height;
            return;
        }
        double done = 0.0;
        double from = west.col;
        if (from < 0.0) {
            done = height_until(0.0);
            from = 0.0;
            m_steps[slot(row, 0)] += sign * done;
        }
        while (from < last) {
            const double cell_west = std::floor(from);
            const double until = std::min(cell_west + 1.0, east.col);
            const double height = (until >= east.col ? total_height : height_until(until)) - done;
            const double share_west = 0.5 * (from + until) - cell_west;
            const auto col = static_cast<std::int32_t>(cell_west);
            m_steps[slot(row, col)] += sign * height * (1.0 - share_west);
            m_steps[slot(row, col + 1)] += sign * height * share_west;
            done += height;
            if (until >= east.col) {
                break;
            }
            from = until;
        }
    }

    std::int32_t m_rows;
    std::int32_t m_cols;
    std::vector<double> m_steps;
};

}  // namespace

std::vector<CellFraction> coverage_fractions(const MultiPolygon& polygons, const Grid& grid) {
    std::vector<CellFraction> fractions;
    const Window window = touched_cells(grid, bounds(polygons));
    if (window.rows <= 0 || window.cols <= 0) {
        return fractions;
    }
    AreaEastOfEdges area{window.rows, window.cols};
    const auto in_window = [&](Point point) {
        return GridPoint{(grid.north() - point.y) / grid.cell_size().value() - window.row.value,
                         (point.x - grid.west()) / grid.cell_size().value() - window.col.value};
    };
    const auto add_ring = [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            area.add_edge(in_window(ring[i - 1]), in_window(ring[i]));
        }
    };
    for (const Polygon& polygon : polygons) {
        add_ring(polygon.outer);
        for (const Ring& hole : polygon.holes) {
            add_ring(hole);
        }
    }
    for (std::int32_t row = 0; row < window.rows; ++row) {
        double running = 0.0;
        for (std::int32_t col = 0; col < window.cols; ++col) {
            running += area.step(row, col);
            if (running > k_rounding) {
                const double fraction = running >= 1.0 - k_rounding ? 1.0 : running;
                fractions.push_back({{Row{row + window.row.value}, Col{col + window.col.value}}, fraction});
            }
        }
    }
    return fractions;
}

ClassAreas class_areas(const Raster<std::uint8_t>& raster, const MultiPolygon& polygons) {
    ClassAreas areas;
    const double cell_area = raster.grid().cell_area_m2();
    double inside = 0.0;
    for (const CellFraction& part : coverage_fractions(polygons, raster.grid())) {
        areas.area_m2[raster.values()[raster.grid().index(part.cell)]] += part.fraction * cell_area;
        inside += part.fraction * cell_area;
    }
    const double outside = area_m2(polygons) - inside;
    areas.outside_m2 = outside > k_rounding * cell_area ? outside : 0.0;
    return areas;
}

std::optional<ZonalSum> zonal_sum(const Raster<float>& raster, const MultiPolygon& polygons) {
    ZonalSum total;
    for (const CellFraction& part : coverage_fractions(polygons, raster.grid())) {
        if (raster.known(part.cell)) {
            total.sum += part.fraction * static_cast<double>(raster.at(part.cell));
            total.known_area_m2 += part.fraction * raster.grid().cell_area_m2();
        }
    }
    if (!(total.known_area_m2 > 0.0)) {
        return std::nullopt;
    }
    return total;
}

}  // namespace lomsong
