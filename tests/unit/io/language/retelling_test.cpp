// SPDX-License-Identifier: Apache-2.0
#include "io/language/retelling.hpp"

#include <algorithm>
#include <cctype>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

constexpr Language k_vietnamese = Language::vietnamese;

/// A catalogue of a few sentences to recognise.
Catalogue small() {
    Catalogue catalogue;
    catalogue.add(R"([retold.test]
outside = { vi = "{value} ngoài {range}", en = "{value} is outside {range}" }
metres = { vi = "khoảng {low} đến {high} mét", en = "from {low} to {high} metres" }
named = { vi = "tên '{name}' lạ", en = "the name '{name}' is strange" }
again = { vi = "{a} và {a}", en = "{a} and {a} again" }
share = { vi = "{part}/{whole} dòng", en = "{part} of {whole} rows" }
word = { vi = "chữ", en = "text" }
)",
                  "test");
    return catalogue;
}

std::string told(std::string_view sentence) { return retold(sentence, k_vietnamese, small()); }

TEST(Retelling, TakesWhatStandsAtThePlaces) { EXPECT_EQ(told("-30 is outside 1..3000 m"), "-30 ngoài 1..3000 m"); }

TEST(Retelling, TellsWhatAPlaceTookInItsTurn) {
    EXPECT_EQ(told("7 is outside from 1 to 3 metres"), "7 ngoài khoảng 1 đến 3 mét");
}

TEST(Retelling, DecimalsAreWrittenAsTheReaderWritesThemAndNothingElseIsTouched) {
    EXPECT_EQ(told("41.3 km is outside 50.1 km"), "41,3 km ngoài 50,1 km");
    EXPECT_EQ(told("1056.0 ha is outside 1056 ha"), "1.056,0 ha ngoài 1056 ha");
    EXPECT_EQ(told("-0.5 is outside 0.5..100"), "-0,5 ngoài 0.5..100");
    EXPECT_EQ(told("the name '1.5' is strange"), "tên '1.5' lạ");
    EXPECT_EQ(told("1.2.3 is outside 105.83,21.03"), "1.2.3 ngoài 105.83,21.03");
    EXPECT_EQ(told("3. is outside .5"), "3. ngoài .5");
    EXPECT_EQ(told("-.5 is outside nan"), "-.5 ngoài nan");
    EXPECT_EQ(retold("41.3 is outside 2", Language::english, small()), "41.3 is outside 2");
}

TEST(Retelling, LeavesWordsOfTheFilesBetweenQuotesAlone) {
    EXPECT_EQ(told("the name '7 is outside 8' is strange"), "tên '7 is outside 8' lạ");
}

TEST(Retelling, TellsPartsOfASentenceThatNoMessageFits) {
    EXPECT_EQ(told("nobody knows; 7 is outside 8, so be it"), "nobody knows; 7 ngoài 8, so be it");
}

TEST(Retelling, APlaceNamedTwiceMustHoldTheSame) {
    EXPECT_EQ(told("x and x again"), "x và x");
    EXPECT_EQ(told("x and y again"), "x and y again");
}

TEST(Retelling, PlacesOfNumbersTakeNothingElse) {
    EXPECT_EQ(told("12 of 13 rows"), "12/13 dòng");
    EXPECT_EQ(told("most of 13 rows"), "most of 13 rows");
}

TEST(Retelling, DoesNotRecogniseSingleWords) { EXPECT_EQ(told("text"), "text"); }

TEST(Retelling, EnglishStaysAsItIs) {
    EXPECT_EQ(retold("-30 is outside 1..3000 m", Language::english, small()), "-30 is outside 1..3000 m");
    EXPECT_EQ(retold("has no coordinates", Language::english), "has no coordinates");
}

TEST(Retelling, AnySentenceMadeOfAMessageIsRecognised) {
    std::mt19937_64 random{test_seed()};
    for (const auto& [key, message] : Catalogue::built_in().messages()) {
        if (!key.starts_with(k_retold)) {
            continue;
        }
        std::string sentence = message.english;
        const std::string value = std::to_string(random() % 100);
        for (std::size_t open = sentence.find('{'); open != sentence.npos; open = sentence.find('{')) {
            sentence.replace(open, sentence.find('}') - open + 1, value);
        }
        EXPECT_NE(retold(sentence, k_vietnamese), sentence) << key;
    }
}

TEST(Retelling, SurvivesAnySentence) {
    std::mt19937_64 random{test_seed()};
    std::vector<std::string> words;
    for (const auto& [key, message] : Catalogue::built_in().messages()) {
        if (key.starts_with(k_retold)) {
            words.push_back(message.english);
        }
    }
    for (int i = 0; i < 300; ++i) {
        std::string sentence;
        for (std::size_t part = random() % 8; part > 0; --part) {
            const std::string& word = words[random() % words.size()];
            sentence += word.substr(0, random() % (word.size() + 1)) + (random() % 3 == 0 ? "; " : "");
        }
        EXPECT_EQ(retold(sentence, Language::english), sentence);
        EXPECT_EQ(retold(sentence, k_vietnamese), retold(sentence, k_vietnamese));
    }
}

TEST(Retelling, ASentenceOfManyPartsTakesNoTime) {
    std::string sentence;
    for (int i = 0; i < 2'000; ++i) {
        sentence += "a, b; ' is outside ";
    }
    EXPECT_EQ(retold(sentence, Language::english), sentence);
    EXPECT_FALSE(retold(sentence, k_vietnamese).empty());
}

TEST(Retelling, TellsWhatReadersWrite) {
    EXPECT_EQ(retold("sector '1' of station 'MAU1-4G' is already that of tram_viettel.csv: row 5", k_vietnamese),
              "sector '1' của trạm 'MAU1-4G' đã có ở tram_viettel.csv: dòng 5");
    EXPECT_EQ(retold("the file says so; 3 of 3 positions in their stated commune; next EPSG:4756 (degrees of "
                     "VN-2000, not shifted to WGS 84): 3 of 3 positions in 2 communes of communes.geojson",
                     k_vietnamese),
              "tệp ghi như vậy; 3/3 vị trí nằm đúng xã đã khai; kế tiếp là EPSG:4756 (độ theo VN-2000, chưa chuyển "
              "sang WGS 84): 3/3 vị trí nằm trong 2 xã của communes.geojson");
    EXPECT_EQ(retold("-30 is outside 1..3000 m, and likewise in 4 other rows", k_vietnamese),
              "-30 nằm ngoài khoảng 1..3000 m, 4 dòng khác cũng vậy");
    EXPECT_EQ(retold("row 3 (total), row 9 (note) and 4 more", k_vietnamese),
              "dòng 3 (dòng tổng), dòng 9 (ghi chú) và 4 mục khác");
}

}  // namespace
}  // namespace lomsong
