// SPDX-License-Identifier: Apache-2.0
/// @file  Inside of this room: the codes above 0x7F of the one-byte encodings, and the marks of VNI.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace lomsong::codes {

/// What the bytes 0x80..0xFF mean; `k_replacement` where nothing.
using UpperHalf = std::array<char32_t, 128>;

[[nodiscard]] const UpperHalf& tcvn3();
[[nodiscard]] const UpperHalf& viscii();
[[nodiscard]] const UpperHalf& cp1258();
/// Bytes that Windows leaves free are control characters, as browsers take them.
[[nodiscard]] const UpperHalf& cp1252();

/// The byte that Western text has for the character, as Windows-1252 or Latin-1; nothing for ASCII and for others.
[[nodiscard]] std::optional<unsigned char> western_byte(char32_t code);

/// VISCII's six letters among the control codes; the byte itself otherwise.
[[nodiscard]] char32_t viscii_control(unsigned char byte);

/// Text as UTF-32, not composed.
[[nodiscard]] std::u32string from_vni(std::string_view bytes);
/// False when VNI has no bytes for the (composed) letter; else they are appended.
[[nodiscard]] bool append_vni(std::string& bytes, char32_t letter);

}  // namespace lomsong::codes
