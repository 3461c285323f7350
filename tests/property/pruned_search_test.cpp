// SPDX-License-Identifier: Apache-2.0
/// @file  Fast path = brute force: pruning by the strongest possible level never changes a result.
#include <gtest/gtest.h>

#include "algorithms/verdict/point_status.hpp"
#include "engine/job/coverage_rasters.hpp"
#include "engine/job/point_search.hpp"
#include "tests/support/memory_sink.hpp"
#include "tests/support/random_world.hpp"

namespace lomsong {
namespace {

/// The best link of one operator and technology at a point, every sector within the radius looked at.
BestLink brute_force(const RadioScene& scene, Point point, std::size_t operator_index, Technology technology) {
    BestLink best;
    MastSweep::Scratch scratch;
    MastLosses losses;
    const auto ground = scene.profiler().ground(point);
    for (const LoadedMast& mast : scene.masts()) {
        const Direction direction = scene.direction(mast, point, ground);
        if (direction.distance > scene.parameters().radio.radius) {
            continue;
        }
        scene.sweep().sweep(mast.mast, std::span{&point, 1}, scratch, losses);
        for (const MastSector& on_mast : mast.sectors) {
            const RadioSector& sector = scene.sectors()[on_mast.sector];
            if (sector.operator_index != operator_index || sector.technology != technology) {
                continue;
            }
            BestLink link;
            link.sector = on_mast.sector;
            if (losses.path_known(0) && losses.loss(0, on_mast.frequency).known()) {
                link.level = scene.level(sector, direction, losses.loss(0, on_mast.frequency).loss);
            } else {
                link.unknown_could_serve =
                    scene.strongest_possible(sector, direction) >= scene.weakest_useful(technology);
            }
            keep_better(best, link);
        }
    }
    return best;
}

struct Found {
    PointStatus status;
    std::optional<Dbm> level;
    std::uint32_t sector;
    friend bool operator==(const Found&, const Found&) = default;
};

Found found(const RadioScene& scene, const BestLink& link, Technology technology) {
    const Thresholds& thresholds = scene.parameters().technologies[index_of(technology)].thresholds;
    return {point_status(link, thresholds, scene.parameters().probability), link.level,
            link.level ? link.sector : k_no_sector};
}

class PrunedSearch : public testing::TestWithParam<std::uint64_t> {
  protected:
    Layers layers = random_world({.seed = GetParam(), .hamlets = 15, .masts = 10, .unknown_share = 0.25});
    RunParameters parameters = random_world_parameters();
    SilentReporter reporter;
};

TEST_P(PrunedSearch, FindsTheBestLinkOfEveryHamletPoint) {
    const RadioScene scene{layers, parameters};
    std::vector<TestPoint> points;
    for (std::size_t h = 0; h < layers.hamlets.size(); ++h) {
        points.push_back({h, *layers.hamlets[h].centre, true, 0.0});
    }
    const PointSearch search = search_points(scene, points, Execution{2}, reporter);
    for (std::size_t p = 0; p < points.size(); ++p) {
        for (std::size_t op = 0; op < layers.operators.size(); ++op) {
            for (const TechnologyInfo& technology : k_technologies) {
                const BestLink expected = brute_force(scene, points[p].position, op, technology.technology);
                EXPECT_EQ(found(scene, search.links.at(p, op, technology.technology), technology.technology),
                          found(scene, expected, technology.technology))
                    << "seed " << GetParam() << ", point " << p << ", operator " << op << ", " << technology.name;
            }
        }
    }
}

TEST_P(PrunedSearch, FindsTheBestServerOfEveryCell) {
    parameters.coverage.cell_size = Metres{600};
    const RadioScene scene{layers, parameters};
    const auto area = study_area(layers, parameters, {});
    MemorySink sink;
    const CoverageRasters rasters = compute_rasters(scene, area, Execution{2}, sink, reporter);
    std::size_t with_level = 0;
    for (std::size_t l = 0; l < rasters.layers.size(); ++l) {
        const CoverageLayer& layer = rasters.layers[l];
        const MemorySink::Rasters& best = sink.layers.at(l);
        for (std::size_t i = 0; i < area.grid().size(); ++i) {
            const Cell cell = area.grid().cell(i);
            if (area.at(cell) != 1 || !scene.profiler().ground(area.grid().centre(cell))) {
                EXPECT_FALSE(layer.status.known(cell));
                continue;
            }
            const BestLink expected =
                brute_force(scene, area.grid().centre(cell), layer.operator_index, layer.technology);
            const Found wanted = found(scene, expected, layer.technology);
            EXPECT_EQ(layer.status.at(cell), static_cast<std::uint8_t>(wanted.status))
                << "seed " << GetParam() << ", cell " << i;
            if (wanted.level && best.level.known(cell)) {
                EXPECT_NEAR(best.level.at(cell).value(), wanted.level->value(), 1e-4);
                EXPECT_EQ(static_cast<std::uint32_t>(best.sector.at(cell)), wanted.sector);
                ++with_level;
            }
        }
    }
    EXPECT_GT(with_level, 100U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, PrunedSearch, testing::Values(1, 2, 3, 4, 5, 6));

}  // namespace
}  // namespace lomsong
