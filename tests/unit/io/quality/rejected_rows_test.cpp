// SPDX-License-Identifier: Apache-2.0
#include "io/quality/rejected_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/quality/small_reading.hpp"

namespace lomsong {
namespace {

using ::testing::HasSubstr;

TEST(RejectedRows, KeepTheirColumnsAndWordsAndSayWhy) {
    const std::vector<RejectedFile> files = rejected_files(small_reading(), Language::vietnamese);
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(files[0].name, "viettel_Trạm.csv");
    EXPECT_EQ(files[0].bytes,
              "\xEF\xBB\xBF"
              "Mã trạm,Kinh độ,Vĩ độ,lomsong_row,lomsong_reason\r\n"
              "'=MAU1,,\"22,48\",5,thiếu toạ độ (cột 'Kinh độ')\r\n");
}

TEST(RejectedRows, ReasonsSpeakTheLanguageOfTheProject) {
    Finding finding = small_reading().findings.back();
    EXPECT_EQ(reason_of(finding, Language::english), "longitude and latitude swapped (column 'Kinh độ': 22,48)");
    EXPECT_EQ(reason_of(finding, Language::vietnamese), "kinh độ và vĩ độ bị đảo (cột 'Kinh độ': 22,48)");
    finding.column.clear();
    finding.value_seen.clear();
    EXPECT_EQ(reason_of(finding, Language::english), "longitude and latitude swapped");
}

TEST(RejectedRows, EveryReasonOfARowIsGivenAndThatOfItsWholeTable) {
    ReadLayers read = small_reading();
    read.findings.push_back(
        {station_row(5), "Mã trạm", FindingKind::formula, "is a formula", "Write the value.", Outcome::rejected});
    read.findings.push_back(
        {station_row(0), "", FindingKind::missing_column, "no column", "Name it.", Outcome::rejected});
    const std::string bytes = rejected_files(read, Language::english).at(0).bytes;
    EXPECT_THAT(bytes, HasSubstr("no coordinates (column 'Kinh độ'); a formula instead of a value (column 'Mã "
                                 "trạm'); no column for a field"));
}

TEST(RejectedRows, OfALayerWithGeometryCarryItAsText) {
    ReadLayers read = small_reading();
    read.rejected = {{1, 2, {"90001", "Thôn, Mẫu"}, "POINT (103.9 22.4)"}};
    const std::vector<RejectedFile> files = rejected_files(read, Language::english);
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(files[0].name, "thon.csv");
    EXPECT_THAT(files[0].bytes, HasSubstr("code,name,lomsong_row,lomsong_reason,WKT\r\n"));
    EXPECT_THAT(files[0].bytes, HasSubstr("90001,\"Thôn, Mẫu\",2,,POINT (103.9 22.4)\r\n"));
}

TEST(RejectedRows, TablesOfOneNameGetFilesOfTheirOwn) {
    ReadLayers read = small_reading();
    read.tables[1].place = {"khac/viettel.xlsx", "Trạm", true, 0};
    read.rejected.push_back({1, 2, {"90001", "a"}, ""});
    const std::vector<RejectedFile> files = rejected_files(read, Language::english);
    ASSERT_EQ(files.size(), 2U);
    EXPECT_EQ(files[1].name, "viettel_Trạm_2.csv");
}

TEST(RejectedRows, ASheetsNameCannotLeaveTheFolder) {
    ReadLayers read = small_reading();
    read.tables[0].place.layer = "../../x:y";
    EXPECT_EQ(rejected_files(read, Language::english).at(0).name, "viettel__.._x_y.csv");
}

TEST(RejectedRows, NoneMakesNoFile) {
    ReadLayers read = small_reading();
    read.rejected.clear();
    EXPECT_TRUE(rejected_files(read, Language::vietnamese).empty());
}

}  // namespace
}  // namespace lomsong
