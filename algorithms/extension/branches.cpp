// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/branches.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace lomsong {

namespace {

/// Per branch the branches that it carries, and at the end those that start at what exists.
std::vector<std::vector<std::uint32_t>> carried(std::span<const Branch> branches) {
    std::vector<std::vector<std::uint32_t>> children(branches.size() + 1);
    for (std::uint32_t i = 0; i < branches.size(); ++i) {
        const std::uint32_t upstream = branches[i].upstream;
        children[upstream == k_no_upstream ? branches.size() : upstream].push_back(i);
    }
    return children;
}

}  // namespace

std::vector<bool> worth_building(std::span<const Branch> branches, double most_per_gain) {
    std::vector<double> worth(branches.size());
    for (std::size_t i = branches.size(); i-- > 0;) {
        worth[i] += most_per_gain * branches[i].gain - branches[i].cost;
        if (worth[i] >= 0.0 && branches[i].upstream != k_no_upstream) {
            worth[branches[i].upstream] += worth[i];
        }
    }
    std::vector<bool> kept(branches.size());
    for (std::size_t i = 0; i < branches.size(); ++i) {
        const std::uint32_t upstream = branches[i].upstream;
        kept[i] = worth[i] >= 0.0 && (upstream == k_no_upstream || kept[upstream]);
    }
    return kept;
}

BudgetFront::BudgetFront(std::span<const Branch> branches, std::size_t resolution) {
    const std::vector<std::vector<std::uint32_t>> children = carried(branches);
    std::vector<std::uint32_t> open{children.back().rbegin(), children.back().rend()};
    while (!open.empty()) {
        const std::uint32_t branch = open.back();
        open.pop_back();
        m_branch.push_back(branch);
        open.insert(open.end(), children[branch].rbegin(), children[branch].rend());
    }
    std::vector<std::uint32_t> carries(branches.size(), 1);
    double whole = 0.0;
    for (std::size_t i = branches.size(); i-- > 0;) {
        whole += branches[i].gain;
        if (branches[i].upstream != k_no_upstream) {
            carries[branches[i].upstream] += carries[i];
        }
    }
    m_after.resize(m_branch.size());
    m_choices.resize(m_branch.size() + 1);
    m_choices.back().push_back({0.0, 0.0, 0, false});
    for (std::uint32_t place = static_cast<std::uint32_t>(m_branch.size()); place-- > 0;) {
        const Branch& branch = branches[m_branch[place]];
        m_after[place] = place + carries[m_branch[place]];
        std::vector<Choice>& choices = m_choices[place];
        for (std::uint32_t i = 0; i < m_choices[m_after[place]].size(); ++i) {
            const Choice& rest = m_choices[m_after[place]][i];
            choices.push_back({rest.cost, rest.gain, i, false});
        }
        for (std::uint32_t i = 0; i < m_choices[place + 1].size(); ++i) {
            const Choice& rest = m_choices[place + 1][i];
            choices.push_back({rest.cost + branch.cost, rest.gain + branch.gain, i, true});
        }
        thin(choices, choices.size() > resolution ? whole / static_cast<double>(resolution) : 0.0);
    }
}

void BudgetFront::thin(std::vector<Choice>& choices, double least_difference) const {
    std::ranges::stable_sort(choices, [](const Choice& a, const Choice& b) {
        return a.cost != b.cost ? a.cost < b.cost : a.gain > b.gain;
    });
    std::vector<Choice> front;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const double before = front.empty() ? -1.0 : front.back().gain;
        if (choices[i].gain > before && (front.empty() || choices[i].gain >= before + least_difference)) {
            front.push_back(choices[i]);
        }
    }
    // All of them together is always one of the sets.
    const auto most = std::ranges::max_element(choices, {}, [](const Choice& choice) { return choice.gain; });
    if (most->gain > front.back().gain) {
        front.push_back(*most);
    }
    choices = std::move(front);
}

std::vector<bool> BudgetFront::within(double budget) const {
    std::vector<bool> kept(m_branch.size(), false);
    const std::vector<Choice>& sets = m_choices.front();
    const auto beyond =
        std::ranges::upper_bound(sets, budget, {}, [](const Choice& choice) { return choice.cost; });
    if (beyond == sets.begin()) {
        return kept;
    }
    Choice choice = *(beyond - 1);
    for (std::uint32_t place = 0; place < m_branch.size();) {
        kept[m_branch[place]] = choice.taken;
        place = choice.taken ? place + 1 : m_after[place];
        choice = m_choices[place][choice.next];
    }
    return kept;
}

std::optional<double> BudgetFront::next_cost(double budget) const {
    const std::vector<Choice>& sets = m_choices.front();
    const auto beyond =
        std::ranges::upper_bound(sets, budget, {}, [](const Choice& choice) { return choice.cost; });
    return beyond == sets.end() ? std::nullopt : std::optional{beyond->cost};
}

namespace {

/// Branches that are built one after the other, the upstream ones first.
struct Group {
    double cost = 0.0;
    double gain = 0.0;
    std::vector<std::uint32_t> branches;
};

/// Gain per cost, greater first; then the one whose first branch stands first.
struct GroupOrder {
    const std::vector<Group>& groups;
    bool operator()(std::uint32_t a, std::uint32_t b) const {
        const double left = groups[a].gain * groups[b].cost;
        const double right = groups[b].gain * groups[a].cost;
        if (left != right) {
            return left > right;
        }
        const bool free_a = groups[a].cost == 0.0;
        const bool free_b = groups[b].cost == 0.0;
        return free_a != free_b ? free_a : a < b;
    }
};

}  // namespace

std::vector<std::uint32_t> build_order(std::span<const Branch> branches, const std::vector<bool>& kept) {
    std::vector<Group> groups(branches.size());
    std::vector<std::uint32_t> group_of(branches.size());
    std::set<std::uint32_t, GroupOrder> waiting{GroupOrder{groups}};
    for (std::uint32_t i = 0; i < branches.size(); ++i) {
        group_of[i] = i;
        groups[i] = {branches[i].cost, branches[i].gain, {i}};
        if (kept[i]) {
            waiting.insert(i);
        }
    }
    std::vector<bool> built(branches.size(), false);
    std::vector<std::uint32_t> order;
    while (!waiting.empty()) {
        const std::uint32_t best = *waiting.begin();
        waiting.erase(waiting.begin());
        const std::uint32_t upstream = branches[groups[best].branches.front()].upstream;
        if (upstream == k_no_upstream || built[upstream]) {
            for (const std::uint32_t branch : groups[best].branches) {
                built[branch] = true;
                order.push_back(branch);
            }
            continue;
        }
        // It can come no earlier than right behind what carries it: from now on they are one.
        const std::uint32_t carrier = group_of[upstream];
        waiting.erase(carrier);
        groups[carrier].cost += groups[best].cost;
        groups[carrier].gain += groups[best].gain;
        for (const std::uint32_t branch : groups[best].branches) {
            group_of[branch] = carrier;
            groups[carrier].branches.push_back(branch);
        }
        waiting.insert(carrier);
    }
    return order;
}

}  // namespace lomsong
