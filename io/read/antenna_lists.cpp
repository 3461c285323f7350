// SPDX-License-Identifier: Apache-2.0
/// @file  The formats that are bare lists of numbers: SPLAT .az and .el, Radio Mobile .ant.
#include <algorithm>
#include <array>
#include <cmath>

#include "io/clean/values.hpp"
#include "io/read/antenna_text.hpp"

namespace lomsong::antenna {

namespace {

/// Without what stands behind a semicolon.
Line without_remark(Line line) {
    line.text = line.text.substr(0, line.text.find(';'));
    return line;
}

/// The points below the first line; field strengths become dB.
Points field_points(const std::vector<Line>& lines, const std::string& shown) {
    constexpr double k_least_field = 1e-5;  ///< -100 dB stands for no field at all
    Points points;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const Line line = without_remark(lines[i]);
        if (line.text.empty()) {
            continue;
        }
        Point point = point_of(line, shown);
        if (point.value < 0.0 || point.value > 1.0) {
            refuse(shown, line.number,
                   "a field of " + shown_number(point.value) + " is outside 0..1. Divide by the largest one.");
        }
        point.value = 20.0 * std::log10(std::max(point.value, k_least_field));
        points.push_back(point);
    }
    return points;
}

/// The numbers of the first line.
std::vector<double> first_line(const std::vector<Line>& lines, std::size_t least, const std::string& shown,
                               const std::string& meaning) {
    if (lines.empty()) {
        refuse(shown, 0, "is empty. Is it the right file?");
    }
    const Line line = without_remark(lines.front());
    std::vector<double> numbers;
    for (const std::string_view word : words_of(line.text)) {
        if (const auto number = number_of(word)) {
            numbers.push_back(*number);
        }
    }
    if (numbers.size() < least || numbers.size() > 2) {
        refuse(shown, line.number,
               "'" + std::string{line.text.substr(0, 60)} + "' is not " + meaning +
                   ", which a SPLAT file begins with.");
    }
    return numbers;
}

std::vector<double> azimuth_cut(const SplatPart& part) {
    const std::vector<Line> lines = lines_of(part.text);
    const double rotation_deg = first_line(lines, 1, part.shown, "the rotation of the pattern").front();
    Points points = field_points(lines, part.shown);
    for (Point& point : points) {
        point.angle_deg += rotation_deg;
    }
    if (points.empty()) {
        refuse(part.shown, 0, "has no azimuths below its first line. Is the file complete?");
    }
    return cut_of(std::move(points), Plane::horizontal, part.shown);
}

std::vector<double> elevation_cut(const SplatPart& part) {
    const std::vector<Line> lines = lines_of(part.text);
    const double tilt_deg = first_line(lines, 1, part.shown, "a tilt and its azimuth").front();
    if (tilt_deg != 0.0) {
        refuse(part.shown, lines.front().number,
               "has a mechanical tilt of " + shown_number(tilt_deg) +
                   " degrees, which belongs to a mast and not to a pattern. Write 0 here and mechanical_tilt_deg "
                   "in the "
                   "station file.");
    }
    Points points = field_points(lines, part.shown);
    if (points.empty()) {
        refuse(part.shown, 0, "has no elevations below its first line. Is the file complete?");
    }
    for (const Point& point : points) {
        if (std::abs(point.angle_deg) > 90.0) {
            refuse(part.shown, point.line,
                   "an elevation of " + shown_number(point.angle_deg) + " degrees is outside -90..90. Correct it.");
        }
    }
    // The format begins at -10: what lies above it, high over all receivers, keeps its first value.
    const auto by_angle = [](const Point& a, const Point& b) { return a.angle_deg < b.angle_deg; };
    const Point highest = *std::ranges::min_element(points, by_angle);
    const Point lowest = *std::ranges::max_element(points, by_angle);
    if (lowest.angle_deg < 90.0) {
        points.push_back({90.0, lowest.value, lowest.line});
    }
    for (double angle_deg = highest.angle_deg - 10.0; angle_deg > -90.0; angle_deg -= 10.0) {
        points.push_back({angle_deg, highest.value, highest.line});
    }
    return cut_of(std::move(points), Plane::vertical, part.shown);
}

}  // namespace

AntennaPatternTable parse_splat(const std::optional<SplatPart>& azimuth,
                                const std::optional<SplatPart>& elevation) {
    AntennaPatternTable table;
    if (azimuth) {
        table.horizontal = azimuth_cut(*azimuth);
    }
    if (elevation) {
        table.vertical = elevation_cut(*elevation);
    }
    table.front_to_back = rear_loss(table.horizontal);  // SPLAT multiplies the two fields: nothing is in both
    return table;
}

AntennaPatternTable parse_radio_mobile(std::string_view text, const std::string& shown) {
    constexpr std::size_t k_circle = 360;
    constexpr std::array<std::size_t, 4> k_sizes{k_circle, 540, 541, 720};
    constexpr double k_noise_db = 0.5;
    std::vector<double> gains_db;
    for (const Line& line : lines_of(text)) {
        const std::optional<double> gain = number_of(line.text);
        if (!gain) {
            refuse(shown, line.number,
                   "'" + std::string{line.text.substr(0, 60)} + "' is not a number. Write one gain in dB a line.");
        }
        if (*gain > k_noise_db || *gain < -300.0) {
            refuse(shown, line.number,
                   "a gain of " + shown_number(*gain) +
                       " dB is outside -300..0: gains are relative to the strongest "
                       "direction. Subtract the antenna's gain.");
        }
        gains_db.push_back(std::min(*gain, 0.0));
    }
    if (std::ranges::find(k_sizes, gains_db.size()) == k_sizes.end()) {
        refuse(shown, 0,
               "has " + std::to_string(gains_db.size()) +
                   " values. A Radio Mobile antenna has 360 (horizontal), 541 or 720 (and vertical): complete it.");
    }
    AntennaPatternTable table;
    table.horizontal.assign(gains_db.begin(), gains_db.begin() + k_circle);
    if (gains_db.size() > k_circle) {
        Points points;
        for (std::size_t i = k_circle; i < gains_db.size(); ++i) {
            points.push_back({static_cast<double>(i - k_circle) - 90.0, gains_db[i], i + 1});
        }
        table.vertical = cut_of(std::move(points), Plane::vertical, shown);
    }
    close_table(table);
    return table;
}

}  // namespace lomsong::antenna
