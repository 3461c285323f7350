// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/tr38901.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "algorithms/propagation/formula_path.hpp"
#include "algorithms/propagation/free_space.hpp"

namespace lomsong {

namespace {

constexpr double k_light_m_per_s = 3e8;  // the report's
constexpr double k_environment_m = 1.0;  // hE
constexpr Metres k_rural_reach_without_sight = kilometres(5.0);

constexpr ModelInfo k_rural_info{
    .name = "tr38901_rma",
    .title = "3GPP TR 38.901 rural macro",
    .reference = "3GPP TR 38.901 V17.0.0 (2022-03)",
    .frequency = {megahertz(500.0), megahertz(30'000.0)},
    .distance = {Metres{10.0}, kilometres(10.0)},
    .heights = {HeightAboveGround{10.0}, HeightAboveGround{150.0}},
    .receiver_heights = {HeightAboveGround{1.0}, HeightAboveGround{10.0}},
    .needs = {.terrain = true, .clutter = true, .climate = true},
    .choose_when =
        "To compare 5G cells in open, flat country with system studies that use it. The profile only decides "
        "between line of sight and none, how much a hill costs is not computed: where terrain matters choose "
        "p1812. "
        "Without line of sight it ends at 5 km.",
    .page = "tr38901.md",
};
constexpr ModelInfo k_urban_info{
    .name = "tr38901_uma",
    .title = "3GPP TR 38.901 urban macro",
    .reference = "3GPP TR 38.901 V17.0.0 (2022-03)",
    .frequency = {megahertz(500.0), megahertz(100'000.0)},
    .distance = {Metres{10.0}, kilometres(5.0)},
    .heights = {HeightAboveGround{25.0}, HeightAboveGround{25.0}},
    .receiver_heights = {HeightAboveGround{1.5}, HeightAboveGround{13.0}},
    .needs = {.terrain = true, .clutter = true, .climate = true},
    .choose_when =
        "To compare cells in a city with system studies that use it. It holds for masts of 25 m only, to 5 km, and "
        "knows line of sight or none, not how much an obstacle costs: elsewhere choose p1812.",
    .page = "tr38901.md",
};

double f_ghz(const Tr38901Input& input) noexcept { return input.frequency.value() / 1e9; }

/// PL1 of RMa: free space and a term for the buildings.
double rma_near_db(const Tr38901Input& input, double h_m, double d3d_m) noexcept {
    const double crowding = std::pow(h_m, 1.72);
    return 20.0 * std::log10(40.0 * std::numbers::pi * d3d_m * f_ghz(input) / 3.0) +
           std::min(0.03 * crowding, 10.0) * std::log10(d3d_m) - std::min(0.044 * crowding, 14.77) +
           0.002 * std::log10(h_m) * d3d_m;
}

Tr38901Input input_of(const Link& link) noexcept {
    return {link.frequency, link.transmitter_height, link.receiver_height, ground_distance(link),
            antenna_distance(link)};
}

}  // namespace

Metres rma_breakpoint(const Tr38901Input& input) noexcept {
    return Metres{2.0 * std::numbers::pi * input.base.value() * input.mobile.value() * input.frequency.value() /
                  k_light_m_per_s};
}

Metres uma_breakpoint(const Tr38901Input& input) noexcept {
    return Metres{4.0 * (input.base.value() - k_environment_m) * (input.mobile.value() - k_environment_m) *
                  input.frequency.value() / k_light_m_per_s};
}

Tr38901Loss rma_line_of_sight(const Tr38901Input& input, const RuralSurroundings& around) noexcept {
    const double h_m = around.building_height.value();
    const Metres breakpoint = rma_breakpoint(input);
    if (input.ground_distance <= breakpoint) {
        return {Decibels{rma_near_db(input, h_m, input.distance.value())}, Decibels{4.0}};
    }
    const double beyond_db = 40.0 * std::log10(input.distance / breakpoint);
    return {Decibels{rma_near_db(input, h_m, breakpoint.value()) + beyond_db}, Decibels{6.0}};
}

Tr38901Loss rma_obstructed(const Tr38901Input& input, const RuralSurroundings& around) noexcept {
    const double h_m = around.building_height.value();
    const double hbs_m = input.base.value();
    const double log_hbs = std::log10(hbs_m);
    const double log_hut = std::log10(11.75 * input.mobile.value());
    const double obstructed_db = 161.04 - 7.1 * std::log10(around.street_width.value()) + 7.5 * std::log10(h_m) -
                                 (24.37 - 3.7 * (h_m / hbs_m) * (h_m / hbs_m)) * log_hbs +
                                 (43.42 - 3.1 * log_hbs) * (std::log10(input.distance.value()) - 3.0) +
                                 20.0 * std::log10(f_ghz(input)) - (3.2 * log_hut * log_hut - 4.97);
    return {std::max(Decibels{obstructed_db}, rma_line_of_sight(input, around).loss), Decibels{8.0}};
}

Tr38901Loss uma_line_of_sight(const Tr38901Input& input) noexcept {
    const double log_d = std::log10(input.distance.value());
    const double log_f = std::log10(f_ghz(input));
    const Metres breakpoint = uma_breakpoint(input);
    if (input.ground_distance <= breakpoint) {
        return {Decibels{28.0 + 22.0 * log_d + 20.0 * log_f}, Decibels{4.0}};
    }
    const double rise_m = input.base.value() - input.mobile.value();
    const double square = breakpoint.value() * breakpoint.value() + rise_m * rise_m;
    return {Decibels{28.0 + 40.0 * log_d + 20.0 * log_f - 9.0 * std::log10(square)}, Decibels{4.0}};
}

Tr38901Loss uma_obstructed(const Tr38901Input& input) noexcept {
    const double obstructed_db = 13.54 + 39.08 * std::log10(input.distance.value()) +
                                 20.0 * std::log10(f_ghz(input)) - 0.6 * (input.mobile.value() - 1.5);
    return {std::max(Decibels{obstructed_db}, uma_line_of_sight(input).loss), Decibels{6.0}};
}

double rma_line_of_sight_probability(Metres ground_distance) noexcept {
    const double d_m = ground_distance.value();
    return d_m <= 10.0 ? 1.0 : std::exp(-(d_m - 10.0) / 1000.0);
}

double uma_line_of_sight_probability(Metres ground_distance, HeightAboveGround mobile) noexcept {
    const double d_m = ground_distance.value();
    if (d_m <= 18.0) {
        return 1.0;
    }
    const double rise = std::max(mobile.value() - 13.0, 0.0) / 10.0;
    const double hundreds = d_m / 100.0;
    const double near = 18.0 / d_m;
    return (near + std::exp(-d_m / 63.0) * (1.0 - near)) *
           (1.0 + std::pow(rise, 1.5) * 1.25 * hundreds * hundreds * hundreds * std::exp(-d_m / 150.0));
}

const ModelInfo& RuralMacro::info() const noexcept { return k_rural_info; }

PathLoss RuralMacro::evaluate(const Link& link) const noexcept {
    const LossReason reason = path_in_range(k_rural_info, link);
    if (reason != LossReason::none) {
        return reason == LossReason::below_distance_range ? free_space_below_range(link) : no_loss(reason);
    }
    const std::optional<bool> sight = line_of_sight(link);
    if (!sight) {
        return no_loss(LossReason::bad_profile);
    }
    if (!*sight && ground_distance(link) > k_rural_reach_without_sight) {
        return no_loss(LossReason::above_distance_range);
    }
    const Tr38901Input input = input_of(link);
    return not_below_free_space(
        (*sight ? rma_line_of_sight(input, m_around) : rma_obstructed(input, m_around)).loss, link);
}

const ModelInfo& UrbanMacro::info() const noexcept { return k_urban_info; }

PathLoss UrbanMacro::evaluate(const Link& link) const noexcept {
    const LossReason reason = path_in_range(k_urban_info, link);
    if (reason != LossReason::none) {
        return reason == LossReason::below_distance_range ? free_space_below_range(link) : no_loss(reason);
    }
    const std::optional<bool> sight = line_of_sight(link);
    if (!sight) {
        return no_loss(LossReason::bad_profile);
    }
    const Tr38901Input input = input_of(link);
    return not_below_free_space((*sight ? uma_line_of_sight(input) : uma_obstructed(input)).loss, link);
}

}  // namespace lomsong
