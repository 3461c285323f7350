// SPDX-License-Identifier: Apache-2.0
#include "io/read/surroundings.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

#include "engine/core/error.hpp"
#include "io/clean/values.hpp"
#include "io/gdal/raster.hpp"
#include "io/gdal/session.hpp"
#include "io/read/extent.hpp"
#include "io/read/height_mosaic.hpp"
#include "io/read/resample.hpp"

namespace lomsong {

namespace {

constexpr double k_most_cells = 250e6;  ///< about 5 GB with all that is computed on them

std::vector<gdal::RasterFile> opened(const std::vector<std::string>& names, const std::string& crs,
                                     const std::string& option, const std::string& crs_advice) {
    std::vector<gdal::RasterFile> files;
    for (const std::string& name : names) {
        std::error_code failed;
        if (!std::filesystem::exists(name, failed)) {
            throw Error{ErrorKind::no_input, option + " " + name, "there is no such file. Correct its name."};
        }
        files.emplace_back(name, name, crs, crs_advice);
    }
    return files;
}

std::string shown(LonLat place) { return shown_number(place.longitude) + "," + shown_number(place.latitude); }

WorkingCrs working_crs(const SurroundingsQuery& query) {
    if (query.crs.empty()) {
        return crs_around(query.place.longitude, query.place.latitude, "transmitter");
    }
    try {
        return crs_of_project(query.crs);
    } catch (const Error& error) {
        throw Error{ErrorKind::usage, "--crs", error.text()};
    }
}

Point place_in(const WorkingCrs& crs, LonLat place) {
    const gdal::Transform to_working{gdal::wgs84(), gdal::crs(crs.definition)};
    if (const std::optional<Point> point = to_working({place.longitude, place.latitude})) {
        return *point;
    }
    throw Error{ErrorKind::usage, "--at",
                shown(place) + " has no place in " + crs.name + ". Correct it, or name another --crs."};
}

Grid grid_around(Point place, const SurroundingsQuery& query) {
    Box box;
    box.add(place);
    const double edge = 2.0 * query.radius.value() / query.cell_size.value();
    if (edge * edge > k_most_cells) {
        throw Error{ErrorKind::usage, "--radius-km",
                    shown_number(in_kilometres(query.radius)) + " km in cells of " +
                        shown_number(query.cell_size.value()) +
                        " m are more than 250 million cells. Take a smaller radius or larger cells."};
    }
    return Grid::covering(box.grown(query.radius), query.cell_size);
}

/// True when some point of the window lies within the radius.
bool touches_disc(const Grid& grid, const Window& window, Point middle, Metres radius) {
    const double size = grid.cell_size().value();
    const double west = grid.west() + window.col.value * size;
    const double north = grid.north() - window.row.value * size;
    const Point nearest{std::clamp(middle.x, west, west + window.cols * size),
                        std::clamp(middle.y, north - window.rows * size, north)};
    return distance(middle, nearest) <= radius;
}

void require_known(const Surroundings& found, LonLat place, const std::vector<gdal::RasterFile>& files) {
    const Raster<HeightAboveSeaLevel>& terrain = found.layers.terrain;
    if (terrain.known(*terrain.grid().cell_at(found.place))) {
        return;
    }
    const Box covered = box_of(files, "EPSG:4326");
    const bool inside = covered.contains({place.longitude, place.latitude});
    throw Error{ErrorKind::bad_data, "--at",
                shown(place) +
                    (inside ? " lies where the terrain has no data; its files reach over "
                            : " lies outside the terrain, which covers ") +
                    shown_degrees(covered) + ". Name a place with terrain, or more files after --dem."};
}

}  // namespace

Surroundings read_surroundings(const SurroundingsQuery& query, Reporter& reporter) {
    const std::vector<gdal::RasterFile> terrain =
        opened(query.terrain_files, query.terrain_crs, "--dem", "Say it with --dem-crs EPSG:...");
    const std::vector<gdal::RasterFile> land_cover = opened(
        query.land_cover_files, "", "--land-cover", "Write it into the file, with gdal_edit -a_srs EPSG:...");
    Surroundings found;
    Layers& layers = found.layers;
    layers.crs = working_crs(query);
    layers.terrain_kind = query.terrain_kind;
    found.place = place_in(layers.crs, query.place);
    const Grid grid = grid_around(found.place, query);
    reporter.begin_stage("reading terrain", 0);
    layers.terrain = height_mosaic(terrain, grid, layers.crs.definition, reporter, [&](const Window& window) {
        return touches_disc(grid, window, found.place, query.radius);
    });
    require_known(found, query.place, terrain);
    if (!land_cover.empty()) {
        layers.land_cover = Raster<std::uint8_t>{grid};
        for (const gdal::RasterFile& file : land_cover) {
            add_classes(file, layers.crs.definition, reporter, layers.land_cover);
        }
    }
    return found;
}

}  // namespace lomsong
