// SPDX-License-Identifier: Apache-2.0
/// @file  Capitals that TCVN3 could not write: it has Ă Â Ê Ô Ơ Ư Đ, but no capital with a tone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lomsong {

/// The text with its capitals where the rest of it shows that they are missing; nothing when none is. All in
/// capitals but for letters with a tone ("BảN QUA"): those too. In a name, every word begins with a capital but for
/// those that begin with a toned letter ("ủy Ban"): those too.
[[nodiscard]] std::optional<std::string> restored_capitals(std::string_view utf8, bool is_name);

}  // namespace lomsong
