// SPDX-License-Identifier: Apache-2.0
#include "datasets/writer.hpp"

#include <cmath>
#include <fstream>
#include <numbers>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "datasets/geojson_file.hpp"
#include "datasets/raster_file.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

using namespace datasets;
using std::filesystem::path;

void write_text(const path& file, const std::string& text) {
    std::ofstream stream{file, std::ios::binary};
    stream << text;
    stream.close();
    if (!stream) {
        throw Error{ErrorKind::cannot_write, file.string(),
                    "cannot write this file. Choose a folder that you may write to, with space on its disk"};
    }
}

void write_communes(const Country& country, const path& folder) {
    GeoJsonFile file{folder / "communes.geojson", "communes"};
    for (const Commune& commune : country.communes) {
        file.add({{"code", commune.code}, {"name", commune.name}}, commune.area);
    }
    file.finish();
}

void write_hamlets(const Country& country, const path& folder) {
    GeoJsonFile polygons{folder / "hamlets_polygons.geojson", "hamlets_polygons"};
    GeoJsonFile points{folder / "hamlets_points.geojson", "hamlets_points"};
    for (std::size_t i = 0; i < country.hamlets.size(); ++i) {
        const Hamlet& hamlet = country.hamlets[i];
        const Properties properties{{"code", hamlet.code},
                                    {"name", hamlet.name},
                                    {"commune_code", hamlet.commune_code},
                                    {"commune", hamlet.commune},
                                    {"kind", hamlet.kind},
                                    {"households", hamlet.households.value_or(0.0)},
                                    {"population", hamlet.population.value_or(0.0)},
                                    {"power", hamlet.power},
                                    {"difficult", hamlet.difficult.value_or(false)}};
        if (country.hamlet_is_polygon[i]) {
            polygons.add(properties, hamlet.area);
        } else {
            points.add(properties, hamlet.centre.value_or(Point{}));
        }
    }
    polygons.finish();
    points.finish();
}

/// Only hamlets that come as points have their clusters surveyed.
void write_clusters(const Country& country, const path& folder) {
    GeoJsonFile file{folder / "clusters.geojson", "clusters"};
    for (const Cluster& cluster : country.clusters) {
        if (!country.hamlet_is_polygon[cluster.hamlet]) {
            file.add({{"hamlet_code", country.hamlets[cluster.hamlet].code},
                      {"households", cluster.households.value_or(0.0)}},
                     cluster.position);
        }
    }
    file.finish();
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

void write_buildings(const Country& country, const path& folder) {
    GeoJsonFile file{folder / "buildings.geojson", "buildings"};
    for (const House& house : country.houses) {
        const double area_m2 = std::round(house.width.value() * house.depth.value() * 10.0) / 10.0;
        file.add({{"area_m2", area_m2}}, footprint(house));
    }
    file.finish();
}

void write_roads(const Country& country, const path& folder) {
    GeoJsonFile file{folder / "roads.geojson", "roads"};
    for (const DrawnRoad& road : country.roads) {
        Properties properties{{"highway", road.highway}};
        if (!road.name.empty()) {
            properties.emplace_back("name", road.name);
        }
        file.add(properties, road.line);
    }
    file.finish();
}

void write_stations(const Country& country, const path& folder) {
    GeoJsonFile file{folder / "stations.geojson", "stations"};
    for (const Sector& sector : country.sectors) {
        file.add({{"station", sector.station},
                  {"site", sector.site},
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
    file.finish();
}

void write_fibre(const Country& country, const path& folder) {
    GeoJsonFile routes{folder / "fibre_routes.geojson", "fibre_routes"};
    for (const Cable& cable : country.cables) {
        const bool aerial = cable.route.placement == Placement::aerial;
        for (const LineString& line : cable.route.path) {
            routes.add({{"route", cable.route.code},
                        {"operator", cable.route.operator_name},
                        {"placement", std::string{aerial ? "aerial" : "underground"}},
                        {"cores", static_cast<double>(cable.cores)}},
                       line);
        }
    }
    routes.finish();
    GeoJsonFile nodes{folder / "fibre_nodes.geojson", "fibre_nodes"};
    for (const FibreNode& node : country.fibre_nodes) {
        nodes.add({{"node", node.code}, {"kind", node.kind}, {"operator", node.operator_name}}, node.position);
    }
    nodes.finish();
}

std::string project_text(const Country& country) {
    std::string operators;
    for (const std::string& name : country.operators) {
        operators += (operators.empty() ? "\"" : ", \"") + name + "\"";
    }
    std::string text = fmt::format(
        "# Project file of a made-up country (seed {}). No place, person or station in it exists.\n"
        "title = \"{}\"\nlanguage = \"vi\"\nmade_up = true\noperators = [{}]\n\n",
        country.options.seed, country.title, operators);
    const auto layer = [&](std::string_view role, std::string_view paths) {
        text += fmt::format("[layers.{}]\npath = {}\n\n", role, paths);
    };
    layer("stations", "\"stations.geojson\"");
    layer("hamlets", "[\"hamlets_polygons.geojson\", \"hamlets_points.geojson\"]");
    layer("clusters", "\"clusters.geojson\"");
    layer("communes", "\"communes.geojson\"");
    layer("fibre_routes", "\"fibre_routes.geojson\"");
    layer("fibre_nodes", "\"fibre_nodes.geojson\"");
    layer("buildings", "\"buildings.geojson\"");
    layer("roads", "\"roads.geojson\"");
    layer("land_cover", "\"land_cover.tif\"");
    text += "[layers.terrain]\npath = \"terrain.tif\"\nkind = \"bare_ground\"\n";
    return text;
}

std::string readme_text(const Country& country) {
    return fmt::format(
        "{}\n\n"
        "Everything in this folder is made up by `lomsong demo` from seed {}: terrain, places, names, people,\n"
        "stations and cables. It lies where real country lies so that coordinate systems can be tried, and\n"
        "says nothing about that country or about any operator.\n\n"
        "Dữ liệu giả định: không phản ánh địa phương hay doanh nghiệp nào.\n\n"
        "{} communes, {} hamlets, {} sectors, {} buildings, {} cables. Dedicated to the public domain (CC0 "
        "1.0).\n\n"
        "Run it:  lomsong run lomsong.toml -o result\n",
        country.title, country.options.seed, country.communes.size(), country.hamlets.size(),
        country.sectors.size(), country.houses.size(), country.cables.size());
}

}  // namespace

void write_country(const Country& country, const path& folder) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure || !std::filesystem::is_directory(folder)) {
        throw Error{ErrorKind::cannot_write, folder.string(),
                    "cannot make this folder (" + failure.message() + "). Choose another with -o"};
    }
    const std::string description =
        fmt::format("Made-up country, seed {}. Not real terrain. CC0 1.0", country.options.seed);
    write_heights(country.terrain, folder / "terrain.tif", description);
    write_classes(country.land_cover, folder / "land_cover.tif", description);
    write_communes(country, folder);
    write_hamlets(country, folder);
    write_clusters(country, folder);
    write_buildings(country, folder);
    write_roads(country, folder);
    write_stations(country, folder);
    write_fibre(country, folder);
    write_text(folder / k_country_mark, readme_text(country));
    write_text(folder / "lomsong.toml", project_text(country));
}

}  // namespace lomsong
