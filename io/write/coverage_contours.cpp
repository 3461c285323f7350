// SPDX-License-Identifier: Apache-2.0
#include "io/write/coverage_contours.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <fmt/format.h>

#include "io/write/palette.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

/// A class as a feature; without steps it is the ground without values.
struct Contour {
    std::int64_t number = 0;  ///< 1 is the best class; 0 without values
    std::string label;
    std::optional<double> from;
    std::optional<double> to;
    double area_m2 = 0.0;
    Style style;
};

std::string label_of(const ContourClass& each, const std::string& unit) {
    const std::string shown_unit = unit == "dbm" ? "dBm" : "dB";
    if (each.to) {
        const auto [lower, upper] = std::minmax({*each.from, *each.to});
        return fmt::format("{:g}..{:g} {}", lower, upper, shown_unit);
    }
    return fmt::format("{:g} {} or {}", *each.from, shown_unit, unit == "dbm" ? "more" : "less");
}

Columns<Contour> columns_of(const std::string& unit) {
    Columns<Contour> columns;
    columns.add("class", [](const Contour& row) { return row.number; })
        .add("label", [](const Contour& row) { return row.label; })
        .add("from_" + unit, [](const Contour& row) { return row.from; })
        .add("to_" + unit, [](const Contour& row) { return row.to; })
        .add("area_km2", [](const Contour& row) { return rounded(row.area_m2 / 1e6, 4); });
    add_style(columns, GeometryKind::polygons, [](const Contour& row) { return row.style; });
    return columns;
}

}  // namespace

FeatureTable contour_table(const std::vector<ContourClass>& classes, const MultiPolygon& unknown,
                           const std::string& unit, const std::string& description) {
    const Columns<Contour> columns = columns_of(unit);
    FeatureTable table{"coverage", description, GeometryKind::polygons, columns.columns(), {}};
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const ContourClass& each = classes[i];
        if (each.area.empty()) {
            continue;
        }
        const auto number = static_cast<std::int64_t>(i) + 1;
        table.features.push_back({fmt::format("class_{}", number), geometry_of(each.area),
                                  columns.values({number, label_of(each, unit), each.from, each.to,
                                                  area_m2(each.area), contour_style(i, classes.size())})});
    }
    if (!unknown.empty()) {
        table.features.push_back(
            {"unknown", geometry_of(unknown),
             columns.values({0, "unknown", {}, {}, area_m2(unknown), coverage_style(PointStatus::unknown)})});
    }
    return table;
}

}  // namespace lomsong
