// SPDX-License-Identifier: Apache-2.0
/// @file  `lomsong coverage` from its arguments to its files, in this process.
#include <filesystem>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "apps/lomsong/cli.hpp"
#include "apps/lomsong/coverage_options.hpp"
#include "engine/core/error.hpp"
#include "io/gdal/raster.hpp"
#include "tests/unit/io/read/files.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// Runs the command over the golden tests' valley; a pair of options may be added or replaced.
class CoverageCommandTest : public testing::Test {
  protected:
    std::vector<std::string> arguments{"coverage",
                                       "--dem",
                                       valley("terrain.asc"),
                                       "--at",
                                       "104.0909371,22.3042557",
                                       "--height",
                                       "30",
                                       "--frequency-mhz",
                                       "900",
                                       "--radius-km",
                                       "2",
                                       "--cell-size",
                                       "50",
                                       "--json"};

    static std::string valley(const std::string& name) {
        return std::string{LOMSONG_SOURCE_DIR} + "/tests/golden/project/" + name;
    }
    std::string run(const std::vector<std::string>& more) {
        std::vector<std::string> all = arguments;
        all.insert(all.end(), more.begin(), more.end());
        Invocation invocation = parse_command_line(all);
        std::ostringstream out;
        std::ostringstream narration;
        ConsoleReporter reporter{narration, ProgressStyle::none, true};
        Console console{out, reporter, invocation.common};
        invocation.command->run(console);
        return out.str();
    }
    nlohmann::json answer(const std::vector<std::string>& more) { return nlohmann::json::parse(run(more)); }
    std::string error(const std::vector<std::string>& more) {
        try {
            static_cast<void>(run(more));
        } catch (const Error& error) {
            return error.what();
        }
        return "no error";
    }
};

TEST_F(CoverageCommandTest, EveryCellOfTheDiscIsInOneLineOfTheSummary) {
    const auto json = answer({"--eirp-dbm", "43"});
    std::uint64_t cells = json["beyond_the_last_class"]["cells"].get<std::uint64_t>() +
                          json["path_not_computed"]["cells"].get<std::uint64_t>() +
                          json["no_terrain"]["cells"].get<std::uint64_t>();
    ASSERT_EQ(json["classes"].size(), 5U);
    for (const auto& each : json["classes"]) {
        cells += each["cells"].get<std::uint64_t>();
        EXPECT_NEAR(each["area_km2"].get<double>(), each["cells"].get<double>() * 0.0025, 1e-4);
    }
    EXPECT_EQ(cells, json["cells"].get<std::uint64_t>());
    EXPECT_NEAR(json["cells"].get<double>() * 0.0025, 3.14159 * 4.0, 0.02);
    EXPECT_LE(json["farthest"]["distance_km"].get<double>(), 2.0);
    EXPECT_GT(json["no_terrain"]["cells"].get<std::uint64_t>(), 0U) << "the valley ends 1.2 km north of the mast";
    EXPECT_TRUE(json["timings_s"].contains("computing"));
}

TEST_F(CoverageCommandTest, TheLevelIsThatOfAllRadiatedPower) {
    const TemporaryFolder folder;
    const std::string level = (folder.path() / "level.tif").string();
    const std::string loss = (folder.path() / "loss.tif").string();
    run({"--eirp-dbm", "50", "-o", level});
    run({"--loss", "-o", loss});
    const gdal::RasterFile levels{level, level, "", ""};
    const gdal::RasterFile losses{loss, loss, "", ""};
    const gdal::Pixels dbm = levels.read(levels.whole());
    const gdal::Pixels db = losses.read(losses.whole());
    std::size_t compared = 0;
    for (int row = 0; row < levels.rows(); ++row) {
        for (int col = 0; col < levels.cols(); ++col) {
            if (!std::isnan(db.at(col, row))) {
                ++compared;
                ASSERT_NEAR(dbm.at(col, row), 50.0F - db.at(col, row), 0.011F);
            }
        }
    }
    EXPECT_GT(compared, 4'000U);
}

TEST_F(CoverageCommandTest, ThreadsDoNotChangeABit) {
    const TemporaryFolder folder;
    const auto bytes = [&](const std::string& threads) {
        const fs::path file = folder.path() / (threads + ".tif");
        run({"--eirp-dbm", "43", "--antenna", "tr36814", "--azimuth", "70", "--threads", threads, "-o",
             file.string()});
        std::ostringstream text;
        text << std::ifstream{file, std::ios::binary}.rdbuf();
        return text.str();
    };
    const std::string one = bytes("1");
    EXPECT_GT(one.size(), 40'000U);
    EXPECT_EQ(one, bytes("2"));
}

TEST_F(CoverageCommandTest, PolygonsHaveTheAreasOfTheSummary) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "level.geojson";
    const auto json = answer({"--eirp-dbm", "43", "--geojson", file.string()});
    const auto polygons = nlohmann::json::parse(std::ifstream{file});
    std::size_t compared = 0;
    for (const auto& feature : polygons["features"]) {
        const int number = feature["properties"]["class"];
        if (number > 0) {
            ++compared;
            EXPECT_EQ(feature["properties"]["area_km2"],
                      json["classes"][static_cast<std::size_t>(number) - 1]["area_km2"]);
        }
    }
    EXPECT_GE(compared, 3U);
    EXPECT_EQ(polygons["features"].back()["id"], "unknown");
}

TEST_F(CoverageCommandTest, AFailureAfterTheComputationLeavesNoFile) {
    const TemporaryFolder folder;
    const fs::path raster = folder.path() / "level.tif";
    EXPECT_THAT(error({"--eirp-dbm", "43", "-o", raster.string(), "--geojson",
                       (folder.path() / "none" / "level.geojson").string()}),
                HasSubstr("no such folder"));
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST_F(CoverageCommandTest, ATiltOrAnAzimuthChangesTheLevel) {
    const auto area = [&](const std::vector<std::string>& more) {
        std::vector<std::string> all{"--eirp-dbm", "30", "--antenna", "tr36814"};
        all.insert(all.end(), more.begin(), more.end());
        return answer(all)["classes"][0]["area_km2"].get<double>();
    };
    const double ahead = area({"--azimuth", "90"});
    EXPECT_NE(ahead, area({"--azimuth", "0"}));
    EXPECT_NE(ahead, area({"--azimuth", "90", "--electrical-tilt", "8"}));
    EXPECT_NE(ahead, area({"--azimuth", "90", "--mechanical-tilt", "8"}));
}

TEST_F(CoverageCommandTest, LandCoverObstructsByTheHeightsGiven) {
    const TemporaryFolder folder;
    const fs::path cover = folder.write(
        "cover.asc", "ncols 62\nnrows 42\nxllcorner 430000\nyllcorner 2466000\ncellsize 100\n" + [] {
            std::string rows;
            for (int i = 0; i < 62 * 42; ++i) {
                rows += "7 ";
            }
            return rows;
        }());
    fs::copy(valley("terrain.prj"), folder.path() / "cover.prj");
    const std::vector<std::string> open{"--eirp-dbm", "20", "--bare-ground", "--land-cover", cover.string()};
    const auto area = [&](const std::vector<std::string>& more) {
        std::vector<std::string> all = open;
        all.insert(all.end(), more.begin(), more.end());
        return answer(all)["classes"][0]["area_km2"].get<double>();
    };
    EXPECT_LT(area({"--clutter-heights", "7=25"}), 0.8 * area({"--clutter-heights", "1=25"}));
}

TEST_F(CoverageCommandTest, ClutterWithoutBareGroundOrSenseIsRefused) {
    const std::string cover = valley("terrain.asc");
    EXPECT_THAT(error({"--eirp-dbm", "43", "--bare-ground", "--surface"}), HasSubstr("exclude each other"));
    EXPECT_THAT(error({"--eirp-dbm", "43", "--land-cover", cover}), HasSubstr("Give --bare-ground"));
    EXPECT_THAT(error({"--eirp-dbm", "43", "--clutter-heights", "1=15"}), HasSubstr("Add --land-cover"));
    EXPECT_THAT(error({"--eirp-dbm", "43", "--bare-ground", "--land-cover", cover, "--clutter-heights", "trees"}),
                HasSubstr("Write CLASS=M"));
    EXPECT_THAT(error({"--eirp-dbm", "43", "--bare-ground", "--land-cover", cover, "--clutter-heights", "1.5=4"}),
                HasSubstr("no whole class"));
}

}  // namespace
}  // namespace lomsong
