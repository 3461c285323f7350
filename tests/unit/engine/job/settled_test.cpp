// SPDX-License-Identifier: Apache-2.0
#include "engine/job/settled.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/random_world.hpp"

namespace lomsong {
namespace {

class Listener final : public Reporter {
  public:
    void begin_stage(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override {}
    void warn(const std::string& message) override { said += message; }
    [[nodiscard]] bool cancelled() const noexcept override { return false; }
    std::string said;
};

TEST(Settled, TheTotalDeviationStaysAsConfigured) {
    Listener listener;
    const RunParameters parameters = settled(RunParameters{}, random_world({}), listener);
    EXPECT_EQ(parameters.probability.sigma.value(), 8.0);
    EXPECT_EQ(listener.said, "");
}

TEST(Settled, TheLocationDeviationIsThatOfP1812AtTheHighestFrequencyAndIsWarnedOf) {
    RunParameters parameters;
    parameters.probability.basis = SigmaBasis::location;
    parameters.coverage.cell_size = Metres{100};
    Layers layers = random_world({});
    for (Sector& sector : layers.sectors) {
        sector.frequency = megahertz(800);
    }
    Listener listener;
    // (0.52 + 0.024 x 0.8) x 100^0.28
    EXPECT_NEAR(settled(parameters, layers, listener).probability.sigma.value(), 1.9577, 1e-4);
    EXPECT_THAT(listener.said, testing::HasSubstr("a standard deviation of 2.0 dB"));
    layers.sectors.back().frequency = megahertz(3500);
    EXPECT_NEAR(settled(parameters, layers, listener).probability.sigma.value(), 2.1929, 1e-4);
}

}  // namespace
}  // namespace lomsong
