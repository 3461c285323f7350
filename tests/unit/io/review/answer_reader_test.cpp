// SPDX-License-Identifier: Apache-2.0
#include "io/review/answer_reader.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include "engine/core/error.hpp"
#include "io/review/answer_sheet.hpp"
#include "io/review/review_words.hpp"
#include "tests/unit/io/review/filled_workbook.hpp"
#include "tests/unit/io/review/small_review.hpp"

namespace lomsong {
namespace {

using testing::HasSubstr;

constexpr const char* k_received = "2026-11-22";

class AnswerReading : public testing::Test {
  protected:
    AnswerReading() {
        write_answer_sheet(m_result, 0, m_folder.path() / "asked.xlsx");
        m_book = FilledWorkbook::of(m_folder.path() / "asked.xlsx");
        m_book.cell("A-1", "Trả lời") = "đã khắc phục";
        m_book.cell("A-1", "Ngày") = "15/11/2026";
        m_book.cell("A-3", "Trả lời") = "không đồng ý";
        m_book.cell("A-3", "Bằng chứng") = "=đo ngày 12/11, <log>";
    }

    [[nodiscard]] FilledSheet read() const { return read_file(m_book.save(m_folder.path() / "filled.xlsx")); }
    [[nodiscard]] static FilledSheet read_file(const std::filesystem::path& file) {
        return read_answer_sheet(file, k_received, SilentReporter{});
    }
    /// "A-1: solved 2026-11-15", in the order of codes.
    [[nodiscard]] static std::vector<std::string> answers_in(const FilledSheet& sheet) {
        std::vector<std::string> texts;
        for (const SheetAnswer& each : sheet.content.answers) {
            texts.push_back(each.question.hamlet_code + ": " + std::string{key_of(each.answer.kind)} + " " +
                            each.answer.date + each.answer.evidence);
        }
        std::ranges::sort(texts);
        return texts;
    }
    void expect_as_written(const FilledSheet& sheet) const {
        EXPECT_THAT(answers_in(sheet),
                    testing::ElementsAre("A-1: solved 2026-11-15", "A-3: disputed =đo ngày 12/11, <log>"));
        EXPECT_TRUE(sheet.findings.empty());
        EXPECT_EQ(sheet.content.questions.size(), 3U);
        EXPECT_EQ(sheet.unanswered, 1U);
    }
    void expect_rejected(const std::string& problem, std::size_t rows = 1) const {
        const FilledSheet sheet = read();
        ASSERT_EQ(sheet.findings.all().size(), rows);
        EXPECT_THAT(to_string(sheet.findings.all().front()), HasSubstr(problem));
        EXPECT_EQ(sheet.findings.all().front().outcome, Outcome::rejected);
    }

    TemporaryFolder m_folder;
    ReviewedResult m_result = read_reviewed_result(write_small_result(m_folder));
    FilledWorkbook m_book;
};

TEST_F(AnswerReading, FindsTheAnswersAndWhatWasAsked) {
    const FilledSheet sheet = read();
    expect_as_written(sheet);
    EXPECT_EQ(sheet.content.file, "filled.xlsx");
    for (const AskedRow& asked : m_result.asked[0]) {
        EXPECT_THAT(sheet.content.questions, testing::Contains(asked.question));
    }
}

TEST_F(AnswerReading, DoesNotMindMovedColumnsSortedRowsAndBlankOnes) {
    for (std::vector<std::string>& row : m_book.answers) {
        row.resize(m_book.width());
        std::ranges::reverse(row);
    }
    std::reverse(m_book.answers.begin() + 3, m_book.answers.end());
    m_book.answers.insert(m_book.answers.begin() + 4, std::vector<std::string>{});
    m_book.answers.insert(m_book.answers.begin(), std::vector<std::string>{"Kính gửi Sở"});
    m_book.answers.push_back({"", "", "Người lập phiếu"});
    expect_as_written(read());
}

TEST_F(AnswerReading, DoesWithoutTheHiddenSheet) {
    m_book.hidden.clear();
    const FilledSheet sheet = read();
    expect_as_written(sheet);
    EXPECT_EQ(sheet.content.answers[0].question.operator_name, "viettel") << "the key's, for want of the name";
    ASSERT_TRUE(sheet.content.answers[0].question.place);
    EXPECT_DOUBLE_EQ(sheet.content.answers[0].question.place->y, 22.4);
}

TEST_F(AnswerReading, TakesASemicolonTableWithDecimalCommas) {
    std::string text;
    for (std::size_t i = 2; i < m_book.answers.size(); ++i) {
        std::vector<std::string> row = m_book.answers[i];
        row.resize(m_book.width());
        for (std::string& cell : row) {
            text += "\"" + (cell == "22.4" ? "22,4" : cell) + "\";";
        }
        text += "\r\n";
    }
    const FilledSheet sheet = read_file(m_folder.write("filled.csv", text));
    expect_as_written(sheet);
    EXPECT_DOUBLE_EQ(sheet.content.answers[0].question.place->y, 22.4);
}

TEST_F(AnswerReading, TakesCellsThatAreDates) {
    const std::filesystem::path file = m_folder.path() / "dates.xlsx";
    lxw_workbook* book = workbook_new(file.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    lxw_format* format = workbook_add_format(book);
    format_set_num_format(format, "dd/mm/yyyy");
    const std::string key = row_key(m_result.asked[0][0].question);
    for (lxw_col_t col = 0; const char* heading : {"Row key", "Hamlet code", "Answer", "Date"}) {
        worksheet_write_string(sheet, 0, col++, heading, nullptr);
    }
    worksheet_write_string(sheet, 1, 0, key.c_str(), nullptr);
    worksheet_write_string(sheet, 1, 1, "A-1", nullptr);
    worksheet_write_string(sheet, 1, 2, "solved", nullptr);
    lxw_datetime date{2026, 11, 5, 0, 0, 0};
    worksheet_write_datetime(sheet, 1, 3, &date, format);
    ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
    EXPECT_THAT(answers_in(read_file(file)), testing::ElementsAre("A-1: solved 2026-11-05"));
}

TEST_F(AnswerReading, RejectsAnAnswerThatLacksSomethingByRowAndColumn) {
    m_book.cell("A-1", "Ngày") = "";
    const FilledSheet sheet = read();
    ASSERT_EQ(sheet.findings.all().size(), 1U);
    EXPECT_EQ(to_string(sheet.findings.all()[0]),
              "filled.xlsx: layer 'Trả lời': row 4: column 'Ngày': the answer 'đã khắc phục' needs it, and it is "
              "empty. Write the day, as 15/11/2026.");
    EXPECT_EQ(sheet.rejected, 1U);
    EXPECT_EQ(answers_in(sheet).size(), 1U);
}

TEST_F(AnswerReading, RejectsAKeyThatWasDragged) {
    std::string& key = m_book.cell("A-1", "Khoá dòng");
    key.back() = key.back() == '0' ? '1' : '0';
    expect_rejected("is no key of a row");
}

TEST_F(AnswerReading, RejectsARowWhoseKeyIsThatOfAnotherHamlet) {
    std::swap(m_book.cell("A-1", "Khoá dòng"), m_book.cell("A-3", "Khoá dòng"));
    expect_rejected("the key is that of hamlet 'A-3', and the row shows hamlet 'A-1'", 2);
}

TEST_F(AnswerReading, RejectsARowOfAnotherSheet) {
    m_book.cell("A-1", "Khoá dòng") = row_key(made_up_question("A-1", "vnpt"));
    expect_rejected("is the key of another sheet");
}

TEST_F(AnswerReading, RejectsBothOfTwoRowsThatDisagree) {
    std::vector<std::string> twin = m_book.answers.at(3);
    twin.at(m_book.column("Ngày")) = "14/11/2026";
    m_book.answers.push_back(twin);
    const FilledSheet sheet = read();
    EXPECT_THAT(to_string(sheet.findings.all().at(0)),
                HasSubstr("row 4 answers for the same hamlet in another way"));
    EXPECT_THAT(answers_in(sheet), testing::ElementsAre(testing::StartsWith("A-3")));
    EXPECT_EQ(sheet.rejected, 2U);
}

TEST_F(AnswerReading, CountsARowThatStandsTwiceOnce) {
    m_book.answers.push_back(m_book.answers.at(3));
    expect_as_written(read());
}

TEST_F(AnswerReading, RefusesTheSheetOfANewerProgram) {
    m_book.hidden.at(0).at(1) = "2";
    try {
        static_cast<void>(read());
        FAIL() << "a newer sheet was read";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(),
                    HasSubstr("the answer sheet is of version '2', and this program knows version 1"));
    }
}

TEST_F(AnswerReading, RefusesAFileWithoutAnAnswerSheet) {
    try {
        static_cast<void>(read_file(m_folder.write("other.csv", "Mã thôn,Thôn\nA-1,Một\n")));
        FAIL() << "another table was read";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(),
                    HasSubstr("other.csv: holds no answer sheet: no row has the headings 'Khoá dòng'"));
    }
}

}  // namespace
}  // namespace lomsong
