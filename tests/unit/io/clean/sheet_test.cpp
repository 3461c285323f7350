// SPDX-License-Identifier: Apache-2.0
/// @file  Sheets as offices send them, drawn in text: one line per row, cells between bars.
#include "io/clean/sheet.hpp"

#include <algorithm>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// "STT | Mã trạm" is a row of two cells; the first line is row 1, a line without any text is no row at all.
VectorTable sheet(const std::string& picture) {
    VectorTable table;
    table.file = "tram.xlsx";
    table.is_sheet = true;
    std::istringstream lines{picture};
    std::uint64_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (trimmed(line).empty()) {
            continue;
        }
        TableRow& row = table.rows.emplace_back();
        row.number = number;
        std::istringstream cells{line};
        for (std::string cell; std::getline(cells, cell, '|');) {
            row.values.push_back(trimmed(cell));
        }
    }
    return table;
}

VectorTable laid_out(const std::string& picture, std::uint64_t header_row = 0) {
    VectorTable table = sheet(picture);
    lay_out(table, header_row);
    return table;
}

std::vector<std::uint64_t> numbers_of(const VectorTable& table) {
    std::vector<std::uint64_t> numbers;
    for (const TableRow& row : table.rows) {
        numbers.push_back(row.number);
    }
    return numbers;
}

std::string told(const VectorTable& table, std::string_view subject) {
    const auto found = std::ranges::find(table.understood, subject, &Understanding::subject);
    return found == table.understood.end() ? "" : found->value;
}

TEST(Sheet, APlainTableIsTakenAsItIs) {
    const VectorTable table = laid_out(
        "STT | Mã trạm | Công nghệ\n"
        "1 | LCI0001 | 4G\n"
        "2 | LCI0002 | 3G\n");
    EXPECT_THAT(table.columns, ElementsAre("STT", "Mã trạm", "Công nghệ"));
    EXPECT_THAT(numbers_of(table), ElementsAre(2, 3));
    EXPECT_EQ(told(table, "header"), "row 1");
    EXPECT_EQ(told(table, "rows left out"), "");
}

TEST(Sheet, TitlesGroupHeadingsNumberingTotalsAndSignaturesAreNotRows) {
    const VectorTable table = laid_out(
        "TẬP ĐOÀN ABC | | | | |\n"
        "| DANH SÁCH TRẠM PHÁT SÓNG TỈNH LÀO CAI | | | |\n"
        "| (Số liệu đến ngày 15/11/2026) | | | |\n"
        "\n"
        "STT | Mã trạm | Toạ độ | | Công nghệ | Độ cao (m)\n"
        "| | Kinh độ | Vĩ độ | |\n"
        "(1) | (2) | (3) | (4) | (5) | (6)\n"
        "I | Huyện Bát Xát | | | |\n"
        "1 | LCI0001 | 103,9 | 22,5 | 4G | 42\n"
        "2 | LCI0002 | 103,8 | 22,6 | 3G | 30\n"
        "II | Huyện Sa Pa | | | |\n"
        "3 | LCI0003 | | | 3G |\n"
        "| Tổng cộng | | | 3 |\n"
        "\n"
        "| | | | Lào Cai, ngày 20 tháng 11 năm 2026 |\n"
        "| Người lập biểu | | | Giám đốc |\n"
        "| Nguyễn Văn A | | | |\n");
    EXPECT_THAT(table.columns,
                ElementsAre("STT", "Mã trạm", "Toạ độ Kinh độ", "Toạ độ Vĩ độ", "Công nghệ", "Độ cao (m)"));
    EXPECT_THAT(numbers_of(table), ElementsAre(9, 10, 12));
    EXPECT_THAT(table.rows[2].values, ElementsAre("3", "LCI0003", "", "", "3G", ""));
    EXPECT_EQ(told(table, "header"), "rows 5-6");
    EXPECT_EQ(told(table, "rows left out"),
              "row 7 (numbering), row 8 (sub-heading), row 11 (sub-heading), row 13 (total), row 15 (note), row 16 "
              "(note), row 17 (note)");
    EXPECT_THAT(table.titles, ElementsAre("TẬP ĐOÀN ABC", "DANH SÁCH TRẠM PHÁT SÓNG TỈNH LÀO CAI",
                                          "(Số liệu đến ngày 15/11/2026)"));
    EXPECT_EQ(table.data_date, "2026-11-15");
}

TEST(Sheet, AHeaderWhoseLowerRowSaysMoreIsFoundWhole) {
    const VectorTable table = laid_out(
        "| | Vị trí lắp đặt | | | Anten | |\n"
        "STT | Mã trạm | Kinh độ | Vĩ độ | Xã | Độ cao anten | Góc phương vị | Góc cụp\n"
        "1 | A1 | 103.9 | 22.5 | Bát Xát | 30 | 120 | 4\n");
    EXPECT_THAT(table.columns,
                ElementsAre("STT", "Mã trạm", "Vị trí lắp đặt Kinh độ", "Vị trí lắp đặt Vĩ độ", "Vị trí lắp đặt Xã",
                            "Anten Độ cao anten", "Anten Góc phương vị", "Anten Góc cụp"));
    EXPECT_EQ(told(table, "header"), "rows 1-2");
}

TEST(Sheet, UnitsInARowOfTheirOwnGoIntoTheHeadings) {
    const VectorTable table = laid_out(
        "Mã trạm | Độ cao anten | Tần số | Công suất\n"
        "| m | MHz | W\n"
        "A1 | 30 | 1800 | 20\n"
        "A2 | 42 | 900 | 40\n");
    EXPECT_THAT(table.columns, ElementsAre("Mã trạm", "Độ cao anten (m)", "Tần số (MHz)", "Công suất (W)"));
    EXPECT_THAT(numbers_of(table), ElementsAre(3, 4));
}

TEST(Sheet, EmptyColumnsGoAndNamelessOnesGetANumber) {
    const VectorTable table = laid_out(
        "| Mã trạm | | Công nghệ | |\n"
        "| A1 | | 4G | xa |\n"
        "| A2 | | 3G | |\n");
    EXPECT_THAT(table.columns, ElementsAre("Mã trạm", "Công nghệ", "column 5"));
    EXPECT_THAT(table.rows[0].values, ElementsAre("A1", "4G", "xa"));
}

TEST(Sheet, NamesThatSoundLikeTotalsOrGroupsAreRows) {
    const VectorTable table = laid_out(
        "Mã thôn | Tên thôn | Tên xã | Số hộ\n"
        "01 | Cộng Hoà | Xã Bát Xát | 45\n"
        "02 | Tổng Chải | Xã Bát Xát | \n"
        "03 | Xã Tả | |\n"
        "04 | Thôn Bốn | Xã Bát Xát | 12\n"
        "05 | | | \n");
    EXPECT_EQ(table.rows.size(), 5U);
    EXPECT_EQ(told(table, "rows left out"), "");
}

TEST(Sheet, ARowWithOnlyACodeIsARowForTheChecks) {
    const VectorTable table = laid_out(
        "Mã trạm | Nhà mạng | Công nghệ | Độ cao\n"
        "A1 | VNPT | 4G | 30\n"
        "A2 | | | \n"
        "A3 | VNPT | 4G | 30\n"
        "A4 | | | \n");
    EXPECT_THAT(numbers_of(table), ElementsAre(2, 3, 4, 5));
}

TEST(Sheet, TheHeaderPrintedAgainIsNoRow) {
    const VectorTable table = laid_out(
        "STT | Mã trạm | Công nghệ\n"
        "1 | A1 | 4G\n"
        "STT | Mã trạm | Công nghệ\n"
        "2 | A2 | 4G\n");
    EXPECT_THAT(numbers_of(table), ElementsAre(2, 4));
    EXPECT_EQ(told(table, "rows left out"), "row 3 (header again)");
}

TEST(Sheet, ATableWithoutHeaderKeepsItsFirstRow) {
    const VectorTable table = laid_out("A1 | 103.9 | 22.5 | 4G\nA2 | 103.8 | 22.6 | 3G\n");
    EXPECT_THAT(table.columns, ElementsAre("column 1", "column 2", "column 3", "column 4"));
    EXPECT_THAT(numbers_of(table), ElementsAre(1, 2));
    EXPECT_EQ(told(table, "header"), "none");
}

TEST(Sheet, AHeaderInAnotherLanguageIsTheFirstRowOfWordsAboveNumbers) {
    const VectorTable table =
        laid_out("Daftar menara | |\nKolom satu | Kolom dua | Kolom tiga\nx | 1 | 2\ny | 3 | 4\n");
    EXPECT_THAT(table.columns, ElementsAre("Kolom satu", "Kolom dua", "Kolom tiga"));
    EXPECT_THAT(numbers_of(table), ElementsAre(3, 4));
}

TEST(Sheet, TheProjectMaySayWhereTheHeaderIs) {
    const std::string picture = "Mã trạm | Công nghệ\nkhoá | giá trị\nA1 | 4G\n";
    EXPECT_THAT(laid_out(picture, 2).columns, ElementsAre("khoá", "giá trị"));
    try {
        static_cast<void>(laid_out(picture, 9));
        ADD_FAILURE() << "row 9 is not there";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("tram.xlsx: has nothing in row 9"));
    }
}

TEST(Sheet, EveryRowIsEitherKeptOrAccountedForWhateverTheSheet) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    const std::vector<std::string> words{"",        "",     "1",   "2",   "4G", "Tổng cộng", "I",
                                         "Huyện A", "(1)",  "(2)", "STT", "m",  "Mã trạm",   "Tên xã",
                                         "Ghi chú", "22,5", "II",  "A1",  "-",  "Kinh độ"};
    for (int round = 0; round < 2000; ++round) {
        VectorTable table;
        table.is_sheet = true;
        for (std::uint64_t i = 0, rows = random() % 12; i < rows; ++i) {
            TableRow& row = table.rows.emplace_back();
            row.number = 1 + 2 * i - random() % 2 * (i > 0 ? 1 : 0);
            for (std::size_t c = 0, cells = random() % 7; c < cells; ++c) {
                row.values.push_back(words[random() % words.size()]);
            }
        }
        const SheetLayout layout = layout_of(table.rows, 0);
        ASSERT_EQ(layout.uses.size(), table.rows.size());
        const auto kept = static_cast<std::size_t>(std::ranges::count(layout.uses, RowUse::data));
        std::size_t cells_of_data = 0;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            for (const std::string& cell : table.rows[i].values) {
                cells_of_data += layout.uses[i] == RowUse::data && !cell.empty() ? 1U : 0U;
            }
        }
        lay_out(table, 0);
        ASSERT_EQ(table.rows.size(), kept);
        std::size_t cells_kept = 0;
        for (const TableRow& row : table.rows) {
            ASSERT_EQ(row.values.size(), table.columns.size());
            cells_kept += row.values.size() - static_cast<std::size_t>(std::ranges::count(row.values, ""));
        }
        ASSERT_EQ(cells_kept, cells_of_data) << "no cell of a kept row is lost";
    }
}

TEST(Sheet, DatesOfTitlesAreRead) {
    EXPECT_EQ(date_in("Số liệu đến ngày 15/11/2026"), "2026-11-15");
    EXPECT_EQ(date_in("(Tính đến 5.1.2026)"), "2026-01-05");
    EXPECT_EQ(date_in("Lào Cai, ngày 03 tháng 02 năm 2026"), "2026-02-03");
    EXPECT_EQ(date_in("THÁNG 11/2026"), "2026-11");
    EXPECT_EQ(date_in("Tháng 9 năm 2026"), "2026-09");
    EXPECT_EQ(date_in("Cập nhật 2026-11-15"), "2026-11-15");
    EXPECT_EQ(date_in("ngày 31/02/2026"), "") << "there is no such day";
    EXPECT_EQ(date_in("Tháng 13/2026"), "");
    EXPECT_EQ(date_in("Danh sách trạm 2026"), "");
    EXPECT_EQ(date_in("Số 15/11/20261"), "");
}

}  // namespace
}  // namespace lomsong
