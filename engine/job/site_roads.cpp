// SPDX-License-Identifier: Apache-2.0
#include "engine/job/site_roads.hpp"

namespace lomsong {

SiteRoads::SiteRoads(const Layers& layers, RoadParameters parameters, Metres reach) {
    if (!layers.roads.empty()) {
        parameters.reach = reach;
        m_graph.emplace(layers, parameters);
    }
}

std::optional<Metres> SiteRoads::distance(Point point) const {
    const auto foot = m_graph ? m_graph->snap(point) : std::nullopt;
    return foot ? std::optional{foot->distance} : std::nullopt;
}

}  // namespace lomsong
