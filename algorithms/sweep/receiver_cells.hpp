// SPDX-License-Identifier: Apache-2.0
/// @file  Receivers that stand at the centres of cells, and the losses they get from one mast.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "engine/core/grid.hpp"

namespace lomsong {

/// A window of a grid with a receiver at the centre of each wanted cell. Row-major spans of the window's size.
///
/// The grid is the whole run's: a loss depends on the cell, never on the window it is asked through.
struct ReceiverCells {
    const Grid& grid;
    Window window;
    std::span<const float> ground_m;        ///< terrain at the cell centres, m above sea level
    std::span<const unsigned char> wanted;  ///< 0: no loss is asked for; ground must be known where it is not 0
};

/// Losses from one mast over a window, one layer per frequency of the mast. An owner reuses it.
class LossField {
  public:
    /// Nobody asked.
    static constexpr float k_not_asked = std::numeric_limits<float>::quiet_NaN();
    /// Asked, but the path crosses unknown ground or lies outside the model's ranges.
    static constexpr float k_unknown = std::numeric_limits<float>::infinity();

    /// All losses become `k_not_asked`.
    void reset(Window window, std::size_t frequencies) {
        m_window = window;
        m_frequencies = frequencies;
        m_losses_db.assign(window.size() * frequencies, k_not_asked);
    }
    [[nodiscard]] const Window& window() const { return m_window; }
    [[nodiscard]] std::size_t frequencies() const { return m_frequencies; }
    /// Row-major over the window, dB: a finite loss, `k_not_asked` or `k_unknown`.
    [[nodiscard]] std::span<float> losses_db(std::size_t frequency) {
        return std::span{m_losses_db}.subspan(frequency * m_window.size(), m_window.size());
    }
    [[nodiscard]] std::span<const float> losses_db(std::size_t frequency) const {
        return std::span{m_losses_db}.subspan(frequency * m_window.size(), m_window.size());
    }

  private:
    Window m_window;
    std::size_t m_frequencies = 0;
    std::vector<float> m_losses_db;
};

}  // namespace lomsong
