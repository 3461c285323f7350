// SPDX-License-Identifier: Apache-2.0
#include "io/gdal/ground_scale.hpp"

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "io/gdal/geodesic.hpp"
#include "io/gdal/session.hpp"

namespace lomsong::gdal {

namespace {

/// A province of 200 km has lattice lines every 25 km: bilinear values are within 2e-6 there.
constexpr std::size_t k_lines = 9;
constexpr double k_half_m = 50.0;
/// A box of one point still needs an extent.
constexpr Metres k_margin{1000.0};

std::optional<double> measured(const Transform& to_degrees, Point from, Point to) {
    const std::optional<Point> a = to_degrees(from);
    const std::optional<Point> b = to_degrees(to);
    return a && b ? std::optional{geodesic_length({{*a, *b}}) / distance(from, to)} : std::nullopt;
}

}  // namespace

GroundScale ground_scale_of(const std::string& crs_definition, const Box& box) {
    if (box.empty()) {
        return {};
    }
    const Transform to_degrees{crs(crs_definition), wgs84()};
    const Box area = box.grown(k_margin);
    std::vector<double> values;
    for (std::size_t row = 0; row < k_lines; ++row) {
        for (std::size_t col = 0; col < k_lines; ++col) {
            const auto at = [](double low, double high, std::size_t line) {
                return std::lerp(low, high, static_cast<double>(line) / static_cast<double>(k_lines - 1));
            };
            const Point place{at(area.min_x, area.max_x, col), at(area.min_y, area.max_y, row)};
            const auto east = measured(to_degrees, {place.x - k_half_m, place.y}, {place.x + k_half_m, place.y});
            const auto north = measured(to_degrees, {place.x, place.y - k_half_m}, {place.x, place.y + k_half_m});
            const double scale = east && north ? (*east + *north) / 2.0 : 0.0;
            if (!(scale > 0.0) || !std::isfinite(scale)) {
                return {};
            }
            values.push_back(scale);
        }
    }
    return GroundScale{area, k_lines, k_lines, std::move(values)};
}

}  // namespace lomsong::gdal
