// SPDX-License-Identifier: Apache-2.0
/// @file  The operator that --operator means.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"

namespace lomsong {

/// The operators of that name, accents and case aside; all of them for an empty one.
/// @throws Error{usage} with those of the project for a name that is none of them.
[[nodiscard]] std::vector<std::size_t> operators_named(const Layers& layers, const std::string& name);

}  // namespace lomsong
