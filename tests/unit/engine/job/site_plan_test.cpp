// SPDX-License-Identifier: Apache-2.0
/// @file  Plans of new stations over small drawn and random worlds, held against exact links and full runs.
#include "engine/job/site_plan.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/settlement/test_plan.hpp"
#include "engine/core/error.hpp"
#include "engine/job/coverage_job.hpp"
#include "engine/job/site_candidates.hpp"
#include "engine/job/site_demand.hpp"
#include "engine/job/site_service.hpp"
#include "engine/job/what_if.hpp"
#include "tests/support/evidence_world.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// The ridge takes the south's signal: "a" is served by A, "b" and "c" are not. Only from "B", which is Beta's
/// mast, or from the ground around them are they seen.
const std::vector<std::string> k_valleys{
    "A...a.......", "............", "############", "............", "..b...B...c.", "............",
};

/// Beta has reported its mast, so that everybody knows who is served.
Layers two_valleys() {
    Layers layers = drawn_world(k_valleys);
    station(layers, 'B').operator_index = 1;
    layers.operator_has_reported[1] = true;
    for (Hamlet& hamlet : layers.hamlets) {
        hamlet.population = hamlet.code == "b" ? 300.0 : 100.0;
        hamlet.households = 25.0;
    }
    return layers;
}

RunParameters plan_parameters() {
    RunParameters parameters = evidence_parameters();
    parameters.coverage.cell_size = Metres{30.0};
    return parameters;
}

SiteQuestion of_alpha(std::size_t count = 3) {
    SiteQuestion question;
    question.operator_index = 0;
    question.count = count;
    return question;
}

SitePlan planned(const Layers& layers, const RunParameters& parameters, const SiteQuestion& question,
                 int threads = 1) {
    SilentReporter silent;
    return plan_sites(layers, parameters, question, Execution{threads}, silent);
}

std::string refusal(const Layers& layers, const SiteQuestion& question) {
    try {
        static_cast<void>(planned(layers, plan_parameters(), question));
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(SitePlan, TheMastInTheValleyWithoutServiceIsSharedFirst) {
    const Layers layers = two_valleys();
    const SitePlan plan = planned(layers, plan_parameters(), of_alpha());
    EXPECT_EQ(plan.measured, SiteGain::people);
    EXPECT_DOUBLE_EQ(plan.unserved, 400.0);
    EXPECT_EQ(plan.hamlets_unserved, 2U);
    ASSERT_EQ(plan.sites.size(), 1U);  // it serves all, so that no second one would add anybody
    const ProposedSite& site = plan.sites.front();
    EXPECT_EQ(site.kind, SiteKind::shared_mast);
    EXPECT_EQ(site.code, "B");
    EXPECT_THAT(site.operators, ElementsAre(1U));
    EXPECT_DOUBLE_EQ(site.people, 400.0);
    EXPECT_DOUBLE_EQ(site.households, 50.0);
    EXPECT_EQ(site.hamlets_served.size(), 2U);
    EXPECT_TRUE(site.hamlets_reached.empty());
    EXPECT_DOUBLE_EQ(plan.upper_bound, 400.0);
}

TEST(SitePlan, AGivenPlaceIsTriedBesideTheMasts) {
    Layers layers = two_valleys();
    RunParameters parameters = plan_parameters();
    parameters.technologies[index_of(Technology::g4)].defaults.eirp = Dbm{20.0};  // reaches its own hamlet only
    SiteQuestion question = of_alpha(1);
    const auto hamlet = std::ranges::find(layers.hamlets, "b", &Hamlet::code);
    question.given.push_back({"beside b", *hamlet->centre, HeightAboveGround{10.0}});
    const SitePlan plan = planned(layers, parameters, question);
    ASSERT_EQ(plan.sites.size(), 1U);
    EXPECT_EQ(plan.sites[0].kind, SiteKind::given);
    EXPECT_EQ(plan.sites[0].code, "beside b");
    EXPECT_DOUBLE_EQ(plan.sites[0].people, 300.0);
    EXPECT_EQ(plan.sites[0].antenna_height, HeightAboveGround{10.0});
}

TEST(SitePlan, ABudgetBuysWhatItPaysFor) {
    const Layers layers = two_valleys();
    RunParameters parameters = plan_parameters();
    SiteQuestion question = of_alpha();
    question.budget = parameters.sites.existing_mast_cost;
    const SitePlan plan = planned(layers, parameters, question);
    ASSERT_EQ(plan.sites.size(), 1U);
    EXPECT_DOUBLE_EQ(plan.sites[0].spent, parameters.sites.existing_mast_cost);
    question.budget = parameters.sites.existing_mast_cost / 2.0;
    EXPECT_THAT(refusal(layers, question), HasSubstr("--budget: it buys no station"));
}

TEST(SitePlan, SaysWhenThereIsNothingToPlan) {
    Layers layers = two_valleys();
    SiteQuestion beta;
    beta.operator_index = 1;
    layers.operator_has_reported[1] = false;
    EXPECT_THAT(refusal(layers, beta), HasSubstr("operator 'Beta' has not reported a station"));

    Layers served = drawn_world({"A...a..."});
    served.hamlets.front().population = 10.0;
    EXPECT_THAT(refusal(served, of_alpha()), HasSubstr("nobody on known ground is without service of Alpha"));
}

TEST(SitePlan, ACandidateOffTheTerrainIsNamedAndLeftOut) {
    SiteQuestion question = of_alpha();
    question.given.push_back({"far away", Point{9e6, 9e6}, {}});
    const SitePlan plan = planned(two_valleys(), plan_parameters(), question);
    EXPECT_THAT(plan.off_terrain, ElementsAre("far away"));
    EXPECT_FALSE(plan.sites.empty());
}

TEST(SitePlan, WithoutNumbersHouseholdsAreCountedAndThenHamlets) {
    Layers layers = two_valleys();
    for (Hamlet& hamlet : layers.hamlets) {
        hamlet.population.reset();
    }
    EXPECT_EQ(planned(layers, plan_parameters(), of_alpha()).measured, SiteGain::households);
    for (Hamlet& hamlet : layers.hamlets) {
        hamlet.households.reset();
    }
    const SitePlan plan = planned(layers, plan_parameters(), of_alpha());
    EXPECT_EQ(plan.measured, SiteGain::hamlets);
    EXPECT_DOUBLE_EQ(plan.unserved, 2.0);
}

/// A world of hills in which some are not served, and what a plan of it rests on.
struct HillyWorld {
    explicit HillyWorld(std::uint64_t seed) : layers{random_world({.seed = seed, .hamlets = 16, .masts = 4})} {
        for (Sector& sector : layers.sectors) {
            sector.eirp = Dbm{30.0};
        }
        for (Hamlet& hamlet : layers.hamlets) {
            hamlet.population = hamlet.population.value_or(50.0);
        }
        parameters.coverage.rasters = false;
        parameters.radio.radius = Metres{6'000.0};
        parameters.sites.candidates = 12;
    }
    Layers layers;
    RunParameters parameters = random_world_parameters();
};

TEST(SitePlan, IsTheSameOnAnyNumberOfThreads) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    const HillyWorld world{seed};
    const SitePlan one = planned(world.layers, world.parameters, of_alpha(), 1);
    const SitePlan many = planned(world.layers, world.parameters, of_alpha(), 8);
    ASSERT_EQ(one.sites.size(), many.sites.size());
    EXPECT_EQ(one.unserved, many.unserved);
    EXPECT_EQ(one.upper_bound, many.upper_bound);
    for (std::size_t i = 0; i < one.sites.size(); ++i) {
        EXPECT_EQ(one.sites[i].code, many.sites[i].code);
        EXPECT_EQ(one.sites[i].position, many.sites[i].position);
        EXPECT_EQ(one.sites[i].gain, many.sites[i].gain);
        EXPECT_EQ(one.sites[i].hamlets_served, many.sites[i].hamlets_served);
    }
}

/// Every candidate and unserved cell by its own exact path.
std::vector<std::vector<std::uint32_t>> served_by_exact_links(const RadioScene& scene,
                                                              const ProposedSectors& proposed,
                                                              std::size_t candidates, const SiteDemand& demand) {
    std::vector<TestPoint> points;
    for (const DemandCell& cell : demand.cells) {
        points.push_back({0, cell.centre, true, 0.0});
    }
    SilentReporter silent;
    const auto served = served_points(scene, proposed, candidates, points, std::vector<bool>(points.size(), true),
                                      PointStatus::weak, Execution{1}, silent);
    std::vector<std::vector<std::uint32_t>> cells(candidates);
    for (std::size_t i = 0; i < candidates; ++i) {
        cells[i].assign(served[i].begin(), served[i].end());
    }
    return cells;
}

/// The share of (candidate, cell) pairs about which the sweep and exact links differ.
double share_of_differences(const std::string& model) {
    const unsigned seed = test_seed();
    HillyWorld world{seed};
    world.parameters.radio.model = model;
    for (Sector& sector : world.layers.sectors) {
        sector.eirp = Dbm{0.0};  // nearly nobody is served today
    }
    for (TechnologyParameters& technology : world.parameters.technologies) {
        technology.defaults.antenna_height = HeightAboveGround{35.0};
        technology.defaults.eirp = Dbm{36.0};                          // so that some are served and some are not
    }
    SilentReporter silent;
    const TestPlan tests = plan_test_points(world.layers, world.parameters.settlement);
    const SiteQuestion question = of_alpha();
    std::vector<SiteCandidate> candidates;
    ProposedSectors proposed;
    SiteDemand demand;
    {
        const RadioScene today{world.layers, world.parameters};
        demand = find_demand(today, tests, PointStatus::weak, Execution{1}, silent);
        const SiteRoads roads{world.layers, world.parameters.roads, Metres{5000.0}};
        candidates = find_candidates(today, question, demand, roads, Execution{1}, silent).all;
        proposed = proposed_sectors(candidates, question);
    }
    Layers with_candidates = world.layers;
    with_candidates.sectors = proposed.sectors;
    const RadioScene scene{with_candidates, world.parameters};
    const auto swept =
        served_cells(scene, proposed, candidates.size(), demand, PointStatus::weak, Execution{1}, silent);
    const auto exact = served_by_exact_links(scene, proposed, candidates.size(), demand);
    std::size_t different = 0;
    std::size_t served = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        std::vector<std::uint32_t> only_one;
        std::ranges::set_symmetric_difference(swept[i], exact[i], std::back_inserter(only_one));
        different += only_one.size();
        served += exact[i].size();
    }
    EXPECT_GT(served, 100U) << "the world of seed " << seed << " tries nothing";
    return static_cast<double>(different) / static_cast<double>(std::max<std::size_t>(1, served));
}

TEST(SitePlan, CellsThatASiteServesAreThoseOfExactLinks) {
    EXPECT_EQ(share_of_differences("free_space"), 0.0);
    EXPECT_EQ(share_of_differences("itm"), 0.0);
}

TEST(SitePlan, CellsThatTheRadialSweepServesAreNearlyThoseOfExactLinks) {
    EXPECT_LT(share_of_differences("p1812"), 0.05);
}

TEST(WhatIf, VerdictsAreThoseOfARunAndAnEarlierTraceChangesNone) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    const HillyWorld world{seed};
    SilentReporter silent;
    const RecordedResult before = judged_network(world.layers, world.parameters, Execution{1}, silent);
    Layers changed = world.layers;
    changed.sectors.erase(changed.sectors.begin());
    Sector added = changed.sectors.front();
    added.station = "new";
    added.position = *changed.hamlets.back().centre;
    changed.sectors.push_back(added);
    const RecordedResult now = judged_network(changed, world.parameters, Execution{1}, silent, &before.trace);
    const Results run = run_without_rasters(changed, world.parameters);
    ASSERT_EQ(now.hamlets.size(), run.hamlets.size());
    std::size_t different = 0;
    for (std::size_t h = 0; h < now.hamlets.size(); ++h) {
        EXPECT_EQ(now.hamlets[h].status, run.hamlets[h].status) << h;
        for (std::size_t i = 0; i < now.operators.size(); ++i) {
            EXPECT_EQ(now.hamlets[h].operators[i], run.hamlets[h].operators[i].status) << h << ", operator " << i;
            different += now.hamlets[h].operators[i] != before.hamlets[h].operators[i] ? 1U : 0U;
        }
    }
    EXPECT_GT(different, 0U) << "the trial changes nothing";
}

TEST(WhatIf, ProposedStationsServeTheHamletsThatThePlanNames) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    const HillyWorld world{seed};
    const SitePlan plan = planned(world.layers, world.parameters, of_alpha());
    SilentReporter silent;
    const RecordedResult before = judged_network(world.layers, world.parameters, Execution{1}, silent);
    Layers built = world.layers;
    built.sectors.insert(built.sectors.end(), plan.sectors.begin(), plan.sectors.end());
    const RecordedResult now = judged_network(built, world.parameters, Execution{1}, silent, &before.trace);
    std::set<std::size_t> named;
    for (const ProposedSite& site : plan.sites) {
        named.insert(site.hamlets_served.begin(), site.hamlets_served.end());
    }
    EXPECT_FALSE(named.empty());
    const auto is_served = [](HamletStatus status) {
        return status == HamletStatus::good || status == HamletStatus::weak;
    };
    for (std::size_t h = 0; h < now.hamlets.size(); ++h) {
        const bool newly = is_served(now.hamlets[h].operators[0]) && !is_served(before.hamlets[h].operators[0]);
        EXPECT_EQ(newly, named.contains(h)) << built.hamlets[h].code;
    }
}

}  // namespace
}  // namespace lomsong
