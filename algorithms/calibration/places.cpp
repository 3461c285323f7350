// SPDX-License-Identifier: Apache-2.0
#include "algorithms/calibration/places.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace lomsong {

namespace {

/// The value that occurs most; of equally frequent ones the lowest.
template <class T>
T most_frequent(const std::vector<T>& values) {
    std::map<T, std::size_t> counts;
    for (const T& value : values) {
        ++counts[value];
    }
    return std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })->first;
}

struct Gathered {
    std::vector<double> residuals_db;
    std::vector<double> distances_m;
    std::vector<std::uint8_t> land_cover;
    std::vector<std::size_t> areas;
};

}  // namespace

PlaceSquare square_of(Point position, Metres edge) noexcept {
    return {static_cast<std::int64_t>(std::floor(position.x / edge.value())),
            static_cast<std::int64_t>(std::floor(position.y / edge.value()))};
}

std::vector<CalibrationPlace> places_of(std::span<const CalibrationSample> samples, Technology technology) {
    std::map<std::pair<std::size_t, PlaceSquare>, Gathered> squares;
    for (const CalibrationSample& sample : samples) {
        if (sample.technology == technology) {
            Gathered& square = squares[{sample.operator_index, square_of(sample.position)}];
            square.residuals_db.push_back(sample.residual.value());
            square.distances_m.push_back(sample.distance.value());
            square.land_cover.push_back(sample.land_cover);
            square.areas.push_back(sample.area);
        }
    }
    std::vector<CalibrationPlace> places;
    places.reserve(squares.size());
    for (const auto& [key, square] : squares) {
        places.push_back({most_frequent(square.land_cover), Metres{median(square.distances_m)},
                          Decibels{median(square.residuals_db)}, most_frequent(square.areas)});
    }
    return places;
}

double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }

double percentile(std::vector<double> values, double p) {
    std::ranges::sort(values);
    const double at = p * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

}  // namespace lomsong
