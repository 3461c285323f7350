// SPDX-License-Identifier: Apache-2.0
/// @file  How codes of communes and hamlets are compared, whatever a spreadsheet made of them.
#pragma once

#include <string>
#include <string_view>

namespace lomsong {

/// The code without what takes no part in comparing: space around it, zeros in front ("02683" kept as the number
/// 2683), a decimal part of zeros ("2683.0", "2683,00"), the case of ASCII letters. Empty for an empty code, "0"
/// for zeros alone. "02683-01", "02683.01" and "2683.10" keep what is behind the dash and the point.
[[nodiscard]] std::string code_key(std::string_view code);

}  // namespace lomsong
