// SPDX-License-Identifier: Apache-2.0
#include "io/clean/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace lomsong {

namespace {

// As `plain_form` writes them.
constexpr std::array<std::string_view, 9> k_about{"~",     "khoang", "xap xi", "approx.", "approx",
                                                  "about", "gan",    "ca.",    "+/-"};
constexpr std::array<std::string_view, 12> k_bounds{">=",  "<=",     ">",         "<",   "tren", "duoi",
                                                    "hon", "toi da", "toi thieu", "max", "min",  "it nhat"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// One number with the ways its marks can be read.
struct Numeral {
    double value = 0.0;
    std::optional<double> thousands;
    DecimalMark mark = DecimalMark::unknown;
};

std::optional<double> from_digits(std::string_view digits) {
    double value = 0.0;
    const char* const end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, value);
    return error == std::errc{} && stopped == end && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

/// True for "1.234.567": groups of three after the first, which has one to three digits and no leading zero.
bool is_grouped(std::string_view digits, char mark) {
    std::size_t group = 0;
    bool first = true;
    for (const char c : digits) {
        if (c == mark) {
            if (first ? group < 1 || group > 3 : group != 3) {
                return false;
            }
            first = false;
            group = 0;
        } else {
            ++group;
        }
    }
    return !first && group == 3 && digits.front() != '0';
}

std::string without(std::string_view digits, char mark) {
    std::string result{digits};
    std::erase(result, mark);
    return result;
}

std::string with_dot(std::string digits, char mark) {
    std::ranges::replace(digits, mark, '.');
    return digits;
}

/// Digits, dots and commas, blanks already gone: "1.234,5".
std::optional<Numeral> numeral(std::string_view digits) {
    const auto dots = std::ranges::count(digits, '.');
    const auto commas = std::ranges::count(digits, ',');
    if (digits.empty() || !is_digit(digits.back()) || !is_digit(digits.front())) {
        return std::nullopt;
    }
    if (dots + commas == 0) {
        const std::optional<double> value = from_digits(digits);
        return value ? std::optional{Numeral{*value, std::nullopt, DecimalMark::unknown}} : std::nullopt;
    }
    const char last = digits[digits.find_last_of(".,")];
    const char other = last == '.' ? ',' : '.';
    const DecimalMark by_last = last == '.' ? DecimalMark::dot : DecimalMark::comma;
    const DecimalMark by_other = last == '.' ? DecimalMark::comma : DecimalMark::dot;
    const auto last_count = last == '.' ? dots : commas;
    if (dots > 0 && commas > 0) {
        const std::string_view whole = digits.substr(0, digits.find(last));
        const std::optional<double> value = from_digits(with_dot(without(digits, other), last));
        return last_count == 1 && value && is_grouped(whole, other) ? std::optional{Numeral{*value, {}, by_last}}
                                                                    : std::nullopt;
    }
    const bool grouped = is_grouped(digits, last);
    const std::optional<double> joined = grouped ? from_digits(without(digits, last)) : std::nullopt;
    if (last_count > 1) {
        return joined ? std::optional{Numeral{*joined, {}, by_other}} : std::nullopt;
    }
    const std::optional<double> value = from_digits(with_dot(std::string{digits}, last));
    return value ? std::optional{Numeral{*value, joined, by_last}} : std::nullopt;
}

/// Walks along the plain form of a cell.
class Cursor {
  public:
    explicit Cursor(std::string_view text) : m_rest{text} {}

    [[nodiscard]] std::string_view rest() const { return m_rest; }
    void skip_blanks() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(' '), m_rest.size())); }

    bool take(std::string_view word) {
        if (!m_rest.starts_with(word)) {
            return false;
        }
        const bool letters = is_letter(word.back());
        if (letters && m_rest.size() > word.size() && is_letter(m_rest[word.size()])) {
            return false;  // only the beginning of another word
        }
        m_rest.remove_prefix(word.size());
        skip_blanks();
        return true;
    }

    template <class Words>
    bool take_one_of(const Words& words) {
        return std::ranges::any_of(words, [&](std::string_view word) { return take(word); });
    }

    std::string_view take_letters() {
        const std::size_t length =
            static_cast<std::size_t>(std::ranges::find_if_not(m_rest, is_letter) - m_rest.begin());
        const std::string_view letters = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return letters;
    }

    /// A sign, then digits with their marks; blanks and quotes may part thousands.
    std::optional<Numeral> take_number() {
        std::size_t at = 0;
        const bool negative = m_rest.starts_with('-');
        if (negative || m_rest.starts_with('+')) {
            at = 1;
        }
        std::string digits;
        while (at < m_rest.size() && (is_digit(m_rest[at]) || is_mark(at) || is_group_blank(at, digits))) {
            if (m_rest[at] != ' ' && m_rest[at] != '\'') {
                digits += m_rest[at];
            }
            ++at;
        }
        std::optional<Numeral> result = numeral(digits);
        if (result) {
            m_rest.remove_prefix(at);
            take_exponent(*result);
            if (negative) {
                result->value = -result->value;
                if (result->thousands) {
                    result->thousands = -*result->thousands;
                }
            }
        }
        return result;
    }

  private:
    /// A dot or comma between digits; ", " parts two numbers.
    [[nodiscard]] bool is_mark(std::size_t at) const {
        return (m_rest[at] == '.' || m_rest[at] == ',') && at > 0 && is_digit(m_rest[at - 1]) &&
               at + 1 < m_rest.size() && is_digit(m_rest[at + 1]);
    }
    /// The blank of "1 234": three digits behind it and one to three, not a leading zero, before.
    [[nodiscard]] bool is_group_blank(std::size_t at, std::string_view digits) const {
        if ((m_rest[at] != ' ' && m_rest[at] != '\'') || digits.empty() || digits.front() == '0') {
            return false;
        }
        std::size_t before = 0;
        while (before < at && is_digit(m_rest[at - 1 - before])) {
            ++before;
        }
        std::size_t behind = 0;
        while (at + 1 + behind < m_rest.size() && is_digit(m_rest[at + 1 + behind])) {
            ++behind;
        }
        return before >= 1 && before <= 3 && behind == 3;
    }
    /// "E+05" of a spreadsheet, at the very end.
    void take_exponent(Numeral& number) {
        if (m_rest.size() < 2 || m_rest[0] != 'e') {
            return;
        }
        const std::size_t sign = m_rest[1] == '+' || m_rest[1] == '-' ? 2 : 1;
        const std::string_view digits = m_rest.substr(sign);
        if (digits.empty() || digits.size() > 2 || !std::ranges::all_of(digits, is_digit)) {
            return;
        }
        const double power = from_digits(digits).value_or(0.0) * (m_rest[1] == '-' ? -1.0 : 1.0);
        number.value *= std::pow(10.0, power);
        number.thousands.reset();
        m_rest = {};
    }

    std::string_view m_rest;
};

/// What parts the values of a list or range; 0 when nothing does. Takes it.
char take_separator(Cursor& cursor) {
    for (const std::string_view sign : {"/", ";", "|", "\\", "&", "+", ","}) {
        if (cursor.take(sign)) {
            return '/';
        }
    }
    if (cursor.take("va") || cursor.take("and")) {
        return '/';
    }
    return cursor.take("-") || cursor.take("den") || cursor.take("to") || cursor.take("toi") ? '-' : '\0';
}

bool is_year(double value) { return value >= 1900.0 && value <= 2100.0; }

/// "03/02/2026" and "2026-02-03", also with a time behind.
bool is_date(const std::vector<double>& values, std::string_view plain) {
    if (values.size() != 3 || plain.find_first_of("/-") == std::string_view::npos) {
        return false;
    }
    const auto is_day = [](double value) { return value >= 1.0 && value <= 31.0 && value == std::floor(value); };
    return is_day(values[1]) &&
           ((is_day(values[0]) && is_year(values[2])) || (is_year(values[0]) && is_day(values[2])));
}

/// A clock time behind a date.
bool is_time(std::string_view rest) {
    return rest.empty() || std::ranges::all_of(rest, [](char c) {
               return is_digit(c) || c == ':' || c == '.' || c == 't' || c == 'z' || c == ' ';
           });
}

/// True for the words between two numbers.
bool is_joint(std::string_view word) {
    constexpr std::array<std::string_view, 5> k_joints{"va", "and", "den", "to", "toi"};
    return std::ranges::find(k_joints, word) != k_joints.end();
}

/// The unit behind a number: up to its end, or up to what parts it from the next one.
std::string take_unit(Cursor& cursor) {
    cursor.skip_blanks();
    if (cursor.take("^")) {
        return "deg";
    }
    Cursor behind = cursor;
    std::string unit{behind.take_letters()};
    if (is_joint(unit)) {
        return {};
    }
    cursor = behind;
    if (!unit.empty() && cursor.take("2")) {  // m2
        unit += '2';
    }
    while (cursor.take(".")) {
    }
    cursor.skip_blanks();
    return unit;
}

NumberText of_kind(NumberKind kind) {
    NumberText text;
    text.kind = kind;
    return text;
}

/// Several numbers; `first` is already taken.
NumberText several(Cursor cursor, double first, std::string unit, std::string_view plain) {
    NumberText text = of_kind(NumberKind::words);
    text.values.push_back(first);
    bool dashes = true;
    while (!cursor.rest().empty()) {
        const char separator = take_separator(cursor);
        const std::optional<Numeral> next = separator == '\0' ? std::nullopt : cursor.take_number();
        if (!next) {
            if (is_date(text.values, plain) && is_time(cursor.rest())) {
                break;
            }
            return of_kind(NumberKind::words);
        }
        dashes = dashes && separator == '-';
        text.values.push_back(next->value);
        Cursor behind = cursor;
        if (const std::string word = take_unit(behind); !word.empty()) {
            unit = word;
            cursor = behind;
        }
        cursor.skip_blanks();
    }
    text.unit = std::move(unit);
    text.kind = is_date(text.values, plain)         ? NumberKind::date
                : dashes && text.values.size() == 2 ? NumberKind::range
                                                    : NumberKind::list;
    return text;
}

NumberText taken_apart(std::string_view plain) {
    Cursor cursor{plain};
    const bool about = cursor.take_one_of(k_about);
    if (cursor.take_one_of(k_bounds)) {
        return of_kind(NumberKind::bound);
    }
    NumberText text = of_kind(about ? NumberKind::approximate : NumberKind::number);
    Cursor behind_letters = cursor;
    if (const std::string_view letters = behind_letters.take_letters(); !letters.empty()) {
        text.before = letters;
        cursor = behind_letters;
        cursor.skip_blanks();
        cursor.take("-");  // LTE-1800
    }
    const std::optional<Numeral> first = cursor.take_number();
    if (!first) {
        return of_kind(NumberKind::words);
    }
    text.value = first->value;
    text.thousands = first->thousands;
    text.mark_seen = first->mark;
    text.unit = take_unit(cursor);
    if (cursor.rest().empty()) {
        return text;
    }
    if (cursor.rest() == "+") {
        return of_kind(NumberKind::bound);
    }
    return about || !text.before.empty() ? of_kind(NumberKind::words)
                                         : several(cursor, text.value, text.unit, plain);
}

/// "3O" as 30: digits and the letter O only.
std::optional<std::string> with_zeros(std::string_view plain) {
    const bool fits =
        std::ranges::all_of(plain, [](char c) { return is_digit(c) || c == 'o' || c == '.' || c == ','; });
    if (!fits || plain.find('o') == std::string_view::npos || std::ranges::none_of(plain, is_digit)) {
        return std::nullopt;
    }
    std::string digits{plain};
    std::ranges::replace(digits, 'o', '0');
    return digits;
}

/// Most cells: an ASCII number with at most one dot that cannot be misread.
std::optional<double> plain_number(std::string_view cell) {
    const std::optional<double> value = from_digits(cell);
    const std::size_t dot = cell.find('.');
    const bool doubtful = dot != std::string_view::npos && cell.size() == dot + 4;
    return value && !doubtful ? value : std::nullopt;
}

}  // namespace

NumberText number_text(std::string_view cell) {
    if (const std::optional<double> value = plain_number(cell)) {
        NumberText text = of_kind(NumberKind::number);
        text.value = *value;
        text.mark_seen = cell.find('.') == std::string_view::npos ? DecimalMark::unknown : DecimalMark::dot;
        return text;
    }
    if (says_nothing(cell)) {
        return {};
    }
    const std::string plain = plain_form(cell);
    if (const std::optional<std::string> digits = with_zeros(plain)) {
        NumberText text = taken_apart(*digits);
        text.letters_as_digits = true;
        return text;
    }
    return taken_apart(plain);
}

}  // namespace lomsong
