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
    for (std::size_t i = 0; i < k_answer_kinds; ++i) {
        const auto kind = static_cast<AnswerKind>(i);
        EXPECT_EQ(answer_in(label(kind, Language::vietnamese)), kind) << key_of(kind);
        EXPECT_EQ(answer_in(label(kind, Language::english)), kind) << key_of(kind);
    }
    EXPECT_EQ(answer_in("KHONG DONG Y, kèm bằng chứng"), AnswerKind::disputed);
    EXPECT_EQ(answer_in("Đồng ý"), AnswerKind::confirmed);
    EXPECT_EQ(answer_in("không"), std::nullopt);
    EXPECT_EQ(answer_in("xác nhận lại sau"), std::nullopt);
}

}  // namespace
}  // namespace lomsong
