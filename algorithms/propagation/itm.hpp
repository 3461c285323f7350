// SPDX-License-Identifier: Apache-2.0
/// @file  The ITS Irregular Terrain Model (Longley-Rice), point to point and as area prediction: inputs, results,
///        warnings and errors, all by name. Its parts are the files itm_*; docs/models/itm.md has each equation.
///
/// References, as cited in the parts:
///   Algorithm:     G. A. Hufford, The ITS Irregular Terrain Model, version 1.2.2: The Algorithm, NTIA/ITS, 1995
///   ERL 79-ITS 67: A. G. Longley, P. L. Rice, Prediction of Tropospheric Radio Transmission Loss Over Irregular
///                  Terrain, ESSA, 1968
///   TN101:         P. L. Rice et al., Transmission Loss Predictions for Tropospheric Communication Circuits, NBS
///                  Technical Note 101, 1967
///   TR-82-100:     G. A. Hufford, A. G. Longley, W. A. Kissick, A Guide to the Use of the ITS Irregular Terrain
///                  Model in the Area Prediction Mode, NTIA, 1982
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "engine/core/parameters.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Where the model computes at all, and, for the distance, what it was made for: outside of that it computes and
/// warns.
inline constexpr Range<Hertz> k_itm_frequencies{megahertz(20.0), megahertz(20'000.0)};
inline constexpr Range<HeightAboveGround> k_itm_heights{HeightAboveGround{0.5}, HeightAboveGround{3'000.0}};
inline constexpr Range<Metres> k_itm_distances{kilometres(1.0), kilometres(2'000.0)};
inline constexpr Range<double> k_itm_refractivities{250.0, 400.0};  ///< at sea level, N-units

/// Radio climate, with the numbers of TR-82-100 table 2. It steers the variability in time, hardly the median of
/// a short path.
enum class ItmClimate : unsigned char {
    equatorial = 1,
    continental_subtropical,
    maritime_subtropical,
    desert,
    continental_temperate,
    maritime_temperate_over_land,
    maritime_temperate_over_sea,
};

/// What the three percentages mean together. Algorithm, section 5.
enum class ItmMode : unsigned char {
    single_message,  ///< only the situation's percentage counts: it holds time, location and situation
    accidental,      ///< time, and a situation that holds the location (interference)
    mobile,          ///< time that holds the location, and situation
    broadcast,       ///< time, location and situation, each on its own
};

/// How carefully an antenna of an area prediction is placed.
enum class ItmSiting : unsigned char { random, careful, very_careful };

/// What the two prediction modes share: the radio, the ground and the air.
struct ItmRadio {
    Hertz frequency;
    HeightAboveGround transmitter_height;
    HeightAboveGround receiver_height;
    Polarisation polarisation = Polarisation::vertical;
    double n0 = 301.0;                    ///< sea-level surface refractivity, N-units
    double permittivity = 15.0;           ///< of the ground, relative; 15 is average ground
    double conductivity_s_per_m = 0.005;  ///< of the ground; 0.005 is average ground
    ItmClimate climate = ItmClimate::continental_temperate;
};

/// Which loss of its distribution is asked for: the one not exceeded in these percentages, each 0..100 without
/// the ends.
struct ItmStatistics {
    ItmMode mode = ItmMode::broadcast;
    bool without_location_variability = false;   ///< a well-engineered path; adds 10 to the published number
    bool without_situation_variability = false;  ///< as for interference; adds 20 to the published number
    double time_percent = 50.0;
    double location_percent = 50.0;
    double situation_percent = 50.0;
};

/// The mode of a published number `mdvar` (0..3, plus 10, plus 20), with medians; nothing for other numbers.
[[nodiscard]] constexpr std::optional<ItmStatistics> itm_statistics(int mdvar) noexcept {
    ItmStatistics statistics;
    if (mdvar < 0 || mdvar >= 40 || mdvar % 10 > 3) {
        return std::nullopt;
    }
    statistics.mode = static_cast<ItmMode>(mdvar % 10);
    statistics.without_location_variability = mdvar / 10 % 2 == 1;
    statistics.without_situation_variability = mdvar / 20 == 1;
    return statistics;
}

/// The form with a confidence and a reliability instead of three percentages: reliability is the time's share,
/// confidence the situation's, locations stay at their median.
[[nodiscard]] constexpr ItmStatistics with_confidence(ItmStatistics statistics, double confidence_percent,
                                                      double reliability_percent) noexcept {
    statistics.time_percent = reliability_percent;
    statistics.location_percent = 50.0;
    statistics.situation_percent = confidence_percent;
    return statistics;
}

/// A path with its terrain.
struct ItmInput {
    ItmRadio radio;
    ItmStatistics statistics;
    std::span<const double> terrain_m;  ///< above sea level, from transmitter to receiver, at least two points
    Metres step;                        ///< between neighbouring points, the same along the whole path
};

/// A path of which only the kind of country is known.
struct ItmAreaInput {
    ItmRadio radio;
    ItmStatistics statistics;
    Metres irregularity;  ///< delta h: interdecile range of heights; 0 flat, 90 average, 200 and more mountains
    Metres distance;
    ItmSiting transmitter_siting = ItmSiting::random;
    ItmSiting receiver_siting = ItmSiting::random;
};

/// A result to be used with care; the values are the bits of the published implementation's warning word.
enum class ItmWarning : std::uint16_t {
    transmitter_height_near_limit = 0x0001,
    receiver_height_near_limit = 0x0002,
    frequency_near_limit = 0x0004,
    path_near_upper_limit = 0x0008,
    path_too_long = 0x0010,
    path_steep_for_its_length = 0x0020,
    path_too_short = 0x0040,
    transmitter_horizon_angle = 0x0080,
    receiver_horizon_angle = 0x0100,
    transmitter_horizon_near = 0x0200,
    receiver_horizon_near = 0x0400,
    transmitter_horizon_far = 0x0800,
    receiver_horizon_far = 0x1000,
    extreme_percentage = 0x2000,
    surface_refractivity_low = 0x4000,
};

/// A set of warnings.
class ItmWarnings {
  public:
    constexpr void add_if(bool holds, ItmWarning warning) noexcept {
        m_bits |= holds ? static_cast<unsigned>(warning) : 0U;
    }
    [[nodiscard]] constexpr bool has(ItmWarning warning) const noexcept {
        return (m_bits & static_cast<unsigned>(warning)) != 0;
    }
    [[nodiscard]] constexpr unsigned bits() const noexcept { return m_bits; }

  private:
    unsigned m_bits = 0;
};

struct ItmWarningText {
    ItmWarning warning;
    std::string_view text;
};
/// As said in messages, after "warning: ", in the order of the bits.
inline constexpr std::array<ItmWarningText, 15> k_itm_warning_texts{{
    {ItmWarning::transmitter_height_near_limit,
     "transmitter height lies outside 1..1000 m, near the model's limits"},
    {ItmWarning::receiver_height_near_limit, "receiver height lies outside 1..1000 m, near the model's limits"},
    {ItmWarning::frequency_near_limit, "frequency lies outside 40..10000 MHz, near the model's limits"},
    {ItmWarning::path_near_upper_limit, "path is longer than 1000 km, near the model's limit"},
    {ItmWarning::path_too_long, "path is longer than 2000 km, outside what the model was made for"},
    {ItmWarning::path_steep_for_its_length, "path is less than five times as long as the effective heights differ"},
    {ItmWarning::path_too_short, "path is shorter than 1 km, outside what the model was made for"},
    {ItmWarning::transmitter_horizon_angle, "the transmitter's horizon is steeper than 200 mrad"},
    {ItmWarning::receiver_horizon_angle, "the receiver's horizon is steeper than 200 mrad"},
    {ItmWarning::transmitter_horizon_near,
     "the transmitter's horizon is nearer than a tenth of the smooth Earth's"},
    {ItmWarning::receiver_horizon_near, "the receiver's horizon is nearer than a tenth of the smooth Earth's"},
    {ItmWarning::transmitter_horizon_far,
     "the transmitter's horizon is farther than three times the smooth Earth's"},
    {ItmWarning::receiver_horizon_far, "the receiver's horizon is farther than three times the smooth Earth's"},
    {ItmWarning::extreme_percentage, "a percentage lies in the far tail of its distribution"},
    {ItmWarning::surface_refractivity_low, "refractivity at the path's height is below 250 N-units"},
}};

/// Why there is no result.
enum class ItmError : unsigned char {
    none,
    transmitter_height,
    receiver_height,
    climate,
    time_percent,
    location_percent,
    situation_percent,
    refractivity,
    frequency,
    permittivity,
    conductivity,
    ground_impedance,
    mode,
    effective_earth,
    distance,
    irregularity,
    siting,
    surface_refractivity,
    profile,
};

/// As said in messages, by the enumerator's value.
inline constexpr std::array<std::string_view, 19> k_itm_error_texts{
    "as the model says",
    "transmitter height must lie in 0.5..3000 m",
    "receiver height must lie in 0.5..3000 m",
    "radio climate must be one of the seven",
    "percentage of time must lie between 0 and 100",
    "percentage of locations must lie between 0 and 100",
    "percentage of situations must lie between 0 and 100",
    "sea-level refractivity must lie in 250..400 N-units",
    "frequency must lie in 20..20000 MHz",
    "permittivity of the ground must be at least 1",
    "conductivity of the ground must be above 0 S/m",
    "the ground's impedance has a larger imaginary than real part; its constants do not fit the frequency",
    "mode of variability must be one of the four",
    "effective Earth radius lies outside 4000..13333 km",
    "distance must be above 0 m",
    "terrain irregularity must be at least 0 m",
    "siting must be random, careful or very careful",
    "refractivity at the path's height lies outside 150..400 N-units",
    "profile has fewer than two points, steps that are not equal or not above 0 m, or a height that is no number",
};
constexpr std::string_view text(ItmError error) { return k_itm_error_texts[static_cast<std::size_t>(error)]; }

/// Which of the three regions the distance lies in; the published implementation's numbers.
enum class ItmRegion : unsigned char { none, line_of_sight, diffraction, troposcatter };

/// What the model makes of one end of the path.
struct ItmEnd {
    double horizon_angle_rad = 0.0;  ///< elevation of the radio horizon
    Metres horizon;                  ///< distance of it
    Metres effective_height;         ///< of the antenna, above the ground that the path sees
};

/// A basic transmission loss with everything it was made of. With an error there is no number in `loss`; the
/// members after it that come before the error in the chain are still set.
struct ItmResult {
    ItmError error = ItmError::none;
    ItmWarnings warnings;
    Decibels loss{std::numeric_limits<double>::quiet_NaN()};  ///< free space and attenuation at the percentages
    Decibels free_space;
    Decibels reference_attenuation;  ///< median in a typical situation, beyond free space
    Decibels attenuation;            ///< at the percentages, beyond free space
    Metres distance;
    ItmEnd transmitter;
    ItmEnd receiver;
    double surface_refractivity = 0.0;  ///< at the path's height, N-units
    Metres irregularity;                ///< delta h
    ItmRegion region = ItmRegion::none;
};

/// ITM over a known profile.
[[nodiscard]] ItmResult itm_point_to_point(const ItmInput& input) noexcept;

/// ITM over country of a given irregularity.
[[nodiscard]] ItmResult itm_area(const ItmAreaInput& input) noexcept;

}  // namespace lomsong
