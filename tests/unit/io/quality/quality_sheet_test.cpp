// SPDX-License-Identifier: Apache-2.0
#include "io/quality/quality_sheet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "io/quality/quality_text.hpp"
#include "tests/unit/io/quality/small_reading.hpp"

namespace lomsong {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

QualityScore score_of(const QualitySheet& sheet, QualityWord word) {
    return sheet.scores[static_cast<std::size_t>(word)];
}

QualitySheet sheet_of(const ReadLayers& read, std::string_view as_of = "2026-11-22") {
    return measure_quality(read, {}, as_of);
}

void expect_score(const QualitySheet& sheet, QualityWord word, std::uint64_t good, std::uint64_t total) {
    const QualityScore score = score_of(sheet, word);
    EXPECT_EQ(score.word, word);
    EXPECT_EQ(score.good, good) << info(word).key;
    EXPECT_EQ(score.total, total) << info(word).key;
}

TEST(QualitySheet, WordsStandInTheOrderOfTheirEnumerators) {
    for (std::size_t i = 0; i < k_quality_words.size(); ++i) {
        EXPECT_EQ(static_cast<std::size_t>(k_quality_words[i].word), i);
    }
}

TEST(QualitySheet, ARepairedRowIsNotRightAndARowWithoutAnAzimuthIs) {
    expect_score(sheet_of(small_reading()), QualityWord::right, 6, 7);
}

TEST(QualitySheet, WantedValuesCountTheirGaps) {
    // 3 sectors x 4 values with one azimuth missing, 3 households with one missing, 7 positions with one missing.
    expect_score(sheet_of(small_reading()), QualityWord::complete, 19, 22);
}

TEST(QualitySheet, SeveralFindingsOfAWordOnOneRowCountOnce) {
    ReadLayers read = small_reading();
    read.findings.push_back(read.findings.back());
    read.findings.back().kind = FindingKind::out_of_range;
    expect_score(sheet_of(read), QualityWord::right, 6, 7);
}

TEST(QualitySheet, AFindingOnAWholeLayerCountsAllItsRows) {
    ReadLayers read = small_reading();
    read.findings.push_back({station_row(0), "", FindingKind::wrong_crs, "is not in its zone", "Correct it.",
                             Outcome::repaired, "EPSG:5897", "EPSG:9208", "guess_crs", 0.99});
    expect_score(sheet_of(read), QualityWord::right, 3, 7);
}

TEST(QualitySheet, AFileWithoutADateIsNotAlive) {
    expect_score(sheet_of(small_reading()), QualityWord::alive, 1, 2);
    expect_score(sheet_of(small_reading(), "2027-11-22"), QualityWord::alive, 0, 2);
}

TEST(QualitySheet, AnAgeOf180DaysIsStillAlive) {
    expect_score(sheet_of(small_reading(), "2027-05-14"), QualityWord::alive, 1, 2);
    expect_score(sheet_of(small_reading(), "2027-05-15"), QualityWord::alive, 0, 2);
}

TEST(QualitySheet, AGuessedCoordinateSystemOrAnOldEncodingIsNotForSharing) {
    expect_score(sheet_of(small_reading()), QualityWord::shared, 1, 2);
    ReadLayers read = small_reading();
    read.tables[0].understood[1].reason = "the file says so; 4 of 4 positions in their stated commune";
    expect_score(sheet_of(read), QualityWord::shared, 2, 2);
    read.tables[0].understood[1].reason.clear();
    read.tables[1].understood = {{"text", "TCVN3", 0.99, "every name is Vietnamese"}};
    expect_score(sheet_of(read), QualityWord::shared, 0, 2);
}

TEST(QualitySheet, CompletenessIsByOperatorAndCommune) {
    const QualitySheet sheet = sheet_of(small_reading());
    ASSERT_EQ(sheet.completeness.size(), 4U);
    const Completeness& west = sheet.completeness[0];
    EXPECT_EQ(west.commune, "Xã Mẫu Tây");
    EXPECT_EQ(west.hamlets, 1U);
    EXPECT_EQ(west.stations, 1U);
    EXPECT_EQ(west.sectors, 3U);
    EXPECT_EQ(west.with_azimuth, 2U);
    EXPECT_EQ(west.with_power, 3U);
    EXPECT_EQ(sheet.completeness[1].stations, 0U);
    EXPECT_EQ(sheet.completeness[1].hamlets, 2U);
    EXPECT_TRUE(sheet.completeness[1].reported);
    EXPECT_FALSE(sheet.completeness[2].reported);
}

TEST(QualitySheet, AStationInNoCommuneHasARowOfItsOwn) {
    ReadLayers read = small_reading();
    read.layers.sectors.front().position = {0.0, 0.0};
    const QualitySheet sheet = sheet_of(read);
    ASSERT_EQ(sheet.completeness.size(), 5U);
    EXPECT_EQ(sheet.completeness[2].operator_name, "Viettel");
    EXPECT_EQ(sheet.completeness[2].commune_code, "");
    EXPECT_EQ(sheet.completeness[2].sectors, 1U);
}

TEST(QualitySheet, DaysAreCountedOverMonthsAndLeapYears) {
    EXPECT_EQ(days_between("2026-11-15", "2026-11-22"), 7);
    EXPECT_EQ(days_between("2024-02-28", "2024-03-01"), 2);
    EXPECT_EQ(days_between("2026-11-22", "2026-11-15"), -7);
    EXPECT_FALSE(days_between("", "2026-11-22"));
    EXPECT_FALSE(days_between("2026-02-30", "2026-11-22"));
    EXPECT_FALSE(days_between("15/11/2026", "2026-11-22"));
}

TEST(QualitySheet, TextSaysWhoHasNotReportedInTheLanguageOfTheProject) {
    const QualitySheet sheet = sheet_of(small_reading());
    const std::string vietnamese = quality_text(sheet, Language::vietnamese);
    EXPECT_THAT(vietnamese, HasSubstr("VNPT: chưa báo cáo (3 thôn chưa có số liệu)"));
    EXPECT_THAT(vietnamese, HasSubstr("Viettel: không có trạm nào ở 1 xã: Xã Mẫu Đông"));
    EXPECT_THAT(vietnamese, HasSubstr("số liệu ngày 15/11/2026, 7 ngày trước"));
    EXPECT_THAT(vietnamese, HasSubstr("6/7 (85,7 %)"));
    const std::string english = quality_text(sheet, Language::english);
    EXPECT_THAT(english, HasSubstr("VNPT: has not reported (3 hamlets without data)"));
    EXPECT_THAT(english, HasSubstr("thon.geojson: does not say its data's date"));
    EXPECT_THAT(english, Not(HasSubstr("MADE-UP")));
}

TEST(QualitySheet, MadeUpDataIsCalledSo) {
    RunParameters parameters;
    parameters.made_up = true;
    const QualitySheet sheet = measure_quality(small_reading(), parameters, "2026-11-22");
    EXPECT_THAT(quality_text(sheet, Language::vietnamese), HasSubstr("DỮ LIỆU GIẢ ĐỊNH"));
    EXPECT_TRUE(quality_json(sheet).at("made_up").get<bool>());
}

TEST(QualitySheet, JsonHasEveryWordWithItsDenominator) {
    const nlohmann::ordered_json json = quality_json(sheet_of(small_reading()));
    EXPECT_EQ(json.at("words").size(), 6U);
    EXPECT_EQ(json.at("words").at("complete").at("good"), 19);
    EXPECT_EQ(json.at("words").at("complete").at("of"), 22);
    EXPECT_DOUBLE_EQ(json.at("words").at("complete").at("share").get<double>(), 0.8636);
    EXPECT_EQ(json.at("completeness").at(2).at("reported"), false);
    EXPECT_EQ(json.at("files").at(0).at("age_days"), 7);
    EXPECT_TRUE(json.at("files").at(1).at("age_days").is_null());
}

TEST(QualitySheet, NothingReadIsNoShareOfAnything) {
    const nlohmann::ordered_json json = quality_json(sheet_of({}));
    EXPECT_EQ(json.at("words").at("right").at("of"), 0);
    EXPECT_TRUE(json.at("words").at("right").at("share").is_null());
}

TEST(QualitySheet, CsvHasALinePerOperatorAndCommune) {
    const std::string csv = quality_csv(sheet_of(small_reading()));
    EXPECT_THAT(csv, HasSubstr("operator,commune_code,commune,reported,hamlets,stations,"));
    EXPECT_THAT(csv, HasSubstr("Viettel,90001,Xã Mẫu Tây,true,1,1,3,3,2,3,3\r\n"));
    EXPECT_THAT(csv, HasSubstr("VNPT,90002,Xã Mẫu Đông,false,2,0,0,0,0,0,0\r\n"));
}

}  // namespace
}  // namespace lomsong
