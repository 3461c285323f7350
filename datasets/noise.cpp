// SPDX-License-Identifier: Apache-2.0
#include "datasets/noise.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "datasets/random.hpp"

namespace lomsong::datasets {

namespace {

/// Dot product of the offset with the lattice point's unit gradient.
double gradient_dot(std::uint64_t seed, std::int64_t column, std::int64_t row, double dx, double dy) {
    constexpr double k_diagonal = std::numbers::sqrt2 / 2.0;
    const auto x = static_cast<std::uint64_t>(column);
    const auto y = static_cast<std::uint64_t>(row);
    switch (scattered(seed ^ (x * 0x8DA6B343ULL) ^ (y * 0xD8163841ULL << 16U)) >> 61U) {
        case 0: return dx;
        case 1: return -dx;
        case 2: return dy;
        case 3: return -dy;
        case 4: return k_diagonal * (dx + dy);
        case 5: return k_diagonal * (dx - dy);
        case 6: return k_diagonal * (dy - dx);
        default: return -k_diagonal * (dx + dy);
    }
}

/// Quintic ease curve: first and second derivative are zero at 0 and 1.
constexpr double eased(double t) { return t * t * t * (t * (t * 6.0 - 15.0) + 10.0); }

}  // namespace

double Noise::octave(double x, double y, std::uint64_t salt) const {
    const double column = std::floor(x);
    const double row = std::floor(y);
    const double dx = x - column;
    const double dy = y - row;
    const auto i = static_cast<std::int64_t>(column);
    const auto j = static_cast<std::int64_t>(row);
    const std::uint64_t seed = m_seed + salt * 0x9E3779B9ULL;
    const double south =
        std::lerp(gradient_dot(seed, i, j, dx, dy), gradient_dot(seed, i + 1, j, dx - 1.0, dy), eased(dx));
    const double north = std::lerp(gradient_dot(seed, i, j + 1, dx, dy - 1.0),
                                   gradient_dot(seed, i + 1, j + 1, dx - 1.0, dy - 1.0), eased(dx));
    return std::numbers::sqrt2 * std::lerp(south, north, eased(dy));
}

double Noise::at(Point point) const { return octave(point.x / m_wavelength_m, point.y / m_wavelength_m, 0); }

double Noise::fractal(Point point, int octaves) const {
    double sum = 0.0;
    double size = 1.0;
    double frequency = 1.0 / m_wavelength_m;
    for (int i = 0; i < octaves; ++i) {
        sum += size * octave(point.x * frequency, point.y * frequency, static_cast<std::uint64_t>(i));
        size *= 0.5;
        frequency *= 2.0;
    }
    return sum;
}

double Noise::ridged(Point point, int octaves) const {
    double sum = 0.0;
    double size = 1.0;
    double total = 0.0;
    double weight = 1.0;
    double frequency = 1.0 / m_wavelength_m;
    for (int i = 0; i < octaves; ++i) {
        const double crest =
            1.0 - std::abs(octave(point.x * frequency, point.y * frequency, static_cast<std::uint64_t>(i)));
        const double signal = crest * crest * weight;
        sum += size * signal;
        total += size;
        weight = std::clamp(signal * 2.0, 0.0, 1.0);
        size *= 0.5;
        frequency *= 2.0;
    }
    return sum / total;
}

}  // namespace lomsong::datasets
