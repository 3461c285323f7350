// SPDX-License-Identifier: Apache-2.0
/// @file  `lomsong report` survives any bytes in a result folder: a page or an Error, nothing else.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "io/report/map_page.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/mutated.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t k_seed = 20261122;
constexpr int k_rounds = 400;

void write(const fs::path& file, const std::string& bytes) { std::ofstream{file, std::ios::binary} << bytes; }

TEST(MapFuzz, AnyBytesInAResultGiveAPageOrAnError) {
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    const fs::path folder = fs::temp_directory_path() / ("lomsong-map-fuzz-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const std::string hamlets =
        R"({"type":"FeatureCollection","name":"hamlets","description":"x","features":[{"type":"Feature","id":"1",)"
        R"("properties":{"code":"1","name":"Bản Mẫu","status":"no_signal","a_4g_status":"weak","a_margin_db":-12.3,)"
        R"("difficult":true,"n":3610,"power":null},"geometry":{"type":"Polygon","coordinates":[[[104.1,22.1],)"
        R"([104.2,22.1],[104.2,22.2],[104.1,22.1]]]}},{"type":"Feature","id":"2","properties":{"code":"2"},)"
        R"("geometry":{"type":"MultiLineString","coordinates":[[[104.1,22.1],[1e2,22.1]]]}}]})";
    const std::string run =
        R"({"program":"lomsong","version":"0.1.0","language":"vi","inputs":[{"layer":"a"}],"warnings":["w"],)"
        R"("parameters":{"fibre":{"near_km":2}},"counts":{"operators":{"a":{"name":"A","has_reported":true}}}})";
    Dice dice{k_seed};
    int pages = 0;
    int errors = 0;
    for (int round = 0; round < k_rounds; ++round) {
        const bool in_run = dice.below(3) == 0;
        write(folder / "hamlets.geojson", in_run ? hamlets : mutated(hamlets, dice));
        write(folder / "run.json", in_run ? mutated(run, dice) : run);
        try {
            EXPECT_FALSE(map_page(ResultTables{folder}, {}).empty());
            ++pages;
        } catch (const Error& error) {
            EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
            ++errors;
        }
    }
    fs::remove_all(folder);
    EXPECT_GT(pages, 50);
    EXPECT_GT(errors, 50);
}

}  // namespace
}  // namespace lomsong
