// SPDX-License-Identifier: Apache-2.0
#include "algorithms/sweep/sweep_profile.hpp"

#include <cmath>
#include <optional>

namespace lomsong {

namespace {

/// Appends points on known ground.
class ProfileMaker {
  public:
    ProfileMaker(const TerrainProfiler& profiler, PathProfile& profile) : m_profiler{profiler}, m_profile{profile} {
        m_profile.distance_km.clear();
        m_profile.terrain_m.clear();
        m_profile.clutter_m.clear();
        m_profile.zone.clear();
    }

    [[nodiscard]] bool add(double distance_m, Point point, bool is_end) {
        const std::optional<HeightAboveSeaLevel> ground = m_profiler.ground(point);
        if (!ground) {
            return false;
        }
        m_profile.distance_km.push_back(distance_m / 1e3);
        m_profile.terrain_m.push_back(ground->value());
        m_profile.clutter_m.push_back(is_end ? 0.0 : m_profiler.clutter(point).value());
        return true;
    }

  private:
    const TerrainProfiler& m_profiler;
    PathProfile& m_profile;
};

}  // namespace

bool sweep_profile(const RadialFan& fan, const TerrainProfiler& profiler, Point mast, Point receiver,
                   PathProfile& profile) {
    const double dx = receiver.x - mast.x;
    const double dy = receiver.y - mast.y;
    const double length_m = std::hypot(dx, dy);
    const auto steps = static_cast<float>(length_m / fan.step_m());
    if (steps < static_cast<float>(RadialFan::k_near_steps)) {
        return profiler.cut(mast, receiver, profile);
    }
    ProfileMaker maker{profiler, profile};
    if (!maker.add(0.0, mast, true)) {
        return false;
    }
    const float turn = RadialFan::turn_of(static_cast<float>(dx), static_cast<float>(dy));
    const int last = RadialFan::samples_before(steps);
    for (int i = 1; i <= last; ++i) {
        const int ring = RadialFan::ring_of(i);
        const double azimuth = fan.azimuth_rad(fan.radial_at(turn, ring), ring);
        const double away_m = i * fan.step_m();
        if (!maker.add(away_m, {mast.x + away_m * std::sin(azimuth), mast.y + away_m * std::cos(azimuth)}, false)) {
            return false;
        }
    }
    const double share = (length_m - fan.step_m()) / length_m;
    return maker.add(length_m - fan.step_m(), {mast.x + share * dx, mast.y + share * dy}, false) &&
           maker.add(length_m, receiver, true);
}

bool sweep_profile(const TerrainProfiler& profiler, Point mast, Point receiver, PathProfile& profile) {
    return sweep_profile(RadialFan{profiler.step()}, profiler, mast, receiver, profile);
}

}  // namespace lomsong
