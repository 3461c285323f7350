// SPDX-License-Identifier: Apache-2.0
#include "algorithms/settlement/test_plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "algorithms/settlement/building_groups.hpp"
#include "algorithms/settlement/homes.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

/// A polygon without buildings is tested at no more than this many populated cells,
constexpr std::size_t k_population_points = 5;
/// none of which holds less than this share of the people of the fullest one.
constexpr float k_population_share = 0.25F;

/// A place to test before its households are known.
struct Candidate {
    Point position;
    std::optional<double> households;
};

/// Places of one hamlet, the centre first.
struct Places {
    std::vector<Candidate> candidates;
    HamletPlace how;
};

struct PopulatedCell {
    float people;
    Point centre;
};

/// The cells with people whose centres lie inside the area, row-major.
std::vector<PopulatedCell> populated_cells(const Raster<float>& population, const MultiPolygon& area) {
    std::vector<PopulatedCell> cells;
    const Grid& grid = population.grid();
    const Box box = bounds(area);
    if (population.empty() || !box.overlaps(grid.bounds())) {
        return cells;
    }
    const double size = grid.cell_size().value();
    const auto within = [](double index, std::int32_t count) {
        return static_cast<std::int32_t>(std::clamp(std::floor(index), 0.0, count - 1.0));
    };
    const Row north{within((grid.north() - box.max_y) / size, grid.rows())};
    const Row south{within((grid.north() - box.min_y) / size, grid.rows())};
    const Col west{within((box.min_x - grid.west()) / size, grid.cols())};
    const Col east{within((box.max_x - grid.west()) / size, grid.cols())};
    for (Row row = north; row <= south; ++row.value) {
        for (Col col = west; col <= east; ++col.value) {
            const Cell cell{row, col};
            if (population.known(cell) && population.at(cell) > 0.0F && contains(area, grid.centre(cell))) {
                cells.push_back({population.at(cell), grid.centre(cell)});
            }
        }
    }
    return cells;
}

/// Where most people of the area are: its fullest cells, each further than `apart` from those before it.
std::vector<Candidate> populated_places(const Raster<float>& population, const MultiPolygon& area, Metres apart) {
    std::vector<PopulatedCell> cells = populated_cells(population, area);
    std::ranges::stable_sort(cells, std::ranges::greater{}, &PopulatedCell::people);
    std::vector<Candidate> chosen;
    for (const PopulatedCell& cell : cells) {
        if (chosen.size() == k_population_points || cell.people < k_population_share * cells.front().people) {
            break;
        }
        const bool is_apart = std::ranges::all_of(
            chosen, [&](const Candidate& other) { return distance(other.position, cell.centre) > apart; });
        if (is_apart) {
            chosen.push_back({cell.centre, std::nullopt});
        }
    }
    return chosen;
}

/// Adds a place; a cluster on the centre itself only brings its households.
void add(std::vector<Candidate>& candidates, const Candidate& candidate) {
    const auto same = std::ranges::find(candidates, candidate.position, &Candidate::position);
    if (same == candidates.end()) {
        candidates.push_back(candidate);
    } else if (candidate.households) {
        same->households = same->households.value_or(0.0) + *candidate.households;
    }
}

/// The given clusters, those with the most households first, then in file order.
std::vector<std::vector<Candidate>> given_clusters(const Layers& layers) {
    std::vector<std::vector<Candidate>> by_hamlet(layers.hamlets.size());
    for (const Cluster& cluster : layers.clusters) {
        if (cluster.hamlet >= layers.hamlets.size()) {
            throw Error{ErrorKind::internal, "settlement",
                        "a cluster names hamlet " + std::to_string(cluster.hamlet) + " of " +
                            std::to_string(layers.hamlets.size()) + ". Report this as a fault of Lomsong."};
        }
        by_hamlet[cluster.hamlet].push_back({cluster.position, cluster.households});
    }
    for (std::vector<Candidate>& clusters : by_hamlet) {
        std::ranges::stable_sort(clusters, [](const Candidate& a, const Candidate& b) {
            return a.households.value_or(0.0) > b.households.value_or(0.0);
        });
    }
    return by_hamlet;
}

/// Clusters found from the hamlet's buildings; at least the largest group for a polygon without a centre.
std::vector<Candidate> found_clusters(const Layers& layers, const Hamlet& hamlet,
                                      const std::vector<std::size_t>& buildings,
                                      const SettlementParameters& parameters) {
    std::vector<Candidate> clusters;
    const bool needs_centre = !hamlet.centre;
    for (const BuildingGroup& group : group_buildings(layers.buildings, buildings, parameters.cluster_distance)) {
        if (group.members.size() >= parameters.cluster_buildings || (needs_centre && clusters.empty())) {
            clusters.push_back({group.point, std::nullopt});
        }
    }
    return clusters;
}

/// Where a hamlet known only by name is shown: the commune of its code, else nowhere.
HamletPlace place_by_commune(const Layers& layers, const Hamlet& hamlet) {
    const auto commune = std::ranges::find_if(layers.communes, [&](const Commune& each) {
        return !hamlet.commune_code.empty() && each.code == hamlet.commune_code && !each.area.empty();
    });
    if (commune == layers.communes.end()) {
        return {std::nullopt, CentreBasis::none, false};
    }
    return {interior_point(commune->area), CentreBasis::commune, true};
}

Places places_of(const Layers& layers, const Hamlet& hamlet, std::vector<Candidate> clusters,
                 const std::vector<std::size_t>& buildings, const SettlementParameters& parameters) {
    Places places;
    CentreBasis basis = CentreBasis::largest_cluster;
    if (clusters.empty()) {
        clusters = found_clusters(layers, hamlet, buildings, parameters);
        places.how.boundary_estimated = hamlet.area.empty() && !clusters.empty();
    }
    if (hamlet.centre) {
        basis = CentreBasis::given;
        places.candidates.push_back({*hamlet.centre, std::nullopt});
    } else if (clusters.empty() && hamlet.area.empty()) {
        places.how = place_by_commune(layers, hamlet);
        return places;
    } else if (clusters.empty()) {
        basis = CentreBasis::population;
        clusters = populated_places(layers.population, hamlet.area, parameters.inhabited_distance);
        if (clusters.empty()) {
            basis = CentreBasis::interior_point;
            clusters.push_back({interior_point(hamlet.area), std::nullopt});
        }
    }
    for (const Candidate& cluster : clusters) {
        add(places.candidates, cluster);
    }
    places.how.centre = places.candidates.front().position;
    places.how.basis = basis;
    return places;
}

/// How much of the hamlet stands nearest to each place: footprint in m2, or buildings when no footprint is
/// known, or equal parts without buildings.
std::vector<double> weights_of(const Layers& layers, const std::vector<Candidate>& candidates,
                               const std::vector<std::size_t>& buildings) {
    std::vector<double> footprint(candidates.size(), 0.0);
    std::vector<double> count(candidates.size(), 0.0);
    for (const std::size_t i : buildings) {
        std::size_t nearest = 0;
        Metres shortest{std::numeric_limits<double>::infinity()};
        for (std::size_t place = 0; place < candidates.size(); ++place) {
            const Metres away = distance(candidates[place].position, layers.buildings[i].centre);
            if (away < shortest) {
                shortest = away;
                nearest = place;
            }
        }
        footprint[nearest] += layers.buildings[i].footprint_m2;
        count[nearest] += 1.0;
    }
    const auto sum = [](const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.end(), 0.0);
    };
    if (sum(footprint) > 0.0) {
        return footprint;
    }
    return sum(count) > 0.0 ? count : std::vector<double>(candidates.size(), 1.0);
}

/// Households per place: those given for clusters, and the rest of the hamlet's number over the others.
std::vector<double> households_of(const Layers& layers, const Hamlet& hamlet,
                                  const std::vector<Candidate>& candidates,
                                  const std::vector<std::size_t>& buildings) {
    std::vector<double> households(candidates.size(), 0.0);
    double given = 0.0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        households[i] = candidates[i].households.value_or(0.0);
        given += households[i];
    }
    const double rest = std::max(0.0, hamlet.households.value_or(0.0) - given);
    if (!(rest > 0.0)) {
        return households;
    }
    std::vector<double> weights = weights_of(layers, candidates, buildings);
    double total = 0.0;
    double takers = 0.0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        weights[i] = candidates[i].households ? 0.0 : weights[i];
        takers += candidates[i].households ? 0.0 : 1.0;
        total += weights[i];
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (total > 0.0) {
            households[i] += rest * weights[i] / total;
        } else if (takers > 0.0) {
            households[i] += candidates[i].households ? 0.0 : rest / takers;
        } else {
            households[i] += rest / static_cast<double>(candidates.size());
        }
    }
    return households;
}

}  // namespace

TestPlan plan_test_points(const Layers& layers, const SettlementParameters& parameters) {
    TestPlan plan;
    plan.buildings = buildings_by_hamlet(layers);
    std::vector<std::vector<Candidate>> clusters = given_clusters(layers);
    for (std::size_t i = 0; i < layers.hamlets.size(); ++i) {
        const Hamlet& hamlet = layers.hamlets[i];
        const Places places = places_of(layers, hamlet, std::move(clusters[i]), plan.buildings[i], parameters);
        const std::vector<double> households = households_of(layers, hamlet, places.candidates, plan.buildings[i]);
        for (std::size_t p = 0; p < places.candidates.size(); ++p) {
            plan.points.push_back({i, places.candidates[p].position, p == 0, households[p]});
        }
        plan.hamlets.push_back(places.how);
    }
    return plan;
}

}  // namespace lomsong
