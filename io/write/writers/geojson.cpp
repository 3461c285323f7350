// SPDX-License-Identifier: Apache-2.0
/// @file  GeoJSON by RFC 7946, written by hand and not through GDAL: GDAL 3.6 turns a hamlet called "[1]" into
///        a list and prints every whole number of a real column as "12.0". One feature per line, so that two
///        results can be compared with diff.
#include "io/write/writers/geojson.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include <nlohmann/json.hpp>

#include "io/write/projection.hpp"
#include "io/write/writers/text_file.hpp"
#include "io/write/writers/writers.hpp"

namespace lomsong {

namespace {

/// Bytes that are not UTF-8 become U+FFFD; JSON has no other way.
std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// The shortest text that reads back as the same number.
template <class Number>
void append(std::string& json, Number number) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    json.append(digits.data(), end);
}

void append(std::string& json, const Value& value) {
    std::visit(
        [&json](const auto& held) {
            using Held = std::remove_cvref_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::monostate>) {
                json += "null";
            } else if constexpr (std::is_same_v<Held, std::string>) {
                json += quoted(held);
            } else if constexpr (std::is_same_v<Held, bool>) {
                json += held ? "true" : "false";
            } else {
                append(json, held);
            }
        },
        value);
}

/// The same text for a coordinate, several times faster: it has seven decimals at most, so it is a whole number
/// with a point in it. What is not (and what might be shorter with an exponent) goes the long way.
void append_coordinate(std::string& json, double degrees) {
    constexpr std::int64_t k_steps_per_degree = 10'000'000;
    static_assert(k_coordinate_digits == 7);
    const double steps = std::round(degrees * k_steps_per_degree);
    if (!(std::abs(degrees) >= 1.0 && std::abs(degrees) < 1e3 && steps / k_steps_per_degree == degrees)) {
        append(json, degrees);
        return;
    }
    const auto count = static_cast<std::int64_t>(std::abs(steps));
    json += degrees < 0.0 ? "-" : "";
    append(json, count / k_steps_per_degree);
    std::array<char, k_coordinate_digits + 1> decimals{'.'};
    std::int64_t rest = count % k_steps_per_degree;
    for (std::size_t digit = k_coordinate_digits; digit > 0; --digit, rest /= 10) {
        decimals[digit] = static_cast<char>('0' + rest % 10);
    }
    std::size_t length = decimals.size();
    while (length > 0 && (decimals[length - 1] == '0' || decimals[length - 1] == '.')) {
        --length;
    }
    json.append(decimals.data(), length);
}

void append(std::string& json, Point point) {
    json += '[';
    append_coordinate(json, point.x);
    json += ',';
    append_coordinate(json, point.y);
    json += ']';
}

/// [a,b,c] of what `append_item` writes.
template <class Items, class AppendItem>
void append_list(std::string& json, const Items& items, AppendItem append_item) {
    char separator = '[';
    for (const auto& item : items) {
        json += separator;
        append_item(item);
        separator = ',';
    }
    json += separator == '[' ? "[]" : "]";
}

void append(std::string& json, const LineString& line) {
    append_list(json, line, [&json](Point point) { append(json, point); });
}

void append(std::string& json, const Polygon& polygon) {
    json += '[';
    append(json, polygon.outer);
    for (const Ring& hole : polygon.holes) {
        json += ',';
        append(json, hole);
    }
    json += ']';
}

/// One part is written as the simple type, several as the multi type.
template <class Parts>
void append_parts(std::string& json, const Parts& parts, std::string_view simple_type) {
    const bool simple = parts.size() == 1;
    json += simple ? R"({"type":")" : R"({"type":"Multi)";
    json += simple_type;
    json += R"(","coordinates":)";
    if (simple) {
        append(json, parts.front());
    } else {
        append_list(json, parts, [&json](const auto& part) { append(json, part); });
    }
    json += '}';
}

void append(std::string& json, const FeatureGeometry& geometry) {
    if (const auto* point = std::get_if<Point>(&geometry)) {
        json += R"({"type":"Point","coordinates":)";
        append(json, *point);
        json += '}';
    } else if (const auto* lines = std::get_if<MultiLineString>(&geometry)) {
        append_parts(json, *lines, "LineString");
    } else if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
        append_parts(json, *polygons, "Polygon");
    } else {
        json += "null";
    }
}

std::string feature_json(const Feature& feature, const std::vector<std::string>& quoted_names) {
    std::string json = R"({"type":"Feature","id":)" + quoted(feature.id) + R"(,"properties":{)";
    for (std::size_t i = 0; i < quoted_names.size(); ++i) {
        json += (i == 0 ? "" : ",") + quoted_names[i] + ":";
        append(json, feature.values[i]);
    }
    json += R"(},"geometry":)";
    append(json, feature.geometry);
    return json + "}";
}

}  // namespace

void write_feature_collection(const FeatureTable& table, const CollectionHead& head,
                              const std::filesystem::path& path) {
    std::vector<std::string> quoted_names;
    for (const Column& column : table.columns) {
        quoted_names.push_back(quoted(column.name));
    }
    TextFile file{path};
    file.write("{\n\"type\":\"FeatureCollection\",\n\"name\":" + quoted(table.name));
    if (!head.title.empty()) {
        file.write(",\n\"title\":" + quoted(head.title));
    }
    file.write(",\n\"description\":" + quoted(table.description));
    if (head.made_up) {
        file.write(",\n\"made_up\":true");
    }
    file.write(",\n\"features\":[");
    std::string_view separator = "\n";
    for (const Feature& feature : table.features) {
        file.write(separator);
        file.write(feature_json(feature, quoted_names));
        separator = ",\n";
    }
    file.write("\n]\n}\n");
    file.close();
}

void write_geojson(const WriteJob& job) {
    const CollectionHead head{job.parameters.title, job.parameters.made_up};
    for (const FeatureTable& table : job.tables) {
        stop_if_cancelled(job.reporter);
        write_feature_collection(table, head, job.folder / (table.name + ".geojson"));
    }
}

}  // namespace lomsong
