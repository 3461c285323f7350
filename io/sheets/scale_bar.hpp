// SPDX-License-Identifier: Apache-2.0
/// @file  The scale bar of a map: round lengths, and how long they are on the paper.
#pragma once

#include <string>
#include <vector>

#include "engine/core/parameters.hpp"
#include "engine/core/units.hpp"
#include "io/sheets/paper.hpp"

namespace lomsong::sheets {

/// Equal segments, black and white in turn.
struct ScaleBar {
    Metres segment{0.0};              ///< 1, 2 or 5 times a power of ten
    double segment_mm = 0.0;          ///< the same on the paper
    std::vector<std::string> labels;  ///< at the ends of segments, "0" first, the unit behind the last
    [[nodiscard]] std::size_t segments() const { return labels.size() - 1; }
    [[nodiscard]] double mm() const { return segment_mm * static_cast<double>(segments()); }
};

/// The longest bar of a map 1:`denominator` with four segments, or with two, that is at most `most_mm` long.
[[nodiscard]] ScaleBar scale_bar(double denominator, double most_mm, Language language);

/// "1:50.000"
[[nodiscard]] std::string scale_text(double denominator, Language language);

/// Draws it from its upper left corner, labels above the bar; gives back its height.
double draw_scale_bar(Canvas& canvas, const ScaleBar& bar, Spot corner);
/// An arrow to grid north with its letter, `height` high, its foot's middle at `foot`.
void draw_north(Canvas& canvas, Spot foot, double height, const std::string& letter);

}  // namespace lomsong::sheets
