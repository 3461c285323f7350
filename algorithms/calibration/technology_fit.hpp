// SPDX-License-Identifier: Apache-2.0
/// @file  Whether measurements support a calibration of one technology, and which: lines, standard errors, and the
///        error in areas that had no say.
#pragma once

#include <span>
#include <vector>

#include "algorithms/calibration/places.hpp"
#include "engine/core/calibration.hpp"
#include "engine/core/technology.hpp"

namespace lomsong {

/// What the places make: the lines over the 5th to 95th percentile of their distances. They must not be empty.
[[nodiscard]] TechnologyCalibration calibration_from(std::span<const CalibrationPlace> places);

/// Bias, standard deviation (of n - 1) and RMSE of residuals; all 0 for none.
[[nodiscard]] LevelErrors level_errors(std::span<const double> residuals_db);

/// Fits the samples of one technology, and refuses where they do not carry it.
///
/// Each area in turn is left out: what the other areas' lines leave of its residuals is the error out of area
/// (`left_out`), and how the lines move gives the standard errors (delete-one-group jackknife: Quenouille,
/// Biometrika 43, 1956; Efron and Stein, Annals of Statistics 9, 1981), so that what neighbouring places have in
/// common does not make the result look surer than it is.
[[nodiscard]] TechnologyFit fit_technology(std::span<const CalibrationSample> samples, Technology technology,
                                           const CalibrationLimits& limits = {});

}  // namespace lomsong
