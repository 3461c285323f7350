// SPDX-License-Identifier: Apache-2.0
#include "io/place/crs_candidates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string_view>
#include <utility>

#include "engine/core/text.hpp"
#include "io/clean/values.hpp"
#include "io/gdal/session.hpp"
#include "io/place/utm.hpp"
#include "io/place/vn2000.hpp"

namespace lomsong {

namespace {

// Weights beside 1 for the zone of the province: what offices of a province send, before any evidence.
constexpr double k_zone_of_region = 1.0;
constexpr double k_zone_of_neighbour = 0.4;  ///< another old province of the same new one
constexpr double k_other_zone = 0.02;
constexpr double k_national_utm = 0.1;
constexpr double k_wgs84_utm = 0.1;
constexpr double k_old_datum = 0.003;
constexpr double k_missing_shift = 0.002;  ///< of the zone's own weight: a mistake, but a frequent one
constexpr double k_named = 30.0;           ///< times more when the file names it

std::string epsg(int code) { return "EPSG:" + std::to_string(code); }

std::string zone_text(const vn2000::Zone& zone) {
    return epsg(zone.epsg) + " (VN-2000, meridian " + vn2000::shown_meridian(zone.meridian) + ")";
}

/// The zone's projection on the datum WGS 84: what a converter without the seven parameters makes.
CrsCandidate without_shift(const vn2000::Zone& zone, double prior) {
    return {"+proj=tmerc +lat_0=0 +lon_0=" + shown_number(zone.meridian) +
                " +k=0.9999 +x_0=500000 +y_0=0 +datum=WGS84 +units=m +no_defs",
            "meridian " + vn2000::shown_meridian(zone.meridian) + " without the datum shift of VN-2000", false,
            true, prior * k_missing_shift};
}

/// "104°45", "104-45", "104 45", "104.75" in folded text; minutes are quarters of a degree.
std::optional<int> meridian_in(std::string_view text) {
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    for (std::size_t i = 0; i + 5 < text.size(); ++i) {
        if (text[i] != '1' || text[i + 1] != '0' || !digit(i + 2) || digit(i + 3) || (i > 0 && digit(i - 1))) {
            continue;
        }
        const int degrees = 100 + (text[i + 2] - '0');
        std::size_t at = i + 3;
        while (at < text.size() && at < i + 6 && !digit(at)) {
            ++at;
        }
        if (!digit(at) || !digit(at + 1) || digit(at + 2)) {
            continue;
        }
        const int rest = (text[at] - '0') * 10 + (text[at + 1] - '0');
        const bool decimal = text[i + 3] == '.' && at == i + 4;
        const double meridian = degrees + rest / (decimal ? 100.0 : 60.0);
        if (const auto zone = vn2000::zone_of_meridian(meridian)) {
            return zone->epsg;
        }
    }
    return std::nullopt;
}

bool has_word(const std::string& text, const std::string& word) {
    return ("_" + text + "_").find("_" + word + "_") != std::string::npos;
}

std::vector<CrsCandidate> candidates_in_degrees(const CrsHints& hints) {
    return {
        {"EPSG:4326", "EPSG:4326 (WGS 84)", true, false, hints.wgs84 ? k_named : 1.0},
        {"EPSG:4756", "EPSG:4756 (degrees of VN-2000, not shifted to WGS 84)", true, true, 2.0 * k_missing_shift},
        {"EPSG:4131", "EPSG:4131 (degrees of Indian 1960)", true, false, k_old_datum / 3.0},
        {"EPSG:4147", "EPSG:4147 (degrees of Hanoi 1972)", true, false, k_old_datum / 3.0}};
}

double zone_weight(const vn2000::Zone& zone, const std::optional<Point>& middle, const Box& region,
                   const CrsHints& hints) {
    double weight = k_other_zone;
    if (std::ranges::find(hints.zones, zone.epsg) != hints.zones.end()) {
        weight = k_zone_of_region;
    }
    if (middle) {
        const vn2000::Province& home = vn2000::nearest_province(middle->x, middle->y);
        for (const vn2000::Province& province : vn2000::provinces()) {
            const bool is_inside = region.contains({province.longitude, province.latitude});
            if (province.epsg == zone.epsg && is_inside && province.since_2025 == home.since_2025) {
                weight = std::max(weight, k_zone_of_neighbour);
            }
        }
        weight = home.epsg == zone.epsg ? k_zone_of_region : weight;
    }
    return hints.zone == zone.epsg ? weight * k_named : weight;
}

CrsCandidate other(int code, const std::string& name, double prior) {
    return {epsg(code), epsg(code) + " (" + name + ")", false, false, prior};
}

std::vector<CrsCandidate> candidates_in_metres(const std::optional<Point>& middle, const Box& region,
                                               const CrsHints& hints) {
    std::vector<CrsCandidate> found;
    for (const vn2000::Zone& zone : vn2000::zones()) {
        const double weight = zone_weight(zone, middle, region, hints);
        found.push_back({epsg(zone.epsg), zone_text(zone), false, false, weight, true});
        found.push_back(without_shift(zone, weight));
    }
    const double utm = hints.utm ? k_named : 1.0;
    for (const int zone : {48, 49}) {
        const std::string name = "UTM " + std::to_string(zone) + "N";
        found.push_back(other(3357 + zone, "VN-2000 / " + name, k_national_utm * utm));
        found.push_back(other(32600 + zone, "WGS 84 / " + name, k_wgs84_utm * utm * (hints.wgs84 ? k_named : 1.0)));
        found.push_back(other(3100 + zone, "Indian 1960 / " + name, k_old_datum * utm));
        found.push_back(other(1996 + zone, "Hanoi 1972, zone " + std::to_string(zone - 30), k_old_datum));
    }
    if (middle && !vn2000::in_vietnam(middle->x, middle->y)) {
        found.push_back(other(utm_epsg(*middle), "WGS 84 / UTM " + std::to_string(utm_zone(*middle)), 1.0));
    }
    return found;
}

}  // namespace

CrsHints hints_of(const VectorTable& table) {
    CrsHints hints;
    std::string said;
    for (const std::vector<std::string>* lines : {&table.titles, &table.columns}) {
        for (const std::string& line : *lines) {
            said += folded(line) + "\n";
        }
    }
    hints.zone = meridian_in(said);
    const std::string words = identifier(said);
    hints.utm = has_word(words, "utm");
    hints.wgs84 = has_word(words, "wgs84") || has_word(words, "wgs_84");
    const std::string named =
        words + "_" + identifier(std::filesystem::path{table.file}.stem().string()) + "_" + identifier(table.layer);
    for (const vn2000::Province& province : vn2000::provinces()) {
        if (has_word(named, identifier(province.name))) {
            for (const int zone : vn2000::zones_of(province.name)) {
                hints.zones.push_back(zone);
            }
        }
    }
    return hints;
}

std::vector<CrsCandidate> crs_candidates(bool degrees, const std::optional<Point>& middle, const Box& region,
                                         const CrsHints& hints) {
    std::vector<CrsCandidate> found =
        degrees ? candidates_in_degrees(hints) : candidates_in_metres(middle, region, hints);
    std::ranges::stable_sort(found, std::ranges::greater{}, &CrsCandidate::prior);
    return found;
}

CrsCandidate declared_crs(const std::string& definition) {
    const OGRSpatialReference reference = gdal::crs(definition);
    const char* name = reference.GetName();
    const std::string said = name == nullptr ? definition : name;
    const bool by_code = definition.starts_with("EPSG:");
    return {definition, by_code ? definition + " (" + said + ")" : said, reference.IsGeographic() != 0, false, 1.0};
}

ToDegrees::ToDegrees(const std::string& definition) {
    if (definition != "EPSG:4326") {
        m_transform = std::make_unique<gdal::Transform>(gdal::crs(definition), gdal::wgs84());
    }
}
ToDegrees::~ToDegrees() = default;
ToDegrees::ToDegrees(ToDegrees&&) noexcept = default;
ToDegrees& ToDegrees::operator=(ToDegrees&&) noexcept = default;

std::optional<Point> ToDegrees::operator()(Point point) const { return all({point}).front(); }

std::vector<std::optional<Point>> ToDegrees::all(const std::vector<Point>& points) const {
    std::vector<std::optional<Point>> images;
    if (m_transform) {
        images = m_transform->all(points);
    } else {
        images.assign(points.begin(), points.end());
    }
    for (std::optional<Point>& image : images) {
        if (image && (!(std::abs(image->x) <= 180.0) || !(std::abs(image->y) <= 90.0))) {
            image.reset();
        }
    }
    return images;
}

}  // namespace lomsong
