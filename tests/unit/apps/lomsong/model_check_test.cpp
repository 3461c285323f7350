// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/model_check.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "algorithms/propagation/models.hpp"
#include "engine/core/error.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// The valley with a ridge of docs/models/p1812.md: 147.1617 dB by hand.
constexpr std::string_view k_profiles =
    "profile,i,d_km,h_m,R_m,zone\n"
    "ridge,0,0,300,0,4\n"
    "ridge,1,1,280,15,4\n"
    "ridge,2,2,310,15,4\n"
    "ridge,3,3,420,0,4\n"
    "ridge,4,4,330,15,4\n"
    "ridge,5,5,290,15,4\n"
    "ridge,6,6,280,0,4\n";
constexpr std::string_view k_cases =
    "Lb_dB,profile,f_GHz,p_pct,htg_m,hrg_m,pol(1H2V),DN,N0,pL_pct,sigmaL_dB,lat_t,lat_r,Lbfs\n"
    "147.1617,ridge,0.9,50,30,1.5,2,45,325,50,0,22,22,107.0482\n"
    "140,ridge,0.9,50,30,1.5,2,45,325,50,0,22,22,107.0482\n";

class ModelChecks : public testing::Test {
  protected:
    void SetUp() override { fs::create_directories(m_folder); }
    void TearDown() override { fs::remove_all(m_folder); }

    [[nodiscard]] std::string file(const std::string& name, std::string_view text) const {
        std::ofstream{m_folder / name, std::ios::binary} << text;
        return (m_folder / name).string();
    }
    [[nodiscard]] ModelCheck p1812(std::string_view profiles, std::string_view cases) const {
        return check_p1812({file("profiles.csv", profiles), file("cases.csv", cases)});
    }
    [[nodiscard]] std::string complaint(std::string_view profiles, std::string_view cases) const {
        try {
            (void)p1812(profiles, cases);
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::bad_data);
            return error.what();
        }
        return "no error";
    }
    static std::string with(std::string_view text, std::string_view old, std::string_view now) {
        std::string changed{text};
        return changed.replace(changed.find(old), old.size(), now);
    }

    fs::path m_folder = fs::temp_directory_path() / ("lomsong-model-check-" + std::to_string(getpid()));
};

TEST_F(ModelChecks, TheWorstCaseIsNamedByItsLine) {
    const ModelCheck check = p1812(k_profiles, k_cases);
    ASSERT_EQ(check.cases.size(), 2U);
    EXPECT_LT(check.cases[0].error_db(), 1e-4);
    EXPECT_EQ(check.worst().line, 3U);
    EXPECT_NEAR(check.worst().error_db(), 7.1617, 1e-4);
    EXPECT_EQ(check.over(1e-4), 1U);
    EXPECT_EQ(check.over(10.0), 0U);
}

TEST_F(ModelChecks, IntermediatesThatTheFileHasAreComparedAndNoOthers) {
    const ModelCheck check = p1812(k_profiles, k_cases);
    ASSERT_EQ(check.intermediates.size(), 1U);
    EXPECT_EQ(check.intermediates[0].column, "Lbfs");
    EXPECT_LT(check.intermediates[0].max_abs_error, 1e-4);
}

TEST_F(ModelChecks, ACaseOutsideTheModelIsRefusedWithItsReasonAndIsNoSuccess) {
    const ModelCheck check = p1812(k_profiles, with(k_cases, "ridge,0.9,", "ridge,9,"));
    ASSERT_EQ(check.refused.size(), 1U);
    EXPECT_EQ(check.refused[0].line, 2U);
    EXPECT_THAT(std::string{check.refused[0].reason}, HasSubstr("frequency"));
    EXPECT_EQ(check.cases.size(), 1U);
}

TEST_F(ModelChecks, BadFilesAreRefusedWithFileAndLine) {
    EXPECT_THAT(complaint(k_profiles, with(k_cases, "f_GHz", "f_Ghz")),
                AllOf(HasSubstr("cases.csv: has no column 'f_GHz'"), HasSubstr("Did you mean 'f_Ghz'?")));
    EXPECT_THAT(complaint(k_profiles, with(k_cases, "140,ridge", "140,rigde")),
                AllOf(HasSubstr("cases.csv:3: "), HasSubstr("no profile 'rigde'"), HasSubstr("'ridge'")));
    EXPECT_THAT(complaint(k_profiles, with(k_cases, "140,ridge", "nan,ridge")),
                HasSubstr("cases.csv:3: column 'Lb_dB': 'nan' is no number"));
    EXPECT_THAT(complaint(k_profiles, with(k_cases, "1.5,2,45", "1.5,3,45")),
                HasSubstr("cases.csv:2: column 'pol(1H2V)': 3 is no whole number in 1..2"));
    EXPECT_THAT(complaint(with(k_profiles, "3,3,420,0,4", "3,3,42O,0,4"), k_cases),
                HasSubstr("profiles.csv:5: column 'h_m': '42O' is no number"));
    EXPECT_THAT(complaint(with(k_profiles, "ridge,3,3", "ridge,4,3"), k_cases),
                HasSubstr("profiles.csv:5: profile 'ridge': point 4 stands where point 3 belongs"));
    EXPECT_THAT(complaint(with(k_profiles, "420,0,4", "420,0,2"), k_cases),
                HasSubstr("profiles.csv:5: column 'zone': 2 is none of 1 (sea)"));
    EXPECT_THAT(complaint(with(k_profiles, "420,0,4", "420,4"), k_cases),
                HasSubstr("profiles.csv:5: has 5 cells, the header names 6"));
    EXPECT_THAT(complaint(k_profiles, "profile,f_GHz\n"), HasSubstr("has no row of data"));
}

TEST_F(ModelChecks, BomCarriageReturnsCommentsAndBlanksDoNoHarm) {
    std::string cases{"\xEF\xBB\xBF# of our own\r\n"};
    for (const char letter : k_cases) {
        cases += letter == '\n' ? std::string{"\r\n"} : letter == ',' ? std::string{" , "} : std::string{letter};
    }
    EXPECT_EQ(p1812(k_profiles, cases).worst().line, 4U);
}

TEST_F(ModelChecks, AMissingFileIsSaid) {
    try {
        (void)check_itm({m_folder / "none.csv", m_folder / "cases.csv"});
        FAIL() << "read a file that is not there";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::no_input);
        EXPECT_THAT(error.what(), HasSubstr("none.csv: cannot be opened"));
    }
}

TEST_F(ModelChecks, AnItmProfileWithTooFewHeightsIsRefused) {
    try {
        (void)check_itm({file("pfls.csv", "3,100,1,2,3,4\n4,100,1,2,3\n"), file("cases.csv", "a\n1\n")});
        FAIL() << "took a profile that ends early";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("pfls.csv:2: has 3 heights after '4' intervals"));
    }
}

TEST(ModelChecksShared, TheSharedTablesAreWithinEachModelsTolerance) {
    const fs::path shared = fs::path{LOMSONG_SHARED_DIR} / "validation";
    if (!fs::exists(shared)) {
        GTEST_SKIP() << "skipped: no ../shared/validation";
    }
    const std::map<std::string_view, std::pair<CheckFiles, std::size_t>> tables{
        {"p1812", {{shared / "p1812/mobile/profiles.csv", shared / "p1812/mobile/cases.csv"}, 671}},
        {"itm", {{shared / "itm/pfls.csv", shared / "itm/mobile/itm_p2p_mobile.csv"}, 1008}}};
    for (const CheckableModel& model : checkable_models()) {
        const auto& [files, cases] = tables.at(model.name);
        const ModelCheck check = model.check(files);
        EXPECT_EQ(check.cases.size(), cases) << model.name;
        EXPECT_TRUE(check.refused.empty()) << model.name;
        EXPECT_EQ(check.over(model.tolerance_db), 0U) << model.name << ": " << check.worst().error_db() << " dB";
        for (const ModelCheck::Intermediate& one : check.intermediates) {
            EXPECT_LT(one.max_abs_error, 1e-5) << model.name << ' ' << one.column;
        }
    }
}

TEST(Models, EveryModelSaysWhenToChooseItAndHasAPage) {
    for (const PathLossModel* model : k_models) {
        const ModelInfo& info = model->info();
        EXPECT_GT(info.choose_when.size(), 80U) << info.name;
        EXPECT_TRUE(fs::exists(fs::path{LOMSONG_SOURCE_DIR} / "docs/models" / info.page) && !info.page.empty())
            << info.name << ": docs/models/" << info.page;
    }
}

}  // namespace
}  // namespace lomsong
