// SPDX-License-Identifier: Apache-2.0
/// @file  Plans of sites through the command line, and the best choice by CBC.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "algorithms/plan/covering_lp.hpp"
#include "apps/lomsong/exact_solver.hpp"
#include "engine/core/error.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/apps/lomsong/command_run.hpp"
#include "tests/unit/apps/lomsong/valley_copy.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

double best_possible(const CoveringProblem& problem) {
    double best = 0.0;
    for (std::uint64_t set = 0; set < std::uint64_t{1} << problem.covers.size(); ++set) {
        std::vector<std::size_t> candidates;
        double cost = 0.0;
        for (std::size_t i = 0; i < problem.covers.size(); ++i) {
            if ((set >> i & 1U) != 0) {
                candidates.push_back(i);
                cost += problem.costs[i];
            }
        }
        if (cost <= problem.budget) {
            best = std::max(best, covered_weight(problem, candidates));
        }
    }
    return best;
}

TEST(ExactSolver, FindsTheBestOfEverySetOfCandidates) {
    const auto cbc = find_cbc();
    if (!cbc) {
        GTEST_SKIP() << "skipped: no program 'cbc' (Debian: coinor-cbc)";
    }
    const unsigned seed = test_seed();
    Dice dice{seed};
    SilentReporter silent;
    for (int trial = 0; trial < 12; ++trial) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", trial " + std::to_string(trial));
        CoveringProblem problem;
        for (int i = 0; i < 20; ++i) {
            problem.weights.push_back(std::floor(dice.between(0.0, 90.0)) / 7.0);
        }
        for (int i = 0; i < 10; ++i) {
            auto& covers = problem.covers.emplace_back();
            for (std::uint32_t element = 0; element < 20; ++element) {
                if (dice.below(4) == 0) {
                    covers.push_back(element);
                }
            }
            problem.costs.push_back(trial % 2 == 0 ? 1.0 : 1.0 + static_cast<double>(dice.below(4)));
        }
        problem.budget = 4.0;
        const SolvedCovering solved = read_cbc_solution(run_cbc(*cbc, covering_lp(problem), 60.0, silent), problem);
        EXPECT_TRUE(solved.proven);
        EXPECT_NEAR(covered_weight(problem, solved.candidates), best_possible(problem), 1e-6);
    }
}

TEST(ExactSolver, LeavesNothingBehind) {
    const auto cbc = find_cbc();
    if (!cbc) {
        GTEST_SKIP() << "skipped: no program 'cbc' (Debian: coinor-cbc)";
    }
    const auto folders = [] {
        std::size_t count = 0;
        for (const auto& entry : fs::directory_iterator{fs::temp_directory_path()}) {
            count += entry.path().filename().string().starts_with("lomsong-cbc-") ? 1U : 0U;
        }
        return count;
    };
    const std::size_t before = folders();
    SilentReporter silent;
    static_cast<void>(run_cbc(*cbc, covering_lp({{1.0}, {{0}}, {1.0}, 1.0}), 10.0, silent));
    EXPECT_EQ(folders(), before);
}

class PlanSites : public ValleyCopy {
  protected:
    /// Runs `plan sites` on the valley; returns what it printed. `m_narration` has the rest.
    std::string planned(std::vector<std::string> more) {
        std::vector<std::string> arguments{"plan", "sites",     path("no_rasters.toml"),
                                           "-o",   path("out"), "--overwrite"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        CommandRun run = command_run(arguments);
        m_narration = std::move(run.narrated);
        return std::move(run.printed);
    }
    std::string refusal(const std::vector<std::string>& more) {
        try {
            static_cast<void>(planned(more));
        } catch (const Error& error) {
            EXPECT_FALSE(fs::exists(path("out")));
            return error.what();
        }
        return "no refusal";
    }

    std::string m_narration;
};

TEST_F(PlanSites, WritesProposalsThatATrialConfirms) {
    const auto plan = nlohmann::json::parse(planned({"--operator", "Viettel", "--json"}));
    ASSERT_FALSE(plan["sites"].empty());
    EXPECT_TRUE(plan["made_up"]);
    EXPECT_GE(plan["upper_bound"], plan["gain"]);
    std::size_t served = 0;
    for (const auto& site : plan["sites"]) {
        served += site["hamlets_served"].size();
    }
    const auto proposals = nlohmann::json::parse(read(path("out/proposals.geojson")));
    EXPECT_EQ(proposals["features"].size(), plan["sites"].size());
    EXPECT_THAT(read(path("out/proposals.en.txt")), HasSubstr("MADE-UP DATA"));

    fs::copy_file(path("out/proposed_stations.geojson"), path("proposed.geojson"));
    fs::remove_all(path("out"));
    const auto changes = nlohmann::json::parse(planned({"--what-if", path("proposed.geojson").string(), "--json"}));
    const auto& viettel = changes["operators"]["viettel"];
    EXPECT_EQ(viettel["changes"]["resolved"].get<std::size_t>(), served) << changes.dump(1);
    EXPECT_EQ(viettel["changes"]["new"], 0);
}

TEST_F(PlanSites, AStationTakenAwayIsMissed) {
    const auto changes = nlohmann::json::parse(planned({"--without", "MAU1", "--json"}));
    EXPECT_EQ(changes["stations"][0]["change"], "went");
    EXPECT_GT(changes["any_operator"]["changes"]["new"].get<int>() +
                  changes["any_operator"]["changes"]["worsened"].get<int>() +
                  changes["operators"]["vnpt"]["changes"]["new"].get<int>(),
              0)
        << changes.dump(1);
}

TEST_F(PlanSites, TriesPlacesOfTheUsersOwn) {
    write(path("mine.csv"), "station,lon,lat,height_m\nhill above Khe,104.1073866,22.3151591,40\n");
    const auto plan = nlohmann::json::parse(
        planned({"--operator", "Viettel", "--candidates", path("mine.csv").string(), "--json"}));
    EXPECT_EQ(plan["candidates_that_serve_somebody"]["given"], 1) << plan.dump(1);
}

TEST_F(PlanSites, NamesWhatIsWrongWithTheQuestion) {
    EXPECT_THAT(refusal({"--operator", "Vietel"}), HasSubstr("Did you mean 'Viettel'?"));
    EXPECT_THAT(refusal({"--operator", "MobiFone"}), HasSubstr("has not reported a station"));
    EXPECT_THAT(refusal({"--count", "0"}), HasSubstr("--count: 0 is outside 1..1000"));
    EXPECT_THAT(refusal({"--budget", "0"}), HasSubstr("--budget"));
    EXPECT_THAT(refusal({"--budget", "-5"}), HasSubstr("--budget"));
    EXPECT_THAT(refusal({"--operator", "Viettel", "--budget", "1"}), HasSubstr("it buys no station"));
    EXPECT_THAT(refusal({"--what-if", path("none.csv").string()}), HasSubstr("there is no such file"));
    write(path("empty.csv"), "station,operator,technology,lon,lat\n");
    EXPECT_THAT(refusal({"--what-if", path("empty.csv").string()}), HasSubstr("empty.csv"));
    EXPECT_THAT(refusal({"--what-if", path("stations.csv").string()}),
                HasSubstr("is the project's own file of stations"));
    EXPECT_THAT(refusal({"--without", "MAU9-4G"}), HasSubstr("'MAU9-4G' is no station or site"));
}

TEST_F(PlanSites, SaysAloudThatTheSolverIsMissing) {
    const char* path_before = std::getenv("PATH");
    const std::string kept = path_before == nullptr ? "" : path_before;
    setenv("PATH", "/nowhere", 1);
    static_cast<void>(planned({"--operator", "Viettel", "--exact"}));
    setenv("PATH", kept.c_str(), 1);
    EXPECT_THAT(m_narration, HasSubstr("there is no program 'cbc'"));
}

}  // namespace
}  // namespace lomsong
