// SPDX-License-Identifier: Apache-2.0
#include "engine/job/calibration_job.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "algorithms/calibration/technology_fit.hpp"
#include "engine/job/point_search.hpp"

namespace lomsong {

namespace {

/// The measurements that are predicted, as indices in their order: of a square those that lie evenly in it.
std::vector<std::size_t> thinned(const std::vector<Measurement>& measurements) {
    std::map<std::tuple<std::size_t, Technology, PlaceSquare>, std::vector<std::size_t>> squares;
    for (std::size_t i = 0; i < measurements.size(); ++i) {
        const Measurement& each = measurements[i];
        if (each.level) {
            squares[{each.operator_index, each.technology, square_of(each.position)}].push_back(i);
        }
    }
    std::vector<std::size_t> kept;
    for (auto& [square, members] : squares) {
        std::ranges::stable_sort(members, {}, [&](std::size_t i) {
            const Measurement& each = measurements[i];
            return std::tuple{each.position.x, each.position.y, each.day, each.level->value()};
        });
        const std::size_t count = std::min(members.size(), k_most_samples_of_a_place);
        for (std::size_t i = 0; i < count; ++i) {
            kept.push_back(members[i * members.size() / count]);
        }
    }
    std::ranges::sort(kept);
    return kept;
}

/// The places of points, each once, and which of them is whose.
class Positions {
  public:
    std::size_t index_of(Point position) {
        const auto [entry, is_new] = m_index.try_emplace({position.x, position.y}, m_points.size());
        if (is_new) {
            m_points.push_back({0, position, false, 0.0});
        }
        return entry->second;
    }
    [[nodiscard]] const std::vector<TestPoint>& points() const { return m_points; }

  private:
    std::map<std::pair<double, double>, std::size_t> m_index;
    std::vector<TestPoint> m_points;
};

/// Gives positions the numbers of their areas.
class Areas {
  public:
    explicit Areas(const std::vector<Commune>& communes) : m_communes{communes} {
        for (const Commune& commune : communes) {
            m_boxes.push_back(bounds(commune.area));
        }
    }

    /// Communes have their index.
    [[nodiscard]] std::optional<std::size_t> commune_at(Point position) const {
        for (std::size_t i = 0; i < m_communes.size(); ++i) {
            if (m_boxes[i].contains(position) && contains(m_communes[i].area, position)) {
                return i;
            }
        }
        return std::nullopt;
    }
    /// Blocks are numbered after the communes, as they are first seen.
    [[nodiscard]] std::size_t block_at(Point position) {
        return m_blocks.try_emplace(square_of(position, k_block_edge), m_communes.size() + m_blocks.size())
            .first->second;
    }

  private:
    const std::vector<Commune>& m_communes;
    std::vector<Box> m_boxes;
    std::map<PlaceSquare, std::size_t> m_blocks;
};

void give_areas(const std::vector<Commune>& communes, MeasuredAndPredicted& measured) {
    Areas areas{communes};
    std::vector<std::optional<std::size_t>> homes;
    std::set<std::size_t> seen;
    for (const CalibrationSample& sample : measured.samples) {
        homes.push_back(areas.commune_at(sample.position));
        if (homes.back()) {
            seen.insert(*homes.back());
        }
    }
    const bool by_commune = seen.size() >= CalibrationLimits{}.least_areas;
    measured.areas = by_commune ? AreaBasis::communes : AreaBasis::blocks;
    for (std::size_t i = 0; i < homes.size(); ++i) {
        CalibrationSample& sample = measured.samples[i];
        sample.area = by_commune && homes[i] ? *homes[i] : areas.block_at(sample.position);
    }
}

CalibrationSample sample_of(const RadioScene& scene, const Measurement& measurement, const BestLink& best) {
    constexpr Metres k_at_the_mast{1.0};
    CalibrationSample sample;
    sample.technology = measurement.technology;
    sample.operator_index = measurement.operator_index;
    sample.position = measurement.position;
    sample.land_cover = scene.land_cover(measurement.position);
    sample.distance =
        std::max(k_at_the_mast, distance(scene.sectors()[best.sector].position, measurement.position));
    sample.residual = *measurement.level - *best.level;
    return sample;
}

}  // namespace

RunParameters measuring_parameters(RunParameters parameters) {
    parameters.radio.environment = Environment::outdoor;
    parameters.calibration.reset();
    return parameters;
}

MeasuredAndPredicted predict_measured(const RadioScene& scene, Execution execution, Reporter& reporter) {
    const std::vector<Measurement>& measurements = scene.layers().measurements;
    MeasuredAndPredicted measured;
    measured.measurements = measurements.size();
    measured.without_level = static_cast<std::size_t>(
        std::ranges::count_if(measurements, [](const Measurement& each) { return !each.level; }));
    const std::vector<std::size_t> kept = thinned(measurements);
    measured.passed_over = measurements.size() - measured.without_level - kept.size();
    Positions positions;
    std::vector<std::size_t> point_of;
    for (const std::size_t i : kept) {
        point_of.push_back(positions.index_of(measurements[i].position));
    }
    const PointSearch search = search_points(scene, positions.points(), execution, reporter);
    for (std::size_t k = 0; k < kept.size(); ++k) {
        const Measurement& each = measurements[kept[k]];
        const BestLink& best = search.links.at(point_of[k], each.operator_index, each.technology);
        if (!best.level) {
            ++measured.not_predicted;
            continue;
        }
        measured.samples.push_back(sample_of(scene, each, best));
        const Range<Day> days = measured.days.value_or(Range<Day>{each.day, each.day});
        measured.days = Range<Day>{std::min(days.lowest, each.day), std::max(days.highest, each.day)};
    }
    give_areas(scene.layers().communes, measured);
    return measured;
}

std::vector<TechnologyFit> fit_technologies(const MeasuredAndPredicted& measured, const CalibrationLimits& limits) {
    std::vector<TechnologyFit> fits;
    for (const TechnologyInfo& technology : k_technologies) {
        TechnologyFit fit = fit_technology(measured.samples, technology.technology, limits);
        if (fit.samples > 0) {
            fits.push_back(std::move(fit));
        }
    }
    return fits;
}

std::optional<Calibration> calibration_of(const std::vector<TechnologyFit>& fits) {
    Calibration calibration;
    bool any = false;
    for (const TechnologyFit& fit : fits) {
        if (fit.refusal == CalibrationRefusal::none) {
            calibration.technologies[index_of(fit.technology)] = fit.calibration();
            any = true;
        }
    }
    return any ? std::optional{calibration} : std::nullopt;
}

}  // namespace lomsong
