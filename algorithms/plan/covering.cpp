// SPDX-License-Identifier: Apache-2.0
#include "algorithms/plan/covering.hpp"

#include <algorithm>
#include <limits>
#include <numbers>
#include <numeric>
#include <queue>

namespace lomsong {

namespace {

constexpr double k_greedy_share = 1.0 - 1.0 / std::numbers::e;

/// What a candidate would add, as known when `step` candidates were chosen.
struct Bound {
    double score = 0.0;  ///< what is compared: the gain, or the gain per cost
    double gain = 0.0;
    std::size_t candidate = 0;
    std::size_t step = 0;
};

/// The queue's top is the greatest score; of equal ones the first candidate.
struct StandsBehind {
    bool operator()(const Bound& a, const Bound& b) const {
        return a.score != b.score ? a.score < b.score : a.candidate > b.candidate;
    }
};

/// One greedy choice as it grows.
class Choice {
  public:
    Choice(const CoveringProblem& problem, bool per_cost)
        : m_problem{problem}, m_per_cost{per_cost}, m_covered(problem.weights.size(), 0) {}

    Covering run() {
        std::vector<Bound> bounds;
        for (std::size_t i = 0; i < m_problem.covers.size(); ++i) {
            m_gains.push_back(gain_of(i));
            bounds.push_back(bound(i));
        }
        m_queue = decltype(m_queue){StandsBehind{}, std::move(bounds)};
        m_covering.upper_bound = bound_of_prefix();
        while (choose()) {
            m_covering.upper_bound = std::min(m_covering.upper_bound, bound_of_prefix());
        }
        for (std::size_t i = 0; i < m_gains.size(); ++i) {
            m_gains[i] = gain_of(i);
        }
        m_covering.upper_bound = std::min({m_covering.upper_bound, bound_of_prefix(), all_that_can_be_covered()});
        return std::move(m_covering);
    }

  private:
    [[nodiscard]] double gain_of(std::size_t candidate) {
        ++m_covering.gains_computed;
        double gain = 0.0;
        for (const std::uint32_t element : m_problem.covers[candidate]) {
            gain += m_covered[element] != 0 ? 0.0 : m_problem.weights[element];
        }
        return gain;
    }

    [[nodiscard]] Bound bound(std::size_t candidate) const {
        const double gain = m_gains[candidate];
        return {m_per_cost ? gain / m_problem.costs[candidate] : gain, gain, candidate, m_covering.steps.size()};
    }

    [[nodiscard]] double spent() const { return m_covering.steps.empty() ? 0.0 : m_covering.steps.back().spent; }
    [[nodiscard]] double total() const { return m_covering.steps.empty() ? 0.0 : m_covering.steps.back().total; }

    /// Takes the best candidate that the rest of the budget pays for; false when none adds anything.
    bool choose() {
        while (!m_queue.empty()) {
            const Bound best = m_queue.top();
            m_queue.pop();
            if (best.gain <= 0.0 || spent() + m_problem.costs[best.candidate] > m_problem.budget) {
                continue;  // and never again: gains shrink, and so does what is left of the budget
            }
            if (best.step == m_covering.steps.size()) {
                take(best.candidate);
                return true;
            }
            m_gains[best.candidate] = gain_of(best.candidate);
            m_queue.push(bound(best.candidate));
        }
        return false;
    }

    void take(std::size_t candidate) {
        m_covering.steps.push_back(
            {candidate, m_gains[candidate], total() + m_gains[candidate], spent() + m_problem.costs[candidate]});
        for (const std::uint32_t element : m_problem.covers[candidate]) {
            m_covered[element] = 1;
        }
        m_gains[candidate] = 0.0;
    }

    /// What is covered, and the most that the whole budget could add to it if no two candidates shared an element.
    /// The gains may be of an earlier step: they are bounds then.
    [[nodiscard]] double bound_of_prefix() const {
        std::vector<std::size_t> order(m_gains.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::sort(order, [this](std::size_t a, std::size_t b) {
            const double per_cost_a = m_gains[a] / m_problem.costs[a];
            const double per_cost_b = m_gains[b] / m_problem.costs[b];
            return per_cost_a != per_cost_b ? per_cost_a > per_cost_b : a < b;
        });
        double left = m_problem.budget;
        double bound = total();
        for (const std::size_t candidate : order) {
            if (m_problem.costs[candidate] > m_problem.budget) {
                continue;
            }
            const double part = std::min(1.0, left / m_problem.costs[candidate]);
            if (part <= 0.0) {
                break;
            }
            bound += part * m_gains[candidate];
            left -= part * m_problem.costs[candidate];
        }
        return bound;
    }

    [[nodiscard]] double all_that_can_be_covered() const {
        std::vector<std::size_t> affordable;
        for (std::size_t i = 0; i < m_problem.covers.size(); ++i) {
            if (m_problem.costs[i] <= m_problem.budget) {
                affordable.push_back(i);
            }
        }
        return covered_weight(m_problem, affordable);
    }

    const CoveringProblem& m_problem;
    bool m_per_cost;
    std::vector<unsigned char> m_covered;  ///< by element
    std::vector<double> m_gains;           ///< by candidate, as last computed; 0 once chosen
    std::priority_queue<Bound, std::vector<Bound>, StandsBehind> m_queue;
    Covering m_covering;
};

}  // namespace

Covering greedy_covering(const CoveringProblem& problem) {
    const bool equal_costs =
        std::ranges::adjacent_find(problem.costs, std::not_equal_to<>{}) == problem.costs.end();
    Covering best = Choice{problem, true}.run();
    if (!equal_costs) {
        Covering by_gain = Choice{problem, false}.run();
        const auto total = [](const Covering& covering) {
            return covering.steps.empty() ? 0.0 : covering.steps.back().total;
        };
        by_gain.upper_bound = best.upper_bound = std::min(best.upper_bound, by_gain.upper_bound);
        by_gain.gains_computed = best.gains_computed = best.gains_computed + by_gain.gains_computed;
        if (total(by_gain) > total(best)) {
            best = std::move(by_gain);
        }
    }
    best.guarantee = equal_costs ? k_greedy_share : k_greedy_share / 2.0;
    return best;
}

double covered_weight(const CoveringProblem& problem, const std::vector<std::size_t>& candidates) {
    std::vector<unsigned char> covered(problem.weights.size(), 0);
    for (const std::size_t candidate : candidates) {
        for (const std::uint32_t element : problem.covers[candidate]) {
            covered[element] = 1;
        }
    }
    double weight = 0.0;
    for (std::size_t i = 0; i < covered.size(); ++i) {
        weight += covered[i] != 0 ? problem.weights[i] : 0.0;
    }
    return weight;
}

}  // namespace lomsong
