// SPDX-License-Identifier: Apache-2.0
/// @file  Coverage rasters of an earlier run, read window by window: the way back from a CoverageSink.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/core/grid.hpp"

namespace lomsong {

/// Gives back what a sink once took. Called from one thread at a time; layers are those of the earlier run, spans
/// row-major and of the window's size. A source that cannot read throws.
class CoverageSource {
  public:
    virtual ~CoverageSource() = default;
    /// Levels in dBm, NaN where there is none; best servers as indices into the earlier run's sectors, or -1.
    virtual void read_cells(std::size_t layer, const Window& window, std::span<float> level_dbm,
                            std::span<std::int32_t> sector) = 0;
};

}  // namespace lomsong
