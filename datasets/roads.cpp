// SPDX-License-Identifier: Apache-2.0
#include "datasets/roads.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <queue>
#include <string>
#include <utility>

#include "datasets/growth.hpp"

namespace lomsong::datasets {

namespace {

constexpr double k_infinite = std::numeric_limits<double>::infinity();
/// A shortcut is built when it spares a way this many times as long.
constexpr double k_detour = 3.2;

/// Two hamlets and the pair of neighbouring cells where their cheapest common path crosses the border.
struct Link {
    double cost;
    std::size_t a, b;
    std::uint32_t cell_a, cell_b;
};

/// Effort of one step for a road: grade counts most, a steep side slope and a river some.
float effort(const Plan& plan, const Move& move) {
    if (plan.inside[move.to] == 0) {
        return std::numeric_limits<float>::infinity();
    }
    const auto run_m = move.length * static_cast<float>(plan.grid.cell_size().value());
    const float grade = std::abs(plan.height_m[move.to] - plan.height_m[move.from]) / run_m;
    const float river = plan.ground_at(move.to) == Ground::water ? 4.0F : 0.0F;
    return run_m * (1.0F + grade * grade / (0.09F * 0.09F) + 1.5F * plan.slope[move.to] + river);
}

/// The cheapest link between each two hamlets whose road catchments touch, cheapest first.
std::vector<Link> possible_links(const Plan& plan, const Growth& growth) {
    std::map<std::pair<std::size_t, std::size_t>, Link> cheapest;
    for (std::uint32_t i = 0; i < plan.grid.size(); ++i) {
        if (growth.label[i] == k_no_label) {
            continue;
        }
        for_each_neighbour(plan.grid, i, Neighbours::all, [&](std::uint32_t next, const Step& step) {
            if (growth.label[next] <= growth.label[i]) {
                return;
            }
            const double cost = static_cast<double>(growth.cost[i]) + static_cast<double>(growth.cost[next]) +
                                static_cast<double>(effort(plan, {i, next, step.length, 0}));
            const std::pair key{static_cast<std::size_t>(growth.label[i]),
                                static_cast<std::size_t>(growth.label[next])};
            const auto [entry, is_new] = cheapest.try_emplace(key, Link{cost, key.first, key.second, i, next});
            if (!is_new && cost < entry->second.cost) {
                entry->second = Link{cost, key.first, key.second, i, next};
            }
        });
    }
    std::vector<Link> links;
    for (const auto& [key, link] : cheapest) {
        links.push_back(link);
    }
    std::stable_sort(links.begin(), links.end(), [](const Link& a, const Link& b) { return a.cost < b.cost; });
    return links;
}

/// A weighted graph, and shortest ways in it.
class Graph {
  public:
    struct Edge {
        std::size_t to;
        double cost;
        std::size_t id;
    };
    explicit Graph(std::size_t nodes) : m_edges(nodes) {}
    void add(std::size_t a, std::size_t b, double cost, std::size_t id) {
        m_edges[a].push_back({b, cost, id});
        m_edges[b].push_back({a, cost, id});
    }
    struct Ways {
        std::vector<double> cost;
        std::vector<std::size_t> via;     ///< edge towards the start
        std::vector<std::size_t> before;  ///< node towards the start
    };
    /// Shortest ways from `start`; stops at `target` or beyond `limit`.
    [[nodiscard]] Ways ways_from(std::size_t start, std::size_t target, double limit) const {
        Ways ways{std::vector<double>(m_edges.size(), k_infinite), std::vector<std::size_t>(m_edges.size(), 0),
                  std::vector<std::size_t>(m_edges.size(), start)};
        using Front = std::pair<double, std::size_t>;
        std::priority_queue<Front, std::vector<Front>, std::greater<>> front;
        ways.cost[start] = 0.0;
        front.emplace(0.0, start);
        while (!front.empty()) {
            const auto [cost, here] = front.top();
            front.pop();
            if (here == target || cost > limit) {
                break;
            }
            if (cost > ways.cost[here]) {
                continue;
            }
            for (const Edge& edge : m_edges[here]) {
                if (cost + edge.cost < ways.cost[edge.to]) {
                    ways.cost[edge.to] = cost + edge.cost;
                    ways.via[edge.to] = edge.id;
                    ways.before[edge.to] = here;
                    front.emplace(ways.cost[edge.to], edge.to);
                }
            }
        }
        return ways;
    }

  private:
    std::vector<std::vector<Edge>> m_edges;
};

/// Kruskal's tree, then shortcuts; cheapest first throughout.
std::vector<Link> chosen_links(const std::vector<Link>& links, std::size_t hamlets) {
    std::vector<std::size_t> root(hamlets);
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto find = [&](std::size_t node) {
        while (root[node] != node) {
            root[node] = root[root[node]];
            node = root[node];
        }
        return node;
    };
    Graph graph{hamlets};
    std::vector<Link> chosen;
    std::vector<Link> others;
    for (const Link& link : links) {
        const std::size_t a = find(link.a);
        const std::size_t b = find(link.b);
        if (a == b) {
            others.push_back(link);
            continue;
        }
        root[a] = b;
        graph.add(link.a, link.b, link.cost, chosen.size());
        chosen.push_back(link);
    }
    for (const Link& link : others) {
        const double limit = k_detour * link.cost;
        if (graph.ways_from(link.a, link.b, limit).cost[link.b] > limit) {
            graph.add(link.a, link.b, link.cost, chosen.size());
            chosen.push_back(link);
        }
    }
    return chosen;
}

/// All pairs of neighbouring cells that a road joins, both ways, sorted.
std::vector<std::pair<std::uint32_t, std::uint32_t>> road_cells(const std::vector<Link>& links,
                                                                const Growth& growth) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const auto join = [&](std::uint32_t a, std::uint32_t b) {
        pairs.emplace_back(a, b);
        pairs.emplace_back(b, a);
    };
    for (const Link& link : links) {
        join(link.cell_a, link.cell_b);
        for (std::uint32_t cell : {link.cell_a, link.cell_b}) {
            for (; growth.parent[cell] != k_no_cell; cell = growth.parent[cell]) {
                join(cell, growth.parent[cell]);
            }
        }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

/// Bends instead of corners: twice the middles of all edges; the ends stay.
LineString smoothed(LineString line) {
    for (int round = 0; round < 2 && line.size() > 2; ++round) {
        LineString next{line.front()};
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            next.push_back({(line[i].x + line[i + 1].x) / 2.0, (line[i].y + line[i + 1].y) / 2.0});
        }
        next.push_back(line.back());
        line = std::move(next);
    }
    return line;
}

/// Cuts the net of cells into stretches between meeting places and hamlets.
std::vector<Stretch> cut_stretches(const Plan& plan, const Settlement& settlement,
                                   const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
    std::map<std::uint32_t, Point> hamlet_at;
    for (const HamletPlace& place : settlement.hamlets) {
        hamlet_at.emplace(place.cell, place.centre);
    }
    const auto from = [&](std::uint32_t cell) {
        return std::equal_range(pairs.begin(), pairs.end(), std::pair{cell, 0U},
                                [](const auto& a, const auto& b) { return a.first < b.first; });
    };
    const auto is_end = [&](std::uint32_t cell) {
        const auto [first, last] = from(cell);
        return last - first != 2 || hamlet_at.contains(cell);
    };
    std::vector<Stretch> stretches;
    for (const auto& [start, second] : pairs) {
        if (!is_end(start)) {
            continue;
        }
        Stretch stretch{{start, second}, {}, 0.0, 0.0, 0};
        while (!is_end(stretch.cells.back())) {
            const auto first = from(stretch.cells.back()).first;
            const std::uint32_t came = stretch.cells[stretch.cells.size() - 2];
            stretch.cells.push_back(first->second == came ? std::next(first)->second : first->second);
        }
        // Each is met from both its ends; it is kept from the smaller one.
        const std::pair forward{stretch.cells.front(), stretch.cells[1]};
        const std::pair backward{stretch.cells.back(), stretch.cells[stretch.cells.size() - 2]};
        if (backward < forward) {
            continue;
        }
        for (const std::uint32_t cell : stretch.cells) {
            const auto hamlet = hamlet_at.find(cell);
            stretch.line.push_back(hamlet != hamlet_at.end() ? hamlet->second
                                                             : plan.grid.centre(plan.grid.cell(cell)));
        }
        stretch.line = smoothed(std::move(stretch.line));
        stretch.length_m = length(stretch.line).value();
        stretches.push_back(std::move(stretch));
    }
    return stretches;
}

/// The hamlet in the valley with most people near it, towards the middle of the country.
std::size_t choose_town(const Plan& plan, const Settlement& settlement) {
    const Box box = plan.grid.bounds();
    const Point middle{(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0};
    std::size_t town = 0;
    double best = k_infinite;
    for (std::size_t i = 0; i < settlement.hamlets.size(); ++i) {
        const HamletPlace& place = settlement.hamlets[i];
        const double height_m = static_cast<double>(plan.height_m[place.cell]);
        const double dislike = distance(place.centre, middle).value() + 25.0 * height_m;
        if (dislike < best) {
            best = dislike;
            town = i;
        }
    }
    return town;
}

void find_ways(RoadNet& net, const Settlement& settlement, const std::vector<double>& households) {
    std::map<std::uint32_t, std::size_t> node_of;
    for (const Stretch& stretch : net.stretches) {
        node_of.try_emplace(stretch.cells.front(), node_of.size());
        node_of.try_emplace(stretch.cells.back(), node_of.size());
    }
    Graph graph{node_of.size()};
    for (std::size_t i = 0; i < net.stretches.size(); ++i) {
        const Stretch& stretch = net.stretches[i];
        graph.add(node_of.at(stretch.cells.front()), node_of.at(stretch.cells.back()), stretch.length_m, i);
    }
    const std::size_t start = node_of.at(settlement.hamlets[net.town].cell);
    const Graph::Ways ways = graph.ways_from(start, node_of.size(), k_infinite);
    for (std::size_t i = 0; i < settlement.hamlets.size(); ++i) {
        std::vector<std::size_t> way;
        for (std::size_t node = node_of.at(settlement.hamlets[i].cell); node != start; node = ways.before[node]) {
            way.push_back(ways.via[node]);
            net.stretches[ways.via[node]].travellers += households[i];
            net.stretches[ways.via[node]].hamlets_behind += 1;
        }
        net.way_to_town.push_back(std::move(way));
    }
}

}  // namespace

RoadNet build_roads(const Plan& plan, const Settlement& settlement, const std::vector<double>& households) {
    std::vector<std::uint32_t> seeds;
    for (const HamletPlace& place : settlement.hamlets) {
        seeds.push_back(place.cell);
    }
    const Growth growth =
        grow(plan.grid, seeds, Neighbours::all, [&](const Move& move) { return effort(plan, move); });
    const std::vector<Link> links = chosen_links(possible_links(plan, growth), seeds.size());
    RoadNet net;
    net.stretches = cut_stretches(plan, settlement, road_cells(links, growth));
    net.town = choose_town(plan, settlement);
    find_ways(net, settlement, households);
    return net;
}

std::vector<DrawnRoad> roads_of(const RoadNet& net) {
    double most = 1.0;
    for (const Stretch& stretch : net.stretches) {
        most = std::max(most, stretch.travellers);
    }
    std::vector<DrawnRoad> roads;
    for (const Stretch& stretch : net.stretches) {
        const double share = stretch.travellers / most;
        DrawnRoad road{"track", "", stretch.line};
        if (share > 0.25) {
            road.highway = "primary";
            road.name = "Quốc lộ Mẫu 1";
        } else if (share > 0.06) {
            road.highway = "secondary";
            road.name = "Tỉnh lộ Mẫu";
        } else if (stretch.hamlets_behind > 4) {
            road.highway = "tertiary";
        } else if (stretch.hamlets_behind > 0) {
            road.highway = "unclassified";
        }
        roads.push_back(std::move(road));
    }
    return roads;
}

}  // namespace lomsong::datasets
