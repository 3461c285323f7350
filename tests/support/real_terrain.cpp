// SPDX-License-Identifier: Apache-2.0
#include "tests/support/real_terrain.hpp"

#include <cmath>
#include <numbers>

#include "io/gdal/raster.hpp"

namespace lomsong {

Raster<HeightAboveSeaLevel> laid_on_plane(const std::filesystem::path& file, Metres cell_size) {
    constexpr double metres_per_degree = 6'371'000.0 * std::numbers::pi / 180.0;
    const gdal::RasterFile source{file, file.filename().string(), "", "test"};
    const gdal::Pixels pixels = source.read(source.whole());
    const Point first = source.position_of({0.0, 0.0});
    const Point last = source.position_of({static_cast<double>(source.cols()), static_cast<double>(source.rows())});
    const double middle_rad = 0.5 * (first.y + last.y) * std::numbers::pi / 180.0;
    const double x_scale = metres_per_degree * std::cos(middle_rad);
    const double width_m = (last.x - first.x) * x_scale;
    const double height_m = (first.y - last.y) * metres_per_degree;
    const Grid grid{0.0, height_m, cell_size, static_cast<std::int32_t>(height_m / cell_size.value()),
                    static_cast<std::int32_t>(width_m / cell_size.value())};
    Raster<HeightAboveSeaLevel> terrain{grid};
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Point centre = grid.centre(grid.cell(i));
        const Point pixel =
            source.pixel_of({first.x + centre.x / x_scale, first.y - (height_m - centre.y) / metres_per_degree});
        terrain.values()[i] = pixels.at(static_cast<int>(pixel.x), static_cast<int>(pixel.y));
    }
    return terrain;
}

}  // namespace lomsong
