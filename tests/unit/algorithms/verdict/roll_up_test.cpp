// SPDX-License-Identifier: Apache-2.0
/// @file  Roll-ups: hamlets add up to communes, communes to the province, and every area has its denominator.
#include "algorithms/verdict/roll_up.hpp"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

using testing::HasSubstr;

MultiPolygon square(double west, double south, double side) {
    return {
        {{{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}, {west, south}},
         {}}};
}

Hamlet hamlet(std::string commune_code, std::string commune, std::optional<double> households) {
    Hamlet result;
    result.commune_code = std::move(commune_code);
    result.commune = std::move(commune);
    result.households = households;
    return result;
}

HamletResult result(HamletStatus status, FibreClass fibre, Point centre = {}) {
    HamletResult hamlet;
    hamlet.status = status;
    hamlet.operators = {{status, {}}};
    hamlet.fibre.reach = fibre;
    hamlet.centre = centre;
    return hamlet;
}

std::size_t slot(HamletStatus status) { return static_cast<std::size_t>(status); }

TEST(RollUp, StandsByCodeAndCountsEveryStatusWithItsDenominator) {
    Layers layers;
    layers.operators = {"Viettel"};
    layers.communes = {{"02", "Mường Hum", square(0, 0, 1000)}, {"01", "Y Tý", square(1000, 0, 2000)}};
    layers.hamlets = {hamlet("02", "", 30), hamlet("01", "", 20), hamlet("02", "", std::nullopt)};
    const std::vector results{result(HamletStatus::good, FibreClass::served),
                              result(HamletStatus::no_signal, FibreClass::beyond),
                              result(HamletStatus::good, FibreClass::passed_no_node)};
    const std::vector<std::optional<ServedArea>> areas{ServedArea{400'000, 900'000}, std::nullopt};
    const std::vector<RollUp> communes = roll_up_communes(layers, results, areas);

    ASSERT_EQ(communes.size(), 2U);
    EXPECT_EQ(communes[0].code, "01");
    EXPECT_EQ(communes[0].name, "Y Tý");
    EXPECT_EQ(communes[0].commune, 1U);
    EXPECT_EQ(communes[0].area_m2, 4e6);
    EXPECT_FALSE(communes[0].served_area_m2.has_value());
    EXPECT_EQ(communes[0].any_operator.hamlets[slot(HamletStatus::no_signal)], 1U);

    EXPECT_EQ(communes[1].any_operator.hamlets[slot(HamletStatus::good)], 2U);
    EXPECT_EQ(communes[1].any_operator.households[slot(HamletStatus::good)], 30.0);
    EXPECT_EQ(communes[1].operators[0].hamlets[slot(HamletStatus::good)], 2U);
    EXPECT_EQ(communes[1].hamlets_without_households, 1U);
    EXPECT_EQ(communes[1].hamlets_without_people, 2U);
    EXPECT_EQ(communes[1].fibre[static_cast<std::size_t>(FibreClass::passed_no_node)], 1U);
    EXPECT_EQ(communes[1].served_area_m2, 400'000.0);
    EXPECT_EQ(communes[1].computed_area_m2, 900'000.0);
}

TEST(RollUp, FindsTheCommuneByNameOrPolygonWhenTheCodeIsMissing) {
    Layers layers;
    layers.communes = {{"01", "Y Tý", square(0, 0, 1000)}};
    layers.hamlets = {hamlet("", "Y TÝ", 1), hamlet("", "", 1), hamlet("", "Sàng Ma Sáo", 1), hamlet("", "", 1)};
    const std::vector results{result(HamletStatus::good, FibreClass::no_data),
                              result(HamletStatus::good, FibreClass::no_data, {500, 500}),
                              result(HamletStatus::good, FibreClass::no_data),
                              result(HamletStatus::good, FibreClass::no_data, {5000, 0})};
    const std::vector<RollUp> communes = roll_up_communes(layers, results);
    ASSERT_EQ(communes.size(), 3U);
    EXPECT_EQ(communes[0].code, "");
    EXPECT_EQ(communes[0].name, "(không rõ xã)");
    EXPECT_EQ(communes[0].any_operator.hamlet_total(), 1U);
    EXPECT_EQ(communes[1].code, "01");
    EXPECT_EQ(communes[1].any_operator.hamlet_total(), 2U);
    EXPECT_EQ(communes[2].code, "sang_ma_sao");
    EXPECT_EQ(communes[2].name, "Sàng Ma Sáo");
    EXPECT_FALSE(communes[2].commune.has_value());
}

TEST(RollUp, CommunesWithoutHamletsStandInTheListAndNoUnknownCommuneIsMadeUp) {
    Layers layers;
    layers.communes = {{"01", "Y Tý", square(0, 0, 1000)}};
    const std::vector<RollUp> communes = roll_up_communes(layers, {});
    ASSERT_EQ(communes.size(), 1U);
    EXPECT_EQ(communes[0].any_operator.hamlet_total(), 0U);
    EXPECT_EQ(communes[0].area_m2, 1e6);
}

TEST(RollUp, CommunesAddUpToTheProvinceExactly) {
    constexpr unsigned seed = 1550;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    Layers layers;
    layers.operators = {"Viettel"};
    std::vector<HamletResult> results;
    for (int i = 0; i < 1550; ++i) {
        layers.hamlets.push_back(hamlet("c" + std::to_string(random() % 99), "", random() % 300));
        layers.hamlets.back().population = random() % 1500;
        results.push_back(result(static_cast<HamletStatus>(random() % 6), static_cast<FibreClass>(random() % 7)));
    }
    const std::vector<RollUp> communes = roll_up_communes(layers, results);
    const RollUp province = roll_up_province(layers, results);
    StatusCounts sum;
    std::array<std::size_t, k_fibre_class_keys.size()> fibre{};
    for (const RollUp& commune : communes) {
        for (std::size_t i = 0; i < sum.hamlets.size(); ++i) {
            sum.hamlets[i] += commune.any_operator.hamlets[i];
            sum.households[i] += commune.any_operator.households[i];
            sum.people[i] += commune.operators[0].people[i];
        }
        for (std::size_t i = 0; i < fibre.size(); ++i) {
            fibre[i] += commune.fibre[i];
        }
    }
    EXPECT_EQ(sum.hamlets, province.any_operator.hamlets);
    EXPECT_EQ(sum.households, province.any_operator.households);
    EXPECT_EQ(sum.people, province.operators[0].people);
    EXPECT_EQ(fibre, province.fibre);
    EXPECT_EQ(province.any_operator.hamlet_total(), 1550U);
}

TEST(RollUp, RefusesResultsThatDoNotFitTheHamlets) {
    Layers layers;
    layers.hamlets.resize(2);
    try {
        static_cast<void>(roll_up_province(layers, std::vector<HamletResult>(1)));
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("roll-up: 1 results do not fit 2 hamlets"));
    }
}

}  // namespace
}  // namespace lomsong
