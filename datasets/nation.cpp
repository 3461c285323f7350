// SPDX-License-Identifier: Apache-2.0
#include "datasets/nation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "datasets/country_layers.hpp"
#include "datasets/flatgeobuf_file.hpp"
#include "datasets/land_cover.hpp"
#include "datasets/names.hpp"
#include "datasets/nation_ground.hpp"
#include "datasets/populate.hpp"
#include "datasets/random.hpp"
#include "datasets/raster_file.hpp"
#include "datasets/text_file.hpp"
#include "datasets/writer.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

using namespace datasets;
using std::filesystem::path;

/// Of the nation since July 2025, rounded; stations and cable per hamlet as a province reports them.
constexpr std::size_t k_provinces = 34;
constexpr double k_area_km2 = 331'000.0;
constexpr double k_communes = 3'321.0;
constexpr double k_hamlets = 90'000.0;
constexpr PerTechnology<double> k_stations{0.0, 70'000.0, 170'000.0, 60'000.0};
constexpr double k_aerial_km_per_hamlet = 6.4;
constexpr double k_underground_km_per_hamlet = 0.2;
constexpr double k_on_fibre = 0.983;

constexpr Metres k_people_cell{960.0};

std::size_t whole(double number) { return static_cast<std::size_t>(std::llround(number)); }

/// Shares out a total by weights so that the parts add up to it: part i lies between two rounded running sums.
std::size_t part_of(std::size_t total, double before, double own) {
    return whole((before + own) * static_cast<double>(total)) - whole(before * static_cast<double>(total));
}

/// The figures of a province that has `own` of the nation's ground after those before it.
CountryFigures share_of(const CountryFigures& nation, double before, double own) {
    CountryFigures figures;
    figures.area_km2 = nation.area_km2 * own;
    figures.communes = std::max<std::size_t>(part_of(nation.communes, before, own), 1);
    figures.hamlets = part_of(nation.hamlets, before, own);
    for (std::size_t i = 0; i < figures.stations.size(); ++i) {
        figures.stations[i] = part_of(nation.stations[i], before, own);
    }
    figures.aerial_km = k_aerial_km_per_hamlet * static_cast<double>(figures.hamlets);
    figures.underground_km = k_underground_km_per_hamlet * static_cast<double>(figures.hamlets);
    figures.hamlets_on_fibre = whole(k_on_fibre * static_cast<double>(figures.hamlets));
    return figures;
}

/// The layers of a nation, open at once.
class NationFiles {
  public:
    explicit NationFiles(const path& folder)
        : m_communes{folder / "communes.fgb", k_nation_crs},
          m_polygons{folder / "hamlets_polygons.fgb", k_nation_crs},
          m_points{folder / "hamlets_points.fgb", k_nation_crs},
          m_clusters{folder / "clusters.fgb", k_nation_crs},
          m_roads{folder / "roads.fgb", k_nation_crs, {"name"}},
          m_stations{folder / "stations.fgb", k_nation_crs},
          m_routes{folder / "fibre_routes.fgb", k_nation_crs},
          m_nodes{folder / "fibre_nodes.fgb", k_nation_crs} {}

    void add(const Country& province) {
        add_communes(province, m_communes);
        add_hamlets(province, m_polygons, m_points);
        add_clusters(province, m_clusters);
        add_roads(province, m_roads);
        add_stations(province, m_stations);
        add_fibre_routes(province, m_routes);
        add_fibre_nodes(province, m_nodes);
    }
    void finish() {
        for (FlatGeobufFile* file :
             {&m_communes, &m_polygons, &m_points, &m_clusters, &m_roads, &m_stations, &m_routes, &m_nodes}) {
            file->finish();
        }
    }

  private:
    FlatGeobufFile m_communes;
    FlatGeobufFile m_polygons;
    FlatGeobufFile m_points;
    FlatGeobufFile m_clusters;
    FlatGeobufFile m_roads;
    FlatGeobufFile m_stations;
    FlatGeobufFile m_routes;
    FlatGeobufFile m_nodes;
};

Grid grid_over(const Box& box, Metres cell) {
    const auto cells = [cell](double length_m) {
        return static_cast<std::int32_t>(std::lround(length_m / cell.value()));
    };
    return Grid{box.min_x, box.max_y, cell, cells(box.max_y - box.min_y), cells(box.max_x - box.min_x)};
}

/// What is kept of the people of all provinces: hamlets as points, and how many live in each cell.
struct People {
    explicit People(const Box& box) : per_cell{grid_over(box, k_people_cell)} {
        std::fill(per_cell.values().begin(), per_cell.values().end(), 0.0F);
    }

    void add(const Country& province) {
        double persons = 0.0;
        for (const Hamlet& hamlet : province.hamlets) {
            persons += hamlet.population.value_or(0.0);
            hamlets.emplace_back();
            hamlets.back().centre = hamlet.centre;
        }
        const auto per_house = static_cast<float>(persons / static_cast<double>(province.houses.size()));
        for (const House& house : province.houses) {
            if (const auto cell = per_cell.cell_at(house.centre)) {
                per_cell.values()[per_cell.index(*cell)] += per_house;
            }
        }
    }

    std::vector<Hamlet> hamlets;
    Raster<float> per_cell;
};

void write_terrain(const NationGround& ground, Metres cell, const path& file, const std::string& description,
                   Reporter& reporter) {
    const Grid grid = grid_over(ground.bounds(), cell);
    RasterFile<std::int16_t> terrain{file, grid, description, k_nation_crs};
    std::vector<std::int16_t> strip;
    for (std::int32_t row = 0; row < grid.rows(); row += k_strip_rows) {
        stop_if_cancelled(reporter);
        strip.clear();
        for (std::int32_t r = row; r < std::min(row + k_strip_rows, grid.rows()); ++r) {
            for (std::int32_t c = 0; c < grid.cols(); ++c) {
                strip.push_back(
                    static_cast<std::int16_t>(std::lround(ground.height_m(grid.centre({Row{r}, Col{c}})))));
            }
        }
        terrain.add(strip);
    }
    terrain.finish();
}

Country make_province(const NationGround& ground, std::size_t index, const CountryFigures& figures,
                      const std::string& name, std::uint64_t seed) {
    Country province;
    province.province_code = fmt::format("{:02}", index + 1);
    province.province = name;
    province.operators = {"VNPT", "Viettel", "MobiFone"};
    populate(province, ground.plan_of(index), figures,
             {.seed = scattered(seed + 1'000 + index),
              .first_commune_code = 1'000 * (index + 1) + 1,
              .outer_border = OuterBorder::as_cells});
    return province;
}

std::string project_text(const NationOptions& options) {
    std::string text = fmt::format(
        "# Project file of a made-up nation (seed {}, scale {}). No place, person or station in it exists.\n"
        "title = \"Nước Mẫu (made up)\"\nlanguage = \"vi\"\nmade_up = true\n"
        "operators = [\"VNPT\", \"Viettel\", \"MobiFone\"]\ncrs = \"{}\"\n\n",
        options.seed, options.scale, k_nation_crs);
    for (const auto& [role, paths] : std::array<std::pair<std::string_view, std::string_view>, 9>{
             {{"stations", "\"stations.fgb\""},
              {"hamlets", "[\"hamlets_polygons.fgb\", \"hamlets_points.fgb\"]"},
              {"clusters", "\"clusters.fgb\""},
              {"communes", "\"communes.fgb\""},
              {"fibre_routes", "\"fibre_routes.fgb\""},
              {"fibre_nodes", "\"fibre_nodes.fgb\""},
              {"roads", "\"roads.fgb\""},
              {"land_cover", "\"land_cover.tif\""},
              {"population", "\"population.tif\""}}}) {
        text += fmt::format("[layers.{}]\npath = {}\n\n", role, paths);
    }
    return text + fmt::format(
                      "[layers.terrain]\npath = \"terrain.tif\"\nkind = \"bare_ground\"\n\n"
                      "[coverage]\ncell_size_m = {}\n",
                      options.terrain_cell.value());
}

std::string readme_text(const NationOptions& options, const std::vector<MadeProvince>& provinces) {
    std::string text = fmt::format(
        "Nước Mẫu (made up)\n\n"
        "Everything in this folder is made up by `lomsong demo --size nation` from seed {}: terrain, places, "
        "names,\n"
        "people, stations and cables. It lies where real country lies so that coordinate systems can be tried, "
        "and\n"
        "says nothing about that country or about any operator.\n\n"
        "Dữ liệu giả định: không phản ánh địa phương hay doanh nghiệp nào.\n\n"
        "Scale {} of a nation of 34 provinces. Terrain in cells of {} m, carved by rivers in cells of {} m and\n"
        "roughened between. No buildings: people are in population.tif. Dedicated to the public domain (CC0 "
        "1.0).\n\n",
        options.seed, options.scale, options.terrain_cell.value(), k_nation_cell.value());
    for (const MadeProvince& made : provinces) {
        text += fmt::format("{} {}: {:.0f} km2, {} communes, {} hamlets, {} sectors, {} cables\n", made.code,
                            made.name, made.area_km2, made.communes, made.hamlets, made.sectors, made.cables);
    }
    return text + "\nRun it:  lomsong run lomsong.toml -o result\n";
}

double area_km2(const Country& country) {
    double sum_m2 = 0.0;
    for (const Commune& commune : country.communes) {
        sum_m2 += area_m2(commune.area);
    }
    return sum_m2 / 1e6;
}

/// How much of the nation's ground each province has.
std::vector<double> shares_of(const NationGround& ground, std::size_t provinces) {
    std::vector<double> cells(provinces, 0.0);
    double all = 0.0;
    const Grid grid = grid_over(ground.bounds(), k_people_cell);
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const std::int32_t owner = ground.province_at(grid.centre(grid.cell(i)));
        if (owner >= 0) {
            cells[static_cast<std::size_t>(owner)] += 1.0;
            all += 1.0;
        }
    }
    for (double& share : cells) {
        share /= all;
    }
    return cells;
}

}  // namespace

NationFigures nation_figures(double scale) {
    NationFigures figures;
    figures.provinces = std::max<std::size_t>(whole(scale * static_cast<double>(k_provinces)), 2);
    figures.whole.area_km2 = scale * k_area_km2;
    figures.whole.communes = std::max(whole(scale * k_communes), figures.provinces);
    figures.whole.hamlets = whole(scale * k_hamlets);
    for (std::size_t i = 0; i < k_stations.size(); ++i) {
        figures.whole.stations[i] = whole(scale * k_stations[i]);
    }
    return figures;
}

std::vector<MadeProvince> write_nation(const NationOptions& options, const path& folder, Reporter& reporter) {
    const NationFigures figures = nation_figures(options.scale);
    const std::string description =
        fmt::format("Made-up nation, seed {}, scale {}. Not real terrain. CC0 1.0", options.seed, options.scale);
    const NationGround ground{figures.whole.area_km2, figures.provinces, options.seed};
    write_terrain(ground, options.terrain_cell, folder / "terrain.tif", description, reporter);

    const std::vector<double> shares = shares_of(ground, figures.provinces);
    const std::vector<std::string> names = province_names(figures.provinces);
    NationFiles files{folder};
    People people{ground.bounds()};
    std::vector<MadeProvince> made;
    double before = 0.0;
    for (std::size_t i = 0; i < figures.provinces; ++i) {
        stop_if_cancelled(reporter);
        const Country province =
            make_province(ground, i, share_of(figures.whole, before, shares[i]), names[i], options.seed);
        files.add(province);
        people.add(province);
        made.push_back({province.province_code, province.province, area_km2(province), province.communes.size(),
                        province.hamlets.size(), province.sectors.size(), province.cables.size()});
        before += shares[i];
        reporter.advance(1);
    }
    files.finish();
    write_amounts(people.per_cell, folder / "population.tif", description, k_nation_crs);
    write_classes(make_land_cover(ground.relief(), people.hamlets, {}, options.seed), folder / "land_cover.tif",
                  description, k_nation_crs);
    write_text(folder / k_country_mark, readme_text(options, made));
    write_text(folder / "lomsong.toml", project_text(options));
    return made;
}

}  // namespace lomsong
