// SPDX-License-Identifier: Apache-2.0
#include "io/gdal/session.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>

#include "engine/core/error.hpp"
#include "io/gdal/vietnam_datum.hpp"

namespace lomsong::gdal {

namespace {

void CPL_STDCALL collect(CPLErr level, CPLErrorNum /*number*/, const char* text) {
    auto* messages = static_cast<std::vector<Messages::Message>*>(CPLGetErrorHandlerUserData());
    if (level >= CE_Warning && messages != nullptr) {
        messages->push_back({level >= CE_Failure, text});
    }
}

}  // namespace

void start() {
    static std::once_flag once;
    std::call_once(once, [] {
        GDALAllRegister();
        CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE");
        CPLSetConfigOption("OGR_ODS_HEADERS", "FORCE");
        CPLSetConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z");
        CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
        CPLSetErrorHandler(CPLQuietErrorHandler);
    });
}

Messages::Messages() { CPLPushErrorHandlerEx(collect, &m_messages); }
Messages::~Messages() { CPLPopErrorHandler(); }

std::string Messages::first() const {
    const auto error = std::ranges::find_if(m_messages, [](const Message& m) { return m.is_error; });
    if (error == m_messages.end() && m_messages.empty()) {
        return {};
    }
    const std::string& text = (error == m_messages.end() ? m_messages.front() : *error).text;
    return text.substr(0, text.find('\n'));
}

bool Messages::any_error() const {
    return std::ranges::any_of(m_messages, [](const Message& m) { return m.is_error; });
}

void Messages::clear() { m_messages.clear(); }

OGRSpatialReference crs(const std::string& definition) {
    start();
    const Messages messages;
    OGRSpatialReference reference;
    if (reference.SetFromUserInput(definition.c_str()) != OGRERR_NONE) {
        throw Error{ErrorKind::bad_project, "crs",
                    "'" + definition + "' is not a coordinate reference system that PROJ knows. " +
                        "Write an EPSG code such as \"EPSG:9208\", or WKT."};
    }
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

OGRSpatialReference wgs84() { return crs("EPSG:4326"); }

void Transform::Destroy::operator()(OGRCoordinateTransformation* transformation) const {
    OGRCoordinateTransformation::DestroyCT(transformation);
}

Transform::Transform(const OGRSpatialReference& from, const OGRSpatialReference& to) {
    const Messages messages;
    const OGRSpatialReference fixed_from = with_national_parameters(from);
    const OGRSpatialReference fixed_to = with_national_parameters(to);
    m_transformation.reset(OGRCreateCoordinateTransformation(&fixed_from, &fixed_to));
    if (!m_transformation) {
        throw Error{ErrorKind::bad_data, "crs",
                    std::string{"no transformation from "} + from.GetName() + " to " + to.GetName() + ": " +
                        messages.first()};
    }
}

std::optional<Point> Transform::operator()(Point point) const {
    const Messages messages;
    double x = point.x;
    double y = point.y;
    if (!std::isfinite(x) || !std::isfinite(y) || !m_transformation->Transform(1, &x, &y) || !std::isfinite(x) ||
        !std::isfinite(y)) {
        return std::nullopt;
    }
    return Point{x, y};
}

std::vector<std::optional<Point>> Transform::all(std::span<const Point> points) const {
    const Messages messages;
    std::vector<double> x(points.size());
    std::vector<double> y(points.size());
    std::vector<int> reached(points.size(), 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool finite = std::isfinite(points[i].x) && std::isfinite(points[i].y);
        x[i] = finite ? points[i].x : HUGE_VAL;  // PROJ's own mark for a point that failed
        y[i] = finite ? points[i].y : HUGE_VAL;
    }
    if (!points.empty()) {
        m_transformation->Transform(static_cast<int>(points.size()), x.data(), y.data(), nullptr, reached.data());
    }
    std::vector<std::optional<Point>> images(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (reached[i] != 0 && std::isfinite(x[i]) && std::isfinite(y[i])) {
            images[i] = Point{x[i], y[i]};
        }
    }
    return images;
}

}  // namespace lomsong::gdal
