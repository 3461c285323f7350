// SPDX-License-Identifier: Apache-2.0
/// @file  What JSON files of this room have in common.
#pragma once

#include <optional>

#include <nlohmann/json.hpp>

namespace lomsong {

/// The value, or null for none.
template <class T>
[[nodiscard]] nlohmann::ordered_json or_null(const std::optional<T>& value) {
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

}  // namespace lomsong
