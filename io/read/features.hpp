// SPDX-License-Identifier: Apache-2.0
/// @file  Tables of each role given their meaning: rows become sectors, hamlets, routes. Each function fills
///        its part of `Layers`; whatever is wrong in a row goes to the findings.
#pragma once

#include <string>

#include "engine/core/layers.hpp"
#include "engine/core/reporter.hpp"
#include "io/clean/names/crosswalk.hpp"
#include "io/read/read_layers.hpp"
#include "io/read/row_reader.hpp"

namespace lomsong {

/// What the functions below share.
struct Meaning {
    const Project& project;
    ReadLayers& read;  ///< whom the rows of a layer belong to, what was set aside, summaries
    Layers& layers;    ///< of `read`
    const Crosswalk& crosswalk;
    RowFindings& findings;
    Reporter& reporter;
};

/// Sectors on air, operators and who of them has reported. Sectors declared as planned, off or dismantled are
/// left out with a counted warning; their operator has reported all the same.
void read_sectors(const LayerTables& tables, const Meaning& into);

void read_hamlets(const LayerTables& tables, const Meaning& into);
/// The province that a row of hamlets or communes names, else its code; empty when it says neither.
[[nodiscard]] std::string province_of(RowReader& reader, const TableRow& row);
/// After `read_hamlets`: every cluster must name one of them.
void read_clusters(const LayerTables& tables, const Meaning& into);
/// After `read_hamlets`: keeps the communes that hold a hamlet or that a hamlet names, and gives the hamlets
/// the commune code and name that their file left out.
void read_communes(const LayerTables& tables, const Meaning& into);

/// Routes declared as planned or dismantled are left out with a counted warning.
void read_fibre_routes(const LayerTables& tables, const Meaning& into);
/// A node without a kind can serve, one out of service cannot; both are counted in warnings.
void read_fibre_nodes(const LayerTables& tables, const Meaning& into);

/// After `read_sectors`: only operators of the run are known. Fills `Layers::as_of` where the project is
/// silent.
void read_measurements(const LayerTables& tables, const Meaning& into);

/// Lines, classed by io/shapes/road_words.hpp; what is no road is left out with a counted warning.
void read_roads(const LayerTables& tables, const Meaning& into);

/// Polygons; rows of anything else are told.
void read_avoided_areas(const LayerTables& tables, const Meaning& into);

/// Centroid and footprint; polygons, or points with an area column.
void read_buildings(const LayerTables& tables, const Meaning& into);

}  // namespace lomsong
