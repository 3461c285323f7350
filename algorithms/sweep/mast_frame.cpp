// SPDX-License-Identifier: Apache-2.0
#include "algorithms/sweep/mast_frame.hpp"

#include <algorithm>

namespace lomsong::sweep {

void SweptPaths::make_room(std::size_t more) {
    const std::size_t wanted = count + more + RadialFan::k_lanes;
    if (cell.size() >= wanted) {
        return;
    }
    const std::size_t room = std::max(wanted, 2 * cell.size());
    cell.resize(room);
    standing.resize(room);
    for (std::vector<float>* part : {&distance_km, &rise_m, &edge, &theta_mrad, &smooth_tx_m, &smooth_rx_m,
                                     &duct_least_db, &duct_bend, &tx_horizon_mrad, &rx_horizon_mrad, &tx_horizon_km,
                                     &rx_horizon_km, &duct_tx_m, &duct_rx_m, &relief_m, &private_m}) {
        part->resize(room);
    }
}

}  // namespace lomsong::sweep
