// SPDX-License-Identifier: Apache-2.0
#include "datasets/settlement.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <string>
#include <utility>

#include "datasets/growth.hpp"
#include "datasets/noise.hpp"
#include "datasets/random.hpp"
#include "engine/core/error.hpp"

namespace lomsong::datasets {

namespace {

constexpr double k_remote_share = 0.18;
constexpr double k_border_clearance_m = 350.0;

/// How much people like to live in a cell; 0 where nobody does.
double attraction(const Plan& plan, std::uint32_t cell, bool remote) {
    if (plan.inside[cell] == 0 || plan.ground_at(cell) == Ground::water) {
        return 0.0;
    }
    const double slope = static_cast<double>(plan.slope[cell]);
    const double height_m = static_cast<double>(plan.height_m[cell]);
    const double valley_m = static_cast<double>(plan.valley_distance_m[cell]);
    if (remote) {
        return valley_m < 600.0 || height_m > 1900.0 ? 0.0 : std::exp(-std::pow(slope / 0.25, 2.0));
    }
    if (height_m > 1500.0) {
        return 0.0;
    }
    const double near_valley = 0.06 + std::exp(-valley_m / 250.0);
    return std::exp(-std::pow(slope / 0.16, 2.0)) * near_valley * std::exp(-height_m / 1600.0);
}

/// Distance of each cell to the outline of the province.
std::vector<float> outline_distance_m(const Plan& plan) {
    std::vector<std::uint32_t> outside;
    for (std::uint32_t i = 0; i < plan.grid.size(); ++i) {
        if (plan.inside[i] == 0) {
            outside.push_back(i);
        }
    }
    const auto size_m = static_cast<float>(plan.grid.cell_size().value());
    return grow(
               plan.grid, outside, Neighbours::all, [&](const Move& move) { return move.length * size_m; }, 1000.0F)
        .cost;
}

/// Accepts cells in turn and refuses those too near to an accepted one.
class Spacing {
  public:
    Spacing(const Grid& grid, double distance_m)
        : m_grid{grid},
          m_radius{static_cast<int>(distance_m / grid.cell_size().value())},
          m_taken(grid.size(), 0) {}
    [[nodiscard]] bool accept(std::uint32_t cell) {
        if (m_taken[cell] != 0) {
            return false;
        }
        const Cell middle = m_grid.cell(cell);
        for (int row = -m_radius; row <= m_radius; ++row) {
            for (int col = -m_radius; col <= m_radius; ++col) {
                const Cell near{Row{middle.row.value + row}, Col{middle.col.value + col}};
                if (m_grid.contains(near) && row * row + col * col <= m_radius * m_radius) {
                    m_taken[m_grid.index(near)] = 1;
                }
            }
        }
        return true;
    }

  private:
    const Grid& m_grid;
    int m_radius;
    std::vector<std::uint8_t> m_taken;
};

using Candidate = std::pair<double, std::uint32_t>;

std::vector<Candidate> candidates(const Plan& plan, const std::vector<float>& outline_m, bool remote,
                                  Random& random) {
    std::vector<Candidate> result;
    for (std::uint32_t i = 0; i < plan.grid.size(); ++i) {
        const double rate = attraction(plan, i, remote);
        if (rate > 1e-6 && static_cast<double>(outline_m[i]) > k_border_clearance_m) {
            result.emplace_back(random.waiting_time(rate), i);
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

std::vector<HamletPlace> choose_places(const Plan& plan, std::size_t count, Random& random) {
    const std::vector<float> outline_m = outline_distance_m(plan);
    const std::vector<Candidate> high = candidates(plan, outline_m, true, random);
    const std::vector<Candidate> low = candidates(plan, outline_m, false, random);
    const auto remote_count = static_cast<std::size_t>(k_remote_share * static_cast<double>(count));
    for (double spacing_m = 1150.0; spacing_m > 400.0; spacing_m *= 0.9) {
        Spacing spacing{plan.grid, spacing_m};
        std::vector<HamletPlace> places;
        for (const auto& [wait, cell] : high) {
            if (places.size() < remote_count && spacing.accept(cell)) {
                places.push_back({cell, {}, true, 0});
            }
        }
        for (const auto& [wait, cell] : low) {
            if (places.size() < count && spacing.accept(cell)) {
                places.push_back({cell, {}, false, 0});
            }
        }
        if (places.size() == count) {
            return places;
        }
    }
    throw Error{ErrorKind::internal, "made-up country",
                "no room for " + std::to_string(count) + " hamlets. Choose another seed"};
}

Raster<std::int32_t> part_land(const Plan& plan, const std::vector<HamletPlace>& places, std::uint64_t seed) {
    std::vector<std::uint32_t> seeds;
    for (const HamletPlace& place : places) {
        seeds.push_back(place.cell);
    }
    const auto size_m = static_cast<float>(plan.grid.cell_size().value());
    const Noise whim{scattered(seed) + 5, Metres{600.0}};  // keeps borders off the grid's axes
    Growth growth = grow(plan.grid, seeds, Neighbours::sides, [&](const Move& move) {
        if (plan.inside[move.to] == 0) {
            return std::numeric_limits<float>::infinity();
        }
        const float climb = std::max(0.0F, plan.height_m[move.to] - plan.height_m[move.from]);
        const float river = plan.ground_at(move.to) == Ground::water ? 5.0F * size_m : 0.0F;
        const auto rough =
            static_cast<float>(1.0 + 0.7 * whim.fractal(plan.grid.centre(plan.grid.cell(move.to)), 2));
        return size_m * std::max(rough, 0.2F) + 6.0F * climb + river;
    });
    Raster<std::int32_t> territory{plan.grid};
    territory.values() = std::move(growth.label);
    return territory;
}

/// Pairs of hamlets whose lands touch, both ways.
std::vector<std::vector<std::size_t>> neighbours_of(const Raster<std::int32_t>& territory, std::size_t hamlets) {
    const Grid& grid = territory.grid();
    std::vector<std::vector<std::size_t>> neighbours(hamlets);
    for (std::uint32_t i = 0; i < grid.size(); ++i) {
        const std::int32_t mine = territory.values()[i];
        if (mine < 0) {
            continue;
        }
        for_each_neighbour(grid, i, Neighbours::sides, [&](std::uint32_t next, const Step&) {
            const std::int32_t other = territory.values()[next];
            auto& list = neighbours[static_cast<std::size_t>(mine)];
            if (other >= 0 && other != mine && (list.empty() || list.back() != static_cast<std::size_t>(other))) {
                list.push_back(static_cast<std::size_t>(other));
            }
        });
    }
    for (auto& list : neighbours) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    return neighbours;
}

/// Hands each hamlet to the nearest seat over its neighbours' lands, so that a commune is one piece.
void join_seats(std::vector<HamletPlace>& places, const std::vector<std::vector<std::size_t>>& neighbours,
                const std::vector<std::size_t>& seats) {
    using Front = std::pair<double, std::size_t>;
    std::priority_queue<Front, std::vector<Front>, std::greater<>> front;
    std::vector<double> reached(places.size(), std::numeric_limits<double>::infinity());
    for (std::size_t c = 0; c < seats.size(); ++c) {
        reached[seats[c]] = 0.0;
        places[seats[c]].commune = c;
        front.emplace(0.0, seats[c]);
    }
    while (!front.empty()) {
        const auto [cost, here] = front.top();
        front.pop();
        if (cost > reached[here]) {
            continue;
        }
        for (const std::size_t next : neighbours[here]) {
            const double next_cost = cost + distance(places[here].centre, places[next].centre).value();
            if (next_cost < reached[next]) {
                reached[next] = next_cost;
                places[next].commune = places[here].commune;
                front.emplace(next_cost, next);
            }
        }
    }
}

/// The member nearest to the mean of its commune becomes the seat.
std::vector<std::size_t> recentred(const std::vector<HamletPlace>& places, std::size_t communes) {
    std::vector<Point> mean(communes);
    std::vector<double> members(communes, 0.0);
    for (const HamletPlace& place : places) {
        mean[place.commune].x += place.centre.x;
        mean[place.commune].y += place.centre.y;
        members[place.commune] += 1.0;
    }
    std::vector<std::size_t> seats(communes, 0);
    std::vector<double> nearest(communes, std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::size_t c = places[i].commune;
        const Point middle{mean[c].x / members[c], mean[c].y / members[c]};
        // Offices stand in the valley where they can.
        const double away = distance(places[i].centre, middle).value() + (places[i].remote ? 3000.0 : 0.0);
        if (away < nearest[c]) {
            nearest[c] = away;
            seats[c] = i;
        }
    }
    return seats;
}

}  // namespace

Settlement settle(const Plan& plan, std::size_t hamlets, std::size_t communes, std::uint64_t seed) {
    Random random{seed, Stream::hamlets};
    Settlement settlement;
    settlement.hamlets = choose_places(plan, hamlets, random);
    for (HamletPlace& place : settlement.hamlets) {
        const Point middle = plan.grid.centre(plan.grid.cell(place.cell));
        place.centre = {middle.x + random.uniform(-25.0, 25.0), middle.y + random.uniform(-25.0, 25.0)};
    }
    settlement.territory = part_land(plan, settlement.hamlets, seed);
    const auto neighbours = neighbours_of(settlement.territory, hamlets);
    for (std::size_t c = 0; c < communes; ++c) {
        // Places come in random order, remote ones first: these seats are valley hamlets.
        settlement.seats.push_back(hamlets - 1 - c);
    }
    for (int round = 0; round < 12; ++round) {
        join_seats(settlement.hamlets, neighbours, settlement.seats);
        settlement.seats = recentred(settlement.hamlets, communes);
    }
    join_seats(settlement.hamlets, neighbours, settlement.seats);
    return settlement;
}

}  // namespace lomsong::datasets
