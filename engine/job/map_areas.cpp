// SPDX-License-Identifier: Apache-2.0
#include "engine/job/map_areas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "algorithms/settlement/people.hpp"
#include "algorithms/verdict/coverage_status.hpp"
#include "algorithms/zonal/coverage_fraction.hpp"
#include "algorithms/zonal/drawn_classes.hpp"
#include "algorithms/zonal/gaps.hpp"

namespace lomsong {

namespace {

constexpr std::array k_classes{PointStatus::good, PointStatus::weak, PointStatus::none, PointStatus::unknown};

/// The fewest cells that make up the area.
std::size_t cells_in(double area_m2, const Grid& grid) {
    return static_cast<std::size_t>(std::ceil(area_m2 / grid.cell_area_m2()));
}

std::vector<CoverageClassArea> classes_of(std::size_t layer, const Raster<std::uint8_t>& status,
                                          const CoverageParameters& parameters) {
    std::array<std::uint8_t, k_classes.size()> values{};
    std::ranges::transform(k_classes, values.begin(),
                           [](PointStatus each) { return static_cast<std::uint8_t>(each); });
    std::array<std::size_t, 256> cells{};
    for (const std::uint8_t value : status.values()) {
        ++cells[value];
    }
    const DrawingRules rules{cells_in(parameters.smallest_area_m2, status.grid()),
                             parameters.border_tolerance_cells};
    std::vector<MultiPolygon> polygons = drawn_classes(status, values, rules);
    std::vector<CoverageClassArea> areas;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (cells[values[i]] > 0) {
            const double size_m2 = static_cast<double>(cells[values[i]]) * status.grid().cell_area_m2();
            areas.push_back({layer, k_classes[i], std::move(polygons[i]), size_m2});
        }
    }
    return areas;
}

/// The population cell's people live somewhere in it.
void mark_populated(const Raster<float>& population, Raster<std::uint8_t>& cells) {
    for (std::size_t i = 0; i < cells.grid().size(); ++i) {
        const std::optional<Cell> cell = population.grid().cell_at(cells.grid().centre(cells.grid().cell(i)));
        if (cell && population.known(*cell) && population.at(*cell) > 0.0F) {
            cells.values()[i] = 1;
        }
    }
}

void mark_hamlet_areas(const Layers& layers, Raster<std::uint8_t>& cells) {
    for (const Hamlet& hamlet : layers.hamlets) {
        for (const CellFraction& part : coverage_fractions(hamlet.area, cells.grid())) {
            cells.set(part.cell, 1);
        }
    }
}

/// Every scope that has a raster, in the order of `gaps_of_all_scopes`.
std::vector<GapScope> scopes_of(std::size_t operators, std::span<const CoverageLayer> coverage) {
    const auto has_layer = [&](std::optional<std::size_t> owner, std::optional<Technology> technology) {
        return std::ranges::any_of(coverage, [&](const CoverageLayer& layer) {
            return (!owner || layer.operator_index == *owner) && (!technology || layer.technology == *technology);
        });
    };
    std::vector<std::optional<std::size_t>> owners{std::nullopt};
    for (std::size_t i = 0; i < operators; ++i) {
        owners.emplace_back(i);
    }
    std::vector<std::optional<Technology>> technologies{std::nullopt};
    for (const TechnologyInfo& technology : k_technologies) {
        technologies.emplace_back(technology.technology);
    }
    std::vector<GapScope> scopes;
    for (const auto& technology : technologies) {
        for (const auto& owner : owners) {
            if (has_layer(owner, technology)) {
                scopes.push_back({GapKind::no_service, owner, technology});
            }
        }
    }
    const auto reporting =
        std::count_if(owners.begin() + 1, owners.end(), [&](const auto& owner) { return has_layer(owner, {}); });
    if (reporting > 1) {
        scopes.push_back({GapKind::partial, std::nullopt, std::nullopt});
        for (std::size_t i = 0; i < operators; ++i) {
            if (has_layer(i, {})) {
                scopes.push_back({GapKind::single, i, std::nullopt});
            }
        }
    }
    return scopes;
}

Raster<std::uint8_t> missing_in(const GapScope& scope, std::span<const CoverageLayer> coverage) {
    switch (scope.kind) {
        case GapKind::no_service: return unserved_cells(coverage, scope.operator_index, scope.technology);
        case GapKind::partial: return partly_served_cells(coverage);
        case GapKind::single: return cells_served_only_by(coverage, scope.operator_index.value());
    }
    return {};
}

}  // namespace

InhabitedGround inhabited_ground(const Layers& layers, const TestPlan& plan, const SettlementParameters& parameters,
                                 const Grid& grid) {
    InhabitedGround ground{inhabited_cells(layers, plan, parameters, grid), "buildings and hamlet points"};
    if (!layers.buildings.empty()) {
        return ground;
    }
    if (!layers.population.empty()) {
        mark_populated(layers.population, ground.cells);
        ground.basis = "population raster and hamlet points";
        return ground;
    }
    mark_hamlet_areas(layers, ground.cells);
    const bool any_area =
        std::ranges::any_of(layers.hamlets, [](const Hamlet& hamlet) { return !hamlet.area.empty(); });
    ground.basis = any_area ? "areas of hamlets and hamlet points" : "hamlet points";
    return ground;
}

std::vector<CoverageClassArea> class_polygons(std::span<const CoverageLayer> coverage,
                                              const CoverageParameters& parameters, Execution execution,
                                              Reporter& reporter) {
    reporter.begin_stage("class polygons", coverage.size());
    auto by_layer =
        map_tasks<std::vector<CoverageClassArea>>(coverage.size(), execution, reporter, [&](std::size_t layer) {
            auto areas = classes_of(layer, coverage[layer].status, parameters);
            reporter.advance(1);
            return areas;
        });
    std::vector<CoverageClassArea> all;
    for (std::vector<CoverageClassArea>& of_layer : by_layer) {
        std::ranges::move(of_layer, std::back_inserter(all));
    }
    return all;
}

FoundGaps gaps_of_all_scopes(const Layers& layers, const RunParameters& parameters, const TestPlan& plan,
                             std::span<const CoverageLayer> coverage, Execution execution, Reporter& reporter) {
    FoundGaps found;
    if (coverage.empty()) {
        return found;
    }
    const PeopleWeights people = people_weights(layers, plan);
    InhabitedGround ground = inhabited_ground(layers, plan, parameters.settlement, coverage.front().status.grid());
    found.people_basis = people.basis;
    found.inhabited_basis = std::move(ground.basis);
    const GapSurroundings surroundings{layers, ground.cells, people.points, plan.points};
    const std::vector<GapScope> scopes = scopes_of(layers.operators.size(), coverage);
    reporter.begin_stage("gaps", scopes.size());
    auto by_scope = map_tasks<std::vector<Gap>>(scopes.size(), execution, reporter, [&](std::size_t i) {
        auto gaps = find_gaps(missing_in(scopes[i], coverage), scopes[i], surroundings, parameters.settlement,
                              parameters.coverage.border_tolerance_cells);
        reporter.advance(1);
        return gaps;
    });
    for (std::vector<Gap>& of_scope : by_scope) {
        std::ranges::move(of_scope, std::back_inserter(found.gaps));
    }
    return found;
}

}  // namespace lomsong
