// SPDX-License-Identifier: Apache-2.0
#include "datasets/fibre.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "datasets/random.hpp"
#include "engine/core/error.hpp"

namespace lomsong::datasets {

namespace {

/// No cable comes nearer than this to a hamlet without fibre. The figure is stated for 300 m.
constexpr double k_clearance_m = 340.0;
constexpr double k_cable_spacing_m = 4.0;  ///< between cables along one road
constexpr std::size_t k_most_passes = 30;

/// The line moved sideways, to the left when positive, between ends that stay: cables meet in the manhole of a
/// junction. Joints keep to the mean direction of their edges.
LineString offset_line(LineString line, double offset_m) {
    if (line.size() == 2) {
        line.insert(line.begin() + 1, {std::midpoint(line[0].x, line[1].x), std::midpoint(line[0].y, line[1].y)});
    }
    LineString result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i == 0 || i + 1 == line.size()) {
            result.push_back(line[i]);
            continue;
        }
        const Point before = line[i - 1];
        const Point after = line[i + 1];
        const double run = distance(before, after).value();
        const double scale = run > 0.0 ? offset_m / run : 0.0;
        result.push_back({line[i].x - (after.y - before.y) * scale, line[i].y + (after.x - before.x) * scale});
    }
    return result;
}

/// Cuts the line after `length_m`: what comes before, and the rest.
std::pair<LineString, LineString> cut_after(const LineString& line, double length_m) {
    LineString head{line.front()};
    double left = length_m;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double edge = distance(line[i], line[i + 1]).value();
        if (edge > left) {
            const double share = left / edge;
            const Point cut{std::lerp(line[i].x, line[i + 1].x, share), std::lerp(line[i].y, line[i + 1].y, share)};
            head.push_back(cut);
            LineString tail{cut};
            tail.insert(tail.end(), line.begin() + static_cast<std::ptrdiff_t>(i) + 1, line.end());
            return {head, tail};
        }
        head.push_back(line[i + 1]);
        left -= edge;
    }
    return {head, {}};
}

/// Which stretches carry cable at all, and which hamlets stay without.
struct Reach {
    std::vector<bool> has_fibre;          ///< per hamlet
    std::vector<std::size_t> needed;      ///< stretches that lead to hamlets with fibre, most used first
    std::vector<std::size_t> additional;  ///< other stretches that keep clear of hamlets without
};

bool keeps_clear(const Stretch& stretch, Point centre) {
    return distance(centre, stretch.line).value() > k_clearance_m;
}

/// Leaves out hamlets that nobody passes, those with the longest way first, as long as no cable for others
/// comes near them.
Reach choose_reach(const Settlement& settlement, const RoadNet& roads, std::size_t with_fibre) {
    const std::size_t hamlets = settlement.hamlets.size();
    Reach reach;
    reach.has_fibre.assign(hamlets, true);
    std::vector<std::size_t> users(roads.stretches.size(), 0);
    std::vector<double> way_m(hamlets, 0.0);
    for (std::size_t i = 0; i < hamlets; ++i) {
        for (const std::size_t stretch : roads.way_to_town[i]) {
            users[stretch] += 1;
            way_m[i] += roads.stretches[stretch].length_m;
        }
    }
    std::vector<std::size_t> order(hamlets);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair{!settlement.hamlets[a].remote, -way_m[a]} <
               std::pair{!settlement.hamlets[b].remote, -way_m[b]};
    });
    std::size_t to_leave = hamlets - with_fibre;
    for (const std::size_t hamlet : order) {
        const auto& way = roads.way_to_town[hamlet];
        if (to_leave == 0 || way.empty() || users[way.front()] > 1) {
            continue;
        }
        const auto adjust = [&](int by) {
            for (const std::size_t stretch : way) {
                users[stretch] = static_cast<std::size_t>(static_cast<int>(users[stretch]) + by);
            }
        };
        adjust(-1);
        bool clear = true;
        for (std::size_t s = 0; s < roads.stretches.size() && clear; ++s) {
            clear = users[s] == 0 || keeps_clear(roads.stretches[s], settlement.hamlets[hamlet].centre);
        }
        if (clear) {
            reach.has_fibre[hamlet] = false;
            --to_leave;
        } else {
            adjust(+1);
        }
    }
    if (to_leave > 0) {
        throw Error{ErrorKind::internal, "made-up country",
                    fmt::format("{} hamlets too many lie on the way of the cables. Choose another seed", to_leave)};
    }
    for (std::size_t s = 0; s < roads.stretches.size(); ++s) {
        if (users[s] > 0) {
            reach.needed.push_back(s);
            continue;
        }
        bool clear = true;
        for (std::size_t i = 0; i < hamlets && clear; ++i) {
            clear = reach.has_fibre[i] || keeps_clear(roads.stretches[s], settlement.hamlets[i].centre);
        }
        if (clear) {
            reach.additional.push_back(s);
        }
    }
    std::stable_sort(reach.needed.begin(), reach.needed.end(), [&](std::size_t a, std::size_t b) {
        return roads.stretches[a].travellers > roads.stretches[b].travellers;
    });
    return reach;
}

/// Lays cable stretch by stretch and keeps account of the metres.
class Layer {
  public:
    Layer(const CountryFigures& figures, const std::vector<std::string>& operators)
        : m_operators{operators},
          m_underground_m{figures.underground_km * 1e3},
          m_total_m{figures.aerial_km * 1e3 + figures.underground_km * 1e3} {}

    [[nodiscard]] bool used_up() const { return m_total_m <= 0.0; }

    void lay(const Stretch& stretch, std::size_t pass) {
        // Cables lie left and right of the road in turn.
        const double side = pass % 2 == 0 ? 1.0 : -1.0;
        const double offset_m = side * k_cable_spacing_m * (1.0 + static_cast<double>(pass / 2));
        const auto [path, beyond] = cut_after(offset_line(stretch.line, offset_m), m_total_m);
        m_total_m = beyond.empty() ? m_total_m - length(path).value() : 0.0;
        const auto [buried, hung] = cut_after(path, m_underground_m);
        m_underground_m = hung.empty() ? m_underground_m - length(buried).value() : 0.0;
        add(buried, Placement::underground, stretch, pass);
        add(hung, Placement::aerial, stretch, pass);
    }

    [[nodiscard]] std::vector<Cable> take() { return std::move(m_cables); }

  private:
    void add(const LineString& path, Placement placement, const Stretch& stretch, std::size_t pass) {
        if (path.size() < 2 || length(path).value() < 0.01) {
            return;
        }
        const int cores = stretch.hamlets_behind > 40 ? 96 : (stretch.hamlets_behind > 12 ? 48 : 24);
        m_cables.push_back({FibreRoute{fmt::format("FO{:05}", m_cables.size() + 1),
                                       m_operators[pass % m_operators.size()],
                                       placement,
                                       {path}},
                            stretch.hamlets_behind > 2 ? cores : 12});
    }

    const std::vector<std::string>& m_operators;
    double m_underground_m;
    double m_total_m;
    std::vector<Cable> m_cables;
};

/// OLTs at commune seats, splitters in most hamlets on fibre, joints in the others.
std::vector<FibreNode> make_nodes(const Settlement& settlement, const Reach& reach,
                                  const std::vector<std::string>& operators, Random& random) {
    std::vector<FibreNode> nodes;
    const auto near = [&](Point centre, double most_m) {
        return Point{centre.x + random.uniform(-most_m, most_m), centre.y + random.uniform(-most_m, most_m)};
    };
    for (const std::size_t seat : settlement.seats) {
        for (std::size_t o = 0; o < operators.size(); ++o) {
            const double chance = o == 0 ? 1.0 : (o == 1 ? 0.6 : 0.25);
            if (reach.has_fibre[seat] && random.chance(chance)) {
                const Point place = near(settlement.hamlets[seat].centre, 60.0);
                nodes.push_back({fmt::format("OLT{:04}", nodes.size() + 1), "olt", operators[o], place, true});
            }
        }
    }
    for (std::size_t i = 0; i < settlement.hamlets.size(); ++i) {
        if (!reach.has_fibre[i]) {
            continue;
        }
        const bool serves = random.chance(settlement.hamlets[i].remote ? 0.45 : 0.85);
        const std::string& owner = operators[random.chance(0.65) ? 0 : 1];
        const Point place = near(settlement.hamlets[i].centre, 110.0);
        nodes.push_back({fmt::format("{}{:05}", serves ? "SPL" : "JNT", nodes.size() + 1),
                         serves ? "splitter" : "joint", owner, place, serves});
    }
    return nodes;
}

}  // namespace

FibreNet lay_fibre(const Settlement& settlement, const RoadNet& roads, const CountryFigures& figures,
                   const std::vector<std::string>& operators, std::uint64_t seed) {
    Random random{seed, Stream::fibre};
    const Reach reach = choose_reach(settlement, roads, figures.hamlets_on_fibre);
    Layer layer{figures, operators};
    for (std::size_t pass = 0; pass < k_most_passes && !layer.used_up(); ++pass) {
        for (const auto* stretches : {&reach.needed, &reach.additional}) {
            // Roads that need no cable wait until every operator had its turn on the others.
            if (stretches == &reach.additional && pass < operators.size()) {
                continue;
            }
            for (const std::size_t s : *stretches) {
                if (!layer.used_up()) {
                    layer.lay(roads.stretches[s], pass);
                }
            }
        }
        if (pass == 0 && layer.used_up()) {
            throw Error{ErrorKind::internal, "made-up country",
                        "the declared cable is too short to reach its hamlets. Choose another seed"};
        }
    }
    return {layer.take(), make_nodes(settlement, reach, operators, random)};
}

}  // namespace lomsong::datasets
