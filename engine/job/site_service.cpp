// SPDX-License-Identifier: Apache-2.0
#include "engine/job/site_service.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "algorithms/verdict/point_status.hpp"

namespace lomsong {

namespace {

/// Whether a level is enough, by the status rules.
bool serves(const RadioScene& scene, const RadioSector& sector, Dbm level, PointStatus asked) {
    const BestLink link{level, 0, false};
    return is_enough(point_status(link, scene.parameters().technologies[index_of(sector.technology)].thresholds,
                                  scene.parameters().probability),
                     asked);
}

/// What the sectors of one mast serve, whichever candidates they belong to.
using ServedByCandidate = std::vector<std::pair<std::size_t, std::vector<std::uint32_t>>>;

void add(ServedByCandidate& served, std::size_t candidate, std::uint32_t whom) {
    auto entry = std::ranges::find(served, candidate, &ServedByCandidate::value_type::first);
    if (entry == served.end()) {
        entry = served.insert(served.end(), {candidate, {}});
    }
    if (entry->second.empty() || entry->second.back() != whom) {
        entry->second.push_back(whom);
    }
}

/// One mast over the unserved cells in its reach.
class CellTask {
  public:
    CellTask(const RadioScene& scene, const LoadedMast& mast, const ProposedSectors& proposed,
             const SiteDemand& demand, PointStatus asked)
        : m_scene{scene}, m_mast{mast}, m_proposed{proposed}, m_demand{demand}, m_asked{asked} {}

    ServedByCandidate run() {
        choose_cells();
        ServedByCandidate served;
        if (m_cells.empty()) {
            return served;
        }
        MastSweep::Scratch scratch;
        LossField losses;
        m_scene.sweep().sweep(m_mast.mast, {m_demand.grid, m_window, m_ground_m, m_wanted}, scratch, losses);
        for (const std::uint32_t index : m_cells) {
            const DemandCell& cell = m_demand.cells[index];
            const Direction direction = m_scene.direction(m_mast, cell.centre, cell.ground);
            for (const MastSector& on_mast : m_mast.sectors) {
                const RadioSector& sector = m_scene.sectors()[on_mast.sector];
                const float loss_db = losses.losses_db(on_mast.frequency)[m_window.index(cell.cell)];
                if (std::isfinite(loss_db) &&
                    serves(m_scene, sector,
                           m_scene.level(sector, direction, Decibels{static_cast<double>(loss_db)}), m_asked)) {
                    add(served, m_proposed.candidates[on_mast.sector], index);
                }
            }
        }
        return served;
    }

  private:
    /// Cells in reach that free space and the full gain would serve.
    void choose_cells() {
        Box box;
        for (std::uint32_t i = 0; i < m_demand.cells.size(); ++i) {
            const DemandCell& cell = m_demand.cells[i];
            const Direction direction = m_scene.direction(m_mast, cell.centre, cell.ground);
            const bool in_reach =
                direction.distance <= m_scene.parameters().radio.radius &&
                std::ranges::any_of(m_mast.sectors, [&](const MastSector& on_mast) {
                    const RadioSector& sector = m_scene.sectors()[on_mast.sector];
                    return serves(m_scene, sector, m_scene.strongest_possible(sector, direction), m_asked);
                });
            if (in_reach) {
                m_cells.push_back(i);
                box.add(cell.centre);
            }
        }
        if (m_cells.empty()) {
            return;
        }
        m_window = touched_cells(m_demand.grid, box);
        m_ground_m.assign(m_window.size(), Storage<HeightAboveSeaLevel>::k_unknown);
        m_wanted.assign(m_window.size(), 0);
        for (const std::uint32_t i : m_cells) {
            const DemandCell& cell = m_demand.cells[i];
            m_ground_m[m_window.index(cell.cell)] = static_cast<float>(cell.ground.value());
            m_wanted[m_window.index(cell.cell)] = 1;
        }
    }

    const RadioScene& m_scene;
    const LoadedMast& m_mast;
    const ProposedSectors& m_proposed;
    const SiteDemand& m_demand;
    PointStatus m_asked;
    std::vector<std::uint32_t> m_cells;
    Window m_window;
    std::vector<float> m_ground_m;
    std::vector<unsigned char> m_wanted;
};

/// One mast over the marked test points in its reach.
ServedByCandidate points_of_mast(const RadioScene& scene, const LoadedMast& mast, const ProposedSectors& proposed,
                                 std::span<const TestPoint> points, const std::vector<bool>& marked,
                                 PointStatus asked) {
    std::vector<Point> receivers;
    std::vector<std::uint32_t> indices;
    for (std::uint32_t p = 0; p < points.size(); ++p) {
        if (marked[p] && distance(mast.mast.position, points[p].position) <= scene.parameters().radio.radius) {
            receivers.push_back(points[p].position);
            indices.push_back(p);
        }
    }
    MastSweep::Scratch scratch;
    MastLosses losses;
    scene.sweep().sweep(mast.mast, receivers, scratch, losses);
    ServedByCandidate served;
    for (std::size_t r = 0; r < receivers.size(); ++r) {
        if (!losses.path_known(r)) {
            continue;
        }
        const Direction direction = scene.direction(mast, receivers[r], scene.profiler().ground(receivers[r]));
        for (const MastSector& on_mast : mast.sectors) {
            const RadioSector& sector = scene.sectors()[on_mast.sector];
            const PathLoss& loss = losses.loss(r, on_mast.frequency);
            if (loss.known() && serves(scene, sector, scene.level(sector, direction, loss.loss), asked)) {
                add(served, proposed.candidates[on_mast.sector], indices[r]);
            }
        }
    }
    return served;
}

template <class Index>
std::vector<std::vector<Index>> by_candidate(const std::vector<ServedByCandidate>& masts, std::size_t candidates) {
    std::vector<std::vector<Index>> served(candidates);
    for (const ServedByCandidate& mast : masts) {
        for (const auto& [candidate, whom] : mast) {
            served[candidate].insert(served[candidate].end(), whom.begin(), whom.end());
        }
    }
    for (std::vector<Index>& whom : served) {
        std::ranges::sort(whom);
        whom.erase(std::unique(whom.begin(), whom.end()), whom.end());
    }
    return served;
}

}  // namespace

ProposedSectors proposed_sectors(std::span<const SiteCandidate> candidates, const SiteQuestion& question) {
    ProposedSectors proposed;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (const Technology technology : candidates[i].technologies) {
            Sector sector;
            sector.station = candidates[i].code;
            sector.site = candidates[i].code;
            sector.label = std::string{info(technology).name};
            sector.operator_index = question.operator_index.value_or(0);
            sector.technology = technology;
            sector.position = candidates[i].position;
            sector.antenna_height = candidates[i].antenna_height;
            sector.omnidirectional = true;
            sector.eirp = question.eirp;
            proposed.sectors.push_back(std::move(sector));
            proposed.candidates.push_back(i);
        }
    }
    return proposed;
}

std::vector<std::vector<std::uint32_t>> served_cells(const RadioScene& scene, const ProposedSectors& proposed,
                                                     std::size_t candidates, const SiteDemand& demand,
                                                     PointStatus asked, Execution execution, Reporter& reporter) {
    reporter.begin_stage("whom candidates serve", scene.masts().size());
    const auto masts = map_tasks<ServedByCandidate>(scene.masts().size(), execution, reporter, [&](std::size_t i) {
        ServedByCandidate served = CellTask{scene, scene.masts()[i], proposed, demand, asked}.run();
        reporter.advance(1);
        return served;
    });
    return by_candidate<std::uint32_t>(masts, candidates);
}

std::vector<std::vector<std::size_t>> served_points(const RadioScene& scene, const ProposedSectors& proposed,
                                                    std::size_t candidates, std::span<const TestPoint> points,
                                                    const std::vector<bool>& marked, PointStatus asked,
                                                    Execution execution, Reporter& reporter) {
    const auto masts = map_tasks<ServedByCandidate>(scene.masts().size(), execution, reporter, [&](std::size_t i) {
        return points_of_mast(scene, scene.masts()[i], proposed, points, marked, asked);
    });
    return by_candidate<std::size_t>(masts, candidates);
}

}  // namespace lomsong
