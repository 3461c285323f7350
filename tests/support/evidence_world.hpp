// SPDX-License-Identifier: Apache-2.0
/// @file  Small made-up worlds from pictures, for tests of evidence: stations, hamlets, ridges and trees as
/// letters.
#pragma once

#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// A world from a picture, north up. Each letter is a square of `square`, on bare ground in cells of a tenth of it:
///   .  flat ground at 100 m     #  a ridge of 500 m      T  flat ground with trees (land cover 1)
///   ?  ground without terrain   a, b ...  centres of hamlets on flat ground
///   A, B ...  stations "A", "B" on flat ground: one sector each, operator Alpha, 4G at 1800 MHz in 10 MHz,
///             EIRP 46 dBm, 30 m above ground, all-round. Tests change what they are about.
/// Trees are letter T, so no station is. Operators are Alpha, who has reported, and Beta, who has not.
[[nodiscard]] Layers drawn_world(const std::vector<std::string>& picture, Metres square = Metres{300});

/// No rasters; the rest as by default.
[[nodiscard]] RunParameters evidence_parameters();

/// The run over it, on one thread.
[[nodiscard]] Results run_without_rasters(const Layers& layers, const RunParameters& parameters);

/// The sector of that station. @throws std::out_of_range when there is none.
[[nodiscard]] Sector& station(Layers& layers, char letter);

/// `layers` with a remedy carried out, or a share of it.
[[nodiscard]] Layers mended(const Layers& layers, const RunParameters& parameters, const Remedy& remedy,
                            double share = 1.0);

}  // namespace lomsong
