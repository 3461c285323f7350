// SPDX-License-Identifier: Apache-2.0
/// @file  What every formula model promises, on random links: a number or a reason, never less than free space.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "algorithms/propagation/ehata.hpp"
#include "algorithms/propagation/free_space.hpp"
#include "algorithms/propagation/hata.hpp"
#include "algorithms/propagation/tr38901.hpp"
#include "tests/unit/algorithms/propagation/worlds.hpp"

namespace lomsong {
namespace {

constexpr std::uint32_t k_seed = 38901;
constexpr OkumuraHata k_open_country;
constexpr OkumuraHata k_suburb{HataEnvironment::suburban};
constexpr OkumuraHata k_large_city{HataEnvironment::urban_large_city};
constexpr Cost231Hata k_city;
constexpr Ehata k_rural;
constexpr Ehata k_urban{EhataEnvironment::urban};
constexpr RuralMacro k_rural_macro;
constexpr UrbanMacro k_urban_macro;
constexpr std::array<const PathLossModel*, 8> k_formulas{
    &k_open_country, &k_suburb, &k_large_city, &k_city, &k_rural, &k_urban, &k_rural_macro, &k_urban_macro};

/// A random world whose radio lies in the model's ranges; its length may not.
worlds::World world_for(const ModelInfo& model, std::mt19937& random) {
    const auto uniform = [&random](double low, double high) {
        return std::uniform_real_distribution<double>{low, high}(random);
    };
    worlds::World made = worlds::random_world(random);
    made.radio.frequency = Hertz{uniform(model.frequency.lowest.value(), model.frequency.highest.value())};
    made.radio.transmitter_height =
        HeightAboveGround{uniform(model.heights.lowest.value(), model.heights.highest.value())};
    made.radio.receiver_height =
        HeightAboveGround{uniform(model.receiver_heights.lowest.value(), model.receiver_heights.highest.value())};
    made.radio.location_percent = uniform(1.0, 99.0);
    return made;
}

TEST(FormulaModels, GiveAFiniteLossNotBelowFreeSpaceOrAReasonForTheDistance) {
    std::mt19937 random{k_seed};
    for (const PathLossModel* model : k_formulas) {
        int known = 0;
        for (int round = 0; round < 500; ++round) {
            const worlds::World made = world_for(model->info(), random);
            const Link link = made.link();
            const PathLoss result = model->evaluate(link);
            if (result.known()) {
                ++known;
                ASSERT_TRUE(std::isfinite(result.loss.value())) << model->info().name << ", seed " << k_seed;
                ASSERT_GE(result.loss, free_space_loss(link.frequency, antenna_distance(link)))
                    << model->info().name << ", seed " << k_seed << ", round " << round;
            } else {
                ASSERT_EQ(result.reason, LossReason::above_distance_range) << model->info().name;
                ASSERT_TRUE(std::isnan(result.loss.value())) << model->info().name;
            }
        }
        EXPECT_GT(known, 50) << model->info().name;
    }
}

TEST(FormulaModels, RiseWithFrequencyOverSmoothGround) {
    for (const PathLossModel* model : k_formulas) {
        const ModelInfo& info = model->info();
        for (const double length_km : {1.2, 3.0, 4.9}) {
            worlds::World made = worlds::world(std::vector<double>(101, 30.0), length_km / 100.0);
            made.radio.transmitter_height = std::max(info.heights.lowest, HeightAboveGround{25.0});
            double last_db = 0.0;
            for (int i = 0; i <= 20; ++i) {
                made.radio.frequency =
                    info.frequency.lowest + (i / 20.0) * (info.frequency.highest - info.frequency.lowest);
                const double loss_db = model->evaluate(made.link()).loss.value();
                if (model != &k_large_city || made.radio.frequency > megahertz(300.0)) {
                    EXPECT_GT(loss_db, last_db)
                        << info.name << " at " << in_megahertz(made.radio.frequency) << " MHz";
                }
                last_db = loss_db;
            }
        }
    }
}

TEST(FormulaModels, RiseWithDistanceOverSmoothGround) {
    for (const PathLossModel* model : k_formulas) {
        const ModelInfo& info = model->info();
        worlds::World made = worlds::world(std::vector<double>(101, 30.0), 0.01);
        made.radio.transmitter_height = std::max(info.heights.lowest, HeightAboveGround{25.0});
        made.radio.frequency = std::max(info.frequency.lowest, megahertz(800.0));
        double last_db = 0.0;
        for (double length_km = 1.0; length_km < 5.0; length_km *= 1.05) {
            for (std::size_t i = 0; i < made.profile.distance_km.size(); ++i) {
                made.profile.distance_km[i] = 0.01 * length_km * static_cast<double>(i);
            }
            const double loss_db = model->evaluate(made.link()).loss.value();
            EXPECT_GT(loss_db, last_db) << info.name << " at " << length_km << " km";
            last_db = loss_db;
        }
    }
}

TEST(FormulaModels, RefuseAProfileWithoutPointsOrWithListsOfUnequalLength) {
    for (const PathLossModel* model : k_formulas) {
        const ModelInfo& info = model->info();
        const auto reason = [&](worlds::World made) {
            made.radio.frequency = info.frequency.lowest;
            made.radio.transmitter_height = info.heights.lowest;
            made.radio.receiver_height = info.receiver_heights.lowest;
            return model->evaluate(made.link()).reason;
        };
        worlds::World uneven = worlds::world({1.0, 2.0, 3.0, 4.0}, 0.6);
        uneven.profile.terrain_m.pop_back();
        EXPECT_EQ(reason(uneven), LossReason::bad_profile) << info.name;
        EXPECT_EQ(reason(worlds::world({}, 1.0)), LossReason::bad_profile) << info.name;
        EXPECT_EQ(reason(worlds::world({5.0}, 1.0)), LossReason::bad_profile) << info.name;
        EXPECT_EQ(reason(worlds::world({5.0, std::nan("")}, 2.0)), LossReason::bad_profile) << info.name;
        EXPECT_EQ(reason(worlds::world({5.0, 5.0, 5.0}, std::nan(""))), LossReason::bad_profile) << info.name;
    }
}

}  // namespace
}  // namespace lomsong
