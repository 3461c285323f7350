// SPDX-License-Identifier: Apache-2.0
/// @file  A project read together with one more file of stations: for trials and candidates.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/reporter.hpp"
#include "io/project/project.hpp"

namespace lomsong {

struct WithExtraStations {
    Layers layers;              ///< of the project alone, its operators first
    std::vector<Sector> extra;  ///< of the file; operators beyond those of the layers are in `operators`
    std::vector<std::string> operators;
    std::vector<bool> operator_has_reported;  ///< with the file
};

/// Reads the project with `file` as one more source of stations, so that it is cleaned as they are. `values` has
/// one value for all of its rows, per field: they go before what the file says. `option` names the file in
/// messages.
/// @throws Error{no_input} when the file is not there, Error{bad_data} when no row of it can be used; what reading
///         throws.
[[nodiscard]] WithExtraStations read_with_extra_stations(Project project, const std::string& file,
                                                         const std::map<std::string, std::string>& values,
                                                         const std::string& option, Reporter& reporter);

}  // namespace lomsong
