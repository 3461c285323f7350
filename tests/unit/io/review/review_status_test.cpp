// SPDX-License-Identifier: Apache-2.0
#include "io/review/review_status.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/review/status_tables.hpp"
#include "tests/unit/io/review/small_review.hpp"

namespace lomsong {
namespace {

Entry entry_of(const Question& question, AnswerKind kind, const std::string& received, int number = 1) {
    return {question, {kind, "", "", "", "", ""}, number, received, received + "T08:00:00Z", "one.xlsx", 4};
}

const std::vector<Question> k_questions{made_up_question("A-1"), made_up_question("A-2"), made_up_question("A-3"),
                                        made_up_question("A-4"), made_up_question("A-1", "vnpt")};
const ReviewDates k_dates{"2026-12-05", "2026-11-30"};

TEST(ReviewStatus, CountsEveryQuestionOnceAndKeepsTheDenominator) {
    const ReviewStatus status = review_status(k_questions,
                                              {entry_of(k_questions[0], AnswerKind::confirmed, "2026-11-22"),
                                               entry_of(k_questions[1], AnswerKind::planned, "2026-12-01"),
                                               entry_of(k_questions[2], AnswerKind::disputed, "2026-11-22")},
                                              k_dates);
    ASSERT_EQ(status.operators.size(), 2U);
    const ReviewCounts& viettel = status.operators[0];
    EXPECT_EQ(viettel.asked, 4U);
    EXPECT_EQ(viettel.answered(), 3U);
    EXPECT_EQ(viettel.missing(), 1U);
    EXPECT_EQ(viettel.late, 2U) << "one came late, one is missing after the deadline";
    EXPECT_THAT(viettel.kinds, testing::ElementsAre(1U, 1U, 0U, 1U));
    EXPECT_EQ(status.operators[1].missing(), 1U);
    EXPECT_EQ(status.total.asked, 5U);
    EXPECT_EQ(status.communes.size(), 2U);
}

TEST(ReviewStatus, GoesByTheAnswerReceivedLast) {
    const ReviewStatus status = review_status({k_questions[0]},
                                              {entry_of(k_questions[0], AnswerKind::solved, "2026-12-02"),
                                               entry_of(k_questions[0], AnswerKind::confirmed, "2026-11-22", 2)},
                                              k_dates);
    EXPECT_EQ(status.questions[0].answer->answer.kind, AnswerKind::solved);
    EXPECT_EQ(status.questions[0].entries, 2U);
    EXPECT_FALSE(status.questions[0].late) << "its first answer was in time";
}

TEST(ReviewStatus, TakesAnAnswerThatWasGivenToAnOlderResult) {
    const Question newer = made_up_question("A-1", "viettel", "ba9876543210");
    const ReviewStatus status =
        review_status({newer}, {entry_of(k_questions[0], AnswerKind::planned, "2026-11-22")}, k_dates);
    EXPECT_EQ(status.total.answered(), 1U);
}

TEST(ReviewStatus, CountsAHamletAskedAboutTwiceOnce) {
    const ReviewStatus status =
        review_status({k_questions[0], made_up_question("A-1", "viettel", "ba9876543210")}, {}, k_dates);
    EXPECT_EQ(status.total.asked, 1U);
    EXPECT_EQ(status.questions[0].question.result, "ba9876543210");
}

TEST(ReviewStatus, IsNeverLateWithoutADeadline) {
    EXPECT_EQ(review_status(k_questions, {}, {"2026-12-05", ""}).total.late, 0U);
    EXPECT_EQ(review_status(k_questions, {}, {"2026-11-30", "2026-11-30"}).total.late, 0U)
        << "the day itself counts";
}

TEST(StatusTables, PrintSharesWithTheirDenominator) {
    const ReviewStatus status =
        review_status(k_questions, {entry_of(k_questions[0], AnswerKind::confirmed, "2026-11-22")}, k_dates);
    const std::string text = status_text(status, Language::vietnamese);
    EXPECT_THAT(text, testing::StartsWith("Hạn trả lời 30/11/2026; tính đến ngày 05/12/2026.\n"));
    EXPECT_THAT(text, testing::HasSubstr("1/4 (25,0 %)"));
    EXPECT_THAT(text, testing::HasSubstr("viettel, Xã 01"));
    EXPECT_THAT(status_text(status, Language::english), testing::HasSubstr("1/4 (25.0 %)"));
    EXPECT_EQ(status_text(review_status({}, {}, k_dates), Language::english), "Nothing has been asked.\n");
}

TEST(StatusTables, GiveEveryCommuneItsAreaAndEveryQuestionItsPoint) {
    const ReviewStatus status = review_status(k_questions, {}, k_dates);
    const MultiPolygon area{{{{103.8, 22.3}, {104.0, 22.3}, {104.0, 22.5}, {103.8, 22.3}}, {}}};
    const FeatureTable communes = review_table(status, {{"01", area}}, Language::vietnamese);
    check(communes);
    ASSERT_EQ(communes.features.size(), 2U);
    EXPECT_EQ(communes.features[0].id, "viettel:01");
    EXPECT_TRUE(std::holds_alternative<MultiPolygon>(communes.features[0].geometry));
    const FeatureTable points = answer_table(status, Language::vietnamese);
    check(points);
    ASSERT_EQ(points.features.size(), 5U);
    EXPECT_TRUE(std::holds_alternative<Point>(points.features[0].geometry));
}

TEST(StatusTables, KeepFormulasOutOfTheCsv) {
    Question question = made_up_question("A-1");
    question.hamlet = "=1+1";
    const std::string csv = table_csv(answer_table(review_status({question}, {}, k_dates), Language::vietnamese));
    EXPECT_THAT(csv, testing::HasSubstr(",'=1+1,"));
}

}  // namespace
}  // namespace lomsong
