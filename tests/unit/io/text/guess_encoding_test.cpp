// SPDX-License-Identifier: Apache-2.0
#include "io/text/guess_encoding.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/text/utf8.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/io/text/alphabet.hpp"

namespace lomsong {
namespace {

/// Encodings in which a file of names may come.
const std::vector<Encoding>& vietnamese_encodings() {
    static const std::vector<Encoding> all{Encoding::utf8,
                                           Encoding::tcvn3,
                                           Encoding::vni,
                                           Encoding::viscii,
                                           Encoding::cp1258,
                                           Encoding::tcvn3_as_latin1,
                                           Encoding::vni_as_latin1,
                                           Encoding::viscii_as_latin1,
                                           Encoding::cp1258_as_latin1,
                                           Encoding::utf8_as_cp1252};
    return all;
}

std::vector<std::string> in(Encoding encoding, const std::vector<std::string>& names) {
    std::vector<std::string> bytes;
    for (const std::string& name : names) {
        bytes.push_back(encoded(name, encoding).bytes);
    }
    return bytes;
}

TEST(GuessEncoding, IsCertainOnADozenNames) {
    for (const Encoding encoding : vietnamese_encodings()) {
        const EncodingGuess guess = guess_encoding(in(encoding, vietnamese_names()));
        EXPECT_EQ(guess.best, encoding) << info(encoding).name << " taken for " << info(guess.best).name;
        EXPECT_GT(guess.confidence, 0.99) << info(encoding).name;
        EXPECT_NE(guess.runner_up, guess.best);
    }
}

TEST(GuessEncoding, IsModestOnTwoNames) {
    for (const Encoding encoding : {Encoding::tcvn3, Encoding::vni, Encoding::viscii}) {
        const EncodingGuess guess = guess_encoding(in(encoding, {"Lào Cai", "Mường Hum"}));
        EXPECT_EQ(guess.best, encoding) << info(encoding).name << " taken for " << info(guess.best).name;
        EXPECT_LT(guess.confidence, 0.999) << info(encoding).name;
        EXPECT_GT(guess.confidence, 0.3) << info(encoding).name;
    }
}

TEST(GuessEncoding, AUsualWordDecidesAgainstAnotherSyllableOfTheSameBytes) {
    const std::vector<std::string> western{"Th\xF4n Hai", "Th\xF4n M?t"};  // in TCVN3: "Thụn"
    EXPECT_EQ(decoded(western[0], guess_encoding(western).best), "Thôn Hai");
    const EncodingGuess guess = guess_encoding(in(Encoding::tcvn3, {"Thôn Hai"}));
    EXPECT_EQ(guess.best, Encoding::tcvn3);
}

TEST(GuessEncoding, PlainAsciiIsUtf8ForSure) {
    const std::vector<std::string> cells{"02683-001", "Quang Kim", "", "x"};
    const EncodingGuess guess = guess_encoding(cells);
    EXPECT_EQ(guess.best, Encoding::utf8);
    EXPECT_EQ(guess.confidence, 1.0);
    EXPECT_EQ(guess.words, 0U);
    EXPECT_EQ(guess_encoding({}).confidence, 1.0);
}

TEST(GuessEncoding, ShowsASampleBeforeAndAfter) {
    const std::vector<std::string> cells{"02683-001", "Th\xABn Y T\xFD", "X\xB7 B\xB8t X\xB8t"};
    EXPECT_EQ(guess_encoding(cells).preview, "Th«n Y Tý -> Thôn Y Tý");
}

TEST(GuessEncoding, TellsUtf16ByItsZeros) {
    EXPECT_EQ(guess_encoding(std::vector{encoded("Xã Bát Xát;1;2\n", Encoding::utf16_le).bytes}).best,
              Encoding::utf16_le);
    EXPECT_EQ(guess_encoding(std::vector{encoded("Xã Bát Xát;1;2\n", Encoding::utf16_be).bytes}).best,
              Encoding::utf16_be);
    EXPECT_EQ(guess_encoding(std::vector{std::string{"\xFF\xFE"}}).best, Encoding::utf16_le);
}

TEST(GuessEncoding, NamesOfOtherLanguagesInUtf8StayUtf8) {
    EXPECT_EQ(guess_encoding(ethnic_names()).best, Encoding::utf8);
    const std::vector<std::string> french{"Côte d'Ivoire", "Sèmè-Kpodji", "Lomé", "Bohicon", "Aného", "Thiès",
                                          "Sédhiou",       "Kédougou",    "Aïr",  "Noël",    "Façade"};
    EXPECT_EQ(guess_encoding(french).best, Encoding::utf8);
    EXPECT_EQ(guess_encoding(in(Encoding::cp1252, french)).best, Encoding::cp1252);
}

TEST(GuessEncoding, SomeNamesOfOtherLanguagesDoNotHideTheEncoding) {
    std::vector<std::string> names = vietnamese_names();
    names.insert(names.end(), {"Đắk Lắk", "Cư M'gar", "Krông Búk", "Đắk R'Lấp"});
    for (const Encoding encoding : vietnamese_encodings()) {
        EXPECT_EQ(guess_encoding(in(encoding, names)).best, encoding) << info(encoding).name;
    }
    EXPECT_EQ(guess_encoding(in(Encoding::tcvn3, {"Đắk Lắk", "Krông Búk"})).best, Encoding::tcvn3);
}

TEST(GuessEncoding, CapitalsOfTcvn3DoNotHideIt) {
    const std::vector<std::string> cells{"TH¤N B¶N QUA", "X· B¸T X¸T", "TØNH LµO CAI"};
    EXPECT_EQ(guess_encoding(cells).best, Encoding::tcvn3_as_latin1);
}

TEST(GuessEncoding, AnyTwelveNamesInAnyEncodingAreTold) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    std::vector<std::string> names = vietnamese_names();
    for (int round = 0; round < 50; ++round) {
        std::ranges::shuffle(names, random);
        const std::vector<std::string> dozen{names.begin(), names.begin() + 12};
        for (const Encoding encoding : vietnamese_encodings()) {
            ASSERT_EQ(guess_encoding(in(encoding, dozen)).best, encoding) << info(encoding).name;
        }
    }
}

TEST(Deviation, SoundUtf8IsNeverTakenForAnythingElse) {
    for (const std::string& name : vietnamese_names()) {
        EXPECT_FALSE(deviation(name, Encoding::utf8).has_value()) << name;
        EXPECT_FALSE(deviation(decomposed(name), Encoding::utf8).has_value()) << name;
    }
    for (const std::string& name : ethnic_names()) {
        EXPECT_FALSE(deviation(name, Encoding::utf8).has_value()) << name;
    }
}

TEST(Deviation, TheSignsOfDegreesAndSecondsAreNoLetters) {
    for (const char* cell : {"22º18’58.216”N", "22° 18’ 58.216”B", "103˚58′12″E", "‘a’", "“BTS”"}) {
        EXPECT_FALSE(deviation(cell, Encoding::utf8).has_value()) << cell;
    }
    const std::vector<std::string> samples{"22º 32’ 29.033”N", "103º 49’ 44.998”E", "22º 26’ 34.105”N", "Mã trạm",
                                           "Xã Bản Qua"};
    EXPECT_EQ(guess_encoding(samples).best, Encoding::utf8);
}

TEST(Deviation, ACellInAnotherEncodingIsTold) {
    for (const Encoding of_file : {Encoding::utf8, Encoding::tcvn3}) {
        for (const Encoding encoding :
             {Encoding::tcvn3, Encoding::vni, Encoding::tcvn3_as_latin1, Encoding::utf8}) {
            const std::string bytes = encoded("Thôn Suối Chải, Mường Khương", encoding).bytes;
            const std::optional<Deviation> told = deviation(bytes, of_file);
            if (encoding == of_file) {
                EXPECT_FALSE(told.has_value());
                continue;
            }
            ASSERT_TRUE(told.has_value()) << info(encoding).name << " in " << info(of_file).name;
            EXPECT_EQ(told->encoding, encoding) << info(encoding).name << " in " << info(of_file).name;
            EXPECT_GT(told->confidence, 0.8);
        }
    }
}

TEST(Legibility, ReadsOnlyWhatTheEncodingGives) {
    EXPECT_EQ(legibility("Th\xABn Y T\xFD", Encoding::tcvn3), Legibility::vietnamese);
    EXPECT_EQ(legibility("Th\xABn Y T\xFD", Encoding::utf8), Legibility::broken);
    EXPECT_EQ(legibility("Đắk Lắk", Encoding::utf8), Legibility::pronounceable);
    EXPECT_EQ(legibility("“Thôn Y Tý” – Lào Cai…", Encoding::utf8), Legibility::vietnamese);
    EXPECT_EQ(legibility("103°58'12\"", Encoding::utf8), Legibility::vietnamese);
}

}  // namespace
}  // namespace lomsong
