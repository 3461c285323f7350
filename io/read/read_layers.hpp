// SPDX-License-Identifier: Apache-2.0
/// @file  What reading a project leaves behind: the layers, and the account of how the files became them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "io/clean/finding.hpp"
#include "io/clean/names/name_index.hpp"
#include "io/clean/stations.hpp"
#include "io/clean/vector_table.hpp"
#include "io/project/project.hpp"
#include "io/shapes/fibre_lengths.hpp"

namespace lomsong {

/// One input file as run.json lists it.
struct InputRecord {
    std::string role;        ///< "stations"
    std::string path;        ///< as given in the project
    std::string hash;        ///< "xxh3-128:..." of the file's bytes (for a shapefile: of all its parts)
    std::uint64_t rows = 0;  ///< features, or cells of a raster
};

/// Rows of a layer's files: read = accepted + rejected, always; repaired ones are among the accepted.
struct LayerCount {
    std::uint64_t read = 0;
    std::uint64_t accepted = 0;
    std::uint64_t repaired = 0;
    std::uint64_t rejected = 0;
};

/// How one table was understood.
struct TableReading {
    LayerRole role = LayerRole::stations;
    RowPlace place;  ///< of the whole table
    std::uint64_t rows = 0;
    std::vector<std::string> columns;  ///< in the file's own words
    std::string data_date;             ///< ISO 8601; empty when the file does not say
    bool has_geometry = false;
    std::vector<Understanding> understood;
};

/// A row that was not taken, as its sender wrote it (decoded to UTF-8).
struct RejectedRow {
    std::size_t table = 0;  ///< into ReadLayers::tables
    std::uint64_t row = 0;
    std::vector<std::string> values;  ///< as TableReading::columns
    std::string wkt;                  ///< its geometry in the table's CRS; empty when it has none
};

struct ReadLayers {
    Layers layers;
    std::vector<InputRecord> inputs;
    std::vector<Finding> findings;  ///< in the order in which they were made
    std::map<LayerRole, LayerCount> counts;
    std::vector<TableReading> tables;
    std::vector<RejectedRow> rejected;  ///< by table and row
    /// The row behind each element of the vectors in `layers`, in their order; not for rasters.
    std::map<LayerRole, std::vector<RowPlace>> rows;
    /// What was concluded about a layer as a whole, over all its files.
    std::map<LayerRole, std::vector<Understanding>> understood;
    // Accepted, but not part of a run:
    std::vector<DeclaredSector> off_air;  ///< planned, off or dismantled
    std::vector<RowPlace> other_commune_rows;  ///< as Layers::other_communes
    std::vector<RowPlace> planned_route_rows;  ///< as Layers::planned_fibre_routes
    SiteSummary sites;
    FibreSummary fibre;
    std::vector<NameReview> reviews;  ///< names for a person to decide upon
};

}  // namespace lomsong
