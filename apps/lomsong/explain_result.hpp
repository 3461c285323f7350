// SPDX-License-Identifier: Apache-2.0
/// @file  What a result folder holds of one hamlet, without the project that it came from.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/parameters.hpp"

namespace lomsong {

struct ResultQuestion {
    std::filesystem::path folder;
    std::string hamlet;                ///< code or name
    std::string operator_name;         ///< empty: all
    std::optional<Language> language;  ///< empty: the run's
};

/// The hamlet's feature of hamlets.geojson in words.
/// @throws Error{no_input} when the folder has no hamlets.geojson; Error{bad_data} when that is not what a run
/// writes;
///         Error{usage} for an unknown or ambiguous hamlet, and for an unknown operator.
[[nodiscard]] std::string explain_result_text(const ResultQuestion& question);
/// The same as JSON: the feature's properties, of one operator those that bear its name.
[[nodiscard]] std::string explain_result_json(const ResultQuestion& question);

}  // namespace lomsong
