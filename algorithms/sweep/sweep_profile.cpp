// SPDX-License-Identifier: Apache-2.0
#include "algorithms/sweep/sweep_profile.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "algorithms/sweep/ground_origin.hpp"

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
    // In single precision, operation for operation as the vector code: clutter is that of a cell, and the cell must
    // be the same one.
    const auto dx = static_cast<float>(receiver.x - mast.x);
    const auto dy = static_cast<float>(receiver.y - mast.y);
    const float away_m = std::sqrt(std::fma(dx, dx, dy * dy));
    const float steps = away_m * static_cast<float>(1.0 / fan.step_m());
    if (steps < fan.near_limit()) {
        return profiler.cut(mast, receiver, profile);
    }
    const Grid& terrain = profiler.terrain().grid();
    const sweep::GroundOrigin origin{terrain, profiler.terrain().window(), mast, fan.step_m()};
    ProfileMaker maker{profiler, profile};
    if (!maker.add(0.0, mast, true)) {
        return false;
    }
    const float turn = RadialFan::turn_of(dx, dy);
    const int last = RadialFan::samples_before(steps);
    for (int ring = 0; RadialFan::first_sample(ring) <= last; ++ring) {
        const double azimuth = fan.azimuth_rad(fan.radial_at(turn, ring), ring);
        const auto sine = static_cast<float>(std::sin(azimuth));
        const auto cosine = static_cast<float>(std::cos(azimuth));
        for (int i = RadialFan::first_sample(ring); i <= std::min(RadialFan::last_sample(ring), last); ++i) {
            const float cells = static_cast<float>(i) * origin.cells_per_step;
            const float east = std::fma(sine, cells, origin.col_part);
            const float south = std::fma(-cosine, cells, origin.row_part);
            if (!maker.add(i * fan.step_m(), origin.place(terrain, east, south), false)) {
                return false;
            }
        }
    }
    const float d_km = away_m * 1e-3F;
    const float private_km = d_km - static_cast<float>(fan.step_m() / 1e3);
    const float cells = private_km / d_km * origin.cells_per_metre;
    const float east = std::fma(dx, cells, origin.col_part);
    const float south = std::fma(-dy, cells, origin.row_part);
    const double length_m = std::hypot(receiver.x - mast.x, receiver.y - mast.y);
    return maker.add(length_m - fan.step_m(), origin.place(terrain, east, south), false) &&
           maker.add(length_m, receiver, true);
}

bool sweep_profile(const TerrainProfiler& profiler, Point mast, Point receiver, PathProfile& profile) {
    return sweep_profile(RadialFan{profiler.step()}, profiler, mast, receiver, profile);
}

}  // namespace lomsong
