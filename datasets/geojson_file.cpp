// SPDX-License-Identifier: Apache-2.0
#include "datasets/geojson_file.hpp"

#include <cmath>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "datasets/country.hpp"
#include "engine/core/error.hpp"

namespace lomsong::datasets {

namespace {

/// JSON string; our texts hold no control characters.
void append_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    out += '"';
}

/// A number of 1e-7 degrees as degrees, trailing zeros off: 1040000000 -> "104.0".
void append_degrees(std::string& out, double degrees) {
    const auto units = static_cast<std::int64_t>(std::llround(degrees * 1e7));
    fmt::format_to(std::back_inserter(out), "{}.{:07}", units / 10'000'000, units % 10'000'000);
    while (out.back() == '0' && out[out.size() - 2] != '.') {
        out.pop_back();
    }
}

}  // namespace

GeoJsonFile::GeoJsonFile(const std::filesystem::path& file, std::string_view name)
    : m_file{file}, m_stream{file, std::ios::binary}, m_to_wgs84{gdal::crs(k_country_crs), gdal::wgs84()} {
    if (!m_stream) {
        throw Error{ErrorKind::cannot_write, file.string(),
                    "cannot make this file. Choose a folder that you may write to"};
    }
    m_stream << "{\"type\": \"FeatureCollection\", \"name\": \"" << name
             << " (made up)\", \"made_up\": true, \"features\": [\n";
}

void GeoJsonFile::begin_feature(const Properties& properties, std::string_view geometry_type) {
    m_text = m_first ? "" : ",\n";
    m_first = false;
    m_text += "{\"type\": \"Feature\", \"properties\": {";
    for (const auto& [key, value] : properties) {
        append_text(m_text, key);
        m_text += ": ";
        if (const auto* text = std::get_if<std::string>(&value)) {
            append_text(m_text, *text);
        } else if (const auto* number = std::get_if<double>(&value)) {
            fmt::format_to(std::back_inserter(m_text), "{}", *number);
            if (m_text.ends_with(".0")) {
                m_text.resize(m_text.size() - 2);
            }
        } else {
            m_text += std::get<bool>(value) ? "true" : "false";
        }
        m_text += ", ";
    }
    m_text += "\"made_up\": true}, \"geometry\": {\"type\": \"";
    m_text += geometry_type;
    m_text += "\", \"coordinates\": ";
}

void GeoJsonFile::end_feature() {
    m_text += "}}";
    m_stream << m_text;
}

void GeoJsonFile::append(Point point) {
    const auto image = m_to_wgs84(point);
    if (!image) {
        throw Error{ErrorKind::internal, m_file.string(),
                    fmt::format("the point {:.1f}, {:.1f} has no longitude and latitude", point.x, point.y)};
    }
    m_text += '[';
    append_degrees(m_text, image->x);
    m_text += ", ";
    append_degrees(m_text, image->y);
    m_text += ']';
}

void GeoJsonFile::append(const std::vector<Point>& points) {
    m_text += '[';
    for (std::size_t i = 0; i < points.size(); ++i) {
        m_text += i == 0 ? "" : ", ";
        append(points[i]);
    }
    m_text += ']';
}

void GeoJsonFile::append(const Polygon& polygon) {
    m_text += '[';
    append(polygon.outer);
    for (const Ring& hole : polygon.holes) {
        m_text += ", ";
        append(hole);
    }
    m_text += ']';
}

void GeoJsonFile::add(const Properties& properties, Point point) {
    begin_feature(properties, "Point");
    append(point);
    end_feature();
}

void GeoJsonFile::add(const Properties& properties, const LineString& line) {
    begin_feature(properties, "LineString");
    append(line);
    end_feature();
}

void GeoJsonFile::add(const Properties& properties, const MultiPolygon& area) {
    if (area.size() == 1) {
        begin_feature(properties, "Polygon");
        append(area.front());
    } else {
        begin_feature(properties, "MultiPolygon");
        m_text += '[';
        for (std::size_t i = 0; i < area.size(); ++i) {
            m_text += i == 0 ? "" : ", ";
            append(area[i]);
        }
        m_text += ']';
    }
    end_feature();
}

void GeoJsonFile::finish() {
    m_stream << "\n]}\n";
    m_stream.close();
    if (!m_stream) {
        throw Error{ErrorKind::cannot_write, m_file.string(),
                    "not everything could be written. Check the space on the disk"};
    }
}

}  // namespace lomsong::datasets
