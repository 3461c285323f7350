// SPDX-License-Identifier: Apache-2.0
/// @file  Numbers, shares and dates as the reader writes them: 1.524/1.550 (98,3 %) and 15/11/2026 in Vietnamese,
///        1,524/1,550 (98.3 %) and 2026-11-15 in English. Files for programs keep plain numbers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/core/parameters.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// "12.345,7" or "12,345.7"; -0 is 0, what is not finite is "-".
[[nodiscard]] std::string number(double value, int digits, Language language);

/// A whole number of things: "12.345" or "12,345".
[[nodiscard]] std::string count(std::size_t things, Language language);

/// A length in km without needless zeros: "2", "0,3".
[[nodiscard]] std::string in_km(Metres length, Language language);

/// "k/n (p %)". A percentage says 0 or 100 only when it is exactly that: 9,999 of 10,000 is 99.9 %.
/// "0/0" when there is nothing to share.
[[nodiscard]] std::string share(double part, double whole, int digits, Language language);
/// The same of things that are counted.
[[nodiscard]] std::string share(std::size_t part, std::size_t whole, Language language);

/// A date as people read it: "15/11/2026", "11/2026", "quý III/2026"; "2026-11-15", "Q3 2026" in English. Takes
/// "2026-11-15", "2026-11", "2026" and "2026-Q3"; other text is given back as it is.
[[nodiscard]] std::string shown_date(std::string_view iso, Language language);

}  // namespace lomsong
