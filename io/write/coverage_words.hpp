// SPDX-License-Identifier: Apache-2.0
/// @file  What a coverage file is called and says about itself: known before a cell is computed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/coverage_sink.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"

namespace lomsong {

struct CoverageWords {
    std::string file;                                           ///< "coverage_viettel_4g.tif"
    std::vector<std::pair<std::string, std::string>> metadata;  ///< names and values, of the whole file
    std::array<std::string, 3> bands;                           ///< descriptions: level, best server, status
};

/// `version` is that of the program.
[[nodiscard]] CoverageWords coverage_words(const Layers& layers, const RunParameters& parameters,
                                           const std::string& version, CoverageLayerKey key);

/// Files of the same cells with the same fingerprint have the same bytes: it covers the words and the GDAL that
/// writes them.
[[nodiscard]] std::uint64_t file_conditions(const CoverageWords& words);

}  // namespace lomsong
