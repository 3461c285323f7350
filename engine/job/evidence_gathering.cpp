// SPDX-License-Identifier: Apache-2.0
#include "engine/job/evidence_gathering.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "engine/job/evidence_cause.hpp"
#include "engine/job/evidence_paths.hpp"
#include "engine/job/evidence_remedy.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_nearest_places = 2;

/// Evidence of one hamlet by operator; empty where it has to be gathered.
using KnownOfHamlet = std::span<const std::optional<OperatorEvidence>>;

/// One hamlet as found by the search.
struct FoundHamlet {
    const HamletResult& result;
    std::size_t first_point = 0;  ///< into the run's test points
    std::span<const TestPoint> points;
};

/// Gathers the evidence of one hamlet, operator by operator.
class HamletTask {
  public:
    HamletTask(const EvidenceBasis& basis, const PointLinks& links, const FoundHamlet& hamlet)
        : m_basis{basis}, m_links{links}, m_hamlet{hamlet}, m_paths{basis.scene, hamlet.points} {}

    /// By operator, what is known or else gathered; `known` may be empty.
    HamletEvidence run(KnownOfHamlet known) {
        HamletEvidence evidence;
        const std::size_t operators = m_hamlet.result.operators.size();
        for (std::size_t which = 0; which < operators; ++which) {
            const bool is_known = which < known.size() && known[which];
            evidence.operators.push_back(is_known ? *known[which] : of_operator(which));
        }
        return evidence;
    }

  private:
    OperatorEvidence of_operator(std::size_t which) {
        OperatorEvidence evidence;
        if (!m_hamlet.points.empty()) {
            evidence.nearest = nearest_places(which);
            find_worst_point(which, evidence);
        }
        evidence.gap = gap_of(which, evidence);
        return evidence;
    }

    [[nodiscard]] const RadioScene& scene() const { return m_basis.scene; }

    // The stations around.

    [[nodiscard]] std::vector<NearbyStation> nearest_places(std::size_t which) {
        std::vector<std::uint32_t> heads;  // a sector of each place found so far
        while (heads.size() < k_nearest_places) {
            const std::optional<std::uint32_t> next =
                m_basis.sectors_of[which].nearest_elsewhere(m_paths.position(0), heads);
            if (!next) {
                break;
            }
            heads.push_back(*next);
        }
        std::vector<NearbyStation> places;
        std::ranges::transform(heads, std::back_inserter(places),
                               [&](std::uint32_t head) { return strongest_at_place(which, head); });
        return places;
    }

    [[nodiscard]] NearbyStation strongest_at_place(std::size_t which, std::uint32_t head) {
        NearbyStation station;
        station.sector = head;
        for (const std::uint32_t index : m_basis.sectors_of[which].at_place_of(head)) {
            const RadioSector& sector = scene().sectors()[index];
            if (const std::optional<Arrival> arrival = m_paths.arrival(sector, 0)) {
                const Dbm level = m_paths.level(sector, *arrival);
                const Decibels margin = m_paths.margin(sector.technology, level);
                if (!station.margin || margin > *station.margin) {
                    station.sector = index;
                    station.level = level;
                    station.margin = margin;
                }
            }
        }
        const Point place = scene().sectors()[station.sector].position;
        station.distance = distance(m_paths.position(0), place);
        station.bearing = bearing(m_paths.position(0), place);
        return station;
    }

    // The points.

    [[nodiscard]] const BestLink& link(std::size_t point, std::size_t which, Technology technology) const {
        return m_links.at(m_hamlet.first_point + point, which, technology);
    }

    /// Of the best link over all technologies.
    [[nodiscard]] std::optional<Decibels> margin_at(std::size_t point, std::size_t which) const {
        std::optional<Decibels> best;
        for (const TechnologyInfo& technology : k_technologies) {
            if (const std::optional<Dbm> level = link(point, which, technology.technology).level) {
                const Decibels margin = m_paths.margin(technology.technology, *level);
                best = best ? std::max(*best, margin) : margin;
            }
        }
        return best;
    }

    /// Whether a link that nobody can compute could still serve the point.
    [[nodiscard]] bool undecided(std::size_t point, std::size_t which) const {
        return std::ranges::any_of(k_technologies, [&](const TechnologyInfo& technology) {
            return link(point, which, technology.technology).unknown_could_serve;
        });
    }

    /// A point without any link is worse than any other, unless one could be hidden; of equals the first.
    void find_worst_point(std::size_t which, OperatorEvidence& evidence) const {
        for (std::size_t p = 0; p < m_paths.points(); ++p) {
            const std::optional<Decibels> margin = margin_at(p, which);
            const bool known = margin >= Decibels{0.0} || !undecided(p, which);
            if (known && (!evidence.worst_point || margin < evidence.margin)) {  // empty is less than any value
                evidence.worst_point = m_hamlet.first_point + p;
                evidence.margin = margin;
            }
        }
    }

    [[nodiscard]] Servers servers(std::size_t which) const {
        Servers servers(m_paths.points());
        for (std::size_t p = 0; p < servers.size(); ++p) {
            for (const TechnologyInfo& technology : k_technologies) {
                const BestLink& best = link(p, which, technology.technology);
                if (best.level && m_paths.serves(technology.technology, *best.level)) {
                    servers[p].push_back(best.sector);
                }
            }
        }
        return servers;
    }

    // The gap.

    [[nodiscard]] std::optional<GapEvidence> gap_of(std::size_t which, const OperatorEvidence& evidence) {
        switch (m_hamlet.result.operators[which].predicted) {
            case HamletStatus::good:
            case HamletStatus::weak: return std::nullopt;
            case HamletStatus::no_data: return without_data(MissingData::report);
            case HamletStatus::not_enough_data: return without_data(what_is_missing(which));
            case HamletStatus::dead_zone:
            case HamletStatus::no_signal: break;
        }
        if (!evidence.worst_point) {
            return std::nullopt;
        }
        const std::vector<std::uint32_t> candidates = within_radius(which);
        const std::size_t worst = *evidence.worst_point - m_hamlet.first_point;
        GapEvidence gap = find_cause(m_basis, m_paths, worst, candidates);
        gap.remedies = find_remedies(m_paths, candidates, worst, servers(which), scene().parameters().remedies);
        return gap;
    }

    [[nodiscard]] static GapEvidence without_data(MissingData missing) {
        GapEvidence gap;
        gap.cause = GapCause::no_data;
        gap.missing = missing;
        return gap;
    }

    /// Terrain, if a link that could serve a point crosses ground without it; else the model's ranges.
    [[nodiscard]] MissingData what_is_missing(std::size_t which) const {
        for (std::size_t p = 0; p < m_paths.points(); ++p) {
            const Metres radius = scene().parameters().radio.radius;
            for (const std::uint32_t index : m_basis.sectors_of[which].within(m_paths.position(p), radius)) {
                const RadioSector& sector = scene().sectors()[index];
                if (m_paths.hopeful(sector, p) &&
                    !scene().profiler().unknown_stretch(sector.position, m_paths.position(p)).empty()) {
                    return MissingData::terrain;
                }
            }
        }
        return m_hamlet.points.empty() ? MissingData::place : MissingData::model;
    }

    /// The operator's sectors that the run looks at for any point of the hamlet.
    [[nodiscard]] std::vector<std::uint32_t> within_radius(std::size_t which) const {
        std::vector<std::uint32_t> near;
        for (const TestPoint& point : m_hamlet.points) {
            std::ranges::copy(m_basis.sectors_of[which].within(point.position, scene().parameters().radio.radius),
                              std::back_inserter(near));
        }
        std::ranges::sort(near);
        near.erase(std::unique(near.begin(), near.end()), near.end());
        return near;
    }

    const EvidenceBasis& m_basis;
    const PointLinks& m_links;
    FoundHamlet m_hamlet;
    HamletPaths m_paths;
};

/// The test points of each hamlet, from the list that stands by hamlet.
std::vector<FoundHamlet> by_hamlet(std::span<const TestPoint> points, std::span<const HamletResult> hamlets) {
    std::vector<FoundHamlet> found;
    std::size_t first = 0;
    for (std::size_t h = 0; h < hamlets.size(); ++h) {
        std::size_t end = first;
        while (end < points.size() && points[end].hamlet == h) {
            ++end;
        }
        found.push_back({hamlets[h], first, points.subspan(first, end - first)});
        first = end;
    }
    return found;
}

}  // namespace

std::vector<HamletEvidence> gather_evidence(const EvidenceBasis& basis, std::span<const TestPoint> points,
                                            const PointLinks& links, std::span<const HamletResult> hamlets,
                                            Execution execution, Reporter& reporter, const KnownEvidence& known) {
    reporter.begin_stage("evidence", hamlets.size());
    const std::vector<FoundHamlet> found = by_hamlet(points, hamlets);
    return map_tasks<HamletEvidence>(found.size(), execution, reporter, [&](std::size_t h) {
        const auto known_here = h < known.size() ? std::span{known[h]} : KnownOfHamlet{};
        HamletEvidence evidence = HamletTask{basis, links, found[h]}.run(known_here);
        reporter.advance(1);
        return evidence;
    });
}

}  // namespace lomsong
