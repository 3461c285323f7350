// SPDX-License-Identifier: Apache-2.0
/// @file  UTF-8 as code points and back, composed form, upper and lower case. The only place that knows utf8proc.
#pragma once

#include <string>
#include <string_view>

namespace lomsong {

inline constexpr char32_t k_replacement = 0xFFFD;  ///< stands for a byte without meaning

[[nodiscard]] bool is_ascii(std::string_view text);
[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// Bytes that are not UTF-8 become `k_replacement`, one each.
[[nodiscard]] std::u32string code_points(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::u32string_view text);
/// What is no code point (a lone surrogate, above U+10FFFF) is written as `k_replacement`.
void append_utf8(std::string& text, char32_t code);

/// NFC. Text that is not UTF-8 comes back as it is.
[[nodiscard]] std::string composed(std::string_view utf8);
/// NFD, likewise.
[[nodiscard]] std::string decomposed(std::string_view utf8);

[[nodiscard]] char32_t lower_case(char32_t code);
[[nodiscard]] char32_t upper_case(char32_t code);
[[nodiscard]] bool is_letter(char32_t code);
[[nodiscard]] bool is_upper(char32_t code);
/// Every letter in lower case; nothing else changes.
[[nodiscard]] std::string lower_case(std::string_view utf8);

}  // namespace lomsong
