// SPDX-License-Identifier: Apache-2.0
#include "algorithms/verdict/verdicts.hpp"

#include <string>

#include "algorithms/verdict/hamlet_status.hpp"
#include "algorithms/verdict/measured_points.hpp"
#include "algorithms/verdict/point_status.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

/// The test points of one hamlet: a stretch of the list.
struct Stretch {
    std::size_t first = 0;
    std::size_t count = 0;
};

[[noreturn]] void refuse(const std::string& what) {
    throw Error{ErrorKind::internal, "verdict", what + ". Report this as a fault of Lomsong."};
}

/// Where each hamlet's points stand in the list; checks the promised order.
std::vector<Stretch> stretches_by_hamlet(std::span<const TestPoint> points, std::size_t hamlets) {
    std::vector<Stretch> stretches(hamlets);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const TestPoint& point = points[i];
        if (point.hamlet >= hamlets) {
            refuse("test point " + std::to_string(i) + " belongs to hamlet " + std::to_string(point.hamlet) +
                   " of " + std::to_string(hamlets));
        }
        Stretch& stretch = stretches[point.hamlet];
        if (stretch.count == 0) {
            stretch.first = i;
        }
        const bool in_order =
            stretch.first + stretch.count == i && (i == 0 || points[i - 1].hamlet <= point.hamlet);
        if (!in_order || point.is_centre != (stretch.count == 0)) {
            refuse("test point " + std::to_string(i) + " of hamlet " + std::to_string(point.hamlet) +
                   " is out of order: points stand by hamlet, its centre first");
        }
        ++stretch.count;
    }
    return stretches;
}

/// Judges one hamlet for one operator that has reported.
class OperatorJudge {
  public:
    OperatorJudge(const RunParameters& parameters, const PointLinks& links, const std::vector<bool>& sector_assumed,
                  std::span<const MeasuredPoint> measured)
        : m_parameters{parameters}, m_links{links}, m_sector_assumed{sector_assumed}, m_measured{measured} {}

    /// The verdict, and in `m_best` the status of each point over all technologies.
    OperatorVerdict judge(Stretch stretch, std::size_t operator_index) {
        OperatorVerdict verdict;
        m_best.assign(stretch.count, PointStatus::none);
        m_best_predicted = m_best;
        for (const TechnologyInfo& technology : k_technologies) {
            m_statuses.clear();
            m_predicted.clear();
            for (std::size_t i = 0; i < stretch.count; ++i) {
                const BestLink& link = m_links.at(stretch.first + i, operator_index, technology.technology);
                const MeasuredPoint* measured =
                    overriding(m_measured, stretch.first + i, operator_index, technology.technology);
                m_predicted.push_back(
                    point_status(link, thresholds(technology.technology), m_parameters.probability));
                m_statuses.push_back(measured != nullptr ? measured->status : m_predicted.back());
                m_best[i] = better_of(m_best[i], m_statuses.back());
                m_best_predicted[i] = better_of(m_best_predicted[i], m_predicted.back());
            }
            TechnologyVerdict& of_technology = verdict.technologies[index_of(technology.technology)];
            of_technology = centre_evidence(stretch, operator_index, technology.technology);
            of_technology.status = hamlet_status(m_statuses);
            of_technology.predicted = hamlet_status(m_predicted);
        }
        verdict.status = hamlet_status(m_best);
        verdict.predicted = hamlet_status(m_best_predicted);
        return verdict;
    }

    [[nodiscard]] bool centre_is_served() const { return !m_best.empty() && is_served(m_best.front()); }

  private:
    [[nodiscard]] const Thresholds& thresholds(Technology technology) const {
        return m_parameters.technologies[index_of(technology)].thresholds;
    }

    [[nodiscard]] TechnologyVerdict centre_evidence(Stretch stretch, std::size_t operator_index,
                                                    Technology technology) const {
        TechnologyVerdict verdict;
        if (stretch.count == 0) {
            return verdict;
        }
        verdict.centre = m_links.at(stretch.first, operator_index, technology);
        if (verdict.centre.level) {
            verdict.probability = service_probability(*verdict.centre.level, thresholds(technology).service,
                                                      m_parameters.probability.sigma);
        }
        if (verdict.centre.sector != k_no_sector) {
            if (verdict.centre.sector >= m_sector_assumed.size()) {
                refuse("a best link names sector " + std::to_string(verdict.centre.sector) + " of " +
                       std::to_string(m_sector_assumed.size()));
            }
            verdict.assumed = m_sector_assumed[verdict.centre.sector];
        }
        return verdict;
    }

    const RunParameters& m_parameters;
    const PointLinks& m_links;
    const std::vector<bool>& m_sector_assumed;
    std::span<const MeasuredPoint> m_measured;
    std::vector<PointStatus> m_statuses;
    std::vector<PointStatus> m_predicted;
    std::vector<PointStatus> m_best;
    std::vector<PointStatus> m_best_predicted;
};

void check_sizes(const Layers& layers, std::span<const TestPoint> points, const PointLinks& links,
                 const std::vector<bool>& sector_assumed) {
    if (links.points() != points.size() || links.operators() != layers.operators.size()) {
        refuse("links for " + std::to_string(links.points()) + " points and " + std::to_string(links.operators()) +
               " operators do not fit " + std::to_string(points.size()) + " points and " +
               std::to_string(layers.operators.size()) + " operators");
    }
    if (layers.operator_has_reported.size() != layers.operators.size()) {
        refuse(std::to_string(layers.operator_has_reported.size()) + " marks of having reported do not fit " +
               std::to_string(layers.operators.size()) + " operators");
    }
    if (sector_assumed.size() != layers.sectors.size()) {
        refuse(std::to_string(sector_assumed.size()) + " marks of assumed inputs do not fit " +
               std::to_string(layers.sectors.size()) + " sectors");
    }
}

}  // namespace

void judge_hamlets(const Layers& layers, const RunParameters& parameters, std::span<const TestPoint> points,
                   const PointLinks& links, const std::vector<bool>& sector_assumed,
                   std::vector<HamletResult>& results, std::span<const MeasuredPoint> measured) {
    check_sizes(layers, points, links, sector_assumed);
    const std::vector<Stretch> stretches = stretches_by_hamlet(points, layers.hamlets.size());
    OperatorJudge judge{parameters, links, sector_assumed, measured};
    std::vector<HamletStatus> statuses;
    std::vector<HamletStatus> predicted;

    results.resize(layers.hamlets.size());
    for (std::size_t hamlet = 0; hamlet < results.size(); ++hamlet) {
        HamletResult& result = results[hamlet];
        result.test_points = stretches[hamlet].count;
        result.operators.assign(layers.operators.size(), OperatorVerdict{});
        result.operators_serving = 0;
        result.operators_reporting = 0;
        statuses.assign(layers.operators.size(), HamletStatus::no_data);
        predicted = statuses;
        for (std::size_t i = 0; i < layers.operators.size(); ++i) {
            if (!layers.operator_has_reported[i]) {
                continue;
            }
            result.operators[i] = judge.judge(stretches[hamlet], i);
            statuses[i] = result.operators[i].status;
            predicted[i] = result.operators[i].predicted;
            ++result.operators_reporting;
            result.operators_serving += judge.centre_is_served() ? 1 : 0;
        }
        result.status = any_operator_status(statuses);
        result.predicted = any_operator_status(predicted);
    }
}

}  // namespace lomsong
