// SPDX-License-Identifier: Apache-2.0
#include "benchmarks/support/landscape.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include "datasets/noise.hpp"
#include "engine/core/reporter.hpp"
#include "io/gdal/raster.hpp"
#include "io/read/height_mosaic.hpp"
#include "io/read/resample.hpp"
#include "io/read/working_crs.hpp"

namespace lomsong::benchmarks {

namespace {

namespace fs = std::filesystem;

const fs::path k_shared = fs::path{LOMSONG_SHARED_DIR} / "data";
constexpr std::uint64_t k_seed = 4;

Landscape named(std::string name, Metres cell_size) {
    Landscape land;
    land.name = std::move(name);
    land.parameters.radio.profile_step = cell_size;
    return land;
}

std::string shown(Metres length) { return std::to_string(std::lround(length.value())) + " m"; }

/// A square around the origin.
Grid square(Metres cell_size, Metres half_width) {
    const double half_m = half_width.value();
    return Grid::covering(Box{-half_m, -half_m, half_m, half_m}, cell_size);
}

Raster<HeightAboveSeaLevel> filled(const Grid& grid, const std::function<double(Point)>& height_m) {
    Raster<HeightAboveSeaLevel> terrain{grid};
    for (std::size_t i = 0; i < grid.size(); ++i) {
        terrain.values()[i] = static_cast<float>(height_m(grid.centre(grid.cell(i))));
    }
    return terrain;
}

/// A tile of one degree in a projection of its own, as far as its rectangle reaches; the origin is its middle.
Raster<HeightAboveSeaLevel> heights_of_tile(const fs::path& path, Metres cell_size) {
    const gdal::RasterFile file{path, path.filename().string(), "", "benchmark"};
    const Point middle = file.position_of({file.cols() / 2.0, file.rows() / 2.0});
    const std::string crs = "+proj=tmerc +lat_0=" + std::to_string(middle.y) +
                            " +lon_0=" + std::to_string(middle.x) + " +datum=WGS84 +units=m";
    const Box box = file.box_in(crs);
    // Meridians lean together: the northern edge is the shorter one on this side of the equator.
    constexpr double k_narrowing = 0.97;
    const double east_m = std::min(box.max_x, -box.min_x) * k_narrowing;
    const double north_m = std::min(box.max_y, -box.min_y) * k_narrowing;
    const Grid grid = Grid::covering(Box{-east_m, -north_m, east_m, north_m}, cell_size);
    return height_mosaic({&file, 1}, grid, crs, SilentReporter{});
}

/// `at` folded back into [0, size), as between two mirrors.
std::int32_t mirrored(std::int32_t at, std::int32_t size) {
    const std::int32_t period = 2 * size;
    const std::int32_t in_period = ((at % period) + period) % period;
    return in_period < size ? in_period : period - 1 - in_period;
}

Landscape around_tile(const fs::path& path, const std::string& kind, Metres cell_size, Metres half_width) {
    const Raster<HeightAboveSeaLevel> tile = heights_of_tile(path, cell_size);
    const Grid wanted = square(cell_size, half_width);
    const bool fits = wanted.rows() <= tile.grid().rows() && wanted.cols() <= tile.grid().cols();
    Landscape land = named("real " + kind + " (" + path.stem().string() + ", SRTM 3 arc-seconds at " +
                               shown(cell_size) + (fits ? ")" : ", mirrored beyond its edges)"),
                           cell_size);
    Raster<HeightAboveSeaLevel> terrain{wanted};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const Cell cell = wanted.cell(i);
        const Row row{mirrored(cell.row.value + (tile.grid().rows() - wanted.rows()) / 2, tile.grid().rows())};
        const Col col{mirrored(cell.col.value + (tile.grid().cols() - wanted.cols()) / 2, tile.grid().cols())};
        terrain.values()[i] = tile.values()[tile.grid().index({row, col})];
    }
    land.layers.terrain = std::move(terrain);
    return land;
}

/// The whole of a file, in the CRS that a run would choose.
Landscape around_file(const std::string& name, const fs::path& terrain_file, const fs::path& land_cover_file,
                      TerrainKind kind) {
    constexpr Metres k_cell_size{30.0};
    Landscape land = named(name, k_cell_size);
    const gdal::RasterFile file{terrain_file, terrain_file.filename().string(), "", "benchmark"};
    const Box degrees = file.box_in("EPSG:4326");
    land.layers.crs =
        crs_around((degrees.min_x + degrees.max_x) / 2, (degrees.min_y + degrees.max_y) / 2, "terrain");
    const std::string& crs = land.layers.crs.definition;
    const Grid grid = Grid::covering(file.box_in(crs), k_cell_size);
    const SilentReporter reporter;
    land.layers.terrain = height_mosaic({&file, 1}, grid, crs, reporter);
    land.layers.terrain_kind = kind;
    if (kind == TerrainKind::bare_ground) {
        land.layers.land_cover = Raster<std::uint8_t>{grid};
        add_classes({land_cover_file, land_cover_file.filename().string(), "", "benchmark"}, crs, reporter,
                    land.layers.land_cover);
    }
    return land;
}

/// Ridges of 6 km and less, up to about 1,700 m.
Landscape made_up_ridges(Metres cell_size, Metres half_width) {
    Landscape land = named("made-up ridges (seed 4, " + shown(cell_size) + ")", cell_size);
    const datasets::Noise ridges{k_seed, Metres{6'000.0}};
    const datasets::Noise swells{k_seed + 1, Metres{25'000.0}};
    land.layers.terrain = filled(square(cell_size, half_width), [&](Point point) {
        return 400.0 + 900.0 * ridges.ridged(point, 8) + 400.0 * swells.at(point);
    });
    return land;
}

}  // namespace

Point Landscape::middle() const {
    const Box box = grid().bounds();
    return {(box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2};
}

Landscape mountains(Metres cell_size, Metres half_width) {
    const fs::path tile = k_shared / "terrain/N44W072.hgt";
    return fs::exists(tile) ? around_tile(tile, "mountains", cell_size, half_width)
                            : made_up_ridges(cell_size, half_width);
}

std::optional<Landscape> coast(Metres cell_size, Metres half_width) {
    const fs::path tile = k_shared / "terrain/N57E011.hgt";
    if (!fs::exists(tile)) {
        return std::nullopt;
    }
    return around_tile(tile, "coast", cell_size, half_width);
}

std::optional<Landscape> bat_xat() {
    const fs::path file = k_shared / "bat_xat/dem_30m.tif";
    if (!fs::exists(file)) {
        return std::nullopt;
    }
    return around_file("real Bát Xát (surface model, 30 m)", file, {}, TerrainKind::surface);
}

Landscape delta(Metres cell_size, Metres half_width, bool with_clutter) {
    const std::string clutter = with_clutter ? "with orchards and houses" : "bare";
    Landscape land = named("made-up delta, " + clutter + " (" + shown(cell_size) + ")", cell_size);
    const datasets::Noise fields{k_seed, Metres{900.0}};
    const Grid grid = square(cell_size, half_width);
    constexpr double k_between_dykes_m = 1'200.0;
    land.layers.terrain = filled(grid, [&](Point point) {
        const double to_dyke_m = std::abs(std::remainder(point.x + 0.4 * point.y, k_between_dykes_m));
        return 1.5 + fields.fractal(point, 4) + (to_dyke_m < cell_size.value() ? 3.0 : 0.0);
    });
    if (with_clutter) {
        constexpr std::uint8_t k_trees = 1;
        constexpr std::uint8_t k_crops = 4;
        constexpr std::uint8_t k_built = 6;
        const datasets::Noise growth{k_seed + 2, Metres{600.0}};
        land.layers.terrain_kind = TerrainKind::bare_ground;
        land.layers.land_cover = Raster<std::uint8_t>{grid};
        for (std::size_t i = 0; i < grid.size(); ++i) {
            const double grown = growth.fractal(grid.centre(grid.cell(i)), 3);
            land.layers.land_cover.values()[i] = grown > 0.40 ? k_built : grown > 0.28 ? k_trees : k_crops;
        }
    }
    return land;
}

Landscape made_up_country(const fs::path& folder) {
    return around_file("made-up mountain country (bare ground and land cover, 30 m)", folder / "terrain.tif",
                       folder / "land_cover.tif", TerrainKind::bare_ground);
}

}  // namespace lomsong::benchmarks
