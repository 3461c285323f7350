// SPDX-License-Identifier: Apache-2.0
#include "tests/support/random_world.hpp"

#include <algorithm>
#include <cmath>

#include "tests/support/dice.hpp"

namespace lomsong {

namespace {

constexpr double k_west = 430'000.0;
constexpr double k_south = 2'466'000.0;
constexpr double k_width = 9'000.0;
constexpr double k_height = 6'000.0;

Point place(Dice& dice, double margin) {
    const double x = dice.between(margin, k_width - margin);
    return {k_west + x, k_south + dice.between(margin, k_height - margin)};
}

Raster<HeightAboveSeaLevel> hills(Dice& dice, double unknown_share) {
    struct Hill {
        Point top;
        double height;
        double width;
    };
    std::vector<Hill> hills(25);
    for (Hill& hill : hills) {
        hill = {place(dice, 0.0), dice.between(50.0, 450.0), dice.between(300.0, 900.0)};
    }
    Raster<HeightAboveSeaLevel> terrain{Grid{k_west, k_south + k_height, Metres{30},
                                             static_cast<std::int32_t>(k_height / 30),
                                             static_cast<std::int32_t>(k_width / 30)}};
    for (std::size_t i = 0; i < terrain.grid().size(); ++i) {
        const Cell cell = terrain.grid().cell(i);
        const Point centre = terrain.grid().centre(cell);
        const double ragged = 250.0 * std::sin(centre.y / 200.0);
        if (centre.x + ragged > k_west + k_width * (1.0 - unknown_share) && unknown_share > 0.0) {
            continue;
        }
        double height = 200.0 + 5.0 * std::sin(centre.x / 90.0) * std::cos(centre.y / 70.0);
        for (const Hill& hill : hills) {
            const double away = distance(hill.top, centre).value() / hill.width;
            height += hill.height * std::exp(-away * away);
        }
        terrain.set(cell, HeightAboveSeaLevel{height});
    }
    return terrain;
}

MultiPolygon rectangle(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

void add_hamlets(Layers& layers, Dice& dice, std::size_t count) {
    for (std::size_t h = 0; h < count; ++h) {
        Hamlet hamlet;
        hamlet.code = "H" + std::to_string(h + 1);
        hamlet.name = "Bản Mẫu " + std::to_string(h + 1);
        hamlet.centre = place(dice, 400.0);
        const bool west = hamlet.centre->x < k_west + k_width / 2;
        hamlet.commune_code = west ? "C1" : "C2";
        hamlet.commune = west ? "Xã Mẫu Tây" : "Xã Mẫu Đông";
        hamlet.households = std::floor(dice.between(15.0, 120.0));
        hamlet.population = std::floor(*hamlet.households * dice.between(3.5, 5.0));
        for (std::size_t c = dice.below(3); c > 0; --c) {
            Cluster cluster;
            cluster.hamlet = h;
            cluster.position = {hamlet.centre->x + dice.between(-390.0, 390.0),
                                hamlet.centre->y + dice.between(-390.0, 390.0)};
            cluster.households = std::floor(dice.between(3.0, 12.0));
            layers.clusters.push_back(cluster);
        }
        for (std::size_t b = 0; b < 20; ++b) {
            layers.buildings.push_back(
                {{hamlet.centre->x + dice.between(-200.0, 200.0), hamlet.centre->y + dice.between(-200.0, 200.0)},
                 dice.between(20.0, 90.0)});
        }
        layers.hamlets.push_back(hamlet);
    }
}

void add_sectors(Layers& layers, Dice& dice, std::size_t masts) {
    for (std::size_t m = 0; m < masts; ++m) {
        const Point position = place(dice, 200.0);
        const std::size_t owner = dice.below(2);
        for (std::size_t s = 0; s < 3; ++s) {
            Sector sector;
            sector.station = "S" + std::to_string(m + 1);
            sector.site = sector.station;
            sector.label = std::to_string(s + 1);
            sector.operator_index = owner;
            sector.technology = m % 3 == 0 ? Technology::g3 : Technology::g4;
            sector.position = position;
            sector.antenna_height = HeightAboveGround{dice.between(20.0, 45.0)};
            sector.azimuth = Angle{120.0 * static_cast<double>(s) + dice.between(0.0, 40.0)};
            sector.frequency = megahertz(m % 2 == 0 ? 900.0 : 1800.0);
            sector.bandwidth = megahertz(10.0);
            if (m % 4 != 3) {
                sector.eirp = Dbm{dice.between(40.0, 52.0)};
            }
            layers.sectors.push_back(sector);
        }
    }
}

}  // namespace

Layers random_world(const RandomWorldOptions& options) {
    Dice dice{options.seed};
    Layers layers;
    layers.crs = {"EPSG:9208", "VN-2000 / TM-3 104-45", "made up for a test"};
    layers.operators = {"Alpha", "Beta", "Gamma"};
    layers.operator_has_reported = {true, true, false};
    layers.terrain = hills(dice, options.unknown_share);
    const double middle = k_west + k_width / 2;
    layers.communes = {
        {"C1", "Xã Mẫu Tây", rectangle(k_west + 150, k_south + 150, middle, k_south + k_height - 150)},
        {"C2", "Xã Mẫu Đông", rectangle(middle, k_south + 150, k_west + k_width - 150, k_south + k_height - 150)}};
    add_hamlets(layers, dice, options.hamlets);
    add_sectors(layers, dice, options.masts);
    layers.has_fibre_routes = true;
    layers.has_fibre_nodes = true;
    layers.fibre_routes.push_back(
        {"R1", "Alpha", Placement::aerial, {{place(dice, 100.0), place(dice, 100.0), place(dice, 100.0)}}});
    layers.fibre_nodes.push_back({"N1", "olt", "Alpha", place(dice, 500.0), true});
    return layers;
}

Calibration random_calibration(std::uint64_t seed) {
    Dice dice{seed};
    const auto line = [&dice](double low_db, double high_db) {
        return CalibrationLine{Decibels{dice.between(low_db, high_db)}, Decibels{dice.between(-15.0, 15.0)}};
    };
    const Range<Metres> distances{Metres{dice.between(100.0, 600.0)}, Metres{dice.between(2'000.0, 6'000.0)}};
    Calibration calibration;
    calibration.technologies[index_of(Technology::g4)] = {
        distances, line(-5.0, 5.0), {{1, line(-15.0, 0.0)}, {4, line(5.0, 15.0)}}};
    calibration.technologies[index_of(Technology::g3)] = {distances, line(-10.0, 15.0), {}};
    return calibration;
}

RunParameters random_world_parameters() {
    RunParameters parameters;
    parameters.made_up = true;
    parameters.coverage.cell_size = Metres{150};
    parameters.radio.radius = Metres{6'000};
    return parameters;
}

}  // namespace lomsong
