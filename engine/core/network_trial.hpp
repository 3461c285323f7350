// SPDX-License-Identifier: Apache-2.0
/// @file  What stations that are tried would change, hamlet by hamlet: plain values, found by
///        engine/job/network_trials.hpp.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/core/changes.hpp"

namespace lomsong {

/// A hamlet that the tried stations change; their changes carry no reasons, for there is but one.
struct TriedHamlet {
    std::size_t hamlet = 0;               ///< into Layers::hamlets
    StatusChange any;                     ///< any operator; may be unchanged
    std::vector<StatusChange> operators;  ///< as Layers::operators; may be unchanged
};

}  // namespace lomsong
