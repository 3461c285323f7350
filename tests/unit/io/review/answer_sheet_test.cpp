// SPDX-License-Identifier: Apache-2.0
#include "io/review/answer_sheet.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <cpl_vsi.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"
#include "io/read/read_table.hpp"
#include "tests/unit/io/review/small_review.hpp"

namespace lomsong {
namespace {

/// A part of a workbook.
std::string part_of(const std::filesystem::path& workbook, const std::string& part) {
    gdal::start();
    VSILFILE* file = VSIFOpenL(("/vsizip/" + workbook.string() + "/" + part).c_str(), "rb");
    if (file == nullptr) {
        return {};
    }
    std::string text(1 << 20, '\0');
    text.resize(VSIFReadL(text.data(), 1, text.size(), file));
    VSIFCloseL(file);
    return text;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

class AnswerSheets : public testing::Test {
  protected:
    TemporaryFolder m_folder;
    ReviewedResult m_result = read_reviewed_result(write_small_result(m_folder));
    std::filesystem::path m_file = m_folder.path() / "viettel.xlsx";

    VectorTable first_sheet() {
        write_answer_sheet(m_result, 0, m_file);
        return read_tables({m_file, "viettel.xlsx", ""}, SilentReporter{}).at(0);
    }
};

TEST_F(AnswerSheets, AskAboutEveryGapOfTheOperatorByCommune) {
    ASSERT_EQ(m_result.operators.size(), 3U);
    std::vector<std::string> codes;
    for (const AskedRow& row : m_result.asked[0]) {
        codes.push_back(row.question.hamlet_code + " " + row.question.status);
    }
    EXPECT_THAT(codes, testing::ElementsAre("A-1 no_signal", "A-3 dead_zone", "B-2 weak"));
    EXPECT_EQ(m_result.asked[1].size(), 1U);
    EXPECT_TRUE(m_result.asked[2].empty());
}

TEST_F(AnswerSheets, ShowTheEvidenceAndLeaveOutWhatNobodyKnows) {
    const VectorTable sheet = first_sheet();
    EXPECT_THAT(sheet.rows.at(2).values,
                testing::ElementsAre("Khoá dòng", "Mã thôn", "Thôn", "Mã xã", "Xã", "Số hộ", "Tình trạng",
                                     "Mức thu ở trung tâm", "Biên so với ngưỡng (dB)", "Nguyên nhân",
                                     "Trạm gần nhất", "Cách trạm (m)", "Kinh độ", "Vĩ độ", "Vùng lõm", "Trả lời",
                                     "Ngày", "Mã trạm dự kiến", "Kinh phí", "Bằng chứng", "Ghi chú"));
    EXPECT_THAT(sheet.rows.at(3).values,
                testing::IsSupersetOf({std::string{"trắng sóng"}, std::string{"4G -118,4 dBm"},
                                       std::string{"-12.5"}, std::string{"bị núi che khuất"}, std::string{"LC0012"},
                                       std::string{"3710"}, std::string{"operator:viettel:A-1"}}));
}

TEST_F(AnswerSheets, ShowWhatWasMeasuredBesideWhatIsPredicted) {
    const std::filesystem::path folder = write_small_result(m_folder);
    std::string hamlets = bytes_of(folder / "hamlets.geojson");
    const std::string level = "\"viettel_4g_level_dbm\":-118.4,";
    hamlets.insert(hamlets.find(level),
                   R"("viettel_4g_measured_level_dbm":-121.5,"viettel_4g_measured_status":"none",)");
    std::ofstream{folder / "hamlets.geojson", std::ios::binary} << hamlets;
    m_result = read_reviewed_result(folder);
    const std::vector<std::string> row = first_sheet().rows.at(5).values;
    EXPECT_THAT(row, testing::Contains("4G -118,4 dBm; 4G đo được -121,5 dBm: không có sóng"));
}

TEST_F(AnswerSheets, KeepTextThatLooksLikeAFormulaAsText) {
    const VectorTable sheet = first_sheet();
    EXPECT_EQ(sheet.rows.at(5).values.at(2), "=HYPERLINK(1)");
    EXPECT_EQ(sheet.rows.at(4).values.at(2), "-Thôn Ba");
    EXPECT_THAT(part_of(m_file, "xl/worksheets/sheet1.xml"), testing::Not(testing::HasSubstr("<f>")));
}

TEST_F(AnswerSheets, LockAllButTheAnswersAndOfferAList) {
    write_answer_sheet(m_result, 0, m_file);
    const std::string sheet = part_of(m_file, "xl/worksheets/sheet1.xml");
    EXPECT_THAT(sheet, testing::HasSubstr("<sheetProtection sheet=\"1\""));
    EXPECT_THAT(sheet, testing::HasSubstr("\"xác nhận,không đồng ý,đã khắc phục,có kế hoạch\""));
    EXPECT_THAT(sheet,
                testing::HasSubstr("<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\""));
    EXPECT_THAT(part_of(m_file, "xl/styles.xml"), testing::HasSubstr("<protection locked=\"0\"/>"));
    EXPECT_THAT(part_of(m_file, "xl/workbook.xml"),
                testing::HasSubstr("name=\"lomsong\" sheetId=\"3\" state=\"hidden\""));
}

TEST_F(AnswerSheets, AreTheSameBytesEveryTime) {
    write_answer_sheet(m_result, 0, m_file);
    const std::string first = bytes_of(m_file);
    write_answer_sheet(m_result, 0, m_file);
    EXPECT_EQ(bytes_of(m_file), first);
}

TEST_F(AnswerSheets, SpeakEnglishWhenTheResultDoes) {
    m_result = read_reviewed_result(write_small_result(m_folder, "en"));
    const VectorTable sheet = first_sheet();
    EXPECT_EQ(sheet.rows.at(0).values.at(0), "ANSWER SHEET, REVIEW OF DEAD ZONES – Viettel");
    EXPECT_THAT(sheet.rows.at(3).values,
                testing::IsSupersetOf({std::string{"no signal"}, std::string{"4G -118.4 dBm"}}));
}

TEST_F(AnswerSheets, SayWhenTheFolderCannotBeWritten) {
    EXPECT_THROW(write_answer_sheet(m_result, 0, m_folder.path() / "none" / "x.xlsx"), Error);
}

TEST(ReviewedResults, NameTheOperatorsWhenOneIsUnknown) {
    const TemporaryFolder folder;
    const ReviewedResult result = read_reviewed_result(write_small_result(folder));
    EXPECT_EQ(operator_named(result, "mobiFONE"), 2U);
    try {
        static_cast<void>(operator_named(result, "Vietel"));
        FAIL() << "an unknown operator was taken";
    } catch (const Error& error) {
        EXPECT_STREQ(
            error.what(),
            "--operator: 'Vietel' is no operator of the result; it has Viettel, VNPT, MobiFone. Did you mean "
            "'Viettel'?");
    }
}

}  // namespace
}  // namespace lomsong
