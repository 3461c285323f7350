// SPDX-License-Identifier: Apache-2.0
#include "io/review/answer_check.hpp"

#include <gtest/gtest.h>

namespace lomsong {
namespace {

CheckedAnswer checked(const AnswerCells& cells) { return check_answer(cells, DateOrder::day_first, "2026-11-22"); }

TEST(AnswerCheck, TakesWholeAnswers) {
    EXPECT_EQ(checked({"xác nhận", "", "", "", "", "đã đi đo"}).answer,
              (Answer{AnswerKind::confirmed, "", "", "", "", "đã đi đo"}));
    EXPECT_EQ(checked({"disputed", "", "", "", "log-17.csv", ""}).answer,
              (Answer{AnswerKind::disputed, "", "", "", "log-17.csv", ""}));
    EXPECT_EQ(checked({"đã khắc phục", "15/11/2026", "", "", "", ""}).answer,
              (Answer{AnswerKind::solved, "2026-11-15", "", "", "", ""}));
    EXPECT_EQ(checked({"có kế hoạch", "quý I/2027", "LC0099", "VTF", "", ""}).answer,
              (Answer{AnswerKind::planned, "2027-Q1", "LC0099", "VTF", "", ""}));
}

TEST(AnswerCheck, TakesTheSerialNumberOfASpreadsheetForADate) {
    EXPECT_EQ(checked({"solved", "46341", "", "", "", ""}).answer->date, "2026-11-15");
}

TEST(AnswerCheck, NamesWhatAnAnswerLacks) {
    const CheckedAnswer solved = checked({"đã khắc phục", "", "", "", "", ""});
    ASSERT_EQ(solved.complaints.size(), 1U);
    EXPECT_FALSE(solved.answer);
    EXPECT_EQ(solved.complaints[0].field, SheetField::date);
    const CheckedAnswer planned = checked({"có kế hoạch", "", "chưa có", "", "", ""});
    ASSERT_EQ(planned.complaints.size(), 2U);
    EXPECT_EQ(planned.complaints[0].field, SheetField::date);
    EXPECT_EQ(planned.complaints[1].field, SheetField::station);
    EXPECT_EQ(planned.complaints[1].problem, "the answer 'có kế hoạch' needs it, and it is 'chưa có'");
    const CheckedAnswer disputed = checked({"không đồng ý", "", "", "", "", ""});
    ASSERT_EQ(disputed.complaints.size(), 1U);
    EXPECT_EQ(disputed.complaints[0].field, SheetField::evidence);
}

TEST(AnswerCheck, RefusesWordsAndDatesThatCannotBe) {
    EXPECT_EQ(checked({"chắc là có", "", "", "", "", ""}).complaints.at(0).problem,
              "'chắc là có' is no answer that is known");
    EXPECT_EQ(checked({"", "15/11/2026", "", "", "", ""}).complaints.at(0).problem,
              "the row holds details, but no answer");
    EXPECT_EQ(checked({"solved", "31/02/2026", "", "", "", ""}).complaints.at(0).kind, FindingKind::bad_date);
    EXPECT_EQ(checked({"solved", "23/11/2026", "", "", "", ""}).complaints.at(0).problem,
              "'23/11/2026' is after 2026-11-22, the day on which the sheet was received");
    EXPECT_TRUE(checked({"solved", "22/11/2026", "", "", "", ""}).answer);
}

}  // namespace
}  // namespace lomsong
