// SPDX-License-Identifier: Apache-2.0
/// @file  Styles of layers: complete, in both languages, in the palette's colours.
#include "io/write/styles/layer_style.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/write/palette.hpp"
#include "io/write/styles/columns.hpp"
#include "io/write/styles/symbols.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong::test {
namespace {

using testing::HasSubstr;
using testing::Not;

StyleContext context(Language language = Language::vietnamese) {
    return {language, {{"viettel", "Viettel"}, {"viettel_2", "Viettel'2"}}, {"3G", "4G"}, {}};
}

std::string style_of(std::string_view table, Language language = Language::vietnamese) {
    const std::vector<std::string> columns{"id", "name", "status", "fill", "viettel_4g_level_dbm"};
    return qml({table, columns}, context(language));
}

TEST(LayerStyles, EveryTableOfAResultHasOneAndATitleInBothLanguages) {
    for (const TableInfo& table : k_tables) {
        for (const Language language : {Language::vietnamese, Language::english}) {
            EXPECT_THAT(style_of(table.name, language), HasSubstr("<renderer-v2 type=")) << table.name;
            EXPECT_NE(layer_title(table.name, language), table.name);
        }
    }
}

TEST(LayerStyles, OfATableNobodyKnowsNameItsColumnsOnly) {
    EXPECT_THAT(style_of("cleaned"), Not(HasSubstr("renderer-v2")));
    EXPECT_THAT(style_of("cleaned"), HasSubstr("<alias field=\"name\""));
    EXPECT_EQ(layer_title("cleaned", Language::english), "cleaned");
}

TEST(LayerStyles, HamletsHaveThePalettesColours) {
    const std::string style = style_of("hamlets");
    for (const std::string_view colour :
         {k_good_by_several, k_good_by_one, k_weak, k_dead_zone, k_no_signal, k_no_data}) {
        EXPECT_THAT(style, HasSubstr(styles::qgis_colour(colour, 0.6))) << colour;
    }
}

TEST(LayerStyles, SpeakTheLanguageOfTheRun) {
    EXPECT_THAT(style_of("hamlets"), HasSubstr("label=\"trắng sóng\""));
    EXPECT_THAT(style_of("hamlets", Language::english), HasSubstr("label=\"no signal\""));
    EXPECT_THAT(style_of("hamlets", Language::english), Not(HasSubstr("sóng")));
}

TEST(LayerStyles, AnOperatorsNameStaysOneTextInRules) {
    EXPECT_THAT(style_of("stations"), HasSubstr("&quot;operator&quot; = 'Viettel''2'"));
}

TEST(ColumnTitles, NameOperatorAndTechnology) {
    using styles::column_title;
    EXPECT_EQ(column_title("status", context()), "Tình trạng");
    EXPECT_EQ(column_title("viettel_status", context(Language::english)), "Viettel: Status");
    EXPECT_EQ(column_title("viettel_4g_level_dbm", context()), "Viettel 4G: Mức thu, dBm");
    EXPECT_EQ(column_title("viettel_2_margin_db", context(Language::english)), "Viettel'2: Against threshold, dB");
    EXPECT_EQ(column_title("people_basis", context()), std::nullopt);
}

TEST(ColumnWords, AreForKeysAndNotForWhatFilesSay) {
    using styles::column_words;
    EXPECT_EQ(column_words("hamlets", "status", context()).front(),
              (std::pair<std::string, std::string>{"good", "đạt"}));
    EXPECT_FALSE(column_words("hamlets", "viettel_3g_status", context()).empty());
    EXPECT_TRUE(column_words("stations", "status", context()).empty()) << "it is what the operator wrote";
    EXPECT_EQ(column_words("hamlets", "fibre_class", context(Language::english)).at(2).second, "within 2 km");
}

}  // namespace
}  // namespace lomsong::test
