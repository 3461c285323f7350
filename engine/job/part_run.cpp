// SPDX-License-Identifier: Apache-2.0
#include "engine/job/part_run.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "algorithms/verdict/verdicts.hpp"
#include "engine/job/coverage_rasters.hpp"
#include "engine/job/evidence_basis.hpp"
#include "engine/job/evidence_gathering.hpp"
#include "engine/job/joined_parts.hpp"
#include "engine/job/point_search.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/job/raster_plan.hpp"
#include "engine/job/run_tracing.hpp"

namespace lomsong {

namespace {

/// The points of the part's hamlets, which are numbered from 0 from now on.
std::vector<TestPoint> own_points(const TestPlan& plan, const PartShare& share) {
    std::vector<TestPoint> points;
    for (const TestPoint& point : plan.points) {
        const auto own = std::ranges::lower_bound(share.hamlets, point.hamlet);
        if (own != share.hamlets.end() && *own == point.hamlet) {
            points.push_back(point);
            points.back().hamlet = static_cast<std::size_t>(own - share.hamlets.begin());
        }
    }
    return points;
}

/// No more than what links, evidence and cells are computed from.
Layers needed_of(Layers layers, const PartShare& share) {
    std::vector<Hamlet> hamlets;
    for (const std::uint32_t hamlet : share.hamlets) {
        hamlets.push_back(std::move(layers.hamlets[hamlet]));
    }
    layers.hamlets = std::move(hamlets);
    layers.clusters = {};
    layers.communes = {};
    layers.other_communes = {};
    layers.fibre_routes = {};
    layers.fibre_nodes = {};
    layers.planned_fibre_routes = {};
    layers.buildings = {};
    layers.roads = {};
    layers.avoided_areas = {};
    layers.measurements = {};
    layers.population = {};
    return layers;
}

Raster<std::uint8_t> own_area(const Layers& layers, const RunParameters& parameters, const TestPlan& plan,
                              const PartShare& share) {
    return parameters.coverage.rasters ? study_area(layers, parameters, plan.points, share.cells)
                                       : Raster<std::uint8_t>{};
}

template <class T>
PartGround ground_read(const Raster<T>& raster, std::vector<std::uint64_t> squares) {
    return squares.empty() ? PartGround{} : PartGround{raster.window(), std::move(squares)};
}

}  // namespace

Box homes_of(const PartShare& share, const Layers& layers) {
    Box box;
    for (const std::uint32_t hamlet : share.hamlets) {
        box.add(bounds(layers.hamlets[hamlet].area));
    }
    return box;
}

Box ground_of(const PartShare& share, const Grid& cells, const TestPlan& points, const Layers& layers,
              const RunParameters& parameters) {
    Box box;
    if (parameters.coverage.rasters && share.cells.size() > 0) {
        box.add(cells.bounds(share.cells));
    }
    for (const TestPoint& point : own_points(points, share)) {
        box.add(point.position);
    }
    for (const std::uint32_t hamlet : share.hamlets) {
        box.add(bounds(layers.hamlets[hamlet].area));
    }
    // As in RunTrace::path_width: half a step of the sweep's fan, and the cells that a height is made of; twice.
    const Metres path_width = 4.0 * parameters.radio.profile_step;
    return box.empty() ? box : box.grown(parameters.radio.radius + path_width);
}

class PartRun::Work {
  public:
    Work(Layers layers, const RunParameters& parameters, const TestPlan& plan, const Grid& cells,
         const PartShare& share)
        : m_parameters{parameters},
          m_points{own_points(plan, share)},
          m_area{own_area(layers, parameters, plan, share)},
          m_layers{needed_of(std::move(layers), share)} {
        RunTrace trace = trace_inputs(m_basis, m_points, m_area);
        if (parameters.coverage.rasters) {
            trace.cells = cells;
            for (const CoverageLayerKey key : layer_keys(m_scene)) {
                trace.layers.push_back({key, {}, {}, {}, 0});
            }
        }
        m_inputs.basis = basis_of(trace);
        m_inputs.area = m_area.grid().empty() ? 0 : area_fingerprint(m_area);
        m_inputs.cells = share.cells;
        m_inputs.hamlets = share.hamlets;
        for (const TestPoint& point : m_points) {
            m_inputs.points.push_back(point.position);
        }
        m_inputs.terrain = ground_read(m_layers.terrain, std::move(trace.terrain.blocks));
        m_inputs.land_cover = ground_read(m_layers.land_cover, std::move(trace.land_cover.blocks));
    }

    [[nodiscard]] const PartInputs& inputs() const { return m_inputs; }

    PartFindings compute(Execution execution, BlockKeeper& keeper, Reporter& reporter) const {
        PartFindings found;
        found.inputs = m_inputs;
        PointSearch search = search_points(m_scene, m_points, execution, reporter);
        std::vector<bool> assumed;
        for (const RadioSector& sector : m_scene.sectors()) {
            assumed.push_back(sector.assumed);
        }
        std::vector<HamletResult> hamlets(m_layers.hamlets.size());
        judge_hamlets(m_layers, m_parameters, m_points, search.links, assumed, hamlets);
        found.points = std::move(search.points);
        found.hamlets = trace_hamlets(m_points, hamlets);
        std::vector<HamletEvidence> evidence =
            gather_evidence(m_basis, m_points, search.links, hamlets, execution, reporter);
        for (std::size_t h = 0; h < evidence.size(); ++h) {
            found.hamlets[h].evidence = std::move(evidence[h]);
        }
        if (m_parameters.coverage.rasters) {
            NoCoverageSink nobody;
            const CoverageRasters rasters =
                compute_rasters(m_scene, m_area, execution, nobody, reporter, {}, {&keeper, m_inputs.basis});
            static_cast<void>(rasters);  // the keeper has them
        }
        return found;
    }

  private:
    const RunParameters& m_parameters;
    std::vector<TestPoint> m_points;
    Raster<std::uint8_t> m_area;  ///< the part's cells of the study area; empty without rasters
    Layers m_layers;
    RadioScene m_scene{m_layers, m_parameters};
    EvidenceBasis m_basis{m_scene};
    PartInputs m_inputs;
};

PartRun::PartRun(Layers layers, const RunParameters& parameters, const TestPlan& points, const Grid& cells,
                 const PartShare& share)
    : m_work{std::make_unique<Work>(std::move(layers), parameters, points, cells, share)} {}

PartRun::~PartRun() = default;

const PartInputs& PartRun::inputs() const { return m_work->inputs(); }

PartFindings PartRun::compute(Execution execution, BlockKeeper& keeper, Reporter& reporter) {
    return m_work->compute(execution, keeper, reporter);
}

}  // namespace lomsong
