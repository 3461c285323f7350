// SPDX-License-Identifier: Apache-2.0
#include "io/text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>

#include <utf8proc.h>

namespace lomsong {

namespace {

struct Free {
    void operator()(utf8proc_uint8_t* text) const { std::free(text); }
};

const utf8proc_uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

/// Only characters that stand composed by themselves: U+0000..02FF and U+1E00..1EFF, all that Vietnamese needs.
bool is_surely_composed(std::string_view text) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    for (std::size_t i = 0; i < text.size();) {
        const bool one = byte(i) < 0x80;
        const bool two = byte(i) >= 0xC2 && byte(i) <= 0xCB && byte(i + 1) >> 6 == 2;
        const bool three = byte(i) == 0xE1 && byte(i + 1) >= 0xB8 && byte(i + 1) <= 0xBB && byte(i + 2) >> 6 == 2;
        if (!one && !two && !three) {
            return false;
        }
        i += one ? 1 : two ? 2 : 3;
    }
    return true;
}

std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* result = nullptr;
    const utf8proc_ssize_t length =
        utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &result,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | options));
    const std::unique_ptr<utf8proc_uint8_t, Free> owner{result};
    return length < 0 ? std::string{text}
                      : std::string{reinterpret_cast<const char*>(result), static_cast<std::size_t>(length)};
}

/// The code point at the front and its length in bytes; nothing where the bytes are no UTF-8.
struct Front {
    char32_t code;
    std::size_t length;
};
std::optional<Front> front_of(std::string_view text) {
    utf8proc_int32_t code = -1;
    const utf8proc_ssize_t length =
        utf8proc_iterate(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (length <= 0 || code < 0) {
        return std::nullopt;
    }
    return Front{static_cast<char32_t>(code), static_cast<std::size_t>(length)};
}

}  // namespace

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_valid_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::optional<Front> front = front_of(text);
        if (!front) {
            return false;
        }
        text.remove_prefix(front->length);
    }
    return true;
}

std::u32string code_points(std::string_view utf8) {
    std::u32string codes;
    codes.reserve(utf8.size());
    while (!utf8.empty()) {
        const Front front = front_of(utf8).value_or(Front{k_replacement, 1});
        codes.push_back(front.code);
        utf8.remove_prefix(front.length);
    }
    return codes;
}

void append_utf8(std::string& text, char32_t code) {
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    const char32_t written = surrogate || code > 0x10FFFF ? k_replacement : code;
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(written), bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::string to_utf8(std::u32string_view text) {
    std::string utf8;
    utf8.reserve(text.size() * 2);
    for (const char32_t code : text) {
        append_utf8(utf8, code);
    }
    return utf8;
}

std::string composed(std::string_view utf8) {
    return is_surely_composed(utf8) ? std::string{utf8} : mapped(utf8, UTF8PROC_COMPOSE);
}
std::string decomposed(std::string_view utf8) {
    return is_ascii(utf8) ? std::string{utf8} : mapped(utf8, UTF8PROC_DECOMPOSE);
}

char32_t lower_case(char32_t code) {
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code)));
}
char32_t upper_case(char32_t code) {
    return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(code)));
}
bool is_upper(char32_t code) { return lower_case(code) != code; }

bool is_letter(char32_t code) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO: return true;
        default: return false;
    }
}

std::string lower_case(std::string_view utf8) {
    std::u32string codes = code_points(utf8);
    std::ranges::transform(codes, codes.begin(), [](char32_t code) { return lower_case(code); });
    return to_utf8(codes);
}

}  // namespace lomsong
