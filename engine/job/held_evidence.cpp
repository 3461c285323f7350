// SPDX-License-Identifier: Apache-2.0
#include "engine/job/held_evidence.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>

#include "engine/job/halo.hpp"
#include "engine/job/sector_pairs.hpp"

namespace lomsong {

namespace {

/// What of one operator is not as it was.
struct OperatorChange {
    std::optional<std::size_t> earlier;  ///< its index then; empty: it had none
    std::vector<Point> masts;            ///< of sectors that came, went or changed
    std::vector<Halo> touched;           ///< around them, and behind changed ground
};

std::vector<std::uint32_t> sectors_of(const RunTrace& trace, std::size_t operator_index) {
    std::vector<std::uint32_t> sectors;
    for (std::uint32_t i = 0; i < trace.sectors.size(); ++i) {
        if (trace.sectors[i].layer.operator_index == operator_index) {
            sectors.push_back(i);
        }
    }
    return sectors;
}

std::span<const TracedPoint> points_of(const RunTrace& trace, const TracedHamlet& hamlet) {
    return std::span{trace.points}.subspan(hamlet.first_point, hamlet.points);
}

/// Finds earlier hamlets with the same test points, and carries their evidence over.
class EvidenceCarrier {
  public:
    EvidenceCarrier(const RunTrace& before, const RunTrace& now, const ChangePlan& plan)
        : m_before{before}, m_now{now}, m_plan{plan}, m_sectors(before.sectors.size()) {
        for (std::size_t which = 0; which < now.operators.size(); ++which) {
            m_changes.push_back(change_of(which));
        }
        for (std::size_t h = 0; h < before.hamlets.size(); ++h) {
            const auto points = points_of(before, before.hamlets[h]);
            if (!points.empty()) {
                m_by_centre.emplace(std::pair{points.front().position.x, points.front().position.y}, h);
            }
        }
    }

    [[nodiscard]] KnownEvidence run() const {
        KnownEvidence known(m_now.hamlets.size());
        for (std::size_t h = 0; h < known.size(); ++h) {
            known[h].resize(m_now.operators.size());
            if (const TracedHamlet* earlier = same_hamlet(m_now.hamlets[h])) {
                for (std::size_t which = 0; which < m_now.operators.size(); ++which) {
                    known[h][which] = carried_over(*earlier, m_now.hamlets[h], which);
                }
            }
        }
        return known;
    }

  private:
    OperatorChange change_of(std::size_t which) {
        OperatorChange change;
        const auto earlier = std::ranges::find(m_before.operators, m_now.operators[which]);
        if (earlier == m_before.operators.end()) {
            return change;
        }
        change.earlier = static_cast<std::size_t>(earlier - m_before.operators.begin());
        const std::vector<std::uint32_t> before = sectors_of(m_before, *change.earlier);
        const std::vector<std::uint32_t> now = sectors_of(m_now, which);
        std::vector<bool> kept(m_now.sectors.size(), false);
        for (const SectorPair pair :
             same_sectors(m_before, before, m_now, now, &TracedSector::evidence_fingerprint)) {
            m_sectors[pair.before] = pair.now;
            kept[pair.now] = true;
        }
        for (const std::uint32_t sector : before) {
            if (!m_sectors[sector]) {
                change.masts.push_back(m_before.sectors[sector].position);
            }
        }
        for (const std::uint32_t sector : now) {
            if (!kept[sector]) {
                change.masts.push_back(m_now.sectors[sector].position);
            }
        }
        for (const Point mast : change.masts) {
            change.touched.push_back({{mast.x, mast.y, mast.x, mast.y}, m_now.radius});
        }
        for (const Box& patch : m_plan.changed_ground) {
            change.touched.push_back(shadow_of(patch, m_now, now));
        }
        return change;
    }

    /// The earlier hamlet that was tested at exactly these points, in this order; null when there is none.
    [[nodiscard]] const TracedHamlet* same_hamlet(const TracedHamlet& hamlet) const {
        const auto points = points_of(m_now, hamlet);
        if (points.empty()) {
            return nullptr;
        }
        const auto [first, last] = m_by_centre.equal_range({points.front().position.x, points.front().position.y});
        for (auto candidate = first; candidate != last; ++candidate) {
            const TracedHamlet& earlier = m_before.hamlets[candidate->second];
            if (std::ranges::equal(points_of(m_before, earlier), points, {}, &TracedPoint::position,
                                   &TracedPoint::position)) {
                return &earlier;
            }
        }
        return nullptr;
    }

    [[nodiscard]] std::optional<OperatorEvidence> carried_over(const TracedHamlet& earlier,
                                                               const TracedHamlet& hamlet,
                                                               std::size_t which) const {
        const OperatorChange& change = m_changes[which];
        if (!change.earlier || earlier.statuses.at(*change.earlier) != hamlet.statuses.at(which)) {
            return std::nullopt;
        }
        const OperatorEvidence& evidence = earlier.evidence.operators.at(*change.earlier);
        const auto touched = [&](const TracedPoint& point) {
            return std::ranges::any_of(change.touched,
                                       [&](const Halo& halo) { return halo.contains(point.position); });
        };
        const auto points = points_of(m_now, hamlet);
        if (std::ranges::any_of(points, touched) ||
            !nearest_hold(evidence, points.front().position, change.masts)) {
            return std::nullopt;
        }
        return renumbered(evidence, earlier.first_point, hamlet.first_point);
    }

    /// Whether no changed mast could be, or could have been, among the two nearest places.
    [[nodiscard]] static bool nearest_hold(const OperatorEvidence& evidence, Point centre,
                                           std::span<const Point> masts) {
        if (masts.empty()) {
            return true;
        }
        constexpr std::size_t k_all = 2;
        if (evidence.nearest.size() < k_all) {
            return false;
        }
        const Metres farthest = std::max(evidence.nearest[0].distance, evidence.nearest[1].distance);
        return std::ranges::all_of(masts, [&](Point mast) { return distance(centre, mast) > farthest; });
    }

    /// In this run's indices; nothing when it leans on a sector that is no more.
    [[nodiscard]] std::optional<OperatorEvidence> renumbered(OperatorEvidence evidence, std::size_t first_before,
                                                             std::size_t first_now) const {
        bool all_known = true;
        const auto renumber = [&](std::uint32_t& sector) {
            const std::optional<std::uint32_t> now = m_sectors.at(sector);
            all_known &= now.has_value();
            sector = now.value_or(k_no_sector);
        };
        for (NearbyStation& station : evidence.nearest) {
            renumber(station.sector);
        }
        if (evidence.worst_point) {
            evidence.worst_point = *evidence.worst_point - first_before + first_now;
        }
        if (evidence.gap) {
            for (std::optional<std::uint32_t>* sector : {&evidence.gap->sector, &evidence.gap->donor}) {
                if (*sector) {
                    renumber(**sector);
                }
            }
            for (Remedy& remedy : evidence.gap->remedies) {
                if (remedy.kind != RemedyKind::new_station) {
                    renumber(remedy.sector);
                }
            }
        }
        return all_known ? std::optional{std::move(evidence)} : std::nullopt;
    }

    const RunTrace& m_before;
    const RunTrace& m_now;
    const ChangePlan& m_plan;
    std::vector<std::optional<std::uint32_t>> m_sectors;  ///< of the earlier run -> the same sector now
    std::vector<OperatorChange> m_changes;                ///< as this run's operators
    std::multimap<std::pair<double, double>, std::size_t> m_by_centre;  ///< earlier hamlets
};

}  // namespace

KnownEvidence evidence_that_holds(const RunTrace& before, const RunTrace& now, const ChangePlan& plan) {
    if (!plan.links_hold || before.evidence_premises != now.evidence_premises) {
        return {};
    }
    return EvidenceCarrier{before, now, plan}.run();
}

}  // namespace lomsong
