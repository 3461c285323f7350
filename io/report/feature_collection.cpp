// SPDX-License-Identifier: Apache-2.0
/// @file  GeoJSON back into a table, token by token: a province's gaps are twenty megabytes, and a tree of JSON
///        values would take ten times that.
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/core/error.hpp"
#include "io/read/file_bytes.hpp"
#include "io/read/json_cursor.hpp"
#include "io/report/result_tables.hpp"

namespace lomsong {

namespace {

/// Deeper than any geometry; a text that nests on is no result.
constexpr int k_deepest = 32;

/// No longitude is further; what is, is metres.
constexpr double k_most_degrees = 360.0;

/// Nothing more can be read; the caller names the place.
struct Damaged {};

void require(bool as_expected) {
    if (!as_expected) {
        throw Damaged{};
    }
}

/// The type of a property's column so far; monostate while only nulls were seen.
using SeenType = std::optional<ColumnType>;

class CollectionReader {
  public:
    explicit CollectionReader(std::string_view text) : m_json{text} {}

    FeatureTable read() {
        bool has_features = false;
        members([&](const std::string& key) {
            if (key == "name") {
                m_table.name = text_or_skip();
            } else if (key == "description") {
                m_table.description = text_or_skip();
            } else if (key == "features") {
                has_features = true;
                items([&] { read_feature(); });
            } else {
                skip(0);
            }
        });
        require(m_json.at_end() && has_features);
        settle_columns();
        return std::move(m_table);
    }

    /// Of the feature that is being read.
    [[nodiscard]] std::size_t features() const { return m_table.features.size(); }

  private:
    /// Calls `on_member` with each key of an object; it must take the value.
    template <class OnMember>
    void members(OnMember on_member) {
        require(m_json.take('{'));
        if (m_json.next() != '}') {
            do {
                std::string key;
                require(m_json.take_string(key) && m_json.take(':'));
                on_member(key);
            } while (m_json.next() == ',' && m_json.take(','));
        }
        require(m_json.take('}'));
    }

    /// Calls `on_item` for each item of a list; it must take it.
    template <class OnItem>
    void items(OnItem on_item) {
        require(m_json.take('['));
        if (m_json.next() != ']') {
            do {
                on_item();
            } while (m_json.next() == ',' && m_json.take(','));
        }
        require(m_json.take(']'));
    }

    void skip(int depth) {
        require(depth < k_deepest);
        std::string text;
        std::string_view digits;
        switch (m_json.next()) {
            case '{': members([&](const std::string&) { skip(depth + 1); }); break;
            case '[': items([&] { skip(depth + 1); }); break;
            case '"': require(m_json.take_string(text)); break;
            case 't': require(m_json.take_word("true")); break;
            case 'f': require(m_json.take_word("false")); break;
            case 'n': require(m_json.take_word("null")); break;
            default: require(m_json.take_number(digits)); break;
        }
    }

    std::string text_or_skip() {
        std::string text;
        if (m_json.next() == '"') {
            require(m_json.take_string(text));
        } else {
            skip(0);
        }
        return text;
    }

    void read_feature() {
        Feature feature;
        feature.values.resize(m_table.columns.size());
        members([&](const std::string& key) {
            if (key == "id") {
                feature.id = text_or_skip();
            } else if (key == "properties" && m_json.next() == '{') {
                members([&](const std::string& name) { read_property(name, feature); });
            } else if (key == "geometry" && m_json.next() == '{') {
                feature.geometry = geometry();
            } else {
                skip(0);
            }
        });
        m_table.features.push_back(std::move(feature));
    }

    std::size_t column_of(const std::string& name) {
        const auto [column, is_new] = m_columns.emplace(name, m_table.columns.size());
        if (is_new) {
            m_table.columns.push_back({name, ColumnType::text});
            m_types.emplace_back();
        }
        return column->second;
    }

    void read_property(const std::string& name, Feature& feature) {
        const std::size_t column = column_of(name);
        feature.values.resize(m_table.columns.size());
        Value& value = feature.values[column];
        std::string text;
        std::string_view digits;
        switch (m_json.next()) {
            case '"':
                require(m_json.take_string(text));
                see(column, ColumnType::text);
                value = std::move(text);
                break;
            case 't':
            case 'f':
                value = m_json.next() == 't';
                require(m_json.take_word(std::get<bool>(value) ? "true" : "false"));
                see(column, ColumnType::boolean);
                break;
            case 'n': require(m_json.take_word("null")); break;
            case '{':
            case '[': skip(0); break;
            default:
                require(m_json.take_number(digits));
                value = number(digits);
                see(column, std::holds_alternative<double>(value) ? ColumnType::real : ColumnType::integer);
                break;
        }
    }

    static Value number(std::string_view digits) {
        const char* end = digits.data() + digits.size();
        std::int64_t whole = 0;
        if (const auto [last, failed] = std::from_chars(digits.data(), end, whole);
            failed == std::errc{} && last == end) {
            return whole;
        }
        double real = 0.0;
        const auto [last, failed] = std::from_chars(digits.data(), end, real);
        require(failed == std::errc{} && last == end && std::isfinite(real));
        return real;
    }

    /// A column holds one type; whole numbers may stand among real ones.
    void see(std::size_t column, ColumnType type) {
        SeenType& seen = m_types[column];
        const auto is_number = [](ColumnType t) { return t == ColumnType::integer || t == ColumnType::real; };
        if (seen && *seen != type) {
            require(is_number(*seen) && is_number(type));
            type = ColumnType::real;
        }
        seen = type;
    }

    /// Every row as wide as the last; columns of one type.
    void settle_columns() {
        for (std::size_t column = 0; column < m_types.size(); ++column) {
            m_table.columns[column].type = m_types[column].value_or(ColumnType::text);
        }
        for (Feature& feature : m_table.features) {
            feature.values.resize(m_table.columns.size());
            for (std::size_t column = 0; column < m_types.size(); ++column) {
                Value& value = feature.values[column];
                const auto* whole = std::get_if<std::int64_t>(&value);
                if (whole != nullptr && m_table.columns[column].type == ColumnType::real) {
                    value = static_cast<double>(*whole);
                }
            }
        }
    }

    FeatureGeometry geometry() {
        std::string type;
        FeatureGeometry shape;
        bool has_coordinates = false;
        members([&](const std::string& key) {
            if (key == "type") {
                require(m_json.take_string(type));
            } else if (key == "coordinates") {
                require(!type.empty());  // it stands first, as in every file of ours
                shape = coordinates(type);
                has_coordinates = true;
            } else {
                skip(0);
            }
        });
        require(has_coordinates);
        return shape;
    }

    FeatureGeometry coordinates(const std::string& type) {
        MultiLineString lines;
        MultiPolygon areas;
        if (type == "Point") {
            return point();
        }
        if (type == "LineString") {
            lines.push_back(line());
        } else if (type == "MultiLineString") {
            items([&] { lines.push_back(line()); });
        } else if (type == "Polygon") {
            areas.push_back(polygon());
        } else {
            require(type == "MultiPolygon");
            items([&] { areas.push_back(polygon()); });
        }
        return areas.empty() ? FeatureGeometry{std::move(lines)} : FeatureGeometry{std::move(areas)};
    }

    Point point() {
        Point place;
        std::size_t numbers = 0;
        items([&] {
            double number = 0.0;
            require(m_json.take_number(number) && (numbers >= 2 || std::abs(number) <= k_most_degrees));
            if (numbers < 2) {  // a height is passed over
                (numbers == 0 ? place.x : place.y) = number;
            }
            ++numbers;
        });
        require(numbers >= 2);
        return place;
    }

    LineString line() {
        LineString points;
        items([&] { points.push_back(point()); });
        return points;
    }

    Polygon polygon() {
        Polygon area;
        bool is_first = true;
        items([&] {
            (is_first ? area.outer : area.holes.emplace_back()) = line();
            is_first = false;
        });
        require(!is_first);
        return area;
    }

    JsonCursor m_json;
    FeatureTable m_table;
    std::map<std::string, std::size_t> m_columns;
    std::vector<SeenType> m_types;
};

/// The kind that all geometries have in common.
GeometryKind kind_of(const FeatureTable& table) {
    std::optional<GeometryKind> common;
    for (const Feature& feature : table.features) {
        if (feature.geometry.index() == 0) {
            continue;
        }
        const auto kind = static_cast<GeometryKind>(feature.geometry.index() - 1);
        if (common && *common != kind) {
            return GeometryKind::mixed;
        }
        common = kind;
    }
    return common.value_or(GeometryKind::mixed);
}

}  // namespace

FeatureTable read_feature_collection(const std::filesystem::path& file) {
    const std::string text = bytes_of_file(file.string(), file.string());
    CollectionReader reader{text};
    try {
        FeatureTable table = reader.read();
        table.geometry = kind_of(table);
        return table;
    } catch (const Damaged&) {
        throw Error{ErrorKind::bad_data, file.string(),
                    "is not what a run writes, after " + std::to_string(reader.features()) +
                        " whole features. Run 'lomsong run' again to have a whole result."};
    }
}

}  // namespace lomsong
