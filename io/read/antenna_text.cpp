// SPDX-License-Identifier: Apache-2.0
#include "io/read/antenna_text.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include "engine/core/error.hpp"
#include "io/clean/values.hpp"

namespace lomsong::antenna {

namespace {

constexpr double k_widest_gap_deg = 45.0;
/// Two values of one angle may differ by so much: a file may close its circle with a rounded value.
constexpr double k_same_db = 0.05;

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> words;
    std::size_t begin = text.find_first_not_of(separators);
    while (begin != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(separators, end);
    }
    return words;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The number that `text` begins with, and how many characters it has; 0 when there is none.
std::pair<double, std::size_t> leading_number(std::string_view text) {
    std::string copy{text};
    std::ranges::replace(copy, ',', '.');
    const std::size_t plus = copy.starts_with('+') ? 1 : 0;
    double value = 0.0;
    const char* first = copy.data() + plus;
    const auto [end, problem] = std::from_chars(first, copy.data() + copy.size(), value);
    if (problem != std::errc{} || !std::isfinite(value)) {
        return {0.0, 0};
    }
    return {value, plus + static_cast<std::size_t>(end - first)};
}

/// Into (-180, 180].
double signed_deg(double angle_deg) {
    const double turned = std::remainder(angle_deg, 360.0);
    return turned <= -180.0 ? 180.0 : turned;
}

/// A half becomes a whole circle: the cut of one side stands for the other as well.
void mirror_half(Points& points, Plane plane) {
    const bool vertical = plane == Plane::vertical;
    const auto in_half = [&](const Point& point) {
        return vertical ? std::abs(point.angle_deg) <= 90.0 : point.angle_deg >= 0.0;
    };
    if (!std::ranges::all_of(points, in_half)) {
        return;
    }
    const std::size_t count = points.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Point& point = points[i];
        const double other_deg = signed_deg(vertical ? 180.0 - point.angle_deg : -point.angle_deg);
        if (other_deg != point.angle_deg) {
            points.push_back({other_deg, point.value, point.line});
        }
    }
}

/// Sorted by angle, one point for each angle.
void order(Points& points, const std::string& shown) {
    std::ranges::stable_sort(points, {}, &Point::angle_deg);
    Points kept;
    for (const Point& point : points) {
        if (kept.empty() || point.angle_deg - kept.back().angle_deg > 1e-9) {
            kept.push_back(point);
        } else if (std::abs(point.value - kept.back().value) > k_same_db) {
            refuse(shown, std::max(point.line, kept.back().line),
                   "the angle of " + shown_number(point.angle_deg) + " degrees stands there twice, with " +
                       shown_number(kept.back().value) + " and " + shown_number(point.value) +
                       " dB. Keep the right one.");
        }
    }
    points = std::move(kept);
}

void check_gaps(const Points& points, Plane plane, const std::string& shown) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool last = i + 1 == points.size();
        const Point& next = last ? points.front() : points[i + 1];
        const double gap_deg = next.angle_deg - points[i].angle_deg + (last ? 360.0 : 0.0);
        if (gap_deg > k_widest_gap_deg) {
            refuse(shown, points[i].line,
                   std::string{"the "} + (plane == Plane::horizontal ? "horizontal" : "vertical") +
                       " cut has no value for " + shown_number(gap_deg) + " degrees after " +
                       shown_number(points[i].angle_deg) + " degrees, at most " + shown_number(k_widest_gap_deg) +
                       " are filled in. Is the file complete?");
        }
    }
}

}  // namespace

std::vector<Line> lines_of(std::string_view text) {
    constexpr std::string_view k_mark = "\xEF\xBB\xBF";
    if (text.starts_with(k_mark)) {
        text.remove_prefix(k_mark.size());
    }
    std::vector<Line> lines;
    std::size_t number = 1;
    for (std::size_t begin = 0; begin < text.size(); ++number) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        constexpr std::string_view k_blanks{" \t\0", 3};
        const std::size_t first = line.find_first_not_of(k_blanks);
        if (first != std::string_view::npos) {
            line = line.substr(first, line.find_last_not_of(k_blanks) - first + 1);
            lines.push_back({number, line});
        }
        begin = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    return lines;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words = split(text, " \t;");
    if (words.size() == 1) {
        words = split(words.front(), ",");
    }
    for (std::string_view& word : words) {
        while (word.size() > 1 && word.ends_with(',')) {
            word.remove_suffix(1);
        }
    }
    return words;
}

std::optional<double> number_of(std::string_view word) {
    const auto [value, length] = leading_number(word);
    return length > 0 && length == word.size() ? std::optional{value} : std::nullopt;
}

std::vector<double> numbers_in(std::string_view text) {
    std::vector<double> numbers;
    for (std::size_t at = 0; at < text.size();) {
        const bool sign = (text[at] == '-' || text[at] == '+') && at + 1 < text.size() && is_digit(text[at + 1]) &&
                          (at == 0 || !is_digit(text[at - 1]));
        const auto [value, length] =
            sign || is_digit(text[at]) ? leading_number(text.substr(at)) : std::pair{0.0, std::size_t{0}};
        if (length > 0) {
            numbers.push_back(value);
        }
        at += std::max<std::size_t>(length, 1);
    }
    return numbers;
}

std::string bare_key(std::string_view word) {
    std::string key;
    for (const char c : word) {
        if (c != '_' && c != '-' && c != ' ') {
            key += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
    }
    return key;
}

void refuse(const std::string& shown, std::size_t line, const std::string& text) {
    throw Error{ErrorKind::bad_data, line == 0 ? shown : shown + ":" + std::to_string(line), text};
}

Point point_of(const Line& line, const std::string& shown) {
    constexpr double k_most_deg = 720.0;
    constexpr double k_most_db = 300.0;
    const std::vector<std::string_view> words = words_of(line.text);
    const std::optional<double> angle = words.size() < 2 ? std::nullopt : number_of(words[0]);
    const std::optional<double> value = words.size() < 2 ? std::nullopt : number_of(words[1]);
    if (!angle || !value) {
        refuse(shown, line.number,
               "'" + std::string{line.text.substr(0, 60)} + "' is not an angle and a value. Write two numbers.");
    }
    if (std::abs(*angle) > k_most_deg || std::abs(*value) > k_most_db) {
        refuse(shown, line.number,
               "an angle of " + shown_number(*angle) + " degrees with " + shown_number(*value) +
                   " dB cannot be: at most 720 degrees and 300 dB. Correct it.");
    }
    return {*angle, *value, line.number};
}

std::vector<double> cut_of(Points points, Plane plane, const std::string& shown) {
    for (Point& point : points) {
        point.angle_deg = signed_deg(point.angle_deg);
        point.value = std::min(point.value, 0.0);
    }
    mirror_half(points, plane);
    order(points, shown);
    check_gaps(points, plane, shown);
    const bool whole_degrees = std::ranges::all_of(
        points, [](const Point& point) { return std::abs(point.angle_deg - std::round(point.angle_deg)) < 1e-6; });
    const std::size_t steps = whole_degrees ? 360 : 3'600;
    std::vector<double> cut(steps);
    for (std::size_t i = 0; i < steps; ++i) {
        const double angle_deg = signed_deg(360.0 * static_cast<double>(i) / static_cast<double>(steps));
        const auto after = std::ranges::lower_bound(points, angle_deg, {}, &Point::angle_deg);
        const Point& next = after == points.end() ? points.front() : *after;
        const Point& before = after == points.begin() ? points.back() : *(after - 1);
        const double gap_deg =
            next.angle_deg - before.angle_deg + (next.angle_deg > before.angle_deg ? 0.0 : 360.0);
        const double gone_deg = angle_deg - before.angle_deg + (angle_deg >= before.angle_deg ? 0.0 : 360.0);
        cut[i] = before.value + gone_deg / gap_deg * (next.value - before.value);
    }
    return cut;
}

void close_table(AntennaPatternTable& table) {
    constexpr double k_rounding_db = 0.01;
    if (table.front_to_back <= Decibels{0.0}) {
        table.front_to_back = rear_loss(table.horizontal);
    }
    const double ahead_db = cut_gain_db(table.horizontal, 0.0);
    const double level_db = cut_gain_db(table.vertical, 0.0);
    if (std::abs(ahead_db - level_db) <= k_rounding_db) {
        table.crossing = Decibels{std::max(ahead_db, level_db)};
    }
}

}  // namespace lomsong::antenna
