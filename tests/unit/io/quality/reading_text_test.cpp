// SPDX-License-Identifier: Apache-2.0
#include "io/quality/reading_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/io/quality/small_reading.hpp"

namespace lomsong {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ReadingText, RejectionsAreWorseThanManyRepairs) {
    ReadLayers read = small_reading();
    for (int i = 0; i < 5; ++i) {
        read.findings.push_back(read.findings[2]);
    }
    const std::vector<KindCount> worst = worst_kinds(read.findings);
    ASSERT_EQ(worst.size(), 3U);
    EXPECT_EQ(worst[0].kind, FindingKind::no_coordinates);
    EXPECT_EQ(worst[1].kind, FindingKind::swapped_axes);
    EXPECT_EQ(worst[1].total, 6U);
    EXPECT_EQ(worst[1].repaired, 6U);
    EXPECT_EQ(worst[1].examples.size(), k_examples);
    EXPECT_EQ(worst[2].kind, FindingKind::missing_azimuth);
}

TEST(ReadingText, ExamplesShowRejectionsFirstThenTheFirstRows) {
    std::vector<Finding> findings;
    for (const std::uint64_t row : {9U, 2U, 5U}) {
        findings.push_back({station_row(row), "", FindingKind::duplicate, "twice", "Keep one.", Outcome::noted});
    }
    findings.push_back({station_row(30), "", FindingKind::duplicate, "twice", "Keep one.", Outcome::rejected});
    const std::vector<KindCount> worst = worst_kinds(findings);
    ASSERT_EQ(worst.at(0).examples.size(), 2U);
    EXPECT_EQ(worst[0].examples[0]->place.row, 30U);
    EXPECT_EQ(worst[0].examples[1]->place.row, 2U);
}

TEST(ReadingText, OnlyTheWorstAreListed) {
    std::vector<Finding> findings;
    for (const FindingKindInfo& kind : k_finding_kinds) {
        findings.push_back({station_row(2), "", kind.kind, "x", "y", Outcome::noted});
    }
    EXPECT_EQ(worst_kinds(findings).size(), k_worst_kinds);
}

TEST(ReadingText, CountsHaveALinePerLayer) {
    const std::string text = counts_text(small_reading(), Language::english);
    EXPECT_THAT(text, HasSubstr("Layers (rows)  read  accepted  repaired  rejected\n"));
    EXPECT_THAT(text, HasSubstr("  stations        4         3         1         1\n"));
    EXPECT_EQ(counts_json(small_reading()).at("stations").at("rejected"), 1);
}

TEST(ReadingText, WhatWasConcludedIsSaidWithItsDoubtAndReason) {
    const std::string text = understood_text(small_reading(), Language::vietnamese);
    EXPECT_THAT(text, HasSubstr("Cách hiểu từng tệp\n  tram/viettel.xlsx [Trạm]\n"));
    EXPECT_THAT(text, HasSubstr("    bảng mã: UTF-8\n"));
    EXPECT_THAT(text, HasSubstr("    hệ toạ độ: WGS 84, decimal comma (97 %), 4 of 4 points fall into their commune\n"));
    EXPECT_THAT(text, Not(HasSubstr("thon.geojson"))) << "nothing was concluded about it";
    EXPECT_THAT(text, HasSubstr("  [hamlets]\n    names: 2 of 3 without accents\n"));
    EXPECT_EQ(counts_json(small_reading()).at("hamlets").at("understood").at(0).at("subject"), "names");
    EXPECT_EQ(readings_json(small_reading()).at(0).at("understood").at(1).at("confidence"), 0.97);
}

TEST(ReadingText, WorstFindingsNameTheirRowAndTheValueUsed) {
    const std::string text = worst_text(small_reading().findings, Language::vietnamese);
    EXPECT_THAT(text, HasSubstr("Phát hiện trong dữ liệu: 3. Nặng nhất:\n  1 × thiếu toạ độ (no_coordinates): 1 "
                                "dòng bị loại, 0 đã sửa\n"));
    EXPECT_THAT(text, HasSubstr("dòng 3, 'Kinh độ': longitude and latitude are swapped -> 103.97\n"));
    EXPECT_EQ(worst_text({}, Language::vietnamese), "");
}

TEST(ReadingText, ACellWithLineBreaksStaysOneLine) {
    std::vector<Finding> findings{small_reading().findings.front()};
    findings[0].problem = "'a\nb' is no number";
    EXPECT_THAT(worst_text(findings, Language::english), HasSubstr("'a b' is no number"));
}

TEST(ReadingText, ReviewListsCandidatesWithTheirScoresAndLeavesTheDecisionOpen) {
    const NameReview review{station_row(7), "hamlet", "Bản Giang", {{"Bản Giàng", "02683-004", 0.9}}};
    EXPECT_THAT(review_csv(std::vector{review}),
                HasSubstr("tram/viettel.xlsx,Trạm,7,hamlet,Bản Giang,\"Bản Giàng (02683-004, 0.90)\",\r\n"));
}

}  // namespace
}  // namespace lomsong
