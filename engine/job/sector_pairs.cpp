// SPDX-License-Identifier: Apache-2.0
#include "engine/job/sector_pairs.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <map>

namespace lomsong {

namespace {

/// The longest part of `pairs`, which ascend in `before`, that ascends in `now` too.
std::vector<SectorPair> in_same_order(const std::vector<SectorPair>& pairs) {
    constexpr std::size_t k_none = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> ends;  // by length, the pair with the lowest `now` at its end
    std::vector<std::size_t> previous(pairs.size(), k_none);  // the pair before, on the longest way to each
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto end =
            std::ranges::lower_bound(ends, pairs[i].now, {}, [&](std::size_t e) { return pairs[e].now; });
        previous[i] = end == ends.begin() ? k_none : *std::prev(end);
        if (end == ends.end()) {
            ends.push_back(i);
        } else {
            *end = i;
        }
    }
    std::vector<SectorPair> chain;
    for (std::size_t i = ends.empty() ? k_none : ends.back(); i != k_none; i = previous[i]) {
        chain.push_back(pairs[i]);
    }
    std::ranges::reverse(chain);
    return chain;
}

}  // namespace

std::vector<SectorPair> same_sectors(const RunTrace& before, std::span<const std::uint32_t> chosen_before,
                                     const RunTrace& now, std::span<const std::uint32_t> chosen_now,
                                     std::uint64_t TracedSector::*fingerprint) {
    std::multimap<std::uint64_t, std::uint32_t> candidates;  // keeps the order of equal keys
    for (const std::uint32_t sector : chosen_now) {
        candidates.emplace(now.sectors[sector].*fingerprint, sector);
    }
    std::vector<SectorPair> pairs;
    for (const std::uint32_t sector : chosen_before) {
        const std::uint64_t wanted = before.sectors[sector].*fingerprint;
        const auto found = candidates.lower_bound(wanted);
        if (found != candidates.end() && found->first == wanted) {
            pairs.push_back({sector, found->second});
            candidates.erase(found);
        }
    }
    return in_same_order(pairs);
}

}  // namespace lomsong
