// SPDX-License-Identifier: Apache-2.0
#include "algorithms/sweep/radial_sweep.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "algorithms/propagation/models.hpp"
#include "algorithms/propagation/p1812_ducting.hpp"
#include "algorithms/propagation/p1812_path.hpp"
#include "algorithms/sweep/kernel/kernels.hpp"

namespace lomsong {

namespace {

sweep::Directions directions_of(const RadialFan& fan, int ring, int sheaf) {
    sweep::Directions directions;
    for (int lane = 0; lane < RadialFan::k_lanes; ++lane) {
        const double azimuth = fan.azimuth_rad(sheaf * RadialFan::k_lanes + lane, ring);
        directions.sine.of[lane] = static_cast<float>(std::sin(azimuth));
        directions.cosine.of[lane] = static_cast<float>(std::cos(azimuth));
    }
    return directions;
}

/// Cells from the mast's own cell, and where that one's centre lies.
sweep::ReceiverFrame receivers_of(const Mast& mast, const ReceiverCells& cells) {
    const double size_m = cells.grid.cell_size().value();
    const double mast_col = std::floor((mast.position.x - cells.grid.west()) / size_m);
    const double mast_row = std::floor((cells.grid.north() - mast.position.y) / size_m);
    return {.first_row = cells.window.row.value - static_cast<std::int32_t>(mast_row),
            .first_col = cells.window.col.value - static_cast<std::int32_t>(mast_col),
            .offset_dx_m = static_cast<float>(cells.grid.west() + (mast_col + 0.5) * size_m - mast.position.x),
            .offset_dy_m = static_cast<float>(cells.grid.north() - (mast_row + 0.5) * size_m - mast.position.y),
            .cell_m = static_cast<float>(size_m),
            .rows = cells.window.rows,
            .cols = cells.window.cols,
            .ground_m = cells.ground_m.data(),
            .wanted = cells.wanted.data()};
}

sweep::RadioFrame radio_of(const sweep::MastFrame& mast, const RadioParameters& radio, Hertz frequency) {
    const double f_ghz = frequency.value() / 1e9;
    return {.f_ghz = static_cast<float>(f_ghz),
            .wave_m = static_cast<float>(0.2998 / f_ghz),
            .step_km = mast.step_km,
            .bend = mast.bend,
            .earth_km = mast.earth_km,
            .n0 = static_cast<float>(radio.n0),
            .vertical = radio.polarisation == Polarisation::vertical};
}

/// One mast on its way through the fan, depth first: what a ring leaves is used while it is still in the cache.
class MastTask {
  public:
    MastTask(const RadialFan& fan, const sweep::MastFrame& mast, std::vector<sweep::RadioFrame> radios,
             const sweep::ReceiverFrame& receivers, RadialSweep::Scratch& scratch, LossField& field)
        : m_fan{fan},
          m_mast{mast},
          m_radios{std::move(radios)},
          m_receivers{receivers},
          m_scratch{scratch},
          m_field{field} {}

    void run() {
        m_scratch.rings.resize(static_cast<std::size_t>(m_scratch.order.rings()));
        m_scratch.paths.count = 0;
        for (int sheaf = 0; sheaf < m_scratch.order.sheaves(0); ++sheaf) {
            sweep_sheaf(0, sheaf);
        }
    }

  private:
    [[nodiscard]] bool any_beyond(int ring, int sheaf) const {
        return ring < m_scratch.order.rings() && m_scratch.order.any_beyond(ring, sheaf);
    }

    void sweep_sheaf(int ring, int sheaf) {
        if (!any_beyond(ring, sheaf)) {
            return;
        }
        sweep::WalkState& state = m_scratch.rings[static_cast<std::size_t>(ring)];
        const bool with_clutter = m_mast.clutter_m != nullptr;
        state.reset(RadialFan::last_sample(ring), with_clutter);
        if (ring > 0) {
            state.inherit(m_scratch.rings[static_cast<std::size_t>(ring) - 1], sheaf % 2, with_clutter);
        }
        const bool goes_on = any_beyond(ring + 1, 2 * sheaf) || any_beyond(ring + 1, 2 * sheaf + 1);
        const int last = goes_on ? RadialFan::last_sample(ring) : m_scratch.order.last_sample_wanted(ring, sheaf);
        sweep::walk(m_mast, directions_of(m_fan, ring, sheaf), {ring, sheaf, last}, m_receivers, m_scratch.order,
                    state, m_scratch.paths);
        turn_into_losses(state);
        if (goes_on) {
            sweep_sheaf(ring + 1, 2 * sheaf);
            sweep_sheaf(ring + 1, 2 * sheaf + 1);
        }
    }

    void turn_into_losses(const sweep::WalkState& state) {
        sweep::SweptPaths& paths = m_scratch.paths;
        m_scratch.losses_db.resize(paths.count + RadialFan::k_lanes);
        for (std::size_t f = 0; f < m_radios.size(); ++f) {
            sweep::p1812_losses(m_radios[f], state, paths, m_scratch.losses_db);
            const std::span<float> to = m_field.losses_db(f);
            for (std::size_t i = 0; i < paths.count; ++i) {
                to[paths.cell[i]] = m_scratch.losses_db[i];
            }
        }
        paths.count = 0;
    }

    const RadialFan& m_fan;
    const sweep::MastFrame& m_mast;
    std::vector<sweep::RadioFrame> m_radios;
    const sweep::ReceiverFrame& m_receivers;
    RadialSweep::Scratch& m_scratch;
    LossField& m_field;
};

}  // namespace

RadialSweep::RadialSweep(const TerrainProfiler& profiler, const RadioParameters& radio)
    : m_profiler{profiler}, m_radio{radio}, m_fan{profiler.step()} {
    // No receiver of a run lies beyond its radius; farther ones read the last entry.
    const double farthest = std::min(radio.radius.value() / m_fan.step_m(), 10'000.0);
    m_layer_least_db.push_back(0.0F);
    for (int i = 1; i <= static_cast<int>(farthest) + 1; ++i) {
        const double d_km = i * m_fan.step_m() / 1e3;
        m_layer_least_db.push_back(static_cast<float>(p1812::least_layer_loss_db(d_km, Link{}.latitude_deg)));
    }
}

bool RadialSweep::serves(const PathLossModel& model, const Mast& mast) const {
    const Window& terrain = m_profiler.terrain().window();
    Link link;
    link.transmitter_height = mast.antenna_height;
    link.receiver_height = m_radio.receiver_height;
    const auto in_range = [&](Hertz frequency) {
        link.frequency = frequency;
        return radio_in_range(model.info(), link) == LossReason::none;
    };
    return &model == &k_p1812_model && std::ranges::all_of(mast.frequencies, in_range) &&
           std::isfinite(m_radio.delta_n) && m_radio.delta_n < 157.0 && std::isfinite(m_radio.n0) &&
           terrain.rows >= 2 && terrain.cols >= 2 && m_profiler.ground(mast.position).has_value();
}

sweep::MastFrame RadialSweep::frame_of(const Mast& mast) const {
    const Raster<HeightAboveSeaLevel>& terrain = m_profiler.terrain();
    const double earth_km = p1812::effective_earth_radius_km(m_radio.delta_n);
    const HeightAboveSeaLevel antenna = raised(*m_profiler.ground(mast.position), mast.antenna_height);
    const Hertz lowest = *std::ranges::min_element(mast.frequencies);
    const Raster<float>& clutter = m_profiler.clutter_raster();
    return {.profiler = &m_profiler,
            .ground_m = terrain.values().data(),
            .clutter_m = clutter.empty() ? nullptr : clutter.values().data(),
            .rows = terrain.window().rows,
            .cols = terrain.window().cols,
            .origin = sweep::GroundOrigin{terrain.grid(), terrain.window(), mast.position, m_fan.step_m()},
            .step_km = static_cast<float>(m_fan.step_m() / 1e3),
            .antenna_m = static_cast<float>(antenna.value()),
            .antenna_above_ground_m = static_cast<float>(mast.antenna_height.value()),
            .receiver_above_ground_m = static_cast<float>(m_radio.receiver_height.value()),
            .bend = static_cast<float>(500.0 / earth_km),
            .earth_km = static_cast<float>(earth_km),
            .longest_wave_m = static_cast<float>(0.2998e9 / lowest.value()),
            .layer_least_db = m_layer_least_db};
}

void RadialSweep::sweep(const Mast& mast, const ReceiverCells& cells, Scratch& scratch, LossField& field,
                        std::vector<Cell>& near) const {
    const sweep::MastFrame frame = frame_of(mast);
    const sweep::ReceiverFrame receivers = receivers_of(mast, cells);
    scratch.order.sort(m_fan, receivers);
    std::vector<sweep::RadioFrame> radios;
    std::ranges::transform(mast.frequencies, std::back_inserter(radios),
                           [&](Hertz frequency) { return radio_of(frame, m_radio, frequency); });
    MastTask{m_fan, frame, std::move(radios), receivers, scratch, field}.run();
    near.clear();
    for (const std::uint32_t place : scratch.order.near().places) {
        near.push_back({Row{cells.window.row.value + static_cast<std::int32_t>(place >> 16U)},
                        Col{cells.window.col.value + static_cast<std::int32_t>(place & 0xFFFFU)}});
    }
}

}  // namespace lomsong
