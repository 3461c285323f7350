// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/extension_plan.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "algorithms/extension/branches.hpp"
#include "algorithms/extension/least_cost_tree.hpp"
#include "algorithms/extension/relay_tree.hpp"
#include "algorithms/extension/stretches.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

void check_anything_serves(const Surroundings& around) {
    if (around.layers.has_fibre_nodes ? !around.cables.serving_nodes(std::nullopt).empty()
                                      : !around.layers.fibre_routes.empty()) {
        return;
    }
    throw Error{ErrorKind::bad_data, "fibre plan",
                around.layers.has_fibre_nodes
                    ? "none of the " + std::to_string(around.layers.fibre_nodes.size()) +
                          " fibre nodes can serve. Name their kinds in [fibre] serving_kinds, or add the nodes."
                    : std::string{"there is no fibre node and no cable, so there is nothing to connect hamlets to. "
                                  "Name [layers.fibre_nodes] or [layers.fibre_routes]."}};
}

class ExtensionPlanner {
  public:
    ExtensionPlanner(const Surroundings& around, std::span<const WantedHamlet> wanted)
        : m_layers{around.layers}, m_parameters{around.parameters.fibre_plan}, m_wanted{wanted} {
        std::vector<ExtensionTarget> targets;
        for (const WantedHamlet& each : wanted) {
            m_plan.wanted.push_back(each.hamlet);
            if (each.position) {
                targets.push_back({each.hamlet, *each.position});
                m_target_hamlets.push_back(each.hamlet);
            } else {
                leave_out(each.hamlet, NotExtended::no_place);
            }
        }
        m_plan.routes_serve = !around.layers.has_fibre_nodes;
        m_network.emplace(around, targets);
        estimate_gains();
    }

    FibrePlan run(std::optional<double> budget) {
        const SteinerTree tree = find_tree();
        m_stretches = stretches_of(*m_network, tree, m_parameters.per_hamlet);
        for (FibreStretch& stretch : m_stretches) {
            for (std::size_t& hamlet : stretch.hamlets) {
                hamlet = m_target_hamlets[hamlet];
            }
        }
        std::vector<bool> kept = drop_what_costs_too_much();
        if (budget) {
            keep_within(*budget, kept);
        }
        put_in_order(kept);
        std::ranges::sort(m_plan.left_out, {}, &UnextendedHamlet::hamlet);
        return std::move(m_plan);
    }

  private:
    void leave_out(std::size_t hamlet, NotExtended reason, std::optional<double> cost_per_household = {}) {
        m_plan.left_out.push_back({hamlet, reason, cost_per_household});
    }

    /// Households, where they are declared; else the mean of those that are wanted and do.
    void estimate_gains() {
        double sum = 0.0;
        std::size_t known = 0;
        for (const std::size_t hamlet : m_plan.wanted) {
            if (m_layers.hamlets[hamlet].households) {
                sum += *m_layers.hamlets[hamlet].households;
                ++known;
            }
        }
        m_plan.without_households = m_plan.wanted.size() - known;
        m_assumed_households = known > 0 ? sum / static_cast<double>(known) : 1.0;
    }
    [[nodiscard]] double gain_of(const FibreStretch& stretch) const {
        double gain = 0.0;
        for (const std::size_t hamlet : stretch.hamlets) {
            gain += m_layers.hamlets[hamlet].households.value_or(m_assumed_households);
        }
        return gain;
    }

    /// Positions of the targets that can be joined to the root; the others are named.
    std::vector<std::uint32_t> find_reachable() {
        const std::vector<PathSource> root{{m_network->root()}};
        const CostedGraph graph = m_network->graph();
        const ShortestPaths paths = shortest_paths(graph.graph, root, graph.costs);
        const ShortestPaths unhindered = shortest_paths(graph.graph, root, m_network->costs_without_avoiding());
        std::vector<std::uint32_t> reachable;
        bool any_unhindered = false;
        for (std::size_t i = 0; i < m_target_hamlets.size(); ++i) {
            const std::uint32_t node = m_network->targets()[i];
            any_unhindered = any_unhindered || unhindered.reaches(node);
            if (paths.reaches(node)) {
                reachable.push_back(node);
            } else if (unhindered.reaches(node)) {
                leave_out(m_target_hamlets[i], NotExtended::only_avoided);
            } else {
                leave_out(m_target_hamlets[i],
                          m_network->has_access(i) ? NotExtended::not_connected : NotExtended::no_road);
            }
        }
        if (reachable.empty() && any_unhindered) {
            throw Error{ErrorKind::bad_data, "fibre plan",
                        "the areas to avoid leave no way to any of " + std::to_string(m_plan.wanted.size()) +
                            " hamlets. Check [layers.avoid], or leave it out."};
        }
        return reachable;
    }

    SteinerTree find_tree() {
        std::vector<std::uint32_t> terminals = find_reachable();
        const CostedGraph graph = m_network->graph();
        const RelayLimit limit{m_network->root(), m_parameters.longest_connection.value()};
        const auto with_root = [&] {
            std::vector<std::uint32_t> all = terminals;
            all.push_back(limit.root);
            return all;
        };
        LeastCostTree found = least_cost_tree(graph, with_root());
        if (!keeps_within(graph, found.tree, terminals, limit)) {
            RelayTree relayed = relay_tree(graph, terminals, limit);
            if (!relayed.beyond.empty()) {
                leave_out_beyond(relayed.beyond);
                std::erase_if(terminals, [&](std::uint32_t terminal) {
                    return std::ranges::find(relayed.beyond, terminal) != relayed.beyond.end();
                });
                found = least_cost_tree(graph, with_root());
            }
            if (!keeps_within(graph, found.tree, terminals, limit)) {
                found.tree = std::move(relayed.tree);
            }
        }
        m_plan.tree_cost = found.tree.cost * m_network->unit();
        m_plan.lower_bound = found.lower_bound * m_network->unit();
        m_plan.gap = found.gap();
        return found.tree;
    }

    void leave_out_beyond(const std::vector<std::uint32_t>& nodes) {
        for (std::size_t i = 0; i < m_target_hamlets.size(); ++i) {
            if (std::ranges::find(nodes, m_network->targets()[i]) != nodes.end()) {
                leave_out(m_target_hamlets[i], NotExtended::beyond_longest);
            }
        }
    }

    /// One branch per stretch.
    template <class Price>
    [[nodiscard]] std::vector<Branch> branches(Price price) const {
        std::vector<Branch> branches;
        for (const FibreStretch& stretch : m_stretches) {
            branches.push_back({stretch.upstream ? static_cast<std::uint32_t>(*stretch.upstream) : k_no_upstream,
                                price(stretch.cost), gain_of(stretch)});
        }
        return branches;
    }
    static double middle(const CostRange& cost) { return cost.middle(); }

    std::vector<bool> drop_what_costs_too_much() {
        if (m_parameters.most_per_household <= 0.0) {
            return std::vector<bool>(m_stretches.size(), true);
        }
        const std::vector<Branch> all = branches(middle);
        std::vector<bool> kept = worth_building(all, m_parameters.most_per_household);
        std::vector<Branch> whole = all;  // with what each dropped branch carries
        for (std::size_t i = all.size(); i-- > 0;) {
            if (all[i].upstream != k_no_upstream) {
                whole[all[i].upstream].cost += whole[i].cost;
                whole[all[i].upstream].gain += whole[i].gain;
            }
        }
        std::vector<std::size_t> top(all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::uint32_t upstream = all[i].upstream;
            top[i] = upstream != k_no_upstream && !kept[upstream] ? top[upstream] : i;
            for (const std::size_t hamlet : m_stretches[i].hamlets) {
                if (!kept[i]) {
                    leave_out(hamlet, NotExtended::too_costly, whole[top[i]].cost / whole[top[i]].gain);
                }
            }
        }
        return kept;
    }

    void keep_within(double budget, std::vector<bool>& kept) {
        m_plan.budget = budget;
        std::vector<Branch> worthy;
        std::vector<std::size_t> stretch_of;
        std::vector<std::uint32_t> number(m_stretches.size(), k_no_upstream);
        const std::vector<Branch> all = branches([](const CostRange& cost) { return cost.high; });
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (kept[i]) {
                number[i] = static_cast<std::uint32_t>(worthy.size());
                worthy.push_back(all[i]);
                worthy.back().upstream = all[i].upstream == k_no_upstream ? k_no_upstream : number[all[i].upstream];
                stretch_of.push_back(i);
            }
        }
        const BudgetFront front{worthy};
        const std::vector<bool> within = front.within(budget);
        m_plan.next_cost = front.next_cost(budget);
        for (std::size_t i = 0; i < worthy.size(); ++i) {
            kept[stretch_of[i]] = within[i];
            for (const std::size_t hamlet : m_stretches[stretch_of[i]].hamlets) {
                if (!within[i]) {
                    leave_out(hamlet, NotExtended::beyond_budget);
                }
            }
        }
    }

    void put_in_order(const std::vector<bool>& kept) {
        std::vector<std::size_t> place(m_stretches.size());
        BuiltSoFar so_far;
        for (const std::uint32_t number : build_order(branches(middle), kept)) {
            FibreStretch& stretch = m_stretches[number];
            place[number] = m_plan.stretches.size();
            if (stretch.upstream) {
                stretch.upstream = place[*stretch.upstream];
            }
            std::ranges::sort(stretch.hamlets);
            for (const std::size_t hamlet : stretch.hamlets) {
                stretch.households += m_layers.hamlets[hamlet].households.value_or(0.0);
            }
            so_far.length = so_far.length + stretch.cable.length();
            so_far.cost += stretch.cost;
            so_far.hamlets += stretch.hamlets.size();
            so_far.households += stretch.households;
            stretch.so_far = so_far;
            m_plan.stretches.push_back(std::move(stretch));
        }
        for (std::size_t i = m_plan.stretches.size(); i-- > 0;) {
            FibreStretch& stretch = m_plan.stretches[i];
            stretch.hamlets_carried += stretch.hamlets.size();
            stretch.households_carried += stretch.households;
            if (stretch.upstream) {
                m_plan.stretches[*stretch.upstream].hamlets_carried += stretch.hamlets_carried;
                m_plan.stretches[*stretch.upstream].households_carried += stretch.households_carried;
            }
        }
    }

    const Layers& m_layers;
    const FibrePlanParameters& m_parameters;
    std::span<const WantedHamlet> m_wanted;
    FibrePlan m_plan;
    std::vector<std::size_t> m_target_hamlets;  // as the targets of the network, into Layers::hamlets
    std::optional<ExtensionNetwork> m_network;
    double m_assumed_households = 1.0;
    std::vector<FibreStretch> m_stretches;  // of the tree, upstream first
};

}  // namespace

FibrePlan extension_plan(const Surroundings& around, std::span<const WantedHamlet> wanted,
                         std::optional<double> budget) {
    check_anything_serves(around);
    return ExtensionPlanner{around, wanted}.run(budget);
}

}  // namespace lomsong
