// SPDX-License-Identifier: Apache-2.0
/// @file  Where finished parts of coverage rasters go, so that nobody has to hold a province of levels in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/grid.hpp"
#include "engine/core/technology.hpp"

namespace lomsong {

/// The rasters of one operator and technology.
struct CoverageLayerKey {
    std::size_t operator_index = 0;  ///< into Layers::operators
    Technology technology = Technology::g4;
    friend auto operator<=>(const CoverageLayerKey&, const CoverageLayerKey&) = default;
};

/// A finished window of one layer; row-major spans of the window's size.
struct CoverageTile {
    std::size_t layer = 0;  ///< into the keys given to `begin`
    Window window;
    std::span<const float> level_dbm;      ///< median level of the best server; NaN where there is none
    std::span<const std::int32_t> sector;  ///< best server, into Layers::sectors; -1 where there is none
};

/// Takes levels and best servers as they are finished. Called from one thread at a time; windows of one layer do
/// not overlap and come in any order. A sink that refuses throws.
class CoverageSink {
  public:
    virtual ~CoverageSink() = default;
    virtual void begin(const Grid& grid, const std::vector<CoverageLayerKey>& layers) = 0;
    virtual void take(const CoverageTile& tile) = 0;
    /// The layer is cell for cell `earlier_layer` of an earlier run. True: the sink has it from there, and no tile
    /// of the layer will come. False: it wants the tiles.
    [[nodiscard]] virtual bool keep(std::size_t /*layer*/, std::size_t /*earlier_layer*/) { return false; }
};

/// For runs whose levels nobody wants.
class NoCoverageSink final : public CoverageSink {
  public:
    void begin(const Grid& /*grid*/, const std::vector<CoverageLayerKey>& /*layers*/) override {}
    void take(const CoverageTile& /*tile*/) override {}
};

}  // namespace lomsong
