// SPDX-License-Identifier: Apache-2.0
#include "io/read/row_reader.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "engine/core/text.hpp"
#include "io/clean/values.hpp"
#include "io/gdal/session.hpp"
#include "io/shapes/mended_area.hpp"

namespace lomsong {

namespace {

std::string shown(Point point) { return shown_number(point.x) + ", " + shown_number(point.y); }

/// What is wrong with a position in degrees; a swap is told apart, since Vietnam's longitudes are no latitudes.
std::string degrees_problem(Point point) {
    const std::string longitude = outside(point.x, limits::k_longitude);
    const std::string latitude = outside(point.y, limits::k_latitude);
    if (!longitude.empty()) {
        return "longitude " + longitude;
    }
    if (!latitude.empty()) {
        const bool swapped = limits::k_latitude.range.contains(point.x);
        return "latitude " + latitude + (swapped ? "; longitude and latitude look swapped" : "");
    }
    return {};
}

}  // namespace

RowReader::RowReader(const MatchedTable& matched, const WorkingCrs& crs, RowFindings& findings)
    : m_table{matched.table},
      m_findings{findings},
      m_columns{matched.columns},
      m_habits{matched.habits},
      m_working_crs{crs.definition} {
    const OGRSpatialReference from = gdal::crs(m_table.crs);
    m_degrees = from.IsGeographic() != 0;
    m_to_working = std::make_unique<gdal::Transform>(from, gdal::crs(crs.definition));
}

RowReader::~RowReader() = default;

std::string RowReader::text(const TableRow& row, std::string_view field) const {
    return m_columns.text(row, field);
}

std::string RowReader::required(const TableRow& row, std::string_view field) {
    std::string value = text(row, field);
    if (says_nothing(value)) {
        if (has(field)) {
            complain(row, field, FindingKind::missing_value, value.empty() ? "is empty" : "says '" + value + "'",
                     "Every row needs it: fill it in.");
        }
        return {};
    }
    return value;
}

QuantityReading RowReader::quantity(const TableRow& row, std::string_view field, const limits::Limit& limit,
                                    std::optional<Technology> technology) const {
    const std::string& cell = m_columns.text(row, field);
    return cell.empty() ? QuantityReading{}
                        : read_quantity(cell, {field, limit, character_of(field)}, m_habits.of(field), technology);
}

std::optional<double> RowReader::number(const TableRow& row, std::string_view field, const limits::Limit& limit,
                                        std::optional<Technology> technology) {
    QuantityReading reading = quantity(row, field, limit, technology);
    if (reading.remark) {
        complain(row, field, *std::move(reading.remark));
    }
    return reading.value;
}

std::optional<double> RowReader::vital_number(const TableRow& row, std::string_view field,
                                              const limits::Limit& limit) {
    QuantityReading reading = quantity(row, field, limit, std::nullopt);
    if (reading.remark) {
        reading.remark->outcome = reading.value ? reading.remark->outcome : Outcome::rejected;
        complain(row, field, *std::move(reading.remark));
    }
    return reading.value;
}

Azimuths RowReader::directions(const TableRow& row) {
    constexpr std::string_view k_field = "azimuth_deg";
    Azimuths result = azimuths(m_columns.text(row, k_field), m_habits.of(k_field));
    if (result.remark) {
        complain(row, k_field, *result.remark);
    }
    return result;
}

std::optional<bool> RowReader::flag(const TableRow& row, std::string_view field) {
    const std::string& cell = m_columns.text(row, field);
    if (cell.empty()) {
        return m_habits.ticked.contains(field) ? std::optional{false} : std::nullopt;
    }
    const std::optional<bool> value = parsed_flag(cell);
    if (!value && !says_nothing(cell)) {
        complain(row, field,
                 {FindingKind::unknown_word, Outcome::noted, "'" + cell + "' is neither yes nor no",
                  "Write true or false (có or không).", "", "no_flag"});
    }
    return value;
}

std::optional<WrittenDate> RowReader::date(const TableRow& row, std::string_view field) {
    return date(row, field, Outcome::noted);
}

std::optional<Day> RowReader::required_day(const TableRow& row, std::string_view field) {
    if (required(row, field).empty()) {
        return std::nullopt;
    }
    const std::optional<WrittenDate> written = date(row, field, Outcome::rejected);
    if (!written) {
        return std::nullopt;
    }
    if (written->precision != DatePrecision::day) {
        complain(row, field, FindingKind::bad_date, "'" + m_columns.text(row, field) + "' names no day",
                 "Write it to the day, as 15/11/2026 or 2026-11-15.");
        return std::nullopt;
    }
    return Day{written->first};
}

std::optional<WrittenDate> RowReader::date(const TableRow& row, std::string_view field, Outcome otherwise) {
    const std::string& cell = m_columns.text(row, field);
    if (says_nothing(cell)) {
        return std::nullopt;
    }
    const auto order = m_habits.dates.find(field);
    std::optional<WrittenDate> date =
        written_date(cell, order == m_habits.dates.end() ? DateOrder::day_first : order->second);
    if (!date) {
        complain(row, field,
                 {FindingKind::bad_date, otherwise, "'" + cell + "' is not a day of the calendar",
                  "Write it as 15/11/2026 or 2026-11-15.", "", "no_date"});
    } else if (date->other_order) {
        complain(row, field,
                 {FindingKind::bad_date, Outcome::repaired,
                  "'" + cell + "' has day and month in another order than the rest of the column",
                  "Write it as the others.", iso_text(*date), "date_order", 0.95});
    }
    return date;
}

bool RowReader::is_of_kind(const TableRow& row, ShapeKind kind, std::string_view wanted) {
    const ShapeKind seen = row.shape.kind;
    if (seen == kind) {
        return true;
    }
    const std::string needed = "a " + std::string{wanted} + " is needed";
    if (seen == ShapeKind::none || seen == ShapeKind::empty) {
        complain(row, "", FindingKind::bad_geometry,
                 (seen == ShapeKind::none ? "has no geometry, where " : "has an empty geometry, where ") + needed,
                 "Draw it, or take the row out.");
    } else if (seen != ShapeKind::refused) {
        complain(row, "", FindingKind::bad_geometry, "is a " + row.shape.type + ", where " + needed,
                 "Draw it as a " + std::string{wanted} + ", or move it to the layer it belongs to.");
    }
    return false;
}

std::optional<Point> RowReader::placed(const TableRow& row, Point point) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) {
        complain(row, "", FindingKind::bad_position, "the coordinates " + shown(point) + " are not finite",
                 "Correct them.");
        return std::nullopt;
    }
    std::string problem = m_degrees ? degrees_problem(point) : std::string{};
    if (!problem.empty()) {
        complain(row, "", FindingKind::bad_position, std::move(problem),
                 "Correct the coordinates, or give the layer's crs in the project file.");
        return std::nullopt;
    }
    const std::optional<Point> result = (*m_to_working)(point);
    if (!result || !limits::k_projected_m.contains(result->x) || !limits::k_projected_m.contains(result->y)) {
        complain(row, "", FindingKind::bad_position,
                 "the point " + shown(point) + " cannot be brought into the run's coordinate system",
                 "Correct the coordinates, or give the layer's crs in the project file.");
        return std::nullopt;
    }
    return result;
}

std::optional<Point> RowReader::position(const TableRow& row) {
    return is_of_kind(row, ShapeKind::point, "point") ? placed(row, row.shape.point) : std::nullopt;
}

/// Points that repeat the one before are dropped. Empty after a finding.
LineString RowReader::placed_line(const TableRow& row, const LineString& line) {
    LineString result;
    result.reserve(line.size());
    for (const Point point : line) {
        const bool closes = !result.empty() && point == line.front();
        const std::optional<Point> there = closes ? std::optional{result.front()} : placed(row, point);
        if (!there) {
            return {};
        }
        if (result.empty() || !(result.back() == *there)) {
            result.push_back(*there);
        }
    }
    return result;
}

MultiLineString RowReader::lines(const TableRow& row) {
    MultiLineString result;
    if (!is_of_kind(row, ShapeKind::lines, "line")) {
        return result;
    }
    for (const LineString& line : row.shape.lines) {
        LineString there = placed_line(row, line);
        if (there.empty()) {
            return {};
        }
        result.push_back(std::move(there));
    }
    return result;
}

/// Nothing after a finding; rings as drawn, open ones too.
std::optional<MultiPolygon> RowReader::placed_polygons(const TableRow& row) {
    MultiPolygon result;
    for (const Polygon& polygon : row.shape.polygons) {
        Polygon there{placed_line(row, polygon.outer), {}};
        if (there.outer.empty()) {
            return std::nullopt;
        }
        for (const Ring& hole : polygon.holes) {
            there.holes.push_back(placed_line(row, hole));
        }
        result.push_back(std::move(there));
    }
    return result;
}

MultiPolygon RowReader::polygons(const TableRow& row) {
    if (!is_of_kind(row, ShapeKind::polygons, "polygon")) {
        return {};
    }
    const std::optional<MultiPolygon> drawn = placed_polygons(row);
    if (!drawn) {
        return {};
    }
    MultiPolygon result = normalised(*drawn);
    if (result.empty()) {
        complain(row, "", FindingKind::bad_geometry, "is a polygon of fewer than three points", "Draw it again.");
    }
    return result;
}

MultiPolygon RowReader::area(const TableRow& row, std::vector<Finding>& told) {
    MendedArea mended;
    if (row.shape.kind == ShapeKind::lines) {
        MultiLineString border;
        for (const LineString& line : row.shape.lines) {
            border.push_back(placed_line(row, line));
            if (border.back().empty()) {
                return {};
            }
        }
        mended = area_within(border);
    } else if (is_of_kind(row, ShapeKind::polygons, "polygon")) {
        const std::optional<MultiPolygon> drawn = placed_polygons(row);
        if (!drawn) {
            return {};
        }
        mended = mended_area(*drawn);
    } else {
        return {};
    }
    std::vector<Finding> findings = findings_of(mended, place(row), shown_place(mended.defect_place));
    const bool lost =
        std::ranges::any_of(findings, [](const Finding& f) { return f.outcome == Outcome::rejected; });
    std::ranges::move(findings, std::back_inserter(told));
    return lost ? MultiPolygon{} : std::move(mended.polygons);
}

/// In the file's own coordinates; empty for no place.
std::string RowReader::shown_place(const std::optional<Point>& in_working_crs) const {
    if (!in_working_crs) {
        return {};
    }
    const gdal::Transform to_file{gdal::crs(m_working_crs), gdal::crs(m_table.crs)};
    const std::optional<Point> there = to_file(*in_working_crs);
    constexpr double k_about_a_metre = 1e5;  // steps in a degree
    const auto coarse = [&](double value) {
        return m_degrees ? std::round(value * k_about_a_metre) / k_about_a_metre : std::round(value);
    };
    return there ? shown({coarse(there->x), coarse(there->y)}) : std::string{};
}

void RowReader::complain(const TableRow& row, std::string_view field, FindingKind kind, std::string problem,
                         std::string advice) {
    complain(row, field, {kind, Outcome::rejected, std::move(problem), std::move(advice)});
}

void RowReader::complain(const TableRow& row, std::string_view field, Remark remark) {
    m_findings.add(finding(row, field, std::move(remark)));
}

Finding RowReader::finding(const TableRow& row, std::string_view field, Remark remark) const {
    return {place(row),
            m_columns.heading(m_table, field),
            remark.kind,
            std::move(remark.problem),
            std::move(remark.advice),
            remark.outcome,
            m_columns.text(row, field),
            std::move(remark.value_used),
            std::move(remark.rule),
            remark.confidence};
}

}  // namespace lomsong
