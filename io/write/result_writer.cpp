// SPDX-License-Identifier: Apache-2.0
#include "io/write/result_writer.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"
#include "io/write/projection.hpp"
#include "io/write/tables/tables.hpp"
#include "io/write/writers/writers.hpp"

namespace lomsong {

namespace {

struct Writer {
    std::optional<Output> output;  ///< empty: always written
    void (*write)(const WriteJob& job);
};

/// A new output is one file in writers/ and one line here. run.json comes last: it seals the folder.
constexpr std::array k_writers{
    Writer{Output::geojson, write_geojson},
    Writer{Output::geopackage, write_geopackage},
    Writer{Output::rasters, write_coverage_rasters},
    Writer{Output::hillshade, write_hillshade},
    Writer{std::nullopt, write_trace},
    Writer{std::nullopt, write_run_json},
};

bool wanted(const Writer& writer, const std::vector<Output>& outputs) {
    return !writer.output || std::ranges::find(outputs, *writer.output) != outputs.end();
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
    const auto formats =
        std::ranges::count_if(k_writers, [&](const Writer& writer) { return wanted(writer, outputs); });
    reporter.begin_stage("writing results", static_cast<std::uint64_t>(formats));
    std::vector<FeatureTable> tables = build_tables(run.layers, run.results, run.parameters);
    const ToWgs84 to_wgs84{run.layers.crs.definition};
    for (FeatureTable& table : tables) {
        stop_if_cancelled(reporter);
        project(table, to_wgs84);
    }
    const WriteJob job{run, tables, folder, threads, reporter};
    for (const Writer& writer : k_writers) {
        if (wanted(writer, outputs)) {
            stop_if_cancelled(reporter);
            writer.write(job);
            reporter.advance(1);
        }
    }
}

}  // namespace lomsong
