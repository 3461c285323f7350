// SPDX-License-Identifier: Apache-2.0
#include "engine/job/unknown_terrain.hpp"

#include <vector>

namespace lomsong {

namespace {

/// Ground in the box whose height nobody has given, km2: unknown cells, and what lies off the raster.
double unknown_ground_km2(const Raster<HeightAboveSeaLevel>& terrain, const Box& box) {
    if (box.empty()) {
        return 0.0;
    }
    const Grid window = Grid::covering(box, terrain.grid().cell_size());
    std::size_t unknown = 0;
    for (std::size_t i = 0; i < window.size(); ++i) {
        const auto cell = terrain.grid().cell_at(window.centre(window.cell(i)));
        unknown += cell && terrain.known(*cell) ? 0U : 1U;
    }
    return static_cast<double>(unknown) * window.cell_area_m2() / 1e6;
}

}  // namespace

UnknownTerrain unknown_terrain_of(const RadioScene& scene, const Results& results, const PointSearch& search) {
    UnknownTerrain unknown;
    std::vector<bool> undecided(results.hamlets.size(), false);
    for (std::size_t p = 0; p < results.test_points.size(); ++p) {
        const TestPoint& point = results.test_points[p];
        if (results.hamlets[point.hamlet].status != HamletStatus::not_enough_data) {
            continue;
        }
        for (const std::uint32_t sector : search.points[p].undecided) {
            undecided[point.hamlet] = true;
            ++unknown.links_unknown;
            unknown.missing.add(scene.profiler().unknown_stretch(scene.sectors()[sector].position, point.position));
        }
    }
    for (const bool hamlet : undecided) {
        unknown.hamlets_undecided += hamlet ? 1U : 0U;
    }
    unknown.missing_km2 = unknown_ground_km2(scene.profiler().terrain(), unknown.missing);
    return unknown;
}

}  // namespace lomsong
