// SPDX-License-Identifier: Apache-2.0
// The communes are real, which of them went where is made up.
#include "io/clean/names/crosswalk.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/text/encoding.hpp"

namespace lomsong {
namespace {

using Certainty = NameMatch::Certainty;
using testing::HasSubstr;

const Crosswalk& sample() {
    static const Crosswalk crosswalk{{
        {"02680", "Thị trấn Bát Xát", "Bát Xát", "02683", "Xã Bát Xát", "2025-07-01", ""},
        {"02683", "Xã Bản Qua", "Bát Xát", "02683", "Xã Bát Xát", "2025-07-01", ""},
        {"02690", "Xã Quang Kim", "Bát Xát", "02683", "Xã Bát Xát", "2025-07-01", ""},
        {"02700", "Xã Cốc Mỳ", "Bát Xát", "02683", "Xã Bát Xát", "2025-07-01", ""},
        {"02700", "Xã Cốc Mỳ", "Bát Xát", "02705", "Xã Trịnh Tường", "2025-07-01", ""},
        {"02710", "Xã Tân Hợp", "Văn Yên", "04400", "Xã Tân Hợp", "2025-07-01", ""},
        {"02711", "Xã Tân Hợp", "Mộc Châu", "04500", "Xã Đoàn Kết", "2025-07-01", ""},
        {"02600", "Xã Vạn Hoà", "Lào Cai", "02650", "Phường Vạn Hoà", "2020-01-01", "2025-06-30"},
        {"02650", "Phường Vạn Hoà", "Lào Cai", "02647", "Phường Lào Cai", "2025-07-01", ""},
        {"02600", "Xã Vạn Hoà", "Lào Cai", "02650", "Phường Vạn Hoà", "2025-07-01", ""},
    }};
    return crosswalk;
}

TEST(Crosswalk, SeveralOldCommunesAreOneNewOne) {
    for (const char* name : {"Xã Quang Kim", "xã Bản Qua", "TT. Bát Xát", "quang kim"}) {
        const CurrentCommune now = sample().current("", name);
        EXPECT_EQ(now.certainty, Certainty::sure) << name;
        EXPECT_EQ(now.code, "02683") << name;
        EXPECT_EQ(now.name, "Xã Bát Xát") << name;
    }
    EXPECT_EQ(sample().current("02690", "").code, "02683");
    EXPECT_EQ(sample().current("02683", "").code, "02683") << "an old code that a new commune keeps";
}

TEST(Crosswalk, ACommuneThatWasSplitIsNeverSure) {
    for (const CurrentCommune& now : {sample().current("", "Xã Cốc Mỳ"), sample().current("02700", "")}) {
        EXPECT_EQ(now.certainty, Certainty::uncertain);
        ASSERT_EQ(now.candidates.size(), 2U);
        EXPECT_EQ(now.candidates[0].code, "02683");
        EXPECT_EQ(now.candidates[1].code, "02705");
        EXPECT_DOUBLE_EQ(now.candidates[0].score, 0.5);
    }
}

TEST(Crosswalk, DistrictTellsNamesakesApart) {
    EXPECT_EQ(sample().current("", "Xã Tân Hợp").certainty, Certainty::uncertain);
    EXPECT_EQ(sample().current("", "Tân Hợp", "", "huyện Văn Yên").code, "04400");
    EXPECT_EQ(sample().current("", "Tân Hợp", "", "Mộc Châu").code, "04500");
    EXPECT_EQ(sample().current("02711", "Tân Hợp").code, "04500") << "so does the code";
}

TEST(Crosswalk, DateChoosesAndChainsAreFollowed) {
    EXPECT_EQ(sample().current("", "Xã Vạn Hoà", "2022-05-01").code, "02650");
    EXPECT_EQ(sample().current("", "Xã Vạn Hòa", "2026-01-01").code, "02647");
    EXPECT_EQ(sample().current("", "Xã Vạn Hoà").code, "02647");
    EXPECT_EQ(sample().current("", "Xã Quang Kim", "2024-01-01").certainty, Certainty::none) << "not yet merged";
}

TEST(Crosswalk, AnUnknownNameIsNoneAndASlipACandidate) {
    EXPECT_EQ(sample().current("99999", "Xã Năm Căn").certainty, Certainty::none);
    const CurrentCommune slip = sample().current("", "Xã Quang Kinh");
    EXPECT_EQ(slip.certainty, Certainty::uncertain);
    EXPECT_EQ(slip.candidates.front().code, "02690");
    EXPECT_TRUE(Crosswalk{}.empty());
    EXPECT_EQ(Crosswalk{}.current("1", "x").certainty, Certainty::none);
}

TEST(Crosswalk, SaysWhatAFormerCommuneWasAndWhatTodaysHaveInCommon) {
    EXPECT_EQ(sample().former("", "coc my").commune, "Xã Cốc Mỳ");
    EXPECT_EQ(sample().former("02690", "").district, "Bát Xát");
    EXPECT_EQ(sample().former("", "Xã Tân Hợp", "Mộc Châu").district, "Mộc Châu");
    EXPECT_EQ(sample().former("", "Xã Tân Hợp").district, "") << "two districts have one";
    EXPECT_EQ(sample().former("", "Nowhere").commune, "");
    EXPECT_EQ(sample().before("02683", "").commune, "") << "four became it";
    EXPECT_EQ(sample().before("02683", "").district, "Bát Xát") << "all four of one district";
    EXPECT_EQ(sample().before("", "Xã Đoàn Kết").commune, "Xã Tân Hợp");
    EXPECT_EQ(sample().before("09999", "").district, "");
}

TEST(Crosswalk, ACircleEnds) {
    const Crosswalk circle{{{"1", "A", "", "2", "B", "", ""}, {"2", "B", "", "1", "A", "", ""}}};
    EXPECT_NE(circle.current("1", "").certainty, Certainty::none);
}

VectorTable table_of(std::vector<std::string> columns, const std::vector<std::vector<std::string>>& rows) {
    VectorTable table;
    table.file = "sap_nhap.csv";
    table.columns = std::move(columns);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        TableRow row;
        row.number = i + 2;
        row.values = rows[i];
        table.rows.push_back(row);
    }
    return table;
}

TEST(ReadCrosswalk, TakesVietnameseHeadingsAndDates) {
    RowFindings findings;
    const Crosswalk crosswalk = read_crosswalk(
        table_of({"Mã xã cũ", "Tên xã cũ", "Huyện cũ", "Mã xã mới", "Tên xã mới", "Từ ngày", "Đến ngày"},
                 {{"02690", "Xã Quang Kim", "Bát Xát", "02683", "Xã Bát Xát", "01/07/2025", ""}}),
        findings);
    EXPECT_TRUE(findings.empty());
    EXPECT_EQ(crosswalk.current("", "Quang Kim", "2025-07-01").code, "02683");
    EXPECT_EQ(crosswalk.current("", "Quang Kim", "2025-06-30").certainty, Certainty::none);
}

TEST(ReadCrosswalk, RowsWithoutACommuneOrADayAreRejected) {
    RowFindings findings;
    const Crosswalk crosswalk = read_crosswalk(
        table_of({"old_name", "new_name", "valid_from"}, {{"Xã Quang Kim", "", "2025-07-01"},
                                                          {"Xã Quang Kim", "Xã Bát Xát", "31/02/2025"},
                                                          {"Xã Bản Qua", "Xã Bát Xát", "2025-07-01"}}),
        findings);
    EXPECT_EQ(findings.count(Outcome::rejected), 2U);
    EXPECT_EQ(findings.all()[0].place.row, 2U);
    EXPECT_EQ(findings.all()[1].kind, FindingKind::bad_date);
    EXPECT_EQ(crosswalk.current("", "Bản Qua").name, "Xã Bát Xát");
    EXPECT_EQ(crosswalk.current("", "Quang Kim").certainty, Certainty::none);
}

TEST(ReadCrosswalk, AnyOtherTableIsRefusedWithItsColumns) {
    RowFindings findings;
    try {
        (void)read_crosswalk(table_of({"a", "b"}, {{"1", "2"}}), findings);
        FAIL() << "not refused";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(),
                    HasSubstr("sap_nhap.csv: is no crosswalk of communes: its columns are 'a', 'b'. Name"));
    }
}

TEST(ReadCrosswalk, TextMayBeInAnyEncoding) {
    RowFindings findings;
    const auto tcvn3 = [](const std::string& text) { return encoded(text, Encoding::tcvn3).bytes; };
    const Crosswalk crosswalk = read_crosswalk(
        table_of({"old_name", "new_name"}, {{tcvn3("Xã Cốc Mỳ"), tcvn3("Xã Trịnh Tường")}}), findings);
    EXPECT_EQ(crosswalk.current("", "Cốc Mỳ").name, "Xã Trịnh Tường");
}

}  // namespace
}  // namespace lomsong
