// SPDX-License-Identifier: Apache-2.0
/// @file  The text of one cell as a value. Strict: what is not wholly a value is none, and the caller says so.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "io/clean/limits.hpp"

namespace lomsong {

/// White space off both ends (also no-break spaces), Unicode composed (NFC). Bytes that are not UTF-8 stay.
[[nodiscard]] std::string cleaned_text(std::string_view text);

/// A decimal number with a dot, such as "-12.5" or "1e3"; nothing for anything else around it, for "nan"
/// and for infinity.
[[nodiscard]] std::optional<double> parsed_number(std::string_view text);

/// true, yes, y, 1, có, x, omni and their opposites; nothing for any other word.
[[nodiscard]] std::optional<bool> parsed_flag(std::string_view text);

/// What is wrong with a number for this limit: "-30 is outside 1..3000 m"; empty when nothing is.
[[nodiscard]] std::string outside(double value, const limits::Limit& limit);

/// A number as people write it: no exponent where it can be helped, no trailing zeros.
[[nodiscard]] std::string shown_number(double value);

}  // namespace lomsong
