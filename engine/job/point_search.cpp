// SPDX-License-Identifier: Apache-2.0
#include "engine/job/point_search.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>

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

PointIndex index_of_masts(const RadioScene& scene) {
    std::vector<IndexedPoint> places;
    for (const LoadedMast& mast : scene.masts()) {
        places.push_back({mast.mast.position, static_cast<std::uint32_t>(places.size())});
    }
    return PointIndex{places};
}

/// The search at one point; keeps the losses of masts already looked at.
class PointTask {
  public:
    /// `masts` have their indices into the scene's.
    PointTask(const RadioScene& scene, const PointIndex& masts, Point point)
        : m_scene{scene}, m_point{point}, m_ground{scene.profiler().ground(point)} {
        for (const IndexedPoint& near : masts.within(point, scene.parameters().radio.radius)) {
            m_masts.push_back({&scene.masts()[near.payload], false, {}});
        }
        m_result.position = point;
        m_result.best.resize(scene.layers().operators.size() * k_technology_count);
    }

    TracedPoint run() {
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
                found.push_back(
                    {m_scene.strongest_possible(m_scene.sectors()[sector.sector], direction), m, sector});
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
    std::optional<HeightAboveSeaLevel> m_ground;
    std::vector<MastInReach> m_masts;
    MastSweep::Scratch m_scratch;
    TracedPoint m_result;
};

}  // namespace

PointSearch search_points(const RadioScene& scene, std::span<const TestPoint> points, Execution execution,
                          Reporter& reporter, const std::vector<std::optional<TracedPoint>>& known) {
    reporter.begin_stage("links to hamlets", points.size());
    const PointIndex masts = index_of_masts(scene);
    PointSearch search{PointLinks{points.size(), scene.layers().operators.size()}, {}};
    search.points = map_tasks<TracedPoint>(points.size(), execution, reporter, [&](std::size_t p) {
        const bool is_known = p < known.size() && known[p];
        TracedPoint point = is_known ? *known[p] : PointTask{scene, masts, points[p].position}.run();
        reporter.advance(1);
        return point;
    });
    search.points_searched = points.size() - static_cast<std::size_t>(std::ranges::count_if(
                                                 known, &std::optional<TracedPoint>::has_value));
    for (std::size_t p = 0; p < points.size(); ++p) {
        const TracedPoint& point = search.points[p];
        for (std::size_t layer = 0; layer < point.best.size(); ++layer) {
            search.links.at(p, layer / k_technology_count, k_technologies[layer % k_technology_count].technology) =
                point.best[layer];
        }
        search.links_computed += point.links_computed;
        search.links_below_model_range += point.links_below_model_range;
        search.links_outside_model += point.links_outside_model;
    }
    return search;
}

}  // namespace lomsong
