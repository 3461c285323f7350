// SPDX-License-Identifier: Apache-2.0
/// @file  Which sector of an earlier run is which of this one, told by fingerprints alone.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/run_trace.hpp"

namespace lomsong {

/// The same sector in the earlier run and now; both index RunTrace::sectors of their run.
struct SectorPair {
    std::uint32_t before = 0;
    std::uint32_t now = 0;
    friend bool operator==(const SectorPair&, const SectorPair&) = default;
};

/// Pairs of equal fingerprints among the chosen sectors (ascending), the first with the first, the second with the
/// second ... Both members ascend: of equal levels the lower index serves, so sectors that changed places are not
/// the same. `fingerprint` says which of the two counts.
[[nodiscard]] std::vector<SectorPair> same_sectors(const RunTrace& before,
                                                   std::span<const std::uint32_t> chosen_before,
                                                   const RunTrace& now, std::span<const std::uint32_t> chosen_now,
                                                   std::uint64_t TracedSector::*fingerprint);

}  // namespace lomsong
