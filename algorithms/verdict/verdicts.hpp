// SPDX-License-Identifier: Apache-2.0
/// @file  From the best links at the test points to the verdict on every hamlet.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"
#include "engine/core/technology.hpp"

namespace lomsong {

/// The best link of every operator and technology to every test point. A link that nobody set is empty: no
/// level, no hope.
class PointLinks {
  public:
    PointLinks(std::size_t points, std::size_t operators)
        : m_points{points}, m_operators{operators}, m_links(points * operators * k_technology_count) {}

    [[nodiscard]] std::size_t points() const { return m_points; }
    [[nodiscard]] std::size_t operators() const { return m_operators; }
    [[nodiscard]] BestLink& at(std::size_t point, std::size_t operator_index, Technology technology) {
        return m_links[slot(point, operator_index, technology)];
    }
    [[nodiscard]] const BestLink& at(std::size_t point, std::size_t operator_index, Technology technology) const {
        return m_links[slot(point, operator_index, technology)];
    }

  private:
    [[nodiscard]] std::size_t slot(std::size_t point, std::size_t operator_index, Technology technology) const {
        return (point * m_operators + operator_index) * k_technology_count + index_of(technology);
    }

    std::size_t m_points;
    std::size_t m_operators;
    std::vector<BestLink> m_links;
};

/// Fills status, operators_serving, operators_reporting, operators and test_points of every hamlet; what else
/// `results` holds (centre, fibre) is left alone. `results` is sized to the hamlets.
///
/// - A point's status for an operator is the best over its technologies; the hamlet's follows from its points.
/// - An operator that has not reported is `no_data` in each technology; a technology that a reporting operator
///   does not have is `no_signal`.
///
/// - A measurement that overrides stands in place of its point's predicted status; `predicted` is what the status
///   would be without any.
///
/// `points` stand by hamlet, ascending, the centre of each hamlet first; `links` has a row per point and a
/// column per operator of `layers`; `sector_assumed` is as Layers::sectors, `measured` as `measured_points` gives
/// it.
/// @throws Error{internal} when the points, links or sectors do not fit together.
void judge_hamlets(const Layers& layers, const RunParameters& parameters, std::span<const TestPoint> points,
                   const PointLinks& links, const std::vector<bool>& sector_assumed,
                   std::vector<HamletResult>& results, std::span<const MeasuredPoint> measured = {});

}  // namespace lomsong
