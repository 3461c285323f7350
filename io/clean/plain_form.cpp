// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "engine/core/text.hpp"
#include "io/clean/number_text.hpp"

namespace lomsong {

namespace {

// As `plain_form` writes them.
constexpr std::array<std::string_view, 46> k_nothing{"-",
                                                     "--",
                                                     "---",
                                                     "_",
                                                     "x",
                                                     "?",
                                                     "??",
                                                     "???",
                                                     ".",
                                                     "..",
                                                     "...",
                                                     "/",
                                                     "*",
                                                     "n/a",
                                                     "na",
                                                     "#n/a",
                                                     "nan",
                                                     "null",
                                                     "none",
                                                     "nil",
                                                     "khong",
                                                     "khong co",
                                                     "ko",
                                                     "ko co",
                                                     "chua co",
                                                     "chua ro",
                                                     "khong ro",
                                                     "k ro",
                                                     "trong",
                                                     "chua",
                                                     "unknown",
                                                     "tbd",
                                                     "tba",
                                                     "missing",
                                                     "#value!",
                                                     "#ref!",
                                                     "#div/0!",
                                                     "#name?",
                                                     "#num!",
                                                     "#null!",
                                                     "khong biet",
                                                     "chua xac dinh",
                                                     "chua do",
                                                     "chua cap nhat",
                                                     "dang cap nhat",
                                                     "cap nhat sau"};

/// What one code point is in plain form; null when it stays. Blanks come as " ".
const char* plain_character(std::uint32_t code) {
    switch (code) {
        case 0x00A0:
        case 0x202F:
        case 0x205F:
        case 0x3000: return " ";
        case 0x200B:
        case 0x200C:
        case 0x200D:
        case 0x2060:
        case 0xFEFF: return "";
        case 0x00B0:
        case 0x00BA:
        case 0x02DA:
        case 0x2218: return "^";
        case 0x2018:
        case 0x2019:
        case 0x2032:
        case 0x00B4:
        case 0x02B9: return "'";
        case 0x201C:
        case 0x201D:
        case 0x2033:
        case 0x02BA: return "\"";
        case 0x2212:
        case 0xFE63: return "-";
        case 0x00B1: return "+/-";
        case 0x00B2: return "2";
        case 0x00D7: return "x";
        case 0x2044:
        case 0x2215: return "/";
        case 0x2248:
        case 0x223C:
        case 0x2245: return "~";
        case 0x2264: return "<=";
        case 0x2265: return ">=";
        case 0x2026: return "...";
        default: break;
    }
    if (code >= 0x2000 && code <= 0x200A) {
        return " ";
    }
    return code >= 0x2010 && code <= 0x2015 ? "-" : nullptr;
}

/// One UTF-8 sequence at `at`: its code point and length; length 1 and code 0 for bytes that are none.
std::pair<std::uint32_t, std::size_t> code_point(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(at);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                                                             : 0;
    if (length == 0 || at + length > text.size()) {
        return {0, 1};
    }
    std::uint32_t code = length == 1 ? lead : lead & (length == 2 ? 0x1FU : 0x0FU);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return {0, 1};
        }
        code = code << 6U | (byte(at + i) & 0x3FU);
    }
    return {code, length};
}

/// Every special character as plain ASCII; letters keep case and accents.
std::string plain_characters(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length] = code_point(text, at);
        const char* const plain = plain_character(code);
        if (plain != nullptr) {
            result += plain;
        } else if (code >= 0xFF01 && code <= 0xFF5E) {  // full-width forms
            result += static_cast<char>(code - 0xFEE0);
        } else {
            result += text.substr(at, length);
        }
        at += length;
    }
    return result;
}

}  // namespace

std::string plain_form(std::string_view text) {
    const std::string letters = folded(plain_characters(text));
    std::string result;
    result.reserve(letters.size());
    for (const char c : letters) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
        if (!blank) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') {
        result.pop_back();
    }
    return result;
}

bool says_nothing(std::string_view cell) {
    if (cell.empty()) {
        return true;
    }
    const std::string plain = plain_form(cell);
    return plain.empty() || std::ranges::find(k_nothing, std::string_view{plain}) != k_nothing.end();
}

}  // namespace lomsong
