// SPDX-License-Identifier: Apache-2.0
/// @file  Fast path = brute force: a run that takes over what it can writes the bytes of one that computes
/// everything.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/job/coverage_job.hpp"
#include "io/read/old_result.hpp"
#include "io/write/coverage_words.hpp"
#include "io/write/result_writer.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/terrain_makers.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

struct World {
    Layers layers;
    RunParameters parameters;
};

/// A folder that vanishes with its owner.
class Scratch {
  public:
    explicit Scratch(const std::string& name)
        : m_path{fs::temp_directory_path() / ("lomsong-since-" + std::to_string(getpid()) + "-" + name)} {
        fs::remove_all(m_path);
        fs::create_directories(m_path);
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    [[nodiscard]] const fs::path& path() const { return m_path; }

  private:
    fs::path m_path;
};

const std::vector<Output> k_outputs{Output::geojson, Output::rasters};

/// Runs the world into a folder, from an earlier result when there is one.
TakenOver run(const World& world, const fs::path& folder, OldResult* earlier_result = nullptr,
              std::size_t memory_bytes = 0, int threads = 2) {
    SilentReporter reporter;
    CoverageStore cells{folder};
    std::optional<EarlierRun> earlier;
    if (earlier_result != nullptr) {
        earlier.emplace(EarlierRun{earlier_result->trace(), *earlier_result});
        cells.take_over([&](CoverageLayerKey key, std::size_t layer) -> std::optional<fs::path> {
            const CoverageWords words = coverage_words(world.layers, world.parameters, "", key);
            return file_conditions(words) == earlier_result->trace().layers.at(layer).file_conditions
                       ? std::optional{earlier_result->file_of(layer)}
                       : std::nullopt;
        });
    }
    JobOutcome outcome = run_job(world.layers, world.parameters, Execution{threads, memory_bytes}, cells, reporter,
                                 earlier ? &*earlier : nullptr);
    RunRecord record;
    record.trace = std::move(outcome.trace);
    write_results({world.layers, outcome.results, world.parameters, record, cells}, k_outputs, folder, 2, reporter);
    return outcome.taken_over;
}

std::map<std::string, std::string> bytes_in(const fs::path& folder) {
    std::map<std::string, std::string> bytes;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ifstream in{entry.path(), std::ios::binary};
        std::ostringstream text;
        text << in.rdbuf();
        bytes[entry.path().filename().string()] = text.str();
    }
    return bytes;
}

/// A world and its result, from which others are computed.
class Earlier {
  public:
    explicit Earlier(World world) : m_world{std::move(world)}, m_folder{"earlier"} {
        run(m_world, m_folder.path());
    }
    [[nodiscard]] const World& world() const { return m_world; }

    /// Runs `now` with and without the earlier result, and compares every byte. (No timings are given to run.json
    /// here.)
    TakenOver expect_same_bytes(const World& now, const std::string& what, std::size_t memory_bytes = 0,
                                int threads = 2) const {
        const Scratch whole_folder{"whole"};
        const Scratch incremental_folder{"incremental"};
        run(now, whole_folder.path());
        OldResult earlier_result{m_folder.path()};
        const TakenOver taken_over = run(now, incremental_folder.path(), &earlier_result, memory_bytes, threads);
        const auto whole = bytes_in(whole_folder.path());
        const auto incremental = bytes_in(incremental_folder.path());
        EXPECT_TRUE(whole.contains("hamlets.geojson") && whole.contains("trace.bin")) << what;
        EXPECT_EQ(whole.size(), incremental.size()) << what;
        for (const auto& [name, bytes] : whole) {
            EXPECT_TRUE(incremental.contains(name) && incremental.at(name) == bytes)
                << what << ": " << name << " differs";
        }
        return taken_over;
    }

  private:
    World m_world;
    Scratch m_folder;
};

struct Edit {
    const char* name;
    std::function<void(World&, Dice&)> apply;
};

/// All sectors of one station, by its code.
template <class Change>
void change_station(World& world, Dice& dice, const Change& change) {
    const std::string station = world.layers.sectors[dice.below(world.layers.sectors.size())].station;
    for (Sector& sector : world.layers.sectors) {
        if (sector.station == station) {
            change(sector);
        }
    }
}

void move_station(World& world, Dice& dice) {
    const double east = dice.between(-300, 300);
    const double north = dice.between(-300, 300);
    change_station(world, dice, [&](Sector& sector) {
        sector.position.x += east;
        sector.position.y += north;
    });
}

void retune_sector(World& world, Dice& dice) {
    Sector& sector = world.layers.sectors[dice.below(world.layers.sectors.size())];
    switch (dice.below(4)) {
        case 0: sector.tilt = Angle{dice.between(0, 9)}; break;
        case 1: sector.azimuth = Angle{dice.between(0, 360)}; break;
        case 2: sector.eirp = Dbm{dice.between(38, 55)}; break;
        default: sector.antenna_height = HeightAboveGround{dice.between(15, 60)};
    }
}

void remove_station(World& world, Dice& dice) {
    const std::string station = world.layers.sectors[dice.below(world.layers.sectors.size())].station;
    std::erase_if(world.layers.sectors, [&](const Sector& sector) { return sector.station == station; });
}

void add_station(World& world, Dice& dice) {
    Sector sector = world.layers.sectors[dice.below(world.layers.sectors.size())];
    sector.station = "NEW";
    sector.position.x += dice.between(-900, 900);
    sector.position.y += dice.between(-900, 900);
    const auto place = static_cast<std::ptrdiff_t>(dice.below(world.layers.sectors.size() + 1));
    world.layers.sectors.insert(world.layers.sectors.begin() + place, sector);
}

void swap_sectors(World& world, Dice& dice) {
    std::vector<Sector>& sectors = world.layers.sectors;
    std::swap(sectors[dice.below(sectors.size())], sectors[dice.below(sectors.size())]);
}

/// A square of ground, raised or forgotten.
void change_terrain(World& world, Dice& dice) {
    Raster<HeightAboveSeaLevel>& terrain = world.layers.terrain;
    const bool forget = dice.below(3) == 0;
    const auto edge = static_cast<std::int32_t>(1 + dice.below(8));
    const Cell first{
        Row{static_cast<std::int32_t>(dice.below(static_cast<std::size_t>(terrain.grid().rows() - edge)))},
        Col{static_cast<std::int32_t>(dice.below(static_cast<std::size_t>(terrain.grid().cols() - edge)))}};
    for (std::int32_t i = 0; i < edge * edge; ++i) {
        const Cell cell{Row{first.row.value + i / edge}, Col{first.col.value + i % edge}};
        if (forget) {
            terrain.forget(cell);
        } else {
            terrain.set(cell, HeightAboveSeaLevel{dice.between(100, 900)});
        }
    }
}

void change_land_cover(World& world, Dice& dice) {
    if (!world.layers.land_cover.empty()) {
        auto& values = world.layers.land_cover.values();
        values[dice.below(values.size())] = static_cast<std::uint8_t>(dice.below(9));
    }
}

void change_threshold(World& world, Dice& dice) {
    Thresholds& thresholds = world.parameters.technologies[dice.below(k_technology_count)].thresholds;
    thresholds.service = thresholds.service + Decibels{dice.between(-3, 3)};
}

void change_probability(World& world, Dice& dice) { world.parameters.probability.target = dice.between(0.7, 0.95); }

void change_calibration(World& world, Dice& dice) {
    world.parameters.calibration =
        dice.below(3) == 0 ? std::nullopt : std::optional{random_calibration(dice.below(100))};
}

void rename_province(World& world, Dice& /*dice*/) { world.parameters.title = "Another title"; }

void add_hamlet(World& world, Dice& dice) {
    Hamlet hamlet = world.layers.hamlets[dice.below(world.layers.hamlets.size())];
    hamlet.code = "H0";
    hamlet.centre = Point{hamlet.centre->x + dice.between(-200, 200), hamlet.centre->y + dice.between(-200, 200)};
    world.layers.hamlets.insert(world.layers.hamlets.begin(), hamlet);
    for (Cluster& cluster : world.layers.clusters) {
        ++cluster.hamlet;
    }
}

/// The station file says less, or more: what is assumed of one sector is looked for among all of its operator.
void forget_or_declare(World& world, Dice& dice) {
    Sector& sector = world.layers.sectors[dice.below(world.layers.sectors.size())];
    if (sector.antenna_height) {
        sector.antenna_height.reset();
        sector.eirp.reset();
    } else {
        sector.antenna_height = HeightAboveGround{dice.between(50, 80)};
        sector.eirp = Dbm{58};
    }
}

void rename_site(World& world, Dice& dice) {
    Sector& sector = world.layers.sectors[dice.below(world.layers.sectors.size())];
    sector.site = world.layers.sectors[dice.below(world.layers.sectors.size())].site;
}

void change_remedy_limit(World& world, Dice& dice) {
    world.parameters.remedies.tallest_mast = HeightAboveGround{dice.between(40, 90)};
}

void change_power_of_all(World& world, Dice& dice) {
    for (Sector& sector : world.layers.sectors) {
        sector.eirp = Dbm{dice.between(40, 52)};
    }
}

/// In front of all others, with a sector of its own.
void add_operator(World& world, Dice& dice) {
    world.layers.operators.insert(world.layers.operators.begin(), "Omega");
    world.layers.operator_has_reported.insert(world.layers.operator_has_reported.begin(), true);
    for (Sector& sector : world.layers.sectors) {
        ++sector.operator_index;
    }
    Sector sector = world.layers.sectors[dice.below(world.layers.sectors.size())];
    sector.operator_index = 0;
    sector.station = "OMEGA";
    world.layers.sectors.push_back(sector);
}

const std::vector<Edit>& edits() {
    static const std::vector<Edit> all{{"nothing changed", [](World&, Dice&) {}},
                                       {"station moved", move_station},
                                       {"sector retuned", retune_sector},
                                       {"station removed", remove_station},
                                       {"station added", add_station},
                                       {"sectors swapped", swap_sectors},
                                       {"terrain changed", change_terrain},
                                       {"land cover changed", change_land_cover},
                                       {"threshold changed", change_threshold},
                                       {"probability changed", change_probability},
                                       {"calibration changed", change_calibration},
                                       {"title changed", rename_province},
                                       {"hamlet added", add_hamlet},
                                       {"values forgotten or declared", forget_or_declare},
                                       {"site renamed", rename_site},
                                       {"limit of remedies changed", change_remedy_limit},
                                       {"all powers changed", change_power_of_all},
                                       {"operator added", add_operator}};
    return all;
}

World random_world_of(std::uint64_t seed) {
    World world{random_world({.seed = seed, .hamlets = 10, .masts = 8, .unknown_share = seed % 2 == 0 ? 0.2 : 0.0}),
                random_world_parameters()};
    Dice dice{seed};
    world.parameters.radio.radius = Metres{dice.between(900, 4000)};
    if (seed % 3 == 0) {
        world.layers.terrain_kind = TerrainKind::bare_ground;
        world.layers.land_cover = Raster<std::uint8_t>{world.layers.terrain.grid()};
        for (std::uint8_t& cover : world.layers.land_cover.values()) {
            cover = static_cast<std::uint8_t>(dice.below(9));
        }
    }
    if (seed % 5 == 0) {  // what stands on the ground is in the heights: only the calibration asks for land cover
        grow_land_cover(world.layers, seed);
        world.layers.terrain_kind = TerrainKind::surface;
        world.parameters.calibration = random_calibration(seed);
    }
    return world;
}

class Incremental : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Incremental, BytesAreThoseOfAWholeRunAfterEachKindOfEdit) {
    const Earlier before{random_world_of(GetParam())};
    Dice dice{GetParam() + 1000};
    for (const Edit& edit : edits()) {
        World now = before.world();
        edit.apply(now, dice);
        before.expect_same_bytes(now, "seed " + std::to_string(GetParam()) + ", " + edit.name);
    }
}

TEST_P(Incremental, BytesAreThoseOfAWholeRunAfterSeveralEdits) {
    const Earlier before{random_world_of(GetParam())};
    Dice dice{GetParam() + 2000};
    for (int round = 0; round < 4; ++round) {
        World now = before.world();
        std::string what = "seed " + std::to_string(GetParam());
        for (int i = 0; i < 4; ++i) {
            const Edit& edit = edits()[dice.below(edits().size())];
            edit.apply(now, dice);
            what += std::string{", "} + edit.name;
        }
        before.expect_same_bytes(now, what);
    }
}

// 3 and 6 have land cover on bare ground, 2 and 6 unknown terrain, 5 a calibration.
INSTANTIATE_TEST_SUITE_P(Seeds, Incremental, testing::Values(1, 2, 3, 5, 6));

TEST(IncrementalRun, CutIntoSmallBlocksGivesTheSameBytes) {
    const Earlier before{random_world_of(7)};
    World now = before.world();
    Dice dice{7};
    retune_sector(now, dice);
    before.expect_same_bytes(now, "small blocks", std::size_t{3} << 20U);
}

TEST(IncrementalRun, OnAnyNumberOfThreadsGivesTheSameBytes) {
    const Earlier before{random_world_of(12)};
    World now = before.world();
    Dice dice{12};
    move_station(now, dice);
    for (const int threads : {1, 2, 8}) {
        before.expect_same_bytes(now, std::to_string(threads) + " threads", 0, threads);
    }
}

TEST(IncrementalRun, OfNothingChangedTakesOverEverything) {
    const Earlier before{random_world_of(8)};
    const TakenOver taken_over = before.expect_same_bytes(before.world(), "nothing changed");
    EXPECT_EQ(taken_over.points_held, taken_over.points);
    EXPECT_EQ(taken_over.cells_held, taken_over.cells);
    EXPECT_EQ(taken_over.evidence_held, taken_over.evidence);
    EXPECT_GT(taken_over.evidence, 0U);
    EXPECT_GT(taken_over.cells, 0U);
    EXPECT_TRUE(taken_over.changed_premises.empty());
}

TEST(IncrementalRun, OfARetunedSectorComputesItsLayerWithinTheRadius) {
    World world = random_world_of(9);
    world.parameters.radio.radius = Metres{1'000};
    const Earlier before{world};
    world.layers.sectors.front().eirp = Dbm{49.0};
    const TakenOver taken_over = before.expect_same_bytes(world, "one sector retuned");
    constexpr double k_disc_cells = 3.1416 * 1'300.0 * 1'300.0 / (150.0 * 150.0);
    EXPECT_LE(static_cast<double>(taken_over.cells - taken_over.cells_held), k_disc_cells);
    EXPECT_GT(taken_over.cells, taken_over.cells_held) << "something must have been computed";
    EXPECT_GT(taken_over.points_held, 0U);
    const std::size_t of_others = taken_over.evidence / world.layers.operators.size() * 2;
    EXPECT_GE(taken_over.evidence_held, of_others)
        << "the evidence of two operators rests on no sector of the third";
    EXPECT_LT(taken_over.evidence_held, taken_over.evidence) << "something must have been gathered";
}

TEST(IncrementalRun, AfterAChangedLimitOfRemediesGathersAllEvidence) {
    const Earlier before{random_world_of(13)};
    World now = before.world();
    now.parameters.remedies.most_power = Decibels{3};
    const TakenOver taken_over = before.expect_same_bytes(now, "limit of remedies changed");
    EXPECT_EQ(taken_over.evidence_held, 0U);
    EXPECT_EQ(taken_over.points_held, taken_over.points) << "no link rests on it";
}

TEST(IncrementalRun, AfterAChangedThresholdNamesWhatChanged) {
    const Earlier before{random_world_of(11)};
    World now = before.world();
    Thresholds& thresholds = now.parameters.technologies[index_of(Technology::g4)].thresholds;
    thresholds.minimum = thresholds.minimum - Decibels{2.0};
    const TakenOver taken_over = before.expect_same_bytes(now, "threshold of 4G changed");
    EXPECT_EQ(taken_over.changed_premises, std::vector<std::string>{"the thresholds of 4G"});
    EXPECT_GT(taken_over.cells_held, 0U) << "3G holds";
}

}  // namespace
}  // namespace lomsong
