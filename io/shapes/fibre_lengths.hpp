// SPDX-License-Identifier: Apache-2.0
/// @file  Kilometres of cable: as drawn on the ellipsoid against as declared, by operator and placement.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Drawn and declared lengths of some routes. The ratio is over the routes that declare a length.
struct LengthTotals {
    std::size_t routes = 0;
    Metres drawn{0.0};
    std::size_t declaring = 0;  ///< routes with a declared length
    Metres drawn_of_declaring{0.0};
    Metres declared{0.0};

    /// Drawn over declared; nothing when nothing is declared.
    [[nodiscard]] std::optional<double> ratio() const;
};
using ByPlacement = std::array<LengthTotals, 3>;  ///< by Placement

struct FibreSummary {
    std::map<std::string, ByPlacement> operators;  ///< by name; "" for routes that name none
    ByPlacement all;
    std::size_t length_differs = 0;  ///< routes whose declared length does not fit
    std::size_t loose_ends = 0;
    std::size_t gaps_closed = 0;
    std::size_t drawn_twice = 0;
    Metres shared{0.0};  ///< length on another route of the same operator
};

/// Declared and drawn lengths differ when they are further apart than the larger of these.
inline constexpr double k_length_share = 0.10;
inline constexpr Metres k_length_slack{200.0};
[[nodiscard]] bool lengths_differ(Metres drawn, Metres declared);

/// Length of each route on the WGS 84 ellipsoid; `crs` is that of the routes.
[[nodiscard]] std::vector<Metres> drawn_lengths(std::span<const FibreRoute> routes, const WorkingCrs& crs);

/// `drawn` is as `routes`.
[[nodiscard]] FibreSummary summary_of(std::span<const FibreRoute> routes, std::span<const Metres> drawn);

/// A column of lengths may be in kilometres or in metres: the factor that makes the middle one fit what is drawn.
/// Nothing when neither fits within a factor of three, or nothing is declared.
[[nodiscard]] std::optional<double> metres_per_unit(std::span<const double> declared,
                                                    std::span<const Metres> drawn);

}  // namespace lomsong
