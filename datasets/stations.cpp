// SPDX-License-Identifier: Apache-2.0
#include "datasets/stations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "datasets/growth.hpp"
#include "datasets/random.hpp"

namespace lomsong::datasets {

namespace {

constexpr double k_sites_per_4g = 0.44;  ///< masts per 4G station: operators share most of them
constexpr double k_view_m = 4500.0;      ///< people farther than this do not count for a site
constexpr double k_seen_again = 0.45;    ///< worth of people who see a site already
constexpr double k_whim = 0.7;           ///< spread of what planners do not tell, log scale
constexpr float k_mast_m = 32.0F;
constexpr std::array<double, 3> k_market{0.36, 0.40, 0.24};  ///< share of stations: VNPT, Viettel, MobiFone

struct Site {
    Point position;
    std::size_t nearest_hamlet = 0;
    double people = 0.0;  ///< households in view
};

/// A place for a mast and the hamlets it sees.
struct Candidate {
    std::uint32_t cell;
    std::size_t hamlet;  ///< beside which it was looked for
    double appeal;       ///< factor from access and whim
    std::vector<std::size_t> sees;
};

/// True when nothing on the plan stands in the line from a mast to a person.
bool in_view(const Plan& plan, std::uint32_t mast, std::uint32_t person) {
    const Cell a = plan.grid.cell(mast);
    const Cell b = plan.grid.cell(person);
    const int rows = b.row.value - a.row.value;
    const int cols = b.col.value - a.col.value;
    const int steps = std::max(std::abs(rows), std::abs(cols));
    const float from_m = plan.height_m[mast] + k_mast_m;
    const float to_m = plan.height_m[person] + 2.0F;
    for (int i = 1; i < steps; ++i) {
        const double t = static_cast<double>(i) / steps;
        const Cell at{Row{a.row.value + static_cast<int>(std::lround(t * rows))},
                      Col{a.col.value + static_cast<int>(std::lround(t * cols))}};
        if (plan.height_m[plan.grid.index(at)] > std::lerp(from_m, to_m, static_cast<float>(t))) {
            return false;
        }
    }
    return true;
}

/// Height above the mean of the ground within some 600 m.
float prominence_m(const Plan& plan, std::uint32_t cell) {
    const Cell middle = plan.grid.cell(cell);
    float sum = 0.0F;
    float count = 0.0F;
    for (int row = -6; row <= 6; row += 3) {
        for (int col = -6; col <= 6; col += 3) {
            const Cell at{Row{middle.row.value + row}, Col{middle.col.value + col}};
            if (plan.grid.contains(at)) {
                sum += plan.height_m[plan.grid.index(at)];
                count += 1.0F;
            }
        }
    }
    return plan.height_m[cell] - sum / count;
}

class SitePlanner {
  public:
    SitePlanner(const Plan& plan, const Settlement& settlement, const RoadNet& roads,
                const std::vector<double>& households, std::uint64_t seed)
        : m_plan{plan}, m_settlement{settlement}, m_households{households}, m_random{seed, Stream::stations} {
        find_access(roads);
        for (std::size_t i = 0; i < settlement.hamlets.size(); ++i) {
            look_around(i);
        }
    }

    /// The best place first, then the best given those, until there are `count`.
    [[nodiscard]] std::vector<Site> choose(std::size_t count) {
        std::vector<double> left = m_households;
        using Entry = std::pair<double, std::size_t>;
        std::priority_queue<Entry> queue;
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            queue.emplace(worth(m_candidates[i], left), i);
        }
        std::vector<Site> sites;
        while (sites.size() < count && !queue.empty()) {
            const auto [old_worth, index] = queue.top();
            queue.pop();
            const Candidate& candidate = m_candidates[index];
            // Worth only falls as others are built: the top of the queue is the best once it is up to date.
            const double now = worth(candidate, left);
            if (now < old_worth && !queue.empty() && now < queue.top().first) {
                queue.emplace(now, index);
                continue;
            }
            Site site{place_in(candidate.cell), candidate.hamlet, 0.0};
            for (const std::size_t hamlet : candidate.sees) {
                site.people += m_households[hamlet];
                left[hamlet] *= k_seen_again;
            }
            sites.push_back(site);
        }
        return sites;
    }

  private:
    void find_access(const RoadNet& roads) {
        std::vector<std::uint32_t> cells;
        for (const Stretch& stretch : roads.stretches) {
            if (stretch.hamlets_behind > 0) {
                cells.insert(cells.end(), stretch.cells.begin(), stretch.cells.end());
            }
        }
        const auto size_m = static_cast<float>(m_plan.grid.cell_size().value());
        m_road_m = grow(
                       m_plan.grid, cells, Neighbours::all, [&](const Move& move) { return move.length * size_m; },
                       1500.0F)
                       .cost;
    }

    void look_around(std::size_t hamlet) {
        const HamletPlace& place = m_settlement.hamlets[hamlet];
        const Cell middle = m_plan.grid.cell(place.cell);
        add(place.cell, hamlet);
        // Of some cells around, the one that stands out most and is not far from a road.
        for (const int reach : {6, 12}) {
            std::uint32_t best = place.cell;
            double best_score = 0.0;
            for (int attempt = 0; attempt < 30; ++attempt) {
                const int row = static_cast<int>(m_random.below(static_cast<std::size_t>(2 * reach + 1))) - reach;
                const int col = static_cast<int>(m_random.below(static_cast<std::size_t>(2 * reach + 1))) - reach;
                const Cell at{Row{middle.row.value + row}, Col{middle.col.value + col}};
                if (!m_plan.grid.contains(at)) {
                    continue;
                }
                const auto cell = static_cast<std::uint32_t>(m_plan.grid.index(at));
                const double score =
                    static_cast<double>(prominence_m(m_plan, cell)) - 0.06 * static_cast<double>(m_road_m[cell]);
                const bool can_build = m_plan.inside[cell] != 0 && m_plan.ground_at(cell) != Ground::water;
                if (can_build && score > best_score) {
                    best_score = score;
                    best = cell;
                }
            }
            if (best != place.cell) {
                add(best, hamlet);
            }
        }
    }

    void add(std::uint32_t cell, std::size_t hamlet) {
        const double road_m = std::min(static_cast<double>(m_road_m[cell]), 1500.0);
        const double access = std::exp(-road_m / 500.0) * (m_settlement.hamlets[hamlet].remote ? 0.25 : 1.0);
        Candidate candidate{cell, hamlet, access * m_random.log_normal(1.0, k_whim), {}};
        const Point here = m_plan.grid.centre(m_plan.grid.cell(cell));
        for (std::size_t i = 0; i < m_settlement.hamlets.size(); ++i) {
            const HamletPlace& other = m_settlement.hamlets[i];
            if (std::abs(other.centre.x - here.x) < k_view_m && std::abs(other.centre.y - here.y) < k_view_m &&
                distance(other.centre, here).value() < k_view_m && in_view(m_plan, cell, other.cell)) {
                candidate.sees.push_back(i);
            }
        }
        m_candidates.push_back(std::move(candidate));
    }

    [[nodiscard]] static double worth(const Candidate& candidate, const std::vector<double>& left) {
        double sum = 0.0;
        for (const std::size_t hamlet : candidate.sees) {
            sum += left[hamlet];
        }
        return sum * candidate.appeal;
    }

    [[nodiscard]] Point place_in(std::uint32_t cell) {
        const Point middle = m_plan.grid.centre(m_plan.grid.cell(cell));
        return {middle.x + m_random.uniform(-40.0, 40.0), middle.y + m_random.uniform(-40.0, 40.0)};
    }

    const Plan& m_plan;
    const Settlement& m_settlement;
    const std::vector<double>& m_households;
    Random m_random;
    std::vector<float> m_road_m;
    std::vector<Candidate> m_candidates;
};

/// What one operator has on one site.
struct Station {
    std::size_t site;
    std::size_t operator_index;
    Technology technology;
};

/// Splits a number of stations among operators by market share, exactly.
std::vector<std::size_t> split(std::size_t total, std::size_t operators) {
    std::vector<std::size_t> parts(operators, 0);
    std::size_t given = 0;
    for (std::size_t o = 1; o < operators; ++o) {
        parts[o] = static_cast<std::size_t>(std::llround(k_market[o] * static_cast<double>(total)));
        given += parts[o];
    }
    parts[0] = total - given;
    return parts;
}

/// 4G first: every site has an owner, the busiest sites attract the other operators too. 3G stands on an
/// operator's older (busier) 4G sites, 5G on the busiest.
std::vector<Station> assign(const std::vector<Site>& sites, const CountryFigures& figures, std::size_t operators,
                            Random& random) {
    const auto share_4g = split(figures.stations[index_of(Technology::g4)], operators);
    const auto share_3g = split(figures.stations[index_of(Technology::g3)], operators);
    const auto share_5g = split(figures.stations[index_of(Technology::g5)], operators);
    std::vector<std::size_t> owner(sites.size());
    for (std::size_t s = 0; s < sites.size(); ++s) {
        const double draw = random.uniform();
        owner[s] = draw < k_market[0] ? 0 : (draw < k_market[0] + k_market[1] ? 1 : 2);
    }
    std::vector<Station> stations;
    for (std::size_t o = 0; o < operators; ++o) {
        std::vector<std::pair<double, std::size_t>> ranked;
        for (std::size_t s = 0; s < sites.size(); ++s) {
            const double own = owner[s] == o ? 1e6 : 1.0;
            ranked.emplace_back(-own * (sites[s].people + 20.0) * random.log_normal(1.0, 0.6), s);
        }
        std::sort(ranked.begin(), ranked.end());
        std::vector<std::pair<double, std::size_t>> mine;
        for (std::size_t i = 0; i < share_4g[o]; ++i) {
            const std::size_t site = ranked[i].second;
            stations.push_back({site, o, Technology::g4});
            mine.emplace_back(-(sites[site].people + 20.0) * random.log_normal(1.0, 0.35), site);
        }
        std::sort(mine.begin(), mine.end());
        for (std::size_t i = 0; i < share_3g[o]; ++i) {
            stations.push_back({mine[i].second, o, Technology::g3});
        }
        for (std::size_t i = 0; i < share_5g[o]; ++i) {
            stations.push_back({mine[i].second, o, Technology::g5});
        }
    }
    std::sort(stations.begin(), stations.end(), [](const Station& a, const Station& b) {
        return std::tuple{a.site, a.operator_index, a.technology} <
               std::tuple{b.site, b.operator_index, b.technology};
    });
    return stations;
}

/// Frequency, bandwidth and total EIRP, as operators here use them.
void set_carrier(Sector& sector, bool low_band) {
    switch (sector.technology) {
        case Technology::g5:
            sector.frequency = megahertz(2600.0);
            sector.bandwidth = megahertz(40.0);
            sector.eirp = Dbm{65.0};
            break;
        case Technology::g3:
            sector.frequency = megahertz(low_band ? 900.0 : 2100.0);
            sector.bandwidth = megahertz(5.0);
            sector.eirp = Dbm{low_band ? 57.0 : 58.0};
            break;
        default:
            sector.frequency = megahertz(low_band ? 900.0 : 1800.0);
            sector.bandwidth = megahertz(low_band ? 10.0 : 15.0);
            sector.eirp = Dbm{low_band ? 59.0 : 61.0};
    }
}

}  // namespace

std::vector<Sector> build_stations(const Plan& plan, const Settlement& settlement, const RoadNet& roads,
                                   const std::vector<double>& households, const CountryFigures& figures,
                                   const std::vector<std::string>& operators, std::uint64_t seed) {
    SitePlanner planner{plan, settlement, roads, households, seed};
    const auto wanted = static_cast<double>(figures.stations[index_of(Technology::g4)]);
    const std::vector<Site> sites = planner.choose(static_cast<std::size_t>(std::ceil(k_sites_per_4g * wanted)));
    Random random{seed + 1, Stream::stations};
    constexpr std::array k_heights_m{24.0, 30.0, 36.0, 42.0, 45.0};
    std::vector<double> mast_m;
    std::vector<double> first_azimuth_deg;
    for (const Site& site : sites) {
        mast_m.push_back(k_heights_m[random.below(k_heights_m.size())]);
        const Point hamlet = settlement.hamlets[site.nearest_hamlet].centre;
        first_azimuth_deg.push_back(
            std::round(bearing(site.position, hamlet).value() + random.uniform(-15.0, 15.0)));
    }
    std::vector<Sector> sectors;
    for (const Station& station : assign(sites, figures, operators.size(), random)) {
        const bool low_band = random.chance(station.technology == Technology::g3 ? 0.3 : 0.22);
        const double lower_m = 3.0 * static_cast<double>(random.below(3));
        for (int i = 0; i < 3; ++i) {
            Sector sector;
            sector.site = fmt::format("MAU{:04}", station.site + 1);
            sector.station =
                fmt::format("{}-{}{}", sector.site, station.operator_index + 1, info(station.technology).name);
            sector.label = std::to_string(i + 1);
            sector.operator_index = station.operator_index;
            sector.technology = station.technology;
            sector.position = sites[station.site].position;
            sector.antenna_height = HeightAboveGround{mast_m[station.site] - lower_m};
            const double azimuth_deg = first_azimuth_deg[station.site] + 120.0 * i + 720.0;
            sector.azimuth = Angle{std::fmod(azimuth_deg, 360.0)};
            sector.tilt = Angle{2.0 + static_cast<double>(random.below(4))};
            set_carrier(sector, low_band);
            sector.status = "on air";
            sectors.push_back(std::move(sector));
        }
    }
    return sectors;
}

}  // namespace lomsong::datasets
