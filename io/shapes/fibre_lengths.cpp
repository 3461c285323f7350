// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/fibre_lengths.hpp"

#include <algorithm>
#include <cmath>

#include "io/gdal/geodesic.hpp"
#include "io/gdal/session.hpp"

namespace lomsong {

namespace {

void add(LengthTotals& totals, Metres drawn, std::optional<Metres> declared) {
    ++totals.routes;
    totals.drawn = totals.drawn + drawn;
    if (declared) {
        ++totals.declaring;
        totals.drawn_of_declaring = totals.drawn_of_declaring + drawn;
        totals.declared = totals.declared + *declared;
    }
}

}  // namespace

std::optional<double> LengthTotals::ratio() const {
    return declared > Metres{0.0} ? std::optional{drawn_of_declaring / declared} : std::nullopt;
}

bool lengths_differ(Metres drawn, Metres declared) {
    const Metres apart{std::abs((drawn - declared).value())};
    return apart > std::max(k_length_slack, k_length_share * declared);
}

std::vector<Metres> drawn_lengths(std::span<const FibreRoute> routes, const WorkingCrs& crs) {
    const gdal::Transform to_degrees{gdal::crs(crs.definition), gdal::wgs84()};
    std::vector<Metres> lengths;
    lengths.reserve(routes.size());
    for (const FibreRoute& route : routes) {
        MultiLineString lon_lat;
        for (const LineString& line : route.path) {
            LineString& there = lon_lat.emplace_back();
            for (const Point point : line) {
                if (const std::optional<Point> degrees = to_degrees(point)) {
                    there.push_back(*degrees);
                }
            }
        }
        lengths.push_back(gdal::geodesic_length(lon_lat));
    }
    return lengths;
}

FibreSummary summary_of(std::span<const FibreRoute> routes, std::span<const Metres> drawn) {
    FibreSummary summary;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const auto placement = static_cast<std::size_t>(routes[i].placement);
        add(summary.operators[routes[i].operator_name][placement], drawn[i], routes[i].declared_length);
        add(summary.all[placement], drawn[i], routes[i].declared_length);
        const bool differs = routes[i].declared_length && lengths_differ(drawn[i], *routes[i].declared_length);
        summary.length_differs += differs ? 1U : 0U;
    }
    return summary;
}

std::optional<double> metres_per_unit(std::span<const double> declared, std::span<const Metres> drawn) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < declared.size(); ++i) {
        if (declared[i] > 0.0 && drawn[i] > Metres{0.0}) {
            ratios.push_back(drawn[i].value() / declared[i]);
        }
    }
    if (ratios.empty()) {
        return std::nullopt;
    }
    const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
    std::ranges::nth_element(ratios, middle);
    constexpr double k_within = 3.0;
    for (const double factor : {1000.0, 1.0}) {
        if (*middle >= factor / k_within && *middle <= factor * k_within) {
            return factor;
        }
    }
    return std::nullopt;
}

}  // namespace lomsong
