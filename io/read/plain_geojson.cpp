// SPDX-License-Identifier: Apache-2.0
#include "io/read/plain_geojson.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/core/text.hpp"
#include "io/clean/values.hpp"
#include "io/read/json_cursor.hpp"

namespace lomsong {

namespace {

constexpr std::uint64_t k_rows_per_question = 1000;  ///< between two looks at the cancel button

/// What all values of a column are, as far as it is known.
enum class ValueKind : unsigned char { missing, text, whole, real, truth };

std::string bytes_of(const std::filesystem::path& file) {
    std::error_code failed;
    const std::uintmax_t size = std::filesystem::file_size(file, failed);
    std::ifstream in{file, std::ios::binary};
    if (failed || !in) {
        return {};
    }
    std::string bytes(size, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

/// GDAL gives texts that look like dates or like JSON a type of their own.
bool is_plain(std::string_view text) {
    const bool like_a_date = text.find_first_of("-/:") != std::string_view::npos &&
                             text.find_first_not_of("0123456789 -+/:.,TZ") == std::string_view::npos;
    return !like_a_date && !text.starts_with('{') && !text.starts_with('[');
}

/// As GDAL prints a number: 15 digits at most.
bool print(double number, std::string& to) {
    std::array<char, 32> text{};
    const auto [end, failed] =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::general, 15);
    to.assign(text.data(), end);
    return failed == std::errc{};
}

ShapeKind kind_of(std::string_view type) {
    if (type == "Point") {
        return ShapeKind::point;
    }
    if (type == "LineString" || type == "MultiLineString") {
        return ShapeKind::lines;
    }
    return type == "Polygon" || type == "MultiPolygon" ? ShapeKind::polygons : ShapeKind::other;
}

/// One walk through the text. Every step returns false where the text is not as expected.
class PlainGeoJson {
  public:
    PlainGeoJson(std::string_view text, VectorTable& table, const Reporter& reporter)
        : m_json{text}, m_table{table}, m_reporter{reporter} {}

    bool read() {
        if (!m_json.take('{') || !take_type("FeatureCollection")) {
            return false;
        }
        bool has_features = false;
        while (m_json.take(',')) {
            if (!take_key()) {
                return false;
            }
            const bool is_features = m_key == "features";
            if (is_features ? has_features || !read_features() : !skip_member()) {
                return false;
            }
            has_features = has_features || is_features;
        }
        return m_json.take('}') && m_json.at_end() && !m_geometry_type.empty();
    }

  private:
    [[nodiscard]] bool take_key() { return m_json.take_string(m_key) && m_json.take(':'); }

    /// Takes "type":"..." as the first member.
    [[nodiscard]] bool take_type(std::string_view type) {
        return take_key() && m_key == "type" && m_json.take_string(m_text) && m_text == type;
    }

    /// A title or the like beside the features. A crs is not plain, nor are catalogues of other standards.
    [[nodiscard]] bool skip_member() {
        if (m_key == "crs" || m_key == "type" || m_key.starts_with("stac")) {
            return false;
        }
        ValueKind kind = ValueKind::missing;
        return take_value(kind);
    }

    [[nodiscard]] bool read_features() {
        if (!m_json.take('[')) {
            return false;
        }
        do {
            TableRow& row = m_table.rows.emplace_back();
            row.number = m_table.rows.size();
            if (!read_feature(row)) {
                return false;
            }
            if (m_table.rows.size() % k_rows_per_question == 0) {
                stop_if_cancelled(m_reporter);
            }
        } while (m_json.take(','));
        return m_json.take(']');
    }

    [[nodiscard]] bool read_feature(TableRow& row) {
        bool has_properties = false;
        bool has_geometry = false;
        if (!m_json.take('{') || !take_type("Feature")) {
            return false;
        }
        while (m_json.take(',')) {
            if (!take_key()) {
                return false;
            }
            const bool properties = m_key == "properties" && !has_properties;
            const bool geometry = m_key == "geometry" && !has_geometry;
            if (!(properties && read_properties(row)) && !(geometry && read_geometry(row.shape))) {
                return false;
            }
            has_properties = has_properties || properties;
            has_geometry = has_geometry || geometry;
        }
        return has_properties && has_geometry && m_json.take('}');
    }

    /// The first feature names the columns; all others must have the same.
    [[nodiscard]] bool read_properties(TableRow& row) {
        const bool first = m_table.rows.size() == 1;
        row.values.reserve(m_names.size());
        if (!m_json.take('{')) {
            return false;
        }
        if (m_json.take('}')) {
            return m_names.empty();
        }
        std::size_t column = 0;
        do {
            if (!take_key()) {
                return false;
            }
            if (first && std::ranges::find(m_names, m_key) == m_names.end()) {
                m_names.push_back(m_key);
                m_kinds.push_back(ValueKind::missing);
                m_table.columns.push_back(cleaned_text(m_key));
            }
            if (column >= m_names.size() || m_names[column] != m_key || !take_value(m_kinds[column])) {
                return false;
            }
            row.values.push_back(m_text);
            ++column;
        } while (m_json.take(','));
        return column == m_names.size() && m_json.take('}');
    }

    /// Takes a value into m_text as GDAL would show it, and learns or checks its kind.
    [[nodiscard]] bool take_value(ValueKind& kind) {
        ValueKind seen = ValueKind::missing;
        switch (m_json.next()) {
            case '"':
                seen = ValueKind::text;
                if (!m_json.take_string(m_text) || !is_plain(m_text)) {
                    return false;
                }
                m_text = cleaned_text(m_text);
                break;
            case 't':
            case 'f':
                seen = ValueKind::truth;
                m_text = m_json.next() == 't' ? "1" : "0";
                if (!m_json.take_word(m_text == "1" ? "true" : "false")) {
                    return false;
                }
                break;
            case 'n': m_text.clear(); return m_json.take_word("null");
            default:
                if (!take_number(seen)) {
                    return false;
                }
        }
        const bool numbers = (kind == ValueKind::whole || kind == ValueKind::real) &&
                             (seen == ValueKind::whole || seen == ValueKind::real);
        if (kind != ValueKind::missing && kind != seen && !numbers) {
            return false;
        }
        kind = numbers && kind == ValueKind::real ? kind : seen;
        return true;
    }

    /// Whole numbers of up to 15 digits look the same in a column of whole and in one of real numbers.
    [[nodiscard]] bool take_number(ValueKind& kind) {
        constexpr std::size_t k_exact_digits = 15;
        std::string_view digits;
        if (!m_json.take_number(digits)) {
            return false;
        }
        const bool whole = digits.find_first_of(".eE") == std::string_view::npos;
        if (whole && digits.size() <= k_exact_digits && digits != "-0") {
            kind = ValueKind::whole;
            m_text = digits;
            return true;
        }
        kind = ValueKind::real;
        double number = 0.0;
        return !whole && std::from_chars(digits.data(), digits.data() + digits.size(), number).ec == std::errc{} &&
               print(number, m_text);
    }

    [[nodiscard]] bool read_geometry(Shape& shape) {
        if (m_json.next() == 'n') {
            return m_json.take_word("null");
        }
        if (!m_json.take('{') || !take_key() || m_key != "type" || !m_json.take_string(m_text)) {
            return false;
        }
        if (m_geometry_type.empty()) {
            m_geometry_type = m_text;
            m_shape_kind = kind_of(m_text);
            m_shown_type = upper_case(m_text);
        }
        shape.kind = m_shape_kind;
        shape.type = m_shown_type;
        const bool has_coordinates =
            m_text == m_geometry_type && m_json.take(',') && take_key() && m_key == "coordinates";
        return has_coordinates && read_coordinates(shape) && m_json.take('}');
    }

    [[nodiscard]] static std::string upper_case(std::string text) {
        std::ranges::transform(text, text.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        return text;
    }

    [[nodiscard]] bool read_coordinates(Shape& shape) {
        const bool several = m_geometry_type.starts_with("Multi");
        switch (m_shape_kind) {
            case ShapeKind::point: return read_point(shape.point);
            case ShapeKind::lines:
                return several ? read_list(shape.lines, [this](LineString& line) { return read_line(line, 2); })
                               : read_line(shape.lines.emplace_back(), 2);
            case ShapeKind::polygons:
                return several ? read_list(shape.polygons, [this](Polygon& part) { return read_polygon(part); })
                               : read_polygon(shape.polygons.emplace_back());
            default: return false;
        }
    }

    [[nodiscard]] bool read_point(Point& point) {
        return m_json.take('[') && m_json.take_number(point.x) && m_json.take(',') && m_json.take_number(point.y) &&
               m_json.take(']');
    }

    /// A list of at least one item.
    template <class Item, class ReadItem>
    [[nodiscard]] bool read_list(std::vector<Item>& items, const ReadItem& read_item) {
        if (!m_json.take('[')) {
            return false;
        }
        do {
            if (!read_item(items.emplace_back())) {
                return false;
            }
        } while (m_json.take(','));
        return m_json.take(']');
    }

    [[nodiscard]] bool read_line(LineString& line, std::size_t fewest_points) {
        return read_list(line, [this](Point& point) { return read_point(point); }) && line.size() >= fewest_points;
    }

    [[nodiscard]] bool read_polygon(Polygon& polygon) {
        constexpr std::size_t k_closed_triangle = 4;
        std::vector<Ring> rings;
        const bool read = read_list(rings, [this](Ring& ring) {
            return read_line(ring, k_closed_triangle) && ring.front() == ring.back();
        });
        if (read) {
            polygon.outer = std::move(rings.front());
            polygon.holes.assign(std::make_move_iterator(rings.begin() + 1), std::make_move_iterator(rings.end()));
        }
        return read;
    }

    JsonCursor m_json;
    VectorTable& m_table;
    const Reporter& m_reporter;
    std::vector<std::string> m_names;  ///< of the properties, as written
    std::vector<ValueKind> m_kinds;    ///< as m_names
    std::string m_geometry_type;       ///< "Polygon"; empty until a feature has a geometry
    std::string m_shown_type;          ///< "POLYGON"
    ShapeKind m_shape_kind = ShapeKind::none;
    std::string m_key;   ///< the last key
    std::string m_text;  ///< the last value
};

}  // namespace

std::optional<VectorTable> read_plain_geojson(const TableRequest& request, const Reporter& reporter) {
    const std::string extension = folded(request.file.extension().string());
    if (!request.layer.empty() || (extension != ".geojson" && extension != ".json")) {
        return std::nullopt;
    }
    const std::string text = bytes_of(request.file);
    VectorTable table;
    table.file = request.shown;
    if (!PlainGeoJson{text, table, reporter}.read()) {
        return std::nullopt;
    }
    return table;
}

}  // namespace lomsong
