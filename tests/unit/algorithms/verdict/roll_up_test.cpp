// SPDX-License-Identifier: Apache-2.0
/// @file  Roll-ups: hamlets add up to communes, communes to the province, and every area has its denominator.
#include "algorithms/verdict/roll_up.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

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
    hamlet.operators = {{status, status, {}}};
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
    EXPECT_EQ(communes[0].name, "");
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

/// Tenths as whole numbers: what is written, without its decimal point.
std::array<long long, k_hamlet_statuses.size()> written(
    const std::array<double, k_hamlet_statuses.size()>& numbers) {
    std::array<long long, k_hamlet_statuses.size()> tenths{};
    std::ranges::transform(numbers, tenths.begin(), [](double number) { return std::llround(number * 10.0); });
    return tenths;
}

TEST(RollUp, OfFractionsHamletsCommunesGroupsAndProvinceAddUpToTheLastDigitInAnyOrder) {
    constexpr unsigned seed = 9870;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    for (int world = 0; world < 20; ++world) {
        Layers layers;
        layers.operators = {"Viettel"};
        std::vector<HamletResult> results;
        std::vector<std::optional<ServedArea>> areas;
        std::optional<ServedArea> whole = ServedArea{};
        for (int i = 0; i < 30; ++i) {
            layers.communes.push_back({"c" + std::to_string(i), "", {}});
            std::array<double, 256> by_status{};
            by_status[0] = static_cast<double>(random() % 1'000'000) / 7.0;
            by_status[2] = static_cast<double>(random() % 1'000'000) / 11.0;
            areas.emplace_back(served_area(by_status));
            whole->served_m2 += areas.back()->served_m2;
            whole->computed_m2 += areas.back()->computed_m2;
        }
        std::array<long long, k_hamlet_statuses.size()> hamlets{};
        for (int i = 0; i < 400; ++i) {
            layers.hamlets.push_back(
                hamlet("c" + std::to_string(random() % 30), "", static_cast<double>(random() % 3000) / 7.0));
            layers.hamlets.back().population = static_cast<double>(random() % 20'000) / 13.0;
            layers.hamlets.back().power = random() % 3 == 0 ? "" : "grid";
            results.push_back(result(static_cast<HamletStatus>(random() % 6), FibreClass::served));
            hamlets[slot(results.back().status)] += std::llround(*layers.hamlets.back().population * 10.0);
        }
        const RollUp province = roll_up_province(layers, results, whole);
        EXPECT_EQ(written(province.any_operator.people), hamlets);
        std::array<long long, k_hamlet_statuses.size()> communes{};
        double served_m2 = 0.0;
        for (const RollUp& commune : roll_up_communes(layers, results, areas)) {
            const auto people = written(commune.operators[0].people);
            std::ranges::transform(communes, people, communes.begin(), std::plus{});
            served_m2 += commune.served_area_m2.value();
        }
        EXPECT_EQ(communes, hamlets);
        EXPECT_EQ(served_m2, province.served_area_m2);
        std::array<long long, k_hamlet_statuses.size()> groups{};
        for (const GroupRollUp& group : roll_up_groups(layers, results)) {
            if (group.by == GroupBy::power) {
                const auto people = written(group.counts.any_operator.people);
                std::ranges::transform(groups, people, groups.begin(), std::plus{});
            }
        }
        EXPECT_EQ(groups, hamlets);
        std::reverse(layers.hamlets.begin(), layers.hamlets.end());
        std::reverse(results.begin(), results.end());
        EXPECT_EQ(roll_up_province(layers, results).any_operator.people, province.any_operator.people)
            << "to the last bit, in the other order";
    }
}

TEST(RollUp, GroupsSayWhoHasNotDeclaredAndJoinSpellings) {
    Layers layers;
    layers.operators = {"Viettel"};
    layers.hamlets = {hamlet("1", "", 10), hamlet("1", "", 20), hamlet("2", "", 30), hamlet("2", "", 40)};
    layers.hamlets[0].power = "Lưới";
    layers.hamlets[0].difficult = true;
    layers.hamlets[1].power = "lưới";
    layers.hamlets[2].difficult = false;
    const std::vector results{
        result(HamletStatus::good, FibreClass::served), result(HamletStatus::no_signal, FibreClass::served),
        result(HamletStatus::no_data, FibreClass::served), result(HamletStatus::no_signal, FibreClass::served)};
    std::vector<std::string> codes;
    const std::vector<GroupRollUp> groups = roll_up_groups(layers, results);
    for (const GroupRollUp& group : groups) {
        codes.push_back(group.counts.code);
    }
    EXPECT_THAT(codes, testing::ElementsAre("power:luoi", "power:not_reported", "difficulty:difficult",
                                            "difficulty:not_reported", "difficulty:other",
                                            "power:luoi;difficulty:difficult", "power:luoi;difficulty:not_reported",
                                            "power:not_reported;difficulty:not_reported",
                                            "power:not_reported;difficulty:other", "old_district:not_reported",
                                            "old_commune:not_reported"));
    EXPECT_EQ(groups[0].power, "Lưới");
    EXPECT_EQ(groups[0].counts.any_operator.households[slot(HamletStatus::no_signal)], 20.0);
    EXPECT_EQ(groups[1].counts.any_operator.hamlet_total(), 2U) << "no_data is counted in the denominator";
    EXPECT_EQ(groups[2].difficult, true);
    EXPECT_FALSE(groups[3].difficult.has_value());
}

TEST(RollUp, GroupsByFormerDistrictAndCommuneAddUpToTheProvince) {
    Layers layers;
    layers.operators = {"Viettel"};
    layers.hamlets = {hamlet("1", "", 3), hamlet("1", "", 5), hamlet("1", "", 7), hamlet("1", "", 11)};
    const std::array<std::pair<const char*, const char*>, 4> before{
        {{"Tân Hợp", "Văn Yên"}, {"Tân Hợp", "Mộc Châu"}, {"tân hợp", "Huyện Văn Yên"}, {"", ""}}};
    for (std::size_t i = 0; i < before.size(); ++i) {
        layers.hamlets[i].old_commune = before[i].first;
        layers.hamlets[i].old_district = before[i].second;
    }
    const std::vector<HamletResult> results(4, result(HamletStatus::weak, FibreClass::beyond));
    std::map<std::string, std::pair<std::string, double>> households;  // by code: old commune, weak households
    for (const GroupRollUp& group : roll_up_groups(layers, results)) {
        households[group.counts.code] = {group.old_commune,
                                         group.counts.any_operator.households[slot(HamletStatus::weak)]};
    }
    using Expected = std::pair<std::string, double>;
    EXPECT_EQ(households.at("old_district:van_yen"), (Expected{"", 10.0}));
    EXPECT_EQ(households.at("old_district:moc_chau"), (Expected{"", 5.0}));
    EXPECT_EQ(households.at("old_district:not_reported"), (Expected{"", 11.0}));
    EXPECT_EQ(households.at("old_commune:van_yen:tan_hop"), (Expected{"Tân Hợp", 10.0}));
    EXPECT_EQ(households.at("old_commune:moc_chau:tan_hop"), (Expected{"Tân Hợp", 5.0}));
    EXPECT_EQ(households.at("old_commune:not_reported"), (Expected{"", 11.0}));
}

TEST(RollUp, GroupsByProvinceOnlyWhereAHamletDeclaresOne) {
    Layers layers;
    layers.hamlets = {hamlet("1", "", 3), hamlet("1", "", 5), hamlet("1", "", 7)};
    const std::vector<HamletResult> results(3, result(HamletStatus::weak, FibreClass::beyond));
    const auto provinces = [&] {
        std::map<std::string, std::pair<std::string, std::size_t>> found;  // by code: name, hamlets
        for (const GroupRollUp& group : roll_up_groups(layers, results)) {
            if (group.by == GroupBy::province) {
                found[group.counts.code] = {group.province, group.counts.any_operator.hamlet_total()};
            }
        }
        return found;
    };
    EXPECT_TRUE(provinces().empty());
    layers.hamlets[0].province = "Tỉnh Lào Cai";
    layers.hamlets[2].province = "lào cai";
    using Expected = std::map<std::string, std::pair<std::string, std::size_t>>;
    EXPECT_EQ(provinces(), (Expected{{"province:lao_cai", {"Tỉnh Lào Cai", 2}}, {"province:not_reported", {"", 1}}}));
}

TEST(RollUp, AnOperatorThatHasNotReportedHasNoAreaAndIsStillThere) {
    Layers layers;
    layers.operators = {"Viettel", "VNPT"};
    layers.sectors.resize(3);
    layers.sectors[0].station = layers.sectors[1].station = "A";
    layers.sectors[2].station = "B";
    const auto operators =
        roll_up_operators(layers, {true, false, true}, std::vector{std::optional{ServedArea{1, 4}}});
    ASSERT_EQ(operators.size(), 2U);
    EXPECT_EQ(operators[0].stations, 2U);
    EXPECT_EQ(operators[0].sectors, 3U);
    EXPECT_EQ(operators[0].assumed_sectors, 2U);
    EXPECT_EQ(operators[0].computed_area_m2, 4.0);
    EXPECT_EQ(operators[1].stations, 0U);
    EXPECT_FALSE(operators[1].served_area_m2.has_value());
    EXPECT_FALSE(operators[1].computed_area_m2.has_value());
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
