// SPDX-License-Identifier: Apache-2.0
#include "tests/support/evidence_world.hpp"

#include <cmath>
#include <stdexcept>

#include "engine/job/coverage_job.hpp"
#include "engine/job/radio_scene.hpp"

namespace lomsong {

namespace {

constexpr std::int32_t k_cells = 10;  // per letter
constexpr double k_west = 430'000.0;
constexpr double k_north = 2'470'000.0;

Sector station_named(char letter, Point position) {
    Sector sector;
    sector.station = sector.site = std::string{letter};
    sector.label = "1";
    sector.position = position;
    sector.antenna_height = HeightAboveGround{30};
    sector.omnidirectional = true;
    sector.tilt = Angle{0};
    sector.frequency = megahertz(1800);
    sector.bandwidth = megahertz(10);
    sector.eirp = Dbm{46};
    return sector;
}

void place(char letter, Point position, Layers& layers) {
    if (letter >= 'A' && letter <= 'Z' && letter != 'T') {
        layers.sectors.push_back(station_named(letter, position));
    } else if (letter >= 'a' && letter <= 'z') {
        Hamlet hamlet;
        hamlet.code = hamlet.name = std::string{letter};
        hamlet.centre = position;
        hamlet.households = 10;
        layers.hamlets.push_back(hamlet);
    }
}

}  // namespace

Layers drawn_world(const std::vector<std::string>& picture, Metres square) {
    Layers layers;
    layers.crs = {"EPSG:9208", "VN-2000 / TM-3 104-45", "a picture"};
    layers.operators = {"Alpha", "Beta"};
    layers.operator_has_reported = {true, false};
    layers.terrain_kind = TerrainKind::bare_ground;
    const auto rows = static_cast<std::int32_t>(picture.size()) * k_cells;
    const auto cols = static_cast<std::int32_t>(picture.front().size()) * k_cells;
    const Grid grid{k_west, k_north, square / k_cells, rows, cols};
    layers.terrain = Raster<HeightAboveSeaLevel>{grid};
    layers.land_cover = Raster<std::uint8_t>{grid};
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Cell cell = grid.cell(i);
        const char letter = picture[static_cast<std::size_t>(cell.row.value / k_cells)]
                                   [static_cast<std::size_t>(cell.col.value / k_cells)];
        if (letter != '?') {
            layers.terrain.set(cell, HeightAboveSeaLevel{letter == '#' ? 500.0 : 100.0});
        }
        layers.land_cover.set(cell, letter == 'T' ? 1 : 4);
        if (cell.row.value % k_cells == k_cells / 2 && cell.col.value % k_cells == k_cells / 2) {
            place(letter, grid.centre(cell), layers);
        }
    }
    return layers;
}

RunParameters evidence_parameters() {
    RunParameters parameters;
    parameters.made_up = true;
    parameters.coverage.rasters = false;
    return parameters;
}

Results run_without_rasters(const Layers& layers, const RunParameters& parameters) {
    NoCoverageSink sink;
    SilentReporter reporter;
    return run_job(layers, parameters, Execution{1}, sink, reporter).results;
}

Sector& station(Layers& layers, char letter) {
    for (Sector& sector : layers.sectors) {
        if (sector.station == std::string{letter}) {
            return sector;
        }
    }
    throw std::out_of_range{std::string{"no station "} + letter};
}

Layers mended(const Layers& layers, const RunParameters& parameters, const Remedy& remedy, double share) {
    Layers changed = layers;
    if (remedy.kind == RemedyKind::new_station) {
        return changed;
    }
    const RadioScene scene{layers, parameters};
    const RadioSector& before = scene.sectors().at(remedy.sector);
    Sector& sector = changed.sectors.at(remedy.sector);
    const double rest = (1.0 - share) * remedy.amount;
    switch (remedy.kind) {
        case RemedyKind::azimuth: sector.azimuth = Angle{std::fmod(remedy.becomes - rest + 360.0, 360.0)}; break;
        case RemedyKind::tilt:
            sector.electrical_tilt = Angle{remedy.becomes - rest};
            sector.mechanical_tilt = before.mechanical_tilt;
            break;
        case RemedyKind::power: sector.eirp = Dbm{remedy.becomes - rest}; break;
        case RemedyKind::mast: sector.antenna_height = HeightAboveGround{remedy.becomes - rest}; break;
        case RemedyKind::new_station: break;
    }
    return changed;
}

}  // namespace lomsong
