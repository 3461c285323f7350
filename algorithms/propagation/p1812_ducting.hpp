// SPDX-License-Identifier: Apache-2.0
/// @file  Ducting and layer reflection of ITU-R P.1812-8, section 4.5. Rules for small percentages of time over
///        sea and flat coasts; on short paths over land it is hundreds of dB away from mattering.
#pragma once

#include "algorithms/propagation/p1812_climate.hpp"
#include "algorithms/propagation/p1812_path.hpp"

namespace lomsong::p1812 {

/// What ducting needs beside the path.
struct DuctingInputs {
    const SmoothEarth& earth;
    const Horizons& horizons;
    const Climate& climate;
    double time_pct = 50.0;
    double dct_km = 500.0;  ///< transmitter to coast over land
    double dcr_km = 500.0;  ///< receiver to coast over land
};

struct Ducting {
    double hte_m = 0.0;    ///< effective height of the transmitter (94a)
    double hre_m = 0.0;    ///< of the receiver (94b)
    double hm_m = 0.0;     ///< terrain roughness between the horizons (95)
    double af_db = 0.0;    ///< coupling loss (47)
    double ad_db = 0.0;    ///< loss by time and angle within the layer (50)
    double loss_db = 0.0;  ///< Lba (46)
};

/// Section 4.5 and 5.6.3, equations (46) to (56) and (92) to (95).
[[nodiscard]] Ducting ducting(const Path& path, const DuctingInputs& inputs) noexcept;

/// The least loss within the layer, dB, that any path of this length over land has for half of the time: (53) with
/// mu2 = mu3 = 1 in (54). It rises with distance.
[[nodiscard]] double least_layer_loss_db(double d_km, double latitude_deg) noexcept;

}  // namespace lomsong::p1812
