// SPDX-License-Identifier: Apache-2.0
/// @file  Shapes that stand in a column as text, "POLYGON ((103.8 22.5, ...))": how sheets carry areas and lines,
///        and how our own rejected rows of a map layer come back.
#pragma once

#include "io/clean/finding.hpp"
#include "io/clean/vector_table.hpp"

namespace lomsong {

/// Takes the shapes of a laid-out sheet from the first column that holds well-known text (WKT, or PostGIS's
/// "SRID=4326;..."), whatever its heading: most of its cells must begin like it. The cells stay as they are, and
/// `table.shape_column` names the column. A cell that is no shape is a finding that rejects its row. Rings may be
/// open: closing them is io/shapes' affair. Nothing happens to a table that has shapes, or no such column.
void take_written_shapes(VectorTable& table, RowFindings& findings);

}  // namespace lomsong
