// SPDX-License-Identifier: Apache-2.0
#include "io/write/result_writer.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/parallel/execution.hpp"
#include "io/gdal/session.hpp"
#include "io/write/projection.hpp"
#include "io/write/tables/tables.hpp"
#include "io/write/writers/writers.hpp"

namespace lomsong {

namespace {

struct Writer {
    Output output;
    void (*write)(const WriteJob& job);
};

/// A new output is one file in writers/ and one line here. None reads what another writes, so that they are written
/// side by side; the longest stand first.
constexpr std::array k_writers{
    Writer{Output::geojson, write_geojson},
    Writer{Output::geopackage, write_geopackage},
    Writer{Output::tiles, write_tiles},
    Writer{Output::flatgeobuf, write_flatgeobuf},
    Writer{Output::rasters, write_coverage_rasters},
    Writer{Output::hillshade, write_hillshade},
};

/// Always written, after all others and in this order: they tell what files there are. run.json seals the folder.
constexpr std::array k_seals{write_trace, write_run_json};

std::vector<Writer> writers_for(const std::vector<Output>& outputs) {
    std::vector<Writer> wanted;
    std::ranges::copy_if(k_writers, std::back_inserter(wanted), [&](const Writer& writer) {
        return std::ranges::find(outputs, writer.output) != outputs.end();
    });
    return wanted;
}

/// Brings all tables to WGS 84. A task has a projection of its own: it must not be shared.
void project_all(std::vector<FeatureTable>& tables, const std::string& crs, Execution execution,
                 const Reporter& reporter) {
    for_each_task(tables.size(), execution, reporter,
                  [&](std::size_t table) { project(tables[table], ToWgs84{crs}); });
}

void check_belongs(const FinishedRun& run) {
    const Layers& layers = run.layers;
    const Results& results = run.results;
    const bool hamlets = results.hamlets.size() == layers.hamlets.size();
    const bool operators = std::ranges::all_of(results.hamlets, [&](const HamletResult& hamlet) {
        return hamlet.operators.size() == layers.operators.size();
    });
    if (!hamlets || !operators) {
        throw Error{ErrorKind::internal, "results",
                    "they hold " + std::to_string(results.hamlets.size()) + " hamlets, the layers " +
                        std::to_string(layers.hamlets.size()) + " with " + std::to_string(layers.operators.size()) +
                        " operators: they are not of one run. Please report this."};
    }
}

}  // namespace

void write_results(const FinishedRun& run, const std::vector<Output>& outputs, const std::filesystem::path& folder,
                   int threads, Reporter& reporter) {
    gdal::start();
    check_belongs(run);
    const Execution execution{threads};
    const std::vector<Writer> writers = writers_for(outputs);
    reporter.begin_stage("writing results", static_cast<std::uint64_t>(writers.size() + k_seals.size()));
    std::vector<FeatureTable> tables = build_tables(run.layers, run.results, run.parameters);
    project_all(tables, run.layers.crs.definition, execution, reporter);
    const WriteJob job{run, tables, folder, threads, reporter};
    for_each_task(writers.size(), execution, reporter, [&](std::size_t i) {
        writers[i].write(job);
        reporter.advance(1);
    });
    for (const auto& seal : k_seals) {
        stop_if_cancelled(reporter);
        seal(job);
        reporter.advance(1);
    }
}

}  // namespace lomsong
