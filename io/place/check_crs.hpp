// SPDX-License-Identifier: Apache-2.0
/// @file  Whether a table with geometry lies where its coordinate system says, and which one it is when none is
/// said.
#pragma once

#include "io/clean/finding.hpp"
#include "io/clean/vector_table.hpp"
#include "io/place/place_rows.hpp"
#include "io/place/region.hpp"

namespace lomsong {

/// Holds the table's points (one of each line and polygon) against the region and the stated communes. A table
/// without a CRS gets the likeliest one as an Understanding; a declared one (`rules.crs`, else the file's) stays
/// unless another one is at least 0.95 likely and it is all but impossible: then it is replaced, axes included, by
/// a layer-level finding (wrong_crs or swapped_axes, repaired). Weaker doubts are noted. Of `columns` only the
/// communes and the site are read. The coordinates of single rows are not judged, except points (stations, hamlets,
/// nodes): one with its axes swapped is repaired, one outside the region or its commune reported.
/// @throws Error{bad_project} when PROJ does not know `rules.crs`, Error{bad_data} when no system fits at all.
void check_crs(VectorTable& table, const PlaceColumns& columns, const Region& region, const PlaceRules& rules,
               RowFindings& findings);

}  // namespace lomsong
