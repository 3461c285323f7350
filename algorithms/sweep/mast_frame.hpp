// SPDX-License-Identifier: Apache-2.0
/// @file  One mast as the vector code sees it: the ground around it, constants of the walk, the receivers in the
///        order in which the walk meets them, and what it finds out for each of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/sweep/ground_origin.hpp"
#include "algorithms/sweep/radial_fan.hpp"
#include "algorithms/terrain/profile.hpp"

namespace lomsong::sweep {

struct MastFrame {
    const TerrainProfiler* profiler = nullptr;  ///< asked where a sample has no four known neighbours
    const float* ground_m = nullptr;            ///< the window that the terrain raster holds, row-major
    const float* clutter_m = nullptr;           ///< the same cells; null when there is none
    std::int32_t rows = 0;
    std::int32_t cols = 0;
    GroundOrigin origin;
    float step_km = 0.03F;
    float antenna_m = 0.0F;  ///< hts, above sea level
    float antenna_above_ground_m = 0.0F;
    float receiver_above_ground_m = 0.0F;
    float bend = 0.0F;            ///< c = 500 / ae, m per km^2
    float earth_km = 0.0F;        ///< ae
    float longest_wave_m = 1.0F;  ///< of all frequencies asked for
    /// Least loss within a layer for half of the time, dB, by sample passed: (53) with the largest beta of that
    /// distance. It grows with distance, so its last entry serves beyond.
    std::span<const float> layer_least_db;
};

/// A window of receivers. Places are counted from the mast's own cell, so they do not depend on the window.
struct ReceiverFrame {
    std::int32_t first_row = 0;  ///< of the window, from the mast's cell
    std::int32_t first_col = 0;
    float offset_dx_m = 0.0F;  ///< centre of the mast's cell, east of the mast
    float offset_dy_m = 0.0F;  ///< north of it
    float cell_m = 0.0F;
    std::int32_t rows = 0;  ///< at most k_most_rows_or_cols
    std::int32_t cols = 0;
    const float* ground_m = nullptr;
    const unsigned char* wanted = nullptr;
};
inline constexpr std::int32_t k_most_rows_or_cols = 65'535;

/// What the walk finds out for each receiver, frequency left out. Parallel arrays.
struct SweptPaths {
    std::size_t count = 0;
    std::vector<std::uint32_t> cell;  ///< row-major position in the window
    std::vector<float> distance_km;   ///< negative: the path crosses unknown ground
    std::vector<float> rise_m;        ///< receiving above transmitting antenna
    std::vector<float> edge;          ///< Bullington's edge: nu * sqrt(lambda), lambda in m (15, 19)
    std::vector<float> theta_mrad;    ///< path angular distance (84)
    std::vector<float> smooth_tx_m;   ///< hts - hstd (37), or `k_surely_clear_m`
    std::vector<float> smooth_rx_m;   ///< hrs - hsrd
    // For ducting: what bounds its loss (46) from below, and what computes it.
    std::vector<float> duct_least_db;     ///< of it what no frequency changes
    std::vector<float> duct_bend;         ///< of it what goes with cbrt(f)
    std::vector<float> tx_horizon_mrad;   ///< theta_t (79)
    std::vector<float> rx_horizon_mrad;   ///< theta_r (81), (82)
    std::vector<float> tx_horizon_km;     ///< dlt (80)
    std::vector<float> rx_horizon_km;     ///< dlr (83); negative in sight of each other over bare ground
    std::vector<float> duct_tx_m;         ///< hte (94)
    std::vector<float> duct_rx_m;         ///< hre
    std::vector<float> relief_m;          ///< at least hm (95)
    std::vector<float> private_m;         ///< ground at the private sample
    std::vector<std::uint32_t> standing;  ///< 16 * last sample + radial of the sheaf

    /// Room for `more` paths and one vector of slack.
    void make_room(std::size_t more);
};

}  // namespace lomsong::sweep
