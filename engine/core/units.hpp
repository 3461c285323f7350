// SPDX-License-Identifier: Apache-2.0
/// @file  Strong types for the quantities that cross a function boundary. Kernels that follow a standard
///        use plain doubles with the unit in the name; everything else uses these, so that swapped
///        arguments do not compile. They cost nothing at -O2.
#pragma once

#include <cmath>
#include <compare>

namespace lomsong {

/// A number with a dimension. Two quantities mix only when their tags agree.
template <class Tag>
class Quantity {
  public:
    constexpr Quantity() = default;
    constexpr explicit Quantity(double value) : m_value{value} {}
    [[nodiscard]] constexpr double value() const { return m_value; }

    friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity{a.m_value + b.m_value}; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity{a.m_value - b.m_value}; }
    friend constexpr Quantity operator-(Quantity a) { return Quantity{-a.m_value}; }
    friend constexpr Quantity operator*(double factor, Quantity a) { return Quantity{factor * a.m_value}; }
    friend constexpr Quantity operator/(Quantity a, double divisor) { return Quantity{a.m_value / divisor}; }
    friend constexpr double operator/(Quantity a, Quantity b) { return a.m_value / b.m_value; }
    friend constexpr auto operator<=>(Quantity a, Quantity b) = default;

  private:
    double m_value = 0.0;
};

using Metres = Quantity<struct MetresTag>;      ///< A length or a distance.
using Hertz = Quantity<struct HertzTag>;        ///< A frequency or a bandwidth.
using Decibels = Quantity<struct DecibelsTag>;  ///< A ratio: gain, or loss as a positive number.
using Angle = Quantity<struct AngleTag>;        ///< Degrees. Azimuths clockwise from north, tilts down positive.
using HeightAboveGround = Quantity<struct HeightAboveGroundTag>;      ///< Metres above the local ground.
using HeightAboveSeaLevel = Quantity<struct HeightAboveSeaLevelTag>;  ///< Metres above mean sea level.

constexpr Metres kilometres(double km) { return Metres{km * 1e3}; }
constexpr Hertz megahertz(double mhz) { return Hertz{mhz * 1e6}; }
constexpr double in_kilometres(Metres length) { return length.value() / 1e3; }
constexpr double in_megahertz(Hertz frequency) { return frequency.value() / 1e6; }

/// Height of a thing that stands `above` metres over ground at height `ground`.
constexpr HeightAboveSeaLevel raised(HeightAboveSeaLevel ground, HeightAboveGround above) {
    return HeightAboveSeaLevel{ground.value() + above.value()};
}

/// A power level relative to 1 mW. A level is a point and a gain is a difference: adding two levels does
/// not compile.
class Dbm {
  public:
    constexpr Dbm() = default;
    constexpr explicit Dbm(double value) : m_value{value} {}
    [[nodiscard]] constexpr double value() const { return m_value; }

    friend constexpr Dbm operator+(Dbm level, Decibels gain) { return Dbm{level.m_value + gain.value()}; }
    friend constexpr Dbm operator-(Dbm level, Decibels loss) { return Dbm{level.m_value - loss.value()}; }
    friend constexpr Decibels operator-(Dbm a, Dbm b) { return Decibels{a.m_value - b.m_value}; }
    friend constexpr auto operator<=>(Dbm a, Dbm b) = default;

  private:
    double m_value = 0.0;
};

/// A closed interval; declared once per limit and read by checks, messages and documentation.
template <class T>
struct Range {
    T lowest;
    T highest;
    [[nodiscard]] constexpr bool contains(T value) const { return value >= lowest && value <= highest; }
    friend constexpr bool operator==(const Range&, const Range&) = default;
};

}  // namespace lomsong
