// SPDX-License-Identifier: Apache-2.0
/// @file  Is a cable in the air or in the ground: the words for it in Vietnamese and English.
#pragma once

#include <string>

#include "engine/core/layers.hpp"

namespace lomsong {

struct PlacementWords {
    Placement placement = Placement::unknown;
    bool several = false;  ///< the text names both, "treo + ngầm": the placement of each stretch is not known
};

/// Reads a cell ("Cáp treo", "cống bể", "aerial"), or the name of a layer or file ("tuyen_cap_treo.kml").
/// Whole words only, accents and case folded: "Ngầm" is underground, "tín ngưỡng" is nothing.
[[nodiscard]] PlacementWords placement_of(const std::string& text);

}  // namespace lomsong
