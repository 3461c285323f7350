// SPDX-License-Identifier: Apache-2.0
#include "datasets/populate.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "datasets/fibre.hpp"
#include "datasets/names.hpp"
#include "datasets/random.hpp"
#include "datasets/roads.hpp"
#include "datasets/settlement.hpp"
#include "datasets/stations.hpp"

namespace lomsong::datasets {

namespace {

/// Codes run from north to south and west to east, first by commune, then by hamlet: order of `hamlets` in
/// the country as indices into the settlement.
struct Numbering {
    std::vector<std::size_t> commune_order;   ///< new commune number -> settlement's
    std::vector<std::size_t> commune_number;  ///< settlement's -> new
    std::vector<std::size_t> hamlet_order;    ///< new -> settlement's
    std::vector<std::size_t> hamlet_number;   ///< settlement's -> new
};

Numbering number_all(const Settlement& settlement) {
    const auto northern_first = [&](std::size_t a, std::size_t b) {
        const Point p = settlement.hamlets[a].centre;
        const Point q = settlement.hamlets[b].centre;
        return std::pair{-p.y, p.x} < std::pair{-q.y, q.x};
    };
    Numbering numbering;
    numbering.commune_order.resize(settlement.seats.size());
    std::iota(numbering.commune_order.begin(), numbering.commune_order.end(), std::size_t{0});
    std::sort(numbering.commune_order.begin(), numbering.commune_order.end(), [&](std::size_t a, std::size_t b) {
        return northern_first(settlement.seats[a], settlement.seats[b]);
    });
    numbering.commune_number.resize(settlement.seats.size());
    for (std::size_t i = 0; i < numbering.commune_order.size(); ++i) {
        numbering.commune_number[numbering.commune_order[i]] = i;
    }
    numbering.hamlet_order.resize(settlement.hamlets.size());
    std::iota(numbering.hamlet_order.begin(), numbering.hamlet_order.end(), std::size_t{0});
    std::sort(numbering.hamlet_order.begin(), numbering.hamlet_order.end(), [&](std::size_t a, std::size_t b) {
        const std::size_t commune_a = numbering.commune_number[settlement.hamlets[a].commune];
        const std::size_t commune_b = numbering.commune_number[settlement.hamlets[b].commune];
        return commune_a != commune_b ? commune_a < commune_b : northern_first(a, b);
    });
    numbering.hamlet_number.resize(settlement.hamlets.size());
    for (std::size_t i = 0; i < numbering.hamlet_order.size(); ++i) {
        numbering.hamlet_number[numbering.hamlet_order[i]] = i;
    }
    return numbering;
}

void place_communes(Country& country, const Settlement& settlement, const Numbering& numbering,
                    const Borders& borders, std::size_t first_code) {
    std::vector<std::size_t> group;
    for (const HamletPlace& place : settlement.hamlets) {
        group.push_back(numbering.commune_number[place.commune]);
    }
    std::vector<MultiPolygon> areas = borders.areas(group, settlement.seats.size());
    const std::vector<std::string> names = commune_names(areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i) {
        country.communes.push_back({fmt::format("{:05}", first_code + i), names[i], std::move(areas[i])});
    }
}

void place_hamlets(Country& country, const Settlement& settlement, const Numbering& numbering,
                   const Borders& borders, const Inhabitants& inhabitants, std::uint64_t seed) {
    Random random{seed, Stream::names};
    std::vector<MultiPolygon> areas = borders.areas(numbering.hamlet_number, settlement.hamlets.size());
    std::vector<std::string> taken;
    std::size_t number = 0;
    for (std::size_t i = 0; i < numbering.hamlet_order.size(); ++i) {
        const std::size_t old = numbering.hamlet_order[i];
        const HamletPlace& place = settlement.hamlets[old];
        const Commune& commune = country.communes[numbering.commune_number[place.commune]];
        if (i == 0 || country.hamlets.back().commune_code != commune.code) {
            taken.clear();
            number = 0;
        }
        Hamlet hamlet;
        hamlet.kind = place.remote || random.chance(0.4) ? "bản" : "thôn";
        hamlet.code = fmt::format("{}-{:03}", commune.code, ++number);
        hamlet.name = hamlet_name(hamlet.kind, taken, random);
        hamlet.commune_code = commune.code;
        hamlet.commune = commune.name;
        hamlet.households = inhabitants.households[old];
        hamlet.population = inhabitants.population[old];
        hamlet.power = place.remote && random.chance(0.25) ? "none" : "grid";
        hamlet.difficult = place.remote || random.chance(0.35);
        hamlet.centre = place.centre;
        hamlet.area = std::move(areas[i]);
        country.hamlets.push_back(std::move(hamlet));
        country.hamlet_is_polygon.push_back(numbering.commune_number[place.commune] % 2 == 0);
    }
    country.clusters = inhabitants.clusters;
    for (Cluster& cluster : country.clusters) {
        cluster.hamlet = numbering.hamlet_number[cluster.hamlet];
    }
    std::stable_sort(country.clusters.begin(), country.clusters.end(),
                     [](const Cluster& a, const Cluster& b) { return a.hamlet < b.hamlet; });
}

}  // namespace

void populate(Country& country, const Plan& plan, const CountryFigures& figures, const Population& how) {
    const Settlement settlement = settle(plan, figures.hamlets, figures.communes, how.seed);
    Inhabitants inhabitants = make_inhabitants(plan, settlement, how.seed);
    const RoadNet roads = build_roads(plan, settlement, inhabitants.households);
    FibreNet fibre = lay_fibre(settlement, roads, figures, country.operators, how.seed);

    const Numbering numbering = number_all(settlement);
    const Borders borders{settlement.territory, how.outer_border};
    place_communes(country, settlement, numbering, borders, how.first_commune_code);
    place_hamlets(country, settlement, numbering, borders, inhabitants, how.seed);
    country.houses = std::move(inhabitants.houses);
    country.roads = roads_of(roads);
    country.sectors =
        build_stations(plan, settlement, roads, inhabitants.households, figures, country.operators, how.seed);
    country.cables = std::move(fibre.cables);
    country.fibre_nodes = std::move(fibre.nodes);
}

}  // namespace lomsong::datasets
