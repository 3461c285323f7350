// SPDX-License-Identifier: Apache-2.0
#include "engine/job/change_plan.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <utility>

#include "engine/job/sector_pairs.hpp"

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
        m_plan.changed_ground = changed_patches(before.terrain, now.terrain, now.path_width);
        std::ranges::move(changed_patches(before.land_cover, now.land_cover, now.path_width),
                          std::back_inserter(m_plan.changed_ground));
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
        m_common_hold = same(m_before.premises, m_now.premises);
        m_cells_hold = m_now.layers.empty() || same(m_before.raster_premises, m_now.raster_premises);
        for (const TechnologyInfo& technology : k_technologies) {
            const std::size_t i = index_of(technology.technology);
            m_technology_holds[i] = m_before.technologies[i] == m_now.technologies[i];
            if (!m_technology_holds[i]) {
                m_plan.changed_premises.push_back("the thresholds of " + std::string{technology.name});
            }
        }
        m_plan.links_hold = m_common_hold && std::ranges::all_of(m_technology_holds, std::identity{});
    }

    void compare_layer(const LayerName& name, const LayerSectors& sectors) {
        LayerChange& change = m_changes[name];
        std::vector<bool> kept(m_now.sectors.size(), false);
        for (const SectorPair pair :
             same_sectors(m_before, sectors.before, m_now, sectors.now, &TracedSector::fingerprint)) {
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
        for (const Box& patch : m_plan.changed_ground) {
            change.touched.push_back(shadow_of(patch, m_now, sectors.now));
        }
    }

    void plan_points() {
        m_plan.points.resize(m_now.points.size());
        if (!m_plan.links_hold) {
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
        if (!m_common_hold || !m_cells_hold || !m_technology_holds[index_of(key.technology)] ||
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
    bool m_common_hold = false;  ///< what all links rest on, thresholds aside
    bool m_cells_hold = false;
    PerTechnology<bool> m_technology_holds{};
    std::map<LayerName, LayerChange> m_changes;
};

}  // namespace

Halo shadow_of(const Box& ground, const RunTrace& now, std::span<const std::uint32_t> sectors) {
    Metres nearest{std::numeric_limits<double>::infinity()};
    for (const std::uint32_t sector : sectors) {
        nearest = std::min(nearest, distance(now.sectors[sector].position, ground));
    }
    return {ground, std::max(Metres{0.0}, now.radius - nearest)};
}

ChangePlan plan_changes(const RunTrace& before, const RunTrace& now) { return Planner{before, now}.plan(); }

}  // namespace lomsong
