// SPDX-License-Identifier: Apache-2.0
/// @file  Stations tried in a network that is kept warm, held against whole computations of the same networks.
#include "engine/job/network_trials.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "engine/job/what_if.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

/// A world with one ragged edge of unknown ground, small enough a radius that some hamlets are out of reach.
struct Country {
    explicit Country(std::uint64_t seed)
        : layers{random_world({seed, 14, 6, 0.2})}, parameters{random_world_parameters()} {
        parameters.radio.radius = Metres{3'000.0};
    }
    Layers layers;
    RunParameters parameters;
};

/// One or two sectors of somebody who has reported, somewhere.
std::vector<Sector> some_station(const Country& country, Dice& dice) {
    std::vector<Sector> sectors;
    for (std::size_t i = 0; i <= dice.below(2); ++i) {
        Sector sector;
        sector.station = "tried";
        sector.site = "tried";
        sector.label = std::to_string(i + 1);
        sector.operator_index = dice.below(2);
        sector.technology = dice.below(2) == 0 ? Technology::g3 : Technology::g4;
        sector.position = *country.layers.hamlets[dice.below(country.layers.hamlets.size())].centre;
        sector.omnidirectional = dice.below(2) == 0;
        sector.azimuth = Angle{dice.between(0.0, 360.0)};
        sectors.push_back(sector);
    }
    return sectors;
}

TEST(NetworkTrials, ATrialSaysWhatTwoWholeComputationsSay) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    SilentReporter silent;
    std::size_t changed = 0;
    for (std::uint64_t world = 0; world < 3; ++world) {
        const Country country{seed + world};
        const RecordedResult before = judged_network(country.layers, country.parameters, Execution{1}, silent);
        NetworkTrials trials{country.layers, country.parameters, Execution{1}, silent};
        for (int trial = 0; trial < 5; ++trial) {
            const std::vector<Sector> tried = some_station(country, dice);
            const std::vector<TriedHamlet> found = trials.changed_by(tried, silent);
            Layers built = country.layers;
            built.sectors.insert(built.sectors.end(), tried.begin(), tried.end());
            const RecordedResult now = judged_network(built, country.parameters, Execution{1}, silent);
            std::size_t next = 0;
            for (std::size_t h = 0; h < now.hamlets.size(); ++h) {
                if (now.hamlets[h].status == before.hamlets[h].status &&
                    now.hamlets[h].operators == before.hamlets[h].operators) {
                    continue;
                }
                ++changed;
                ASSERT_LT(next, found.size()) << "hamlet " << h << " is missing";
                EXPECT_EQ(found[next].hamlet, h);
                EXPECT_EQ(found[next].any.before, before.hamlets[h].status);
                EXPECT_EQ(found[next].any.now, now.hamlets[h].status);
                for (std::size_t i = 0; i < now.operators.size(); ++i) {
                    EXPECT_EQ(found[next].operators[i].before, before.hamlets[h].operators[i]) << h << ' ' << i;
                    EXPECT_EQ(found[next].operators[i].now, now.hamlets[h].operators[i]) << h << ' ' << i;
                }
                ++next;
            }
            EXPECT_EQ(next, found.size());
        }
    }
    EXPECT_GT(changed, 0U) << "no trial changes anything";
}

TEST(NetworkTrials, NothingOfATrialIsLeftForTheNext) {
    const Country country{5};
    SilentReporter silent;
    NetworkTrials trials{country.layers, country.parameters, Execution{1}, silent};
    Dice dice{5};
    const std::vector<Sector> tried = some_station(country, dice);
    const std::size_t first = trials.changed_by(tried, silent).size();
    EXPECT_EQ(trials.changed_by({}, silent).size(), 0U);
    EXPECT_EQ(trials.layers().sectors.size(), country.layers.sectors.size());
    EXPECT_EQ(trials.changed_by(tried, silent).size(), first);
}

/// Says that the user stopped, from the first question on or never.
class Stopped final : public Reporter {
  public:
    void begin_stage(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override { m_stopped = true; }
    void warn(const std::string&) override {}
    [[nodiscard]] bool cancelled() const noexcept override { return m_stopped; }

  private:
    bool m_stopped = false;
};

TEST(NetworkTrials, ACancelledTrialThrowsAndTheNextOneIsSound) {
    const Country country{7};
    SilentReporter silent;
    NetworkTrials trials{country.layers, country.parameters, Execution{1}, silent};
    Dice dice{7};
    const std::vector<Sector> tried = some_station(country, dice);
    const std::size_t undisturbed = trials.changed_by(tried, silent).size();
    Stopped stopped;
    try {
        static_cast<void>(trials.changed_by(tried, stopped));
        FAIL() << "the trial ran to its end";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::interrupted);
    }
    EXPECT_EQ(trials.layers().sectors.size(), country.layers.sectors.size());
    EXPECT_EQ(trials.changed_by(tried, silent).size(), undisturbed);
}

TEST(NetworkTrials, GroundIsKnownWhereTheTerrainHasAHeight) {
    const Country country{3};
    SilentReporter silent;
    const NetworkTrials trials{country.layers, country.parameters, Execution{1}, silent};
    const Grid& grid = country.layers.terrain.grid();
    std::size_t unknown = 0;
    for (std::int32_t col = 0; col < grid.cols(); ++col) {
        const Cell cell{Row{grid.rows() / 2}, Col{col}};
        const bool known = country.layers.terrain.known(cell);
        EXPECT_EQ(trials.is_on_known_ground(grid.centre(cell)), known) << col;
        unknown += known ? 0U : 1U;
    }
    EXPECT_GT(unknown, 0U);
    EXPECT_FALSE(trials.is_on_known_ground({0.0, 0.0}));
}

}  // namespace
}  // namespace lomsong
