// SPDX-License-Identifier: Apache-2.0
/// @file  When a file was last saved, where its format says so: the latest day that its data can be of.
#pragma once

#include <string>

#include "io/clean/vector_table.hpp"

class OGRLayer;

namespace lomsong {

/// Fills `data_date` and the Understanding "date" with the day in the head of a DBF, or in the properties of a
/// workbook, at little confidence: a title that names a day goes before it (`lay_out`).
void tell_save_date(OGRLayer& layer, const std::string& gdal_name, VectorTable& table);

}  // namespace lomsong
