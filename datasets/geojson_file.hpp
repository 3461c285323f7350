// SPDX-License-Identifier: Apache-2.0
/// @file  A GeoJSON file (RFC 7946) of made-up features, written feature by feature.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/geometry.hpp"
#include "io/gdal/session.hpp"

namespace lomsong::datasets {

/// One property; a double is written without needless zeros, text is escaped.
using Value = std::variant<std::string, double, bool>;
using Properties = std::vector<std::pair<std::string_view, Value>>;

/// Coordinates come in EPSG:9208 and are written as longitude and latitude with seven decimals (1 cm). Each
/// feature carries "made_up": true, and so does the collection.
class GeoJsonFile {
  public:
    /// @throws Error{cannot_write} when the file cannot be made.
    GeoJsonFile(const std::filesystem::path& file, std::string_view name);

    void add(const Properties& properties, Point point);
    void add(const Properties& properties, const LineString& line);
    void add(const Properties& properties, const MultiPolygon& area);
    /// Ends the file. @throws Error{cannot_write} when not everything could be written.
    void finish();

  private:
    void begin_feature(const Properties& properties, std::string_view geometry_type);
    void end_feature();
    void append(Point point);
    void append(const std::vector<Point>& points);
    void append(const Polygon& polygon);

    std::filesystem::path m_file;
    std::ofstream m_stream;
    gdal::Transform m_to_wgs84;
    std::string m_text;  ///< the feature under way
    bool m_first = true;
};

}  // namespace lomsong::datasets
