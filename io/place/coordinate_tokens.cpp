// SPDX-License-Identifier: Apache-2.0
#include "io/place/coordinate_tokens.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "engine/core/text.hpp"

namespace lomsong::coordinates {

namespace {

constexpr std::size_t k_longest_cell = 200;  ///< bytes; a coordinate is never longer
constexpr std::size_t k_most_tokens = 32;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A character of Unicode and the plain one it stands for: '@' is the degree sign, '$' the letter Đ.
struct Plain {
    char32_t from;
    char to;
};
constexpr std::array k_plain{
    Plain{U'°', '@'},       Plain{U'º', '@'},       Plain{U'˚', '@'},       Plain{U'\u2070', '@'},
    Plain{U'\u1d52', '@'},  Plain{U'\u2032', '\''}, Plain{U'\u2019', '\''}, Plain{U'\u2018', '\''},
    Plain{U'\u00b4', '\''}, Plain{U'\u02b9', '\''}, Plain{U'\u02bc', '\''}, Plain{U'\uff07', '\''},
    Plain{U'\u201b', '\''}, Plain{U'\u2033', '"'},  Plain{U'\u201d', '"'},  Plain{U'\u201c', '"'},
    Plain{U'\u02ba', '"'},  Plain{U'\u201f', '"'},  Plain{U'\uff02', '"'},  Plain{U'\u301e', '"'},
    Plain{U'\u2212', '-'},  Plain{U'\u2010', '-'},  Plain{U'\u2011', '-'},  Plain{U'\u2013', '-'},
    Plain{U'\u2014', '-'},  Plain{U'\uff0d', '-'},  Plain{U'\u00a0', ' '},  Plain{U'\u2007', ' '},
    Plain{U'\u2009', ' '},  Plain{U'\u200a', ' '},  Plain{U'\u202f', ' '},  Plain{U'\u3000', ' '},
    Plain{U'\u200b', ' '},  Plain{U'\ufeff', ' '},  Plain{U'\u2044', '/'},  Plain{U'\uff0c', ','},
    Plain{U'\uff0e', '.'},  Plain{U'\uff1a', ':'},  Plain{U'\uff1b', ';'},  Plain{U'\u0110', '$'},
    Plain{U'\u0111', '$'},  Plain{U'\u00d0', '$'},  Plain{U'\u00f0', '$'},
};

/// The next character of UTF-8 and its length; bytes that are no UTF-8 come as themselves.
std::pair<char32_t, std::size_t> character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> std::uint32_t { return static_cast<unsigned char>(text[i]); };
    const std::uint32_t first = byte(at);
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    if (length == 1 || at + length > text.size()) {
        return {first, 1};
    }
    std::uint32_t code = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            return {first, 1};
        }
        code = (code << 6U) | (byte(at + i) & 0x3FU);
    }
    return {code, length};
}

/// Every sign in its plain form, letters with their case and without accents; Đ stays apart as '$'.
std::string plain_text(std::string_view cell) {
    std::string plain;
    plain.reserve(cell.size());
    for (std::size_t at = 0; at < cell.size();) {
        const auto [code, length] = character_at(cell, at);
        const auto* known = std::ranges::find(k_plain, code, &Plain::from);
        if (code < 0x80) {
            plain += static_cast<char>(code);
        } else if (known != k_plain.end()) {
            plain += known->to;
        } else if (code >= U'\uff10' && code <= U'\uff19') {
            plain += static_cast<char>('0' + (code - U'\uff10'));
        } else if (code < 0x300 || code > 0x36F) {  // combining accents fall away
            plain += folded(cell.substr(at, length));
        }
        at += length;
    }
    return plain;
}

class Lexer {
  public:
    explicit Lexer(std::string text) : m_text{std::move(text)} {}

    std::optional<std::vector<Token>> run() {
        while (m_at < m_text.size()) {
            if (!step() || m_tokens.size() > k_most_tokens) {
                return std::nullopt;
            }
        }
        drop_names_of_hemispheres();
        return m_sign ? std::nullopt : std::optional{std::move(m_tokens)};
    }

  private:
    /// "22°30' vĩ độ Bắc": behind a number the name of the axis belongs to the hemisphere and says no more than it.
    void drop_names_of_hemispheres() {
        if (m_tokens.empty() || m_tokens.front().kind != Token::Kind::number) {
            return;
        }
        for (std::size_t i = 1; i + 1 < m_tokens.size(); ++i) {
            if (m_tokens[i - 1].kind == Token::Kind::number && m_tokens[i].kind == Token::Kind::label &&
                m_tokens[i + 1].kind == Token::Kind::hemisphere) {
                m_tokens.erase(m_tokens.begin() + static_cast<std::ptrdiff_t>(i));
            }
        }
    }

    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    [[nodiscard]] bool after_number() const {
        return !m_tokens.empty() && m_tokens.back().kind == Token::Kind::number;
    }
    /// The number before may still get a mark.
    [[nodiscard]] bool wants_mark() const { return after_number() && m_tokens.back().mark == Mark::none; }
    [[nodiscard]] bool mark_stands_before(Mark mark) const {
        return m_tokens.size() > 1 && m_tokens[m_tokens.size() - 2].kind == Token::Kind::number &&
               m_tokens[m_tokens.size() - 2].mark == mark;
    }

    Token& push(Token::Kind kind) {
        Token& token = m_tokens.emplace_back();
        token.kind = kind;
        token.blank_before = m_blank;
        m_blank = false;
        return token;
    }

    bool step() {
        const char c = peek();
        if (c == ' ' || c == '(' || c == ')' || c == '[' || c == ']' || c == '\r') {
            m_blank = true;
            ++m_at;
            return true;
        }
        if (is_digit(c) || ((c == '.' || c == ',') && is_digit(peek(1)) && m_tokens.empty())) {
            return number();
        }
        if (is_letter(c) || c == '$') {
            return word();
        }
        ++m_at;
        switch (c) {
            case '@':
            case '*': return mark(Mark::degree);
            case '\'': return quote();
            case '"': return mark(Mark::second);
            case ',': push(Token::Kind::comma); return true;
            case '.': m_blank = true; return true;  // "Lat. 22.5", "103.9."
            case ';':
            case '/':
            case '|':
            case '\n':
            case '\t': push(Token::Kind::separator); return true;
            case ':':
            case '=': return colon();
            case '+':
            case '-': return dash(c == '-');
            default: return false;
        }
    }

    bool mark(Mark mark) {
        if (!wants_mark()) {
            return false;
        }
        m_tokens.back().mark = mark;
        m_blank = false;
        return true;
    }

    /// One quote is minutes, two are seconds.
    bool quote() {
        if (peek() == '\'') {
            ++m_at;
            return mark(Mark::second);
        }
        return mark(Mark::minute);
    }

    bool colon() {
        if (!m_tokens.empty() &&
            (m_tokens.back().kind == Token::Kind::label || m_tokens.back().kind == Token::Kind::hemisphere)) {
            return true;
        }
        push(Token::Kind::colon);
        return true;
    }

    /// A sign before a number, or a dash between two.
    bool dash(bool negative) {
        const bool follows =
            after_number() || (!m_tokens.empty() && m_tokens.back().kind == Token::Kind::hemisphere);
        if (negative && follows && (!m_blank || peek() == ' ')) {
            push(Token::Kind::dash);
            return true;
        }
        if (m_sign || !(is_digit(peek()) || peek() == '.' || peek() == ' ')) {
            return false;
        }
        m_sign = true;
        m_negative = negative;
        return true;
    }

    bool number() {
        std::size_t end = m_at;
        while (end < m_text.size() && (is_digit(m_text[end]) || m_text[end] == '.' || m_text[end] == ',')) {
            ++end;
        }
        while (!is_digit(m_text[end - 1])) {
            --end;
        }
        const std::string digits = m_text.substr(m_at, end - m_at);
        m_at = end;
        if (is_dotted_sexagesimal(digits)) {
            dotted_sexagesimal(digits);
            return true;
        }
        Token& token = push(Token::Kind::number);
        token.negative = m_sign && m_negative;
        m_sign = false;
        const std::size_t exponent = exponent_length(digits);
        token.readings = exponent > 0 ? scientific(digits, exponent) : readings_of(digits);
        return !token.readings.empty();
    }

    /// As if colons stood for the two dots.
    void dotted_sexagesimal(std::string_view digits) {
        const std::size_t minutes = digits.find('.') + 1;
        const std::size_t seconds = digits.find('.', minutes) + 1;
        const std::array fields{digits.substr(0, minutes - 1), digits.substr(minutes, seconds - 1 - minutes),
                                digits.substr(seconds)};
        for (const std::string_view field : fields) {
            if (field.data() != digits.data()) {
                push(Token::Kind::colon);
            }
            Token& token = push(Token::Kind::number);
            token.negative = m_sign && m_negative;
            token.readings = readings_of(field);
            m_sign = false;
        }
    }

    /// Length of "E+02" after the digits, 0 without. Unsigned ones need a mantissa such as "1.039": in "103.9E22"
    /// the E is East.
    [[nodiscard]] std::size_t exponent_length(std::string_view mantissa) const {
        if (peek() != 'E' && peek() != 'e') {
            return 0;
        }
        const bool is_signed = peek(1) == '+' || peek(1) == '-';
        const bool normalised = mantissa.size() > 2 && !is_digit(mantissa[1]);
        const std::size_t first = is_signed ? 2 : 1;
        std::size_t end = first;
        while (is_digit(peek(end))) {
            ++end;
        }
        const bool goes_on = (peek(end) == '.' || peek(end) == ',') && is_digit(peek(end + 1));
        const bool ends = !goes_on && peek(end) != '@' && peek(end) != '\'' && !is_letter(peek(end));
        return (is_signed || normalised) && ends && end > first && end <= first + 2 ? end : 0;
    }

    std::vector<std::vector<Reading>> scientific(std::string_view mantissa, std::size_t length) {
        int exponent = 0;
        const std::size_t digits = m_at + (is_digit(peek(1)) ? 1 : 2);
        std::from_chars(m_text.data() + digits, m_text.data() + m_at + length, exponent);
        exponent = peek(1) == '-' ? -exponent : exponent;
        m_at += length;
        std::vector<std::vector<Reading>> found;
        for (Reading reading : single_readings(mantissa)) {
            if (!reading.grouped) {
                reading.value *= std::pow(10.0, exponent);
                reading.decimals -= exponent;
                found.push_back({reading});
            }
        }
        return found;
    }

    bool word();
    bool letter_word(std::string_view word, char original);
    bool hemisphere(Hemisphere hemisphere, bool english) {
        Token& token = push(Token::Kind::hemisphere);
        token.hemisphere = hemisphere;
        token.english = english;
        return true;
    }
    bool label(AxisName axis) {
        push(Token::Kind::label).axis = axis;
        return true;
    }

    std::string m_text;
    std::size_t m_at = 0;
    bool m_blank = false;
    bool m_sign = false;
    bool m_negative = false;
    std::vector<Token> m_tokens;
};

struct Word {
    std::string_view text;
    enum class Means : unsigned char { side, name, unit, filler } means;
    Hemisphere hemisphere = Hemisphere::none;
    AxisName axis = AxisName::unknown;
    Mark mark = Mark::none;
};
using enum Word::Means;
constexpr std::array k_words{
    Word{"bac", side, Hemisphere::north},
    Word{"nam", side, Hemisphere::south},
    Word{"$ong", side, Hemisphere::east},
    Word{"dong", side, Hemisphere::east},
    Word{"tay", side, Hemisphere::west},
    Word{"north", side, Hemisphere::north},
    Word{"south", side, Hemisphere::south},
    Word{"east", side, Hemisphere::east},
    Word{"west", side, Hemisphere::west},
    Word{"b", side, Hemisphere::north},
    Word{"t", side, Hemisphere::west},
    Word{"$", side, Hemisphere::east},
    Word{"kinh", name, {}, AxisName::longitude},
    Word{"k$", name, {}, AxisName::longitude},
    Word{"kd", name, {}, AxisName::longitude},
    Word{"lon", name, {}, AxisName::longitude},
    Word{"long", name, {}, AxisName::longitude},
    Word{"lng", name, {}, AxisName::longitude},
    Word{"longitude", name, {}, AxisName::longitude},
    Word{"vi", name, {}, AxisName::latitude},
    Word{"v$", name, {}, AxisName::latitude},
    Word{"vd", name, {}, AxisName::latitude},
    Word{"lat", name, {}, AxisName::latitude},
    Word{"latitude", name, {}, AxisName::latitude},
    Word{"x", name, {}, AxisName::x},
    Word{"y", name, {}, AxisName::y},
    Word{"phut", unit, {}, {}, Mark::minute},
    Word{"min", unit, {}, {}, Mark::minute},
    Word{"minutes", unit, {}, {}, Mark::minute},
    Word{"giay", unit, {}, {}, Mark::second},
    Word{"sec", unit, {}, {}, Mark::second},
    Word{"seconds", unit, {}, {}, Mark::second},
    Word{"deg", unit, {}, {}, Mark::degree},
    Word{"degrees", unit, {}, {}, Mark::degree},
    Word{"tuyen", filler},
    Word{"toa", filler},
    Word{"va", filler},
    Word{"me", side, Hemisphere::east},
    Word{"mn", side, Hemisphere::north},
};

bool Lexer::word() {
    std::size_t end = m_at;
    while (end < m_text.size() && (is_letter(m_text[end]) || m_text[end] == '$')) {
        ++end;
    }
    if (end == m_at + 2 && m_text[m_at] == 's' && wants_mark()) {  // "12.5sE"
        --end;
    }
    const char original = m_text[m_at];
    std::string text = m_text.substr(m_at, end - m_at);
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    m_at = end;
    if (text == "do" || text == "$o") {  // "103 độ", or the second half of "Kinh độ"
        return wants_mark() ? mark(Mark::degree) : true;
    }
    if (text.size() == 1 && letter_word(text, original)) {
        return true;
    }
    const auto* known = std::ranges::find(k_words, text, &Word::text);
    if (known == k_words.end()) {
        return false;
    }
    switch (known->means) {
        case side: return hemisphere(known->hemisphere, text == "east" || text == "west" || text == "me");
        case name: return label(known->axis);
        case unit: return mark(known->mark);
        default: m_blank = true; return true;
    }
}

/// Letters that mean several things, by what stands around them; false: look among the words.
bool Lexer::letter_word(std::string_view word, char original) {
    const bool capital = original >= 'A' && original <= 'Z';
    const char next = peek() == ' ' ? peek(1) : peek();
    switch (word.front()) {
        case 'n': return hemisphere(Hemisphere::north_or_nam, false);
        case 'e': return hemisphere(Hemisphere::east, true);
        case 'w': return hemisphere(Hemisphere::west, true);
        case 'o': return wants_mark() && !m_blank ? mark(Mark::degree) : false;
        case 'd':
            if (wants_mark() && is_digit(capital ? peek() : next)) {
                return mark(Mark::degree);
            }
            return hemisphere(Hemisphere::east, false);
        case 'm': return mark(mark_stands_before(Mark::degree) ? Mark::minute : Mark::metre);
        case 's':
            if (wants_mark() && mark_stands_before(Mark::minute) && (!capital || !m_blank)) {
                return mark(Mark::second);
            }
            return hemisphere(Hemisphere::south, true);
        default: return false;
    }
}

}  // namespace

std::optional<std::vector<Token>> tokens_of(std::string_view cell) {
    if (cell.size() > k_longest_cell) {
        return std::nullopt;
    }
    return Lexer{plain_text(cell)}.run();
}

bool is_blank_word(std::string_view cell) {
    static constexpr std::array<std::string_view, 19> k_blank_words{
        "na",       "n_a",   "null",     "none",    "nan",     "nil",           "khong",
        "khong_co", "ko",    "khong_ro", "chua_co", "chua_ro", "chua_xac_dinh", "chua_cap_nhat",
        "trong",    "value", "ref",      "div_0",   "name"};
    if (cell.find_first_of("0123456789'\"") != std::string_view::npos && cell.find('#') == std::string_view::npos) {
        return false;
    }
    const std::string key = identifier(cell);
    if (key.empty()) {  // "-", "?", "..."
        return cell.find_first_not_of("-?._ *#/") == std::string_view::npos;
    }
    return std::ranges::find(k_blank_words, key) != k_blank_words.end();
}

}  // namespace lomsong::coordinates
