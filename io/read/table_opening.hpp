// SPDX-License-Identifier: Apache-2.0
/// @file  From a source of the project to tables with known columns: opened, decoded, laid out, matched.
#pragma once

#include <vector>

#include "engine/core/reporter.hpp"
#include "io/clean/finding.hpp"
#include "io/clean/names/crosswalk.hpp"
#include "io/project/project.hpp"
#include "io/project/synonyms.hpp"
#include "io/read/layer_tables.hpp"

namespace lomsong {

/// What opening needs to know besides the file.
struct OpeningRules {
    const Project& project;
    const Synonyms& synonyms;
    LayerRole role = LayerRole::stations;
};

/// The tables of one file that fit the role: of several sheets or layers those that have the required columns, or
/// all when none has them, so that the findings can say what is missing. A sheet that was passed over is named in
/// `understood` of the first one taken. An empty file and missing columns become findings.
/// @throws as `read_tables`.
[[nodiscard]] std::vector<MatchedTable> open_tables(const std::string& path, const LayerSource& source,
                                                    const OpeningRules& rules, RowFindings& findings,
                                                    const Reporter& reporter);

/// Old and new communes from the file that [cleaning] crosswalk names; empty when it names none.
/// @throws as `read_tables`, and Error{bad_data} when the columns cannot be told.
[[nodiscard]] Crosswalk open_crosswalk(const Project& project, RowFindings& findings, const Reporter& reporter);

}  // namespace lomsong
