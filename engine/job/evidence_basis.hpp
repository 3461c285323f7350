// SPDX-License-Identifier: Apache-2.0
/// @file  What the evidence of all hamlets rests on beside their paths.
#pragma once

#include <cstdint>
#include <vector>

#include "algorithms/evidence/other_sectors.hpp"
#include "engine/job/radio_scene.hpp"

namespace lomsong {

/// Immutable once made; all threads use one.
struct EvidenceBasis {
    /// The scene must outlive this.
    explicit EvidenceBasis(const RadioScene& of);

    const RadioScene& scene;
    DeclaredRanges declared;
    TechnologyDonors donors;
    std::vector<std::vector<std::uint32_t>> sectors_of;  ///< by operator, ascending
};

}  // namespace lomsong
