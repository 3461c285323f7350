// SPDX-License-Identifier: Apache-2.0
#include "engine/job/site_candidates.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "algorithms/evidence/other_sectors.hpp"
#include "algorithms/plan/high_points.hpp"
#include "algorithms/plan/line_of_sight.hpp"
#include "algorithms/plan/thinning.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

namespace {

/// Unserved people this near to each other are looked at as one.
constexpr Metres k_group_edge{500.0};
/// Rays are held against the ground this often.
constexpr Metres k_sight_step{100.0};

/// Sectors nearer to each other than k_same_place, whoever they belong to.
struct StandingMast {
    Point position;
    std::string code;
    std::set<std::size_t> operators;
    std::set<std::pair<std::size_t, Technology>> carries;  ///< operator and technology
    HeightAboveGround tallest{0.0};
};

std::vector<StandingMast> standing_masts(const RadioScene& scene) {
    std::vector<StandingMast> masts;
    for (std::size_t i = 0; i < scene.sectors().size(); ++i) {
        const Sector& declared = scene.layers().sectors[i];
        const auto known = std::ranges::find_if(masts, [&](const StandingMast& mast) {
            return distance(mast.position, declared.position) < k_same_place;
        });
        StandingMast& mast = known == masts.end() ? masts.emplace_back() : *known;
        if (mast.operators.empty()) {
            mast.position = declared.position;
            mast.code = declared.site.empty() ? declared.station : declared.site;
        }
        mast.operators.insert(declared.operator_index);
        mast.carries.emplace(declared.operator_index, declared.technology);
        mast.tallest = std::max(mast.tallest, scene.sectors()[i].antenna_height);
    }
    return masts;
}

/// The unserved in squares of k_group_edge: where their heaviest cell stands, and what they weigh together.
struct DemandGroups {
    std::vector<Viewpoint> places;
    std::vector<double> weights;
};

DemandGroups grouped(const SiteDemand& demand, HeightAboveGround receiver) {
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> squares;
    std::vector<double> heaviest;
    DemandGroups groups;
    for (const DemandCell& cell : demand.cells) {
        const auto square_of = [](double metres) {
            return static_cast<std::int64_t>(std::floor(metres / k_group_edge.value()));
        };
        const auto [square, is_new] =
            squares.try_emplace({square_of(cell.centre.x), square_of(cell.centre.y)}, groups.places.size());
        if (is_new) {
            groups.places.emplace_back();
            groups.weights.push_back(0.0);
            heaviest.push_back(0.0);
        }
        const std::size_t group = square->second;
        groups.weights[group] += cell.weight;
        if (cell.weight > heaviest[group]) {
            heaviest[group] = cell.weight;
            groups.places[group] = {cell.centre, raised(cell.ground, receiver)};
        }
    }
    return groups;
}

class CandidateSearch {
  public:
    CandidateSearch(const RadioScene& all_masts, const SiteQuestion& question, const SiteDemand& demand,
                    const SiteRoads& roads, Execution execution, Reporter& reporter)
        : m_scene{all_masts},
          m_layers{all_masts.layers()},
          m_sites{all_masts.parameters().sites},
          m_question{question},
          m_roads{roads},
          m_execution{execution},
          m_reporter{reporter},
          m_wanted{wanted_technologies(m_layers, question)},
          m_masts{standing_masts(all_masts)},
          m_groups{grouped(demand, all_masts.parameters().radio.receiver_height)} {
        for (const DemandCell& cell : demand.cells) {
            m_demand_box.add(cell.centre);
        }
    }

    SiteCandidates find() {
        add_given();
        std::vector<Point> taken;
        for (const StandingMast& mast : m_masts) {
            taken.push_back(mast.position);
        }
        for (const SiteCandidate& given : m_found.all) {
            taken.push_back(given.position);
        }
        add_best(mast_candidates(), Metres{0.0}, {});
        add_best(new_candidates(), m_sites.spacing, taken);
        return std::move(m_found);
    }

  private:
    /// Of the new antennas, where nothing lower is asked for.
    [[nodiscard]] HeightAboveGround height_for(const std::vector<Technology>& technologies) const {
        HeightAboveGround tallest{0.0};
        for (const Technology technology : technologies) {
            tallest =
                std::max(tallest, m_scene.parameters().technologies[index_of(technology)].defaults.antenna_height);
        }
        return m_question.antenna_height.value_or(tallest);
    }

    void add_given() {
        for (const GivenSite& given : m_question.given) {
            const auto ground = m_scene.profiler().ground(given.position);
            if (!ground) {
                m_found.off_terrain.push_back(given.code);
                continue;
            }
            const auto mast = std::ranges::find_if(m_masts, [&](const StandingMast& standing) {
                return distance(standing.position, given.position) < k_same_place;
            });
            SiteCandidate candidate;
            candidate.kind = SiteKind::given;
            candidate.code = given.code;
            candidate.position = given.position;
            candidate.ground = *ground;
            if (mast != m_masts.end()) {
                candidate.operators.assign(mast->operators.begin(), mast->operators.end());
            }
            candidate.technologies = m_wanted;
            candidate.antenna_height = given.antenna_height.value_or(height_for(m_wanted));
            candidate.cost = mast == m_masts.end() ? m_sites.new_mast_cost : m_sites.existing_mast_cost;
            m_found.all.push_back(std::move(candidate));
        }
    }

    /// The wanted technologies that the asking operator, or nobody, has on the mast.
    [[nodiscard]] std::vector<Technology> lacking(const StandingMast& mast) const {
        std::vector<Technology> technologies;
        for (const Technology technology : m_wanted) {
            const bool has = std::ranges::any_of(mast.carries, [&](const auto& carried) {
                return carried.second == technology &&
                       carried.first == m_question.operator_index.value_or(carried.first);
            });
            if (!has) {
                technologies.push_back(technology);
            }
        }
        return technologies;
    }

    [[nodiscard]] std::vector<SiteCandidate> mast_candidates() const {
        std::vector<SiteCandidate> candidates;
        for (const StandingMast& mast : m_masts) {
            std::vector<Technology> technologies = lacking(mast);
            const auto ground = m_scene.profiler().ground(mast.position);
            if (technologies.empty() || !ground) {
                continue;
            }
            const bool own = !m_question.operator_index || mast.operators.contains(*m_question.operator_index);
            SiteCandidate candidate;
            candidate.kind = own ? SiteKind::own_mast : SiteKind::shared_mast;
            candidate.code = mast.code;
            candidate.position = mast.position;
            candidate.ground = *ground;
            candidate.operators.assign(mast.operators.begin(), mast.operators.end());
            candidate.antenna_height = std::min(mast.tallest, height_for(technologies));
            candidate.technologies = std::move(technologies);
            candidate.cost = m_sites.existing_mast_cost;
            candidates.push_back(std::move(candidate));
        }
        return candidates;
    }

    [[nodiscard]] bool inside_communes(Point point) const {
        return m_layers.communes.empty() || std::ranges::any_of(m_layers.communes, [&](const Commune& commune) {
                   return contains(commune.area, point);
               });
    }

    [[nodiscard]] std::vector<SiteCandidate> new_candidates() const {
        const Box reached = m_demand_box.empty() ? Box{} : m_demand_box.grown(m_scene.parameters().radio.radius);
        const Metres diagonal = std::sqrt(0.5) * m_sites.spacing;
        const auto road_within = [this](Point point, Metres reach) {
            const auto away = m_roads.distance(point);
            return !m_roads.known() || (away && *away <= reach);
        };
        const Ground ground{
            [&](const Box& box) {
                const Point middle{(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0};
                return reached.overlaps(box) && road_within(middle, m_sites.road_distance + diagonal);
            },
            [&](Point point) { return road_within(point, m_sites.road_distance) && inside_communes(point); }};
        std::vector<SiteCandidate> candidates;
        for (const Point point : high_points(m_scene.profiler().terrain(), m_sites.spacing, ground)) {
            SiteCandidate candidate;
            candidate.position = point;
            candidate.ground = *m_scene.profiler().ground(point);
            candidate.technologies = m_wanted;
            candidate.antenna_height = height_for(m_wanted);
            candidate.cost = m_sites.new_mast_cost;
            candidates.push_back(std::move(candidate));
        }
        return candidates;
    }

    /// The groups within the radius that the candidate's antennas see.
    [[nodiscard]] std::vector<std::uint32_t> seen_from(const SiteCandidate& candidate) const {
        const Viewpoint eye{candidate.position, raised(candidate.ground, candidate.antenna_height)};
        std::vector<std::uint32_t> seen;
        for (std::uint32_t group = 0; group < m_groups.places.size(); ++group) {
            if (distance(eye.position, m_groups.places[group].position) <= m_scene.parameters().radio.radius &&
                in_sight(m_scene.profiler().terrain(), eye, m_groups.places[group], k_sight_step)) {
                seen.push_back(group);
            }
        }
        return seen;
    }

    /// Keeps the project's number of them, in the order in which they stand.
    void add_best(std::vector<SiteCandidate> candidates, Metres spacing, const std::vector<Point>& taken) {
        m_reporter.begin_stage("who sees whom", candidates.size());
        const auto places = map_tasks<SeeingPlace>(candidates.size(), m_execution, m_reporter, [&](std::size_t i) {
            m_reporter.advance(1);
            return SeeingPlace{candidates[i].position, seen_from(candidates[i])};
        });
        std::vector<std::size_t> kept = thinned(places, m_groups.weights, m_sites.candidates, spacing, taken);
        std::ranges::sort(kept);
        std::ranges::transform(kept, std::back_inserter(m_found.all),
                               [&](std::size_t i) { return std::move(candidates[i]); });
    }

    const RadioScene& m_scene;
    const Layers& m_layers;
    const SitePlanParameters& m_sites;
    const SiteQuestion& m_question;
    const SiteRoads& m_roads;
    Execution m_execution;
    Reporter& m_reporter;
    std::vector<Technology> m_wanted;
    std::vector<StandingMast> m_masts;
    DemandGroups m_groups;
    Box m_demand_box;
    SiteCandidates m_found;
};

}  // namespace

SiteCandidates find_candidates(const RadioScene& all_masts, const SiteQuestion& question, const SiteDemand& demand,
                               const SiteRoads& roads, Execution execution, Reporter& reporter) {
    return CandidateSearch{all_masts, question, demand, roads, execution, reporter}.find();
}

std::vector<Technology> wanted_technologies(const Layers& layers, const SiteQuestion& question) {
    if (question.technology) {
        return {*question.technology};
    }
    std::set<Technology> technologies;
    for (const Sector& sector : layers.sectors) {
        if (sector.operator_index == question.operator_index.value_or(sector.operator_index)) {
            technologies.insert(sector.technology);
        }
    }
    return {technologies.begin(), technologies.end()};
}

}  // namespace lomsong
