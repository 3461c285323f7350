// SPDX-License-Identifier: Apache-2.0
/// @file  What of the fibre network and the roads a person should look at who reads no table.
#pragma once

#include "engine/core/layers.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// One warning per operator whose cables lead to no node that can serve, with their length and the longest of
/// them; one for roads that leave hamlets out. Without a layer of nodes nobody knows where cables lead: nothing
/// is said.
void tell_fibre(const Layers& layers, const FibreResults& fibre, Reporter& reporter);

}  // namespace lomsong
