// SPDX-License-Identifier: Apache-2.0
/// @file  What was measured on the ground, sample by sample: plain values. docs/measurements.md has the rules.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "engine/core/day.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// One sample of a drive test or of a speed test, with a level or a speed or both.
struct Measurement {
    Day day;  ///< the hour decides nothing
    Point position;
    std::size_t operator_index = 0;  ///< into Layers::operators
    Technology technology = Technology::g4;
    std::optional<Dbm> level;             ///< as TechnologyInfo::level_name says: RSRP for 4G
    std::optional<double> download_mbps;  ///< speeds are shown and decide nothing
    std::optional<double> upload_mbps;
    std::string device;  ///< as the file names it; empty when it does not
    friend bool operator==(const Measurement&, const Measurement&) = default;
};

}  // namespace lomsong
