// SPDX-License-Identifier: Apache-2.0
/// @file  What is written about a run beyond Layers and Results.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/run_trace.hpp"
#include "io/read/layers_reader.hpp"

namespace lomsong {

/// Everything here but the timings is the same for every run over the same input.
struct RunRecord {
    std::string version;  ///< of the program: "0.1.0"
    std::vector<InputRecord> inputs;
    std::map<LayerRole, LayerCount> rows{};  ///< of the layers' files: read, accepted, repaired, rejected
    FibreSummary fibre{};  ///< cables as drawn and as declared
    std::string parameters_json;           ///< every effective key of the project file as one JSON value; "" is {}
    std::string model_reference;           ///< "Recommendation ITU-R P.1812-8 (2025)"
    std::vector<std::string> warnings;
    RunTrace trace;  ///< for a later run; program and files are filled in when it is written
    std::vector<std::pair<std::string, double>> timings_s;  ///< step and seconds, in order
};

}  // namespace lomsong
