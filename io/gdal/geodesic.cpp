// SPDX-License-Identifier: Apache-2.0
#include "io/gdal/geodesic.hpp"

#include <geodesic.h>

namespace lomsong::gdal {

namespace {

constexpr double k_wgs84_radius_m = 6378137.0;
constexpr double k_wgs84_flattening = 1.0 / 298.257223563;

}  // namespace

Metres geodesic_length(const MultiLineString& lon_lat) {
    geod_geodesic ellipsoid;
    geod_init(&ellipsoid, k_wgs84_radius_m, k_wgs84_flattening);
    double total_m = 0.0;
    for (const LineString& line : lon_lat) {
        for (std::size_t i = 1; i < line.size(); ++i) {
            double length_m = 0.0;
            geod_inverse(&ellipsoid, line[i - 1].y, line[i - 1].x, line[i].y, line[i].x, &length_m, nullptr,
                         nullptr);
            total_m += length_m;
        }
    }
    return Metres{total_m};
}

}  // namespace lomsong::gdal
