// SPDX-License-Identifier: Apache-2.0
/// @file  What the evidence of all hamlets rests on beside their paths.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "algorithms/evidence/other_sectors.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/point_index.hpp"
#include "engine/job/radio_scene.hpp"

namespace lomsong {

/// The sectors of one operator, to be looked up by place. All lists are ascending.
class OperatorSectors {
  public:
    /// The layers must outlive this.
    OperatorSectors(const Layers& layers, std::vector<std::uint32_t> sectors);

    [[nodiscard]] std::vector<std::uint32_t> within(Point place, Metres reach) const;
    /// Those of the sector's site, whatever their distance, and those within `k_same_place` of it.
    [[nodiscard]] std::vector<std::uint32_t> at_place_of(std::uint32_t sector) const;
    /// The nearest sector (the lowest of equally near ones) that stands at none of the places of `known`.
    [[nodiscard]] std::optional<std::uint32_t> nearest_elsewhere(Point place,
                                                                 std::span<const std::uint32_t> known) const;

  private:
    [[nodiscard]] bool same_place(std::uint32_t a, std::uint32_t b) const;

    const Layers& m_layers;
    std::vector<std::uint32_t> m_all;
    PointIndex m_places;
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> m_by_site;
};

/// Immutable once made; all threads use one.
struct EvidenceBasis {
    /// The scene must outlive this.
    explicit EvidenceBasis(const RadioScene& of);

    const RadioScene& scene;
    DeclaredRanges declared;
    TechnologyDonors donors;
    std::vector<OperatorSectors> sectors_of;  ///< by operator
};

}  // namespace lomsong
