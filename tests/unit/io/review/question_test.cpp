// SPDX-License-Identifier: Apache-2.0
#include "io/review/question.hpp"

#include <gtest/gtest.h>

#include "io/review/review_words.hpp"
#include "tests/unit/io/review/small_review.hpp"

namespace lomsong {
namespace {

TEST(RowKeys, AreReadAsTheyWereWritten) {
    const std::optional<RowKey> key = parsed_row_key(row_key(made_up_question("10001/3")));
    ASSERT_TRUE(key.has_value());
    EXPECT_EQ(key->result, "0123456789ab");
    EXPECT_EQ(key->operator_key, "viettel");
    EXPECT_EQ(key->hamlet_code, "10001/3");
}

TEST(RowKeys, CountedUpByASpreadsheetAreRefused) {
    std::string key = row_key(made_up_question("10001-003"));
    EXPECT_TRUE(parsed_row_key(key));
    ++key[key.find("003") + 2];
    EXPECT_FALSE(parsed_row_key(key)) << key;
    EXPECT_FALSE(parsed_row_key(""));
    EXPECT_FALSE(parsed_row_key("a/b"));
    EXPECT_FALSE(parsed_row_key("///"));
}

TEST(ReviewWords, KnowEveryAnswerInBothLanguages) {
    for (const AnswerWords& words : k_answer_words) {
        EXPECT_EQ(answer_in(words.choice.vietnamese), words.kind) << words.key;
        EXPECT_EQ(answer_in(words.choice.english), words.kind) << words.key;
    }
    EXPECT_EQ(answer_in("KHONG DONG Y, kèm bằng chứng"), AnswerKind::disputed);
    EXPECT_EQ(answer_in("Đồng ý"), AnswerKind::confirmed);
    EXPECT_EQ(answer_in("không"), std::nullopt);
    EXPECT_EQ(answer_in("xác nhận lại sau"), std::nullopt);
}

TEST(ReviewWords, ShowDatesInTheReadersWay) {
    EXPECT_EQ(shown_date("2026-11-15", Language::vietnamese), "15/11/2026");
    EXPECT_EQ(shown_date("2026-11", Language::vietnamese), "11/2026");
    EXPECT_EQ(shown_date("2026-Q3", Language::vietnamese), "quý III/2026");
    EXPECT_EQ(shown_date("2026", Language::vietnamese), "2026");
    EXPECT_EQ(shown_date("2026-11-15", Language::english), "2026-11-15");
    EXPECT_EQ(shown_date("2026-Q3", Language::english), "Q3 2026");
}

}  // namespace
}  // namespace lomsong
