// SPDX-License-Identifier: Apache-2.0
#include "io/project/fields.hpp"

#include <vector>

namespace lomsong {

namespace {

using Fields = std::vector<Field>;
constexpr bool k_required = true;
constexpr bool k_optional = false;

const Fields k_station_fields{
    {"station", k_required, "Code of the station", {}},
    {"operator", k_required, "Operator of the station", {}},
    {"technology", k_required, "2G, 3G, 4G or 5G", {}},
    {"site", k_optional, "Code of the mast; the station's when absent", {}},
    {"sector", k_optional, "Label of the sector within its station", {}},
    {"height_m", k_optional, "Antenna above ground, 1..300 m", {}},
    {"azimuth_deg", k_optional, "Main direction, degrees clockwise from north, 0..360", {}},
    {"tilt_deg", k_optional, "Tilt, degrees, positive looks down: electrical and mechanical together", {}},
    {"electrical_tilt_deg", k_optional, "Electrical part of the tilt, degrees; goes before tilt_deg", {}},
    {"mechanical_tilt_deg", k_optional, "Mechanical part of the tilt, degrees; goes before tilt_deg", {}},
    {"pattern", k_optional, "Antenna pattern: tr36814, tr38901, omni or a pattern file (docs/antennas.md)", {}},
    {"frequency_mhz", k_optional, "Carrier, 30..6000 MHz", {}},
    {"bandwidth_mhz", k_optional, "Carrier bandwidth, MHz", {}},
    {"eirp_dbm", k_optional, "Total EIRP in the strongest direction, dBm", {}},
    {"power_dbm", k_optional, "Total power at the transmitter's port, dBm", {}},
    {"gain_dbi", k_optional, "Antenna gain, dBi", {}},
    {"feeder_db", k_optional, "Feeder loss, dB", {}},
    {"omni", k_optional, "Yes when the antenna has no main direction", {}},
    {"status", k_optional, "As declared: on air, planned", {}},
    {"station_name", k_optional, "Name of the station, for people", {}},
    {"commune_code", k_optional, "Code of the commune it stands in", {}},
    {"commune", k_optional, "Name of the commune it stands in; its position is held against it", {}},
    {"hamlet", k_optional, "Name of the hamlet it stands in", {}},
    {"address", k_optional, "Where it stands, in words", {}},
    {"licence_date", k_optional, "Day its licence was given", {}},
    {"licence_until", k_optional, "Last day of its licence", {}},
    {"on_air_date", k_optional, "Day or year it went on air", {}},
    {"data_date", k_optional, "Day of the data", {}},
};

const Fields k_hamlet_fields{
    {"code", k_required, "Code of the hamlet, unique; made from commune and name where a file has none", "name"},
    {"name", k_required, "Name of the hamlet", {}},
    {"commune_code", k_optional, "Code of its commune", {}},
    {"commune", k_optional, "Name of its commune", {}},
    {"old_commune", k_optional, "Name of its commune before the last merger", {}},
    {"old_district", k_optional, "District that the old commune was in", {}},
    {"province", k_optional, "Name of its province, where the files hold several", {}},
    {"province_code", k_optional, "Code of its province, where there is no name", {}},
    {"kind", k_optional, "thôn, bản, ấp, khóm or tổ dân phố", {}},
    {"households", k_optional, "Number of households", {}},
    {"population", k_optional, "Number of people", {}},
    {"power", k_optional, "Electricity as declared: grid, none", {}},
    {"difficult", k_optional, "Yes in a specially difficult hamlet", {}},
    {"address", k_optional, "Where it is, in words", {}},
    {"data_date", k_optional, "Day of the data", {}},
};

const Fields k_cluster_fields{
    {"hamlet_code", k_required, "Code of the hamlet it belongs to; the hamlet's name will do", "hamlet"},
    {"households", k_optional, "Number of households", {}},
    {"hamlet", k_optional, "Name of the hamlet it belongs to, where it has no code", {}},
    {"commune", k_optional, "Name of its commune, where the hamlet has no code", {}},
    {"commune_code", k_optional, "Code of its commune", {}},
    {"name", k_optional, "Name of the cluster", {}},
    {"population", k_optional, "Number of people", {}},
};

const Fields k_commune_fields{
    {"code", k_required, "Code of the commune", {}},
    {"name", k_required, "Name of the commune", {}},
    {"province", k_optional, "Name of its province, where the files hold several", {}},
    {"province_code", k_optional, "Code of its province, where there is no name", {}},
};

const Fields k_fibre_route_fields{
    {"route", k_required, "Code of the route", {}},
    {"operator", k_optional, "Owner of the cable", {}},
    {"placement", k_optional, "aerial or underground", {}},
    {"status", k_optional, "As declared: in service, planned", {}},
    {"length_declared_km", k_optional, "Length as declared, km", {}},
    {"length_aerial_km", k_optional, "Aerial part of the declared length, km", {}},
    {"length_underground_km", k_optional, "Underground part of the declared length, km", {}},
    {"cores", k_optional, "Number of fibres", {}},
    {"route_name", k_optional, "Name of the route, for people", {}},
    {"from", k_optional, "Where it begins, in words", {}},
    {"to", k_optional, "Where it ends, in words", {}},
    {"commune", k_optional, "Name of its commune", {}},
    {"data_date", k_optional, "Day of the data", {}},
};

const Fields k_fibre_node_fields{
    {"node", k_required, "Code of the node", {}},
    {"kind", k_optional, "pop, olt, cabinet, splitter, joint ...", {}},
    {"operator", k_optional, "Owner of the node", {}},
    {"status", k_optional, "As declared: in service, planned", {}},
    {"commune", k_optional, "Name of its commune", {}},
    {"address", k_optional, "Where it stands, in words", {}},
};

const Fields k_building_fields{
    {"area_m2", k_optional, "Footprint, m2; measured from the polygon when absent", {}},
};

const Fields k_road_fields{
    {"highway", k_optional, "Class of the road, as in OpenStreetMap", {}},
    {"name", k_optional, "Name of the road", {}},
};

const Fields k_avoid_fields{
    {"name", k_optional, "Name of the area", {}},
};

const Fields k_measurement_fields{
    {"time", k_required, "Day of the measurement, with or without the hour", {}},
    {"operator", k_required, "Operator whose network was measured", {}},
    {"technology", k_required, "2G, 3G, 4G or 5G", {}},
    {"level_dbm", k_optional, "Received level, dBm, -156..-20: RxLev 2G, RSCP 3G, RSRP 4G, SS-RSRP 5G", {}},
    {"speed_down_mbps", k_optional, "Speed of download, Mbit/s", {}},
    {"speed_up_mbps", k_optional, "Speed of upload, Mbit/s", {}},
    {"device", k_optional, "What it was measured with", {}},
    {"commune_code", k_optional, "Code of the commune it was measured in", {}},
    {"commune", k_optional, "Name of that commune; the position is held against it", {}},
    {"hamlet", k_optional, "Name of the hamlet, for people", {}},
    {"address", k_optional, "Where it was, in words", {}},
};

const Fields k_coordinate_fields{
    {"lon", k_optional, "Longitude, degrees east", {}},
    {"lat", k_optional, "Latitude, degrees north", {}},
    {"x", k_optional, "Projected coordinate called X: northing in Vietnamese survey use, easting elsewhere", {}},
    {"y", k_optional, "Projected coordinate called Y", {}},
    {"coordinates", k_optional, "Both coordinates in one cell", {}},
};

}  // namespace

std::span<const Field> fields_of(LayerRole role) {
    switch (role) {
        case LayerRole::stations: return k_station_fields;
        case LayerRole::hamlets: return k_hamlet_fields;
        case LayerRole::clusters: return k_cluster_fields;
        case LayerRole::communes: return k_commune_fields;
        case LayerRole::fibre_routes: return k_fibre_route_fields;
        case LayerRole::fibre_nodes: return k_fibre_node_fields;
        case LayerRole::buildings: return k_building_fields;
        case LayerRole::roads: return k_road_fields;
        case LayerRole::avoid: return k_avoid_fields;
        case LayerRole::measurements: return k_measurement_fields;
        case LayerRole::terrain:
        case LayerRole::land_cover:
        case LayerRole::population: return {};
    }
    return {};
}

std::span<const Field> coordinate_fields() { return k_coordinate_fields; }

}  // namespace lomsong
