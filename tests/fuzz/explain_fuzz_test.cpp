// SPDX-License-Identifier: Apache-2.0
/// @file  `lomsong explain RESULT` survives any bytes in a result folder: an answer or an Error, nothing else.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "apps/lomsong/explain_result.hpp"
#include "engine/core/error.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/mutated.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t k_seed = 20260611;
constexpr int k_rounds = 400;

void write(const fs::path& file, const std::string& bytes) { std::ofstream{file, std::ios::binary} << bytes; }

TEST(ExplainFuzz, AnyBytesInAResultGiveAnAnswerOrAnError) {
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    const fs::path folder = fs::temp_directory_path() / ("lomsong-explain-fuzz-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const std::string whole =
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1","name":"Bản Mẫu",)"
        R"("commune":"Xã Mẫu","status":"no_signal","a_status":"weak","a_margin_db":-12.3,"a_nearest_station":"S",)"
        R"("a_nearest_distance_m":3610,"a_nearest_direction":"NE","a_cause":"vegetation","a_remedy":null},)"
        R"("geometry":null},{"type":"Feature","properties":{"code":"2","name":"Bản Khác"},"geometry":null}]})";
    const std::string run = R"({"language":"vi"})";
    Dice dice{k_seed};
    int answers = 0;
    int errors = 0;
    for (int round = 0; round < k_rounds; ++round) {
        const bool in_run = dice.below(5) == 0;
        write(folder / "hamlets.geojson", in_run ? whole : mutated(whole, dice));
        write(folder / "run.json", in_run ? mutated(run, dice) : run);
        try {
            EXPECT_FALSE(explain_result_json({folder, "1", "", {}}).empty());
            EXPECT_FALSE(explain_result_text({folder, "1", "", {}}).empty());
            ++answers;
        } catch (const Error& error) {
            EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
            ++errors;
        }
    }
    fs::remove_all(folder);
    EXPECT_GT(answers, 30);
    EXPECT_GT(errors, 100);
}

}  // namespace
}  // namespace lomsong
