// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/stretches.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "algorithms/extension/tree_shape.hpp"

namespace lomsong {

namespace {

/// `next` goes on where `line` ends.
void append(LineString& line, const LineString& next) {
    line.insert(line.end(), next.begin() + (line.empty() ? 0 : 1), next.end());
}

class StretchWalk {
  public:
    StretchWalk(const ExtensionNetwork& network, const SteinerTree& tree, const CostRange& per_hamlet)
        : m_network{network},
          m_graph{network.graph()},
          m_shape{m_graph, network.targets()},
          m_per_hamlet{per_hamlet},
          m_targets_at(m_graph.graph.node_count()),
          m_at(m_graph.graph.node_count()) {
        m_shape.take(tree.edges);
        for (std::size_t i = 0; i < network.targets().size(); ++i) {
            m_targets_at[network.targets()[i]].push_back(i);
        }
    }

    std::vector<FibreStretch> run() {
        struct Step {
            std::uint32_t node;
            std::uint32_t from;
        };
        std::vector<Step> open{{m_network.root(), k_no_index}};
        while (!open.empty()) {
            const Step here = open.back();
            open.pop_back();
            std::vector<Step> onward;
            for (const Arc& arc : m_shape.arcs(here.node)) {
                if (arc.node != here.from) {
                    go(here.node, arc);
                    onward.push_back({arc.node, here.node});
                }
            }
            open.insert(open.end(), onward.rbegin(), onward.rend());
        }
        for (FibreStretch& stretch : m_stretches) {
            std::ranges::sort(stretch.hamlets);
            stretch.cost += m_per_hamlet * static_cast<double>(stretch.hamlets.size());
        }
        return std::move(m_stretches);
    }

  private:
    /// What has come as far as a node.
    struct Arrived {
        std::optional<std::size_t> stretch;  ///< the last one built on the way
        bool ends_here = false;              ///< ... and the node is its far end
        bool goes_on = false;                ///< ... and nothing cuts it here
    };

    void go(std::uint32_t from, const Arc& arc) {
        const NetworkEdge& edge = m_network.edge(arc.edge);
        const Arrived before = m_at[from];
        Arrived& after = m_at[arc.node];
        if (edge.existing) {
            after = {before.stretch, false, false};
            return;
        }
        LineString shape = edge.shape;
        if (m_graph.edge(arc.edge).from != from) {
            std::ranges::reverse(shape);
        }
        const bool is_beside = edge.to_hamlet && !m_targets_at[arc.node].empty() && before.ends_here;
        const bool forks = m_shape.arcs(arc.node).size() > 2;
        const bool is_target = !m_targets_at[arc.node].empty();
        if (before.goes_on) {
            append(m_stretches[*before.stretch].path.front(), shape);
            after = {before.stretch, true, !forks && !is_target};
        } else if (is_beside) {
            m_stretches[*before.stretch].path.push_back(std::move(shape));
            after = {before.stretch, false, false};
        } else {
            FibreStretch stretch;
            stretch.upstream = before.stretch;
            stretch.path.push_back(std::move(shape));
            m_stretches.push_back(std::move(stretch));
            after = {m_stretches.size() - 1, true, !forks && !is_target};
        }
        FibreStretch& stretch = m_stretches[*after.stretch];
        stretch.cable += edge.cable;
        stretch.cost += edge.cost;
        stretch.hamlets.insert(stretch.hamlets.end(), m_targets_at[arc.node].begin(), m_targets_at[arc.node].end());
    }

    const ExtensionNetwork& m_network;
    CostedGraph m_graph;
    TreeShape m_shape;
    CostRange m_per_hamlet;
    std::vector<std::vector<std::size_t>> m_targets_at;
    std::vector<Arrived> m_at;
    std::vector<FibreStretch> m_stretches;
};

/// A stretch that brings fibre to nobody and carries one other is the beginning of that one: cable that crosses
/// from one existing cable to the next.
std::vector<FibreStretch> joined(std::vector<FibreStretch> stretches) {
    std::vector<std::size_t> carries(stretches.size(), 0);
    for (const FibreStretch& stretch : stretches) {
        if (stretch.upstream) {
            ++carries[*stretch.upstream];
        }
    }
    std::vector<FibreStretch> result;
    std::vector<std::size_t> number(stretches.size());
    const auto is_beginning = [&](std::size_t i) { return stretches[i].hamlets.empty() && carries[i] == 1; };
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        FibreStretch& stretch = stretches[i];
        if (stretch.upstream && is_beginning(*stretch.upstream)) {
            FibreStretch& beginning = stretches[*stretch.upstream];
            beginning.path.insert(beginning.path.end(), stretch.path.begin(), stretch.path.end());
            stretch.path = std::move(beginning.path);
            stretch.cable += beginning.cable;
            stretch.cost += beginning.cost;
            stretch.upstream = beginning.upstream;
        } else if (stretch.upstream) {
            stretch.upstream = number[*stretch.upstream];
        }
        if (!is_beginning(i)) {
            number[i] = result.size();
            result.push_back(stretch);
        }
    }
    return result;
}

}  // namespace

std::vector<FibreStretch> stretches_of(const ExtensionNetwork& network, const SteinerTree& tree,
                                       const CostRange& per_hamlet) {
    return joined(StretchWalk{network, tree, per_hamlet}.run());
}

}  // namespace lomsong
