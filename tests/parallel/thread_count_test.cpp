// SPDX-License-Identifier: Apache-2.0
/// @file  The bytes of a result do not depend on the number of threads.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/job/coverage_job.hpp"
#include "io/write/result_writer.hpp"
#include "tests/support/random_world.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

/// Every file of a result but run.json, whose timings differ.
std::map<std::string, std::string> result_bytes(const Layers& layers, const RunParameters& parameters,
                                                int threads) {
    SilentReporter reporter;
    const fs::path folder = fs::temp_directory_path() / ("lomsong-threads-" + std::to_string(getpid()));
    fs::remove_all(folder);
    fs::create_directories(folder);
    CoverageStore cells{folder};
    const JobOutcome outcome = run_job(layers, parameters, Execution{threads}, cells, reporter);
    write_results({layers, outcome.results, parameters, RunRecord{}, cells},
                  {Output::geojson, Output::geopackage, Output::rasters}, folder, threads, reporter);
    std::map<std::string, std::string> bytes;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().filename() != "run.json") {
            std::ifstream in{entry.path(), std::ios::binary};
            std::ostringstream text;
            text << in.rdbuf();
            bytes[fs::relative(entry.path(), folder).string()] = text.str();
        }
    }
    fs::remove_all(folder);
    return bytes;
}

TEST(ThreadCount, BytesAreEqualForOneTwoAndEightThreads) {
    const Layers layers = random_world({.seed = 11, .hamlets = 20, .masts = 9, .unknown_share = 0.2});
    const RunParameters parameters = random_world_parameters();
    const auto one = result_bytes(layers, parameters, 1);
    ASSERT_TRUE(one.contains("hamlets.geojson") && one.contains("lomsong.gpkg"));
    ASSERT_TRUE(std::ranges::any_of(one, [](const auto& file) { return file.first.ends_with(".tif"); }));
    for (const int threads : {2, 8}) {
        const auto several = result_bytes(layers, parameters, threads);
        ASSERT_EQ(one.size(), several.size());
        for (const auto& [name, bytes] : one) {
            EXPECT_TRUE(several.at(name) == bytes) << name << " differs with " << threads << " threads";
        }
    }
}

}  // namespace
}  // namespace lomsong
