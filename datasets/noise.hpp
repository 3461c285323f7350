// SPDX-License-Identifier: Apache-2.0
/// @file  Smooth noise over the plane: gradient noise, its fractal sum, and ridges.
#pragma once

#include <cstdint>

#include "engine/core/geometry.hpp"
#include "engine/core/units.hpp"

namespace lomsong::datasets {

/// Gradient noise (Perlin 2002) on a lattice of the given wavelength.
class Noise {
  public:
    Noise(std::uint64_t seed, Metres wavelength) : m_seed{seed}, m_wavelength_m{wavelength.value()} {}

    /// About -1 .. 1, mean 0, zero at lattice points.
    [[nodiscard]] double at(Point point) const;
    /// Sum of `octaves`, each of half the wavelength and half the size of the one before; about -1 .. 1.
    [[nodiscard]] double fractal(Point point, int octaves) const;
    /// Ridged multifractal (Musgrave 1994): 0 in the valleys .. 1 on sharp crests; finer ridges grow on the
    /// crests of coarser ones.
    [[nodiscard]] double ridged(Point point, int octaves) const;

  private:
    [[nodiscard]] double octave(double x, double y, std::uint64_t salt) const;

    std::uint64_t m_seed;
    double m_wavelength_m;
};

}  // namespace lomsong::datasets
