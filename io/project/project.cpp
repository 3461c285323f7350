// SPDX-License-Identifier: Apache-2.0
#include "io/project/project.hpp"

namespace lomsong {

std::string_view name_of(LayerRole role) {
    switch (role) {
        case LayerRole::stations: return "stations";
        case LayerRole::hamlets: return "hamlets";
        case LayerRole::clusters: return "clusters";
        case LayerRole::communes: return "communes";
        case LayerRole::fibre_routes: return "fibre_routes";
        case LayerRole::fibre_nodes: return "fibre_nodes";
        case LayerRole::buildings: return "buildings";
        case LayerRole::roads: return "roads";
        case LayerRole::avoid: return "avoid";
        case LayerRole::measurements: return "measurements";
        case LayerRole::terrain: return "terrain";
        case LayerRole::land_cover: return "land_cover";
        case LayerRole::population: return "population";
    }
    return "";
}

std::span<const LayerSource> Project::find(LayerRole role) const {
    const auto found = layers.find(role);
    return found == layers.end() ? std::span<const LayerSource>{} : found->second;
}

LayerSource& Project::source(LayerRole role) {
    std::vector<LayerSource>& sources = layers[role];
    if (sources.empty()) {
        sources.emplace_back();
    }
    return sources.front();
}

}  // namespace lomsong
