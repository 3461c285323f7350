// SPDX-License-Identifier: Apache-2.0
/// @file  North-up grids in the run's metric CRS, and rasters on them.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// An index that knows its axis, so that a row never stands for a column.
template <class Tag>
struct Index {
    std::int32_t value = 0;
    friend constexpr auto operator<=>(Index, Index) = default;
};
using Row = Index<struct RowTag>;  ///< 0 is the northernmost row.
using Col = Index<struct ColTag>;  ///< 0 is the westernmost column.

struct Cell {
    Row row;
    Col col;
    friend constexpr bool operator==(Cell, Cell) = default;
};

struct Window;

/// Square cells, row 0 in the north. `west` and `north` are the outer corner of cell (0, 0).
class Grid {
  public:
    Grid() = default;
    Grid(double west, double north, Metres cell_size, std::int32_t rows, std::int32_t cols)
        : m_west{west}, m_north{north}, m_cell_size{cell_size}, m_rows{rows}, m_cols{cols} {}

    /// The smallest grid that covers `box`, its corners on multiples of the cell size, so that two runs
    /// over neighbouring boxes share their cells.
    [[nodiscard]] static Grid covering(const Box& box, Metres cell_size);

    [[nodiscard]] double west() const { return m_west; }
    [[nodiscard]] double north() const { return m_north; }
    [[nodiscard]] Metres cell_size() const { return m_cell_size; }
    [[nodiscard]] std::int32_t rows() const { return m_rows; }
    [[nodiscard]] std::int32_t cols() const { return m_cols; }
    [[nodiscard]] std::size_t size() const {
        return static_cast<std::size_t>(m_rows) * static_cast<std::size_t>(m_cols);
    }
    [[nodiscard]] bool empty() const { return m_rows == 0 || m_cols == 0; }
    [[nodiscard]] double cell_area_m2() const { return m_cell_size.value() * m_cell_size.value(); }
    [[nodiscard]] Box bounds() const;
    /// Of a window of the grid.
    [[nodiscard]] Box bounds(const Window& window) const;
    [[nodiscard]] Point centre(Cell cell) const {
        return {m_west + (cell.col.value + 0.5) * m_cell_size.value(),
                m_north - (cell.row.value + 0.5) * m_cell_size.value()};
    }
    /// The cell that holds the point; nothing outside the grid. North and west edges belong to the cell.
    [[nodiscard]] std::optional<Cell> cell_at(Point point) const;
    [[nodiscard]] bool contains(Cell cell) const {
        return cell.row.value >= 0 && cell.row.value < m_rows && cell.col.value >= 0 && cell.col.value < m_cols;
    }
    [[nodiscard]] std::size_t index(Cell cell) const {
        return static_cast<std::size_t>(cell.row.value) * static_cast<std::size_t>(m_cols) +
               static_cast<std::size_t>(cell.col.value);
    }
    [[nodiscard]] Cell cell(std::size_t index) const {
        const auto cols = static_cast<std::size_t>(m_cols);
        return {Row{static_cast<std::int32_t>(index / cols)}, Col{static_cast<std::int32_t>(index % cols)}};
    }
    friend bool operator==(const Grid&, const Grid&) = default;

  private:
    double m_west = 0.0;
    double m_north = 0.0;
    Metres m_cell_size{1.0};
    std::int32_t m_rows = 0;
    std::int32_t m_cols = 0;
};

/// A rectangle of cells of a grid: rows [row, row + rows), columns [col, col + cols).
struct Window {
    Row row;
    Col col;
    std::int32_t rows = 0;
    std::int32_t cols = 0;
    [[nodiscard]] std::size_t size() const {
        return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
    }
    [[nodiscard]] bool contains(Cell cell) const {
        return cell.row >= row && cell.col >= col && cell.row.value < row.value + rows &&
               cell.col.value < col.value + cols;
    }
    /// Row-major position of a cell of the window.
    [[nodiscard]] std::size_t index(Cell cell) const {
        return static_cast<std::size_t>(cell.row.value - row.value) * static_cast<std::size_t>(cols) +
               static_cast<std::size_t>(cell.col.value - col.value);
    }
    /// The cell at a row-major position of the window.
    [[nodiscard]] Cell cell(std::size_t index) const {
        const auto width = static_cast<std::size_t>(cols);
        return {Row{row.value + static_cast<std::int32_t>(index / width)},
                Col{col.value + static_cast<std::int32_t>(index % width)}};
    }
    friend bool operator==(const Window&, const Window&) = default;
};
/// The cells that a box touches; without rows or columns when it lies outside.
[[nodiscard]] Window touched_cells(const Grid& grid, const Box& box);
/// The cells that both have; without rows or columns when there are none.
[[nodiscard]] Window intersection(const Window& a, const Window& b);

/// How a value lies in memory: quantities as float, codes as they are. `k_unknown` marks "no data".
template <class T>
struct Storage {
    using Type = float;
    static constexpr float k_unknown = std::numeric_limits<float>::quiet_NaN();
    static constexpr float pack(T value) { return static_cast<float>(value.value()); }
    static constexpr T unpack(float stored) { return T{static_cast<double>(stored)}; }
};
template <>
struct Storage<std::uint8_t> {
    using Type = std::uint8_t;
    static constexpr std::uint8_t k_unknown = 255;
    static constexpr std::uint8_t pack(std::uint8_t value) { return value; }
    static constexpr std::uint8_t unpack(std::uint8_t stored) { return stored; }
};
template <>
struct Storage<std::int32_t> {
    using Type = std::int32_t;
    static constexpr std::int32_t k_unknown = -1;
    static constexpr std::int32_t pack(std::int32_t value) { return value; }
    static constexpr std::int32_t unpack(std::int32_t stored) { return stored; }
};
template <>
struct Storage<float> {
    using Type = float;
    static constexpr float k_unknown = std::numeric_limits<float>::quiet_NaN();
    static constexpr float pack(float value) { return value; }
    static constexpr float unpack(float stored) { return stored; }
};

/// A grid with a value in each cell, row-major, unknown until set.
///
/// A raster may hold a window of its grid alone. Places are counted on the grid all the same, so that what is
/// computed from them has the same bits whatever the window.
template <class T>
class Raster {
  public:
    using Stored = typename Storage<T>::Type;

    Raster() = default;
    explicit Raster(Grid grid) : Raster{grid, {Row{0}, Col{0}, grid.rows(), grid.cols()}} {}
    /// The window must lie in the grid.
    Raster(Grid grid, Window held) : m_grid{grid}, m_window{held}, m_values(held.size(), Storage<T>::k_unknown) {}

    [[nodiscard]] const Grid& grid() const { return m_grid; }
    /// The cells that are held; of a raster that was not given a window, all of the grid.
    [[nodiscard]] const Window& window() const { return m_window; }
    [[nodiscard]] bool empty() const { return m_values.empty(); }
    /// The cell that holds the point; nothing outside the window.
    [[nodiscard]] std::optional<Cell> cell_at(Point point) const {
        const std::optional<Cell> cell = m_grid.cell_at(point);
        return cell && m_window.contains(*cell) ? cell : std::nullopt;
    }
    /// Where a cell of the window lies in `values`.
    [[nodiscard]] std::size_t index(Cell cell) const { return m_window.index(cell); }
    /// The cell must lie in the window.
    [[nodiscard]] T at(Cell cell) const { return Storage<T>::unpack(m_values[index(cell)]); }
    /// False outside the window.
    [[nodiscard]] bool known(Cell cell) const { return m_window.contains(cell) && is_known(m_values[index(cell)]); }
    void set(Cell cell, T value) { m_values[index(cell)] = Storage<T>::pack(value); }
    void forget(Cell cell) { m_values[index(cell)] = Storage<T>::k_unknown; }
    /// Row-major storage of the window, for readers, writers and kernels.
    [[nodiscard]] const std::vector<Stored>& values() const { return m_values; }
    [[nodiscard]] std::vector<Stored>& values() { return m_values; }

    [[nodiscard]] static bool is_known(Stored stored) {
        if constexpr (std::is_floating_point_v<Stored>) {
            return !std::isnan(stored);
        } else {
            return stored != Storage<T>::k_unknown;
        }
    }

  private:
    Grid m_grid;
    Window m_window;
    std::vector<Stored> m_values;
};

}  // namespace lomsong
