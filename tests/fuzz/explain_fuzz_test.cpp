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

namespace lomsong {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t k_seed = 20260611;
constexpr int k_rounds = 2'000;

/// A few bytes changed, lost or doubled.
std::string mutated(std::string text, Dice& dice) {
    for (std::size_t n = 1 + dice.below(4); n > 0 && !text.empty(); --n) {
        const std::size_t at = dice.below(text.size());
        switch (dice.below(4)) {
            case 0: text[at] = static_cast<char>(dice.below(256)); break;
            case 1: text.erase(at, 1 + dice.below(20)); break;
            case 2: text.insert(at, text.substr(at, 1 + dice.below(30))); break;
            default: text.resize(at); break;
        }
    }
    return text;
}

TEST(ExplainFuzz, AnyBytesInAResultGiveAnAnswerOrAnError) {
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    const fs::path folder = fs::temp_directory_path() / ("lomsong-explain-fuzz-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const std::string whole =
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1","name":"Bản Mẫu",)"
        R"("commune":"Xã Mẫu","status":"no_signal","a_status":"weak","a_margin_db":-12.3,"a_nearest_station":"S",)"
        R"("a_nearest_distance_m":3610,"a_nearest_direction":"NE","a_cause":"vegetation","a_remedy":null},)"
        R"("geometry":null},{"type":"Feature","properties":{"code":"2","name":"Bản Khác"},"geometry":null}]})";
    Dice dice{k_seed};
    int answers = 0;
    int errors = 0;
    for (int round = 0; round < k_rounds; ++round) {
        std::ofstream{folder / "hamlets.geojson", std::ios::binary} << mutated(whole, dice);
        std::ofstream{folder / "run.json", std::ios::binary} << mutated(R"({"language":"vi"})", dice);
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
    EXPECT_GT(answers, 50);
    EXPECT_GT(errors, 200);
}

}  // namespace
}  // namespace lomsong
