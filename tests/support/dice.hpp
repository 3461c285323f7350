// SPDX-License-Identifier: Apache-2.0
/// @file  Seeded numbers for made-up test data, the same with every standard library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>

namespace lomsong {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : m_engine{seed} {}
    /// Uniform in [low, high).
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(m_engine() >> 11) * 0x1.0p-53;
    }
    /// Uniform in 0 .. count - 1; `count` must not be 0.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(m_engine() % count); }

  private:
    std::mt19937_64 m_engine;
};

}  // namespace lomsong
