// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/itm_attenuation.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "algorithms/propagation/itm_diffraction.hpp"
#include "algorithms/propagation/itm_troposcatter.hpp"

namespace lomsong::itm {

namespace {

/// Beyond the smooth Earth's horizon: diffraction up to where the line of scatter begins. Algorithm, section 4.3.
Attenuation beyond_horizon(const Path& path, const DiffractionLine& line) noexcept {
    constexpr double k_span_m = 200e3;
    const double near_m = path.dl_m() + k_span_m;
    const double far_m = near_m + k_span_m;
    const Attenuation diffraction{line.at_db(path.d_m), ItmRegion::diffraction};
    const std::optional<Scatter> scatter = troposcatter(path, near_m, far_m);
    if (!scatter || scatter->near_db >= 1000.0) {
        return diffraction;
    }
    const double slope = (scatter->far_db - scatter->near_db) / k_span_m;  // m_s
    const double first_m = std::max(
        path.dls_m(), path.dl_m() + 1.088 * std::cbrt(path.a_m * path.a_m / path.f_mhz) * std::log(path.f_mhz));
    const double crossing_m =
        (scatter->near_db - line.intercept_db - slope * near_m) / (line.slope_db_per_m - slope);
    const double dx_m = std::max(first_m, crossing_m);
    if (path.d_m <= dx_m) {
        return diffraction;
    }
    return {line.at_db(dx_m) + slope * (path.d_m - dx_m), ItmRegion::troposcatter};
}

}  // namespace

DiffractionLine diffraction_line(const Path& path) noexcept {
    const double scale_m = std::cbrt(path.a_m * path.a_m / path.f_mhz);  // X_ae, up to its constant
    const double d3_m = std::max(path.dls_m(), path.dl_m() + 5.0 * scale_m);
    const double d4_m = d3_m + 10.0 * scale_m;
    const Diffraction diffraction{path};
    const double a3_db = diffraction.attenuation_db(d3_m);
    const double a4_db = diffraction.attenuation_db(d4_m);
    const double slope = (a4_db - a3_db) / (d4_m - d3_m);
    return {a3_db - slope * d3_m, slope};
}

Attenuation reference_attenuation(const Path& path) noexcept {
    const DiffractionLine line = diffraction_line(path);
    Attenuation attenuation = path.d_m < path.dls_m()
                                  ? Attenuation{line_of_sight_db(path, line), ItmRegion::line_of_sight}
                                  : beyond_horizon(path, line);
    attenuation.a_ref_db = std::max(attenuation.a_ref_db, 0.0);
    return attenuation;
}

}  // namespace lomsong::itm
