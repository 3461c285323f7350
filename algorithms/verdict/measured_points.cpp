// SPDX-License-Identifier: Apache-2.0
#include "algorithms/verdict/measured_points.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "algorithms/verdict/point_status.hpp"

namespace lomsong {

namespace {

/// Test points by squares as wide as the attaching distance, so that a measurement looks at nine of them.
class NearestPoint {
  public:
    NearestPoint(std::span<const TestPoint> points, Metres reach) : m_points{points}, m_reach{reach} {
        for (std::size_t i = 0; i < points.size(); ++i) {
            m_squares[square(points[i].position)].push_back(i);
        }
    }

    struct Found {
        std::size_t point = 0;
        Metres distance;
    };
    [[nodiscard]] std::optional<Found> to(Point position) const {
        const Square middle = square(position);
        std::optional<Found> nearest;
        for (std::int64_t dx = -1; dx <= 1; ++dx) {
            for (std::int64_t dy = -1; dy <= 1; ++dy) {
                const auto found = m_squares.find({middle.first + dx, middle.second + dy});
                if (found == m_squares.end()) {
                    continue;
                }
                for (const std::size_t point : found->second) {
                    const Metres away = distance(m_points[point].position, position);
                    const bool nearer =
                        !nearest || std::tie(away, point) < std::tie(nearest->distance, nearest->point);
                    if (away <= m_reach && nearer) {
                        nearest = Found{point, away};
                    }
                }
            }
        }
        return nearest;
    }

  private:
    using Square = std::pair<std::int64_t, std::int64_t>;
    [[nodiscard]] Square square(Point point) const {
        const auto index = [&](double metres) {
            return static_cast<std::int64_t>(std::floor(metres / m_reach.value()));
        };
        return {index(point.x), index(point.y)};
    }

    std::span<const TestPoint> m_points;
    Metres m_reach;
    std::map<Square, std::vector<std::size_t>> m_squares;
};

/// A measurement at its test point.
struct Attached {
    const Measurement* measurement = nullptr;
    Metres distance;
};

/// The middle of the values, of an even number the mean of the two in the middle; nothing of none.
std::optional<double> median(std::vector<double> values) {
    if (values.empty()) {
        return std::nullopt;
    }
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2.0;
}

/// The greatest of the values that at least `share` of them reach; `share` in (0, 1], values not empty.
double reached_by(double share, std::vector<double> values) {
    std::ranges::sort(values, std::greater{});
    const auto enough = [&](std::size_t count) {
        return static_cast<double>(count) / static_cast<double>(values.size()) >= share;
    };
    std::size_t count = 1;
    while (count < values.size() && !enough(count)) {
        ++count;
    }
    return values[count - 1];
}

template <class Get>
std::vector<double> values_of(const std::vector<Attached>& samples, const Get& get) {
    std::vector<double> values;
    for (const Attached& sample : samples) {
        if (const std::optional<double> value = get(sample)) {
            values.push_back(*value);
        }
    }
    return values;
}

std::optional<double> level_of(const Attached& sample) {
    return sample.measurement->level ? std::optional{sample.measurement->level->value()} : std::nullopt;
}

PointStatus status_of(Dbm level, const Thresholds& thresholds) {
    return level >= thresholds.service   ? PointStatus::good
           : level >= thresholds.minimum ? PointStatus::weak
                                         : PointStatus::none;
}

/// The measurements of one test point, operator and technology as one.
class Gathering {
  public:
    Gathering(const Layers& layers, const RunParameters& parameters) : m_layers{layers}, m_parameters{parameters} {}

    /// `point` says whose they are.
    [[nodiscard]] MeasuredPoint gather(MeasuredPoint point, const std::vector<Attached>& all) const {
        std::vector<Attached> samples;
        std::ranges::copy_if(all, std::back_inserter(samples),
                             [&](const Attached& sample) { return is_young(*sample.measurement); });
        const bool too_old = samples.empty();
        point.levels_too_old = values_of(all, level_of).size() - values_of(samples, level_of).size();
        if (too_old) {
            samples = all;
        }
        describe(samples, point);
        point.use = !m_layers.operator_has_reported[point.operator_index]    ? MeasurementUse::not_reported
                    : too_old                                                ? MeasurementUse::too_old
                    : point.levels == 0                                      ? MeasurementUse::no_level
                    : point.levels < m_parameters.measurements.minimum_count ? MeasurementUse::too_few
                                                                             : MeasurementUse::overrides;
        return point;
    }

  private:
    [[nodiscard]] bool is_young(const Measurement& measurement) const {
        const std::chrono::days limit{static_cast<int>(m_parameters.measurements.max_age_days)};
        return m_layers.as_of && *m_layers.as_of - measurement.day <= limit;
    }

    void describe(const std::vector<Attached>& samples, MeasuredPoint& point) const {
        std::set<std::string_view> devices;
        point.newest = samples.front().measurement->day;
        for (const Attached& sample : samples) {
            const Measurement& measurement = *sample.measurement;
            point.newest = std::max(point.newest, measurement.day);
            point.speeds += measurement.download_mbps || measurement.upload_mbps ? 1U : 0U;
            if (!measurement.device.empty()) {
                devices.insert(measurement.device);
            }
        }
        point.devices = devices.size();
        point.distance = Metres{*median(
            values_of(samples, [](const Attached& sample) { return std::optional{sample.distance.value()}; }))};
        point.download_mbps =
            median(values_of(samples, [](const Attached& sample) { return sample.measurement->download_mbps; }));
        point.upload_mbps =
            median(values_of(samples, [](const Attached& sample) { return sample.measurement->upload_mbps; }));
        decide(values_of(samples, level_of), point);
    }

    void decide(const std::vector<double>& levels_dbm, MeasuredPoint& point) const {
        point.levels = levels_dbm.size();
        if (levels_dbm.empty()) {
            return;
        }
        point.level = Dbm{*median(levels_dbm)};
        point.deciding_level = m_parameters.measurements.statistic == MeasuredStatistic::median
                                   ? *point.level
                                   : Dbm{reached_by(m_parameters.probability.target, levels_dbm)};
        point.status =
            status_of(*point.deciding_level, m_parameters.technologies[index_of(point.technology)].thresholds);
    }

    const Layers& m_layers;
    const RunParameters& m_parameters;
};

auto identity_of(const MeasuredPoint& measured) {
    return std::tuple{measured.point, measured.operator_index, measured.technology};
}

}  // namespace

std::vector<MeasuredPoint> measured_points(const Layers& layers, const RunParameters& parameters,
                                           std::span<const TestPoint> points) {
    using Key = std::tuple<std::size_t, std::size_t, Technology>;
    const NearestPoint nearest{points, parameters.measurements.attach_distance};
    std::map<Key, std::vector<Attached>> samples;
    for (const Measurement& measurement : layers.measurements) {
        if (const auto found = nearest.to(measurement.position)) {
            samples[{found->point, measurement.operator_index, measurement.technology}].push_back(
                {&measurement, found->distance});
        }
    }
    const Gathering gathering{layers, parameters};
    std::vector<MeasuredPoint> measured;
    for (const auto& [key, attached] : samples) {
        MeasuredPoint point;
        std::tie(point.point, point.operator_index, point.technology) = key;
        measured.push_back(gathering.gather(point, attached));
    }
    return measured;
}

void hold_against(const PointLinks& links, const RunParameters& parameters, std::vector<MeasuredPoint>& measured) {
    for (MeasuredPoint& point : measured) {
        point.link = links.at(point.point, point.operator_index, point.technology);
        point.predicted = point_status(point.link, parameters.technologies[index_of(point.technology)].thresholds,
                                       parameters.probability);
    }
}

const MeasuredPoint* overriding(std::span<const MeasuredPoint> measured, std::size_t point,
                                std::size_t operator_index, Technology technology) {
    const std::tuple wanted{point, operator_index, technology};
    const auto found = std::ranges::lower_bound(measured, wanted, {}, identity_of);
    const bool overrides =
        found != measured.end() && identity_of(*found) == wanted && found->use == MeasurementUse::overrides;
    return overrides ? &*found : nullptr;
}

std::vector<MeasuredPoint> of_points(std::span<const MeasuredPoint> measured, std::size_t first,
                                     std::size_t count) {
    std::vector<MeasuredPoint> chosen;
    for (auto at = std::ranges::lower_bound(measured, first, {}, &MeasuredPoint::point);
         at != measured.end() && at->point < first + count; ++at) {
        chosen.push_back(*at);
        chosen.back().point -= first;
    }
    return chosen;
}

}  // namespace lomsong
