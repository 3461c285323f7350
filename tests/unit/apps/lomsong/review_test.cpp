// SPDX-License-Identifier: Apache-2.0
/// @file  `lomsong review` from the sheet that is asked to the status that is told.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "tests/unit/apps/lomsong/command_run.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Review : public testing::Test {
  protected:
    Review() {
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
    }
    ~Review() override {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }

    static std::string run(const std::vector<std::string>& arguments) { return command_run(arguments).printed; }
    static std::string error_of(const std::vector<std::string>& arguments) {
        try {
            run(arguments);
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    }
    [[nodiscard]] std::string path(const std::string& name) const { return (m_folder / name).string(); }

    const fs::path m_project = fs::path{LOMSONG_SOURCE_DIR} / "tests/golden/project";
    const std::string m_result = (m_project / "reviewed").string();
    const fs::path m_folder = fs::temp_directory_path() / ("lomsong-review-" + std::to_string(getpid()));
};

TEST_F(Review, AnUntouchedSheetIsAllUnanswered) {
    EXPECT_THAT(run({"review", "export", m_result, "--operator", "VIETTEL", "-o", path("v.xlsx")}),
                HasSubstr("v.xlsx: 3 dòng cho Viettel"));
    EXPECT_EQ(run({"review", "import", path("v.xlsx"), "--register", path("a.gpkg"), "--received", "2026-11-22",
                   "--language", "en"}),
              "v.xlsx: 3 rows, 0 answered: 0 first answers, 0 changed, 0 unchanged, 0 rejected; 3 rows without an "
              "answer.\n");
    const auto status = nlohmann::json::parse(
        run({"review", "status", "--register", path("a.gpkg"), "--as-of", "2026-11-22", "--json"}));
    EXPECT_EQ(status["total"]["asked"], 3);
    EXPECT_EQ(status["total"]["missing"], 3);
    EXPECT_EQ(status["operators"][0]["operator"], "Viettel");
}

TEST_F(Review, AFilledSheetIsCountedOnceAndMapped) {
    const std::string filled = m_result + "/viettel_filled.csv";
    const std::vector<std::string> import{"review",     "import",     filled,       "--register", path("a.gpkg"),
                                          "--received", "2026-11-22", "--language", "en"};
    EXPECT_THAT(run(import), HasSubstr("2 first answers, 0 changed, 0 unchanged, 1 rejected"));
    EXPECT_THAT(run(import), HasSubstr("Nothing was changed."));
    const std::string text = run({"review", "status", "--register", path("a.gpkg"), "--result", m_result,
                                  "--deadline", "2026-11-30", "--as-of", "2026-12-02", "-o", path("status")});
    EXPECT_THAT(text, HasSubstr("2/3 (66,7 %)"));
    for (const char* file : {"review.csv", "answers.csv", "review.geojson", "answers.geojson", "review.json"}) {
        EXPECT_TRUE(fs::exists(m_folder / "status" / file)) << file;
    }
    std::ifstream in{m_folder / "status" / "review.geojson"};
    const auto map = nlohmann::json::parse(in);
    ASSERT_EQ(map["features"].size(), 3U);
    EXPECT_EQ(map["made_up"], true);
    EXPECT_EQ(map["features"][0]["geometry"]["type"], "Polygon");
    EXPECT_EQ(map["features"][2]["properties"]["planned_share"], "1/2 (50,0 %)");
}

TEST_F(Review, SaysWhatIsMissingOnTheCommandLine) {
    EXPECT_EQ(error_of({"review", "export", m_result, "-o", path("v.xlsx")}),
              "lomsong review export: --operator is missing. Name the operator whose sheet it is.");
    EXPECT_EQ(error_of({"review", "import", "x.xlsx"}),
              "lomsong review import: --register is missing. Name the register that keeps the answers.");
    EXPECT_THAT(error_of({"review", "status", "--register", path("none.gpkg")}),
                HasSubstr("there is no such register"));
    EXPECT_EQ(error_of({"review", "status", "--register", path("none.gpkg"), "--deadline", "30/11/2026"}),
              "--deadline: '30/11/2026' is no date. Write it as 2026-11-22.");
    EXPECT_FALSE(fs::exists(m_folder / "none.gpkg"));
}

}  // namespace
}  // namespace lomsong
