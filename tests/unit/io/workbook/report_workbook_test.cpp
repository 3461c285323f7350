// SPDX-License-Identifier: Apache-2.0
/// @file  The workbook says what the result says, and reads back equal through GDAL.
#include "io/workbook/report_workbook.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/language/numbers.hpp"
#include "io/read/read_table.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {
namespace {

using testing::HasSubstr;

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

class Workbooks : public testing::Test {
  protected:
    ScratchFolder m_scratch;
    std::filesystem::path m_file = m_scratch.path() / "out.xlsx";

    ResultTables result_of(const World& world) {
        write_all(world, m_scratch.path());
        return ResultTables{m_scratch.path()};
    }
};

/// True when the cell that GDAL read is the value: text as it is, numbers as numbers.
bool is_same(const std::string& read, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return read == *text;
    }
    const auto* real = std::get_if<double>(&value);
    const auto* whole = std::get_if<std::int64_t>(&value);
    if (real == nullptr && whole == nullptr) {
        return true;
    }
    double number = 0.0;
    std::from_chars(read.data(), read.data() + read.size(), number);
    const double expected = real != nullptr ? *real : static_cast<double>(*whole);
    return std::abs(number - expected) <= 1e-9 * std::max(1.0, std::abs(expected));
}

TEST_F(Workbooks, ReadBackEqualThroughGdal) {
    const World world = sample_world();
    const ResultTables result = result_of(world);
    write_report_workbook(result, {}, m_file, false);
    const std::vector<Sheet> sheets = report_sheets(result, {});
    const std::vector<VectorTable> read = read_tables({m_file, "out.xlsx", ""}, SilentReporter{});
    ASSERT_EQ(read.size(), sheets.size());
    std::size_t compared = 0;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        for (std::size_t block = 0; block < sheets[i].blocks.size(); ++block) {
            const std::uint32_t first = first_row_of(sheets[i], block);
            for (std::size_t row = 0; row < sheets[i].blocks[block].rows.size(); ++row) {
                const auto line = std::ranges::find(read[i].rows, first + row + 1, &TableRow::number);
                ASSERT_NE(line, read[i].rows.end()) << sheets[i].name << " row " << first + row + 1;
                const std::vector<Value>& values = sheets[i].blocks[block].rows[row].values;
                for (std::size_t col = 0; col < values.size() && col < line->values.size(); ++col) {
                    EXPECT_TRUE(is_same(line->values[col], values[col]))
                        << sheets[i].name << " row " << first + row + 1 << " column " << col << ": "
                        << line->values[col];
                    ++compared;
                }
            }
        }
    }
    EXPECT_GT(compared, 300U);
}

TEST_F(Workbooks, HaveTheSameBytesForTheSameResult) {
    const ResultTables result = result_of(sample_world());
    write_report_workbook(result, {}, m_file, false);
    const std::string first = bytes_of(m_file);
    write_report_workbook(result, {}, m_file, true);
    EXPECT_EQ(bytes_of(m_file), first);
}

TEST_F(Workbooks, AreNotOverwrittenUnlessAsked) {
    const ResultTables result = result_of(sample_world());
    write_report_workbook(result, {}, m_file, false);
    EXPECT_THROW(write_report_workbook(result, {}, m_file, false), Error);
}

/// The sheet of this name.
const Sheet& named(const std::vector<Sheet>& sheets, std::string_view name) {
    const auto found = std::ranges::find(sheets, name, &Sheet::name);
    EXPECT_NE(found, sheets.end()) << name;
    return found == sheets.end() ? sheets.front() : *found;
}

TEST_F(Workbooks, SayWhatAResultWithoutHamletsLacks) {
    const ResultTables result = result_of(empty_world());
    const std::vector<Sheet> sheets = report_sheets(result, {Language::english, "", {}, {}});
    EXPECT_THAT(named(sheets, "Hamlets").nothing, HasSubstr("no hamlets"));
    EXPECT_THAT(named(sheets, "Fibre").nothing, HasSubstr("no fibre"));
    EXPECT_THAT(named(sheets, "Proposals").nothing, HasSubstr("No stations are proposed"));
    EXPECT_THAT(named(sheets, "Proposed cable").nothing, HasSubstr("No cable is proposed"));
    EXPECT_THAT(named(sheets, "Changes").nothing, HasSubstr("Not compared"));
    write_report_workbook(result, {}, m_file, false);
    EXPECT_EQ(read_tables({m_file, "out.xlsx", ""}, SilentReporter{}).size(), sheets.size());
}

TEST_F(Workbooks, ASheetOfManyRowsHasOneTableThatIsFiltered) {
    constexpr std::size_t k_a_screen = 25;
    for (const Sheet& sheet : report_sheets(result_of(sample_world()), {})) {
        std::size_t rows = 0;
        for (const Block& block : sheet.blocks) {
            rows += block.rows.size();
        }
        const bool is_counted = sheet.name == "Tổng hợp";  // its charts and tables are looked at, not searched
        if (rows > k_a_screen && !is_counted) {
            EXPECT_EQ(sheet.blocks.size(), 1U) << sheet.name;
            EXPECT_TRUE(sheet.blocks.front().has_filter) << sheet.name;
        }
    }
}

TEST_F(Workbooks, ListsOfAnyLengthAreFiltered) {
    const std::vector<Sheet> sheets = report_sheets(result_of(sample_world()), {});
    for (const char* name : {"Danh sách thôn", "Theo xã", "Cáp quang", "Tham số"}) {
        const Sheet& sheet = named(sheets, name);
        ASSERT_EQ(sheet.blocks.size(), 1U) << name;
        EXPECT_TRUE(sheet.blocks.front().has_filter) << name;
    }
}

TEST_F(Workbooks, GroupsAreToldInWordsWithoutATotalOfAllWays) {
    World world = sample_world();
    GroupRollUp group;
    group.by = GroupBy::power;
    group.power = "grid";
    group.counts = world.results.province;
    group.counts.code = "power:grid";
    world.results.groups = {group};
    const std::vector<Sheet> sheets = report_sheets(result_of(world), {});
    const Block& groups = named(sheets, "Theo nhóm").blocks.at(0);
    const auto is_grid = [](const SheetRow& row) {
        return row.values[0] == Value{"Nguồn điện"} && row.values[1] == Value{"điện lưới"};
    };
    EXPECT_TRUE(std::ranges::any_of(groups.rows, is_grid));
    EXPECT_TRUE(std::ranges::none_of(groups.columns, &BlockColumn::has_total));
}

TEST_F(Workbooks, SignalAtTheCentreIsCountedWhereAHamletIsNotDecidedToo) {
    const auto told = [&](int operators_serving) {
        World world = sample_world();
        for (HamletResult& hamlet : world.results.hamlets) {
            hamlet.status = HamletStatus::not_enough_data;
            hamlet.operators_serving = operators_serving;
        }
        const std::vector<Sheet> sheets = report_sheets(result_of(world), {});
        return named(sheets, "Tổng hợp").blocks.at(0).rows.at(0).values.at(1);
    };
    const std::size_t all = sample_world().results.hamlets.size();
    EXPECT_EQ(told(2), Value{share(all, all, Language::vietnamese)});
    EXPECT_EQ(told(0), Value{share(0, all, Language::vietnamese)});
}

TEST_F(Workbooks, WarningsAndFindingsAreToldInTheirLanguage) {
    World world = sample_world();
    world.record.warnings = {"roads: none lies in the communes; every hamlet is without a road",
                             "rejected: a.csv: row 3: has no coordinates. Correct the coordinates."};
    write_all(world, m_scratch.path());
    std::ofstream{m_scratch.path() / "findings.csv"}
        << "file,sheet,row,column,kind,outcome,value_seen,value_used,rule,confidence,problem,advice\n"
           "a.csv,,3,,no_coordinates,rejected,,,,,has no coordinates,Correct the coordinates.\n";
    const ResultTables result{m_scratch.path()};
    const std::vector<Sheet> vietnamese = report_sheets(result, {Language::vietnamese, "", {}, {}});
    const Block& warnings = named(vietnamese, "Chất lượng dữ liệu").blocks.at(1);
    ASSERT_EQ(warnings.rows.size(), 1U) << "a refused row stands among the findings";
    EXPECT_EQ(warnings.rows[0].values[0],
              Value{"đường bộ: không đường nào nằm trong các xã; thôn nào cũng không có đường"});
    EXPECT_EQ(named(vietnamese, "Phát hiện").blocks.at(0).rows.at(0).values.at(6), Value{"không có toạ độ"});
    const std::vector<Sheet> english = report_sheets(result, {Language::english, "", {}, {}});
    EXPECT_EQ(named(english, "Findings").blocks.at(0).rows.at(0).values.at(6), Value{"has no coordinates"});
}

TEST_F(Workbooks, SayOnEverySheetThatTheDataAreMadeUp) {
    World world = sample_world();
    world.parameters.made_up = true;
    for (const Sheet& sheet : report_sheets(result_of(world), {})) {
        EXPECT_THAT(sheet.notes.front(), HasSubstr("DỮ LIỆU GIẢ ĐỊNH")) << sheet.name;
    }
}

TEST_F(Workbooks, KeepTextThatLooksLikeAFormulaAsText) {
    World world = sample_world();
    world.layers.hamlets[1].name = "=HYPERLINK(1)";
    write_report_workbook(result_of(world), {}, m_file, false);
    const VectorTable list = read_tables({m_file, "out.xlsx", ""}, SilentReporter{}).at(1);
    const auto holds = [](const TableRow& row) {
        return std::ranges::find(row.values, "=HYPERLINK(1)") != row.values.end();
    };
    EXPECT_TRUE(std::ranges::any_of(list.rows, holds));
}

TEST_F(Workbooks, OpenInLibreOfficeAndKeepTheirTotals) {
    if (std::system("command -v soffice > /dev/null") != 0) {
        GTEST_SKIP() << "skipped: no LibreOffice (./test --all installs it)";
    }
    write_report_workbook(result_of(sample_world()), {}, m_file, false);
    const std::string folder = m_scratch.path().string();
    // Its own profile, so that tests beside each other and a LibreOffice that is open do not meet.
    const std::string command = "soffice -env:UserInstallation=file://" + folder +
                                "/profile --headless --convert-to ods --outdir " + folder + " " + m_file.string() +
                                " > /dev/null 2>&1";
    ASSERT_EQ(std::system(command.c_str()), 0);
    const auto cells_of = [](const std::filesystem::path& file) {
        return read_tables({file, file.filename().string(), ""}, SilentReporter{}).at(0).rows;
    };
    const std::vector<TableRow> ours = cells_of(m_file);
    const std::vector<TableRow> theirs = cells_of(m_scratch.path() / "out.ods");
    std::size_t compared = 0;
    for (const TableRow& row : ours) {
        const auto same = std::ranges::find(theirs, row.number, &TableRow::number);
        ASSERT_NE(same, theirs.end()) << row.number;
        if (row.values.size() > 1 && !row.values[1].empty()) {
            ASSERT_GT(same->values.size(), 1U) << row.number;
            EXPECT_EQ(same->values[1], row.values[1]) << row.number;
            ++compared;
        }
    }
    EXPECT_GE(compared, 25U);
}

TEST_F(Workbooks, NameSheetsByTheLanguage) {
    const ResultTables result = result_of(sample_world());
    EXPECT_EQ(report_sheets(result, {Language::vietnamese, "", {}, {}}).at(1).name, "Danh sách thôn");
    EXPECT_EQ(report_sheets(result, {Language::english, "", {}, {}}).at(1).name, "Hamlets");
}

}  // namespace
}  // namespace lomsong::test
