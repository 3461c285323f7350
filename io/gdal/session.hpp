// SPDX-License-Identifier: Apache-2.0
/// @file  GDAL as the io rooms use it: started once, silent, its messages collected instead of printed.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <ogr_spatialref.h>

#include "engine/core/geometry.hpp"

namespace lomsong::gdal {

/// Registers the drivers and sets what every use needs (headers of all-text XLSX sheets, fixed GeoPackage
/// dates). Cheap to call again; safe from any thread.
void start();

/// While alive, GDAL's warnings and errors of this thread are kept here instead of printed.
class Messages {
  public:
    Messages();
    ~Messages();
    Messages(const Messages&) = delete;
    Messages& operator=(const Messages&) = delete;
    /// The first line of the first error (or warning when there is no error); empty when GDAL was quiet.
    [[nodiscard]] std::string first() const;
    [[nodiscard]] bool any_error() const;
    void clear();

    struct Message {
        bool is_error;
        std::string text;
    };

  private:
    std::vector<Message> m_messages;
};

/// A CRS from "EPSG:9208", WKT or a PROJ string, x = longitude or easting always.
/// @throws Error{bad_project} when PROJ does not know it.
[[nodiscard]] OGRSpatialReference crs(const std::string& definition);
[[nodiscard]] OGRSpatialReference wgs84();

/// Points from one CRS to another, VN-2000 by its national parameters. Not thread-safe: one per thread.
class Transform {
  public:
    /// @throws Error{bad_data} when there is no way between the two.
    Transform(const OGRSpatialReference& from, const OGRSpatialReference& to);
    /// Nothing when the point has no image (infinite, or outside the projection's domain).
    [[nodiscard]] std::optional<Point> operator()(Point point) const;
    /// Many at once, at a fraction of the cost; same order, nothing for a point without an image.
    [[nodiscard]] std::vector<std::optional<Point>> all(std::span<const Point> points) const;
    [[nodiscard]] OGRCoordinateTransformation* handle() const { return m_transformation.get(); }

  private:
    struct Destroy {
        void operator()(OGRCoordinateTransformation* transformation) const;
    };
    std::unique_ptr<OGRCoordinateTransformation, Destroy> m_transformation;
};

}  // namespace lomsong::gdal
