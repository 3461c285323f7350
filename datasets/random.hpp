// SPDX-License-Identifier: Apache-2.0
/// @file  Random numbers that are the same with every standard library: the std:: distributions are not.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

namespace lomsong::datasets {

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): scatters the bits of a counter.
constexpr std::uint64_t scattered(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31U);
}

/// What the numbers are for: each step of the making draws from its own stream, so that a change in one
/// step does not move the hamlets of another.
enum class Stream : std::uint64_t {
    relief = 1,
    outline,
    hamlets,
    people,
    roads,
    stations,
    fibre,
    land_cover,
    names,
    messy
};

/// A counter and its scattered value.
class Random {
  public:
    Random(std::uint64_t seed, Stream stream)
        : m_key{scattered(seed ^ scattered(static_cast<std::uint64_t>(stream)))} {}

    [[nodiscard]] std::uint64_t next() { return scattered(m_key + m_counter++ * 0xD1B54A32D192ED03ULL); }
    /// In [0, 1), 53 bits.
    [[nodiscard]] double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    [[nodiscard]] double uniform(double lowest, double highest) { return lowest + (highest - lowest) * uniform(); }
    /// In 0 .. count - 1; count must not be 0. The bias of the remainder is below 1e-12 for our counts.
    [[nodiscard]] std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    [[nodiscard]] bool chance(double probability) { return uniform() < probability; }
    /// Mean 0, standard deviation 1 (Box and Muller, one of the pair).
    [[nodiscard]] double normal() {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }
    [[nodiscard]] double log_normal(double median, double sigma) { return median * std::exp(sigma * normal()); }
    /// Waiting time at the given rate. Sorting by it draws without replacement, weighted by the rates.
    [[nodiscard]] double waiting_time(double rate) { return -std::log(1.0 - uniform()) / rate; }

  private:
    std::uint64_t m_key;
    std::uint64_t m_counter = 0;
};

}  // namespace lomsong::datasets
