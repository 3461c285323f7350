// SPDX-License-Identifier: Apache-2.0
/// @file  3GPP TR 38.901 path loss for rural (RMa) and urban (UMa) macro cells: with and without line of sight,
///        breakpoints, shadow fading, probability of line of sight. docs/models/tr38901.md has each equation.
#pragma once

#include "algorithms/propagation/path_loss_model.hpp"

namespace lomsong {

/// What the formulas of Table 7.4.1-1 read.
struct Tr38901Input {
    Hertz frequency;
    HeightAboveGround base;
    HeightAboveGround mobile;
    Metres ground_distance;  ///< d2D, along the ground
    Metres distance;         ///< d3D, straight between the antennas
};

/// The surroundings of a rural cell; the defaults are the report's.
struct RuralSurroundings {
    Metres building_height{5.0};  ///< h, 5..50 m
    Metres street_width{20.0};    ///< W, 5..50 m
};

/// A loss and the standard deviation of the shadow fading around it.
struct Tr38901Loss {
    Decibels loss;
    Decibels shadow_fading;  ///< sigma_SF
};

/// Distance from which the loss with line of sight grows with the fourth power: 2 pi hBS hUT f / c, c = 3e8 m/s.
/// Reference: TR 38.901 V17.0.0 (2022-03), Table 7.4.1-1, note 5.
[[nodiscard]] Metres rma_breakpoint(const Tr38901Input& input) noexcept;

/// 4 (hBS - hE)(hUT - hE) f / c with the effective environment height hE = 1 m, which is what the report says for
/// mobiles below 13 m; for higher ones it draws hE at random. Table 7.4.1-1, note 1.
[[nodiscard]] Metres uma_breakpoint(const Tr38901Input& input) noexcept;

/// The bare formulas of Table 7.4.1-1: numbers for any input; the models below check.
/// @{
[[nodiscard]] Tr38901Loss rma_line_of_sight(const Tr38901Input& input, const RuralSurroundings& around) noexcept;
[[nodiscard]] Tr38901Loss rma_obstructed(const Tr38901Input& input, const RuralSurroundings& around) noexcept;
[[nodiscard]] Tr38901Loss uma_line_of_sight(const Tr38901Input& input) noexcept;
[[nodiscard]] Tr38901Loss uma_obstructed(const Tr38901Input& input) noexcept;
/// @}

/// Probability of line of sight by distance along the ground, 0..1, for who has no terrain. Table 7.4.2-1.
/// The urban one holds for mobiles up to 23 m and has a term of its own above 13 m.
/// @{
[[nodiscard]] double rma_line_of_sight_probability(Metres ground_distance) noexcept;
[[nodiscard]] double uma_line_of_sight_probability(Metres ground_distance, HeightAboveGround mobile) noexcept;
/// @}

/// Rural macro cell. Whether there is line of sight is not drawn by chance: the profile decides, ground and clutter
/// over the effective Earth. With it the model reaches 10 km, without it 5 km; beyond: `above_distance_range`.
///
/// Below 10 m: free space with the reason `below_distance_range`. Never less than free space. Median only: shadow
/// fading and the percentages of the link are not looked at.
class RuralMacro final : public PathLossModel {
  public:
    constexpr explicit RuralMacro(RuralSurroundings around = {}) : m_around{around} {}
    [[nodiscard]] const ModelInfo& info() const noexcept override;
    [[nodiscard]] PathLoss evaluate(const Link& link) const noexcept override;

  private:
    RuralSurroundings m_around;
};

/// Urban macro cell: masts of 25 m, the only height that the report gives, and mobiles below 13 m. To 5 km.
/// Otherwise as RuralMacro.
class UrbanMacro final : public PathLossModel {
  public:
    [[nodiscard]] const ModelInfo& info() const noexcept override;
    [[nodiscard]] PathLoss evaluate(const Link& link) const noexcept override;
};

}  // namespace lomsong
