// SPDX-License-Identifier: Apache-2.0
#include "engine/job/radio_scene.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "algorithms/antenna/link_budget.hpp"
#include "algorithms/antenna/pattern.hpp"
#include "algorithms/propagation/free_space.hpp"
#include "algorithms/propagation/models.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

const PathLossModel& model_of(const RunParameters& parameters) {
    const PathLossModel* model = find_model(parameters.radio.model);
    if (model == nullptr) {
        throw Error{ErrorKind::bad_project, "[radio] model",
                    "'" + parameters.radio.model + "' is not a known model." +
                        did_you_mean(parameters.radio.model, model_names())};
    }
    return *model;
}

std::vector<LoadedMast> load_masts(const std::vector<RadioSector>& sectors, const TerrainProfiler& profiler) {
    std::vector<LoadedMast> masts;
    std::map<std::tuple<double, double, double>, std::size_t> by_place;
    for (std::uint32_t i = 0; i < sectors.size(); ++i) {
        const RadioSector& sector = sectors[i];
        const auto [entry, is_new] = by_place.try_emplace(
            {sector.position.x, sector.position.y, sector.antenna_height.value()}, masts.size());
        if (is_new) {
            LoadedMast mast;
            mast.mast = {sector.position, sector.antenna_height, {}};
            if (const auto ground = profiler.ground(sector.position)) {
                mast.antenna = raised(*ground, sector.antenna_height);
            }
            masts.push_back(std::move(mast));
        }
        LoadedMast& mast = masts[entry->second];
        std::vector<Hertz>& frequencies = mast.mast.frequencies;
        const auto found = std::ranges::find(frequencies, sector.frequency);
        mast.sectors.push_back({i, static_cast<std::size_t>(found - frequencies.begin())});
        if (found == frequencies.end()) {
            frequencies.push_back(sector.frequency);
        }
    }
    return masts;
}

PerTechnology<Dbm> weakest_useful_levels(const RunParameters& parameters) {
    const Decibels margin = parameters.margin();
    PerTechnology<Dbm> levels{};
    std::ranges::transform(parameters.technologies, levels.begin(),
                           [margin](const auto& technology) { return technology.thresholds.minimum + margin; });
    return levels;
}

}  // namespace

RadioScene::RadioScene(const Layers& layers, const RunParameters& parameters)
    : RadioScene{layers, parameters, std::make_shared<const TerrainProfiler>(layers, parameters)} {}

RadioScene::RadioScene(const Layers& layers, const RunParameters& parameters, const RadioScene& other)
    : RadioScene{layers, parameters, other.m_profiler} {}

RadioScene::RadioScene(const Layers& layers, const RunParameters& parameters,
                       std::shared_ptr<const TerrainProfiler> profiler)
    : m_layers{layers},
      m_parameters{parameters},
      m_sectors{complete_sectors(layers, parameters, m_assumed)},
      m_profiler{std::move(profiler)},
      m_sweep{*m_profiler, model_of(parameters), parameters.radio},
      m_masts{load_masts(m_sectors, *m_profiler)},
      m_weakest_useful{weakest_useful_levels(parameters)} {}

Direction RadioScene::direction(Point mast, std::optional<HeightAboveSeaLevel> antenna, Point receiver,
                                std::optional<HeightAboveSeaLevel> ground) const {
    Direction result;
    result.distance = distance(mast, receiver);
    result.azimuth = bearing(mast, receiver);
    if (antenna && ground) {
        result.elevation =
            elevation(*antenna, raised(*ground, m_parameters.radio.receiver_height), result.distance);
    }
    if (m_parameters.calibration) {
        result.land_cover = land_cover(receiver);
    }
    return result;
}

std::uint8_t RadioScene::land_cover(Point place) const {
    const std::optional<Cell> cell = m_layers.land_cover.cell_at(place);
    return cell ? m_layers.land_cover.at(*cell) : k_no_land_cover;
}

Decibels RadioScene::correction(Technology technology, const Direction& direction) const {
    const TechnologyCalibration* calibration =
        m_parameters.calibration ? m_parameters.calibration->find(technology) : nullptr;
    return calibration == nullptr ? Decibels{0.0}
                                  : calibration->correction(direction.land_cover, direction.distance);
}

Decibels RadioScene::largest_correction(Technology technology) const {
    const TechnologyCalibration* calibration =
        m_parameters.calibration ? m_parameters.calibration->find(technology) : nullptr;
    return calibration == nullptr ? Decibels{0.0} : calibration->largest_correction();
}

Dbm RadioScene::level(const RadioSector& sector, const Direction& direction, Decibels loss) const {
    return lomsong::level(sector, loss, direction.azimuth, direction.elevation.value_or(Angle{0.0}),
                          m_parameters.environment_loss()) +
           correction(sector.technology, direction);
}

Dbm RadioScene::pointed_level(const RadioSector& sector, const Direction& direction, Decibels loss) const {
    return sector.reference_eirp - loss - m_parameters.environment_loss() +
           correction(sector.technology, direction);
}

Dbm RadioScene::strongest_possible(const RadioSector& sector, const Direction& direction) const {
    const Decibels loss = free_space_loss(sector.frequency, direction.distance) - k_below_free_space;
    return direction.elevation ? level(sector, direction, loss) : pointed_level(sector, direction, loss);
}

}  // namespace lomsong
