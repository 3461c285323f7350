// SPDX-License-Identifier: Apache-2.0
#include "io/read/raster_layers.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>

#include "engine/core/error.hpp"
#include "io/clean/limits.hpp"
#include "io/clean/values.hpp"
#include "io/gdal/session.hpp"
#include "io/read/extent.hpp"
#include "io/read/height_mosaic.hpp"
#include "io/read/resample.hpp"
#include "io/read/sampled_block.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_most_cells = 500'000'000;  ///< 4 GB of heights and their sums
constexpr int k_probes = 200;                      ///< points that stand for a hamlet's surroundings
constexpr double k_complete = 0.995;               ///< a known share above it is worth no warning

Box intersection(const Box& a, const Box& b) {
    return {std::max(a.min_x, b.min_x), std::max(a.min_y, b.min_y), std::min(a.max_x, b.max_x),
            std::min(a.max_y, b.max_y)};
}

std::optional<Point> place_of(const Hamlet& hamlet) {
    if (hamlet.centre) {
        return hamlet.centre;
    }
    return hamlet.area.empty() ? std::nullopt : std::optional{interior_point(hamlet.area)};
}

Box box_of_hamlets(const Layers& layers) {
    Box box;
    for (const Hamlet& hamlet : layers.hamlets) {
        if (hamlet.centre) {
            box.add(*hamlet.centre);
        }
        box.add(bounds(hamlet.area));
    }
    return box;
}

/// Everything that a path may start, end or pass at.
Box box_of_interest(const Layers& layers, Metres radius) {
    Box box = box_of_hamlets(layers);
    for (const Commune& commune : layers.communes) {
        box.add(bounds(commune.area));
    }
    for (const Cluster& cluster : layers.clusters) {
        box.add(cluster.position);
    }
    for (const Sector& sector : layers.sectors) {
        box.add(sector.position);
    }
    return box.grown(radius);
}

std::string shown_in_degrees(const Box& box, const std::string& crs) {
    const gdal::Transform to_degrees{gdal::crs(crs), gdal::wgs84()};
    Box degrees;
    for (const Point corner : {Point{box.min_x, box.min_y}, Point{box.max_x, box.min_y},
                               Point{box.min_x, box.max_y}, Point{box.max_x, box.max_y}}) {
        if (const std::optional<Point> there = to_degrees(corner)) {
            degrees.add(*there);
        }
    }
    return shown_degrees(degrees);
}

Metres distance_outside(const Box& box, Point point) {
    const double dx = std::max({box.min_x - point.x, 0.0, point.x - box.max_x});
    const double dy = std::max({box.min_y - point.y, 0.0, point.y - box.max_y});
    return Metres{std::hypot(dx, dy)};
}

/// A grid, and the window of it that is to be held.
struct HeldGrid {
    Grid grid;
    Window window;
};

HeldGrid checked_grid(const Box& box, Metres cell_size, const std::optional<Box>& wanted, const std::string& what) {
    const Grid grid = Grid::covering(box, cell_size);
    const Window all{Row{0}, Col{0}, grid.rows(), grid.cols()};
    const Window window = wanted ? whole_blocks(grid, touched_cells(grid, *wanted)) : all;
    if (window.size() > k_most_cells) {
        throw Error{ErrorKind::bad_project, "[radio] profile_step_m",
                    "at " + shown_number(cell_size.value()) + " m the " + what + " needs " +
                        std::to_string(window.size()) + " cells, more than " + std::to_string(k_most_cells) +
                        ". Raise it, or compute the run in more parts (lomsong run --part)."};
    }
    return {grid, window};
}

bool known_at(const Raster<HeightAboveSeaLevel>& terrain, Point point) {
    const std::optional<Cell> cell = terrain.grid().cell_at(point);
    return cell && terrain.known(*cell);
}

/// Share of points around the place, evenly spread over the disc, whose terrain is known (a sunflower pattern).
double known_share(const Raster<HeightAboveSeaLevel>& terrain, Point place, Metres radius) {
    constexpr double k_golden_angle = std::numbers::pi * (3.0 - 2.2360679774997896);
    int known = 0;
    for (int i = 0; i < k_probes; ++i) {
        const double distance = radius.value() * std::sqrt((i + 0.5) / k_probes);
        const double angle = i * k_golden_angle;
        known +=
            known_at(terrain, {place.x + distance * std::cos(angle), place.y + distance * std::sin(angle)}) ? 1 : 0;
    }
    return static_cast<double>(known) / k_probes;
}

void warn_of_unknown(const Layers& layers, Metres radius, Reporter& reporter) {
    double sum = 0.0;
    std::size_t counted = 0;
    std::size_t standing_on_unknown = 0;
    for (const Hamlet& hamlet : layers.hamlets) {
        if (const std::optional<Point> place = place_of(hamlet)) {
            ++counted;
            sum += known_share(layers.terrain, *place, radius);
            standing_on_unknown += known_at(layers.terrain, *place) ? 0U : 1U;
        }
    }
    const double share = counted == 0 ? 1.0 : sum / static_cast<double>(counted);
    if (share < k_complete) {
        reporter.warn("terrain: known for " + std::to_string(static_cast<int>(share * 100.0)) +
                      " % of the hamlets' surroundings (" + shown_number(in_kilometres(radius)) +
                      " km around each); " + std::to_string(standing_on_unknown) + " of " +
                      std::to_string(counted) + " hamlets stand on unknown terrain. Links across it stay unknown.");
    }
}

}  // namespace

std::vector<gdal::RasterFile> open_rasters(const Project& project, LayerRole role) {
    std::vector<gdal::RasterFile> files;
    for (const LayerSource& source : project.find(role)) {
        for (const std::string& path : source.paths) {
            files.emplace_back(
                project.folder / path, path, source.crs,
                "Write crs = \"EPSG:...\" in [layers." + std::string{name_of(role)} + "] of the project file.");
        }
    }
    return files;
}

void check_against_terrain(const std::vector<gdal::RasterFile>& files, const Layers& layers,
                           const std::vector<RowPlace>& hamlet_places, RowFindings& findings) {
    const Box terrain = box_of(files, layers.crs.definition);
    const Box hamlets = box_of_hamlets(layers);
    if (files.empty() || hamlets.empty()) {
        return;
    }
    if (!terrain.overlaps(hamlets)) {
        throw Error{ErrorKind::bad_data, files.front().shown(),
                    "the terrain does not touch the hamlets: it covers " +
                        shown_degrees(box_of(files, "EPSG:4326")) + ", the hamlets lie in " +
                        shown_in_degrees(hamlets, layers.crs.definition) +
                        ". Name the terrain of this place, or correct the crs of one of them."};
    }
    for (std::size_t i = 0; i < layers.hamlets.size(); ++i) {
        const std::optional<Point> place = place_of(layers.hamlets[i]);
        const Metres away = place ? distance_outside(terrain, *place) : Metres{0.0};
        if (away > limits::k_far_from_terrain) {
            findings.add({hamlet_places[i], "", FindingKind::bad_position,
                          "the hamlet lies " + std::to_string(std::lround(in_kilometres(away))) +
                              " km outside the terrain, which covers " + shown_degrees(box_of(files, "EPSG:4326")),
                          "Correct its coordinates; until then nothing can be computed for it.", Outcome::noted});
        }
    }
}

void read_terrain(const std::vector<gdal::RasterFile>& files, const Project& project,
                  const std::optional<Box>& wanted, Layers& layers, Reporter& reporter) {
    if (files.empty()) {
        return;
    }
    const std::string& crs = layers.crs.definition;
    const RadioParameters& radio = project.parameters.radio;
    const Box box = intersection(box_of_interest(layers, radio.radius), box_of(files, crs));
    const HeldGrid held = checked_grid(box, radio.profile_step, wanted, "terrain");
    layers.terrain = height_mosaic(files, held.grid, crs, reporter, {}, held.window);
    reporter.advance(files.size());
    if (!wanted) {
        warn_of_unknown(layers, radio.radius, reporter);
    }
}

void read_land_cover(const std::vector<gdal::RasterFile>& files, const Project& project,
                     const std::optional<Box>& wanted, Layers& layers, Reporter& reporter) {
    if (files.empty()) {
        return;
    }
    const std::string& crs = layers.crs.definition;
    const RadioParameters& radio = project.parameters.radio;
    const Box ground =
        layers.terrain.grid().empty() ? box_of_interest(layers, radio.radius) : layers.terrain.grid().bounds();
    const Box box = intersection(ground, box_of(files, crs));
    if (box.empty()) {
        reporter.warn("land_cover: does not touch the run's terrain and is not used");
        return;
    }
    const HeldGrid held = checked_grid(box, radio.profile_step, wanted, "land cover");
    layers.land_cover = Raster<std::uint8_t>{held.grid, held.window};
    for (const gdal::RasterFile& file : files) {
        add_classes(file, crs, reporter, layers.land_cover);
        reporter.advance(1);
    }
}

void read_population(const std::vector<gdal::RasterFile>& files, const Project& project,
                     const std::optional<Box>& wanted, Layers& layers, Reporter& reporter) {
    if (files.empty()) {
        return;
    }
    const std::string& crs = layers.crs.definition;
    const Box box = intersection(box_of_interest(layers, project.parameters.radio.radius), box_of(files, crs));
    const Metres cell_size = native_cell_size(files.front(), crs);
    if (box.empty() || !(cell_size > Metres{0.0})) {
        reporter.warn("population: does not touch the run's hamlets and is not used");
        return;
    }
    const HeldGrid held = checked_grid(box, cell_size, wanted, "population");
    layers.population = Raster<float>{held.grid, held.window};
    for (const gdal::RasterFile& file : files) {
        add_persons(file, crs, reporter, layers.population);
        reporter.advance(1);
    }
}

}  // namespace lomsong
