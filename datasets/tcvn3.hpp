// SPDX-License-Identifier: Apache-2.0
/// @file  Vietnamese text as old fonts have it (TCVN3, "ABC"), for made-up files.
#pragma once

#include <string>
#include <string_view>

namespace lomsong::datasets {

/// UTF-8 (NFC) to TCVN3. TCVN3 has no accented capitals but Ă Â Đ Ê Ô Ơ Ư: others become small letters, as they do
/// in life. Characters that it lacks become "?".
[[nodiscard]] std::string as_tcvn3(std::string_view text);

}  // namespace lomsong::datasets
