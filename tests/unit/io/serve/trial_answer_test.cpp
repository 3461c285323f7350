// SPDX-License-Identifier: Apache-2.0
/// @file  What the page is told.
#include "io/serve/trial_answer.hpp"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace lomsong {
namespace {

using Json = nlohmann::json;

Layers two_hamlets() {
    Layers layers;
    layers.operators = {"Alpha", "Beta", "Gamma"};
    layers.operator_has_reported = {true, true, false};
    layers.hamlets.resize(2);
    layers.hamlets[0].code = "H1";
    layers.hamlets[1].code = "H2";
    layers.hamlets[1].name = "Bản \"Mẫu\" \xff";  // a byte that is no UTF-8
    layers.hamlets[1].commune = "Xã Mẫu";
    return layers;
}

StatusChange change(HamletStatus before, HamletStatus now, ChangeKind kind) {
    StatusChange made;
    made.before = before;
    made.now = now;
    made.kind = kind;
    return made;
}

TEST(TrialAnswer, NamesWhatChangesAndNothingElse) {
    const StatusChange gained = change(HamletStatus::no_signal, HamletStatus::good, ChangeKind::resolved);
    const StatusChange same = change(HamletStatus::weak, HamletStatus::weak, ChangeKind::unchanged);
    const StatusChange unknown = change(HamletStatus::no_data, HamletStatus::no_data, ChangeKind::unchanged);
    const std::vector<TriedHamlet> changed{{1, gained, {gained, same, unknown}},
                                           {0, same, {same, gained, unknown}}};
    const std::array<std::size_t, 1> off_terrain{3};
    const Json answer = Json::parse(answer_json(two_hamlets(), changed, off_terrain));
    const Json expected_change{{"before", "no_signal"}, {"now", "good"}, {"kind", "resolved"}};
    EXPECT_EQ(answer.at("off_terrain"), Json::array({3}));
    ASSERT_EQ(answer.at("hamlets").size(), 2U);
    const Json& first = answer.at("hamlets").at(0);
    EXPECT_EQ(first.at("code"), "H2");
    EXPECT_EQ(first.at("name"), "Bản \"Mẫu\" \uFFFD");
    EXPECT_EQ(first.at("any"), expected_change);
    EXPECT_EQ(first.at("operators"), (Json{{"Alpha", expected_change}}));
    EXPECT_FALSE(answer.at("hamlets").at(1).contains("any"));
    EXPECT_EQ(answer.at("hamlets").at(1).at("operators"), (Json{{"Beta", expected_change}}));
}

TEST(TrialAnswer, AnOfferHasTheOperatorsThatReportedAndTheDefaults) {
    RunParameters parameters;
    parameters.technologies[index_of(Technology::g4)].defaults.antenna_height = HeightAboveGround{33.0};
    parameters.technologies[index_of(Technology::g4)].defaults.eirp = Dbm{59.5};
    const Json offer = Json::parse(offer_json({"", {"a.csv"}, 2}, two_hamlets(), parameters));
    EXPECT_EQ(offer.at("operators"), Json::array({"Alpha", "Beta"}));
    EXPECT_EQ(offer.at("changed_inputs"), Json::array({"a.csv"}));
    EXPECT_EQ(offer.at("hamlets_otherwise"), 2);
    EXPECT_EQ(offer.at("unavailable"), "");
    ASSERT_EQ(offer.at("technologies").size(), k_technologies.size());
    EXPECT_EQ(offer.at("technologies").at(2), (Json{{"name", "4G"}, {"height_m", 33.0}, {"eirp_dbm", 59.5}}));
}

}  // namespace
}  // namespace lomsong
