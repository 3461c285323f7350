// SPDX-License-Identifier: Apache-2.0
#include "io/clean/text_of_table.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "io/text/encoding.hpp"
#include "io/text/utf8.hpp"
#include "tests/unit/io/text/alphabet.hpp"

namespace lomsong {
namespace {

using testing::HasSubstr;

VectorTable table_of(const std::vector<std::string>& names, Encoding encoding) {
    VectorTable table;
    table.file = "thon_ban.dbf";
    table.columns = {"MA_THON", "TEN_THON"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        TableRow row;
        row.number = i + 1;
        row.values = {"02683-" + std::to_string(i), encoded(names[i], encoding).bytes};
        table.rows.push_back(row);
    }
    return table;
}

std::vector<std::string> names_in(const VectorTable& table) {
    std::vector<std::string> names;
    for (const TableRow& row : table.rows) {
        names.push_back(row.values[1]);
    }
    return names;
}

TEST(SettleText, EveryEncodingComesOutAsTheSameNames) {
    for (const Encoding encoding :
         {Encoding::utf8, Encoding::tcvn3, Encoding::vni, Encoding::viscii, Encoding::cp1258,
          Encoding::tcvn3_as_latin1, Encoding::vni_as_latin1, Encoding::utf8_as_cp1252}) {
        VectorTable table = table_of(vietnamese_names(), encoding);
        RowFindings findings;
        settle_text(table, "", findings);
        EXPECT_EQ(names_in(table), vietnamese_names()) << info(encoding).name;
        EXPECT_TRUE(findings.empty()) << to_string(findings.all().front());
        ASSERT_FALSE(table.understood.empty());
        EXPECT_EQ(table.understood.front().subject, "text");
        EXPECT_EQ(table.understood.front().value, info(encoding).title);
        EXPECT_GT(table.understood.front().confidence, 0.99);
    }
}

TEST(SettleText, DecomposedAndPaddedTextIsComposedAndTrimmed) {
    VectorTable table = table_of({"  " + decomposed("Thôn Ngải Thầu") + "\xC2\xA0 "}, Encoding::utf8);
    table.rows[0].values[1] = "  " + decomposed("Thôn Ngải Thầu") + "\xC2\xA0 ";
    table.titles = {decomposed("Danh sách thôn") + " "};
    RowFindings findings;
    settle_text(table, "", findings);
    EXPECT_EQ(table.rows[0].values[1], "Thôn Ngải Thầu");
    EXPECT_EQ(table.titles[0], "Danh sách thôn");
    EXPECT_TRUE(findings.empty());
}

TEST(SettleText, ACellInAnotherEncodingIsMendedAndReported) {
    for (const Encoding of_file : {Encoding::utf8, Encoding::tcvn3, Encoding::tcvn3_as_latin1}) {
        for (const Encoding of_cell : {Encoding::vni_as_latin1, Encoding::utf8, Encoding::tcvn3_as_latin1}) {
            if (of_cell == of_file) {
                continue;
            }
            VectorTable table = table_of(vietnamese_names(), of_file);
            table.rows[6].values[1] = encoded(vietnamese_names()[6], of_cell).bytes;
            RowFindings findings;
            settle_text(table, "", findings);
            EXPECT_EQ(names_in(table), vietnamese_names()) << info(of_cell).name << " in " << info(of_file).name;
            ASSERT_EQ(findings.all().size(), 1U) << info(of_cell).name << " in " << info(of_file).name;
            const Finding& finding = findings.all().front();
            EXPECT_EQ(finding.kind, FindingKind::mixed_encoding);
            EXPECT_EQ(finding.outcome, Outcome::repaired);
            EXPECT_EQ(finding.place.row, 7U);
            EXPECT_EQ(finding.column, "TEN_THON");
            EXPECT_EQ(finding.value_used, vietnamese_names()[6]);
            EXPECT_NE(finding.value_seen, finding.value_used);
        }
    }
}

TEST(SettleText, NamesOfOtherLanguagesStayAndAreNoFinding) {
    VectorTable table = table_of(ethnic_names(), Encoding::utf8);
    RowFindings findings;
    settle_text(table, "", findings);
    EXPECT_EQ(names_in(table), ethnic_names());
    EXPECT_TRUE(findings.empty()) << to_string(findings.all().front());

    std::vector<std::string> mixed = vietnamese_names();
    mixed.insert(mixed.end(), ethnic_names().begin(), ethnic_names().end());
    VectorTable more = table_of(mixed, Encoding::utf8);
    settle_text(more, "", findings);
    EXPECT_EQ(names_in(more), mixed);
    EXPECT_TRUE(findings.empty()) << to_string(findings.all().front());
}

TEST(SettleText, HeadingsMayBeInAnotherEncodingThanCells) {
    VectorTable table = table_of(vietnamese_names(), Encoding::utf8);
    table.columns[1] = encoded("Tên thôn bản", Encoding::tcvn3_as_latin1).bytes;
    RowFindings findings;
    settle_text(table, "", findings);
    EXPECT_EQ(table.columns[1], "Tên thôn bản");
    EXPECT_TRUE(findings.empty()) << "a heading is no row";
    ASSERT_EQ(table.understood.size(), 2U);
    EXPECT_THAT(table.understood[1].subject, HasSubstr("Tên thôn bản"));
}

TEST(SettleText, CapitalsThatTcvn3LacksAreRestoredInNamesOnly) {
    std::vector<std::string> names = vietnamese_names();
    names.insert(names.end(), {"Ủy Ban Nhân Dân", "BẢN QUA", "Ấp Khánh Hưng"});
    VectorTable table = table_of(names, Encoding::tcvn3);
    table.columns.emplace_back("GHI_CHU");
    for (TableRow& row : table.rows) {
        row.values.push_back(encoded("Đang ở đây", Encoding::tcvn3).bytes);
        row.values.back() = encoded("Đang ở", Encoding::tcvn3).bytes;
    }
    RowFindings findings;
    settle_text(table, "", findings);
    EXPECT_EQ(names_in(table), names);
    EXPECT_EQ(table.rows[0].values[2], "Đang ở");
    EXPECT_TRUE(findings.empty());
    EXPECT_TRUE(std::ranges::any_of(table.understood,
                                    [](const Understanding& each) { return each.subject == "capitals"; }));
}

/// The text columns of a dBASE file, byte for byte.
VectorTable raw_dbf(const std::string& bytes) {
    const auto number = [&](std::size_t at, std::size_t length) {
        std::size_t value = 0;
        for (std::size_t i = length; i-- > 0;) {
            value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
        }
        return value;
    };
    VectorTable table;
    table.file = "thon_ban.dbf";
    const std::size_t rows = number(4, 4);
    const std::size_t header = number(8, 2);
    const std::size_t record = number(10, 2);
    std::vector<std::size_t> widths;
    for (std::size_t at = 32; at + 32 < header; at += 32) {
        table.columns.emplace_back(bytes.substr(at, 11).c_str());
        widths.push_back(number(at + 16, 1));
    }
    for (std::size_t row = 0; row < rows; ++row) {
        TableRow cells;
        cells.number = row + 1;
        std::size_t at = header + row * record + 1;
        for (const std::size_t width : widths) {
            cells.values.push_back(bytes.substr(at, width));
            at += width;
        }
        table.rows.push_back(cells);
    }
    return table;
}

TEST(SettleText, AllNamesOfTheMessyExampleAreRight) {
    const std::filesystem::path folder = std::filesystem::path{LOMSONG_SHARED_DIR} / "data/bat_xat_messy";
    if (!std::filesystem::exists(folder)) {
        GTEST_SKIP() << "skipped: no ../shared/data";
    }
    std::ifstream dbf{folder / "thon_ban.dbf", std::ios::binary};
    VectorTable table = raw_dbf({std::istreambuf_iterator<char>{dbf}, {}});
    std::ifstream truth_file{folder / "truth.json"};
    const nlohmann::json truth = nlohmann::json::parse(truth_file)["hamlets"];
    RowFindings findings;
    settle_text(table, "", findings);
    EXPECT_TRUE(findings.empty()) << to_string(findings.all().front());
    ASSERT_EQ(table.rows.size(), truth.size());
    for (const TableRow& row : table.rows) {
        EXPECT_EQ(row.values[1], truth[row.values[0]].get<std::string>());
        EXPECT_EQ(row.values[2], "Xã Bát Xát");
    }
    EXPECT_EQ(table.understood.front().value, "TCVN3 (ABC)");
    EXPECT_GT(table.understood.front().confidence, 0.99);
}

TEST(SettleText, TheProjectsWordIsHeeded) {
    VectorTable table = table_of({"Bản Qua"}, Encoding::viscii);
    RowFindings findings;
    settle_text(table, "VISCII", findings);
    EXPECT_EQ(table.rows[0].values[1], "Bản Qua");
    EXPECT_EQ(table.understood[0].reason, "the project file says so");

    VectorTable misread = table_of({"Bản Qua"}, Encoding::tcvn3_as_latin1);
    settle_text(misread, "abc", findings);
    EXPECT_EQ(misread.rows[0].values[1], "Bản Qua") << "a workbook is UTF-8, so its text was misread";

    VectorTable sound = table_of(vietnamese_names(), Encoding::utf8);
    settle_text(sound, "tcvn3", findings);
    EXPECT_EQ(names_in(sound), vietnamese_names()) << "sound UTF-8 is never damaged";
    EXPECT_TRUE(findings.empty());
}

TEST(SettleText, AnUnknownWordNamesTheKnownOnes) {
    VectorTable table = table_of({"Bản Qua"}, Encoding::utf8);
    RowFindings findings;
    try {
        settle_text(table, "tcvm3", findings);
        FAIL() << "not refused";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_project);
        EXPECT_THAT(error.what(), HasSubstr("thon_ban.dbf: encoding 'tcvm3' is not known. Write one of utf-8"));
        EXPECT_THAT(error.what(), HasSubstr("Did you mean 'tcvn3'?"));
    }
}

TEST(SettleText, LettersLostBeforeAreNotedNotGuessed) {
    std::vector<std::string> names = vietnamese_names();
    names[3] = "Thôn Séo P? H?";  // no letter behind: may be a question
    VectorTable table = table_of(names, Encoding::utf8);
    table.rows[4].values[1] = "Th?n Ng?i Th?u";
    table.rows[5].values[1] = "Thôn Su\uFFFDi Chải";
    RowFindings findings;
    settle_text(table, "", findings);
    ASSERT_EQ(findings.all().size(), 2U);
    EXPECT_EQ(findings.all()[0].place.row, 5U);
    EXPECT_EQ(findings.all()[1].place.row, 6U);
    EXPECT_EQ(findings.count(Outcome::noted), 2U);
}

}  // namespace
}  // namespace lomsong
