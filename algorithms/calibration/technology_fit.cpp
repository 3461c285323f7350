// SPDX-License-Identifier: Apache-2.0
#include "algorithms/calibration/technology_fit.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "algorithms/calibration/robust_lines.hpp"

namespace lomsong {

namespace {

constexpr double k_near_share = 0.05;
constexpr double k_far_share = 0.95;
constexpr double k_distinct = 2.0;  ///< standard errors that an effect must lie off 0

Range<Metres> range_of(std::span<const CalibrationPlace> places) {
    std::vector<double> distances_m;
    for (const CalibrationPlace& place : places) {
        distances_m.push_back(place.distance.value());
    }
    return {Metres{percentile(distances_m, k_near_share)}, Metres{percentile(distances_m, k_far_share)}};
}

TechnologyCalibration with_range(const RobustLines& lines, Range<Metres> distances) {
    return {distances, lines.line, lines.classes};
}

/// Standard error of an estimate from what it becomes without each of the groups.
double jackknife_error(std::span<const double> without_each) {
    const auto count = static_cast<double>(without_each.size());
    double mean = 0.0;
    for (const double value : without_each) {
        mean += value / count;
    }
    double squares = 0.0;
    for (const double value : without_each) {
        squares += (value - mean) * (value - mean);
    }
    return std::sqrt((count - 1.0) / count * squares);
}

bool is_distinct(const Estimate& estimate) {
    return std::abs(estimate.value.value()) >= k_distinct * estimate.standard_error.value();
}

/// Squares of what is left in one area.
struct AreaSquares {
    double before_db2 = 0.0;
    double after_db2 = 0.0;
    double places = 0.0;
};

/// By how much the RMSE over all areas but one falls; over all when that one is none of them.
double fall_db(const std::vector<AreaSquares>& areas, std::size_t but) {
    AreaSquares sum;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (i != but) {
            sum = {sum.before_db2 + areas[i].before_db2, sum.after_db2 + areas[i].after_db2,
                   sum.places + areas[i].places};
        }
    }
    return sum.places > 0.0 ? std::sqrt(sum.before_db2 / sum.places) - std::sqrt(sum.after_db2 / sum.places) : 0.0;
}

/// One technology on its way from places to a verdict.
class Trial {
  public:
    Trial(std::vector<CalibrationPlace> places, const CalibrationLimits& limits)
        : m_places{std::move(places)}, m_limits{limits} {
        std::set<std::size_t> areas;
        for (const CalibrationPlace& place : m_places) {
            areas.insert(place.area);
        }
        m_areas.assign(areas.begin(), areas.end());
    }

    /// Fills in `fit` as far as the places carry it.
    void run(TechnologyFit& fit) {
        fit.places = m_places.size();
        fit.areas = m_areas.size();
        fit.refusal = too_little(fit);
        if (fit.refusal != CalibrationRefusal::none) {
            return;
        }
        take_lines(fit);
        fit.refusal = implausible(fit);
        if (fit.refusal != CalibrationRefusal::none) {
            return;
        }
        leave_out_areas();
        take_errors(fit);
        fit.refusal = unproven(fit);
    }

  private:
    [[nodiscard]] CalibrationRefusal too_little(TechnologyFit& fit) const {
        if (m_places.size() < m_limits.least_places) {
            return CalibrationRefusal::few_places;
        }
        fit.distances = range_of(m_places);
        if (m_areas.size() < m_limits.least_areas) {
            return CalibrationRefusal::few_areas;
        }
        return std::log10(fit.distances.highest / fit.distances.lowest) < m_limits.least_decades
                   ? CalibrationRefusal::short_range
                   : CalibrationRefusal::none;
    }

    void take_lines(TechnologyFit& fit) {
        const RobustLines lines = fit_lines(m_places);
        m_whole = with_range(lines, fit.distances);
        m_centre = lines.centre;
        m_counts.assign(m_places.size(), false);
        std::vector<double> before_db;
        std::vector<double> after_db;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            if (lines.weights[i] > 0.0) {
                m_counts[i] = true;
                before_db.push_back(m_places[i].residual.value());
                after_db.push_back(left_db(m_whole, m_places[i]));
            }
        }
        fit.outliers = m_places.size() - before_db.size();
        fit.centre = lines.centre;
        fit.line = lines.line;
        fit.at_centre.value = value_at(lines.line, m_centre);
        fit.slope.value = lines.line.slope;
        for (const auto& [land_cover, line] : lines.classes) {
            const auto places = std::ranges::count(m_places, land_cover, &CalibrationPlace::land_cover);
            fit.classes[land_cover] = {line, static_cast<std::size_t>(places), {value_at(line, m_centre), {}}};
        }
        for (const CalibrationPlace& place : m_places) {
            const Decibels correction = m_whole.correction(place.land_cover, place.distance);
            if (std::abs(correction.value()) > std::abs(fit.largest.value())) {
                fit.largest = correction;
                fit.largest_at = place.distance;
            }
        }
        fit.before = level_errors(before_db);
        fit.after = level_errors(after_db);
    }

    [[nodiscard]] CalibrationRefusal implausible(const TechnologyFit& fit) const {
        if (static_cast<double>(fit.outliers) > m_limits.most_outliers * static_cast<double>(fit.places)) {
            return CalibrationRefusal::many_outliers;
        }
        return std::abs(fit.largest.value()) > m_limits.largest.value() ? CalibrationRefusal::too_large
                                                                        : CalibrationRefusal::none;
    }

    [[nodiscard]] static double left_db(const TechnologyCalibration& calibration, const CalibrationPlace& place) {
        return (place.residual - calibration.correction(place.land_cover, place.distance)).value();
    }

    void leave_out_areas() {
        for (const std::size_t area : m_areas) {
            std::vector<CalibrationPlace> others;
            std::ranges::copy_if(m_places, std::back_inserter(others),
                                 [area](const CalibrationPlace& place) { return place.area != area; });
            const TechnologyCalibration calibration = calibration_from(others);
            AreaSquares squares;
            for (std::size_t i = 0; i < m_places.size(); ++i) {
                if (m_places[i].area == area && m_counts[i]) {
                    const double before_db = m_places[i].residual.value();
                    const double after_db = left_db(calibration, m_places[i]);
                    m_left_out_db.push_back(after_db);
                    squares = {squares.before_db2 + before_db * before_db, squares.after_db2 + after_db * after_db,
                               squares.places + 1.0};
                }
            }
            m_squares.push_back(squares);
            m_without.push_back(calibration);
        }
    }

    /// The standard error of something that the lines say.
    template <class Said>
    [[nodiscard]] Decibels error_of(const Said& said) const {
        std::vector<double> without_each;
        for (const TechnologyCalibration& calibration : m_without) {
            without_each.push_back(said(calibration).value());
        }
        return Decibels{jackknife_error(without_each)};
    }

    void take_errors(TechnologyFit& fit) const {
        const Metres centre = m_centre;
        fit.at_centre.standard_error =
            error_of([centre](const TechnologyCalibration& of) { return value_at(of.line, centre); });
        fit.slope.standard_error = error_of([](const TechnologyCalibration& of) { return of.line.slope; });
        for (auto& [land_cover, own] : fit.classes) {
            own.at_centre.standard_error =
                error_of([centre, land_cover = land_cover](const TechnologyCalibration& of) {
                    return value_at(of.line_of(land_cover), centre);
                });
        }
        fit.left_out = level_errors(m_left_out_db);
        std::vector<double> without_each;
        for (std::size_t i = 0; i < m_squares.size(); ++i) {
            without_each.push_back(fall_db(m_squares, i));
        }
        fit.improvement = {Decibels{fall_db(m_squares, m_squares.size())}, Decibels{jackknife_error(without_each)}};
    }

    [[nodiscard]] static CalibrationRefusal unproven(const TechnologyFit& fit) {
        const bool distinct =
            is_distinct(fit.at_centre) || is_distinct(fit.slope) ||
            std::ranges::any_of(fit.classes, [](const auto& own) { return is_distinct(own.second.at_centre); });
        if (!distinct) {
            return CalibrationRefusal::indistinct;
        }
        return fit.improvement.value > fit.improvement.standard_error ? CalibrationRefusal::none
                                                                      : CalibrationRefusal::not_confirmed;
    }

    std::vector<CalibrationPlace> m_places;
    CalibrationLimits m_limits;
    std::vector<std::size_t> m_areas;
    TechnologyCalibration m_whole;
    Metres m_centre;
    std::vector<bool> m_counts;                    ///< by place: it is no outlier
    std::vector<TechnologyCalibration> m_without;  ///< by area, from all others
    std::vector<AreaSquares> m_squares;            ///< by area
    std::vector<double> m_left_out_db;
};

}  // namespace

TechnologyCalibration calibration_from(std::span<const CalibrationPlace> places) {
    return with_range(fit_lines(places), range_of(places));
}

LevelErrors level_errors(std::span<const double> residuals_db) {
    if (residuals_db.empty()) {
        return {};
    }
    const auto count = static_cast<double>(residuals_db.size());
    double sum = 0.0;
    double squares = 0.0;
    for (const double residual : residuals_db) {
        sum += residual;
        squares += residual * residual;
    }
    const double mean = sum / count;
    double around = 0.0;
    for (const double residual : residuals_db) {
        around += (residual - mean) * (residual - mean);
    }
    const double deviation = count > 1.0 ? std::sqrt(around / (count - 1.0)) : 0.0;
    return {Decibels{mean}, Decibels{deviation}, Decibels{std::sqrt(squares / count)}};
}

TechnologyFit fit_technology(std::span<const CalibrationSample> samples, Technology technology,
                             const CalibrationLimits& limits) {
    TechnologyFit fit;
    fit.technology = technology;
    fit.samples = static_cast<std::size_t>(std::ranges::count(samples, technology, &CalibrationSample::technology));
    Trial{places_of(samples, technology), limits}.run(fit);
    return fit;
}

}  // namespace lomsong
