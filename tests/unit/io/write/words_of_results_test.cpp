// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/write/feature_table.hpp"
#include "io/write/names.hpp"
#include "io/write/projection.hpp"
#include "io/write/summary.hpp"
#include "io/write/text_table.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(TextTable, WidthCountsLettersAndNotBytes) {
    EXPECT_EQ(display_width("trắng sóng"), 10U);
    EXPECT_EQ(display_width("tra\u0306\u0301ng"), 5U) << "decomposed letters";
}

TEST(Names, OperatorKeysAreUniqueAndFolded) {
    EXPECT_THAT(operator_keys({"Viettel", "VNPT - Lào Cai", "viettel", "Viettel!", "北京", ""}),
                ElementsAre("viettel", "vnpt_lao_cai", "viettel_2", "viettel_3", "operator", "operator_2"));
}

TEST(Names, AnOperatorCannotPassForTheTechnologyOfAnother) {
    EXPECT_THAT(operator_keys({"Viettel", "Viettel 4G"}), ElementsAre("viettel", "viettel_4g_2"));
    EXPECT_THAT(operator_keys({"Viettel 4G", "Viettel"}), ElementsAre("viettel_4g", "viettel_2"));
}

TEST(Names, TechnologiesThatNobodyUsesAreLeftOut) {
    EXPECT_THAT(technologies_in_use(sample_world().layers), ElementsAre(Technology::g3, Technology::g4));
    EXPECT_TRUE(technologies_in_use(Layers{}).empty());
}

TEST(Names, TheStampHoldsThresholdsAndTarget) {
    World world = sample_world();
    world.parameters.language = Language::english;
    EXPECT_EQ(stamp(world.layers, world.parameters),
              "Model p1812, outdoor, receiver at 1.5 m, probability 90 %, standard deviation 8.0 dB; 3G good from "
              "-100 dBm, weak from -105 dBm (RSCP); 4G good from -105 dBm, weak from -115 dBm (RSRP).");
}

TEST(FeatureTable, TwoColumnsOfOneNameAreOurFault) {
    FeatureTable table;
    table.name = "hamlets";
    table.columns = {{"code", ColumnType::text}, {"code", ColumnType::text}};
    EXPECT_THAT(message_of([&] { check(table); }), HasSubstr("table 'hamlets': two columns are called 'code'"));
}

TEST(FeatureTable, AValueOfTheWrongTypeIsOurFault) {
    FeatureTable table;
    table.name = "hamlets";
    table.columns = {{"households", ColumnType::real}};
    table.features = {{"TH01", {}, {std::string{"many"}}}};
    EXPECT_THAT(message_of([&] { check(table); }),
                HasSubstr("feature 'TH01': the value of 'households' is not of the column's type"));
    table.features = {{"TH01", {}, {}}};
    EXPECT_THAT(message_of([&] { check(table); }), HasSubstr("has 0 values for 1 columns"));
}

TEST(Projection, SpecksVanishInsteadOfBecomingBrokenRings) {
    const ToWgs84 to_wgs84{k_crs};
    const FeatureGeometry speck = to_wgs84(FeatureGeometry{MultiPolygon{square(0, 0, 0.001)}});
    EXPECT_TRUE(std::holds_alternative<std::monostate>(speck));
}

TEST(Projection, NeighboursDissolveIntoOneRing) {
    const MultiPolygon united = dissolved({square(0, 0, 100), square(100, 0, 100), square(0, 100, 100)});
    ASSERT_EQ(united.size(), 1U);
    EXPECT_DOUBLE_EQ(area_m2(united), 30'000.0);
    const MultiPolygon apart = dissolved({square(0, 0, 100), square(500, 0, 100)});
    EXPECT_EQ(apart.size(), 2U);
}

TEST(Projection, OverlappingNeighboursAreCountedOnce) {
    const MultiPolygon united = dissolved({square(0, 0, 100), square(90, 0, 100)});
    EXPECT_NEAR(area_m2(united), 19'000.0, 1e-6);
}

TEST(Summary, NamesTheHamletsWithoutSignal) {
    const World world = sample_world();
    const std::string text = status_summary(world.layers, world.results, world.parameters);
    EXPECT_THAT(text, HasSubstr("bất kỳ nhà mạng"));
    EXPECT_THAT(text, HasSubstr("1/3 (33,3 %)"));
    EXPECT_THAT(text, HasSubstr("2/3 (66,7 %)"));
    EXPECT_THAT(text, HasSubstr("trắng sóng (1): Sín Chải (Xã Mường Hum)\n"));
    EXPECT_THAT(text, HasSubstr("lõm sóng (1): Choản Thèn (Xã Y Tý)\n"));
    EXPECT_THAT(text, HasSubstr("1 vùng, 135 người, 0,04 km²"));
    EXPECT_THAT(text, Not(HasSubstr("Thiếu địa hình")));
}

TEST(Summary, IsGoldenInEnglish) {
    World world = sample_world();
    world.parameters.language = Language::english;
    world.parameters.made_up = true;
    world.results.unknown_terrain.hamlets_undecided = 2;
    world.results.unknown_terrain.missing_km2 = 12.5;
    EXPECT_EQ(status_summary(world.layers, world.results, world.parameters),
              "MADE-UP DATA.\n"
              "Hamlets    any operator       Viettel      MobiFone\n"
              "good       1/3 (33.3 %)  1/3 (33.3 %)  1/3 (33.3 %)\n"
              "dead zone  1/3 (33.3 %)  1/3 (33.3 %)   0/3 (0.0 %)\n"
              "no signal  1/3 (33.3 %)  1/3 (33.3 %)  2/3 (66.7 %)\n"
              "Missing terrain: 2 hamlets are undecided; 12.5 km² of terrain would settle them.\n"
              "Inhabited areas without any operator: 1, with 135 people on 0.04 km².\n"
              "Fibre\n"
              "  served          1/3 (33.3 %)\n"
              "  from 2 to 5 km  1/3 (33.3 %)\n"
              "  no data         1/3 (33.3 %)\n"
              "no signal (1): Sín Chải (Xã Mường Hum)\n"
              "dead zone (1): Choản Thèn (Xã Y Tý)\n");
}

TEST(Summary, LongListsEndWithHowManyMore) {
    World world = sample_world();
    world.parameters.language = Language::english;
    for (int i = 0; i < 20; ++i) {
        world.layers.hamlets.push_back(world.layers.hamlets[1]);
        world.results.hamlets.push_back(world.results.hamlets[1]);
    }
    const std::string text = status_summary(world.layers, world.results, world.parameters);
    EXPECT_THAT(text, HasSubstr("no signal (21): Sín Chải"));
    EXPECT_THAT(text, HasSubstr(" and 11 more\n"));
}

TEST(Summary, LineBreaksInNamesDoNotBreakTheTable) {
    World world = sample_world();
    world.layers.hamlets[1].name = "Sín\nChải";
    EXPECT_THAT(status_summary(world.layers, world.results, world.parameters), HasSubstr("(1): Sín Chải"));
}

TEST(Summary, AnEmptyWorldHasASummary) {
    const World world = empty_world();
    EXPECT_THAT(status_summary(world.layers, world.results, world.parameters), HasSubstr("Thôn"));
}

}  // namespace

}  // namespace lomsong::test
