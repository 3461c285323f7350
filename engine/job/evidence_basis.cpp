// SPDX-License-Identifier: Apache-2.0
#include "engine/job/evidence_basis.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lomsong {

namespace {

std::vector<OperatorSectors> by_operator(const RadioScene& scene) {
    std::vector<std::vector<std::uint32_t>> sectors(scene.layers().operators.size());
    for (std::uint32_t i = 0; i < scene.sectors().size(); ++i) {
        sectors[scene.sectors()[i].operator_index].push_back(i);
    }
    std::vector<OperatorSectors> found;
    for (std::vector<std::uint32_t>& of_operator : sectors) {
        found.emplace_back(scene.layers(), std::move(of_operator));
    }
    return found;
}

PointIndex index_of(const Layers& layers, std::span<const std::uint32_t> sectors) {
    std::vector<IndexedPoint> places;
    for (const std::uint32_t sector : sectors) {
        places.push_back({layers.sectors[sector].position, sector});
    }
    return PointIndex{places};
}

}  // namespace

OperatorSectors::OperatorSectors(const Layers& layers, std::vector<std::uint32_t> sectors)
    : m_layers{layers}, m_all{std::move(sectors)}, m_places{index_of(layers, m_all)} {
    for (const std::uint32_t sector : m_all) {
        m_by_site[layers.sectors[sector].site].push_back(sector);
    }
}

std::vector<std::uint32_t> OperatorSectors::within(Point place, Metres reach) const {
    std::vector<std::uint32_t> found;
    std::ranges::transform(m_places.within(place, reach), std::back_inserter(found), &IndexedPoint::payload);
    return found;
}

bool OperatorSectors::same_place(std::uint32_t a, std::uint32_t b) const {
    const std::vector<Sector>& sectors = m_layers.sectors;
    return sectors[a].site == sectors[b].site || distance(sectors[a].position, sectors[b].position) <= k_same_place;
}

std::vector<std::uint32_t> OperatorSectors::at_place_of(std::uint32_t sector) const {
    const Sector& head = m_layers.sectors[sector];
    const std::vector<std::uint32_t>& of_site = m_by_site.at(head.site);
    std::vector<std::uint32_t> found;
    std::ranges::set_union(of_site, within(head.position, k_same_place), std::back_inserter(found));
    return found;
}

std::optional<std::uint32_t> OperatorSectors::nearest_elsewhere(Point place,
                                                                std::span<const std::uint32_t> known) const {
    constexpr Metres k_first_look{4'000.0};
    for (Metres reach = k_first_look;; reach = 2.0 * reach) {
        const std::vector<std::uint32_t> near = within(place, reach);
        std::optional<std::pair<Metres, std::uint32_t>> nearest;
        for (const std::uint32_t sector : near) {
            const std::pair<Metres, std::uint32_t> candidate{distance(place, m_layers.sectors[sector].position),
                                                             sector};
            if ((!nearest || candidate < *nearest) &&
                std::ranges::none_of(known, [&](std::uint32_t head) { return same_place(head, sector); })) {
                nearest = candidate;
            }
        }
        if (nearest || near.size() == m_all.size()) {
            return nearest ? std::optional{nearest->second} : std::nullopt;
        }
    }
}

EvidenceBasis::EvidenceBasis(const RadioScene& of)
    : scene{of},
      declared{of.sectors(), of.layers().operators.size()},
      donors{of.layers(), of.sectors()},
      sectors_of{by_operator(of)} {}

}  // namespace lomsong
