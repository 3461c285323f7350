// SPDX-License-Identifier: Apache-2.0
/// @file  `run --since` as a person uses it: files in, files out, and what is told on the way.
#include "apps/lomsong/since.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apps/lomsong/main_job.hpp"
#include "engine/core/run_trace.hpp"
#include "tests/unit/apps/lomsong/valley_copy.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class SinceRun : public ValleyCopy {
  protected:
    /// Runs the valley; returns the narration.
    std::string run(const std::string& output, const std::string& since = "") {
        std::ostringstream out;
        std::ostringstream narration;
        ConsoleReporter reporter{narration, ProgressStyle::none, false};
        Console console{out, reporter, {}};
        console.common.overwrite = true;
        static_cast<void>(run_project({.project_file = path("lomsong.toml"),
                                       .output = path(output),
                                       .since = since.empty() ? fs::path{} : path(since)},
                                      console));
        return narration.str();
    }

    /// Every file of a result, run.json without its timings.
    [[nodiscard]] std::map<std::string, std::string> result(const std::string& name) const {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::directory_iterator{path(name)}) {
            std::string bytes = read(entry.path());
            if (entry.path().filename() == "run.json") {
                bytes.erase(bytes.find("\"timings_s\""));
            }
            files[entry.path().filename().string()] = bytes;
        }
        return files;
    }

    /// Turns every antenna of a station file's row away.
    void change_a_station() {
        const std::string stations = read(path("stations.csv"));
        const std::size_t second_row = stations.find('\n', stations.find('\n') + 1);
        write(path("stations.csv"),
              stations.substr(0, second_row + 1) + stations.substr(stations.find('\n', second_row + 1) + 1));
    }

  private:
};

TEST_F(SinceRun, WritesTheFilesOfAWholeRun) {
    run("week-47");
    change_a_station();
    run("whole");
    const std::string narration = run("week-48", "week-47");
    EXPECT_THAT(narration, HasSubstr("taken over: links of"));
    const auto whole = result("whole");
    const auto incremental = result("week-48");
    EXPECT_NE(whole.at("stations.geojson"), result("week-47").at("stations.geojson"));
    ASSERT_EQ(whole.size(), incremental.size());
    for (const auto& [name, bytes] : whole) {
        EXPECT_TRUE(incremental.at(name) == bytes) << name << " differs";
    }
}

TEST_F(SinceRun, MayReplaceTheResultThatItTakesFrom) {
    run("week-47");
    const auto first = result("week-47");
    EXPECT_THAT(run("week-47", "week-47"), HasSubstr("100.0 % of the cells"));
    EXPECT_EQ(first, result("week-47"));
}

TEST_F(SinceRun, OfAnotherVersionComputesEverythingAndSaysSo) {
    run("week-47");
    RunTrace trace = unpacked(read(path("week-47") / k_trace_file));
    trace.program = "0.0.1";
    write(path("week-47") / k_trace_file, packed(trace));
    const std::string narration = run("week-48", "week-47");
    EXPECT_THAT(narration, HasSubstr("it was made by version 0.0.1"));
    EXPECT_THAT(narration, HasSubstr("everything is computed."));
    EXPECT_THAT(narration, testing::Not(HasSubstr("taken over")));
}

}  // namespace
}  // namespace lomsong
