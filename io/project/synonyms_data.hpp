// SPDX-License-Identifier: Apache-2.0
/// @file  synonyms.toml as the build put it into the program.
#pragma once

#include <string_view>

namespace lomsong {

[[nodiscard]] std::string_view synonyms_toml();

}  // namespace lomsong
