// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "apps/lomsong/explain_result.hpp"
#include "apps/lomsong/hamlet_finder.hpp"
#include "engine/core/error.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::vector<NamedHamlet> k_hamlets{{"10-1", "Thôn Nà Hỏi", "Xã Mẫu Tây"},
                                         {"10-2", "Bản 1", "Xã Mẫu Tây"},
                                         {"10-3", "Bản 12", "Xã Mẫu Tây"},
                                         {"11-1", "Thôn Tân Lập", "Xã Mẫu Đông"},
                                         {"11-2", "Thôn Tân Lập", "Xã Mẫu Tây"}};

std::string complaint(const std::string& word) {
    try {
        return k_hamlets[find_hamlet(k_hamlets, word)].name;
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::usage);
        return error.what();
    }
}

TEST(FindHamlet, TakesACodeANameWithoutAccentsOrWholeWordsOfIt) {
    EXPECT_EQ(find_hamlet(k_hamlets, "10-3"), 2U);
    EXPECT_EQ(find_hamlet(k_hamlets, "thon na hoi"), 0U);
    EXPECT_EQ(find_hamlet(k_hamlets, "THÔN NÀ HỎI"), 0U);
    EXPECT_EQ(find_hamlet(k_hamlets, "Nà Hỏi"), 0U);
    EXPECT_EQ(find_hamlet(k_hamlets, "ban 1"), 1U) << "not Bản 12";
}

TEST(FindHamlet, ListsThoseThatFitEquallyWellWithCodeAndCommune) {
    EXPECT_THAT(complaint("tan lap"),
                AllOf(HasSubstr("means 2 hamlets"), HasSubstr("11-1  Thôn Tân Lập, Xã Mẫu Đông"),
                      HasSubstr("11-2  Thôn Tân Lập, Xã Mẫu Tây")));
}

TEST(FindHamlet, NamesTheNearestWhenNoneFits) {
    EXPECT_THAT(complaint("thon na hoj"), AllOf(HasSubstr("'thon na hoj' is neither code nor name of one of the 5"),
                                                HasSubstr("Did you mean 'thon na hoi'?")));
}

/// A result folder with two made-up hamlets.
class ResultFolderOfTwo : public testing::Test {
  protected:
    ResultFolderOfTwo() : m_folder{fs::temp_directory_path() / ("lomsong-explain-" + std::to_string(getpid()))} {
        fs::create_directories(m_folder);
        write("run.json",
              R"({"language":"en","made_up":true,"counts":{"operators":{"viettel":{"name":"Viettel"}}}})");
        write("hamlets.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"1","name":"Bản Mẫu","commune":"Xã Mẫu","status":"no_signal",
 "viettel_status":"no_signal","viettel_margin_db":-12.3,"viettel_nearest_station":"LC1","viettel_nearest_distance_m":3610,
 "viettel_nearest_direction":"NE","viettel_cause":"terrain_blocked","viettel_cause_station":"LC1:2","viettel_cause_db":23.4,
 "viettel_ridge":"1.24 km +86 m 103.77120,22.57880","viettel_remedy":"mast +14 m LC1:2",
 "vnpt_status":"good","vnpt_margin_db":4.5,"vnpt_nearest_station":null,"vnpt_cause":null,"vnpt_remedy":null},"geometry":null},
{"type":"Feature","properties":{"code":"2","name":"Bản Khác","commune":"Xã Mẫu","status":"good"},"geometry":null}]})");
    }
    ~ResultFolderOfTwo() override {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream{m_folder / name, std::ios::binary} << text;
    }
    [[nodiscard]] std::string failure(const ResultQuestion& question, ErrorKind kind) const {
        try {
            return explain_result_text(question);
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), kind);
            return error.what();
        }
    }
    fs::path m_folder;
};

TEST_F(ResultFolderOfTwo, IsTakenIntoTheWordsOfTheRunsLanguage) {
    const std::string text = explain_result_text({m_folder, "ban mau", "", {}});
    EXPECT_THAT(text, AllOf(HasSubstr("Bản Mẫu (1), Xã Mẫu: no signal"), HasSubstr("Cause: blocked by terrain."),
                            HasSubstr("Nearest station: LC1, 3,610 m to the north-east."),
                            HasSubstr("Smallest change: raise the antenna of LC1:2 by 14 m."),
                            HasSubstr("\nViettel: no signal"), HasSubstr("vnpt: good")));
    EXPECT_THAT(explain_result_text({m_folder, "ban mau", "", Language::vietnamese}),
                AllOf(StartsWith("DỮ LIỆU GIẢ ĐỊNH.\n"), HasSubstr("trắng sóng"),
                      HasSubstr("nâng ăng-ten LC1:2 thêm 14 m"), HasSubstr("Nguyên nhân: bị núi che khuất.")));
}

TEST_F(ResultFolderOfTwo, ShowsOneOperatorAlone) {
    EXPECT_THAT(explain_result_text({m_folder, "1", "Viettel", {}}), Not(HasSubstr("vnpt")));
    const auto json = nlohmann::json::parse(explain_result_json({m_folder, "1", "VNPT", {}}));
    EXPECT_EQ(json["code"], "1");
    EXPECT_EQ(json["vnpt_margin_db"], 4.5);
    EXPECT_FALSE(json.contains("viettel_cause"));
    EXPECT_THAT(failure({m_folder, "1", "Vietel", {}}, ErrorKind::usage),
                AllOf(HasSubstr("it has viettel, vnpt"), HasSubstr("Did you mean 'viettel'?")));
}

TEST_F(ResultFolderOfTwo, SaysWhatIsWrongWithIt) {
    write("hamlets.geojson", R"({"features":[{"type":"Feature"}]})");
    EXPECT_THAT(failure({m_folder, "1", "", {}}, ErrorKind::bad_data), HasSubstr("feature 0 has no properties"));
    write("hamlets.geojson", R"({"features":)");
    EXPECT_THAT(failure({m_folder, "1", "", {}}, ErrorKind::bad_data), HasSubstr("hamlets.geojson: is no JSON"));
    write("hamlets.geojson", R"([])");
    EXPECT_THAT(failure({m_folder, "1", "", {}}, ErrorKind::bad_data), HasSubstr("has no list of features"));
    fs::remove(m_folder / "hamlets.geojson");
    EXPECT_THAT(failure({m_folder, "1", "", {}}, ErrorKind::no_input), HasSubstr("is not there"));
}

}  // namespace
}  // namespace lomsong
