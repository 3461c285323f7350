// SPDX-License-Identifier: Apache-2.0
/// @file  Small signs of classes on maps, in legends and in tables: colour and shape, so that they stay apart on a
///        photocopy. The shapes are those of map.html.
#pragma once

#include <string_view>

#include "engine/core/results.hpp"
#include "io/sheets/paper.hpp"

namespace lomsong::sheets {

enum class SignShape : unsigned char { disc, ring, triangle, square, cross, hatched, diamond };

struct Sign {
    SignShape shape = SignShape::ring;
    std::string_view colour;  ///< "#RRGGBB" of io/write/palette
    friend constexpr bool operator==(const Sign&, const Sign&) = default;
};

/// A hamlet by its status; `operators_good` tells the two blues apart.
[[nodiscard]] Sign sign_of(HamletStatus status, int operators_good);
[[nodiscard]] Sign sign_of(FibreClass reach);

/// About `middle`, within 1.2 x `radius` mm of it.
void draw_sign(Canvas& canvas, Spot middle, double radius, const Sign& sign);

}  // namespace lomsong::sheets
