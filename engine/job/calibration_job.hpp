// SPDX-License-Identifier: Apache-2.0
/// @file  From measurements and the run's own predictions to a calibration: every level is set against the exact
///        path of the best server of its operator and technology.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "algorithms/calibration/places.hpp"
#include "engine/core/calibration.hpp"
#include "engine/core/day.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/reporter.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// What is left out, one at a time, to see whether a calibration holds elsewhere.
enum class AreaBasis : std::uint8_t {
    communes,  ///< when places lie in CalibrationLimits::least_areas of them or more; those outside in blocks
    blocks     ///< squares of k_block_edge
};
inline constexpr Metres k_block_edge{5'000.0};
/// As written in files.
[[nodiscard]] constexpr std::string_view area_key(AreaBasis areas) {
    return areas == AreaBasis::communes ? "communes" : "blocks of 5 km";
}

/// Of a square, no more samples of one operator and technology are predicted: the median of some says what that of
/// hundreds would.
inline constexpr std::size_t k_most_samples_of_a_place = 5;

/// Measured levels and their predictions.
struct MeasuredAndPredicted {
    std::vector<CalibrationSample> samples;
    std::size_t measurements = 0;    ///< of the layers; each is a sample or one of the following
    std::size_t without_level = 0;   ///< they have a speed alone
    std::size_t passed_over = 0;     ///< beyond k_most_samples_of_a_place
    std::size_t not_predicted = 0;   ///< no station in range whose path and loss are known
    std::optional<Range<Day>> days;  ///< of the samples
    AreaBasis areas = AreaBasis::blocks;
};

/// The parameters under which measurements are compared: in the open, as they are taken, and without a calibration.
[[nodiscard]] RunParameters measuring_parameters(RunParameters parameters);

/// The scene's parameters must be `measuring_parameters`. The same for any number of threads.
/// @throws Error{interrupted} when cancelled.
[[nodiscard]] MeasuredAndPredicted predict_measured(const RadioScene& scene, Execution execution,
                                                    Reporter& reporter);

/// A fit for each technology that has a sample, in order of generation.
[[nodiscard]] std::vector<TechnologyFit> fit_technologies(const MeasuredAndPredicted& measured,
                                                          const CalibrationLimits& limits = {});

/// What a run applies: the fits that are not refused. Empty when all are.
[[nodiscard]] std::optional<Calibration> calibration_of(const std::vector<TechnologyFit>& fits);

}  // namespace lomsong
