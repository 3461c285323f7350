// SPDX-License-Identifier: Apache-2.0
/// @file  What must hold for a made-up country of any size.
#pragma once

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "datasets/country.hpp"

namespace lomsong::testing {

/// Edges of all rings, with how often each is walked in its direction.
using Edges = std::map<std::tuple<double, double, double, double>, int>;

inline Edges edges_of(const std::vector<MultiPolygon>& areas) {
    Edges edges;
    const auto add = [&](const Ring& ring) {
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            edges[{ring[i].x, ring[i].y, ring[i + 1].x, ring[i + 1].y}] += 1;
        }
    };
    for (const MultiPolygon& area : areas) {
        for (const Polygon& polygon : area) {
            add(polygon.outer);
            for (const Ring& hole : polygon.holes) {
                add(hole);
            }
        }
    }
    return edges;
}

/// Areas that part a whole walk each inner edge once in each direction, and what is walked in one direction
/// only is the outline of the whole. Returns the area inside that outline, m2.
inline double expect_partition(const std::vector<MultiPolygon>& areas) {
    const Edges edges = edges_of(areas);
    EXPECT_FALSE(edges.empty());
    double outline_m2 = 0.0;
    const double x0 = edges.empty() ? 0.0 : std::get<0>(edges.begin()->first);
    const double y0 = edges.empty() ? 0.0 : std::get<1>(edges.begin()->first);
    for (const auto& [edge, times] : edges) {
        const auto& [ax, ay, bx, by] = edge;
        EXPECT_EQ(times, 1) << "edge from " << ax << ", " << ay << " belongs to two areas on the same side";
        if (!edges.contains({bx, by, ax, ay})) {
            outline_m2 += ((ax - x0) * (by - y0) - (bx - x0) * (ay - y0)) / 2.0;
        }
    }
    return outline_m2;
}

inline double sum_m2(const std::vector<MultiPolygon>& areas) {
    double sum = 0.0;
    for (const MultiPolygon& area : areas) {
        sum += area_m2(area);
    }
    return sum;
}

inline double cable_km(const Country& country, Placement placement) {
    double metres = 0.0;
    for (const Cable& cable : country.cables) {
        if (cable.route.placement == placement) {
            metres += length(cable.route.path).value();
        }
    }
    return metres / 1e3;
}

/// Hamlets whose centre has a route within 300 m, by brute force over all cables near it.
inline std::size_t hamlets_on_fibre(const Country& country) {
    std::vector<Box> boxes;
    for (const Cable& cable : country.cables) {
        boxes.push_back(bounds(cable.route.path).grown(Metres{300.0}));
    }
    std::size_t count = 0;
    for (const Hamlet& hamlet : country.hamlets) {
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            if (boxes[i].contains(*hamlet.centre) &&
                distance(*hamlet.centre, country.cables[i].route.path) <= Metres{300.0}) {
                ++count;
                break;
            }
        }
    }
    return count;
}

inline void expect_figures(const Country& country) {
    const CountryFigures figures = figures_of(country.options.size);
    std::vector<MultiPolygon> communes;
    for (const Commune& commune : country.communes) {
        communes.push_back(commune.area);
    }
    EXPECT_NEAR(sum_m2(communes) / 1e6, figures.area_km2, 0.005 * figures.area_km2);
    EXPECT_EQ(country.communes.size(), figures.communes);
    EXPECT_EQ(country.hamlets.size(), figures.hamlets);
    PerTechnology<std::set<std::string>> stations;
    std::set<std::size_t> operators;
    for (const Sector& sector : country.sectors) {
        stations[index_of(sector.technology)].insert(sector.station);
        operators.insert(sector.operator_index);
    }
    for (const TechnologyInfo& technology : k_technologies) {
        const std::size_t index = index_of(technology.technology);
        EXPECT_EQ(stations[index].size(), figures.stations[index]) << technology.name;
    }
    EXPECT_EQ(operators.size(), 3U);
    EXPECT_NEAR(cable_km(country, Placement::aerial), figures.aerial_km, 0.005 * figures.aerial_km);
    EXPECT_NEAR(cable_km(country, Placement::underground), figures.underground_km, 0.005 * figures.underground_km);
    EXPECT_EQ(hamlets_on_fibre(country), figures.hamlets_on_fibre);
}

}  // namespace lomsong::testing
