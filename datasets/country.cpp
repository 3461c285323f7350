// SPDX-License-Identifier: Apache-2.0
#include "datasets/country.hpp"

#include <utility>

#include "datasets/land_cover.hpp"
#include "datasets/plan.hpp"
#include "datasets/populate.hpp"
#include "datasets/random.hpp"
#include "datasets/relief.hpp"

namespace lomsong {

namespace {

using namespace datasets;

/// The map's middle in EPSG:9208: about 104.0 E 22.3 N.
constexpr Point k_middle{422'700.0, 2'467'200.0};
constexpr Metres k_margin{5'400.0};  ///< of terrain around the province, at least

/// Rows and columns of terrain: multiples of k_relief_multiple.
std::int32_t terrain_cells(CountrySize size) { return size == CountrySize::district ? 1200 : 3696; }

ReliefOptions relief_options(const CountryOptions& options) {
    const std::int32_t cells = terrain_cells(options.size);
    const double half_m = cells * k_terrain_cell.value() / 2.0;
    ReliefOptions relief;
    relief.grid = Grid{k_middle.x - half_m, k_middle.y + half_m, k_terrain_cell, cells, cells};
    relief.seed = scattered(options.seed);
    relief.trunk_rivers = options.size == CountrySize::district ? 1 : 2;
    relief.summits = HeightAboveSeaLevel{options.size == CountrySize::district ? 2150.0 : 2650.0};
    return relief;
}

}  // namespace

CountryFigures figures_of(CountrySize size) {
    CountryFigures figures;
    if (size == CountrySize::province) {
        figures.area_km2 = 6364.0;
        figures.communes = 128;
        figures.hamlets = 1550;
        figures.stations = {0, 835, 1309, 58};
        figures.aerial_km = 9870.0;
        figures.underground_km = 328.0;
        figures.hamlets_on_fibre = 1524;
    } else {
        figures.area_km2 = 400.0;
        figures.communes = 10;
        figures.hamlets = 80;
        figures.stations = {0, 53, 83, 4};
        figures.aerial_km = 510.0;
        figures.underground_km = 17.0;
        figures.hamlets_on_fibre = 76;
    }
    return figures;
}

Country make_country(const CountryOptions& options) {
    const CountryFigures figures = figures_of(options.size);
    Country country;
    country.options = options;
    country.title = options.size == CountrySize::district ? "Huyện Mẫu (made up)" : "Tỉnh Mẫu (made up)";
    country.operators = {"VNPT", "Viettel", "MobiFone"};

    Relief relief = make_relief(relief_options(options));
    const Plan plan = make_plan(relief, figures.area_km2, k_margin, options.seed);
    populate(country, plan, figures, {.seed = options.seed});
    country.land_cover = make_land_cover(relief, country.hamlets, country.houses, options.seed);
    country.terrain = Raster<HeightAboveSeaLevel>{relief.heights.grid()};
    country.terrain.values() = std::move(relief.heights.values());
    return country;
}

}  // namespace lomsong
