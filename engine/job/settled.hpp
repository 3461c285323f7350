// SPDX-License-Identifier: Apache-2.0
/// @file  Parameters that follow from the layers, put in their place once, before anything reads them.
#pragma once

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/reporter.hpp"

namespace lomsong {

/// The parameters with the standard deviation and the calibration that the run will use: their own calibration when
/// they have one (a recorded run's), else that of the layers.
///
/// With SigmaBasis::location it is that of ITU-R P.1812 section 4.8 inside one raster cell, at the highest
/// frequency of the stations (or of the defaults, for a sector without one), the receiver below the clutter. The
/// other bands lie at most 0.4 dB below. The reporter is warned: predictions are off by more than that.
[[nodiscard]] RunParameters settled(RunParameters parameters, const Layers& layers, Reporter& reporter);

}  // namespace lomsong
