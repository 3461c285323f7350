// SPDX-License-Identifier: Apache-2.0
/// @file  `lomsong serve` over the made-up valley: as a program that is stopped, and its trials against `plan
/// sites`.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "apps/lomsong/served_network.hpp"
#include "engine/core/error.hpp"
#include "tests/unit/apps/lomsong/command_run.hpp"
#include "tests/unit/apps/lomsong/valley_copy.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;
using testing::HasSubstr;

/// On the hill above Khe, of the operator whose stations leave gaps there.
const json k_station{
    {"operator", "Viettel"}, {"technology", "4G"}, {"lon", 104.1073866}, {"lat", 22.3151591}, {"height_m", 40}};

TrialRequest request_of(const json& stations) {
    return read_trial_request(json{{"page", "test"}, {"stations", stations}}.dump());
}

class Serve : public ValleyCopy {
  protected:
    void SetUp() override {
        static_cast<void>(command_run({"run", path("no_rasters.toml"), "-o", path("result"), "--quiet"}));
        fs::copy_file(path("no_rasters.toml"), path("lomsong.toml"), fs::copy_options::overwrite_existing);
    }
    [[nodiscard]] std::unique_ptr<TrialService> network(const std::string& project = "") {
        return served_network({path("result"), project}, Execution{1}, m_silent);
    }
    [[nodiscard]] json tried(TrialService& service, const json& stations) {
        return json::parse(service.tried(request_of(stations), m_silent));
    }
    /// Names, sizes and bytes of all files of the result.
    [[nodiscard]] std::map<std::string, std::string> result_files() const {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator(path("result"))) {
            files[entry.path().string()] = entry.is_regular_file() ? read(entry.path()) : "";
        }
        return files;
    }

    SilentReporter m_silent;
};

TEST_F(Serve, ATrialSaysWhatPlanSitesSaysOfTheSameStation) {
    write(
        path("new.csv"),
        "station,operator,technology,lon,lat,height_m,azimuth_deg\nnew,Viettel,4G,104.1073866,22.3151591,40,360\n");
    const json changes = json::parse(command_run({"plan", "sites", path("no_rasters.toml"), "--what-if",
                                                  path("new.csv").string(), "-o", path("out"), "--json", "--quiet"})
                                         .printed);
    json station = k_station;
    station["azimuth_deg"] = 360;
    const json answer = tried(*network(), json::array({station}));
    std::map<std::string, int> kinds;
    for (const json& hamlet : answer.at("hamlets")) {
        if (hamlet.at("operators").contains("Viettel")) {
            ++kinds[hamlet.at("operators").at("Viettel").at("kind").get<std::string>()];
        }
    }
    EXPECT_FALSE(kinds.empty()) << answer.dump(1);
    for (const auto& [kind, count] : changes.at("operators").at("viettel").at("changes").items()) {
        if (kind != "unchanged") {
            EXPECT_EQ(kinds[kind], count.get<int>()) << kind << '\n' << changes.dump(1);
        }
    }
}

TEST_F(Serve, AStationTakenBackChangesNothing) {
    const auto service = network();
    EXPECT_FALSE(tried(*service, json::array({k_station})).at("hamlets").empty());
    EXPECT_TRUE(tried(*service, json::array()).at("hamlets").empty());
    EXPECT_EQ(json::parse(service->offer()).at("hamlets_otherwise"), 0);
}

TEST_F(Serve, AStationOffTheTerrainIsNamedAndTheOthersAreTried) {
    json far = k_station;
    far["lon"] = 110.0;
    const auto service = network();
    const json alone = tried(*service, json::array({k_station}));
    const json both = tried(*service, json::array({far, k_station}));
    EXPECT_EQ(both.at("off_terrain"), json::array({0}));
    EXPECT_EQ(both.at("hamlets"), alone.at("hamlets"));
}

TEST_F(Serve, AnOperatorOfWhomNothingIsKnownIsRefused) {
    const auto service = network();
    const auto refusal = [&](const char* name) -> std::string {
        json station = k_station;
        station["operator"] = name;
        try {
            static_cast<void>(tried(*service, json::array({station})));
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::bad_data);
            return error.what();
        }
        return "";
    };
    EXPECT_THAT(refusal("Vietel"),
                HasSubstr("stations[0].operator: 'Vietel' is no operator of this result. Did you"));
    EXPECT_THAT(refusal("MobiFone"), HasSubstr("'MobiFone' has given no stations"));
}

TEST_F(Serve, InputsThatChangedSinceTheRunAreSaid) {
    write(path("stations.csv"), read(path("stations.csv")) + "\n");
    const json offer = json::parse(network()->offer());
    EXPECT_EQ(offer.at("changed_inputs"), json::array({"stations.csv"}));
    EXPECT_EQ(offer.at("unavailable"), "");
}

TEST_F(Serve, WithoutTheFilesTheMapIsServedAndSaysWhy) {
    fs::remove(path("terrain.asc"));
    const auto service = network();
    EXPECT_THAT(json::parse(service->offer()).at("unavailable").get<std::string>(),
                HasSubstr("terrain.asc is not there, and stations are tried in the project's network"));
    EXPECT_THROW(static_cast<void>(tried(*service, json::array({k_station}))), Error);
}

TEST_F(Serve, AProjectThatIsNamedMustHaveItsFiles) {
    fs::rename(path("result"), m_folder.parent_path() / (m_folder.filename().string() + "-result"));
    const fs::path moved = m_folder.parent_path() / (m_folder.filename().string() + "-result");
    EXPECT_NO_THROW(static_cast<void>(served_network({moved, path("lomsong.toml")}, Execution{1}, m_silent)));
    fs::remove(path("stations.csv"));
    try {
        static_cast<void>(served_network({moved, path("lomsong.toml")}, Execution{1}, m_silent));
        ADD_FAILURE() << "no refusal";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("--project: stations.csv is not there"));
    }
    fs::remove_all(moved);
}

/// The program, serving the valley's result in a process of its own.
class ServeProgram : public Serve {
  protected:
    void start() {
        const std::string result = path("result").string();
        const std::string address = path("address.txt").string();
        m_child = ::fork();
        if (m_child == 0) {
            ::execl(LOMSONG_PROGRAM, LOMSONG_PROGRAM, "serve", result.c_str(), "-o", address.c_str(), "--quiet",
                    nullptr);
            ::_exit(127);
        }
        for (int i = 0; i < 6000 && read(path("address.txt")).empty(); ++i) {
            std::this_thread::sleep_for(10ms);
        }
        const std::string printed = read(path("address.txt"));
        ASSERT_THAT(printed, testing::MatchesRegex("http://127.0.0.1:[0-9]+/\n"));
        m_port = std::stoi(printed.substr(std::string{"http://127.0.0.1:"}.size()));
    }
    /// How the program ended on this signal.
    [[nodiscard]] int ended_by(int signal) const {
        ::kill(m_child, signal);
        int status = 0;
        ::waitpid(m_child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    ::pid_t m_child = 0;
    int m_port = 0;
};

TEST_F(ServeProgram, ServesMapFilesAndTrialsAndWritesNothing) {
    const auto before = result_files();
    start();
    httplib::Client client{"127.0.0.1", m_port};
    client.set_read_timeout(30s);
    const auto page = client.Get("/");
    ASSERT_TRUE(page);
    EXPECT_THAT(page->body, HasSubstr("connect-src 'self'"));
    EXPECT_THAT(page->get_header_value("Content-Security-Policy"),
                HasSubstr("connect-src 'self'; script-src 'sha256-"));
    EXPECT_EQ(client.Get("/hamlets.geojson")->body, read(path("result/hamlets.geojson")));
    EXPECT_EQ(client.Get("/../lomsong.toml")->status, 404);
    const auto answer = client.Post("/what-if", {{"Origin", "http://127.0.0.1:" + std::to_string(m_port)}},
                                    json{{"page", "test"}, {"stations", {k_station}}}.dump(), "application/json");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200) << answer->body;
    EXPECT_FALSE(json::parse(answer->body).at("hamlets").empty());
    EXPECT_EQ(ended_by(SIGINT), 0);
    EXPECT_EQ(result_files(), before);
}

TEST_F(ServeProgram, StopsOnTerminateToo) {
    start();
    const auto asked = std::chrono::steady_clock::now();
    EXPECT_EQ(ended_by(SIGTERM), 0);
    EXPECT_LT(std::chrono::steady_clock::now() - asked, 5s);
}

}  // namespace
}  // namespace lomsong
