// SPDX-License-Identifier: Apache-2.0
/// @file  What every path-loss model takes, gives and promises. A model is pure and re-entrant: const,
///        noexcept, no state, no allocation, so one object serves all threads.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string_view>

#include "engine/core/parameters.hpp"
#include "engine/core/path_profile.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// One link as every model reads it. The first four members describe the radio, the rest the air and the ground;
/// the statistics default to the median.
struct Link {
    Hertz frequency;
    HeightAboveGround transmitter_height;
    HeightAboveGround receiver_height;
    Polarisation polarisation = Polarisation::vertical;
    double delta_n = 45.0;                      ///< refractivity lapse rate over the lowest km, N-units/km, < 157
    double n0 = 325.0;                          ///< sea-level surface refractivity, N-units
    double latitude_deg = 22.5;                 ///< of the path's middle; no influence on the median over land
    Metres transmitter_to_coast{500'000.0};     ///< over land along the path; 500 km stands for "far"
    Metres receiver_to_coast{500'000.0};        ///< as above, from the receiver
    double time_percent = 50.0;                 ///< loss not exceeded for this share of the year, 1..50
    double location_percent = 50.0;             ///< share of locations, 1..99
    Decibels location_standard_deviation{0.0};  ///< of the loss among locations; unused at 50 % of them
    PathProfileView profile;                    ///< from transmitter to receiver
};

/// Why a loss is not what the model promises. Only `none` and `below_distance_range` come with a number.
enum class LossReason : unsigned char {
    none,
    below_distance_range,
    above_distance_range,
    outside_frequency_range,
    outside_height_range,
    outside_climate_range,
    outside_percentage_range,
    bad_profile,
};

/// As said in messages, after "loss: ", by the enumerator's value.
inline constexpr std::array<std::string_view, 8> k_loss_reason_texts{
    "as the model says",
    "path is shorter than the model allows, its page says what was used instead",
    "path is longer than the model allows",
    "frequency lies outside the model's range",
    "antenna height lies outside the model's range",
    "refractivity or its lapse rate lies outside the model's range",
    "percentage of time must lie in 1..50, of locations in 1..99",
    "profile has too few points, lists of unequal length, distances that do not rise, unequal steps where the "
    "model needs equal ones, or a height that is no number",
};
constexpr std::string_view text(LossReason reason) { return k_loss_reason_texts[static_cast<std::size_t>(reason)]; }

/// A basic transmission loss. Not a number unless the reason is `none` or `below_distance_range`.
struct PathLoss {
    Decibels loss;
    LossReason reason = LossReason::none;
    [[nodiscard]] constexpr bool known() const {
        return reason == LossReason::none || reason == LossReason::below_distance_range;
    }
};
constexpr PathLoss no_loss(LossReason reason) {
    return {Decibels{std::numeric_limits<double>::quiet_NaN()}, reason};
}

/// What a model reads beside distance, frequency and antenna heights.
struct Needs {
    bool terrain = false;
    bool clutter = false;
    bool climate = false;  ///< delta_n and n0
};

/// The range check, the messages, `lomsong models` and the table in docs/models/README.md all read this.
struct ModelInfo {
    std::string_view name;   ///< as written in project files
    std::string_view title;  ///< as printed
    std::string_view reference;
    Range<Hertz> frequency;
    Range<Metres> distance;
    Range<HeightAboveGround> heights;                     ///< of the transmitter, and of the receiver as well
    Range<HeightAboveGround> receiver_heights = heights;  ///< unless this differs
    Needs needs;
    std::string_view choose_when = {};  ///< a paragraph for who has to pick a model: where it is at home, where not
    std::string_view page = {};         ///< of the documentation, below docs/models
};

/// Models are constants that nobody owns (see models.hpp), hence the protected destructor.
class PathLossModel {
  public:
    [[nodiscard]] virtual const ModelInfo& info() const noexcept = 0;
    [[nodiscard]] virtual PathLoss evaluate(const Link& link) const noexcept = 0;

  protected:
    ~PathLossModel() = default;
};

/// `none` when frequency and both heights lie in the model's ranges; no number is never in range.
[[nodiscard]] constexpr LossReason radio_in_range(const ModelInfo& model, const Link& link) noexcept {
    if (!model.frequency.contains(link.frequency)) {
        return LossReason::outside_frequency_range;
    }
    if (!model.heights.contains(link.transmitter_height) ||
        !model.receiver_heights.contains(link.receiver_height)) {
        return LossReason::outside_height_range;
    }
    return LossReason::none;
}

}  // namespace lomsong
