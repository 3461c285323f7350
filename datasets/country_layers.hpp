// SPDX-License-Identifier: Apache-2.0
/// @file  The vector layers of a country as rows: which columns each has, whatever file they go to.
#pragma once

#include "datasets/country.hpp"
#include "datasets/feature_file.hpp"

namespace lomsong::datasets {

// Each adds its rows to a file and leaves it open: a nation adds province after province. Codes of stations,
// cables and nodes start with the code of the province where the country has one.

void add_communes(const Country& country, FeatureFile& file);
/// Hamlets that come as areas go to one file, those that come as points to the other.
void add_hamlets(const Country& country, FeatureFile& polygons, FeatureFile& points);
/// Only hamlets that come as points have their clusters surveyed.
void add_clusters(const Country& country, FeatureFile& file);
void add_buildings(const Country& country, FeatureFile& file);
void add_roads(const Country& country, FeatureFile& file);
/// One row per sector.
void add_stations(const Country& country, FeatureFile& file);
void add_fibre_routes(const Country& country, FeatureFile& file);
void add_fibre_nodes(const Country& country, FeatureFile& file);

}  // namespace lomsong::datasets
