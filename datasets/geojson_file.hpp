// SPDX-License-Identifier: Apache-2.0
/// @file  A GeoJSON file (RFC 7946) of made-up features, written feature by feature.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/feature_file.hpp"
#include "io/gdal/session.hpp"

namespace lomsong::datasets {

/// Coordinates come in EPSG:9208 and are written as longitude and latitude with seven decimals (1 cm). A double is
/// written without needless zeros, text is escaped. The collection says "made_up": true as its features do.
class GeoJsonFile final : public FeatureFile {
  public:
    /// @throws Error{cannot_write} when the file cannot be made.
    GeoJsonFile(const std::filesystem::path& file, std::string_view name);

    void add(const Properties& properties, Point point) override;
    void add(const Properties& properties, const LineString& line) override;
    void add(const Properties& properties, const MultiPolygon& area) override;
    void finish() override;

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
