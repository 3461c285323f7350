// SPDX-License-Identifier: Apache-2.0
#include "algorithms/sweep/mast_sweep.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "algorithms/propagation/models.hpp"
#include "tests/support/terrain_makers.hpp"

namespace lomsong {
namespace {

/// 6 km of hills, a mast in the middle and 600 cells of 100 m that are wanted, every second one.
class MastSweepOverCells : public testing::Test {
  protected:
    MastSweepOverCells() {
        layers.terrain_kind = TerrainKind::surface;
        layers.terrain = make_ground(Ground::hills, Grid{0.0, 6'000.0, Metres{30}, 200, 200}, 5);
        for (std::size_t at = 0; at < window.size(); ++at) {
            wanted.push_back(at % 2 == 0 ? 1 : 0);
        }
    }
    /// Losses over the window, its first frequency.
    std::vector<float> losses(const PathLossModel& model, HeightAboveGround mast_height, Hertz frequency) {
        const TerrainProfiler profiler{layers, parameters};
        const MastSweep sweep{profiler, model, parameters.radio};
        std::vector<float> ground_m;
        for (std::size_t at = 0; at < window.size(); ++at) {
            ground_m.push_back(static_cast<float>(profiler.ground(grid.centre(cell(at)))->value()));
        }
        MastSweep::Scratch scratch;
        LossField field;
        sweep.sweep({mast, mast_height, {frequency}}, {grid, window, ground_m, wanted}, scratch, field);
        EXPECT_EQ(field.window(), window);
        EXPECT_EQ(field.frequencies(), 1U);
        return {field.losses_db(0).begin(), field.losses_db(0).end()};
    }
    [[nodiscard]] static Cell cell(std::size_t at) {
        return {Row{static_cast<std::int32_t>(at / 40)}, Col{static_cast<std::int32_t>(at % 40)}};
    }

    Layers layers;
    RunParameters parameters;
    Grid grid{500.0, 5'500.0, Metres{100}, 50, 50};
    Window window{Row{0}, Col{0}, 30, 40};
    Point mast{3'015.0, 2'995.0};
    std::vector<unsigned char> wanted;
};

TEST_F(MastSweepOverCells, EveryModelButP1812GetsExactPaths) {
    struct Radio {
        HeightAboveGround mast_height;
        Hertz frequency;
    };
    // No single one lies in the ranges of all models.
    const std::array radios{Radio{HeightAboveGround{40}, megahertz(900)},
                            Radio{HeightAboveGround{40}, megahertz(1'700)},
                            Radio{HeightAboveGround{25}, megahertz(1'700)}};
    const TerrainProfiler profiler{layers, parameters};
    for (const PathLossModel* model : k_models) {
        if (model == &k_p1812_model) {
            continue;
        }
        const MastSweep sweep{profiler, *model, parameters.radio};
        std::size_t known = 0;
        for (const Radio& radio : radios) {
            const std::vector<float> found = losses(*model, radio.mast_height, radio.frequency);
            MastSweep::Scratch scratch;
            MastLosses exact;
            for (std::size_t at = 0; at < found.size(); at += 2) {
                const Point receiver = grid.centre(cell(at));
                sweep.sweep({mast, radio.mast_height, {radio.frequency}}, std::span{&receiver, 1}, scratch, exact);
                const PathLoss& loss = exact.loss(0, 0);
                ASSERT_EQ(found[at], loss.known() ? static_cast<float>(loss.loss.value()) : LossField::k_unknown)
                    << model->info().name << ", cell " << at;
                known += loss.known() ? 1U : 0U;
            }
        }
        EXPECT_GT(known, 100U) << model->info().name;
    }
}

TEST_F(MastSweepOverCells, CellsThatNobodyWantsStayNotAsked) {
    const std::vector<float> found = losses(k_p1812_model, HeightAboveGround{40}, megahertz(900));
    for (std::size_t at = 0; at < found.size(); ++at) {
        ASSERT_EQ(std::isnan(found[at]), at % 2 == 1) << at;
    }
}

/// Every wanted cell is unknown and no other.
void expect_all_unknown(const std::vector<float>& found) {
    for (std::size_t at = 0; at < found.size(); at += 2) {
        ASSERT_EQ(found[at], LossField::k_unknown) << at;
    }
}

TEST_F(MastSweepOverCells, AFrequencyBeyondP1812IsUnknownEverywhere) {
    expect_all_unknown(losses(k_p1812_model, HeightAboveGround{40}, megahertz(6'500)));
    expect_all_unknown(losses(k_p1812_model, HeightAboveGround{40}, megahertz(20)));
}

TEST_F(MastSweepOverCells, HeightsBeyondP1812AreUnknownEverywhere) {
    expect_all_unknown(losses(k_p1812_model, HeightAboveGround{0.5}, megahertz(900)));
    parameters.radio.receiver_height = HeightAboveGround{0.9};
    expect_all_unknown(losses(k_p1812_model, HeightAboveGround{40}, megahertz(900)));
}

TEST_F(MastSweepOverCells, AnAirThatP1812DoesNotKnowIsUnknownEverywhere) {
    parameters.radio.delta_n = 160.0;
    expect_all_unknown(losses(k_p1812_model, HeightAboveGround{40}, megahertz(900)));
}

TEST_F(MastSweepOverCells, AMastOnUnknownGroundReachesNobody) {
    layers.terrain.forget(*layers.terrain.grid().cell_at(mast));
    expect_all_unknown(losses(k_p1812_model, HeightAboveGround{40}, megahertz(900)));
}

TEST_F(MastSweepOverCells, Within250MetresP1812IsFreeSpace) {
    mast = grid.centre({Row{15}, Col{20}});
    const std::vector<float> p1812 = losses(k_p1812_model, HeightAboveGround{40}, megahertz(900));
    const std::vector<float> free_space = losses(k_free_space_model, HeightAboveGround{40}, megahertz(900));
    std::size_t near = 0;
    for (std::size_t at = 0; at < p1812.size(); at += 2) {
        if (distance(mast, grid.centre(cell(at))) < Metres{250}) {
            ASSERT_NEAR(p1812[at], free_space[at], 0.05) << at;  // two roundings of the speed of light
            ++near;
        }
    }
    EXPECT_GE(near, 5U);
}

}  // namespace
}  // namespace lomsong
