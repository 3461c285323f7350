// SPDX-License-Identifier: Apache-2.0
#include "algorithms/coverage/wanted_cells.hpp"

#include <vector>

#include "algorithms/propagation/free_space.hpp"

namespace lomsong {

namespace {

constexpr Decibels k_slack{0.10};

float squared(Metres distance) { return static_cast<float>(distance.value() * distance.value()); }

}  // namespace

Dbm strongest_at_1_m(const RadioSector& sector, Decibels environment_loss) {
    const Decibels least = free_space_loss(sector.frequency, Metres{1.0}) - k_below_free_space - k_slack;
    return sector.reference_eirp - environment_loss - least;
}

std::size_t mark_wanted(const MastView& view, const DistanceRing& ring, std::span<const LayerProspect> layers,
                        Row first, std::int32_t rows, std::span<unsigned char> wanted) {
    const cells::Ring squares{ring.beyond > Metres{0.0} ? squared(ring.beyond) : -1.0F, squared(ring.up_to)};
    std::vector<cells::Prospect> prospects;
    for (const LayerProspect& layer : layers) {
        prospects.push_back({static_cast<float>(layer.strongest_at_1_m.value()), squared(layer.reach), nullptr});
    }
    std::size_t count = 0;
    for (std::int32_t row = first.value; row < first.value + rows; ++row) {
        const Cell start{Row{row}, view.window.col};
        for (std::size_t i = 0; i < prospects.size(); ++i) {
            const BestServers& best = *layers[i].best;
            prospects[i].best_dbm = best.level_dbm.data() + best.window.index(start);
        }
        count += cells::mark_row(row_of(view, Row{row}), squares, prospects, &wanted[view.window.index(start)]);
    }
    return count;
}

}  // namespace lomsong
