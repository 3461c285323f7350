// SPDX-License-Identifier: Apache-2.0
/// @file  Single values of run.json by their path. A value that is not there, or is of another kind, is none: an
///        older run wrote less.
#pragma once

#include <optional>
#include <string>

#include "io/sheets/sheet_source.hpp"

namespace lomsong::sheets {

/// At "/parameters/radio/radius_km".
[[nodiscard]] inline std::optional<double> recorded_number(const SheetSource& source, const std::string& path) {
    const nlohmann::ordered_json::json_pointer at{path};
    const bool is_told = source.run().contains(at) && source.run()[at].is_number();
    return is_told ? std::optional{source.run()[at].get<double>()} : std::nullopt;
}

/// Empty when it is not there.
[[nodiscard]] inline std::string recorded_text(const SheetSource& source, const std::string& path) {
    const nlohmann::ordered_json::json_pointer at{path};
    const bool is_told = source.run().contains(at) && source.run()[at].is_string();
    return is_told ? source.run()[at].get<std::string>() : std::string{};
}

}  // namespace lomsong::sheets
