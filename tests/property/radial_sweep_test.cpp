// SPDX-License-Identifier: Apache-2.0
/// @file  Fast path = brute force: the radial sweep gives what the model gives on the profile the sweep says it
///        uses, over every kind of ground, and a loss depends on its cell alone.
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <ostream>

#include <gtest/gtest.h>
#include <hwy/highway.h>

#include "algorithms/propagation/models.hpp"
#include "tests/property/sweep_trial.hpp"
#include "tests/support/real_terrain.hpp"
#include "tests/support/terrain_makers.hpp"

namespace lomsong {
namespace {

/// The bar of the issue: so near to the oracle, on so many losses, and never farther than this.
constexpr double k_share_within_hundredth = 0.999;
constexpr double k_worst_db = 0.1;
/// Fewer would prove nothing.
constexpr std::size_t k_fewest_losses = 1'500 / k_thinning;

/// Square ground of `extent`, off the origin.
Landscape made_up(Ground ground, const char* name, std::uint64_t seed, Metres extent, Metres cell_size) {
    const auto cells = static_cast<std::int32_t>(extent / cell_size);
    Landscape made{.name = name, .seed = seed, .layers = {}, .parameters = {}};
    made.layers.terrain = make_ground(ground, Grid{412'345.6, 2'480'765.4, cell_size, cells, cells}, seed);
    made.layers.terrain_kind = TerrainKind::surface;
    made.parameters.radio.profile_step = cell_size;
    return made;
}

Landscape with_trees(Landscape landscape) {
    landscape.name += " with trees and houses";
    grow_land_cover(landscape.layers, landscape.seed);
    return landscape;
}

/// A step that is not the terrain's.
Landscape stepped(Landscape landscape, Metres step) {
    landscape.parameters.radio.profile_step = step;
    return landscape;
}

/// Centre of the highest or lowest known cell.
Point extreme_point(const Raster<HeightAboveSeaLevel>& terrain, bool highest) {
    std::size_t found = 0;
    float best = -std::numeric_limits<float>::infinity();
    for (std::size_t i = 0; i < terrain.values().size(); ++i) {
        const float height = highest ? terrain.values()[i] : -terrain.values()[i];
        if (height > best) {
            best = height;
            found = i;
        }
    }
    return terrain.grid().centre(terrain.grid().cell(found));
}

Point random_known_point(const TerrainProfiler& profiler, Dice& dice) {
    const Box box = profiler.terrain().grid().bounds();
    for (;;) {
        const Point point{dice.between(box.min_x, box.max_x), dice.between(box.min_y, box.max_y)};
        if (profiler.ground(point)) {
            return point;
        }
    }
}

/// Cells that share nothing with the terrain's: another size, another origin.
Grid receiver_grid(const Grid& terrain, Metres cell_size, Dice& dice) {
    const Box box = terrain.bounds();
    const auto fitting = [&](double extent_m) {
        return static_cast<std::int32_t>(extent_m / cell_size.value()) - 1;
    };
    return {box.min_x + dice.between(0.0, cell_size.value()), box.max_y - dice.between(0.0, cell_size.value()),
            cell_size, fitting(box.max_y - box.min_y), fitting(box.max_x - box.min_x)};
}

Mast mast_at(Point position, double height_m) {
    return {position, HeightAboveGround{height_m}, {k_bands.begin(), k_bands.end()}};
}

/// Masts on the top, in the deepest valley and anywhere, low and high, seen through cells of three sizes.
Comparison masts_all_over(Landscape& landscape, Metres radius) {
    constexpr std::size_t receivers = 500 / k_thinning;
    constexpr std::array mast_heights_m{5.0, 30.0, 100.0};
    constexpr std::array cell_sizes_m{30.0, 50.0, 90.0};
    Comparison comparison{landscape};
    Dice dice{landscape.seed};
    for (std::size_t trial = 0; trial < 6; ++trial) {
        landscape.parameters.radio.receiver_height = HeightAboveGround{trial == 4 ? 12.0 : 1.5};
        landscape.parameters.radio.polarisation = trial == 5 ? Polarisation::horizontal : Polarisation::vertical;
        landscape.parameters.radio.delta_n = trial == 5 ? 70.0 : 45.0;
        const TerrainProfiler profiler{landscape.layers, landscape.parameters};
        const MastSweep sweep{profiler, k_p1812_model, landscape.parameters.radio};
        const Grid grid =
            receiver_grid(profiler.terrain().grid(), Metres{cell_sizes_m[(trial + trial / 3) % 3]}, dice);
        const Point position =
            trial < 2 ? extreme_point(profiler.terrain(), trial == 0) : random_known_point(profiler, dice);
        comparison.add(sweep, mast_at(position, mast_heights_m[trial % 3]),
                       some_cells(profiler, grid, position, radius, receivers, dice));
    }
    return comparison;
}

void expect_oracle(const Comparison& comparison) {
    SCOPED_TRACE(testing::PrintToString(comparison));
    EXPECT_GE(comparison.share_within_hundredth(), k_share_within_hundredth);
    EXPECT_LE(comparison.worst_db(), k_worst_db);
    EXPECT_EQ(comparison.disagreements(), 0U);
    EXPECT_GT(comparison.losses() - comparison.unknown(), k_fewest_losses);
}

struct GroundCase {
    const char* name;
    Ground ground;
    friend std::ostream& operator<<(std::ostream& out, const GroundCase& drawn) { return out << drawn.name; }
};

class RadialSweepOver : public testing::TestWithParam<GroundCase> {
  protected:
    [[nodiscard]] static Landscape landscape(std::uint64_t seed) {
        return made_up(GetParam().ground, GetParam().name, seed, Metres{15'000}, Metres{30});
    }
};

TEST_P(RadialSweepOver, BareGroundGivesTheOraclesLoss) {
    Landscape bare = landscape(11);
    expect_oracle(masts_all_over(bare, Metres{12'000}));
}

TEST_P(RadialSweepOver, TreesAndHousesGivesTheOraclesLoss) {
    Landscape grown = with_trees(landscape(12));
    expect_oracle(masts_all_over(grown, Metres{12'000}));
}

TEST_P(RadialSweepOver, AStepUnlikeTheTerrainsGivesTheOraclesLoss) {
    Landscape coarse = stepped(landscape(13), Metres{71});
    expect_oracle(masts_all_over(coarse, Metres{12'000}));
}

TEST_P(RadialSweepOver, UnknownPatchesIsUnknownExactlyWhereItsProfileIs) {
    Landscape patchy = landscape(14);
    forget_patches(patchy.layers.terrain, 12, patchy.seed);
    const Comparison comparison = masts_all_over(patchy, Metres{12'000});
    expect_oracle(comparison);
    EXPECT_GT(comparison.unknown(), comparison.losses() / 50) << comparison;
}

INSTANTIATE_TEST_SUITE_P(Grounds, RadialSweepOver,
                         testing::Values(GroundCase{"flat", Ground::flat}, GroundCase{"ridge", Ground::ridge},
                                         GroundCase{"stairs", Ground::stairs}, GroundCase{"noise", Ground::noise},
                                         GroundCase{"hills", Ground::hills}),
                         [](const auto& drawn) { return std::string{drawn.param.name}; });

TEST(RadialSweep, GivesTheOraclesLossUpTo40Kilometres) {
    Landscape wide = made_up(Ground::hills, "wide hills", 21, Metres{81'000}, Metres{90});
    expect_oracle(masts_all_over(wide, Metres{40'000}));
    Landscape plain = with_trees(made_up(Ground::flat, "wide plain", 22, Metres{81'000}, Metres{90}));
    expect_oracle(masts_all_over(plain, Metres{40'000}));
}

TEST(RadialSweep, GivesTheOraclesLossOver1300Samples) {
    Landscape fine = made_up(Ground::hills, "fine hills", 23, Metres{30'000}, Metres{30});
    expect_oracle(masts_all_over(fine, Metres{40'000}));
}

TEST(RadialSweep, GivesTheOraclesLossWithStepsSoFineThatNearMeans250Metres) {
    Landscape fine = stepped(with_trees(made_up(Ground::hills, "hills", 24, Metres{3'000}, Metres{30})), Metres{7});
    expect_oracle(masts_all_over(fine, Metres{1'500}));
}

/// While it lives, vector code runs on one instruction set, whatever else the machine has.
class OnlyInstructionSet {
  public:
    explicit OnlyInstructionSet(std::int64_t target) { choose(target); }
    ~OnlyInstructionSet() { choose(0); }
    OnlyInstructionSet(const OnlyInstructionSet&) = delete;
    OnlyInstructionSet& operator=(const OnlyInstructionSet&) = delete;

  private:
    static void choose(std::int64_t target) {
        hwy::SetSupportedTargetsForTest(target);
        hwy::GetChosenTarget().DeInit();  // or the choice of an earlier call stays
    }
};

TEST(RadialSweep, GivesTheOraclesLossOnEveryInstructionSetOfThisMachine) {
    Landscape grown = with_trees(made_up(Ground::hills, "hills", 25, Metres{15'000}, Metres{30}));
    Landscape stairs = made_up(Ground::stairs, "stairs", 26, Metres{15'000}, Metres{30});
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
        const OnlyInstructionSet only{target};
        SCOPED_TRACE(hwy::TargetName(target));
        expect_oracle(masts_all_over(grown, Metres{12'000}));
        expect_oracle(masts_all_over(stairs, Metres{12'000}));
    }
}

struct RealCase {
    const char* name;
    const char* file;
    double cell_m;
    friend std::ostream& operator<<(std::ostream& out, const RealCase& drawn) { return out << drawn.name; }
};

class RadialSweepOverReal : public testing::TestWithParam<RealCase> {
  protected:
    [[nodiscard]] static std::optional<Landscape> landscape() {
        const auto file = std::filesystem::path{LOMSONG_SHARED_DIR} / "data" / GetParam().file;
        if (!std::filesystem::exists(file)) {
            return std::nullopt;
        }
        Landscape real{.name = GetParam().name, .seed = 31, .layers = {}, .parameters = {}};
        real.layers.terrain = laid_on_plane(file, Metres{GetParam().cell_m});
        real.layers.terrain_kind = TerrainKind::surface;
        real.parameters.radio.profile_step = Metres{GetParam().cell_m};
        return real;
    }
};

TEST_P(RadialSweepOverReal, TerrainGivesTheOraclesLoss) {
    auto real = landscape();
    if (!real) {
        GTEST_SKIP() << "skipped: no ../shared/data";
    }
    expect_oracle(masts_all_over(*real, Metres{20'000}));
}

TEST_P(RadialSweepOverReal, TerrainWithTreesGivesTheOraclesLoss) {
    auto real = landscape();
    if (!real) {
        GTEST_SKIP() << "skipped: no ../shared/data";
    }
    Landscape grown = stepped(with_trees(std::move(*real)), Metres{50});
    expect_oracle(masts_all_over(grown, Metres{20'000}));
}

INSTANTIATE_TEST_SUITE_P(Tiles, RadialSweepOverReal,
                         testing::Values(RealCase{"mountains", "terrain/N44W072.hgt", 90.0},
                                         RealCase{"coast", "terrain/N57E011.hgt", 90.0},
                                         RealCase{"commune", "bat_xat/dem_30m.tif", 30.0}),
                         [](const auto& drawn) { return std::string{drawn.param.name}; });

/// Losses over one landscape of hills, trees and holes, for questions about who asks.
class RadialSweepOfOneMast : public testing::Test {
  protected:
    static constexpr std::uint64_t k_seed = 41;

    [[nodiscard]] static Landscape hills_with_holes() {
        Landscape hills = with_trees(made_up(Ground::hills, "hills", k_seed, Metres{9'000}, Metres{30}));
        forget_patches(hills.layers.terrain, 4, k_seed);
        return hills;
    }
    [[nodiscard]] Question all_of(Window window) const {
        return every_cell(profiler, grid, window, mast.position, Metres{5'500});
    }

    Landscape landscape = hills_with_holes();
    TerrainProfiler profiler{landscape.layers, landscape.parameters};
    MastSweep sweep{profiler, k_p1812_model, landscape.parameters.radio};
    Point corner{landscape.layers.terrain.grid().west(), landscape.layers.terrain.grid().north()};
    Grid grid{corner.x + 7.0, corner.y - 11.0, Metres{50}, 170, 170};
    Window whole{Row{0}, Col{0}, 170, 170};
    Mast mast = mast_at({corner.x + 3'712.0, corner.y - 4'201.0}, 25.0);
};

/// Bits compared, so that "not asked" equals itself.
bool same_bits(float a, float b) { return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b); }

TEST_F(RadialSweepOfOneMast, ALossIsTheSameThroughWhateverWindowItIsAskedFor) {
    const Question everything = all_of(whole);
    const LossField expected = answer(sweep, mast, everything);
    Dice dice{k_seed};
    for (std::size_t trial = 0; trial < 12; ++trial) {
        const auto side = [&] { return static_cast<std::int32_t>(1 + dice.below(60)); };
        const auto first = [&] { return static_cast<std::int32_t>(dice.below(111)); };
        const Question part = all_of({Row{first()}, Col{first()}, side(), side()});
        const LossField field = answer(sweep, mast, part);
        for (std::size_t f = 0; f < mast.frequencies.size(); ++f) {
            for (std::size_t at = 0; at < part.window.size(); ++at) {
                const Cell cell{Row{part.window.row.value + static_cast<std::int32_t>(at) / part.window.cols},
                                Col{part.window.col.value + static_cast<std::int32_t>(at) % part.window.cols}};
                ASSERT_TRUE(same_bits(field.losses_db(f)[at], expected.losses_db(f)[whole.index(cell)]))
                    << "window " << trial << ", cell " << cell.row.value << "," << cell.col.value << ": "
                    << field.losses_db(f)[at] << " dB, in the whole " << expected.losses_db(f)[whole.index(cell)];
            }
        }
    }
}

TEST_F(RadialSweepOfOneMast, ALossIsTheSameWhateverElseIsWanted) {
    const Question everything = all_of(whole);
    const LossField expected = answer(sweep, mast, everything);
    Dice dice{k_seed};
    for (const double share : {0.5, 0.03, 0.0005}) {
        Question sparse = everything;
        for (unsigned char& want : sparse.wanted) {
            want = want != 0 && dice.between(0.0, 1.0) < share ? 1 : 0;
        }
        const LossField field = answer(sweep, mast, sparse);
        for (std::size_t f = 0; f < mast.frequencies.size(); ++f) {
            for (std::size_t at = 0; at < whole.size(); ++at) {
                const float loss_db = field.losses_db(f)[at];
                const bool right =
                    sparse.wanted[at] != 0 ? same_bits(loss_db, expected.losses_db(f)[at]) : std::isnan(loss_db);
                ASSERT_TRUE(right) << "share " << share << ", cell " << at << ": " << loss_db << " dB, among all "
                                   << expected.losses_db(f)[at];
            }
        }
    }
}

TEST_F(RadialSweepOfOneMast, FrequenciesTogetherGiveWhatEachGivesAlone) {
    const Question question = all_of(whole);
    const LossField together = answer(sweep, mast, question);
    for (std::size_t f = 0; f < mast.frequencies.size(); ++f) {
        Mast single = mast;
        single.frequencies = {mast.frequencies[f]};
        const LossField alone = answer(sweep, single, question);
        for (std::size_t at = 0; at < whole.size(); ++at) {
            ASSERT_TRUE(same_bits(alone.losses_db(0)[at], together.losses_db(f)[at]))
                << in_megahertz(mast.frequencies[f]) << " MHz, cell " << at << ": " << alone.losses_db(0)[at]
                << " dB alone, " << together.losses_db(f)[at] << " dB with the others";
        }
    }
}

TEST_F(RadialSweepOfOneMast, AScratchThatServedAnotherMastChangesNothing) {
    const Question question = all_of(whole);
    const LossField fresh = answer(sweep, mast, question);
    MastSweep::Scratch scratch;
    LossField field;
    const Mast other{{mast.position.x + 900.0, mast.position.y - 600.0}, HeightAboveGround{60}, {megahertz(700)}};
    sweep.sweep(other, question.cells(), scratch, field);
    sweep.sweep(mast, question.cells(), scratch, field);
    ASSERT_EQ(field.frequencies(), mast.frequencies.size());
    for (std::size_t f = 0; f < mast.frequencies.size(); ++f) {
        for (std::size_t at = 0; at < whole.size(); ++at) {
            ASSERT_TRUE(same_bits(field.losses_db(f)[at], fresh.losses_db(f)[at])) << "cell " << at;
        }
    }
}

TEST_F(RadialSweepOfOneMast, MastsOnCentresCornersAndTheBorderGiveTheOraclesLoss) {
    const Grid& terrain = profiler.terrain().grid();
    const Point centre = grid.centre({Row{80}, Col{75}});
    const std::array places{centre,                                            // receivers due north, east
                            Point{centre.x + 25.0, centre.y + 25.0},           // and on the diagonals
                            terrain.centre({Row{120}, Col{150}}),              // on a terrain sample
                            Point{terrain.west(), terrain.north() - 4'000.0},  // the first that is known
                            Point{terrain.bounds().max_x - 0.01, terrain.bounds().min_y + 0.01}};
    for (const Point place : places) {
        if (!profiler.ground(place)) {
            continue;
        }
        Comparison comparison{landscape};
        mast.position = place;
        Question question = all_of(whole);
        Dice dice{k_seed};
        for (unsigned char& want : question.wanted) {
            want = want != 0 && dice.below(10 * k_thinning) == 0 ? 1 : 0;
        }
        comparison.add(sweep, mast, question);
        expect_oracle(comparison);
    }
}

TEST_F(RadialSweepOfOneMast, ReceiversBesideTheMastGetTheirExactPath) {
    const Question question = every_cell(profiler, grid, whole, mast.position, Metres{470});
    const LossField field = answer(sweep, mast, question);
    MastSweep::Scratch scratch;
    MastLosses exact;
    ASSERT_GT(question.asked(), 200U);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        if (question.wanted[at] == 0) {
            continue;
        }
        const Cell cell{Row{static_cast<std::int32_t>(at) / 170}, Col{static_cast<std::int32_t>(at) % 170}};
        const Point receiver = grid.centre(cell);
        sweep.sweep(mast, std::span{&receiver, 1}, scratch, exact);
        for (std::size_t f = 0; f < mast.frequencies.size(); ++f) {
            const float expected =
                exact.path_known(0) ? static_cast<float>(exact.loss(0, f).loss.value()) : LossField::k_unknown;
            ASSERT_FLOAT_EQ(field.losses_db(f)[at], expected) << "cell " << at;
        }
    }
}

}  // namespace
}  // namespace lomsong
