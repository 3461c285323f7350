// SPDX-License-Identifier: Apache-2.0
#include "io/write/coverage_words.hpp"

#include <string_view>

#include <gdal.h>

#include "engine/core/fingerprint.hpp"
#include "io/write/names.hpp"

namespace lomsong {

CoverageWords coverage_words(const Layers& layers, const RunParameters& parameters, const std::string& version,
                             CoverageLayerKey key) {
    const TechnologyInfo& technology = info(key.technology);
    CoverageWords words;
    words.file =
        "coverage_" + layer_key(operator_keys(layers.operators).at(key.operator_index), key.technology) + ".tif";
    words.metadata = {{"OPERATOR", layers.operators.at(key.operator_index)},
                      {"TECHNOLOGY", std::string{technology.name}},
                      {"CONDITIONS", stamp(layers, parameters)},
                      {"SOFTWARE", "lomsong " + version},
                      {"AREA_OR_POINT", "Area"}};
    if (!parameters.title.empty()) {
        words.metadata.emplace_back("TITLE", parameters.title);
    }
    if (parameters.made_up) {
        words.metadata.emplace_back("MADE_UP", "YES");
    }
    words.bands = {"median " + std::string{technology.level_name} + " of the best server, dBm",
                   "best server: sector_index of stations.geojson", "status: 0 none, 1 weak, 2 good, 3 unknown"};
    return words;
}

std::uint64_t file_conditions(const CoverageWords& words) {
    Fingerprint fingerprint;
    for (const auto& [name, value] : words.metadata) {
        fingerprint.add_all(std::string_view{name}, std::string_view{value});
    }
    for (const std::string& band : words.bands) {
        fingerprint.add(std::string_view{band});
    }
    fingerprint.add(std::string_view{GDALVersionInfo("--version")});
    return fingerprint.value();
}

}  // namespace lomsong
