// SPDX-License-Identifier: Apache-2.0
/// @file  The two loops over cells that a run spends its time in, a vector of cells at a time: which cells of a row
///        are worth a loss, and what losses make of the best servers. Single precision; compiled per instruction
///        set and chosen at run time. A cell comes out with the same bits whatever row part it is computed in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace lomsong::cells {

/// Receivers at the centres of neighbouring cells of a row, as seen from a mast.
///
/// Eastings are counted in cells from the mast's own cell, so that they do not depend on where the row begins.
struct CellRow {
    std::int32_t cols_east = 0;  ///< of the first cell from the mast's cell
    float own_cell_east_m = 0;   ///< of the centre of the mast's cell from the mast
    float cell_m = 0;
    float north_m = 0;                ///< of the row from the mast
    float receiver_rise_m = 0;        ///< of a receiver over ground at 0 m above sea level from the antenna
    const float* ground_m = nullptr;  ///< NaN: not looked at
    std::size_t cells = 0;
    const std::uint8_t* land_cover = nullptr;  ///< at the receivers; read for groups with a correction alone
};

/// What one coverage layer could still gain from a mast.
struct Prospect {
    float strongest_at_1_m_dbm = 0;   ///< no sector of the mast brings more over free space
    float reach_m2 = 0;               ///< squared distance that they are looked at
    const float* best_dbm = nullptr;  ///< of the row's cells
};

/// Squared distances along the ground: more than the first, at most the second.
struct Ring {
    float beyond_m2 = -1.0F;  ///< negative: from the mast's foot on
    float up_to_m2 = 0;
};

/// Sets `wanted` of each cell to 1 when its ground is known, it lies in the ring and a layer could gain there, else
/// to 0. Returns the number of ones.
std::size_t mark_row(const CellRow& row, const Ring& ring, std::span<const Prospect> prospects,
                     unsigned char* wanted);

/// One cut of a table: gains in dB (at most 0) at equal steps round the circle, the first two repeated at the end.
struct Cut {
    const float* gains_db = nullptr;  ///< null: 0 dB everywhere
    float steps_per_degree = 0;
    float steps = 0;
};

/// A sector as the kernel reads it; `relative_gain` of algorithms/antenna has the formulas.
struct Sector {
    enum class Pattern : unsigned char { omni, parabolic, table };
    Pattern pattern = Pattern::omni;
    bool has_azimuth = false;  ///< false: the vertical cut alone
    bool leans = false;        ///< has a mechanical tilt
    std::int32_t index = 0;
    float eirp_dbm = 0;           ///< of the reference signal, less the environment's loss
    float reach_m2 = 0;           ///< squared distance beyond which it is passed over
    float free_space_1_m_db = 0;  ///< the least loss at 1 m
    float azimuth_deg = 0;
    float tilt_deg = 0;     ///< electrical
    float sin_azimuth = 0;  ///< of sectors that lean
    float cos_azimuth = 0;
    float sin_lean = 0;
    float cos_lean = 0;
    float horizontal_per_deg2 = 0;  ///< of parabolas: loss = per_deg2 x angle^2, up to the floor
    float vertical_per_deg2 = 0;
    float horizontal_floor_db = 0;
    float vertical_floor_db = 0;
    float floor_db = 0;  ///< of both cuts together
    float crossing_db = 0;
    Cut horizontal;
    Cut vertical;
};

/// What is added to the levels of a technology: by the land cover at the receiver a line over the logarithm of the
/// distance, which keeps its value nearer and farther than the two limits.
struct Correction {
    const float* offsets_db = nullptr;  ///< at 1 m, of 256 classes; null: nothing is added
    const float* slopes_db = nullptr;   ///< per octave of the squared distance in metres
    float nearest_m2 = 0;
    float farthest_m2 = 0;
};

/// Sectors of one frequency and layer, the losses they share, and the best servers that they may replace.
struct Group {
    std::span<const Sector> sectors;
    float strongest_eirp_dbm = 0;
    float useful_dbm = 0;
    const float* losses_db = nullptr;  ///< of the row's cells: finite, NaN for passed over, +infinity for unknown
    float* level_dbm = nullptr;
    std::int32_t* sector = nullptr;
    unsigned char* hope = nullptr;
    Correction correction;
};

void fold_row(const CellRow& row, std::span<const Group> groups);

}  // namespace lomsong::cells
