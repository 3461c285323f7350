// SPDX-License-Identifier: Apache-2.0
#include "io/report/profile_scale.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/core/error.hpp"

namespace lomsong::report {

namespace {

constexpr double k_light_m_per_s = 299'792'458.0;

void refuse(const std::string& text) { throw Error{ErrorKind::bad_data, "profile plot", text}; }

void check(const ProfilePlot& plot) {
    const PathProfile& profile = plot.profile;
    const std::size_t points = profile.distance_km.size();
    if (points < 2 || profile.terrain_m.size() != points || profile.clutter_m.size() != points) {
        refuse(
            fmt::format("{} distances, {} heights of terrain, {} of clutter. Give as many of each, two at least.",
                        points, profile.terrain_m.size(), profile.clutter_m.size()));
    }
    if (profile.distance_km.front() != 0.0) {
        refuse(fmt::format("the first point lies at {} km. Distances count from the transmitter, 0.",
                           profile.distance_km.front()));
    }
    for (std::size_t i = 0; i < points; ++i) {
        if (!std::isfinite(profile.distance_km[i]) || !std::isfinite(profile.terrain_m[i]) ||
            !std::isfinite(profile.clutter_m[i])) {
            refuse(fmt::format("point {} holds what is no number. Leave unknown ground out of a plot.", i));
        }
        if (i > 0 && !(profile.distance_km[i] > profile.distance_km[i - 1])) {
            refuse(fmt::format("point {} at {} km does not lie beyond {} km. Distances must rise.", i,
                               profile.distance_km[i], profile.distance_km[i - 1]));
        }
    }
    if (!(plot.frequency.value() > 0.0) || !(plot.effective_earth_radius.value() > 0.0)) {
        refuse(fmt::format("frequency {} Hz and effective Earth radius {} m must both be above 0.",
                           plot.frequency.value(), plot.effective_earth_radius.value()));
    }
}

/// The round step nearest above a `wanted`-th of `span`.
double round_step(double span, int wanted) {
    const double raw = span / static_cast<double>(wanted);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (raw <= factor * power * (1.0 + 1e-9)) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

std::vector<double> multiples(double step, double first, double last) {
    std::vector<double> ticks;
    for (double i = first; i <= last; ++i) {
        ticks.push_back(i * step + 0.0);  // + 0.0 turns -0 into 0
    }
    return ticks;
}

}  // namespace

ProfileGeometry::ProfileGeometry(const ProfilePlot& plot) : m_plot{plot} {
    check(plot);
    m_length_km = plot.profile.distance_km.back();
    m_lambda_m = k_light_m_per_s / plot.frequency.value();
    m_lowest_m = ground_m(0);
    m_highest_m = std::max(line_m(0.0), line_m(m_length_km));
    for (std::size_t i = 0; i < plot.profile.distance_km.size(); ++i) {
        const double d_km = plot.profile.distance_km[i];
        m_lowest_m = std::min({m_lowest_m, ground_m(i), line_m(d_km) - fresnel_m(d_km)});
        m_highest_m = std::max({m_highest_m, clutter_top_m(i), line_m(d_km) + fresnel_m(d_km)});
    }
}

double ProfileGeometry::bulge_m(double distance_km) const {
    return 1e6 * distance_km * (m_length_km - distance_km) / (2.0 * m_plot.effective_earth_radius.value());
}

double ProfileGeometry::ground_m(std::size_t point) const {
    return m_plot.profile.terrain_m[point] + bulge_m(m_plot.profile.distance_km[point]);
}

double ProfileGeometry::clutter_top_m(std::size_t point) const {
    return ground_m(point) + m_plot.profile.clutter_m[point];
}

double ProfileGeometry::line_m(double distance_km) const {
    const double start_m = m_plot.profile.terrain_m.front() + m_plot.transmitter.height.value();
    const double end_m = m_plot.profile.terrain_m.back() + m_plot.receiver.height.value();
    return start_m + (end_m - start_m) * distance_km / m_length_km;
}

double ProfileGeometry::fresnel_m(double distance_km) const {
    const double product = distance_km * (m_length_km - distance_km);
    return std::sqrt(std::max(0.0, 1e3 * m_lambda_m * product / m_length_km));
}

std::vector<double> outer_ticks(double lowest, double highest, int wanted) {
    const double step = round_step(highest - lowest, wanted);
    return multiples(step, std::floor(lowest / step + 1e-9), std::ceil(highest / step - 1e-9));
}

std::vector<double> inner_ticks(double lowest, double highest, int wanted) {
    const double step = round_step(highest - lowest, wanted);
    return multiples(step, std::ceil(lowest / step - 1e-9), std::floor(highest / step + 1e-9));
}

}  // namespace lomsong::report
