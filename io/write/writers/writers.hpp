// SPDX-License-Identifier: Apache-2.0
/// @file  The output formats. Each writes its files into the folder of the job or throws
///        Error{cannot_write}; k_writers in result_writer.cpp lists them.
#pragma once

#include <filesystem>
#include <vector>

#include "engine/core/reporter.hpp"
#include "io/write/feature_table.hpp"
#include "io/write/result_writer.hpp"

namespace lomsong {

/// Everything a writer may need: the run, and
struct WriteJob : FinishedRun {
    const std::vector<FeatureTable>& tables;  ///< in WGS 84
    const std::filesystem::path& folder;
    int threads;
    Reporter& reporter;
};

/// <table>.geojson for every table, RFC 7946.
void write_geojson(const WriteJob& job);
/// lomsong.gpkg with every table as a layer in WGS 84.
void write_geopackage(const WriteJob& job);
/// <table>.fgb for every table that has a place on a map: FlatGeobuf in WGS 84 with a spatial index.
void write_flatgeobuf(const WriteJob& job);
/// tiles.mbtiles: vector tiles of hamlets, gaps, stations, communes and fibre, explained in docs/tiles.md.
void write_tiles(const WriteJob& job);
/// coverage_<operator>_<technology>.tif for every coverage layer: a cloud-optimised GeoTIFF in the run's CRS.
/// Band 1 is the median level of the best server, dBm, to 1/16 dB; band 2 the best server as `sector_index` of
/// stations.geojson (whole numbers in Float32, exact up to 16,777,216); band 3 the status: 0 none, 1 weak, 2 good,
/// 3 unknown. -9999 is "not computed" in all.
void write_coverage_rasters(const WriteJob& job);
/// hillshade.tif: the terrain as shaded relief in the run's CRS, none when the run has no terrain.
void write_hillshade(const WriteJob& job);
/// trace.bin: fingerprints of what the run was computed from, statuses and best links, for `run --since`.
void write_trace(const WriteJob& job);
/// run.json: what was read, how it was computed, what came out, what to beware of.
void write_run_json(const WriteJob& job);

}  // namespace lomsong
