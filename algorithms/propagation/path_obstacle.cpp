// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/path_obstacle.hpp"

#include "algorithms/propagation/p1812_edge.hpp"

namespace lomsong {

std::optional<Obstacle> dominating_obstacle(const Link& link) noexcept {
    if (link.profile.distance_km.size() < 3) {
        return std::nullopt;
    }
    const p1812::Path path = p1812::path_of(link);
    const p1812::Edge edge =
        p1812::worst_edge(path, path.hts_m, path.hrs_m, path.ae_km, p1812::TerrainWithClutter{path});
    const double loss_db = p1812::knife_edge_loss_db(edge.nu);
    if (loss_db <= 0.0) {
        return std::nullopt;
    }
    return Obstacle{edge.index, kilometres(path.d_km[edge.index]), Metres{edge.height_m}, edge.nu,
                    Decibels{loss_db}};
}

}  // namespace lomsong
