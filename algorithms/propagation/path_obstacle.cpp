// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/path_obstacle.hpp"

#include <cmath>

#include "algorithms/propagation/p1812_edge.hpp"

namespace lomsong {

namespace {

p1812::Edge tightest_point(const p1812::Path& path) noexcept {
    return p1812::worst_edge(path, path.hts_m, path.hrs_m, path.ae_km, p1812::TerrainWithClutter{path});
}

}  // namespace

std::optional<Obstacle> dominating_obstacle(const Link& link) noexcept {
    if (link.profile.distance_km.size() < 3) {
        return std::nullopt;
    }
    const p1812::Path path = p1812::path_of(link);
    const p1812::Edge edge = tightest_point(path);
    const double loss_db = p1812::knife_edge_loss_db(edge.nu);
    if (loss_db <= 0.0) {
        return std::nullopt;
    }
    return Obstacle{edge.index, kilometres(path.d_km[edge.index]), Metres{edge.height_m}, edge.nu,
                    Decibels{loss_db}};
}

std::optional<FresnelClearance> fresnel_clearance(const Link& link) noexcept {
    if (link.profile.distance_km.size() < 3) {
        return std::nullopt;
    }
    const p1812::Path path = p1812::path_of(link);
    // nu = -sqrt(2) clearance / radius, so the greatest nu is the smallest share.
    const p1812::Edge edge = tightest_point(path);
    if (edge.index == 0) {
        return std::nullopt;
    }
    const double d1_km = path.d_km[edge.index];
    const double d2_km = path.length_km - d1_km;
    const double radius_m = std::sqrt(1e3 * path.lambda_m * d1_km * d2_km / path.length_km);
    return FresnelClearance{edge.index, kilometres(d1_km), Metres{-edge.height_m}, Metres{radius_m},
                            -edge.height_m / radius_m};
}

Metres effective_earth_radius(const Link& link) noexcept {
    return kilometres(p1812::effective_earth_radius_km(link.delta_n));
}

}  // namespace lomsong
