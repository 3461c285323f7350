// SPDX-License-Identifier: Apache-2.0
/// @file  Tables and communes for the tests of io/place; everything here is made up.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "io/clean/vector_table.hpp"
#include "io/place/place_rows.hpp"
#include "io/place/region.hpp"

namespace lomsong::testing {

/// A sheet of stations: station, commune code, and two coordinate columns named so.
inline VectorTable sheet(const std::string& first, const std::string& second,
                         const std::vector<std::vector<std::string>>& rows) {
    VectorTable table;
    table.file = "tram.xlsx";
    table.is_sheet = true;
    table.has_geometry = false;
    table.columns = {"Mã trạm", "Mã xã", first, second};
    for (const std::vector<std::string>& values : rows) {
        TableRow& row = table.rows.emplace_back();
        row.number = table.rows.size() + 1;
        row.values = values;
    }
    return table;
}

inline PlaceColumns lon_lat_columns() {
    PlaceColumns columns;
    columns.station = 0;
    columns.commune_code = 1;
    columns.lon = 2;
    columns.lat = 3;
    return columns;
}
inline PlaceColumns x_y_columns() {
    PlaceColumns columns;
    columns.station = 0;
    columns.commune_code = 1;
    columns.x = 2;
    columns.y = 3;
    return columns;
}

/// A square of this many degrees around a place.
inline MultiPolygon square(double longitude, double latitude, double width) {
    const double h = width / 2.0;
    return {Polygon{{{longitude - h, latitude - h},
                     {longitude + h, latitude - h},
                     {longitude + h, latitude + h},
                     {longitude - h, latitude + h},
                     {longitude - h, latitude - h}},
                    {}}};
}

/// 5 x 5 square communes "01".."25" of 0.2 degrees, whose middle commune is at the place.
inline std::vector<CommuneArea> communes_around(double longitude, double latitude) {
    std::vector<CommuneArea> communes;
    for (int row = -2; row <= 2; ++row) {
        for (int col = -2; col <= 2; ++col) {
            const std::string code = std::to_string(communes.size() + 1);
            communes.push_back({code.size() < 2 ? "0" + code : code, "Xã số " + code,
                                square(longitude + 0.2 * col, latitude + 0.2 * row, 0.2)});
        }
    }
    return communes;
}

}  // namespace lomsong::testing
