// SPDX-License-Identifier: Apache-2.0
#include "io/clean/columns.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/clean/sheet.hpp"

namespace lomsong {
namespace {

using ::testing::HasSubstr;

using Rows = std::vector<std::vector<std::string>>;

VectorTable table_of(std::vector<std::string> columns, const Rows& rows = {}) {
    VectorTable table;
    table.file = "tram.xlsx";
    table.is_sheet = true;
    table.columns = std::move(columns);
    for (const auto& values : rows) {
        table.rows.push_back({table.rows.size() + 2, values, {}});
        table.rows.back().values.resize(table.columns.size());
    }
    return table;
}

ColumnMatch matched(VectorTable& table, LayerRole role, const LayerSource& source = {}) {
    return match_columns(table, role, source, Synonyms::built_in());
}

/// "station=Mã trạm site=Mã vị trí", in the order of the fields' names.
std::string pairs_of(VectorTable table, LayerRole role = LayerRole::stations) {
    const ColumnMatch match = matched(table, role);
    std::string text;
    for (const auto& [field, column] : match.columns()) {
        text += (text.empty() ? "" : " | ") + field + "=" + table.columns[column.index];
    }
    return text;
}

TEST(Columns, TheHeadingsOfAnOperatorsListAreAllFound) {
    const VectorTable table =
        table_of({"STT", "Mã trạm", "Mã vị trí", "X (m)", "Y (m)", "Công nghệ", "Sector", "Độ cao cột (m)",
                  "Góc phương vị", "Góc cụp", "Tần số (MHz)", "Băng thông (MHz)", "EIRP (dBm)", "Trạng thái"});
    EXPECT_EQ(pairs_of(table),
              "azimuth_deg=Góc phương vị | bandwidth_mhz=Băng thông (MHz) | eirp_dbm=EIRP (dBm) | "
              "frequency_mhz=Tần số (MHz) | height_m=Độ cao cột (m) | sector=Sector | site=Mã vị trí | "
              "station=Mã trạm | status=Trạng thái | technology=Công nghệ | tilt_deg=Góc cụp | x=X (m) | y=Y (m)");
}

TEST(Columns, UnderALongGroupHeadingTheColumnsOwnWordsCount) {
    VectorTable table = table_of({});
    table.rows = {{1, {"Mã trạm", "Công nghệ", "Thông số kỹ thuật ăng-ten", "", ""}, {}},
                  {2, {"", "", "Độ cao (m)", "Phương vị", "Góc cụp"}, {}},
                  {3, {"LCI0001", "4G", "36", "120", "4"}, {}},
                  {4, {"LCI0002", "4G", "42", "240", "2"}, {}}};
    lay_out(table, 0);
    EXPECT_EQ(table.columns[2], "Thông số kỹ thuật ăng-ten Độ cao (m)");
    EXPECT_EQ(table.own_headings[2], "Độ cao (m)");
    EXPECT_EQ(table.own_headings[0], "");
    const ColumnMatch match = matched(table, LayerRole::stations);
    EXPECT_EQ(match.heading(table, "height_m"), "Thông số kỹ thuật ăng-ten Độ cao (m)");
    EXPECT_EQ(match.heading(table, "azimuth_deg"), "Thông số kỹ thuật ăng-ten Phương vị");
    EXPECT_EQ(match.heading(table, "tilt_deg"), "Thông số kỹ thuật ăng-ten Góc cụp");
    EXPECT_EQ(match.find("height_m")->unit, "m");
}

TEST(Columns, NamesThatADbfCutToTenLettersAreFound) {
    EXPECT_EQ(
        pairs_of(table_of({"MA_TRAM", "KINH_DO", "VI_DO", "CONG_NGHE", "DO_CAO_ANT", "GOC_PHUONG", "NHA_MANG"})),
        "azimuth_deg=GOC_PHUONG | height_m=DO_CAO_ANT | lat=VI_DO | lon=KINH_DO | operator=NHA_MANG | "
        "station=MA_TRAM | technology=CONG_NGHE");
    EXPECT_EQ(pairs_of(table_of({"MA_THON", "TEN_THON", "TEN_XA", "SO_HO", "NHAN_KHAU", "DIEN", "DBKK"}),
                       LayerRole::hamlets),
              "code=MA_THON | commune=TEN_XA | difficult=DBKK | households=SO_HO | name=TEN_THON | "
              "population=NHAN_KHAU | power=DIEN");
}

TEST(Columns, OneWordGoesToTheFieldThatNeedsItAndTwoShareThemWell) {
    EXPECT_EQ(pairs_of(table_of({"Tên trạm", "Nhà mạng", "Công nghệ"})),
              "operator=Nhà mạng | station=Tên trạm | technology=Công nghệ");
    EXPECT_EQ(pairs_of(table_of({"Tên trạm", "Mã trạm", "Nhà mạng", "Công nghệ"})),
              "operator=Nhà mạng | station=Mã trạm | station_name=Tên trạm | technology=Công nghệ");
    EXPECT_EQ(pairs_of(table_of({"Mã trạm", "Độ cao cột (m)", "Độ cao anten (m)"})),
              "height_m=Độ cao anten (m) | station=Mã trạm");
}

TEST(Columns, DecorationOfHeadingsDoesNotMatter) {
    const VectorTable table = table_of({"(1) MÃ\nTRẠM *", "2. Toạ độ Kinh độ", "Toạ độ Vĩ độ (°)",
                                        "ĐỘ CAO ANTEN (feet)", "Công suất phát, W", "công  nghệ (2G/3G/4G)"});
    EXPECT_EQ(pairs_of(table),
              "height_m=ĐỘ CAO ANTEN (feet) | lat=Toạ độ Vĩ độ (°) | lon=2. Toạ độ Kinh độ | "
              "power_dbm=Công suất phát, W | station=(1) MÃ\nTRẠM * | technology=công  nghệ (2G/3G/4G)");
    VectorTable copy = table;
    const ColumnMatch match = matched(copy, LayerRole::stations);
    EXPECT_EQ(match.find("height_m")->unit, "ft");
    EXPECT_EQ(match.find("power_dbm")->unit, "w");
    EXPECT_EQ(match.find("lat")->unit, "deg");
    EXPECT_EQ(match.find("station")->unit, "");
}

TEST(Columns, ValuesTellWhatAHeadingDoesNot) {
    const VectorTable table = table_of({"Mã trạm", "column 2", "column 3", "column 4", "column 5"},
                                       {{"A1", "103,904893", "22.535420", "4G", "Viettel"},
                                        {"A2", "103,914893", "22.545420", "LTE", "VinaPhone"}});
    EXPECT_EQ(pairs_of(table),
              "lat=column 3 | lon=column 2 | operator=column 5 | station=Mã trạm | technology=column 4");
}

TEST(Columns, ValuesSpeakAgainstADoubtfulHeadingOnly) {
    const Rows macro{{"A1", "macro", "cao"}, {"A2", "RMS", "thấp"}};
    VectorTable table = table_of({"Mã trạm", "Loại trạm", "Độ cao anten"}, macro);
    const ColumnMatch match = matched(table, LayerRole::stations);
    EXPECT_EQ(match.find("technology"), nullptr) << "'Loại trạm' holds no technology here";
    ASSERT_NE(match.find("height_m"), nullptr);
    EXPECT_LT(match.find("height_m")->confidence, 0.9);
    EXPECT_THAT(match.find("height_m")->reason, HasSubstr("but few of its values look like it"));
}

TEST(Columns, PoorHouseholdsAreNotTheHouseholds) {
    EXPECT_EQ(pairs_of(table_of({"Mã thôn", "Tên thôn", "Số hộ nghèo"}), LayerRole::hamlets),
              "code=Mã thôn | name=Tên thôn");
}

TEST(Columns, TheProjectGoesBeforeEveryHeading) {
    LayerSource source;
    source.columns = {{"station", "tên trạm"}, {"height_m", "Cao"}};
    source.values = {{"operator", "VNPT"}};
    VectorTable table =
        table_of({"Mã trạm", "Tên trạm", "Nhà mạng", "Công nghệ"}, {{"A1", "Bát Xát", "Viettel", "4G"}});
    const ColumnMatch match = matched(table, LayerRole::stations, source);
    EXPECT_EQ(match.heading(table, "station"), "Tên trạm");
    EXPECT_EQ(match.text(table.rows.front(), "station"), "Bát Xát");
    EXPECT_EQ(match.text(table.rows.front(), "operator"), "VNPT");
    EXPECT_EQ(match.find("height_m"), nullptr);
    RowFindings findings;
    report_missing_columns(table, match, LayerRole::stations, source, findings);
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(
        to_string(findings.all().front()),
        "tram.xlsx: column 'Cao': is not in the file, which has 'Mã trạm', 'Tên trạm', 'Nhà mạng', 'Công nghệ'. "
        "Correct columns = { height_m = \"...\" } in [layers.stations] of the project file.");
}

TEST(Columns, AMissingRequiredFieldRejectsTheLayer) {
    VectorTable table = table_of({"Mã trạm", "Ghi chú"}, {{"A1", ""}});
    const ColumnMatch match = matched(table, LayerRole::stations);
    EXPECT_EQ(missing_fields(match, LayerRole::stations), (std::vector<std::string>{"operator", "technology"}));
    RowFindings findings;
    report_missing_columns(table, match, LayerRole::stations, {}, findings);
    ASSERT_EQ(findings.all().size(), 2U);
    EXPECT_TRUE(findings.rejects(table.place(2)));
}

TEST(Columns, TheFilesNameTellsTheOperatorWhereNoColumnDoes) {
    VectorTable table = table_of({"Mã trạm", "Công nghệ"});
    table.file = "nam_2026/Tram_VinaPhone-T11.xlsx";
    const ColumnMatch match = matched(table, LayerRole::stations);
    EXPECT_EQ(match.text({}, "operator"), "VNPT");
    const auto understood = std::ranges::find(table.understood, "operator", &Understanding::subject);
    ASSERT_NE(understood, table.understood.end());
    EXPECT_EQ(understood->value, "VNPT");
    EXPECT_EQ(understood->reason, "named in the file's name; no column says it");
}

TEST(Columns, TwoOperatorsInAFilesNameTellNothing) {
    VectorTable table = table_of({"Mã trạm", "Công nghệ"});
    table.file = "viettel_va_vnpt.xlsx";
    EXPECT_FALSE(matched(table, LayerRole::stations).has("operator"));
    table.titles = {"DANH SÁCH TRẠM CỦA MOBIFONE"};
    EXPECT_EQ(matched(table, LayerRole::stations).text({}, "operator"), "MobiFone");
}

TEST(Columns, TheFullNameOfACommuneIsPreferred) {
    EXPECT_EQ(pairs_of(table_of({"code", "name", "nameEn", "fullName"}), LayerRole::communes),
              "code=code | name=fullName");
    EXPECT_EQ(pairs_of(table_of({"code", "name"}), LayerRole::communes), "code=code | name=name");
}

TEST(Columns, OurOwnNamesAreFoundInEveryLayer) {
    for (const LayerRole role : {LayerRole::stations, LayerRole::hamlets, LayerRole::clusters, LayerRole::communes,
                                 LayerRole::fibre_routes, LayerRole::fibre_nodes, LayerRole::buildings,
                                 LayerRole::measurements}) {
        std::vector<std::string> names;
        for (const Field& field : fields_of(role)) {
            names.emplace_back(field.name);
        }
        std::ranges::reverse(names);
        VectorTable table = table_of(names);
        const ColumnMatch match = matched(table, role);
        for (const std::string& name : names) {
            EXPECT_EQ(match.heading(table, name), name);
        }
    }
}

TEST(Columns, WhatIsConcludedIsTold) {
    VectorTable table = table_of({"Mã trạm", "Ghi chú"});
    static_cast<void>(matched(table, LayerRole::stations));
    ASSERT_EQ(table.understood.size(), 2U);
    EXPECT_EQ(table.understood[0].subject, "column station");
    EXPECT_EQ(table.understood[0].value, "Mã trạm");
    EXPECT_EQ(table.understood[0].reason, "'Mã trạm' is a name of station");
    EXPECT_EQ(table.understood[1].subject, "columns not used");
    EXPECT_EQ(table.understood[1].value, "'Ghi chú'");
}

}  // namespace
}  // namespace lomsong
