// SPDX-License-Identifier: Apache-2.0
#include "io/read/working_crs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <string_view>

#include "engine/core/error.hpp"
#include "io/clean/limits.hpp"
#include "io/gdal/session.hpp"

namespace lomsong {

namespace {

struct Province {
    std::string_view name;
    double longitude;  ///< of its capital, degrees, to about 0.05
    double latitude;
    int epsg;  ///< its VN-2000 / TM-3 zone
};

/// The 63 provinces of 2008-2025, whose zones the survey maps still use (circular 973/2001/TT-TCDC; EPSG 9.1).
constexpr std::array k_provinces{
    Province{"Lai Châu", 103.45, 22.40, 9205},   Province{"Điện Biên", 103.02, 21.39, 9205},
    Province{"Sơn La", 103.91, 21.33, 9206},     Province{"Cà Mau", 105.15, 9.18, 9207},
    Province{"Kiên Giang", 105.09, 10.01, 9207}, Province{"Lào Cai", 103.97, 22.48, 9208},
    Province{"Yên Bái", 104.88, 21.71, 9208},    Province{"Phú Thọ", 105.40, 21.32, 9208},
    Province{"Nghệ An", 105.68, 18.67, 9208},    Province{"An Giang", 105.44, 10.38, 9208},
    Province{"Bạc Liêu", 105.72, 9.29, 5897},    Province{"Hà Nội", 105.85, 21.03, 5897},
    Province{"Hà Nam", 105.92, 20.54, 5897},     Province{"Ninh Bình", 105.97, 20.25, 5897},
    Province{"Thanh Hóa", 105.78, 19.81, 5897},  Province{"Vĩnh Phúc", 105.60, 21.31, 5897},
    Province{"Cần Thơ", 105.78, 10.04, 5897},    Province{"Đồng Tháp", 105.63, 10.46, 5897},
    Province{"Hậu Giang", 105.47, 9.78, 5897},   Province{"Hà Giang", 104.98, 22.83, 9209},
    Province{"Bắc Ninh", 106.07, 21.19, 9209},   Province{"Hải Dương", 106.32, 20.94, 9209},
    Province{"Hưng Yên", 106.05, 20.65, 9209},   Province{"Nam Định", 106.17, 20.42, 9209},
    Province{"Thái Bình", 106.34, 20.45, 9209},  Province{"Hà Tĩnh", 105.90, 18.34, 9209},
    Province{"Tây Ninh", 106.10, 11.31, 9209},   Province{"Vĩnh Long", 105.97, 10.25, 9209},
    Province{"Trà Vinh", 106.34, 9.93, 9209},    Province{"Sóc Trăng", 105.97, 9.60, 9209},
    Province{"Hải Phòng", 106.68, 20.86, 9210},  Province{"TP. Hồ Chí Minh", 106.70, 10.78, 9210},
    Province{"Cao Bằng", 106.26, 22.67, 9210},   Province{"Bình Dương", 106.65, 10.98, 9210},
    Province{"Long An", 106.41, 10.54, 9210},    Province{"Tiền Giang", 106.36, 10.36, 9210},
    Province{"Bến Tre", 106.38, 10.24, 9210},    Province{"Tuyên Quang", 105.21, 21.82, 9211},
    Province{"Hòa Bình", 105.34, 20.82, 9211},   Province{"Quảng Bình", 106.62, 17.47, 9211},
    Province{"Quảng Trị", 107.10, 16.82, 9212},  Province{"Bình Phước", 106.89, 11.54, 9212},
    Province{"Bắc Kạn", 105.83, 22.15, 9213},    Province{"Thái Nguyên", 105.84, 21.59, 9213},
    Province{"Bắc Giang", 106.20, 21.27, 9214},  Province{"Thừa Thiên Huế", 107.59, 16.46, 9214},
    Province{"Lạng Sơn", 106.76, 21.85, 9215},   Province{"Kon Tum", 108.00, 14.35, 9216},
    Province{"Quảng Ninh", 107.08, 20.95, 5899}, Province{"Đà Nẵng", 108.22, 16.07, 5899},
    Province{"Quảng Nam", 108.47, 15.57, 5899},  Province{"Bà Rịa - Vũng Tàu", 107.17, 10.50, 5899},
    Province{"Đồng Nai", 106.82, 10.95, 5899},   Province{"Lâm Đồng", 108.44, 11.94, 5899},
    Province{"Quảng Ngãi", 108.80, 15.12, 5898}, Province{"Bình Định", 109.22, 13.78, 9217},
    Province{"Khánh Hòa", 109.19, 12.24, 9217},  Province{"Ninh Thuận", 108.99, 11.57, 9217},
    Province{"Đắk Lắk", 108.04, 12.67, 9218},    Province{"Đắk Nông", 107.69, 12.00, 9218},
    Province{"Gia Lai", 108.00, 13.98, 9218},    Province{"Phú Yên", 109.30, 13.09, 9218},
    Province{"Bình Thuận", 108.10, 10.93, 9218},
};
static_assert(k_provinces.size() == 63);

constexpr Range<double> k_vietnam_longitude{102.0, 110.0};
constexpr Range<double> k_vietnam_latitude{8.0, 24.0};

WorkingCrs described(const std::string& definition, std::string reason) {
    return {definition, gdal::crs(definition).GetName(), std::move(reason)};
}

/// The first point of a shape; nothing for a shape without points.
std::optional<Point> any_point(const Shape& shape) {
    switch (shape.kind) {
        case ShapeKind::point: return shape.point;
        case ShapeKind::lines:
            return shape.lines.empty() || shape.lines.front().empty() ? std::nullopt
                                                                      : std::optional{shape.lines.front().front()};
        case ShapeKind::polygons:
            return shape.polygons.empty() || shape.polygons.front().outer.empty()
                       ? std::nullopt
                       : std::optional{shape.polygons.front().outer.front()};
        default: return std::nullopt;
    }
}

double median(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

}  // namespace

WorkingCrs crs_around(double longitude, double latitude, const std::string& what) {
    if (k_vietnam_longitude.contains(longitude) && k_vietnam_latitude.contains(latitude)) {
        const double shrink = std::cos(latitude * std::numbers::pi / 180.0);
        const auto* nearest = std::ranges::min_element(k_provinces, {}, [&](const Province& province) {
            return std::hypot((province.longitude - longitude) * shrink, province.latitude - latitude);
        });
        return described(
            "EPSG:" + std::to_string(nearest->epsg),
            "zone of the nearest province to the middle of the " + what + ": " + std::string{nearest->name});
    }
    const int zone = std::clamp(static_cast<int>(std::floor((longitude + 180.0) / 6.0)) + 1, 1, 60);
    const int first = latitude < 0.0 ? 32700 : 32600;
    return described("EPSG:" + std::to_string(first + zone),
                     "the " + what + " lie outside Vietnam: UTM zone of their middle");
}

WorkingCrs crs_of_project(const std::string& definition) {
    const OGRSpatialReference reference = gdal::crs(definition);
    if (reference.IsProjected() == 0 || std::abs(reference.GetLinearUnits() - 1.0) > 1e-9) {
        throw Error{
            ErrorKind::bad_project, "crs",
            "'" + definition + "' (" + reference.GetName() +
                ") is not projected in metres. Write a projected one such as \"EPSG:9208\", or leave crs out."};
    }
    return {definition, reference.GetName(), "project file"};
}

std::optional<LonLat> middle_of(const std::vector<VectorTable>& tables) {
    std::vector<double> longitudes;
    std::vector<double> latitudes;
    for (const VectorTable& table : tables) {
        const gdal::Transform to_degrees{gdal::crs(table.crs), gdal::wgs84()};
        for (const TableRow& row : table.rows) {
            const std::optional<Point> point = any_point(row.shape);
            const std::optional<Point> there = point ? to_degrees(*point) : std::nullopt;
            if (there && limits::k_longitude.range.contains(there->x) &&
                limits::k_latitude.range.contains(there->y)) {
                longitudes.push_back(there->x);
                latitudes.push_back(there->y);
            }
        }
    }
    if (longitudes.empty()) {
        return std::nullopt;
    }
    return LonLat{median(longitudes), median(latitudes)};
}

}  // namespace lomsong
