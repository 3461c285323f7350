// SPDX-License-Identifier: Apache-2.0
#include "io/read/calibration_layer.hpp"

#include <cstdint>
#include <filesystem>
#include <system_error>

#include "engine/core/error.hpp"
#include "io/project/calibration_file.hpp"
#include "io/read/file_bytes.hpp"
#include "io/read/input_record.hpp"

namespace lomsong {

namespace {

std::uint64_t lines_of(const Calibration& calibration) {
    std::uint64_t lines = 0;
    for (const auto& technology : calibration.technologies) {
        lines += technology ? 1 + technology->classes.size() : 0;
    }
    return lines;
}

}  // namespace

std::string land_cover_hashes(const std::vector<InputRecord>& inputs) {
    std::string hashes;
    for (const InputRecord& input : inputs) {
        if (input.role == name_of(LayerRole::land_cover)) {
            hashes += (hashes.empty() ? "" : ", ") + input.hash;
        }
    }
    return hashes;
}

void read_calibration(const Project& project, ReadLayers& into, Reporter& reporter) {
    if (project.calibration.empty()) {
        return;
    }
    const std::filesystem::path path = project.folder / project.calibration;
    const std::string shown = path.string();
    std::error_code failed;
    if (!std::filesystem::is_regular_file(path, failed)) {
        throw Error{ErrorKind::no_input, shown,
                    "there is no such file. Correct calibration in [radio], or let 'lomsong calibrate' write it."};
    }
    const CalibrationFile file = parse_calibration(bytes_of_file(shown, shown), shown);
    check_conditions(file, calibration_conditions(project, land_cover_hashes(into.inputs)), shown);
    if (file.made_up && !project.parameters.made_up) {
        reporter.warn(shown +
                      ": the calibration was fitted to made-up measurements; levels rest on it all the same");
    }
    into.layers.calibration = file.calibration;
    into.inputs.push_back({"calibration", project.calibration, content_hash(path), lines_of(file.calibration)});
}

}  // namespace lomsong
