// SPDX-License-Identifier: Apache-2.0
#include "io/read/csv_text.hpp"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

using ::testing::ElementsAre;

/// Rows as "number: cell|cell".
std::vector<std::string> rows_of(std::string_view text, char separator) {
    std::vector<std::string> lines;
    for (const TableRow& row : csv_rows(text, separator, SilentReporter{})) {
        std::string line = std::to_string(row.number) + ":";
        for (const std::string& cell : row.values) {
            line += " " + cell + " |";
        }
        lines.push_back(line.substr(0, line.size() - 2));
    }
    return lines;
}

TEST(CsvText, QuotesSeparatorsAndLineEndsOfEveryKindAreRead) {
    EXPECT_THAT(rows_of("a;\"b;c\";d\r\n\"e \"\"f\"\"\" ; g\nh;\"two\nlines\";i\rj;;\n", ';'),
                ElementsAre("1: a | b;c | d", "2: e \"f\" | g", "3: h | two\nlines | i", "4: j |  | "));
}

TEST(CsvText, EmptyLinesCountAndAreLeftOut) {
    EXPECT_THAT(rows_of("a,b\n\n , \nc,d", ','), ElementsAre("1: a | b", "4: c | d"));
    EXPECT_THAT(rows_of("", ','), ElementsAre());
}

TEST(CsvText, AQuoteInsideACellIsALetter) {
    EXPECT_THAT(rows_of("22°30'54.82\" N;1\n\"22°30'54.82\" N\";2\n", ';'),
                ElementsAre("1: 22°30'54.82\" N | 1", "2: 22°30'54.82\" N | 2"));
}

TEST(CsvText, AQuoteThatIsNeverClosedDoesNotSwallowTheFile) {
    EXPECT_THAT(rows_of("a,b,c\n1,\"x,2\n3,y,4\n5,z,6\n", ','),
                ElementsAre("1: a | b | c", "2: 1 | \"x | 2", "3: 3 | y | 4", "4: 5 | z | 6"));
    EXPECT_THAT(rows_of("a,b,c\n1,\"x,2\n3,\"y\",4\n5,z,6\n", ','),
                ElementsAre("1: a | b | c", "2: 1 | \"x | 2", "3: 3 | y | 4", "4: 5 | z | 6"))
        << "the next line's quotes are its own";
}

TEST(CsvText, TheSeparatorIsTheOneThatCutsEvenly) {
    EXPECT_EQ(separator_of("Mã;Kinh độ;Vĩ độ\nA1;103,9;22,5\nA2;103,8;22,6\n"), ';')
        << "decimal commas cut evenly too";
    EXPECT_EQ(separator_of("Mã,Tên,X\nA1,\"một; hai\",3\n"), ',');
    EXPECT_EQ(separator_of("a\tb, c\n1\t2\n"), '\t');
    EXPECT_EQ(separator_of("a|b|c\n1|2|3\n"), '|');
    EXPECT_EQ(separator_of("DANH SÁCH TRẠM\n(đến 15/11/2026)\nMã;Tên;X\n1;a;b\n2;c;d\n3;e;f\n4;g;h\n"), ';');
    EXPECT_EQ(separator_of("sep=|\na,b|c\n"), '|');
    EXPECT_EQ(separator_of("one column\n1\n"), ',');
}

TEST(CsvText, ExcelsFirstLineIsNoRow) { EXPECT_THAT(rows_of("sep=;\r\na;b\r\n", ';'), ElementsAre("2: a | b")); }

TEST(CsvText, WideTextBecomesUtf8AndMarksGo) {
    EXPECT_EQ(single_bytes("\xEF\xBB\xBF"
                           "a;b"),
              "a;b");
    EXPECT_EQ(single_bytes(std::string{"\xFF\xFE"
                                       "M\0\xE3\0;\0\xA1\x1E",
                                       10}),
              "Mã;ạ");
    EXPECT_EQ(single_bytes(std::string{"\xFE\xFF\0M\0\xE3", 6}), "Mã");
    EXPECT_EQ(single_bytes(std::string{"M\0a\0;\0b\0\n\0", 10}), "Ma;b\n") << "without a mark, by its zeros";
    EXPECT_EQ(single_bytes(std::string{"\xFF\xFE\x3D\xD8\x00\xDE", 6}), "\xF0\x9F\x98\x80");
    EXPECT_EQ(single_bytes(std::string{"\xFF\xFE\x3D\xD8", 4}), "\xEF\xBF\xBD") << "half a pair";
    EXPECT_EQ(single_bytes("M\xB7"), "M\xB7") << "other bytes stay";
}

TEST(CsvText, WhatIsWrittenByTheRulesIsReadBack) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    const std::string letters = "ab1;,\"\n\r \tĐ";
    for (int round = 0; round < 500; ++round) {
        std::string text;
        std::vector<std::vector<std::string>> wanted;
        const std::size_t columns = 2 + random() % 3;
        for (std::size_t r = 0; r < 5; ++r) {
            std::vector<std::string>& row = wanted.emplace_back();
            for (std::size_t c = 0; c < columns; ++c) {
                std::string cell = "x";
                for (std::size_t i = random() % 6; i > 0; --i) {
                    cell += letters[random() % letters.size()];
                }
                cell += "y";
                row.push_back(cell);
                std::string quoted;
                for (const char letter : cell) {
                    quoted += letter == '"' ? "\"\"" : std::string(1, letter);
                }
                text += (c == 0 ? "\"" : ";\"") + quoted + "\"";
            }
            text += "\r\n";
        }
        const std::vector<TableRow> rows = csv_rows(text, ';', SilentReporter{});
        ASSERT_EQ(rows.size(), wanted.size()) << text;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            ASSERT_EQ(rows[r].values, wanted[r]) << text;
        }
    }
}

}  // namespace
}  // namespace lomsong
