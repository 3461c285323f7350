// SPDX-License-Identifier: Apache-2.0
#include "engine/core/ground_scale.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

/// Where a coordinate falls among `count` lattice lines: the line before it, and the share of the way to the next.
std::pair<std::size_t, double> lattice_place(double coordinate, double low, double high, std::size_t count) {
    const double extent = high - low;
    const double steps = static_cast<double>(count - 1);
    const double place = extent > 0.0 ? std::clamp((coordinate - low) / extent, 0.0, 1.0) * steps : 0.0;
    const double before = std::min(std::floor(place), steps - 1.0);
    return {static_cast<std::size_t>(before), place - before};
}

}  // namespace

GroundScale::GroundScale(const Box& box, std::size_t cols, std::size_t rows, std::vector<double> values)
    : m_box{box}, m_cols{cols}, m_rows{rows}, m_values{std::move(values)} {
    const bool usable = cols >= 2 && rows >= 2 && m_values.size() == cols * rows && !box.empty() &&
                        std::ranges::all_of(m_values, [](double k) { return std::isfinite(k) && k > 0.0; });
    if (!usable) {
        throw Error{ErrorKind::internal, "ground scale",
                    "a lattice of " + std::to_string(cols) + " x " + std::to_string(rows) + " with " +
                        std::to_string(m_values.size()) + " values, all of which must be positive. Report this " +
                        "as a fault of Lomsong."};
    }
}

double GroundScale::at(Point point) const {
    if (m_values.empty()) {
        return 1.0;
    }
    const auto [col, right] = lattice_place(point.x, m_box.min_x, m_box.max_x, m_cols);
    const auto [row, up] = lattice_place(point.y, m_box.min_y, m_box.max_y, m_rows);
    const double* corner = m_values.data() + row * m_cols + col;
    return std::lerp(std::lerp(corner[0], corner[1], right), std::lerp(corner[m_cols], corner[m_cols + 1], right),
                     up);
}

Metres GroundScale::distance(Point from, Point to) const {
    const Metres drawn = lomsong::distance(from, to);
    if (m_values.empty()) {
        return drawn;
    }
    const double middle = at({std::midpoint(from.x, to.x), std::midpoint(from.y, to.y)});
    return Metres{drawn.value() * (at(from) + 4.0 * middle + at(to)) / 6.0};
}

Metres GroundScale::length(const LineString& line) const {
    Metres sum{0.0};
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum = sum + distance(line[i - 1], line[i]);
    }
    return sum;
}

Metres GroundScale::length(const MultiLineString& lines) const {
    Metres sum{0.0};
    for (const LineString& line : lines) {
        sum = sum + length(line);
    }
    return sum;
}

}  // namespace lomsong
