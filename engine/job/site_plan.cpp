// SPDX-License-Identifier: Apache-2.0
#include "engine/job/site_plan.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include "algorithms/plan/covering.hpp"
#include "algorithms/plan/covering_lp.hpp"
#include "algorithms/settlement/test_plan.hpp"
#include "engine/core/error.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/job/site_candidates.hpp"
#include "engine/job/site_demand.hpp"
#include "engine/job/site_roads.hpp"
#include "engine/job/site_service.hpp"

namespace lomsong {

namespace {

constexpr const char* k_where = "plan sites";

/// Roads are looked for this far from a proposed site.
constexpr Metres k_road_reach{20'000.0};

/// A station for less than one person, or household, is not proposed: such gains are shares of a house spread over
/// cells.
constexpr double k_least_gain = 1.0;

/// "4G service of Viettel", for messages.
std::string service_name(const Layers& layers, const SiteQuestion& question) {
    std::string name = question.service == PointStatus::good ? "good " : "";
    name += question.technology ? std::string{info(*question.technology).name} + " service" : "service";
    return question.operator_index ? name + " of " + layers.operators.at(*question.operator_index) : name;
}

class SitePlanner {
  public:
    SitePlanner(Layers layers, const RunParameters& parameters, const SiteQuestion& question, Execution execution,
                Reporter& reporter, const SolveProgram& solve)
        : m_layers{std::move(layers)},
          m_parameters{parameters},
          m_execution{execution},
          m_reporter{reporter},
          m_solve{solve},
          m_tests{plan_test_points(m_layers, parameters.settlement)},
          m_roads{m_layers, parameters.roads, k_road_reach} {
        m_plan.question = question;
    }

    SitePlan run() {
        check_operator();
        m_everybody = m_layers.sectors;
        ask_who_is_unserved();
        find_places();
        ask_whom_they_serve();
        choose();
        prove();
        name_hamlets();
        add_access();
        return std::move(m_plan);
    }

  private:
    [[nodiscard]] const SiteQuestion& question() const { return m_plan.question; }

    void check_operator() const {
        const auto asked = question().operator_index;
        if (asked && !m_layers.operator_has_reported.at(*asked)) {
            throw Error{
                ErrorKind::bad_data, k_where,
                "operator '" + m_layers.operators[*asked] +
                    "' has not reported a station, so nobody knows whom it serves. Add its stations, or plan "
                    "for another operator."};
        }
        if (wanted_technologies(m_layers, question()).empty()) {
            throw Error{ErrorKind::bad_data, k_where,
                        "no station is left to tell which technologies are wanted. Name one with --technology."};
        }
    }

    /// The scene of the sectors that count today.
    void ask_who_is_unserved() {
        std::erase_if(m_layers.sectors, [this](const Sector& sector) {
            return sector.operator_index != question().operator_index.value_or(sector.operator_index) ||
                   sector.technology != question().technology.value_or(sector.technology);
        });
        const RadioScene today{m_layers, m_parameters};
        m_demand = find_demand(today, m_tests, question().service, m_execution, m_reporter);
        m_plan.measured = m_demand.measured;
        m_plan.unserved = m_demand.unserved;
        m_plan.undecided = m_demand.undecided;
        std::set<std::size_t> hamlets;
        for (std::size_t p = 0; p < m_tests.points.size(); ++p) {
            if (m_demand.point_unserved[p]) {
                hamlets.insert(m_tests.points[p].hamlet);
            }
        }
        m_plan.hamlets_unserved = hamlets.size();
        if (m_demand.cells.empty()) {
            throw Error{
                ErrorKind::bad_data, k_where,
                "nobody on known ground is without " + service_name(m_layers, question()) +
                    ": there is nothing to plan. Ask for one operator or technology, or for --service good."};
        }
    }

    void find_places() {
        m_layers.sectors = m_everybody;
        const RadioScene all_masts{m_layers, m_parameters};
        SiteCandidates found = find_candidates(all_masts, question(), m_demand, m_roads, m_execution, m_reporter);
        m_plan.off_terrain = std::move(found.off_terrain);
        m_candidates = std::move(found.all);
        for (const std::string& code : m_plan.off_terrain) {
            m_reporter.warn("candidate '" + code +
                            "' lies off the terrain and is left out. Correct its position, or add "
                            "terrain there.");
        }
        if (!m_roads.known()) {
            m_reporter.warn("the project has no roads: new places are chosen by height alone.");
        }
    }

    void ask_whom_they_serve() {
        ProposedSectors proposed = proposed_sectors(m_candidates, question());
        m_layers.sectors = std::move(proposed.sectors);
        const RadioScene scene{m_layers, m_parameters};
        m_problem.covers = served_cells(scene, proposed, m_candidates.size(), m_demand, question().service,
                                        m_execution, m_reporter);
        std::ranges::transform(m_demand.cells, std::back_inserter(m_problem.weights), &DemandCell::weight);
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            all.push_back(i);
            m_plan.candidates[static_cast<std::size_t>(m_candidates[i].kind)] +=
                m_problem.covers[i].empty() ? 0U : 1U;
            m_problem.costs.push_back(question().budget ? m_candidates[i].cost : 1.0);
        }
        m_problem.budget = question().budget.value_or(static_cast<double>(question().count));
        m_plan.within_reach = covered_weight(m_problem, all);
        if (!(m_plan.within_reach > 0.0)) {
            throw Error{ErrorKind::bad_data, k_where,
                        "none of " + std::to_string(m_candidates.size()) + " candidates would bring " +
                            service_name(m_layers, question()) +
                            " to anybody. Raise plan_sites.candidates or road_distance_m, lower spacing_m, or name "
                            "places with --candidates."};
        }
        if (question().budget && *question().budget < *std::ranges::min_element(m_problem.costs)) {
            throw Error{
                ErrorKind::usage, "--budget",
                "it buys no station: the cheapest costs more. Raise it, or set plan_sites.new_mast_cost and "
                "existing_mast_cost in its unit."};
        }
    }

    void choose() {
        const Covering covering = greedy_covering(m_problem);
        m_plan.upper_bound = covering.upper_bound;
        m_plan.guarantee = covering.guarantee;
        m_plan.gains_computed = covering.gains_computed;
        std::vector<bool> served(m_demand.cells.size(), false);
        for (const CoveringStep& step : covering.steps) {
            if (step.gain < k_least_gain && m_plan.measured != SiteGain::hamlets) {
                continue;
            }
            SiteCandidate& candidate = m_candidates[step.candidate];
            name(candidate);
            m_chosen.push_back(step.candidate);
            m_plan.sites.push_back(proposal(candidate, step, served));
            for (const std::uint32_t cell : m_problem.covers[step.candidate]) {
                served[cell] = true;
            }
        }
    }

    /// A new mast has no code yet.
    void name(SiteCandidate& candidate) {
        if (candidate.code.empty()) {
            candidate.code = "N" + std::to_string(++m_new_masts);
        }
    }

    [[nodiscard]] ProposedSite proposal(const SiteCandidate& candidate, const CoveringStep& step,
                                        const std::vector<bool>& served) const {
        ProposedSite site;
        site.kind = candidate.kind;
        site.code = candidate.code;
        site.position = candidate.position;
        site.ground = candidate.ground;
        site.operators = candidate.operators;
        site.technologies = candidate.technologies;
        site.antenna_height = candidate.antenna_height;
        site.cost = candidate.cost;
        site.gain = step.gain;
        for (const std::uint32_t cell : m_problem.covers[step.candidate]) {
            site.people += served[cell] ? 0.0 : m_demand.cells[cell].people;
            site.households += served[cell] ? 0.0 : m_demand.cells[cell].households;
        }
        const bool first = m_plan.sites.empty();
        site.total_gain = site.gain + (first ? 0.0 : m_plan.sites.back().total_gain);
        site.spent = site.cost + (first ? 0.0 : m_plan.sites.back().spent);
        site.total_people = site.people + (first ? 0.0 : m_plan.sites.back().total_people);
        site.total_households = site.households + (first ? 0.0 : m_plan.sites.back().total_households);
        if (site.operators.empty()) {
            site.sharing = sharing_option(step.candidate, served);
        }
        return site;
    }

    /// The standing mast that would serve most of what the candidate adds.
    [[nodiscard]] std::optional<SharingOption> sharing_option(std::size_t site,
                                                              const std::vector<bool>& served) const {
        std::vector<bool> wanted(served.size(), false);
        for (const std::uint32_t cell : m_problem.covers[site]) {
            wanted[cell] = !served[cell];
        }
        std::optional<SharingOption> best;
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            const SiteCandidate& mast = m_candidates[i];
            double gain = 0.0;
            for (const std::uint32_t cell : m_problem.covers[i]) {
                gain += wanted[cell] ? m_problem.weights[cell] : 0.0;
            }
            if (!mast.operators.empty() && gain > (best ? best->gain : 0.0)) {
                best = SharingOption{mast.code, mast.position, mast.operators,
                                     distance(mast.position, m_candidates[site].position), gain};
            }
        }
        return best;
    }

    void prove() {
        if (!m_solve) {
            return;
        }
        const SolvedCovering solved = read_cbc_solution(m_solve(covering_lp(m_problem)), m_problem);
        BestPlan best;
        best.gain = covered_weight(m_problem, solved.candidates);
        best.proven = solved.proven;
        for (const std::size_t candidate : solved.candidates) {
            name(m_candidates[candidate]);
            best.sites.push_back({m_candidates[candidate].code, m_candidates[candidate].position});
        }
        m_plan.best = std::move(best);
    }

    /// Hamlets are decided over exact paths to their test points, site by site.
    void name_hamlets() {
        std::vector<SiteCandidate> chosen;
        std::ranges::transform(m_chosen, std::back_inserter(chosen),
                               [this](std::size_t i) { return m_candidates[i]; });
        const ProposedSectors proposed = proposed_sectors(chosen, question());
        m_plan.sectors = proposed.sectors;
        m_layers.sectors = proposed.sectors;
        const RadioScene scene{m_layers, m_parameters};
        const auto served = served_points(scene, proposed, chosen.size(), m_tests.points, m_demand.point_unserved,
                                          question().service, m_execution, m_reporter);
        std::vector<bool> done(m_tests.points.size(), false);
        for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
            std::set<std::size_t> touched;
            for (const std::size_t point : served[i]) {
                if (!done[point]) {
                    done[point] = true;
                    touched.insert(m_tests.points[point].hamlet);
                    --m_demand.open_points[m_tests.points[point].hamlet];
                }
            }
            for (const std::size_t hamlet : touched) {
                (m_demand.open_points[hamlet] == 0 ? m_plan.sites[i].hamlets_served
                                                   : m_plan.sites[i].hamlets_reached)
                    .push_back(hamlet);
            }
        }
    }

    void add_access() {
        for (ProposedSite& site : m_plan.sites) {
            const double ground_metres = m_layers.ground_scale.at(site.position);
            site.access.road = m_roads.distance(site.position);
            for (std::size_t i = 0; i < m_layers.fibre_routes.size(); ++i) {
                keep_nearer(ground_metres * distance(site.position, m_layers.fibre_routes[i].path), i,
                            site.access.route, site.access.nearest_route);
            }
            for (std::size_t i = 0; i < m_layers.fibre_nodes.size(); ++i) {
                if (m_layers.fibre_nodes[i].can_serve) {
                    keep_nearer(ground_metres * distance(site.position, m_layers.fibre_nodes[i].position), i,
                                site.access.node, site.access.nearest_node);
                }
            }
            site.nearest_hamlet = hamlet_near(site.position);
        }
    }

    /// Of two equally near the one that stands first; a cable without a point is infinitely far.
    static void keep_nearer(Metres away, std::size_t index, std::optional<Metres>& nearest,
                            std::optional<std::size_t>& which) {
        if (std::isfinite(away.value()) && (!nearest || away < *nearest)) {
            nearest = away;
            which = index;
        }
    }

    [[nodiscard]] std::optional<std::size_t> hamlet_near(Point point) const {
        std::optional<std::size_t> nearest;
        Metres nearest_distance{std::numeric_limits<double>::infinity()};
        for (std::size_t i = 0; i < m_tests.hamlets.size(); ++i) {
            const HamletPlace& hamlet = m_tests.hamlets[i];
            if (hamlet.is_tested() && hamlet.centre && distance(*hamlet.centre, point) < nearest_distance) {
                nearest = i;
                nearest_distance = distance(*hamlet.centre, point);
            }
        }
        return nearest;
    }

    Layers m_layers;  ///< its sectors are exchanged from step to step
    const RunParameters& m_parameters;
    Execution m_execution;
    Reporter& m_reporter;
    const SolveProgram& m_solve;
    TestPlan m_tests;
    SiteRoads m_roads;
    std::vector<Sector> m_everybody;
    SiteDemand m_demand;
    std::vector<SiteCandidate> m_candidates;
    CoveringProblem m_problem;
    std::size_t m_new_masts = 0;        ///< named so far
    std::vector<std::size_t> m_chosen;  ///< into m_candidates, as SitePlan::sites
    SitePlan m_plan;
};

}  // namespace

SitePlan plan_sites(Layers layers, const RunParameters& parameters, const SiteQuestion& question,
                    Execution execution, Reporter& reporter, const SolveProgram& solve) {
    return SitePlanner{std::move(layers), parameters, question, execution, reporter, solve}.run();
}

}  // namespace lomsong
