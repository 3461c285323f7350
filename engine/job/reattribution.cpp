// SPDX-License-Identifier: Apache-2.0
#include "engine/job/reattribution.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "algorithms/verdict/measured_points.hpp"
#include "algorithms/verdict/verdicts.hpp"
#include "engine/core/error.hpp"
#include "engine/job/point_search.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/job/settled.hpp"

namespace lomsong {

namespace {

/// A set of groups, as bits: those that are as they were.
using Exchange = unsigned;
constexpr Exchange k_network = 1;
constexpr Exchange k_hamlet = 2;
constexpr Exchange k_parameters = 4;
constexpr Exchange k_measurements = 8;
constexpr Exchange k_everything = k_network | k_hamlet | k_parameters | k_measurements;

/// Single groups first, then pairs, then three, then all.
constexpr std::array<Exchange, k_everything> k_fewest_first{1, 2, 4, 8, 3, 5, 6, 9, 10, 12, 7, 11, 13, 14, 15};

/// Test points of some hamlets of a result, in a row.
struct Points {
    explicit Points(const RecordedResult& of) : result{of} {}

    const RecordedResult& result;
    std::size_t hamlets = 0;
    std::vector<TestPoint> points;
    std::map<std::size_t, std::size_t> places;  ///< of a test point of the result -> among these

    void add(const RecordedHamlet& hamlet) {
        for (std::size_t i = 0; i < hamlet.points; ++i) {
            places.emplace(hamlet.first_point + i, points.size());
            points.push_back({hamlets, result.trace.points.at(hamlet.first_point + i).position, i == 0, 0.0});
        }
        ++hamlets;
    }
};

/// A hamlet's verdicts in some world.
struct Statuses {
    HamletStatus any = HamletStatus::no_data;
    std::vector<HamletStatus> operators;  ///< as that world's
};

struct Judged {
    std::vector<Statuses> hamlets;
    std::vector<TracedPoint> points;
};

/// Sectors that radiate the same have the same values to the last bit: those of the layers.
using SectorIdentity = std::tuple<std::string, Technology, std::uint64_t, double, double>;

SectorIdentity identity(const RecordedResult& result, std::size_t sector) {
    const TracedSector& traced = result.trace.sectors.at(sector);
    return {result.operators.at(traced.layer.operator_index), traced.layer.technology, traced.fingerprint,
            traced.position.x, traced.position.y};
}

/// The new run's world with its own or the old network.
Layers world_with(const ExchangedWorlds& worlds, bool old_network) {
    Layers world;
    world.crs = worlds.layers.crs;
    world.patterns = worlds.layers.patterns;
    world.terrain = worlds.layers.terrain;
    world.terrain_kind = worlds.layers.terrain_kind;
    world.land_cover = worlds.layers.land_cover;
    if (!old_network) {
        world.operators = worlds.layers.operators;
        world.operator_has_reported = worlds.layers.operator_has_reported;
        world.sectors = worlds.layers.sectors;
        return world;
    }
    std::map<SectorIdentity, std::size_t> known;
    for (std::size_t i = 0; i < worlds.now.sectors.size(); ++i) {
        known.emplace(identity(worlds.now, i), i);
    }
    world.operators = worlds.before.operators;
    world.operator_has_reported = worlds.before.operator_has_reported;
    for (std::size_t i = 0; i < worlds.before.sectors.size(); ++i) {
        const auto same = known.find(identity(worlds.before, i));
        Sector sector = same == known.end() ? worlds.before.sectors[i] : worlds.layers.sectors.at(same->second);
        sector.operator_index = worlds.before.sectors[i].operator_index;
        sector.position = worlds.before.trace.sectors[i].position;
        world.sectors.push_back(std::move(sector));
    }
    return world;
}

/// The measurements of a result, of those operators that the world has.
void bring_measurements(const RecordedResult& from, Layers& world) {
    world.measurements.clear();
    world.as_of = Day{std::chrono::days{from.trace.as_of}};
    for (const TracedMeasurement& traced : from.trace.measurements) {
        const auto owner = std::ranges::find(world.operators, from.operators.at(traced.layer.operator_index));
        if (owner != world.operators.end()) {
            Measurement measurement;
            measurement.day = Day{std::chrono::days{traced.day}};
            measurement.position = traced.position;
            measurement.operator_index = static_cast<std::size_t>(owner - world.operators.begin());
            measurement.technology = traced.layer.technology;
            measurement.level = traced.level;
            world.measurements.push_back(std::move(measurement));
        }
    }
}

/// What was measured at the points. All of the result's points are looked at: a measurement may be nearer to one of
/// a hamlet that is not among these.
std::vector<MeasuredPoint> measured_at(const Points& points, const Layers& world, const RunParameters& parameters) {
    std::vector<TestPoint> all;
    for (const TracedPoint& point : points.result.trace.points) {
        all.push_back({0, point.position, false, 0.0});
    }
    std::vector<MeasuredPoint> measured;
    for (MeasuredPoint& point : measured_points(world, parameters, all)) {
        if (const auto place = points.places.find(point.point); place != points.places.end()) {
            point.point = place->second;
            measured.push_back(std::move(point));
        }
    }
    std::ranges::stable_sort(measured, {}, &MeasuredPoint::point);
    return measured;
}

/// Verdicts over exact paths.
Judged judged(Layers& world, const RunParameters& wanted, const Points& points, Execution execution,
              Reporter& reporter) {
    const RunParameters parameters = settled(wanted, world, reporter);
    world.hamlets.assign(points.hamlets, Hamlet{});
    const RadioScene scene{world, parameters};
    PointSearch search = search_points(scene, points.points, execution, reporter);
    std::vector<bool> assumed;
    std::ranges::transform(scene.sectors(), std::back_inserter(assumed), &RadioSector::assumed);
    std::vector<HamletResult> results;
    judge_hamlets(world, parameters, points.points, search.links, assumed, results,
                  measured_at(points, world, parameters));
    Judged all{{}, std::move(search.points)};
    for (const HamletResult& result : results) {
        Statuses& statuses = all.hamlets.emplace_back();
        statuses.any = result.status;
        std::ranges::transform(result.operators, std::back_inserter(statuses.operators), &OperatorVerdict::status);
    }
    return all;
}

void check_worlds(const ExchangedWorlds& worlds) {
    const auto refuse = [](const std::string& what) {
        throw Error{ErrorKind::bad_data, "compare",
                    what + ". Leave out --project and --same-parameters to have reasons by sets."};
    };
    if (worlds.before.crs != worlds.now.crs || worlds.layers.crs.definition != worlds.now.crs) {
        refuse("the old result is in " + worlds.before.crs + ", the new one in " + worlds.now.crs +
               ", the project in " + worlds.layers.crs.definition +
               ": verdicts are computed again in one metric CRS only");
    }
    if (worlds.layers.sectors.size() != worlds.now.sectors.size() ||
        worlds.layers.operators != worlds.now.operators) {
        refuse("the project has " + std::to_string(worlds.layers.sectors.size()) + " sectors and the new result " +
               std::to_string(worlds.now.sectors.size()) + ", or their operators differ: it was not made from it");
    }
}

class Reattribution {
  public:
    Reattribution(Comparison& comparison, const ExchangedWorlds& worlds, Execution execution, Reporter& reporter)
        : m_comparison{comparison}, m_worlds{worlds}, m_execution{execution}, m_reporter{reporter} {}

    void run() {
        check_worlds(m_worlds);
        m_comparison.method = ReasonMethod::recomputed;
        for (std::size_t i = 0; i < m_comparison.hamlets.size(); ++i) {
            if (is_changed(m_comparison.hamlets[i])) {
                m_changed.push_back(i);
            }
        }
        if (m_changed.empty()) {
            return;
        }
        compute();
        for (std::size_t i = 0; i < m_changed.size(); ++i) {
            decide(i);
        }
    }

  private:
    static bool is_changed(const HamletChange& hamlet) {
        const auto changed = [](const StatusChange& change) { return change.kind != ChangeKind::unchanged; };
        return hamlet.before && hamlet.now &&
               (changed(hamlet.any) || std::ranges::any_of(hamlet.operators, changed));
    }

    /// The groups that differ at all; to exchange another one changes nothing.
    [[nodiscard]] Exchange differing() const {
        const bool network = !m_comparison.stations.empty() ||
                             m_worlds.before.operators != m_worlds.now.operators ||
                             m_worlds.before.operator_has_reported != m_worlds.now.operator_has_reported;
        const bool parameters = std::ranges::any_of(m_comparison.parameters, &ParameterDifference::steers);
        const RunTrace& before = m_worlds.before.trace;
        const RunTrace& now = m_worlds.now.trace;
        const bool measured = !before.measurements.empty() || !now.measurements.empty();
        const bool measurements =
            measured && (before.measurements != now.measurements || before.as_of != now.as_of ||
                         m_worlds.before.operators != m_worlds.now.operators);
        return (network ? k_network : 0U) | k_hamlet | (parameters ? k_parameters : 0U) |
               (measurements ? k_measurements : 0U);
    }

    void compute() {
        Points old_points{m_worlds.before};
        Points new_points{m_worlds.now};
        for (const std::size_t i : m_changed) {
            const HamletChange& hamlet = m_comparison.hamlets[i];
            old_points.add(m_worlds.before.hamlets.at(*hamlet.before));
            new_points.add(m_worlds.now.hamlets.at(*hamlet.now));
        }
        const Exchange differing_groups = differing();
        for (const Exchange network : {0U, k_network}) {
            Layers world = world_with(m_worlds, network != 0);
            for (Exchange exchange = 0; exchange <= k_everything; ++exchange) {
                if ((exchange & k_network) != network || (exchange & ~differing_groups) != 0) {
                    continue;
                }
                const auto is_old = [exchange](Exchange group) { return (exchange & group) != 0; };
                bring_measurements(is_old(k_measurements) ? m_worlds.before : m_worlds.now, world);
                m_worlds_judged[exchange] =
                    judged(world, is_old(k_parameters) ? m_worlds.parameters_before : m_worlds.parameters_now,
                           is_old(k_hamlet) ? old_points : new_points, m_execution, m_reporter)
                        .hamlets;
            }
        }
        for (Exchange exchange = 0; exchange <= k_everything; ++exchange) {
            if ((exchange & ~differing_groups) != 0) {
                m_worlds_judged[exchange] = m_worlds_judged[exchange & differing_groups];
            }
        }
    }

    /// Of the `which`th operator of the comparison, or of any, for the `i`th changed hamlet.
    [[nodiscard]] HamletStatus status(Exchange exchange, std::size_t i, std::optional<std::size_t> which) const {
        const Statuses& statuses = m_worlds_judged[exchange].at(i);
        if (!which) {
            return statuses.any;
        }
        return statuses.operators.at((exchange & k_network) != 0 ? m_comparison.operators_before[*which]
                                                                 : m_comparison.operators_now[*which]);
    }

    void decide(std::size_t i) {
        HamletChange& hamlet = m_comparison.hamlets[m_changed[i]];
        decide(i, std::nullopt, hamlet.any);
        for (std::size_t which = 0; which < hamlet.operators.size(); ++which) {
            decide(i, which, hamlet.operators[which]);
        }
    }

    void decide(std::size_t i, std::optional<std::size_t> which, StatusChange& change) const {
        if (status(0, i, which) != change.now) {
            const HamletChange& hamlet = m_comparison.hamlets[m_changed[i]];
            throw Error{ErrorKind::bad_data, m_worlds.now.name,
                        "hamlet '" + m_worlds.now.hamlets[*hamlet.now].declared.code + "' is " +
                            std::string{info(status(0, i, which)).key} + " when computed again, and " +
                            std::string{info(change.now).key} +
                            " in the result: the project or this program is not that of the result. Run the "
                            "project again, or leave out --project."};
        }
        if (change.kind == ChangeKind::unchanged) {
            return;
        }
        Exchange restoring = 0;
        for (const Exchange exchange : k_fewest_first) {
            if ((std::has_single_bit(exchange) || restoring == 0) && status(exchange, i, which) == change.before) {
                restoring |= exchange;
            }
        }
        name_reasons(restoring, which, change);
    }

    void name_reasons(Exchange restoring, std::optional<std::size_t> which, StatusChange& change) const {
        change.reasons.clear();
        const auto add = [&change](ChangeReason reason, bool applies) {
            if (applies) {
                change.reasons.push_back(reason);
            }
        };
        const bool network = (restoring & k_network) != 0;
        const bool by_report = change.stations.empty() || reported_anew(which);
        add(ChangeReason::network, network && !by_report);
        add(ChangeReason::report, network && by_report);
        add(ChangeReason::hamlet_data, (restoring & k_hamlet) != 0);
        add(ChangeReason::measurement, (restoring & k_measurements) != 0);
        add(ChangeReason::parameters, (restoring & k_parameters) != 0);
        add(ChangeReason::terrain, restoring == 0 && m_comparison.terrain_differs);
        add(ChangeReason::program, restoring == 0 && m_comparison.program_differs);
        if (!network) {
            change.stations.clear();
        }
    }

    [[nodiscard]] bool reported_anew(std::optional<std::size_t> which) const {
        return which && m_worlds.before.operator_has_reported.at(m_comparison.operators_before[*which]) !=
                            m_worlds.now.operator_has_reported.at(m_comparison.operators_now[*which]);
    }

    Comparison& m_comparison;
    const ExchangedWorlds& m_worlds;
    Execution m_execution;
    Reporter& m_reporter;
    std::vector<std::size_t> m_changed;                                     ///< into the comparison's hamlets
    std::array<std::vector<Statuses>, k_everything + 1> m_worlds_judged{};  ///< by exchange, then as m_changed
};

}  // namespace

void reattribute(Comparison& comparison, const ExchangedWorlds& worlds, Execution execution, Reporter& reporter) {
    Reattribution{comparison, worlds, execution, reporter}.run();
}

RecordedResult with_parameters_of_now(const ExchangedWorlds& worlds, Execution execution, Reporter& reporter) {
    check_worlds(worlds);
    Points points{worlds.before};
    for (const RecordedHamlet& hamlet : worlds.before.hamlets) {
        points.add(hamlet);
    }
    Layers world = world_with(worlds, true);
    bring_measurements(worlds.before, world);
    Judged again = judged(world, worlds.parameters_now, points, execution, reporter);
    RecordedResult result = worlds.before;
    for (std::size_t i = 0; i < result.hamlets.size(); ++i) {
        result.hamlets[i].status = again.hamlets[i].any;
        result.hamlets[i].operators = std::move(again.hamlets[i].operators);
    }
    result.trace.points = std::move(again.points);
    result.trace.terrain = worlds.now.trace.terrain;
    result.trace.land_cover = worlds.now.trace.land_cover;
    result.program = worlds.now.program;
    result.inputs = worlds.now.inputs;
    result.parameters = worlds.now.parameters;
    result.parameters_json = worlds.now.parameters_json;
    return result;
}

}  // namespace lomsong
