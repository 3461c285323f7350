// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/hamlet_list.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Layers three_hamlets() {
    Layers layers;
    for (const char* code : {"10001-001", "10001-002", "10002-001"}) {
        Hamlet hamlet;
        hamlet.code = code;
        layers.hamlets.push_back(hamlet);
    }
    return layers;
}

std::string complaint(const std::string& text) {
    try {
        static_cast<void>(hamlets_listed(text, "list.csv", three_hamlets()));
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

TEST(HamletList, TakesTheFirstCellOfEveryLine) {
    EXPECT_THAT(
        hamlets_listed("\xEF\xBB\xBFMã thôn,Tên\r\n10002-001,Nà Hối\r\n\r\n# later\r\n\"10001-001\";Bản Lầu\r\n",
                       "list.csv", three_hamlets()),
        ElementsAre(0, 2));
}

TEST(HamletList, NamesEachHamletOnce) {
    EXPECT_THAT(hamlets_listed("10001-002\n10001-002", "list.csv", three_hamlets()), ElementsAre(1));
}

TEST(HamletList, NamesTheLineOfAnUnknownCodeAndTheNearestOne) {
    EXPECT_THAT(
        complaint("code\n10001-001\n10001-02\n"),
        HasSubstr("list.csv:3: '10001-02' is the code of no hamlet of the project. Did you mean '10001-002'?"));
    EXPECT_THAT(complaint("10001-001\ncode\n"), HasSubstr("list.csv:2: 'code' is the code of no hamlet"));
}

TEST(HamletList, AListWithoutCodesIsAnError) {
    EXPECT_THAT(complaint("code\n\n# nothing\n"), HasSubstr("list.csv: names no hamlet"));
    EXPECT_THAT(complaint(""), HasSubstr("list.csv: names no hamlet"));
}

TEST(HamletList, CodesMayStandOnTheCommandLine) {
    EXPECT_THAT(hamlets_asked_for("10002-001, 10001-001", three_hamlets()), ElementsAre(0, 2));
    try {
        static_cast<void>(hamlets_asked_for("first-26.csv", three_hamlets()));
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::no_input);
        EXPECT_THAT(error.what(), HasSubstr("--hamlets first-26.csv: there is no such file"));
    }
}

}  // namespace
}  // namespace lomsong
