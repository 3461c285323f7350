// SPDX-License-Identifier: Apache-2.0
#include "datasets/writer.hpp"

#include <string>
#include <system_error>

#include <fmt/format.h>

#include "datasets/country_layers.hpp"
#include "datasets/geojson_file.hpp"
#include "datasets/raster_file.hpp"
#include "datasets/text_file.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

using namespace datasets;
using std::filesystem::path;

/// One layer as a file of its own.
template <class Add>
void write_layer(const path& folder, const std::string& name, const Add& add) {
    GeoJsonFile file{folder / (name + ".geojson"), name};
    add(file);
    file.finish();
}

void write_layers(const Country& country, const path& folder) {
    const auto rows_of = [&country](auto add) {
        return [&country, add](FeatureFile& file) { add(country, file); };
    };
    write_layer(folder, "communes", rows_of(add_communes));
    write_layer(folder, "hamlets_polygons", [&](FeatureFile& polygons) {
        write_layer(folder, "hamlets_points", [&](FeatureFile& points) { add_hamlets(country, polygons, points); });
    });
    write_layer(folder, "clusters", rows_of(add_clusters));
    write_layer(folder, "buildings", rows_of(add_buildings));
    write_layer(folder, "roads", rows_of(add_roads));
    write_layer(folder, "stations", rows_of(add_stations));
    write_layer(folder, "fibre_routes", rows_of(add_fibre_routes));
    write_layer(folder, "fibre_nodes", rows_of(add_fibre_nodes));
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
    write_layers(country, folder);
    write_text(folder / k_country_mark, readme_text(country));
    write_text(folder / "lomsong.toml", project_text(country));
}

}  // namespace lomsong
