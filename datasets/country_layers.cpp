// SPDX-License-Identifier: Apache-2.0
#include "datasets/country_layers.hpp"

#include <cmath>
#include <cstddef>
#include <numbers>
#include <string>

#include "engine/core/units.hpp"

namespace lomsong::datasets {

namespace {

/// Only a nation has provinces to name.
void add_province(const Country& country, Properties& properties) {
    if (!country.province_code.empty()) {
        properties.emplace_back("province_code", country.province_code);
        properties.emplace_back("province", country.province);
    }
}

/// Before codes that count from one in every province.
std::string prefix(const Country& country) {
    return country.province_code.empty() ? std::string{} : country.province_code + "-";
}

MultiPolygon footprint(const House& house) {
    const double angle = house.heading.value() * std::numbers::pi / 180.0;
    const double half_width = house.width.value() / 2.0;
    const double half_depth = house.depth.value() / 2.0;
    const auto corner = [&](double along, double across) {
        return Point{house.centre.x + along * half_width * std::sin(angle) + across * half_depth * std::cos(angle),
                     house.centre.y + along * half_width * std::cos(angle) - across * half_depth * std::sin(angle)};
    };
    return {Polygon{{corner(-1, -1), corner(-1, 1), corner(1, 1), corner(1, -1), corner(-1, -1)}, {}}};
}

}  // namespace

void add_communes(const Country& country, FeatureFile& file) {
    for (const Commune& commune : country.communes) {
        Properties properties{{"code", commune.code}, {"name", commune.name}};
        add_province(country, properties);
        file.add(properties, commune.area);
    }
}

void add_hamlets(const Country& country, FeatureFile& polygons, FeatureFile& points) {
    for (std::size_t i = 0; i < country.hamlets.size(); ++i) {
        const Hamlet& hamlet = country.hamlets[i];
        Properties properties{{"code", hamlet.code},
                              {"name", hamlet.name},
                              {"commune_code", hamlet.commune_code},
                              {"commune", hamlet.commune},
                              {"kind", hamlet.kind},
                              {"households", hamlet.households.value_or(0.0)},
                              {"population", hamlet.population.value_or(0.0)},
                              {"power", hamlet.power},
                              {"difficult", hamlet.difficult.value_or(false)}};
        add_province(country, properties);
        if (country.hamlet_is_polygon[i]) {
            polygons.add(properties, hamlet.area);
        } else {
            points.add(properties, hamlet.centre.value_or(Point{}));
        }
    }
}

void add_clusters(const Country& country, FeatureFile& file) {
    for (const Cluster& cluster : country.clusters) {
        if (!country.hamlet_is_polygon[cluster.hamlet]) {
            file.add({{"hamlet_code", country.hamlets[cluster.hamlet].code},
                      {"households", cluster.households.value_or(0.0)}},
                     cluster.position);
        }
    }
}

void add_buildings(const Country& country, FeatureFile& file) {
    for (const House& house : country.houses) {
        const double area_m2 = std::round(house.width.value() * house.depth.value() * 10.0) / 10.0;
        file.add({{"area_m2", area_m2}}, footprint(house));
    }
}

void add_roads(const Country& country, FeatureFile& file) {
    for (const DrawnRoad& road : country.roads) {
        Properties properties{{"highway", road.highway}};
        if (!road.name.empty()) {
            properties.emplace_back("name", road.name);
        }
        file.add(properties, road.line);
    }
}

void add_stations(const Country& country, FeatureFile& file) {
    for (const Sector& sector : country.sectors) {
        file.add({{"station", prefix(country) + sector.station},
                  {"site", prefix(country) + sector.site},
                  {"operator", country.operators[sector.operator_index]},
                  {"technology", std::string{info(sector.technology).name}},
                  {"sector", sector.label},
                  {"height_m", sector.antenna_height.value_or(HeightAboveGround{}).value()},
                  {"azimuth_deg", sector.azimuth.value_or(Angle{}).value()},
                  {"tilt_deg", sector.tilt.value_or(Angle{}).value()},
                  {"frequency_mhz", in_megahertz(sector.frequency.value_or(Hertz{}))},
                  {"bandwidth_mhz", in_megahertz(sector.bandwidth.value_or(Hertz{}))},
                  {"eirp_dbm", sector.eirp.value_or(Dbm{}).value()},
                  {"status", sector.status}},
                 sector.position);
    }
}

void add_fibre_routes(const Country& country, FeatureFile& file) {
    for (const Cable& cable : country.cables) {
        const bool aerial = cable.route.placement == Placement::aerial;
        for (const LineString& line : cable.route.path) {
            file.add({{"route", prefix(country) + cable.route.code},
                      {"operator", cable.route.operator_name},
                      {"placement", std::string{aerial ? "aerial" : "underground"}},
                      {"cores", static_cast<double>(cable.cores)}},
                     line);
        }
    }
}

void add_fibre_nodes(const Country& country, FeatureFile& file) {
    for (const FibreNode& node : country.fibre_nodes) {
        file.add({{"node", prefix(country) + node.code}, {"kind", node.kind}, {"operator", node.operator_name}},
                 node.position);
    }
}

}  // namespace lomsong::datasets
