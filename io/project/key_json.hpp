// SPDX-License-Identifier: Apache-2.0
/// @file  Values of keys as JSON, for the schema and for run.json.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "io/project/key_set.hpp"

namespace lomsong {

/// 15 rather than 15.0.
[[nodiscard]] nlohmann::ordered_json number_json(double value);
[[nodiscard]] nlohmann::ordered_json json_of(const KeyValue& value);

}  // namespace lomsong
