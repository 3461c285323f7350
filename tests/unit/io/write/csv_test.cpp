// SPDX-License-Identifier: Apache-2.0
#include "io/write/csv.hpp"

#include <array>

#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(Csv, PlainTextStaysAsItIs) {
    EXPECT_EQ(csv_cell("Trạm Y Tý"), "Trạm Y Tý");
    EXPECT_EQ(csv_cell(""), "");
}

TEST(Csv, CommasQuotesAndLineBreaksAreQuoted) {
    EXPECT_EQ(csv_cell("103,97"), "\"103,97\"");
    EXPECT_EQ(csv_cell("cột \"A\""), "\"cột \"\"A\"\"\"");
    EXPECT_EQ(csv_cell("a\nb"), "\"a\nb\"");
    EXPECT_EQ(csv_cell(" a"), "\" a\"");
}

TEST(Csv, WhatASpreadsheetWouldEvaluateBecomesText) {
    EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
    EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
    EXPECT_EQ(csv_cell("+cmd|' /C calc'!A0"), "'+cmd|' /C calc'!A0");
    EXPECT_EQ(csv_cell("-2+3"), "'-2+3");
    EXPECT_EQ(csv_cell("\t=1"), "'\t=1");
    EXPECT_EQ(csv_cell("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"");
}

TEST(Csv, SignedNumbersStayNumbers) {
    EXPECT_EQ(csv_cell("-93.5"), "-93.5");
    EXPECT_EQ(csv_cell("-93,5"), "\"-93,5\"");
    EXPECT_EQ(csv_cell("+84 912 345"), "+84 912 345");
    EXPECT_EQ(csv_cell("-"), "-");
}

TEST(Csv, ANulByteCannotCutALineShort) {
    EXPECT_EQ(csv_cell(std::string_view{"a\0b", 3}),
              "a\xEF\xBF\xBD"
              "b");
}

TEST(Csv, LinesEndAsTheStandardSays) {
    const std::array<std::string, 3> cells{"a", "b,c", ""};
    EXPECT_EQ(csv_line(cells), "a,\"b,c\",\r\n");
}

}  // namespace
}  // namespace lomsong
