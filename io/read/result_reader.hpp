// SPDX-License-Identifier: Apache-2.0
/// @file  A result folder back into values: hamlets, stations, parameters and trace of the run that wrote it.
#pragma once

#include <filesystem>
#include <string>

#include "engine/core/recorded_result.hpp"

namespace lomsong {

/// Reads run.json, hamlets.geojson, stations.geojson and trace.bin of the folder. Places are brought into `crs`; an
/// empty one stands for the run's own. Sectors have the values that the station file declared, to three decimals.
/// @throws Error{no_input} for a folder that is not there, or is no result, or has no GeoJSON; Error{bad_data} for
///         one of another format, and where the files do not fit each other or are damaged.
[[nodiscard]] RecordedResult read_result(const std::filesystem::path& folder, const std::string& crs = "");

/// The day that a result's data are of, ISO 8601, from its run.json alone; empty when the run did not say.
/// @throws as `read_result` does for run.json.
[[nodiscard]] std::string data_date_of(const std::filesystem::path& folder);

}  // namespace lomsong
