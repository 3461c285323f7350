// SPDX-License-Identifier: Apache-2.0
#include "io/review/register.hpp"

#include <fstream>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "engine/core/error.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/review/register_schema.hpp"
#include "io/review/sqlite.hpp"
#include "tests/unit/io/review/small_review.hpp"

namespace lomsong {
namespace {

constexpr std::chrono::milliseconds k_short{50};

std::string error_of(const std::filesystem::path& file, Register::Missing missing) {
    try {
        const Register opened{file, missing};
    } catch (const Error& error) {
        return error.what();
    }
    return "opened";
}

class Registers : public testing::Test {
  protected:
    TemporaryFolder m_folder;
    std::filesystem::path m_file = m_folder.path() / "answers.gpkg";
    Receipt m_first{"2026-11-22", "2026-11-22T08:00:00Z"};
    Receipt m_second{"2026-11-29", "2026-11-29T08:00:00Z"};
    Answer m_planned{AnswerKind::planned, "2027-Q1", "LC0099", "VTF", "", ""};
};

TEST_F(Registers, KeepWhatASheetBrings) {
    Register answers{m_file, Register::Missing::create};
    const ImportOutcome outcome = answers.take(made_up_sheet("one.xlsx", {"A-1", "A-2"}, m_planned), m_first);
    EXPECT_EQ(outcome.first, 2U);
    const std::vector<Entry> entries = answers.entries();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].question, made_up_question("A-1"));
    EXPECT_EQ(entries[0].answer, m_planned);
    EXPECT_EQ(entries[0].number, 1);
    EXPECT_EQ(entries[0].received, "2026-11-22");
    EXPECT_EQ(entries[0].imported_at, "2026-11-22T08:00:00Z");
    EXPECT_EQ(entries[0].source, "one.xlsx");
    EXPECT_EQ(entries[0].source_row, 4U);
    EXPECT_THAT(answers.questions(), testing::ElementsAre(made_up_question("A-1"), made_up_question("A-2")));
}

TEST_F(Registers, AreNotChangedByTheSameFileAgain) {
    Register answers{m_file, Register::Missing::create};
    answers.take(made_up_sheet("one.xlsx", {"A-1"}), m_first);
    const ImportOutcome again = answers.take(made_up_sheet("one.xlsx", {"A-1"}), m_second);
    EXPECT_EQ(again.seen_before, "2026-11-22T08:00:00Z");
    EXPECT_EQ(again.first + again.changed, 0U);
    EXPECT_EQ(answers.entries().size(), 1U);
}

TEST_F(Registers, KeepAChangedAnswerBesideTheOneBefore) {
    Register answers{m_file, Register::Missing::create};
    answers.take(made_up_sheet("one.xlsx", {"A-1", "A-2"}), m_first);
    SheetContent second = made_up_sheet("two.xlsx", {"A-1", "A-2"});
    second.answers[0].answer = m_planned;
    const ImportOutcome outcome = answers.take(second, m_second);
    EXPECT_EQ(outcome.changed, 1U);
    EXPECT_EQ(outcome.unchanged, 1U);
    const std::vector<Entry> entries = answers.entries();
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(entries[0].answer.kind, AnswerKind::confirmed);
    EXPECT_EQ(entries[2].answer, m_planned);
    EXPECT_EQ(entries[2].number, 2);
    EXPECT_EQ(entries[2].received, "2026-11-29");
}

TEST_F(Registers, RefuseToForgetOrRewriteAnAnswer) {
    Register answers{m_file, Register::Missing::create};
    answers.take(made_up_sheet("one.xlsx", {"A-1"}), m_first);
    sqlite::Database database{m_file, false, k_short};
    EXPECT_THROW(database.run("UPDATE answers SET answer = 'solved'"), Error);
    EXPECT_THROW(database.run("DELETE FROM answers"), Error);
    EXPECT_EQ(answers.entries().at(0).answer.kind, AnswerKind::confirmed);
}

TEST_F(Registers, AreGeoPackagesThatGdalReads) {
    {
        Register answers{m_file, Register::Missing::create};
        answers.take(made_up_sheet("one.xlsx", {"A-1", "A-2"}), m_first);
    }
    gdal::start();
    const gdal::Messages messages;
    const gdal::DatasetPtr dataset = gdal::open(m_file, gdal::Content::vector, "answers.gpkg");
    EXPECT_STREQ(dataset->GetDriverName(), "GPKG");
    OGRLayer* layer = dataset->GetLayerByName("answers");
    ASSERT_NE(layer, nullptr);
    EXPECT_EQ(layer->GetFeatureCount(), 2);
    EXPECT_EQ(layer->GetGeomType(), wkbPoint);
    EXPECT_STREQ(layer->GetSpatialRef()->GetAuthorityCode(nullptr), "4326");
    const std::unique_ptr<OGRFeature> feature{layer->GetNextFeature()};
    EXPECT_DOUBLE_EQ(feature->GetGeometryRef()->toPoint()->getX(), 103.9);
    EXPECT_DOUBLE_EQ(feature->GetGeometryRef()->toPoint()->getY(), 22.4);
    EXPECT_STREQ(feature->GetFieldAsString("hamlet_code"), "A-1");
    EXPECT_EQ(messages.first(), "");
}

TEST_F(Registers, RefuseForeignNewerAndMissingFilesByName) {
    EXPECT_THAT(error_of(m_file, Register::Missing::refuse),
                testing::EndsWith("makes it with the first answer sheet."));
    const std::filesystem::path text = m_folder.write("text.gpkg", std::string(4000, 'x'));
    EXPECT_THAT(error_of(text, Register::Missing::create),
                testing::HasSubstr("text.gpkg: is no register of answers"));
    const std::filesystem::path foreign = m_folder.path() / "foreign.gpkg";
    sqlite::Database{foreign, true, k_short}.run("CREATE TABLE wells (depth REAL)");
    EXPECT_THAT(error_of(foreign, Register::Missing::create),
                testing::HasSubstr("it has no table 'review_register'"));
    EXPECT_EQ(error_of(m_file, Register::Missing::create), "opened");
    sqlite::Database{m_file, false, k_short}.run(
        "UPDATE review_register SET value = '2' WHERE key = 'schema_version'");
    EXPECT_THAT(error_of(m_file, Register::Missing::refuse),
                testing::HasSubstr("is a register of version 2, and this program knows version 1"));
}

TEST_F(Registers, LearnFromAWholeSheetWhatATornOneDidNotTell) {
    Register answers{m_file, Register::Missing::create};
    SheetContent torn = made_up_sheet("torn.csv", {"A-1"});
    Question& asked = torn.questions[0];
    asked = {asked.result, asked.operator_key, asked.operator_key, asked.hamlet_code, "", "", "", "", std::nullopt};
    torn.answers[0].question = asked;
    answers.take(torn, m_first);
    SheetContent whole = made_up_sheet("whole.xlsx", {"A-1"});
    whole.questions[0].operator_name = "Viettel";
    answers.take(whole, m_second);
    whole.questions[0].hamlet = "another name";
    whole.hash = "another hash";
    answers.take(whole, m_second);
    ASSERT_EQ(answers.questions().size(), 1U);
    EXPECT_EQ(answers.questions()[0].operator_name, "Viettel");
    EXPECT_EQ(answers.questions()[0].hamlet, "Thôn A-1") << "what was told once is not told anew";
    EXPECT_TRUE(answers.questions()[0].place);
}

TEST_F(Registers, AreOneFileAgainAfterAProgramWithALogBeside) {
    { const Register answers{m_file, Register::Missing::create}; }
    sqlite::Database{m_file, false, k_short}.run("PRAGMA journal_mode = WAL");
    { const Register answers{m_file, Register::Missing::refuse}; }
    sqlite::Database database{m_file, false, k_short};
    sqlite::Statement mode{database, "PRAGMA journal_mode"};
    ASSERT_TRUE(mode.step());
    EXPECT_EQ(mode.text(0), "delete");
}

TEST_F(Registers, SayWhenAnotherProgramHoldsThem) {
    Register answers{m_file, Register::Missing::create, k_short};
    sqlite::Database other{m_file, false, k_short};
    const sqlite::Transaction held{other};
    try {
        answers.take(made_up_sheet("one.xlsx", {"A-1"}), m_first);
        FAIL() << "two wrote at once";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cannot_write);
        EXPECT_THAT(error.what(), testing::HasSubstr("another program is writing to the register"));
    }
}

TEST(RegisterGeometry, GoesThereAndBack) {
    const Point place{103.9123456, -22.5};
    const std::string bytes = register_schema::geometry_of(place);
    EXPECT_EQ(bytes.size(), 29U);
    EXPECT_EQ(register_schema::place_of(bytes), place);
    EXPECT_EQ(register_schema::place_of(bytes.substr(1)), std::nullopt);
    EXPECT_EQ(register_schema::geometry_of(std::nullopt), "");
    EXPECT_EQ(register_schema::place_of(""), std::nullopt);
}

}  // namespace
}  // namespace lomsong
