// SPDX-License-Identifier: Apache-2.0
#include "engine/job/evidence_basis.hpp"

namespace lomsong {

namespace {

std::vector<std::vector<std::uint32_t>> by_operator(const RadioScene& scene) {
    std::vector<std::vector<std::uint32_t>> sectors(scene.layers().operators.size());
    for (std::uint32_t i = 0; i < scene.sectors().size(); ++i) {
        sectors[scene.sectors()[i].operator_index].push_back(i);
    }
    return sectors;
}

}  // namespace

EvidenceBasis::EvidenceBasis(const RadioScene& of)
    : scene{of},
      declared{of.sectors(), of.layers().operators.size()},
      donors{of.layers(), of.sectors()},
      sectors_of{by_operator(of)} {}

}  // namespace lomsong
