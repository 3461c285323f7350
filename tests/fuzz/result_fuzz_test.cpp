// SPDX-License-Identifier: Apache-2.0
/// @file  Reading a result folder survives any bytes in it: a result or an Error, nothing else.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "engine/core/run_trace.hpp"
#include "io/read/result_reader.hpp"
#include "tests/support/dice.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t k_seed = 20260611;
constexpr int k_rounds = 400;

const std::string k_run =
    R"({"program":"lomsong","format":1,"data_date":null,"version":"1","title":"Xã Mẫu","made_up":true,)"
    R"("language":"vi","crs":{"definition":"EPSG:9208"},"model":{"name":"p1812"},"inputs":[{"layer":"stations","path":"s.csv",)"
    R"("hash":"xxh3-128:0"}],"parameters":{"radio":{"radius_km":15}},"counts":{"operators":{"a":{"name":"A",)"
    R"("has_reported":true}}}})";
const std::string k_hamlets =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1","name":"Bản Mẫu",)"
    R"("commune_code":"9","commune":"Xã Mẫu","old_commune":null,"old_district":null,)"
    R"("kind":"bản","households":80,"population":null,"power":"grid","difficult":false,)"
    R"("status":"weak","a_status":"weak","test_points":1,"centre_lon":104.1,"centre_lat":22.3},)"
    R"("geometry":{"type":"Polygon","coordinates":[[[104.1,22.3],[104.11,22.3],[104.1,22.31],[104.1,22.3]]]}}]})";
const std::string k_stations =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"station":"S","sector":"1",)"
    R"("site":"S","operator":"A","technology":"4G","status":"on air","height_m":30,"azimuth_deg":60,)"
    R"("omnidirectional":false,"tilt_deg":3,"electrical_tilt_deg":null,"mechanical_tilt_deg":null,"pattern":null,)"
    R"("frequency_mhz":1800,"bandwidth_mhz":10,"eirp_dbm":52,"power_dbm":null,"antenna_gain_dbi":null,)"
    R"("feeder_loss_db":null},"geometry":{"type":"Point","coordinates":[104.1,22.3]}}]})";

std::string trace_bytes() {
    RunTrace trace;
    trace.operators = {"A"};
    trace.sectors.resize(1);
    trace.points.resize(1);
    trace.points.front().best.resize(k_technology_count);
    return packed(trace);
}

/// A few bytes changed, lost or doubled.
std::string mutated(std::string text, Dice& dice) {
    for (std::size_t n = 1 + dice.below(2); n > 0 && !text.empty(); --n) {
        const std::size_t at = dice.below(text.size());
        switch (dice.below(4)) {
            case 0: text[at] = static_cast<char>(dice.below(256)); break;
            case 1: text.erase(at, 1 + dice.below(20)); break;
            case 2: text.insert(at, text.substr(at, 1 + dice.below(30))); break;
            default: text[at] = "0123456789-[]{}\"n"[dice.below(17)]; break;
        }
    }
    return text;
}

class ResultFuzz : public testing::Test {
  protected:
    ResultFuzz() : m_folder{fs::temp_directory_path() / ("lomsong-result-fuzz-" + std::to_string(getpid()))} {
        fs::create_directories(m_folder);
    }
    ~ResultFuzz() override {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    void write(const char* name, const std::string& bytes) const {
        std::ofstream{m_folder / name, std::ios::binary} << bytes;
    }
    [[nodiscard]] const fs::path& folder() const { return m_folder; }

  private:
    fs::path m_folder;
};

TEST_F(ResultFuzz, TheUntouchedFolderIsRead) {
    write("run.json", k_run);
    write("hamlets.geojson", k_hamlets);
    write("stations.geojson", k_stations);
    write("trace.bin", trace_bytes());
    const RecordedResult result = read_result(folder());
    ASSERT_EQ(result.hamlets.size(), 1U);
    EXPECT_EQ(result.hamlets.front().operators, std::vector{HamletStatus::weak});
    EXPECT_NEAR(area_m2(result.hamlets.front().declared.area), 570'000.0, 5'000.0);
    EXPECT_EQ(result.sectors.front().frequency, megahertz(1800));
    EXPECT_EQ(result.parameters.at("radio.radius_km"), "15");
}

TEST_F(ResultFuzz, AnyBytesGiveAResultOrAnError) {
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    Dice dice{k_seed};
    int results = 0;
    int errors = 0;
    for (int round = 0; round < k_rounds; ++round) {
        const std::size_t damaged = dice.below(4);
        write("run.json", damaged == 0 ? mutated(k_run, dice) : k_run);
        write("hamlets.geojson", damaged == 1 ? mutated(k_hamlets, dice) : k_hamlets);
        write("stations.geojson", damaged == 2 ? mutated(k_stations, dice) : k_stations);
        write("trace.bin", damaged == 3 ? mutated(trace_bytes(), dice) : trace_bytes());
        try {
            EXPECT_EQ(read_result(folder()).hamlets.size(), 1U);
            ++results;
        } catch (const Error& error) {
            EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
            EXPECT_STRNE(error.what(), "");
            ++errors;
        }
    }
    EXPECT_GT(results, 10);
    EXPECT_GT(errors, 200);
}

}  // namespace
}  // namespace lomsong
