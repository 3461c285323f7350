// SPDX-License-Identifier: Apache-2.0
/// @file  Results made by hand, for tests of comparing them.
#pragma once

#include <optional>
#include <string>

#include "engine/core/recorded_result.hpp"

namespace lomsong {

/// A square with its south-western corner at (x, y).
inline MultiPolygon square(double x, double y, double edge) {
    return {{{{x, y}, {x + edge, y}, {x + edge, y + edge}, {x, y + edge}, {x, y}}, {}}};
}

inline RecordedHamlet hamlet(const std::string& code, const std::string& name, std::optional<Point> centre,
                             MultiPolygon area = {}) {
    RecordedHamlet recorded;
    recorded.declared.code = code;
    recorded.declared.name = name;
    recorded.declared.commune_code = "1";
    recorded.declared.centre = centre;
    recorded.declared.area = std::move(area);
    recorded.name_key = name;
    return recorded;
}

/// Operators Alpha and Beta, both reporting, no station.
inline RecordedResult empty_result(const std::string& name) {
    RecordedResult result;
    result.name = name;
    result.crs = "EPSG:9208";
    result.program = "1.0";
    result.operators = result.trace.operators = {"Alpha", "Beta"};
    result.operator_has_reported = {true, true};
    result.trace.radius = Metres{15'000};
    return result;
}

/// Adds the hamlet with one test point at its centre, served best by `sector` of Alpha's 4G.
inline void add(RecordedResult& result, RecordedHamlet recorded, HamletStatus alpha,
                std::uint32_t sector = k_no_sector) {
    recorded.operators = {alpha, HamletStatus::no_signal};
    recorded.status = alpha;
    recorded.first_point = result.trace.points.size();
    recorded.points = 1;
    TracedPoint point{recorded.declared.centre.value_or(Point{}), {}, {}, 0, 0, 0};
    point.best.resize(result.operators.size() * k_technology_count);
    point.best[index_of(Technology::g4)].sector = sector;
    result.trace.points.push_back(point);
    result.hamlets.push_back(std::move(recorded));
}

/// Adds a 4G sector of Alpha and returns its index; what it radiates is told by place and azimuth.
inline std::uint32_t add_station(RecordedResult& result, const std::string& code, Point position, double azimuth) {
    Sector sector;
    sector.station = code;
    sector.label = "1";
    sector.position = position;
    sector.azimuth = Angle{azimuth};
    result.sectors.push_back(sector);
    result.trace.sectors.push_back({{0, Technology::g4}, position, fingerprint_of(position, Angle{azimuth})});
    return static_cast<std::uint32_t>(result.sectors.size() - 1);
}

}  // namespace lomsong
