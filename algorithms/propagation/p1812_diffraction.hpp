// SPDX-License-Identifier: Apache-2.0
/// @file  Diffraction of ITU-R P.1812-8, section 4.3: Bullington's single edge over the real and the smooth path,
///        a spherical Earth, and the delta-Bullington method that joins them. Plain doubles, dB, km, m.
#pragma once

#include "algorithms/propagation/p1812_path.hpp"

namespace lomsong::p1812 {

/// How much of a chain to compute: `loss_only` leaves out what provably cannot change the loss.
enum class Detail : unsigned char { loss_only, all_terms };

/// Bullington's equivalent edge: its own loss Luc (16, 20), and with the correction for multiple edges (21).
struct Bullington {
    double luc_db = 0.0;
    double loss_db = 0.0;
};

/// Section 4.3.1 over terrain and clutter, for an effective Earth radius `ap_km`.
[[nodiscard]] Bullington bullington_actual(const Path& path, double ap_km) noexcept;
/// Section 4.3.1 over a path of height zero with antennas at `hte_m`, `hre_m`: the same distances, no terrain.
[[nodiscard]] Bullington bullington_smooth(const Path& path, double hte_m, double hre_m, double ap_km) noexcept;

/// First-term loss over a spherical Earth of radius `a_km`, dB; negative close in. Section 4.3.3, (28) to (36):
/// land (permittivity 22, conductivity 0.003 S/m) and sea (80, 5 S/m) weighted by the fraction of the path.
[[nodiscard]] double first_term_loss_db(const Path& path, double hte_m, double hre_m, double a_km) noexcept;
/// Loss over a spherical Earth, dB, at least 0 within the horizon. Section 4.3.2, equations (22) to (27).
[[nodiscard]] double spherical_earth_loss_db(const Path& path, double hte_m, double hre_m, double ap_km) noexcept;

/// The parts of equation (39).
struct Diffraction {
    Bullington actual;
    Bullington smooth;  ///< 0 under `loss_only` when the spherical Earth costs nothing
    double spherical_db = 0.0;
    double loss_db = 0.0;  ///< Ld
};

/// Section 4.3.4, equations (37) to (39): Ld = Lbulla + max(Ldsph - Lbulls, 0).
[[nodiscard]] Diffraction delta_bullington(const Path& path, const SmoothEarth& earth, double ap_km,
                                           Detail detail) noexcept;

}  // namespace lomsong::p1812
