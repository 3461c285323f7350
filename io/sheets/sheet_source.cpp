// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/sheet_source.hpp"

#include <cmath>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "io/language/numbers.hpp"

namespace lomsong::sheets {

namespace {

/// 104.75 as "104°45′".
std::string degrees_and_minutes(double degrees) {
    const long minutes = std::lround(std::abs(degrees) * 60.0);
    return fmt::format("{}{}°{:02}′", degrees < 0.0 ? "-" : "", minutes / 60, minutes % 60);
}

gdal::Transform transform_to(const ResultFacts& facts) {
    try {
        return {gdal::wgs84(), gdal::crs(facts.crs)};
    } catch (const Error& error) {
        throw Error{ErrorKind::bad_data, "run.json",
                    "the result's CRS '" + facts.crs + "' cannot be used: " + error.text() +
                        " Run 'lomsong run' again to have a whole result."};
    }
}

/// The places of a line or ring that have an image.
LineString line_on(const gdal::Transform& to_ground, const LineString& line) {
    LineString images;
    images.reserve(line.size());
    for (const std::optional<Point>& image : to_ground.all(line)) {
        if (image) {
            images.push_back(*image);
        }
    }
    return images;
}

}  // namespace

SheetSource::SheetSource(const ResultTables& result, const SheetOptions& options)
    : m_result{result},
      m_options{options},
      m_language{options.language.value_or(result.facts().language)},
      m_title{options.title.empty() ? result.facts().title : options.title},
      m_run(nlohmann::ordered_json::parse(result.facts().json)),
      m_to_ground{transform_to(result.facts())} {}

const FeatureTable* SheetSource::changes() const {
    if (m_options.changes) {
        return &*m_options.changes;
    }
    return m_result.has("changes") ? &m_result.table("changes") : nullptr;
}

const GroundLayers& SheetSource::layers() const {
    if (!m_layers) {
        m_layers = ground_layers(*this);
    }
    return *m_layers;
}

const Relief& SheetSource::relief() const {
    if (!m_relief) {
        const std::filesystem::path file = m_result.folder() / "hillshade.tif";
        std::error_code failed;
        m_relief = std::filesystem::is_regular_file(file, failed) ? Relief{file} : Relief{};
    }
    return *m_relief;
}

std::string SheetSource::words(std::string_view key, std::initializer_list<Argument> arguments) const {
    return say(m_language, "sheets." + std::string{key}, arguments);
}

std::string SheetSource::date_line() const {
    return facts().data_date.empty() ? words("no_date")
                                     : words("date_of", {{"date", shown_date(facts().data_date, m_language)}});
}

std::string SheetSource::crs_line() const {
    const OGRSpatialReference crs = gdal::crs(facts().crs);
    const char* projection = crs.GetAttrValue("PROJECTION");
    const char* datum = crs.GetAttrValue("GEOGCS");
    if (projection == nullptr || datum == nullptr || !EQUAL(projection, SRS_PT_TRANSVERSE_MERCATOR)) {
        return facts().crs_name;
    }
    const double meridian = crs.GetNormProjParm(SRS_PP_CENTRAL_MERIDIAN, 0.0);
    const double factor = crs.GetNormProjParm(SRS_PP_SCALE_FACTOR, 1.0);
    return words(
        "crs_zone",
        {{"datum", datum}, {"meridian", degrees_and_minutes(meridian)}, {"factor", number(factor, 4, m_language)}});
}

FeatureGeometry SheetSource::on_ground(const FeatureGeometry& geometry) const {
    if (const auto* point = std::get_if<Point>(&geometry)) {
        const std::optional<Point> image = m_to_ground(*point);
        return image ? FeatureGeometry{*image} : FeatureGeometry{};
    }
    if (const auto* lines = std::get_if<MultiLineString>(&geometry)) {
        MultiLineString images;
        for (const LineString& line : *lines) {
            images.push_back(line_on(m_to_ground, line));
        }
        return images;
    }
    if (const auto* areas = std::get_if<MultiPolygon>(&geometry)) {
        MultiPolygon images;
        for (const Polygon& area : *areas) {
            Polygon image{line_on(m_to_ground, area.outer), {}};
            for (const Ring& hole : area.holes) {
                image.holes.push_back(line_on(m_to_ground, hole));
            }
            images.push_back(std::move(image));
        }
        return images;
    }
    return {};
}

}  // namespace lomsong::sheets
