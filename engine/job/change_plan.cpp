// SPDX-License-Identifier: Apache-2.0
#include "engine/job/change_plan.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace lomsong {

namespace {

/// More changed squares of ground than this are one, the box around all.
constexpr std::size_t k_most_patches = 64;

/// An operator's technology by what stays the same from run to run.
using LayerName = std::pair<std::string, Technology>;

LayerName name_of(const RunTrace& trace, CoverageLayerKey key) {
    return {trace.operators.at(key.operator_index), key.technology};
}

/// The sectors of one layer in both runs, as indices.
struct LayerSectors {
    std::vector<std::uint32_t> before;
    std::vector<std::uint32_t> now;
};

std::map<LayerName, LayerSectors> sectors_by_layer(const RunTrace& before, const RunTrace& now) {
    std::map<LayerName, LayerSectors> layers;
    for (std::uint32_t i = 0; i < before.sectors.size(); ++i) {
        layers[name_of(before, before.sectors[i].layer)].before.push_back(i);
    }
    for (std::uint32_t i = 0; i < now.sectors.size(); ++i) {
        layers[name_of(now, now.sectors[i].layer)].now.push_back(i);
    }
    return layers;
}

/// The same sector in the earlier run and now.
struct Pair {
    std::uint32_t before = 0;
    std::uint32_t now = 0;
};

/// The longest part of `pairs`, which ascend in `before`, that ascends in `now` too: of equal levels the lower
/// index serves, so sectors that changed places count as changed.
std::vector<Pair> in_same_order(const std::vector<Pair>& pairs) {
    constexpr std::size_t k_none = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> ends;  // by length, the pair with the lowest `now` at its end
    std::vector<std::size_t> previous(pairs.size(), k_none);  // the pair before, on the longest way to each
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto end =
            std::ranges::lower_bound(ends, pairs[i].now, {}, [&](std::size_t e) { return pairs[e].now; });
        previous[i] = end == ends.begin() ? k_none : *std::prev(end);
        if (end == ends.end()) {
            ends.push_back(i);
        } else {
            *end = i;
        }
    }
    std::vector<Pair> chain;
    for (std::size_t i = ends.empty() ? k_none : ends.back(); i != k_none; i = previous[i]) {
        chain.push_back(pairs[i]);
    }
    std::ranges::reverse(chain);
    return chain;
}

/// Sectors of equal fingerprints, the first with the first, the second with the second ...
std::vector<Pair> same_sectors(const LayerSectors& layer, const RunTrace& before, const RunTrace& now) {
    std::multimap<std::uint64_t, std::uint32_t> candidates;  // keeps the order of equal keys
    for (const std::uint32_t sector : layer.now) {
        candidates.emplace(now.sectors[sector].fingerprint, sector);
    }
    std::vector<Pair> pairs;
    for (const std::uint32_t sector : layer.before) {
        const auto found = candidates.lower_bound(before.sectors[sector].fingerprint);
        if (found != candidates.end() && found->first == before.sectors[sector].fingerprint) {
            pairs.push_back({sector, found->second});
            candidates.erase(found);
        }
    }
    return in_same_order(pairs);
}

/// Where the ground differs: squares, wide enough for every path that reads them.
std::vector<Box> changed_patches(const TracedGround& before, const TracedGround& now, Metres path_width) {
    constexpr std::int32_t k_edge = TracedGround::k_edge;
    const Grid& grid = now.grid;
    const std::int32_t across = (grid.cols() + k_edge - 1) / k_edge;
    std::vector<Box> patches;
    Box all;
    for (std::size_t i = 0; i < now.blocks.size() && i < before.blocks.size(); ++i) {
        if (now.blocks[i] == before.blocks[i]) {
            continue;
        }
        const std::int32_t row = static_cast<std::int32_t>(i) / across * k_edge;
        const std::int32_t col = static_cast<std::int32_t>(i) % across * k_edge;
        Box patch;
        patch.add(grid.centre({Row{row}, Col{col}}));
        patch.add(grid.centre(
            {Row{std::min(row + k_edge, grid.rows()) - 1}, Col{std::min(col + k_edge, grid.cols()) - 1}}));
        patches.push_back(patch.grown(grid.cell_size() + path_width));
        all.add(patches.back());
    }
    return patches.size() > k_most_patches ? std::vector{all} : patches;
}

/// Makes the plan step by step; the parts of one run stand in the order of its trace.
class Planner {
  public:
    Planner(const RunTrace& before, const RunTrace& now) : m_before{before}, m_now{now} {
        m_plan.sectors.resize(before.sectors.size());
        compare_premises();
        m_patches = changed_patches(before.terrain, now.terrain, now.path_width);
        std::ranges::move(changed_patches(before.land_cover, now.land_cover, now.path_width),
                          std::back_inserter(m_patches));
        for (const auto& [name, sectors] : sectors_by_layer(before, now)) {
            compare_layer(name, sectors);
        }
    }

    ChangePlan plan() {
        plan_points();
        for (const TracedLayer& layer : m_now.layers) {
            m_plan.layers.push_back(plan_layer(layer.key));
        }
        return std::move(m_plan);
    }

  private:
    struct LayerChange {
        std::vector<Halo> touched;
        bool same_sectors = true;
    };

    /// Notes the names of those that differ.
    bool same(const std::vector<Premise>& before, const std::vector<Premise>& now) {
        bool all = before.size() == now.size();
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (i >= before.size() || before[i] != now[i]) {
                m_plan.changed_premises.push_back(now[i].name);
                all = false;
            }
        }
        return all;
    }

    void compare_premises() {
        m_links_hold = same(m_before.premises, m_now.premises);
        m_cells_hold = m_now.layers.empty() || same(m_before.raster_premises, m_now.raster_premises);
        for (const TechnologyInfo& technology : k_technologies) {
            const std::size_t i = index_of(technology.technology);
            m_technology_holds[i] = m_before.technologies[i] == m_now.technologies[i];
            if (!m_technology_holds[i]) {
                m_plan.changed_premises.push_back("the thresholds of " + std::string{technology.name});
            }
        }
    }

    void compare_layer(const LayerName& name, const LayerSectors& sectors) {
        LayerChange& change = m_changes[name];
        std::vector<bool> kept(m_now.sectors.size(), false);
        for (const Pair pair : same_sectors(sectors, m_before, m_now)) {
            m_plan.sectors[pair.before] = pair.now;
            kept[pair.now] = true;
            change.same_sectors &= pair.before == pair.now;
        }
        std::set<std::pair<double, double>> masts;
        for (const std::uint32_t sector : sectors.before) {
            if (!m_plan.sectors[sector]) {
                masts.emplace(m_before.sectors[sector].position.x, m_before.sectors[sector].position.y);
            }
        }
        for (const std::uint32_t sector : sectors.now) {
            if (!kept[sector]) {
                masts.emplace(m_now.sectors[sector].position.x, m_now.sectors[sector].position.y);
            }
        }
        for (const auto& [x, y] : masts) {
            change.touched.push_back({{x, y, x, y}, m_now.radius});
        }
        for (const Box& patch : m_patches) {
            add_shadow(patch, sectors.now, change.touched);
        }
    }

    /// A link across the patch goes at least from its mast to the patch: so much less reaches beyond it. The patch
    /// itself may have lost or won ground to stand on, however far the masts.
    void add_shadow(const Box& patch, const std::vector<std::uint32_t>& sectors, std::vector<Halo>& touched) const {
        Metres nearest{std::numeric_limits<double>::infinity()};
        for (const std::uint32_t sector : sectors) {
            nearest = std::min(nearest, distance(m_now.sectors[sector].position, patch));
        }
        touched.push_back({patch, std::max(Metres{0.0}, m_now.radius - nearest)});
    }

    void plan_points() {
        m_plan.points.resize(m_now.points.size());
        if (!m_links_hold || !std::ranges::all_of(m_technology_holds, std::identity{})) {
            return;
        }
        std::map<std::pair<double, double>, std::size_t> by_position;
        for (std::size_t i = 0; i < m_before.points.size(); ++i) {
            by_position.try_emplace({m_before.points[i].position.x, m_before.points[i].position.y}, i);
        }
        for (std::size_t i = 0; i < m_now.points.size(); ++i) {
            const Point position = m_now.points[i].position;
            const auto earlier = by_position.find({position.x, position.y});
            if (earlier != by_position.end() && !touched(position)) {
                m_plan.points[i] = earlier->second;
            }
        }
    }

    [[nodiscard]] bool touched(Point point) const {
        return std::ranges::any_of(m_changes, [&](const auto& change) {
            return std::ranges::any_of(change.second.touched,
                                       [&](const Halo& halo) { return halo.contains(point); });
        });
    }

    [[nodiscard]] LayerReuse plan_layer(CoverageLayerKey key) const {
        const LayerName name = name_of(m_now, key);
        LayerReuse reuse;
        const auto earlier = std::ranges::find_if(m_before.layers, [&](const TracedLayer& layer) {
            return !layer.file.empty() && name_of(m_before, layer.key) == name;
        });
        if (!m_links_hold || !m_cells_hold || !m_technology_holds[index_of(key.technology)] ||
            earlier == m_before.layers.end()) {
            return reuse;
        }
        reuse.earlier = static_cast<std::size_t>(earlier - m_before.layers.begin());
        reuse.touched = m_changes.at(name).touched;
        reuse.same_sectors = m_changes.at(name).same_sectors;
        return reuse;
    }

    const RunTrace& m_before;
    const RunTrace& m_now;
    ChangePlan m_plan;
    bool m_links_hold = false;
    bool m_cells_hold = false;
    PerTechnology<bool> m_technology_holds{};
    std::vector<Box> m_patches;
    std::map<LayerName, LayerChange> m_changes;
};

}  // namespace

ChangePlan plan_changes(const RunTrace& before, const RunTrace& now) { return Planner{before, now}.plan(); }

}  // namespace lomsong
