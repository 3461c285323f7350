// SPDX-License-Identifier: Apache-2.0
/// @file  The day to which ages of data are counted.
#pragma once

#include <string>

#include "apps/lomsong/option_set.hpp"

namespace lomsong {

/// --as-of DATE, today unless given. Only what is said about ages depends on it.
void declare_as_of(OptionSet& options, std::string& as_of);

/// The given date, or today by the clock of this machine, as ISO 8601.
/// @throws Error{usage} when it is no date.
[[nodiscard]] std::string settled_as_of(const std::string& as_of);

}  // namespace lomsong
