// SPDX-License-Identifier: Apache-2.0
#include "io/report/packed_table.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <type_traits>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

namespace lomsong {

namespace {

constexpr double k_steps_per_degree = 1e5;

template <class Number>
void append(std::string& json, Number number) {
    std::array<char, 32> digits{};
    json.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

std::string json_of(const Value& value) {
    std::string json;
    std::visit(
        [&json](const auto& held) {
            using Held = std::remove_cvref_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::monostate>) {
                json = "null";
            } else if constexpr (std::is_same_v<Held, std::string>) {
                json = quoted_json(held);
            } else if constexpr (std::is_same_v<Held, bool>) {
                json = held ? "true" : "false";
            } else {
                append(json, held);
            }
        },
        value);
    return json;
}

/// [a,b,c] of what `append_item` appends.
template <class Items, class AppendItem>
void append_list(std::string& json, const Items& items, AppendItem append_item) {
    json += '[';
    bool is_first = true;
    for (const auto& item : items) {
        json += is_first ? "" : ",";
        append_item(item);
        is_first = false;
    }
    json += ']';
}

/// The column as it is, or by its distinct values where that is shorter.
std::string column_json(const FeatureTable& table, std::size_t column) {
    std::vector<std::string> distinct;
    std::map<std::string, std::size_t> places;
    std::vector<std::size_t> which;
    std::size_t plain_bytes = 0;
    std::size_t distinct_bytes = 0;
    for (const Feature& feature : table.features) {
        std::string json = json_of(feature.values[column]);
        plain_bytes += json.size() + 1;
        const auto [place, is_new] = places.emplace(std::move(json), distinct.size());
        if (is_new) {
            distinct.push_back(place->first);
            distinct_bytes += place->first.size() + 1;
        }
        which.push_back(place->second);
        distinct_bytes += 1 + std::to_string(place->second).size();
    }
    std::string json;
    if (distinct_bytes >= plain_bytes) {
        json = R"({"v":)";
        append_list(json, which, [&](std::size_t value) { json += distinct[value]; });
    } else {
        json = R"({"d":)";
        append_list(json, distinct, [&](const std::string& value) { json += value; });
        json += R"(,"i":)";
        append_list(json, which, [&](std::size_t value) { append(json, value); });
    }
    return json + "}";
}

/// Steps from point to point.
std::vector<std::int64_t> steps_of(const LineString& line) {
    std::vector<std::int64_t> steps;
    std::int64_t last_x = 0;
    std::int64_t last_y = 0;
    for (const Point& point : line) {
        const std::int64_t x = std::llround(point.x * k_steps_per_degree);
        const std::int64_t y = std::llround(point.y * k_steps_per_degree);
        if (steps.empty() || x != last_x || y != last_y) {
            steps.push_back(x - last_x);
            steps.push_back(y - last_y);
        }
        last_x = x;
        last_y = y;
    }
    return steps;
}

using Steps = std::vector<std::int64_t>;

void append_steps(std::string& json, const Steps& steps) {
    append_list(json, steps, [&](std::int64_t step) { append(json, step); });
}

/// Lines of at least two points.
std::vector<Steps> lines_of(const std::vector<LineString>& lines, std::size_t least_points) {
    std::vector<Steps> kept;
    for (const LineString& line : lines) {
        Steps steps = steps_of(line);
        if (steps.size() >= 2 * least_points) {
            kept.push_back(std::move(steps));
        }
    }
    return kept;
}

std::vector<std::vector<Steps>> areas_of(const MultiPolygon& areas) {
    constexpr std::size_t k_least_ring = 4;
    std::vector<std::vector<Steps>> kept;
    for (const Polygon& area : areas) {
        std::vector<Steps> rings = lines_of({area.outer}, k_least_ring);
        if (!rings.empty()) {
            std::ranges::move(lines_of(area.holes, k_least_ring), std::back_inserter(rings));
            kept.push_back(std::move(rings));
        }
    }
    return kept;
}

/// Appends the shape; returns the letter of its kind.
char append_shape(std::string& json, const FeatureGeometry& geometry) {
    const auto append_lines = [&json](const std::vector<Steps>& lines) {
        append_list(json, lines, [&](const Steps& steps) { append_steps(json, steps); });
    };
    if (const auto* point = std::get_if<Point>(&geometry)) {
        append_steps(json, steps_of({*point}));
        return 'p';
    }
    if (const auto* lines = std::get_if<MultiLineString>(&geometry)) {
        if (const auto kept = lines_of(*lines, 2); !kept.empty()) {
            append_lines(kept);
            return 'l';
        }
    } else if (const auto* areas = std::get_if<MultiPolygon>(&geometry)) {
        if (const auto kept = areas_of(*areas); !kept.empty()) {
            append_list(json, kept, append_lines);
            return 'a';
        }
    }
    json += "null";
    return '-';
}

}  // namespace

std::string quoted_json(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string packed_json(const FeatureTable& table, const KeepColumn& keep) {
    std::string json = R"({"rows":)" + std::to_string(table.features.size()) + R"(,"columns":{)";
    bool is_first = true;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (keep(table.columns[column].name)) {
            json +=
                (is_first ? "" : ",") + quoted_json(table.columns[column].name) + ":" + column_json(table, column);
            is_first = false;
        }
    }
    std::string kinds;
    std::string shapes;
    append_list(shapes, table.features,
                [&](const Feature& feature) { kinds += append_shape(shapes, feature.geometry); });
    return json + R"(},"kinds":")" + kinds + R"(","shapes":)" + shapes + "}";
}

}  // namespace lomsong
