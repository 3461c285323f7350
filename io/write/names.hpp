// SPDX-License-Identifier: Apache-2.0
/// @file  The names that result files are built from: a key per operator, the technologies in use, one
///        sentence on what every verdict depends on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// One key per operator for property and file names: `identifier` of its name ("operator" when nothing is
/// left of it), followed by _2, _3 ... where it would be mistaken for another. "A 4G" is mistaken for the
/// 4G of "A", too.
[[nodiscard]] std::vector<std::string> operator_keys(const std::vector<std::string>& operators);

/// "viettel_4g".
[[nodiscard]] std::string layer_key(std::string_view operator_key, Technology technology);

/// The technologies that any sector uses, in order of generation.
[[nodiscard]] std::vector<Technology> technologies_in_use(const Layers& layers);

/// "LC0012:A", as `lomsong path --from` takes it.
[[nodiscard]] std::string sector_name(const Sector& sector);

/// What the numbers depend on, for descriptions and metadata: model, target, thresholds, environment.
[[nodiscard]] std::string stamp(const Layers& layers, const RunParameters& parameters);

/// "MADE-UP DATA. " in the language of the run, or "".
[[nodiscard]] std::string made_up_warning(const RunParameters& parameters);

}  // namespace lomsong
