// SPDX-License-Identifier: Apache-2.0
#include "io/place/vn2000.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

#include "engine/core/text.hpp"
#include "engine/core/units.hpp"
#include "io/gdal/vietnam_datum.hpp"

namespace lomsong::vn2000 {

namespace {

constexpr std::array k_zones{
    Zone{5896, 102.0}, Zone{9205, 103.0},  Zone{9206, 104.0},  Zone{9207, 104.5}, Zone{9208, 104.75},
    Zone{5897, 105.0}, Zone{9209, 105.5},  Zone{9210, 105.75}, Zone{9211, 106.0}, Zone{9212, 106.25},
    Zone{9213, 106.5}, Zone{9214, 107.0},  Zone{9215, 107.25}, Zone{9216, 107.5}, Zone{5899, 107.75},
    Zone{5898, 108.0}, Zone{9217, 108.25}, Zone{9218, 108.5},
};

constexpr std::array k_provinces{
    Province{"Lai Châu", 103.45, 22.40, 9205, "Lai Châu"},
    Province{"Điện Biên", 103.02, 21.39, 9205, "Điện Biên"},
    Province{"Sơn La", 103.91, 21.33, 9206, "Sơn La"},
    Province{"Cà Mau", 105.15, 9.18, 9207, "Cà Mau"},
    Province{"Kiên Giang", 105.09, 10.01, 9207, "An Giang"},
    Province{"Lào Cai", 103.97, 22.48, 9208, "Lào Cai"},
    Province{"Yên Bái", 104.88, 21.71, 9208, "Lào Cai"},
    Province{"Phú Thọ", 105.40, 21.32, 9208, "Phú Thọ"},
    Province{"Nghệ An", 105.68, 18.67, 9208, "Nghệ An"},
    Province{"An Giang", 105.44, 10.38, 9208, "An Giang"},
    Province{"Bạc Liêu", 105.72, 9.29, 5897, "Cà Mau"},
    Province{"Hà Nội", 105.85, 21.03, 5897, "Hà Nội"},
    Province{"Hà Nam", 105.92, 20.54, 5897, "Ninh Bình"},
    Province{"Ninh Bình", 105.97, 20.25, 5897, "Ninh Bình"},
    Province{"Thanh Hóa", 105.78, 19.81, 5897, "Thanh Hóa"},
    Province{"Vĩnh Phúc", 105.60, 21.31, 5897, "Phú Thọ"},
    Province{"Cần Thơ", 105.78, 10.04, 5897, "Cần Thơ"},
    Province{"Đồng Tháp", 105.63, 10.46, 5897, "Đồng Tháp"},
    Province{"Hậu Giang", 105.47, 9.78, 5897, "Cần Thơ"},
    Province{"Hà Giang", 104.98, 22.83, 9209, "Tuyên Quang"},
    Province{"Bắc Ninh", 106.07, 21.19, 9209, "Bắc Ninh"},
    Province{"Hải Dương", 106.32, 20.94, 9209, "Hải Phòng"},
    Province{"Hưng Yên", 106.05, 20.65, 9209, "Hưng Yên"},
    Province{"Nam Định", 106.17, 20.42, 9209, "Ninh Bình"},
    Province{"Thái Bình", 106.34, 20.45, 9209, "Hưng Yên"},
    Province{"Hà Tĩnh", 105.90, 18.34, 9209, "Hà Tĩnh"},
    Province{"Tây Ninh", 106.10, 11.31, 9209, "Tây Ninh"},
    Province{"Vĩnh Long", 105.97, 10.25, 9209, "Vĩnh Long"},
    Province{"Trà Vinh", 106.34, 9.93, 9209, "Vĩnh Long"},
    Province{"Sóc Trăng", 105.97, 9.60, 9209, "Cần Thơ"},
    Province{"Hải Phòng", 106.68, 20.86, 9210, "Hải Phòng"},
    Province{"TP. Hồ Chí Minh", 106.70, 10.78, 9210, "TP. Hồ Chí Minh"},
    Province{"Cao Bằng", 106.26, 22.67, 9210, "Cao Bằng"},
    Province{"Bình Dương", 106.65, 10.98, 9210, "TP. Hồ Chí Minh"},
    Province{"Long An", 106.41, 10.54, 9210, "Tây Ninh"},
    Province{"Tiền Giang", 106.36, 10.36, 9210, "Đồng Tháp"},
    Province{"Bến Tre", 106.38, 10.24, 9210, "Vĩnh Long"},
    Province{"Tuyên Quang", 105.21, 21.82, 9211, "Tuyên Quang"},
    Province{"Hòa Bình", 105.34, 20.82, 9211, "Phú Thọ"},
    Province{"Quảng Bình", 106.62, 17.47, 9211, "Quảng Trị"},
    Province{"Quảng Trị", 107.10, 16.82, 9212, "Quảng Trị"},
    Province{"Bình Phước", 106.89, 11.54, 9212, "Đồng Nai"},
    Province{"Bắc Kạn", 105.83, 22.15, 9213, "Thái Nguyên"},
    Province{"Thái Nguyên", 105.84, 21.59, 9213, "Thái Nguyên"},
    Province{"Bắc Giang", 106.20, 21.27, 9214, "Bắc Ninh"},
    Province{"Thừa Thiên Huế", 107.59, 16.46, 9214, "Huế"},
    Province{"Lạng Sơn", 106.76, 21.85, 9215, "Lạng Sơn"},
    Province{"Kon Tum", 108.00, 14.35, 9216, "Quảng Ngãi"},
    Province{"Quảng Ninh", 107.08, 20.95, 5899, "Quảng Ninh"},
    Province{"Đà Nẵng", 108.22, 16.07, 5899, "Đà Nẵng"},
    Province{"Quảng Nam", 108.47, 15.57, 5899, "Đà Nẵng"},
    Province{"Bà Rịa - Vũng Tàu", 107.17, 10.50, 5899, "TP. Hồ Chí Minh"},
    Province{"Đồng Nai", 106.82, 10.95, 5899, "Đồng Nai"},
    Province{"Lâm Đồng", 108.44, 11.94, 5899, "Lâm Đồng"},
    Province{"Quảng Ngãi", 108.80, 15.12, 5898, "Quảng Ngãi"},
    Province{"Bình Định", 109.22, 13.78, 9217, "Gia Lai"},
    Province{"Khánh Hòa", 109.19, 12.24, 9217, "Khánh Hòa"},
    Province{"Ninh Thuận", 108.99, 11.57, 9217, "Khánh Hòa"},
    Province{"Đắk Lắk", 108.04, 12.67, 9218, "Đắk Lắk"},
    Province{"Đắk Nông", 107.69, 12.00, 9218, "Lâm Đồng"},
    Province{"Gia Lai", 108.00, 13.98, 9218, "Gia Lai"},
    Province{"Phú Yên", 109.30, 13.09, 9218, "Đắk Lắk"},
    Province{"Bình Thuận", 108.10, 10.93, 9218, "Lâm Đồng"},
};
static_assert(k_provinces.size() == 63);

constexpr Range<double> k_longitudes{102.0, 110.0};
constexpr Range<double> k_latitudes{8.0, 24.0};

/// "Thành phố Hồ Chí Minh", "TP.HCM" and "TP. Hồ Chí Minh" get one key.
std::string key_of(std::string_view province) {
    std::string key = identifier(province);
    for (const std::string_view prefix : {"tinh_", "thanh_pho_", "tp_", "tp"}) {
        if (key.starts_with(prefix)) {
            key.erase(0, prefix.size());
            break;
        }
    }
    return key == "hcm" || key == "sai_gon" ? "ho_chi_minh" : key;
}

/// The shortest digits that give the number back, whatever the locale.
std::string digits(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

}  // namespace

std::span<const Zone> zones() { return k_zones; }
std::span<const Province> provinces() { return k_provinces; }

const Province& nearest_province(double longitude, double latitude) {
    const double shrink = std::cos(latitude * std::numbers::pi / 180.0);
    return *std::ranges::min_element(k_provinces, {}, [&](const Province& province) {
        return std::hypot((province.longitude - longitude) * shrink, province.latitude - latitude);
    });
}

std::vector<int> zones_of(std::string_view province) {
    const std::string key = key_of(province);
    std::vector<int> found;
    const auto add = [&](int epsg) {
        if (std::ranges::find(found, epsg) == found.end()) {
            found.push_back(epsg);
        }
    };
    for (const Province& old : k_provinces) {
        if (key_of(old.name) == key) {
            add(old.epsg);
        }
    }
    for (const Province& old : k_provinces) {
        if (key_of(old.since_2025) == key) {
            add(old.epsg);
        }
    }
    return found;
}

std::optional<Zone> zone_of_meridian(double degrees) {
    const auto* found =
        std::ranges::find_if(k_zones, [&](const Zone& zone) { return std::abs(zone.meridian - degrees) < 1e-3; });
    return found == k_zones.end() ? std::nullopt : std::optional{*found};
}

std::string definition(double meridian, bool six_degrees) {
    const auto& d = gdal::k_vn2000_to_wgs84;
    std::string text = "+proj=tmerc +lat_0=0 +lon_0=" + digits(meridian) +
                       " +k=" + (six_degrees ? "0.9996" : "0.9999") + " +x_0=500000 +y_0=0 +ellps=WGS84 +towgs84=";
    for (const double value : {d[0], d[1], d[2], -d[3], -d[4], -d[5]}) {
        text += digits(value) + ",";
    }
    return text + digits(d[6]) + " +units=m +no_defs";
}

std::string shown_meridian(double degrees) {
    const auto minutes = std::lround(degrees * 60.0);
    const std::string rest = std::to_string(minutes % 60);
    return std::to_string(minutes / 60) + "°" + (rest.size() < 2 ? "0" : "") + rest + "'";
}

bool in_vietnam(double longitude, double latitude) {
    return k_longitudes.contains(longitude) && k_latitudes.contains(latitude);
}

}  // namespace lomsong::vn2000
