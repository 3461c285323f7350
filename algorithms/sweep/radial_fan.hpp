// SPDX-License-Identifier: Apache-2.0
/// @file  Where the radial sweep reads the ground: samples at multiples of one step along radials, in rings that
///        double in radius and in radials. Sectors nest: a radial goes on the samples of the one whose sector holds
///        it, so nothing is walked twice. The fan depends on the step alone, never on radius or window.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

#include "engine/core/units.hpp"

namespace lomsong {

/// Ring 0 holds samples 1 .. k_first_samples of `first_radials` radials; ring r the samples up to
/// k_first_samples * 2^r of first_radials * 2^r radials. Radial k of K stands in the middle of its sector, at the
/// azimuth (k + 1/2) / K turns.
class RadialFan {
  public:
    /// Samples of ring 0: long, so that radials stand close to each other near the mast, where the ground beside a
    /// path differs most. They are few there and cost little.
    static constexpr int k_first_samples = 128;
    /// Receivers nearer than so many steps get their exact profile.
    static constexpr int k_near_steps = 16;
    /// Radials are walked so many at a time.
    static constexpr int k_lanes = 16;
    /// 2 pi * 128 / 768: radials stand 1.05 steps apart at the outer rim of each ring, half of that at the inner
    /// one. docs/performance.md has the error this makes.
    static constexpr int k_first_radials = 768;

    explicit RadialFan(Metres step, int first_radials = k_first_radials)
        : m_step_m{step.value()}, m_first_radials{first_radials} {}

    [[nodiscard]] double step_m() const { return m_step_m; }
    /// Receivers nearer than this get their exact profile, in steps: k_near_steps, but at least the 250 m below
    /// which P.1812 is free space.
    [[nodiscard]] float near_limit() const {
        return std::fmax(static_cast<float>(k_near_steps), static_cast<float>(250.0 / m_step_m));
    }
    [[nodiscard]] int radials(int ring) const { return m_first_radials << ring; }
    /// First and last sample of a ring.
    [[nodiscard]] static int first_sample(int ring) { return ring == 0 ? 1 : (k_first_samples << (ring - 1)) + 1; }
    [[nodiscard]] static int last_sample(int ring) { return k_first_samples << ring; }
    /// The ring of sample `i`, i >= 1.
    [[nodiscard]] static int ring_of(int i) {
        return i <= k_first_samples
                   ? 0
                   : static_cast<int>(std::bit_width(static_cast<unsigned>((i - 1) / k_first_samples)));
    }

    /// The last sample of a receiver's profile, so that from it to the private sample one step before the receiver
    /// lies between 0.25 and 1.25 steps. `distance` in steps, at least `near_limit()`.
    [[nodiscard]] static int samples_before(float distance) {
        return static_cast<int>(std::ceil(distance - 0.25F)) - 2;
    }

    /// Azimuth of (dx, dy), clockwise from north, in turns of [0, 1]; error below 1e-7. In single precision step by
    /// step as the vector code computes it, so that both find the same radial.
    [[nodiscard]] static float turn_of(float dx, float dy) {
        const float ax = std::fabs(dx);
        const float ay = std::fabs(dy);
        const float ratio = std::fmin(ax, ay) / std::fmax(std::fmax(ax, ay), 1e-30F);
        const float square = ratio * ratio;
        float sum = k_arctangent[0];
        for (int i = 1; i < 8; ++i) {
            sum = std::fma(sum, square, k_arctangent[i]);
        }
        float turn = std::fma(ratio * square, sum, ratio) * k_turns_per_radian;
        turn = ax > ay ? 0.25F - turn : turn;
        turn = dy < 0.0F ? 0.5F - turn : turn;
        return dx < 0.0F ? 1.0F - turn : turn;
    }
    /// Arctangent on [0, 1], x + x^3 P(x^2): Abramowitz and Stegun 4.4.49, error below 2e-8.
    static constexpr float k_arctangent[8] = {0.0028662257F, -0.0161657367F, 0.0429096138F, -0.0752896400F,
                                              0.1065626393F, -0.1420889944F, 0.1999355085F, -0.3333314528F};
    static constexpr float k_turns_per_radian = 0.159154943F;

    /// The radial of a ring whose sector holds the direction.
    [[nodiscard]] int radial_at(float turn, int ring) const {
        const int radial = static_cast<int>(turn * static_cast<float>(radials(ring)));
        return radial < radials(ring) ? radial : 0;
    }
    /// Azimuth of a radial, radians.
    [[nodiscard]] double azimuth_rad(int radial, int ring) const {
        return (radial + 0.5) / radials(ring) * 6.283185307179586;
    }

  private:
    double m_step_m;
    int m_first_radials;
};

}  // namespace lomsong
