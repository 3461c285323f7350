// SPDX-License-Identifier: Apache-2.0
#include "engine/job/point_search.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>
#include <utility>

#include "algorithms/verdict/point_status.hpp"
#include "engine/core/point_index.hpp"

namespace lomsong {

namespace {

/// A sector that might serve the point.
struct Candidate {
    Dbm strongest;
    std::size_t mast = 0;  ///< into the masts in reach
    MastSector on_mast;
};

/// Masts with a sector from `first` on.
PointIndex index_of_masts(const RadioScene& scene, std::uint32_t first) {
    std::vector<IndexedPoint> places;
    for (std::uint32_t m = 0; m < scene.masts().size(); ++m) {
        const LoadedMast& mast = scene.masts()[m];
        if (std::ranges::any_of(mast.sectors, [first](const MastSector& one) { return one.sector >= first; })) {
            places.push_back({mast.mast.position, m});
        }
    }
    return PointIndex{places};
}

/// Nothing found yet at the point.
TracedPoint nothing_at(const RadioScene& scene, Point point) {
    TracedPoint nothing;
    nothing.position = point;
    nothing.best.resize(scene.layers().operators.size() * k_technology_count);
    return nothing;
}

/// The search at one point; keeps the losses of masts already looked at.
class PointTask {
  public:
    /// From what is known of the point on, over the sectors from `first` on. `masts` have their indices into the
    /// scene's.
    PointTask(const RadioScene& scene, const PointIndex& masts, TracedPoint known, std::uint32_t first)
        : m_scene{scene}, m_point{known.position}, m_first{first}, m_result{std::move(known)} {
        for (const IndexedPoint& near : masts.within(m_point, scene.parameters().radio.radius)) {
            m_masts.push_back({&scene.masts()[near.payload], false, {}});
        }
    }

    TracedPoint run() {
        if (m_masts.empty()) {
            return std::move(m_result);
        }
        m_ground = m_scene.profiler().ground(m_point);
        for (const Candidate& candidate : candidates()) {
            consider(candidate);
        }
        std::ranges::sort(m_result.undecided);
        return std::move(m_result);
    }

  private:
    struct MastInReach {
        const LoadedMast* mast = nullptr;
        bool computed = false;
        MastLosses losses;
    };

    [[nodiscard]] std::vector<Candidate> candidates() const {
        std::vector<Candidate> found;
        for (std::size_t m = 0; m < m_masts.size(); ++m) {
            const LoadedMast& mast = *m_masts[m].mast;
            const Direction direction = m_scene.direction(mast, m_point, m_ground);
            for (const MastSector& sector : mast.sectors) {
                if (sector.sector >= m_first) {
                    found.push_back(
                        {m_scene.strongest_possible(m_scene.sectors()[sector.sector], direction), m, sector});
                }
            }
        }
        std::ranges::sort(found, [](const Candidate& a, const Candidate& b) {
            return std::tuple{-a.strongest.value(), a.on_mast.sector} <
                   std::tuple{-b.strongest.value(), b.on_mast.sector};
        });
        return found;
    }

    void consider(const Candidate& candidate) {
        const RadioSector& sector = m_scene.sectors()[candidate.on_mast.sector];
        BestLink& best = m_result.best[sector.operator_index * k_technology_count + index_of(sector.technology)];
        if (best.level && *best.level > candidate.strongest) {
            return;
        }
        const LoadedMast& mast = *m_masts[candidate.mast].mast;
        const MastLosses& losses = losses_of(candidate.mast);
        if (!losses.path_known(0)) {
            if (candidate.strongest >= m_scene.weakest_useful(sector.technology)) {
                best.unknown_could_serve = true;
                m_result.undecided.push_back(candidate.on_mast.sector);
            }
            return;
        }
        const PathLoss& loss = losses.loss(0, candidate.on_mast.frequency);
        ++m_result.links_computed;
        if (!loss.known()) {  // the model cannot say, so nobody may say "none"
            ++m_result.links_outside_model;
            best.unknown_could_serve |= candidate.strongest >= m_scene.weakest_useful(sector.technology);
            return;
        }
        m_result.links_below_model_range += loss.reason == LossReason::below_distance_range ? 1U : 0U;
        BestLink link;
        link.level = m_scene.level(sector, m_scene.direction(mast, m_point, m_ground), loss.loss);
        link.sector = candidate.on_mast.sector;
        keep_better(best, link);
    }

    const MastLosses& losses_of(std::size_t which) {
        MastInReach& near = m_masts[which];
        if (!near.computed) {
            m_scene.sweep().sweep(near.mast->mast, std::span{&m_point, 1}, m_scratch, near.losses);
            near.computed = true;
        }
        return near.losses;
    }

    const RadioScene& m_scene;
    Point m_point;
    std::uint32_t m_first;
    TracedPoint m_result;
    std::optional<HeightAboveSeaLevel> m_ground;
    std::vector<MastInReach> m_masts;
    MastSweep::Scratch m_scratch;
};

/// The best links of one point, as a row of the table.
void enter(const TracedPoint& point, std::size_t row, PointLinks& links) {
    for (std::size_t layer = 0; layer < point.best.size(); ++layer) {
        links.at(row, layer / k_technology_count, k_technologies[layer % k_technology_count].technology) =
            point.best[layer];
    }
}

}  // namespace

PointSearch search_points(const RadioScene& scene, std::span<const TestPoint> points, Execution execution,
                          Reporter& reporter, const std::vector<std::optional<TracedPoint>>& known) {
    reporter.begin_stage("links to hamlets", points.size());
    const PointIndex masts = index_of_masts(scene, 0);
    PointSearch search{PointLinks{points.size(), scene.layers().operators.size()}, {}};
    search.points = map_tasks<TracedPoint>(points.size(), execution, reporter, [&](std::size_t p) {
        const bool is_known = p < known.size() && known[p];
        TracedPoint point =
            is_known ? *known[p] : PointTask{scene, masts, nothing_at(scene, points[p].position), 0}.run();
        reporter.advance(1);
        return point;
    });
    search.points_searched = points.size() - static_cast<std::size_t>(std::ranges::count_if(
                                                 known, &std::optional<TracedPoint>::has_value));
    for (std::size_t p = 0; p < points.size(); ++p) {
        const TracedPoint& point = search.points[p];
        enter(point, p, search.links);
        search.links_computed += point.links_computed;
        search.links_below_model_range += point.links_below_model_range;
        search.links_outside_model += point.links_outside_model;
    }
    return search;
}

PointLinks links_with_more(const RadioScene& scene, std::span<const TestPoint> points,
                           std::span<const TracedPoint> before, std::uint32_t first, Execution execution,
                           Reporter& reporter) {
    reporter.begin_stage("links of more sectors to hamlets", points.size());
    const PointIndex masts = index_of_masts(scene, first);
    const auto found = map_tasks<TracedPoint>(points.size(), execution, reporter, [&](std::size_t p) {
        reporter.advance(1);
        return PointTask{scene, masts, before[p], first}.run();
    });
    PointLinks links{points.size(), scene.layers().operators.size()};
    for (std::size_t p = 0; p < found.size(); ++p) {
        enter(found[p], p, links);
    }
    return links;
}

}  // namespace lomsong
