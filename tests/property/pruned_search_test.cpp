// SPDX-License-Identifier: Apache-2.0
/// @file  Fast path = brute force: pruning by the strongest possible level never changes a result.
#include <gtest/gtest.h>

#include "algorithms/verdict/point_status.hpp"
#include "engine/job/point_search.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/terrain_makers.hpp"

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

/// Worlds of even seeds are calibrated.
class PrunedSearch : public testing::TestWithParam<std::uint64_t> {
  protected:
    PrunedSearch() {
        if (GetParam() % 2 == 0) {
            grow_land_cover(layers, GetParam());
            parameters.calibration = random_calibration(GetParam());
        }
    }

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

INSTANTIATE_TEST_SUITE_P(Seeds, PrunedSearch, testing::Values(1, 2, 3, 4, 5, 6, 7, 8));

}  // namespace
}  // namespace lomsong
