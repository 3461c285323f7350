// SPDX-License-Identifier: Apache-2.0
/// @file  Fast path = brute force: the rasters are what all losses to all cells give by the scalar formulas, and
///        neither pruning, rings, blocks nor threads change a bit.
#include "engine/job/coverage_rasters.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "algorithms/antenna/link_budget.hpp"
#include "algorithms/verdict/point_status.hpp"
#include "engine/job/raster_plan.hpp"
#include "tests/support/memory_sink.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/terrain_makers.hpp"

namespace lomsong {
namespace {

/// Levels differ by this much between single and double precision.
constexpr double k_tolerance_db = 0.01;

/// What all sectors of a layer bring to one cell.
struct Everyone {
    std::optional<double> best_dbm;
    std::vector<double> by_sector_dbm;  ///< by sector of the scene; NaN where it brings nothing
    double hope_dbm = -std::numeric_limits<double>::infinity();
};

/// Every loss of every mast to every cell: nothing passed over, one mast after the other.
class BruteForce {
  public:
    BruteForce(const RadioScene& scene, const Raster<std::uint8_t>& area) : m_scene{scene}, m_area{area} {
        const Grid& grid = area.grid();
        m_window = {Row{0}, Col{0}, grid.rows(), grid.cols()};
        m_ground_m.assign(grid.size(), Storage<HeightAboveSeaLevel>::k_unknown);
        m_wanted.assign(grid.size(), 0);
        for (std::size_t i = 0; i < grid.size(); ++i) {
            const auto ground = scene.profiler().ground(grid.centre(grid.cell(i)));
            if (ground && area.values()[i] == 1) {
                m_ground_m[i] = static_cast<float>(ground->value());
                m_wanted[i] = 1;
            }
        }
        MastSweep::Scratch scratch;
        for (const LoadedMast& mast : scene.masts()) {
            scene.sweep().sweep(mast.mast, {grid, m_window, m_ground_m, m_wanted}, scratch,
                                m_losses.emplace_back());
        }
    }

    [[nodiscard]] bool looked_at(std::size_t cell) const { return m_wanted[cell] == 1; }

    [[nodiscard]] Everyone at(std::size_t cell, const CoverageLayer& layer) const {
        Everyone all;
        all.by_sector_dbm.assign(m_scene.sectors().size(), std::numeric_limits<double>::quiet_NaN());
        for (std::size_t m = 0; m < m_scene.masts().size(); ++m) {
            const LoadedMast& mast = m_scene.masts()[m];
            const HeightAboveSeaLevel ground{static_cast<double>(m_ground_m[cell])};
            const Direction direction =
                m_scene.direction(mast, m_area.grid().centre(m_area.grid().cell(cell)), ground);
            for (const MastSector& on_mast : mast.sectors) {
                const RadioSector& sector = m_scene.sectors()[on_mast.sector];
                if (sector.operator_index == layer.operator_index && sector.technology == layer.technology &&
                    direction.distance <= reach_of(sector)) {
                    take(on_mast, direction, m_losses[m].losses_db(on_mast.frequency)[cell], all);
                }
            }
        }
        return all;
    }

  private:
    [[nodiscard]] Metres reach_of(const RadioSector& sector) const {
        const RunParameters& parameters = m_scene.parameters();
        const Dbm minimum = parameters.technologies[index_of(sector.technology)].thresholds.minimum;
        const Decibels least_loss = parameters.environment_loss() - m_scene.largest_correction(sector.technology);
        return std::min(parameters.radio.radius, farthest_reach(sector, minimum, least_loss));
    }

    void take(const MastSector& on_mast, const Direction& direction, float loss_db, Everyone& all) const {
        const RadioSector& sector = m_scene.sectors()[on_mast.sector];
        if (!std::isfinite(loss_db)) {
            all.hope_dbm = std::max(all.hope_dbm, m_scene.strongest_possible(sector, direction).value());
            return;
        }
        const double level_dbm = m_scene.level(sector, direction, Decibels{static_cast<double>(loss_db)}).value();
        all.by_sector_dbm[on_mast.sector] = level_dbm;
        all.best_dbm = std::max(all.best_dbm.value_or(level_dbm), level_dbm);
    }

    const RadioScene& m_scene;
    const Raster<std::uint8_t>& m_area;
    Window m_window;
    std::vector<float> m_ground_m;
    std::vector<unsigned char> m_wanted;
    std::vector<LossField> m_losses;
};

struct Case {
    std::uint64_t seed;
    std::string model;
    bool calibrated = false;
};
void PrintTo(const Case& tried, std::ostream* out) {
    *out << tried.model << ", seed " << tried.seed << (tried.calibrated ? ", calibrated" : "");
}

class CoverageRastersProperty : public testing::TestWithParam<Case> {
  protected:
    CoverageRastersProperty() {
        parameters.radio.model = GetParam().model;
        parameters.coverage.cell_size = Metres{300};
        if (GetParam().calibrated) {
            grow_land_cover(layers, GetParam().seed);
            layers.terrain_kind = TerrainKind::surface;
            parameters.calibration = random_calibration(GetParam().seed);
        }
    }

    Layers layers = random_world({.seed = GetParam().seed, .hamlets = 3, .masts = 10, .unknown_share = 0.25});
    RunParameters parameters = random_world_parameters();
    SilentReporter reporter;
    MemorySink sink;
};

TEST_P(CoverageRastersProperty, EveryCellHasTheBestOfAllSectors) {
    const RadioScene scene{layers, parameters};
    const auto area = study_area(layers, parameters, {});
    const CoverageRasters rasters = compute_rasters(scene, area, Execution{2}, sink, reporter);
    const BruteForce brute_force{scene, area};
    ASSERT_EQ(rasters.layers.size(), sink.layers.size());
    std::size_t with_level = 0;
    for (std::size_t l = 0; l < rasters.layers.size(); ++l) {
        const CoverageLayer& layer = rasters.layers[l];
        for (std::size_t i = 0; i < area.grid().size(); ++i) {
            const Cell cell = area.grid().cell(i);
            ASSERT_EQ(sink.visits[l][i], 1);
            ASSERT_EQ(layer.status.known(cell), brute_force.looked_at(i));
            const Everyone all = brute_force.looked_at(i) ? brute_force.at(i, layer) : Everyone{};
            ASSERT_EQ(sink.layers[l].level.known(cell), all.best_dbm.has_value()) << "layer " << l << " cell " << i;
            ASSERT_EQ(sink.layers[l].sector.known(cell), all.best_dbm.has_value());
            if (all.best_dbm) {
                const auto sector = static_cast<std::size_t>(sink.layers[l].sector.at(cell));
                ASSERT_NEAR(sink.layers[l].level.at(cell).value(), *all.best_dbm, k_tolerance_db)
                    << "layer " << l << " cell " << i;
                ASSERT_NEAR(all.by_sector_dbm[sector], *all.best_dbm, 2.0 * k_tolerance_db);
                ++with_level;
            }
        }
    }
    EXPECT_GT(with_level, 500U);
}

TEST_P(CoverageRastersProperty, EveryCellHasTheStatusOfItsLevelAndHope) {
    const RadioScene scene{layers, parameters};
    const auto area = study_area(layers, parameters, {});
    const CoverageRasters rasters = compute_rasters(scene, area, Execution{2}, sink, reporter);
    const BruteForce brute_force{scene, area};
    std::array<std::size_t, 4> seen{};
    for (std::size_t l = 0; l < rasters.layers.size(); ++l) {
        const CoverageLayer& layer = rasters.layers[l];
        const Thresholds& thresholds = parameters.technologies[index_of(layer.technology)].thresholds;
        for (std::size_t i = 0; i < area.grid().size(); ++i) {
            const Cell cell = area.grid().cell(i);
            if (!brute_force.looked_at(i)) {
                continue;
            }
            const Everyone all = brute_force.at(i, layer);
            const double useful_dbm = scene.weakest_useful(layer.technology).value();
            BestLink link;
            link.unknown_could_serve = all.hope_dbm >= useful_dbm;
            if (sink.layers[l].level.known(cell)) {
                link.level = sink.layers[l].level.at(cell);
            }
            if (std::abs(all.hope_dbm - useful_dbm) > k_tolerance_db) {
                ASSERT_EQ(layer.status.at(cell),
                          static_cast<std::uint8_t>(point_status(link, thresholds, parameters.probability)))
                    << "layer " << l << " cell " << i;
            }
            ++seen.at(layer.status.at(cell));
        }
    }
    EXPECT_GT(seen[static_cast<std::size_t>(PointStatus::unknown)], 0U);
    EXPECT_GT(seen[static_cast<std::size_t>(PointStatus::good)], 0U);
}

INSTANTIATE_TEST_SUITE_P(ModelsAndSeeds, CoverageRastersProperty,
                         testing::Values(Case{1, "p1812"}, Case{2, "p1812"}, Case{3, "p1812"},
                                         Case{4, "free_space"}, Case{5, "okumura_hata"}, Case{6, "p1812", true},
                                         Case{7, "p1812", true}, Case{4, "free_space", true}));

}  // namespace
}  // namespace lomsong
