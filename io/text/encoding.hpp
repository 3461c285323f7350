// SPDX-License-Identifier: Apache-2.0
/// @file  The ways in which Vietnamese text is kept in files, decoded with tables of our own: iconv has no VNI, and
///        what it has loses letters at the end of a cell.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lomsong {

/// The last five are misreadings: bytes of one encoding that a program took for Western text and saved as UTF-8.
enum class Encoding : unsigned char {
    utf8,
    utf16_le,
    utf16_be,
    tcvn3,   ///< TCVN 5712:1993 VN3 (ABC, fonts .VnTime): one byte a letter, no capitals with a tone
    vni,     ///< VNI-Windows: a letter and a byte for its marks
    viscii,  ///< RFC 1456: all 134 letters in one byte each, six of them among the control codes
    cp1258,  ///< Windows: letters with a circumflex or horn, tones as combining marks
    cp1252,  ///< Western: no Vietnamese beyond à, é, ô ...
    tcvn3_as_latin1,
    vni_as_latin1,
    viscii_as_latin1,
    cp1258_as_latin1,
    utf8_as_cp1252,
};
inline constexpr std::size_t k_encoding_count = 13;

struct EncodingInfo {
    Encoding encoding;
    std::string_view name;   ///< in project files: `encoding = "tcvn3"`
    std::string_view title;  ///< for people: "TCVN3 (ABC)"
};
/// In the order of the enumerators.
[[nodiscard]] const std::array<EncodingInfo, k_encoding_count>& encodings();
[[nodiscard]] const EncodingInfo& info(Encoding encoding);
/// By name or a usual other one ("ABC", "windows-1258", "TCVN"), case and '-' '_' ' ' ignored.
[[nodiscard]] std::optional<Encoding> encoding_named(std::string_view word);

/// The text as UTF-8, composed (NFC). A byte that has no meaning in the encoding becomes U+FFFD; it never throws.
/// A byte order mark at the front is taken off.
[[nodiscard]] std::string decoded(std::string_view bytes, Encoding encoding);

struct Encoded {
    std::string bytes;
    std::size_t lost = 0;  ///< letters that the encoding does not have, written as '?'
};
/// UTF-8 text in another encoding, for tests and for those who make messy data.
[[nodiscard]] Encoded encoded(std::string_view utf8, Encoding encoding);

}  // namespace lomsong
