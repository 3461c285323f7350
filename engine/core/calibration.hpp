// SPDX-License-Identifier: Apache-2.0
/// @file  What measurements taught about the predictions of one model: lines that are added to its levels, and what
///        is known of how good they are. docs/calibration.md has the method.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Land cover at a receiver of which nothing is known.
inline constexpr std::uint8_t k_no_land_cover = 255;

/// offset + slope x log10(distance / 1 km), the distance along the ground.
struct CalibrationLine {
    Decibels offset;  ///< at 1 km
    Decibels slope;   ///< per decade of distance
    friend bool operator==(const CalibrationLine&, const CalibrationLine&) = default;
};

/// The value of a line at a distance, which must be above 0.
[[nodiscard]] Decibels value_at(const CalibrationLine& line, Metres distance) noexcept;

/// What is added to the levels of one technology.
struct TechnologyCalibration {
    /// Where the lines were fitted. A receiver nearer or farther gets the value at the near or far end: nobody
    /// measured how they go on.
    Range<Metres> distances{Metres{1.0}, Metres{1.0}};
    CalibrationLine line;  ///< of receivers whose land cover is unknown or has no line of its own
    std::map<std::uint8_t, CalibrationLine> classes;  ///< by the land cover at the receiver

    [[nodiscard]] const CalibrationLine& line_of(std::uint8_t land_cover) const noexcept;
    /// `distance` must not be negative.
    [[nodiscard]] Decibels correction(std::uint8_t land_cover, Metres distance) const noexcept;
    /// No correction of any receiver is larger.
    [[nodiscard]] Decibels largest_correction() const noexcept;
    friend bool operator==(const TechnologyCalibration&, const TechnologyCalibration&) = default;
};

/// Technologies without an entry stay as the model predicts them.
struct Calibration {
    PerTechnology<std::optional<TechnologyCalibration>> technologies;

    [[nodiscard]] const TechnologyCalibration* find(Technology technology) const noexcept {
        const auto& entry = technologies[index_of(technology)];
        return entry ? &*entry : nullptr;
    }
    friend bool operator==(const Calibration&, const Calibration&) = default;
};

/// By how much measured levels differ from predicted ones, over places: measured minus predicted.
struct LevelErrors {
    Decibels bias;       ///< mean
    Decibels deviation;  ///< standard deviation around the bias
    Decibels rmse;       ///< root of the mean square
    friend bool operator==(const LevelErrors&, const LevelErrors&) = default;
};

/// A number with its standard error.
struct Estimate {
    Decibels value;
    Decibels standard_error;
    friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// The line of one land-cover class, as its own places and the technology's tell it.
struct ClassFit {
    CalibrationLine line;
    std::size_t places = 0;
    Estimate at_centre;  ///< value at TechnologyFit::centre
    friend bool operator==(const ClassFit&, const ClassFit&) = default;
};

/// Why a technology cannot be calibrated.
enum class CalibrationRefusal : std::uint8_t {
    none,
    few_places,     ///< fewer than CalibrationLimits::least_places
    few_areas,      ///< fewer than CalibrationLimits::least_areas
    short_range,    ///< distances span less than CalibrationLimits::least_decades
    many_outliers,  ///< more than CalibrationLimits::most_outliers of the places agree with no line
    too_large,      ///< a correction beyond CalibrationLimits::largest: no matter of propagation
    indistinct,     ///< no offset and no slope lies twice its standard error off 0
    not_confirmed,  ///< the error in areas left out falls by less than its own standard error
};

/// What the data must give so that a calibration is believed.
struct CalibrationLimits {
    std::size_t least_places = 30;
    std::size_t least_areas = 5;
    double least_decades = 0.3;  ///< between the 5th and the 95th percentile of distances: a factor of two
    double most_outliers = 0.3;  ///< share of places
    Decibels largest{40.0};
};

/// What was found for one technology. Members after `refusal` are there as far as it came.
struct TechnologyFit {
    Technology technology = Technology::g4;
    CalibrationRefusal refusal = CalibrationRefusal::none;
    std::size_t samples = 0;
    std::size_t places = 0;  ///< squares with samples, each counted once; see algorithms/calibration
    std::size_t areas = 0;
    Range<Metres> distances{Metres{0.0}, Metres{0.0}};  ///< 5th and 95th percentile over places
    std::size_t outliers = 0;  ///< places that agree with no line; they weigh nothing and are in no error below
    Metres centre;             ///< median distance of places: where offset and slope are told apart best
    CalibrationLine line;
    Estimate at_centre;  ///< value of `line` at `centre`
    Estimate slope;      ///< per decade
    std::map<std::uint8_t, ClassFit> classes;
    Decibels largest;   ///< correction at a place, of all places the one farthest from 0
    Metres largest_at;  ///< distance of that place
    LevelErrors before;
    LevelErrors after;     ///< at the places that it was fitted to
    LevelErrors left_out;  ///< each area corrected by the lines of all others
    Estimate improvement;  ///< of the RMSE: before less left_out
    friend bool operator==(const TechnologyFit&, const TechnologyFit&) = default;

    /// The part that a run applies; the fit must not be refused.
    [[nodiscard]] TechnologyCalibration calibration() const;
};

}  // namespace lomsong
