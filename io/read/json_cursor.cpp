// SPDX-License-Identifier: Apache-2.0
#include "io/read/json_cursor.hpp"

#include <charconv>

namespace lomsong {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void append_utf8(std::string& text, unsigned int code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | (code >> 6));
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        text += static_cast<char>(0xE0 | (code >> 12));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// What an escape of one letter stands for; '\0' for letters that are none.
char escaped(char letter) {
    switch (letter) {
        case '"':
        case '\\':
        case '/': return letter;
        case 'b': return '\b';
        case 'f': return '\f';
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        default: return '\0';
    }
}

}  // namespace

void JsonCursor::skip_space() {
    while (m_at < m_text.size() &&
           (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t')) {
        ++m_at;
    }
}

char JsonCursor::next() {
    skip_space();
    return m_at < m_text.size() ? m_text[m_at] : '\0';
}

bool JsonCursor::at_end() {
    skip_space();
    return m_at == m_text.size();
}

bool JsonCursor::take(char punctuation) {
    const bool is_here = next() == punctuation;
    m_at += is_here ? 1U : 0U;
    return is_here;
}

bool JsonCursor::take_word(std::string_view word) {
    skip_space();
    const bool is_here = m_text.substr(m_at, word.size()) == word;
    m_at += is_here ? word.size() : 0;
    return is_here;
}

bool JsonCursor::take_string(std::string& value) {
    value.clear();
    if (!take('"')) {
        return false;
    }
    while (m_at < m_text.size()) {
        const std::size_t from = m_at;
        while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\' &&
               static_cast<unsigned char>(m_text[m_at]) >= 0x20) {
            ++m_at;
        }
        value.append(m_text, from, m_at - from);
        if (m_at == m_text.size()) {
            return false;
        }
        const char stop = m_text[m_at++];
        if (stop == '"') {
            return true;
        }
        if (stop != '\\' || !take_escape(value)) {
            return false;
        }
    }
    return false;
}

bool JsonCursor::take_escape(std::string& value) {
    constexpr std::size_t k_hex_digits = 4;
    if (m_at == m_text.size()) {
        return false;
    }
    const char letter = m_text[m_at++];
    if (letter != 'u') {
        value += escaped(letter);
        return escaped(letter) != '\0';
    }
    const std::string_view hex = m_text.substr(m_at, k_hex_digits);
    unsigned int code = 0;
    const auto [end, failed] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (hex.size() < k_hex_digits || failed != std::errc{} || end != hex.data() + k_hex_digits || code == 0 ||
        surrogate) {
        return false;
    }
    append_utf8(value, code);
    m_at += k_hex_digits;
    return true;
}

bool JsonCursor::take_digits() {
    const std::size_t from = m_at;
    while (m_at < m_text.size() && is_digit(m_text[m_at])) {
        ++m_at;
    }
    return m_at > from;
}

bool JsonCursor::take_number(std::string_view& digits) {
    skip_space();
    const std::size_t from = m_at;
    const auto here = [&](char c) { return m_at < m_text.size() && m_text[m_at] == c; };
    m_at += here('-') ? 1U : 0U;
    const bool zero_leads = here('0');
    const std::size_t whole = m_at;
    if (!take_digits() || (zero_leads && m_at > whole + 1)) {
        return false;
    }
    if (here('.')) {
        ++m_at;
        if (!take_digits()) {
            return false;
        }
    }
    if (here('e') || here('E')) {
        ++m_at;
        m_at += here('+') || here('-') ? 1U : 0U;
        if (!take_digits()) {
            return false;
        }
    }
    digits = m_text.substr(from, m_at - from);
    return true;
}

bool JsonCursor::take_number(double& value) {
    std::string_view digits;
    return take_number(digits) &&
           std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc{};
}

}  // namespace lomsong
