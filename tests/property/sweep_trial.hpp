// SPDX-License-Identifier: Apache-2.0
/// @file  One sweep beside the oracle: who stands where, what both say, and how far apart they are.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "algorithms/sweep/mast_sweep.hpp"
#include "engine/core/layers.hpp"
#include "tests/support/dice.hpp"

namespace lomsong {

/// Debug builds and sanitizers are ten to twenty times slower: there one receiver in so many is asked.
#ifdef NDEBUG
inline constexpr std::size_t k_thinning = 1;
#else
inline constexpr std::size_t k_thinning = 8;
#endif

/// 450 to 3800 MHz, as networks use them.
inline const std::array k_bands{megahertz(450), megahertz(800), megahertz(1800), megahertz(2600), megahertz(3800)};

/// Ground with what a sweep needs to know about the radio over it.
struct Landscape {
    std::string name;
    std::uint64_t seed = 0;
    Layers layers;
    RunParameters parameters;
};

/// The cells of one question. Owns what ReceiverCells only looks at.
struct Question {
    Grid grid;
    Window window;
    std::vector<float> ground_m;
    std::vector<unsigned char> wanted;

    [[nodiscard]] ReceiverCells cells() const { return {grid, window, ground_m, wanted}; }
    [[nodiscard]] std::size_t asked() const;
};

/// All cells of `window` whose centre is on known ground within `radius` of the mast.
[[nodiscard]] Question every_cell(const TerrainProfiler& profiler, const Grid& grid, const Window& window,
                                  Point mast, Metres radius);
/// About `count` of them, at random, over the whole square of the radius.
[[nodiscard]] Question some_cells(const TerrainProfiler& profiler, const Grid& grid, Point mast, Metres radius,
                                  std::size_t count, Dice& dice);

/// What the sweep says about a question.
[[nodiscard]] LossField answer(const MastSweep& sweep, const Mast& mast, const Question& question);
/// What the model says over the profile that the sweep should use, dB; LossField::k_unknown where there is none.
[[nodiscard]] float oracle_loss_db(const MastSweep& sweep, const Mast& mast, Hertz frequency, Point receiver);

/// How far the sweep is from the oracle over many losses.
class Comparison {
  public:
    explicit Comparison(const Landscape& landscape) : m_landscape{landscape} {}

    /// Adds every asked cell of a question at every frequency.
    void add(const MastSweep& sweep, const Mast& mast, const Question& question);

    [[nodiscard]] std::size_t losses() const { return m_losses; }
    [[nodiscard]] std::size_t unknown() const { return m_unknown; }
    /// Of the losses that both know.
    [[nodiscard]] double share_within_hundredth() const;
    [[nodiscard]] double worst_db() const { return m_worst_db; }
    /// Cells that only one of them calls unknown, or that the sweep left unanswered.
    [[nodiscard]] std::size_t disagreements() const { return m_disagreements; }

    friend std::ostream& operator<<(std::ostream& out, const Comparison& comparison);

  private:
    [[nodiscard]] std::string place(const Mast& mast, Hertz frequency, const Question& question, Cell cell,
                                    float swept_db, float oracle_db) const;

    const Landscape& m_landscape;
    std::size_t m_losses = 0;
    std::size_t m_unknown = 0;
    std::size_t m_beyond_hundredth = 0;
    std::size_t m_disagreements = 0;
    double m_worst_db = 0.0;
    std::string m_worst_place = "none";
    std::string m_first_disagreement = "none";
};

}  // namespace lomsong
