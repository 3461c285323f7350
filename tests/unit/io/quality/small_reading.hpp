// SPDX-License-Identifier: Apache-2.0
/// @file  A made-up reading in memory: two operators, two communes, one file with a fault of each outcome.
#pragma once

#include "io/read/read_layers.hpp"

namespace lomsong {

inline MultiPolygon square(double west, double south, double edge) {
    return {Polygon{
        {{west, south}, {west + edge, south}, {west + edge, south + edge}, {west, south + edge}, {west, south}},
        {}}};
}

inline RowPlace station_row(std::uint64_t row) { return {"tram/viettel.xlsx", "Trạm", true, row}; }

/// Rows 2 to 5 of one sheet: 2 as it is, 3 repaired, 4 without an azimuth, 5 rejected. VNPT has sent nothing.
inline ReadLayers small_reading() {
    ReadLayers read;
    Layers& layers = read.layers;
    layers.crs = {"EPSG:9208", "VN-2000 / TM-3 104-45", "test"};
    layers.operators = {"Viettel", "VNPT"};
    layers.operator_has_reported = {true, false};
    layers.communes = {{"90001", "Xã Mẫu Tây", square(420'000, 2'480'000, 1'000)},
                       {"90002", "Xã Mẫu Đông", square(421'000, 2'480'000, 1'000)}};
    layers.hamlets.resize(3);
    for (std::size_t i = 0; i < layers.hamlets.size(); ++i) {
        Hamlet& hamlet = layers.hamlets[i];
        hamlet.code = "9000" + std::to_string(i);
        hamlet.name = "Thôn Mẫu " + std::to_string(i);
        hamlet.commune_code = i == 0 ? "90001" : "90002";
        hamlet.centre = Point{420'500.0 + 1'000.0 * (i == 0 ? 0.0 : 1.0), 2'480'500.0};
        hamlet.households = i == 2 ? std::optional<double>{} : 40.0;
    }
    for (std::uint64_t row = 2; row <= 4; ++row) {
        Sector sector;
        sector.station = "MAU1";
        sector.site = "MAU1";
        sector.label = std::to_string(row - 1);
        sector.technology = Technology::g4;
        sector.position = {420'500.0, 2'480'400.0};
        sector.antenna_height = HeightAboveGround{30.0};
        sector.azimuth = row == 4 ? std::optional<Angle>{} : Angle{120.0};
        sector.frequency = megahertz(1800.0);
        sector.eirp = Dbm{61.0};
        layers.sectors.push_back(sector);
        read.rows[LayerRole::stations].push_back(station_row(row));
    }
    for (std::uint64_t row = 1; row <= 3; ++row) {
        read.rows[LayerRole::hamlets].push_back({"thon.geojson", "", false, row});
    }
    read.findings = {
        {station_row(5), "Kinh độ", FindingKind::no_coordinates, "is empty", "Fill it in.", Outcome::rejected},
        {station_row(4), "Phương vị", FindingKind::missing_azimuth, "is empty", "Fill it in.", Outcome::noted},
        {station_row(3), "Kinh độ", FindingKind::swapped_axes, "longitude and latitude are swapped",
         "Correct them.", Outcome::repaired, "22,48", "103.97", "swap_axes", 0.98},
    };
    read.counts[LayerRole::stations] = {4, 3, 1, 1};
    read.counts[LayerRole::hamlets] = {3, 3, 0, 0};
    TableReading stations;
    stations.role = LayerRole::stations;
    stations.place = station_row(0);
    stations.rows = 4;
    stations.columns = {"Mã trạm", "Kinh độ", "Vĩ độ"};
    stations.data_date = "2026-11-15";
    stations.understood = {{"text", "UTF-8", 1.0, ""},
                           {"crs", "WGS 84, decimal comma", 0.97, "4 of 4 points fall into their commune"}};
    TableReading hamlets;
    hamlets.role = LayerRole::hamlets;
    hamlets.place = {"thon.geojson", "", false, 0};
    hamlets.rows = 3;
    hamlets.columns = {"code", "name"};
    hamlets.has_geometry = true;
    read.tables = {stations, hamlets};
    read.rejected = {{0, 5, {"=MAU1", "", "22,48"}, ""}};
    read.understood[LayerRole::hamlets] = {{"names", "2 of 3 without accents", 1.0, ""}};
    read.sites.sites = 1;
    return read;
}

}  // namespace lomsong
