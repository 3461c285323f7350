// SPDX-License-Identifier: Apache-2.0
/// @file  People as points: how the numbers of a hamlet lie on the ground.
#pragma once

#include <cstddef>

#include "engine/core/geometry.hpp"

namespace lomsong {

/// A part of a hamlet's people and households at one place.
struct PeopleWeight {
    Point position;
    double people = 0.0;
    double households = 0.0;
    std::size_t hamlet = 0;  ///< into Layers::hamlets
};

}  // namespace lomsong
