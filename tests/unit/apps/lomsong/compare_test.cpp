// SPDX-License-Identifier: Apache-2.0
/// @file  `compare` as a person uses it: two runs of the made-up valley, files out, refusals told.
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "tests/unit/apps/lomsong/command_run.hpp"
#include "tests/unit/apps/lomsong/valley_copy.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class Compare : public ValleyCopy {
  protected:
    /// Runs a command line; returns what it printed. `m_narration` has the rest.
    std::string lomsong(const std::vector<std::string>& arguments) {
        CommandRun run = command_run(arguments);
        m_narration = std::move(run.narrated);
        return std::move(run.printed);
    }

    void run(const std::string& output) {
        static_cast<void>(lomsong({"run", path("no_rasters.toml"), "-o", path(output), "--overwrite"}));
    }
    nlohmann::json compared(std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"compare", path("week-46"), path("week-47"),
                                           "-o",      path("changes"), "--overwrite"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        m_page = lomsong(arguments);
        return nlohmann::json::parse(read(path("changes/changes.json")));
    }
    std::string refusal(const std::vector<std::string>& arguments) {
        try {
            static_cast<void>(lomsong(arguments));
        } catch (const Error& error) {
            return error.what();
        }
        return "no refusal";
    }

    /// So much weaker are all stations of the valley.
    void weaken_stations() {
        std::string stations = read(path("stations.csv"));
        for (std::size_t at = 0; (at = stations.find(",on air", at)) != std::string::npos; ++at) {
            const std::size_t eirp = stations.rfind(',', at - 1) + 1;
            stations.replace(eirp, at - eirp, "12");
            at = stations.find(",on air", eirp);
        }
        write(path("stations.csv"), stations);
    }

    std::string m_page;
    std::string m_narration;

  private:
};

TEST_F(Compare, OfOneWeekTwiceFindsNothingAndOfWeakerStationsTheNetwork) {
    run("week-46");
    run("week-47");
    auto changes = compared();
    EXPECT_EQ(changes["any_operator"]["changes"]["unchanged"], changes["any_operator"]["hamlets_of_both"]);
    EXPECT_TRUE(changes["stations"].empty());
    weaken_stations();
    run("week-47");
    changes = compared();
    EXPECT_EQ(changes["reasons_by"], "recomputed") << changes["reasons_note"];
    EXPECT_TRUE(changes["of_networks_alone"]);
    const auto& reasons = changes["any_operator"]["reasons"];
    const int changed = changes["any_operator"]["hamlets_of_both"].get<int>() -
                        changes["any_operator"]["changes"]["unchanged"].get<int>();
    EXPECT_GT(changed, 0);
    EXPECT_EQ(reasons["network"], changed);
    EXPECT_EQ(reasons["parameters"], 0);
    EXPECT_THAT(changes["stations"].front()["details"].front(), HasSubstr("eirp_dbm: "));
}

TEST_F(Compare, WritesTheSameBytesWithOneThreadAndTwo) {
    run("week-46");
    weaken_stations();
    run("week-47");
    static_cast<void>(compared({"--threads", "1"}));
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator{path("changes")}) {
        files[entry.path().filename()] = read(entry.path());
    }
    EXPECT_EQ(files.size(), 4U);
    static_cast<void>(compared({"--threads", "2"}));
    for (const auto& [name, bytes] : files) {
        EXPECT_EQ(read(path("changes") / name), bytes) << name;
    }
}

TEST_F(Compare, OtherParametersAreToldOnTopAndSetAsideWhenAskedFor) {
    run("week-46");
    write(path("no_rasters.toml"), read(path("no_rasters.toml")) +
                                       "\n[thresholds.4g]\nminimum_dbm = -70\n"
                                       "service_dbm = -60\n");
    run("week-47");
    auto changes = compared();
    EXPECT_FALSE(changes["of_networks_alone"]);
    EXPECT_THAT(read(path("changes/changes.en.txt")), HasSubstr("NOT A COMPARISON OF NETWORKS ALONE: "
                                                                "thresholds.4g.minimum_dbm -115 -> -70"));
    EXPECT_THAT(read(path("changes/changes.vi.txt")), HasSubstr("KHÔNG CHỈ SO SÁNH MẠNG LƯỚI"));
    EXPECT_THAT(read(path("changes/changes.geojson")), HasSubstr("KHÔNG CHỈ SO SÁNH MẠNG LƯỚI"))
        << "the valley speaks Vietnamese";
    EXPECT_GT(changes["any_operator"]["reasons"]["parameters"], 0);
    EXPECT_EQ(changes["any_operator"]["reasons"]["network"], 0);
    changes = compared({"--same-parameters"});
    EXPECT_TRUE(changes["same_parameters"]);
    EXPECT_EQ(changes["any_operator"]["changes"]["unchanged"], changes["any_operator"]["hamlets_of_both"]);
    EXPECT_FALSE(changes["parameters"].empty()) << "they are told all the same";
}

TEST_F(Compare, WithoutTheProjectsFilesReasonsAreBySetsAndItSaysWhy) {
    run("week-46");
    weaken_stations();
    run("week-47");
    write(path("stations.csv"), read(path("stations.csv")) + "\n");
    const auto changes = compared();
    EXPECT_EQ(changes["reasons_by"], "sets");
    EXPECT_THAT(changes["reasons_note"], HasSubstr("stations.csv is not as it was"));
    EXPECT_THAT(m_narration, HasSubstr("stations.csv is not as it was"));
    EXPECT_THAT(read(path("changes/changes.en.txt")), HasSubstr("Reasons are by sets"));
    EXPECT_THAT(refusal({"compare", path("week-46"), path("week-47"), "--project", path("no_rasters.toml"), "-o",
                         path("out")}),
                HasSubstr("--project: stations.csv is not as it was"));
    EXPECT_FALSE(fs::exists(path("out")));
}

TEST_F(Compare, AFolderOfWeeksBecomesATableInTheOrderThatPeopleCount) {
    fs::create_directories(path("weeks"));
    run("weeks/week-9");
    run("weeks/week-10");
    const std::string csv = lomsong({"compare", path("weeks"), "-o", path("trend")});
    EXPECT_EQ(csv, read(path("trend/trend.csv")));
    EXPECT_LT(csv.find("week-9,,any"), csv.find("week-10,,any"));
    EXPECT_THAT(csv, HasSubstr("result,data_date,operator,hamlets,good,weak,dead_zone,no_signal"));
    const auto json = nlohmann::json::parse(read(path("trend/trend.json")));
    EXPECT_TRUE(json["rows"].front()["changes"].is_null());
    EXPECT_EQ(json["rows"].size(), 8U) << "two weeks of three operators and of any";
    EXPECT_EQ(json["ordered_by"], "folder_name");
}

TEST_F(Compare, OrdersResultsByTheDayOfTheirDataWhereAllSayIt) {
    fs::create_directories(path("days"));
    for (const auto& [folder, day] : {std::pair{"a", "2026-11-22"}, std::pair{"b", "2026-11-15"}}) {
        run("days/" + std::string{folder});
        auto record = nlohmann::ordered_json::parse(read(path("days") / folder / "run.json"));
        EXPECT_EQ(record["format"], 1);
        EXPECT_TRUE(record["data_date"].is_null()) << "the project says no day";
        record["data_date"] = day;
        write(path("days") / folder / "run.json", record.dump());
    }
    const std::string csv = lomsong({"compare", path("days"), "-o", path("trend")});
    EXPECT_LT(csv.find("b,2026-11-15,any"), csv.find("a,2026-11-22,any"));
    EXPECT_EQ(nlohmann::json::parse(read(path("trend/trend.json")))["ordered_by"], "data_date");
}

TEST_F(Compare, RefusesByName) {
    run("week-46");
    EXPECT_THAT(refusal({"compare", path("week-46"), path("week-46") / ".", "-o", path("out")}),
                HasSubstr("is the same folder as OLD"));
    EXPECT_THAT(refusal({"compare", path("week-46"), path("bad"), "-o", path("out")}),
                HasSubstr("it has no run.json"));
    EXPECT_THAT(refusal({"compare", path("week-46"), path("nowhere"), "-o", path("out")}),
                HasSubstr("there is no such folder"));
    EXPECT_THAT(refusal({"compare", path("week-46"), "-o", path("out")}), HasSubstr("is one result"));
    EXPECT_THAT(refusal({"compare", path("week-46"), path("week-47")}), HasSubstr("--output: is missing"));
    fs::copy(path("week-46"), path("later"), fs::copy_options::recursive);
    auto record = nlohmann::ordered_json::parse(read(path("later/run.json")));
    record["format"] = 2;
    write(path("later/run.json"), record.dump());
    EXPECT_THAT(refusal({"compare", path("week-46"), path("later"), "-o", path("out")}),
                HasSubstr("the result has format 2; this program reads format 1"));
    record.erase("format");
    write(path("later/run.json"), record.dump());
    EXPECT_THAT(refusal({"compare", path("week-46"), path("later"), "-o", path("out")}),
                HasSubstr("names no format of results"));
    EXPECT_FALSE(fs::exists(path("out")));
}

}  // namespace
}  // namespace lomsong
