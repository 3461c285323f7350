// SPDX-License-Identifier: Apache-2.0
#include "engine/job/network_trials.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "algorithms/compare/comparison.hpp"
#include "engine/core/error.hpp"
#include "engine/job/point_search.hpp"

namespace lomsong {

namespace {

StatusChange change_of(HamletStatus before, HamletStatus now) {
    StatusChange change;
    change.before = before;
    change.now = now;
    change.kind = kind_of_change(before, now);
    return change;
}

bool is_other(const StatusChange& change) { return change.before != change.now; }

TriedHamlet compared(std::size_t hamlet, const HamletResult& before, const HamletResult& now) {
    TriedHamlet tried;
    tried.hamlet = hamlet;
    tried.any = change_of(before.status, now.status);
    std::ranges::transform(before.operators, now.operators, std::back_inserter(tried.operators),
                           [](const OperatorVerdict& today, const OperatorVerdict& then) {
                               return change_of(today.status, then.status);
                           });
    return tried;
}

/// Takes the tried sectors back, whatever becomes of the trial.
class OnAir {
  public:
    OnAir(std::vector<Sector>& sectors, std::span<const Sector> tried)
        : m_sectors{sectors}, m_standing{sectors.size()} {
        sectors.insert(sectors.end(), tried.begin(), tried.end());
    }
    ~OnAir() { m_sectors.erase(m_sectors.begin() + static_cast<std::ptrdiff_t>(m_standing), m_sectors.end()); }
    OnAir(const OnAir&) = delete;
    OnAir& operator=(const OnAir&) = delete;

  private:
    std::vector<Sector>& m_sectors;
    std::size_t m_standing;
};

}  // namespace

NetworkTrials::NetworkTrials(Layers layers, RunParameters parameters, Execution execution, Reporter& reporter)
    : m_layers{std::move(layers)},
      m_parameters{std::move(parameters)},
      m_execution{execution},
      m_plan{plan_test_points(m_layers, m_parameters.settlement)},
      m_scene{m_layers, m_parameters} {
    PointSearch search = search_points(m_scene, m_plan.points, m_execution, reporter);
    m_today = judged(m_scene, search.links);
    m_points = std::move(search.points);
}

bool NetworkTrials::is_on_known_ground(Point place) const { return m_scene.profiler().ground(place).has_value(); }

std::vector<TriedHamlet> NetworkTrials::changed_by(std::span<const Sector> tried, Reporter& reporter) {
    stop_if_cancelled(reporter);
    const OnAir on_air{m_layers.sectors, tried};
    const RadioScene scene{m_layers, m_parameters, m_scene};
    const auto first = static_cast<std::uint32_t>(m_layers.sectors.size() - tried.size());
    const PointLinks links = links_with_more(scene, m_plan.points, m_points, first, m_execution, reporter);
    const std::vector<HamletResult> then = judged(scene, links);
    std::vector<TriedHamlet> changed;
    for (std::size_t h = 0; h < then.size(); ++h) {
        TriedHamlet hamlet = compared(h, m_today[h], then[h]);
        if (is_other(hamlet.any) || std::ranges::any_of(hamlet.operators, is_other)) {
            changed.push_back(std::move(hamlet));
        }
    }
    return changed;
}

std::vector<HamletResult> NetworkTrials::judged(const RadioScene& scene, const PointLinks& links) const {
    std::vector<bool> assumed;
    std::ranges::transform(scene.sectors(), std::back_inserter(assumed), &RadioSector::assumed);
    std::vector<HamletResult> results(m_layers.hamlets.size());
    judge_hamlets(m_layers, m_parameters, m_plan.points, links, assumed, results);
    return results;
}

}  // namespace lomsong
