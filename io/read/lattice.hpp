// SPDX-License-Identifier: Apache-2.0
/// @file  A slow mapping of cells to points, exact at every 16th cell corner and bilinear between.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "engine/core/geometry.hpp"

namespace lomsong {

/// Between nodes a map projection bends by less than d^2 / 8R: 6 mm over 16 cells of 30 m. Points without an
/// image are NaN, and so is everything in the meshes around them.
class Lattice {
  public:
    static constexpr int k_step = 16;

    /// `exact(col, row)` gives std::optional<Point> for cell corners 0..cols, 0..rows.
    template <class Exact>
    Lattice(int cols, int rows, const Exact& exact) : m_width{(cols + k_step - 1) / k_step + 1} {
        const int height = (rows + k_step - 1) / k_step + 1;
        m_nodes.reserve(static_cast<std::size_t>(m_width) * static_cast<std::size_t>(height));
        for (int row = 0; row < height; ++row) {
            for (int col = 0; col < m_width; ++col) {
                const std::optional<Point> point = exact(col * k_step, row * k_step);
                constexpr double k_nowhere = std::numeric_limits<double>::quiet_NaN();
                m_nodes.push_back(point.value_or(Point{k_nowhere, k_nowhere}));
            }
        }
    }

    /// The image of a fractional position in 0..cols, 0..rows.
    [[nodiscard]] Point at(double col, double row) const {
        const double u = col / k_step;
        const double v = row / k_step;
        const auto i = static_cast<std::size_t>(u);
        const auto j = static_cast<std::size_t>(v);
        const double fu = u - static_cast<double>(i);
        const double fv = v - static_cast<double>(j);
        const Point* upper = &m_nodes[j * static_cast<std::size_t>(m_width) + i];
        const Point* lower = upper + m_width;
        const auto mixed = [&](double a, double b, double c, double d) {
            return (1.0 - fv) * ((1.0 - fu) * a + fu * b) + fv * ((1.0 - fu) * c + fu * d);
        };
        return {mixed(upper[0].x, upper[1].x, lower[0].x, lower[1].x),
                mixed(upper[0].y, upper[1].y, lower[0].y, lower[1].y)};
    }

    /// The images of the cell centres of a row, west to east; as many as the span holds.
    void centres_of_row(int row, std::span<Point> centres) const {
        for (std::size_t first = 0; first < centres.size(); first += k_step) {
            const Point west = on_column(first / k_step, row + 0.5);
            const Point east = on_column(first / k_step + 1, row + 0.5);
            const Point step{(east.x - west.x) / k_step, (east.y - west.y) / k_step};
            const std::size_t count = std::min<std::size_t>(k_step, centres.size() - first);
            for (std::size_t i = 0; i < count; ++i) {
                const double cells = static_cast<double>(i) + 0.5;
                centres[first + i] = {west.x + cells * step.x, west.y + cells * step.y};
            }
        }
    }

    /// True when every node has an image.
    [[nodiscard]] bool complete() const {
        return std::ranges::none_of(m_nodes, [](Point point) { return std::isnan(point.x); });
    }

    /// True when every node's image is the node moved by `shift`, within `tolerance`.
    [[nodiscard]] bool is_shift_by(Point shift, double tolerance) const {
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const auto width = static_cast<std::size_t>(m_width);
            const double x = static_cast<double>(i % width) * k_step + shift.x;
            const double y = static_cast<double>(i / width) * k_step + shift.y;
            if (!(std::abs(m_nodes[i].x - x) <= tolerance && std::abs(m_nodes[i].y - y) <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    /// Every node with an image, for the extent of the whole.
    [[nodiscard]] Box bounds() const {
        Box box;
        for (const Point point : m_nodes) {
            if (!std::isnan(point.x)) {
                box.add(point);
            }
        }
        return box;
    }

  private:
    /// Between two nodes of a column of nodes.
    [[nodiscard]] Point on_column(std::size_t column, double row) const {
        const double v = row / k_step;
        const auto j = static_cast<std::size_t>(v);
        const double fv = v - static_cast<double>(j);
        const Point upper = m_nodes[j * static_cast<std::size_t>(m_width) + column];
        const Point lower = m_nodes[(j + 1) * static_cast<std::size_t>(m_width) + column];
        return {upper.x + fv * (lower.x - upper.x), upper.y + fv * (lower.y - upper.y)};
    }

    int m_width;
    std::vector<Point> m_nodes;
};

}  // namespace lomsong
