// SPDX-License-Identifier: Apache-2.0
/// @file  A remedy that is carried out in the input mends the verdict, and half of it does not.
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/core/evidence.hpp"
#include "engine/job/coverage_job.hpp"
#include "tests/support/evidence_world.hpp"
#include "tests/support/random_world.hpp"

namespace lomsong {
namespace {

/// Hilly worlds with gaps of all depths: sectors weaker than usual, cleared for masts that may grow.
Layers weak_world(std::uint64_t seed) {
    Layers layers = random_world({.seed = seed, .hamlets = 14, .masts = 6});
    for (std::size_t i = 0; i < layers.sectors.size(); ++i) {
        layers.sectors[i].eirp = Dbm{22.0 + static_cast<double>(i % 5) * 6.0};
    }
    return layers;
}

RunParameters weak_world_parameters() {
    RunParameters parameters = random_world_parameters();
    parameters.coverage.rasters = false;
    return parameters;
}

bool is_served(const Results& results, std::size_t hamlet, std::size_t which) {
    const HamletStatus status = results.hamlets.at(hamlet).operators.at(which).status;
    return status == HamletStatus::good || status == HamletStatus::weak;
}

/// The smallest amount that a remedy comes in.
double step_of(RemedyKind kind) { return kind == RemedyKind::power ? 0.1 : 1.0; }

/// How often each kind was tried.
struct Tally {
    std::array<int, k_remedies.size()> carried_out{};
    std::array<int, k_remedies.size()> halved{};
};

void carry_out(const Layers& layers, const RunParameters& parameters, std::size_t hamlet, std::size_t which,
               const Remedy& remedy, Tally& tally) {
    const auto kind = static_cast<std::size_t>(remedy.kind);
    const std::string what = std::string{info(remedy.kind).key} + " " + std::to_string(remedy.amount) +
                             " of sector " + std::to_string(remedy.sector) + " for hamlet " +
                             std::to_string(hamlet) + ", operator " + std::to_string(which);
    const Results whole = run_without_rasters(mended(layers, parameters, remedy), parameters);
    EXPECT_TRUE(is_served(whole, hamlet, which)) << what;
    ++tally.carried_out[kind];
    if (std::abs(remedy.amount) >= 2.0 * step_of(remedy.kind)) {
        const Results half = run_without_rasters(mended(layers, parameters, remedy, 0.5), parameters);
        EXPECT_FALSE(is_served(half, hamlet, which)) << "half of " << what;
        ++tally.halved[kind];
    }
}

TEST(Remedies, CarriedOutTheyMendTheVerdictAndHalfOfThemDoesNot) {
    const RunParameters parameters = weak_world_parameters();
    Tally tally;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Layers layers = weak_world(seed);
        const Results results = run_without_rasters(layers, parameters);
        for (std::size_t h = 0; h < results.evidence.size(); ++h) {
            for (std::size_t o = 0; o < results.evidence[h].operators.size(); ++o) {
                const auto& gap = results.evidence[h].operators[o].gap;
                EXPECT_EQ(gap.has_value(), !is_served(results, h, o));
                if (!gap || gap->cause == GapCause::no_data) {
                    continue;
                }
                EXPECT_FALSE(gap->remedies.empty());
                for (const Remedy& remedy : gap->remedies) {
                    if (remedy.kind != RemedyKind::new_station) {
                        carry_out(layers, parameters, h, o, remedy, tally);
                    }
                }
            }
        }
    }
    for (const RemedyKind kind : {RemedyKind::azimuth, RemedyKind::tilt, RemedyKind::power, RemedyKind::mast}) {
        EXPECT_GT(tally.carried_out[static_cast<std::size_t>(kind)], 3) << info(kind).key;
        EXPECT_GT(tally.halved[static_cast<std::size_t>(kind)], 2) << info(kind).key;
    }
}

TEST(Evidence, DoesNotDependOnTheNumberOfThreads) {
    const Layers layers = weak_world(3);
    const RunParameters parameters = weak_world_parameters();
    NoCoverageSink sink;
    SilentReporter reporter;
    const auto evidence = [&](int threads) {
        return run_job(layers, parameters, Execution{threads}, sink, reporter).results.evidence;
    };
    EXPECT_EQ(evidence(1), evidence(2));
}

}  // namespace
}  // namespace lomsong
