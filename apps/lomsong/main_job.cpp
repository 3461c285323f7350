// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/main_job.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "algorithms/propagation/models.hpp"
#include "apps/lomsong/people_sheets.hpp"
#include "apps/lomsong/process_memory.hpp"
#include "apps/lomsong/since.hpp"
#include "apps/lomsong/version.hpp"
#include "engine/core/error.hpp"
#include "engine/job/coverage_job.hpp"
#include "engine/job/fibre_plan.hpp"
#include "engine/job/settled.hpp"
#include "io/project/describe.hpp"
#include "io/project/project.hpp"
#include "io/quality/finding_files.hpp"
#include "io/read/layers_reader.hpp"
#include "io/write/coverage_store.hpp"
#include "io/write/fibre_summary.hpp"
#include "io/write/kept_blocks.hpp"
#include "io/write/result_writer.hpp"
#include "io/write/summary.hpp"

namespace lomsong {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in{file};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

bool asked_for(Output output, const Project& project) {
    return std::ranges::find(project.outputs, output) != project.outputs.end();
}

/// What a run of so much memory may still take, at least one byte.
std::size_t left_of(std::uint64_t memory_bytes) {
    const std::uint64_t held = resident_memory_bytes();
    return memory_bytes > held ? static_cast<std::size_t>(memory_bytes - held) : 1;
}

void say_what_is_missing(const Results& results, Reporter& reporter) {
    const UnknownTerrain& unknown = results.unknown_terrain;
    if (unknown.hamlets_undecided > 0) {
        reporter.warn(
            fmt::format("hamlets that cannot be decided: {}. Links that could serve them but cross ground without "
                        "terrain: {}. Terrain for {:.1f} km2 more would settle them; run.json has its box.",
                        unknown.hamlets_undecided, unknown.links_unknown, unknown.missing_km2));
    }
    if (unknown.cells_without_terrain > 0) {
        reporter.warn(fmt::format("raster cells on ground without terrain, not computed: {}.",
                                  unknown.cells_without_terrain));
    }
    if (results.assumed.sectors > 0) {
        reporter.warn(fmt::format("sectors with assumed values: {} of {}. Results that rest on them are marked.",
                                  results.assumed.sectors, results.sector_assumed.size()));
    }
}

/// What was mended and refused in the files, beside the results that rest on them.
void write_findings(const ReadLayers& read, const std::filesystem::path& folder) {
    write_file((folder / "findings.csv").string(), findings_csv(read.findings), false);
}

/// The sheets that the project asks for, made of the files that lie in the folder.
void write_sheets_for_people(const Project& project, const std::filesystem::path& folder, Console& console) {
    std::vector<PeopleSheet> wanted;
    std::ranges::copy_if(people_sheets(), std::back_inserter(wanted),
                         [&](const PeopleSheet& sheet) { return asked_for(sheet.output, project); });
    if (wanted.empty()) {
        return;
    }
    if (!asked_for(Output::geojson, project)) {
        std::vector<std::string_view> files;
        std::ranges::transform(wanted, std::back_inserter(files), &PeopleSheet::file);
        console.reporter.note(fmt::format("no {}: made from the GeoJSON files. Add \"geojson\" to [outputs] write.",
                                          fmt::join(files, ", no ")));
        return;
    }
    write_people_sheets(wanted, ResultTables{folder}, {}, {folder, false}, console.execution(), console.reporter);
}

}  // namespace

ProjectRun settled_run(Project project, ReadLayers read, double reading_s, Console& console) {
    ProjectRun run{std::move(project), std::move(read), {}, reading_s};
    run.parameters = settled(run.project.parameters, run.read.layers, console.reporter);
    run.project.parameters.calibration = run.parameters.calibration;  // so that it is recorded
    return run;
}

std::string complete_run(const ProjectRun& run, ResultFolder& folder, const MainJob& job,
                         const RunComputing& compute, Console& console) {
    CoverageStore cells{folder.path()};
    NoCoverageSink nobody;
    CoverageSink& sink = asked_for(Output::rasters, run.project) ? static_cast<CoverageSink&>(cells) : nobody;
    // First, because it is quick and says early what it lacks.
    std::optional<FibrePlan> fibre_plan;
    if (asked_for(Output::fibre_plan, run.project)) {
        fibre_plan = plan_fibre(run.read.layers, run.parameters, {}, console.reporter);
    }
    JobOutcome outcome = compute(execution_of(job, console), cells, sink);
    outcome.results.fibre_plan = std::move(fibre_plan);
    say_what_is_missing(outcome.results, console.reporter);

    RunRecord record;
    record.version = k_version;
    record.inputs = run.read.inputs;
    record.rows = run.read.counts;
    record.fibre = run.read.fibre;
    record.parameters_json = effective_json(run.project).dump();
    record.model_reference = find_model(run.parameters.radio.model)->info().reference;
    record.warnings = console.reporter.warnings();
    record.trace = std::move(outcome.trace);
    record.timings_s.emplace_back("reading", run.reading_s);
    record.timings_s.insert(record.timings_s.end(), outcome.timings_s.begin(), outcome.timings_s.end());
    stop_if_cancelled(console.reporter);
    write_results({run.read.layers, outcome.results, run.parameters, record, cells}, run.project.outputs,
                  folder.path(), console.execution().threads, console.reporter);
    write_findings(run.read, folder.path());
    write_sheets_for_people(run.project, folder.path(), console);
    stop_if_cancelled(console.reporter);
    folder.commit();
    console.reporter.finish_stage();
    if (console.common.json) {
        return text_of(job.output / "run.json");
    }
    return status_summary(run.read.layers, outcome.results, run.parameters,
                          fibre_summary(run.read.layers, outcome.results, run.read.fibre, run.parameters.language));
}

Execution execution_of(const MainJob& job, const Console& console) {
    return {console.execution().threads, left_of(job.memory_bytes)};
}

std::string run_project(const MainJob& job, Console& console) {
    const auto start = Clock::now();
    Project project = read_project(job.project_file);
    ResultFolder folder{job.output, console.common.overwrite};
    const Since since{job.since, console.reporter};
    KeptBlocks blocks{folder.target(), k_version, job.resume,
                      [&](const std::string& text) { console.reporter.note(text); }};
    ReadLayers read = read_layers(project, console.reporter, job.strictness);
    const ProjectRun run = settled_run(std::move(project), std::move(read), seconds_since(start), console);
    const auto compute = [&](Execution execution, CoverageStore& cells, CoverageSink& sink) {
        since.offer_files(cells, run.read.layers, run.parameters);
        JobOutcome outcome =
            run_job(run.read.layers, run.parameters, execution, sink, console.reporter, since.earlier(), &blocks);
        since.tell(outcome.taken_over);
        return outcome;
    };
    std::string answer = complete_run(run, folder, job, compute, console);
    blocks.remove();
    return answer;
}

}  // namespace lomsong
