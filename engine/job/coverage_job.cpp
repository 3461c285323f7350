// SPDX-License-Identifier: Apache-2.0
#include "engine/job/coverage_job.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <span>

#include "algorithms/fibre/reach.hpp"
#include "algorithms/settlement/people.hpp"
#include "algorithms/settlement/test_plan.hpp"
#include "algorithms/settlement/working_areas.hpp"
#include "algorithms/verdict/coverage_status.hpp"
#include "algorithms/verdict/measured_points.hpp"
#include "algorithms/verdict/roll_up.hpp"
#include "algorithms/verdict/verdicts.hpp"
#include "algorithms/zonal/coverage_fraction.hpp"
#include "algorithms/zonal/regions.hpp"
#include "engine/core/status_runs.hpp"
#include "engine/job/coverage_rasters.hpp"
#include "engine/job/evidence_gathering.hpp"
#include "engine/job/fibre_warnings.hpp"
#include "engine/job/held_cells.hpp"
#include "engine/job/joined_parts.hpp"
#include "engine/job/map_areas.hpp"
#include "engine/job/measured_evidence.hpp"
#include "engine/job/point_search.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/job/raster_plan.hpp"
#include "engine/job/run_tracing.hpp"
#include "engine/job/unknown_terrain.hpp"

namespace lomsong {

namespace {

/// The run as it grows, stage by stage.
class CoverageJob {
  public:
    CoverageJob(const Layers& layers, const RunParameters& parameters, Execution execution, CoverageSink& sink,
                Reporter& reporter, const EarlierRun* earlier, BlockKeeper* keeper,
                const FinishedParts* parts = nullptr)
        : m_layers{layers},
          m_parameters{parameters},
          m_execution{execution},
          m_sink{sink},
          m_reporter{reporter},
          m_earlier{earlier},
          m_keeper{earlier == nullptr ? keeper : nullptr},
          m_parts{parts},
          m_scene{layers, parameters},
          m_plan{plan_test_points(layers, parameters.settlement)} {}

    JobOutcome run() {
        start_results();
        timed("trace", [&] { trace(); });
        timed("links_to_hamlets", [&] { judge(); });
        timed("evidence", [&] { explain(); });
        timed("fibre_reach", [&] { reach_fibre(); });
        if (m_parameters.coverage.rasters) {
            timed("coverage_rasters", [&] { cover(); });
            timed("gaps", [&] { outline(); });
        }
        timed("roll_ups", [&] { roll_up(); });
        return std::move(m_outcome);
    }

  private:
    template <class Stage>
    void timed(const char* name, const Stage& stage) {
        stop_if_cancelled(m_reporter);
        const auto start = std::chrono::steady_clock::now();
        stage();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        m_outcome.timings_s.emplace_back(name, took.count());
    }

    [[nodiscard]] Results& results() { return m_outcome.results; }

    void start_results() {
        results().assumed = m_scene.assumed();
        for (const RadioSector& sector : m_scene.sectors()) {
            results().sector_assumed.push_back(sector.assumed);
        }
        results().test_points = m_plan.points;
        results().working_areas = working_areas(m_layers);
        results().hamlets.resize(m_layers.hamlets.size());
        for (std::size_t h = 0; h < m_layers.hamlets.size(); ++h) {
            HamletResult& hamlet = results().hamlets[h];
            hamlet.centre = m_plan.hamlets[h].centre;
            hamlet.centre_basis = m_plan.hamlets[h].basis;
            hamlet.boundary_estimated = m_plan.hamlets[h].boundary_estimated;
        }
    }

    /// What this run rests on, and what of it is not as it was in the earlier run.
    void trace() {
        RunTrace& trace = m_outcome.trace;
        if (m_parameters.coverage.rasters) {
            m_area = study_area(m_layers, m_parameters, m_plan.points);
        }
        trace = trace_inputs(m_basis, m_plan.points, m_area);
        trace.cells = m_area.grid();
        for (const CoverageLayerKey key : layers_to_make()) {
            trace.layers.push_back({key, {}, {}, {}, 0});
        }
        if (m_earlier != nullptr) {
            m_changes = plan_changes(m_earlier->trace, trace);
            m_outcome.taken_over.changed_premises = m_changes.changed_premises;
        }
        if (m_parts != nullptr) {
            m_joined = join_parts(*m_parts, m_plan.points, trace, m_area);
        }
    }

    void judge() {
        PointSearch search = search_points(m_scene, m_plan.points, m_execution, m_reporter, known_points());
        results().measured = measured_points(m_layers, m_parameters, m_plan.points);
        hold_against(search.links, m_parameters, results().measured);
        judge_hamlets(m_layers, m_parameters, m_plan.points, search.links, results().sector_assumed,
                      results().hamlets, results().measured);
        results().links_computed += search.links_computed;
        results().links_below_model_range += search.links_below_model_range;
        results().unknown_terrain = unknown_terrain_of(m_scene, results(), search);
        if (search.links_outside_model > 0) {
            m_reporter.warn("links outside the ranges of model '" + m_parameters.radio.model +
                            "': " + std::to_string(search.links_outside_model) +
                            ". What only they could serve is not_enough_data. Take a model for these frequencies, "
                            "heights and distances ('lomsong models list'), or a smaller radius_km.");
        }
        m_outcome.taken_over.points = m_plan.points.size();
        m_outcome.taken_over.points_held = m_plan.points.size() - search.points_searched;
        m_outcome.trace.points = std::move(search.points);
        m_outcome.trace.hamlets = trace_hamlets(m_plan.points, results().hamlets);
        m_links = std::move(search.links);
    }

    /// Why hamlets are not served, and what would mend it. The links are not needed afterwards.
    void explain() {
        RunTrace& trace = m_outcome.trace;
        const KnownEvidence known = known_evidence();
        results().evidence =
            gather_evidence(m_basis, m_plan.points, *m_links, results().hamlets, m_execution, m_reporter, known);
        m_links.reset();
        for (std::size_t h = 0; h < trace.hamlets.size(); ++h) {
            trace.hamlets[h].evidence = results().evidence[h];
            m_outcome.taken_over.evidence += results().evidence[h].operators.size();
        }
        for (const auto& of_hamlet : known) {
            m_outcome.taken_over.evidence_held += static_cast<std::size_t>(
                std::ranges::count_if(of_hamlet, &std::optional<OperatorEvidence>::has_value));
        }
        hold_evidence_against(results().measured, m_parameters, m_plan.points, results().hamlets,
                              results().evidence);
    }

    [[nodiscard]] std::vector<CoverageLayerKey> layers_to_make() const {
        return m_parameters.coverage.rasters ? layer_keys(m_scene) : std::vector<CoverageLayerKey>{};
    }

    [[nodiscard]] KnownEvidence known_evidence() {
        return m_earlier == nullptr ? std::move(m_joined.evidence)
                                    : evidence_that_holds(m_earlier->trace, m_outcome.trace, m_changes);
    }

    [[nodiscard]] std::vector<std::optional<TracedPoint>> known_points() {
        return m_earlier == nullptr ? std::move(m_joined.points)
                                    : links_that_hold(m_earlier->trace, m_outcome.trace, m_changes);
    }

    void reach_fibre() {
        std::vector<std::optional<Point>> centres;
        for (const HamletPlace& place : m_plan.hamlets) {
            centres.push_back(place.is_tested() ? place.centre : std::nullopt);
        }
        const PeopleWeights people = people_weights(m_layers, m_plan);
        FibreFindings found =
            find_fibre(m_layers, {centres, m_plan.points, people.points}, m_parameters.fibre, m_parameters.roads);
        for (std::size_t h = 0; h < found.hamlets.size(); ++h) {
            results().hamlets[h].fibre = found.hamlets[h];
        }
        results().fibre = std::move(found.results);
        tell_fibre(m_layers, results().fibre, m_reporter);
    }

    void cover() {
        const HeldCells held = m_earlier == nullptr ? HeldCells{} : HeldCells{*m_earlier, m_changes};
        CoverageRasters rasters = compute_rasters(m_scene, m_area, m_execution, m_sink, m_reporter, held,
                                                  {m_keeper, cells_fingerprint(m_outcome.trace)});
        results().coverage = std::move(rasters.layers);
        for (std::size_t i = 0; i < results().coverage.size(); ++i) {
            m_outcome.trace.layers[i].status_runs = packed_runs(results().coverage[i].status.values());
        }
        m_outcome.taken_over.cells = m_area.grid().size() * results().coverage.size();
        m_outcome.taken_over.cells_held = m_outcome.taken_over.cells - rasters.cells_computed;
        results().unknown_terrain.cells_without_terrain = rasters.cells_without_terrain;
        results().area_without_terrain = without_terrain();
        m_any_status = combined_status(results().coverage, std::nullopt);
        results().unknown_terrain.cells_undecided = static_cast<std::uint64_t>(
            std::ranges::count(m_any_status.values(), static_cast<std::uint8_t>(PointStatus::unknown)));
    }

    /// Cells of the study area whose ground nobody has given, as polygons.
    [[nodiscard]] MultiPolygon without_terrain() const {
        Raster<std::uint8_t> unknown = m_area;
        for (std::size_t i = 0; i < m_area.grid().size(); ++i) {
            const Cell cell = m_area.grid().cell(i);
            if (m_area.at(cell) == 1 && m_scene.profiler().ground(m_area.grid().centre(cell))) {
                unknown.set(cell, 0);
            }
        }
        return class_area(unknown, 1);
    }

    void outline() {
        results().coverage_classes =
            class_polygons(results().coverage, m_parameters.coverage, m_execution, m_reporter);
        FoundGaps found =
            gaps_of_all_scopes(m_layers, m_parameters, m_plan, results().coverage, m_execution, m_reporter);
        results().gaps = std::move(found.gaps);
        results().household_basis = std::move(found.people_basis);
        results().inhabited_basis = std::move(found.inhabited_basis);
    }

    /// Of each commune; empty without rasters.
    [[nodiscard]] std::vector<std::optional<ServedArea>> served_areas(const Raster<std::uint8_t>& status) const {
        std::vector<std::optional<ServedArea>> areas;
        for (const Commune& commune : m_layers.communes) {
            if (!status.empty()) {
                areas.emplace_back(served_area(class_areas(status, commune.area).area_m2));
            }
        }
        return areas;
    }

    [[nodiscard]] static std::optional<ServedArea> sum(std::span<const std::optional<ServedArea>> areas) {
        std::optional<ServedArea> whole;
        for (const std::optional<ServedArea>& area : areas) {
            whole = whole.value_or(ServedArea{});
            whole->served_m2 += area->served_m2;
            whole->computed_m2 += area->computed_m2;
        }
        return whole;
    }

    /// Of each operator with a raster, over all communes.
    [[nodiscard]] std::vector<std::optional<ServedArea>> areas_of_operators() {
        return map_tasks<std::optional<ServedArea>>(
            m_layers.operators.size(), m_execution, m_reporter, [&](std::size_t which) {
                const bool has_raster = std::ranges::any_of(
                    results().coverage, [&](const CoverageLayer& layer) { return layer.operator_index == which; });
                return has_raster ? sum(served_areas(combined_status(results().coverage, which))) : std::nullopt;
            });
    }

    void roll_up() {
        const auto areas = served_areas(m_any_status);
        results().communes = roll_up_communes(m_layers, results().hamlets, areas);
        results().province = roll_up_province(m_layers, results().hamlets, sum(areas));
        results().groups = roll_up_groups(m_layers, results().hamlets);
        results().operators = roll_up_operators(m_layers, results().sector_assumed, areas_of_operators());
    }

    const Layers& m_layers;
    const RunParameters& m_parameters;
    Execution m_execution;
    CoverageSink& m_sink;
    Reporter& m_reporter;
    const EarlierRun* m_earlier;   ///< null: every cell and point is computed
    BlockKeeper* m_keeper;         ///< null: finished blocks are not kept
    const FinishedParts* m_parts;  ///< null: nothing was found before by parts of this run
    RadioScene m_scene;
    EvidenceBasis m_basis{m_scene};
    TestPlan m_plan;
    std::optional<PointLinks> m_links;  ///< what the search found at the test points
    ChangePlan m_changes;               ///< since the earlier run, when there is one
    JoinedFindings m_joined;            ///< of the parts, when there are any
    Raster<std::uint8_t> m_area;        ///< 1 in the study area; empty without rasters
    Raster<std::uint8_t> m_any_status;
    JobOutcome m_outcome;
};

}  // namespace

JobOutcome run_job(const Layers& layers, const RunParameters& parameters, Execution execution, CoverageSink& sink,
                   Reporter& reporter, const EarlierRun* earlier, BlockKeeper* keeper) {
    return CoverageJob{layers, parameters, execution, sink, reporter, earlier, keeper}.run();
}

JobOutcome merge_job(const Layers& layers, const RunParameters& parameters, Execution execution, CoverageSink& sink,
                     Reporter& reporter, const FinishedParts& parts) {
    return CoverageJob{layers, parameters, execution, sink, reporter, nullptr, &parts.cells, &parts}.run();
}

JobEstimate estimate_job(const Layers& layers, const RunParameters& parameters) {
    const RadioScene scene{layers, parameters};
    const TestPlan plan = plan_test_points(layers, parameters.settlement);
    JobEstimate estimate;
    estimate.assumed = scene.assumed();
    estimate.masts = scene.masts().size();
    estimate.test_points = plan.points.size();
    for (const TestPoint& point : plan.points) {
        for (const LoadedMast& mast : scene.masts()) {
            if (distance(mast.mast.position, point.position) <= parameters.radio.radius) {
                estimate.point_links += mast.sectors.size();
            }
        }
    }
    double bytes = static_cast<double>(layers.terrain.grid().size()) * sizeof(float) +
                   static_cast<double>(layers.land_cover.grid().size()) * (1 + sizeof(float));
    if (parameters.coverage.rasters) {
        const auto area = study_area(layers, parameters, plan.points);
        for (std::size_t i = 0; i < area.grid().size(); ++i) {
            const Cell cell = area.grid().cell(i);
            if (area.at(cell) == 1) {
                ++estimate.cells;
                estimate.cells_without_terrain += scene.profiler().ground(area.grid().centre(cell)) ? 0U : 1U;
            }
        }
        estimate.coverage_layers = count_layers(scene);
        bytes += raster_bytes(area.grid(), estimate.coverage_layers);
    }
    estimate.memory_mib = bytes / (1024.0 * 1024.0);
    return estimate;
}

}  // namespace lomsong
