// SPDX-License-Identifier: Apache-2.0
#include "io/project/fields.hpp"

#include <algorithm>

#include "engine/core/text.hpp"

namespace lomsong {

namespace {

using Fields = std::vector<Field>;
constexpr bool k_required = true;
constexpr bool k_optional = false;

const Fields k_station_fields{
    {"station", k_required, "Code of the station", {"ma_tram", "tram", "station_id", "station_code"}, {}},
    {"operator",
     k_required,
     "Operator of the station",
     {"nha_mang", "doanh_nghiep", "operator_name", "network", "mno"},
     {}},
    {"technology", k_required, "2G, 3G, 4G or 5G", {"cong_nghe", "tech", "rat", "radio"}, {}},
    {"site", k_optional, "Code of the mast; the station's when absent", {"ma_vi_tri", "ma_site", "site_id"}, {}},
    {"sector", k_optional, "Label of the sector within its station", {"ma_sector", "sector_id", "cell"}, {}},
    {"height_m",
     k_optional,
     "Antenna above ground, 1..300 m",
     {"do_cao", "do_cao_m", "do_cao_anten", "do_cao_anten_m", "do_cao_cot", "chieu_cao", "antenna_height",
      "antenna_height_m", "height"},
     {}},
    {"azimuth_deg",
     k_optional,
     "Main direction, degrees clockwise from north, 0..360",
     {"goc_phuong_vi", "phuong_vi", "azimuth"},
     {}},
    {"tilt_deg",
     k_optional,
     "Tilt, degrees, positive looks down: electrical and mechanical together",
     {"goc_nghieng", "tilt", "downtilt"},
     {}},
    {"electrical_tilt_deg",
     k_optional,
     "Electrical part of the tilt, degrees; goes before tilt_deg",
     {"goc_nghieng_dien", "tilt_dien", "electrical_tilt", "etilt"},
     {}},
    {"mechanical_tilt_deg",
     k_optional,
     "Mechanical part of the tilt, degrees; goes before tilt_deg",
     {"goc_nghieng_co", "tilt_co", "mechanical_tilt", "mtilt"},
     {}},
    {"pattern",
     k_optional,
     "Antenna pattern: tr36814, tr38901, omni or a pattern file (docs/antennas.md)",
     {"gian_do_buc_xa", "antenna_pattern", "pattern_file"},
     {}},
    {"frequency_mhz", k_optional, "Carrier, 30..6000 MHz", {"tan_so", "tan_so_mhz", "frequency", "freq_mhz"}, {}},
    {"bandwidth_mhz", k_optional, "Carrier bandwidth, MHz", {"bang_thong", "bang_thong_mhz", "bandwidth"}, {}},
    {"eirp_dbm", k_optional, "Total EIRP in the strongest direction, dBm", {"eirp"}, {}},
    {"power_dbm", k_optional, "Total power at the transmitter's port, dBm", {"cong_suat_dbm", "tx_power_dbm"}, {}},
    {"gain_dbi", k_optional, "Antenna gain, dBi", {"do_loi", "do_loi_dbi", "antenna_gain_dbi"}, {}},
    {"feeder_db", k_optional, "Feeder loss, dB", {"suy_hao_feeder", "suy_hao_feeder_db", "feeder_loss_db"}, {}},
    {"omni",
     k_optional,
     "Yes when the antenna has no main direction",
     {"vo_huong", "da_huong", "omnidirectional"},
     {}},
    {"status", k_optional, "As declared: on air, planned", {"trang_thai", "tinh_trang"}, {}},
    {"station_name", k_optional, "Name of the station, for people", {}, {}},
    {"commune_code", k_optional, "Code of the commune it stands in", {}, {}},
    {"commune", k_optional, "Name of the commune it stands in; its position is held against it", {}, {}},
    {"hamlet", k_optional, "Name of the hamlet it stands in", {}, {}},
    {"address", k_optional, "Where it stands, in words", {}, {}},
    {"licence_date", k_optional, "Day its licence was given", {}, {}},
    {"licence_until", k_optional, "Last day of its licence", {}, {}},
    {"on_air_date", k_optional, "Day or year it went on air", {}, {}},
    {"data_date", k_optional, "Day of the data", {}, {}},
};

const Fields k_hamlet_fields{
    {"code",
     k_required,
     "Code of the hamlet, unique; made from commune and name where a file has none",
     {"ma_thon", "ma_thon_ban", "ma", "hamlet_code"},
     {},
     "name"},
    {"name",
     k_required,
     "Name of the hamlet",
     {"ten_thon", "ten_thon_ban", "thon", "ten", "hamlet_name", "hamlet"},
     {}},
    {"commune_code", k_optional, "Code of its commune", {"ma_xa"}, {}},
    {"commune", k_optional, "Name of its commune", {"ten_xa", "xa", "xa_phuong", "commune_name"}, {}},
    {"kind", k_optional, "thôn, bản, ấp, khóm or tổ dân phố", {"loai", "loai_hinh"}, {}},
    {"households", k_optional, "Number of households", {"so_ho", "so_ho_dan", "tong_so_ho", "ho"}, {}},
    {"population", k_optional, "Number of people", {"dan_so", "so_dan", "nhan_khau", "so_nhan_khau", "pop"}, {}},
    {"power", k_optional, "Electricity as declared: grid, none", {"dien", "dien_luoi", "nguon_dien"}, {}},
    {"difficult", k_optional, "Yes in a specially difficult hamlet", {"kho_khan", "dac_biet_kho_khan", "dbkk"}, {}},
    {"address", k_optional, "Where it is, in words", {}, {}},
    {"data_date", k_optional, "Day of the data", {}, {}},
};

const Fields k_cluster_fields{
    {"hamlet_code",
     k_required,
     "Code of the hamlet it belongs to; the hamlet's name will do",
     {"ma_thon", "ma_thon_ban"},
     {},
     "hamlet"},
    {"households", k_optional, "Number of households", {"so_ho", "so_ho_dan", "ho"}, {}},
    {"hamlet", k_optional, "Name of the hamlet it belongs to, where it has no code", {}, {}},
    {"commune", k_optional, "Name of its commune, where the hamlet has no code", {}, {}},
    {"commune_code", k_optional, "Code of its commune", {}, {}},
    {"name", k_optional, "Name of the cluster", {}, {}},
    {"population", k_optional, "Number of people", {}, {}},
};

const Fields k_commune_fields{
    {"code", k_required, "Code of the commune", {"ma_xa", "ma", "commune_code"}, {}},
    {"name",
     k_required,
     "Name of the commune",
     {"ten_xa", "ten", "xa_phuong", "commune"},
     {"full_name", "ten_day_du"}},
};

const Fields k_fibre_route_fields{
    {"route",
     k_required,
     "Code of the route",
     {"ma_tuyen", "ma_tuyen_cap", "tuyen", "route_id", "line_id", "cable"},
     {}},
    {"operator",
     k_optional,
     "Owner of the cable",
     {"nha_mang", "doanh_nghiep", "don_vi_quan_ly", "operator_name", "owner"},
     {}},
    {"placement", k_optional, "aerial or underground", {"treo_ngam", "kieu_lap_dat", "installation"}, {}},
    {"status", k_optional, "As declared: in service, planned", {"trang_thai", "tinh_trang"}, {}},
    {"length_declared_km", k_optional, "Length as declared, km", {"chieu_dai_km", "length_km"}, {}},
    {"length_aerial_km", k_optional, "Aerial part of the declared length, km", {}, {}},
    {"length_underground_km", k_optional, "Underground part of the declared length, km", {}, {}},
    {"cores", k_optional, "Number of fibres", {}, {}},
    {"route_name", k_optional, "Name of the route, for people", {}, {}},
    {"from", k_optional, "Where it begins, in words", {}, {}},
    {"to", k_optional, "Where it ends, in words", {}, {}},
    {"commune", k_optional, "Name of its commune", {}, {}},
    {"data_date", k_optional, "Day of the data", {}, {}},
};

const Fields k_fibre_node_fields{
    {"node", k_required, "Code of the node", {"ma_nut", "ma_diem", "nut", "node_id"}, {}},
    {"kind", k_optional, "pop, olt, cabinet, splitter, joint ...", {"loai", "loai_nut", "type"}, {}},
    {"operator",
     k_optional,
     "Owner of the node",
     {"nha_mang", "doanh_nghiep", "don_vi_quan_ly", "operator_name", "owner"},
     {}},
    {"status", k_optional, "As declared: in service, planned", {}, {}},
    {"commune", k_optional, "Name of its commune", {}, {}},
    {"address", k_optional, "Where it stands, in words", {}, {}},
};

const Fields k_building_fields{
    {"area_m2",
     k_optional,
     "Footprint, m2; measured from the polygon when absent",
     {"area_in_me", "area_in_meters", "dien_tich_m2"},
     {}},
};

const Fields k_road_fields{
    {"highway", k_optional, "Class of the road, as in OpenStreetMap", {"loai_duong", "road_class"}, {}},
    {"name", k_optional, "Name of the road", {"ten_duong", "ten"}, {}},
};

const Fields k_coordinate_fields{
    {"lon", k_optional, "Longitude, degrees east", {"longitude", "lng", "long", "kinh_do"}, {}},
    {"lat", k_optional, "Latitude, degrees north", {"latitude", "vi_do"}, {}},
    {"x",
     k_optional,
     "Projected coordinate called X: northing in Vietnamese survey use, easting elsewhere",
     {},
     {}},
    {"y", k_optional, "Projected coordinate called Y", {}, {}},
    {"coordinates", k_optional, "Both coordinates in one cell", {}, {}},
};

/// "Mã trạm", "ma_tram" and "MaTram" alike; empty when nothing in it is a Latin letter or a digit.
std::string bare(std::string_view text) {
    std::string result = identifier(text);
    std::erase(result, '_');
    return result;
}

std::optional<std::size_t> position_of(std::string_view wanted, const std::vector<std::string>& columns) {
    const std::string key = bare(wanted);
    if (key.empty()) {
        return std::nullopt;
    }
    const auto found =
        std::ranges::find_if(columns, [&](const std::string& column) { return bare(column) == key; });
    return found == columns.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - columns.begin())};
}

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
        case LayerRole::terrain:
        case LayerRole::land_cover:
        case LayerRole::population: return {};
    }
    return {};
}

std::span<const Field> coordinate_fields() { return k_coordinate_fields; }

std::optional<std::size_t> find_column(const Field& field, const std::vector<std::string>& columns,
                                       const std::map<std::string, std::string>& mapping) {
    if (const auto mapped = mapping.find(std::string{field.name}); mapped != mapping.end()) {
        const auto exact = std::ranges::find(columns, mapped->second);
        return exact == columns.end() ? position_of(mapped->second, columns)
                                      : std::optional{static_cast<std::size_t>(exact - columns.begin())};
    }
    std::vector<std::string_view> names = field.preferred;
    names.push_back(field.name);
    names.insert(names.end(), field.aliases.begin(), field.aliases.end());
    for (const std::string_view name : names) {
        if (const auto found = position_of(name, columns)) {
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace lomsong
