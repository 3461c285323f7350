// SPDX-License-Identifier: Apache-2.0
#include "io/clean/names/code_key.hpp"

#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(CodeKey, WhatASpreadsheetMakesOfACodeIsTheSameCode) {
    for (const char* written : {"02683", "2683", " 02683 ", "2683.0", "2683,00", "002683.000"}) {
        EXPECT_EQ(code_key(written), "2683") << written;
    }
    EXPECT_EQ(code_key("mau02683a"), "MAU02683A");
}

TEST(CodeKey, PartsBehindADashOrAPointAreOfTheCode) {
    EXPECT_EQ(code_key("02683-001"), "2683-001");
    EXPECT_EQ(code_key("02683.01"), "2683.01");
    EXPECT_NE(code_key("2683.10"), code_key("2683.1"));
    EXPECT_EQ(code_key("2683."), "2683.");
    EXPECT_EQ(code_key(".0"), ".0");
}

TEST(CodeKey, OfZerosOneStaysAndOfNothingNothing) {
    EXPECT_EQ(code_key("000"), "0");
    EXPECT_EQ(code_key("0.0"), "0");
    EXPECT_EQ(code_key(""), "");
    EXPECT_EQ(code_key("   "), "");
}

}  // namespace
}  // namespace lomsong
