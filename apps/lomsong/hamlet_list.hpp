// SPDX-License-Identifier: Apache-2.0
/// @file  A list of hamlets as a person writes it: codes on the command line, or a file with them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/layers.hpp"

namespace lomsong {

/// The hamlets of the codes in `text`, as indices into Layers::hamlets, ascending, each once. A code is the first
/// cell of its line; cells end at a comma, a semicolon or a tab and may stand in quotes. A first line that says
/// "code" or "mã thôn", blank lines and lines that begin with # are passed over.
/// @throws Error{bad_data} at "where:line" for a code that no hamlet has, at `where` for a list without a code.
[[nodiscard]] std::vector<std::size_t> hamlets_listed(std::string_view text, const std::string& where,
                                                      const Layers& layers);

/// The same for the value of --hamlets: the name of a file, else codes with commas between.
/// @throws Error{no_input} when it looks like a file that is not there; as above.
[[nodiscard]] std::vector<std::size_t> hamlets_asked_for(const std::string& value, const Layers& layers);

}  // namespace lomsong
