// SPDX-License-Identifier: Apache-2.0
/// @file  Whatever stands in a project file: the answer is a project or an Error, never anything else.
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/project/parse_project.hpp"

namespace lomsong {
namespace {

constexpr std::uint32_t k_seed = 20'260'722;

/// True when the text was a project.
bool answered(const std::string& text) {
    try {
        return !parse_project(text, "random.toml").layers.empty();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_project) << error.what();
        EXPECT_NE(std::string{error.what()}.find("random.toml"), std::string::npos);
        return false;
    }
}

std::string sound_project() {
    return R"(title = "Bát Xát"
operators = ["Viettel", "VNPT"]
[layers.stations]
path = ["s.geojson"]
columns = { height_m = "Cao" }
[layers.hamlets]
path = "h.geojson"
[layers.terrain]
path = "t.tif"
kind = "surface"
[radio]
radius_km = 12.5
[clutter.height_m]
1 = 15
)";
}

TEST(RandomText, RandomBytesAreAnError) {
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    std::mt19937 random{k_seed};
    for (int i = 0; i < 2000; ++i) {
        std::string text(random() % 200, ' ');
        for (char& c : text) {
            c = static_cast<char>(random() & 0xFF);
        }
        EXPECT_FALSE(answered(text));
    }
}

TEST(RandomText, ASoundProjectWithDamagedBytesIsAProjectOrAnError) {
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    std::mt19937 random{k_seed};
    const std::string sound = sound_project();
    ASSERT_TRUE(answered(sound));
    constexpr std::string_view k_signs = "[]{}=.,\"'#\n 019abcnft-+_";
    int still_sound = 0;
    for (int i = 0; i < 5000; ++i) {
        std::string text = sound;
        for (auto changes = 1 + random() % 4; changes > 0; --changes) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
                case 0: text[at] = k_signs[random() % k_signs.size()]; break;
                case 1: text.erase(at, 1 + random() % 8); break;
                default: text.insert(at, 1, k_signs[random() % k_signs.size()]);
            }
        }
        still_sound += answered(text) ? 1 : 0;
    }
    EXPECT_GT(still_sound, 0);
}

TEST(RandomText, DeepNestingIsAnErrorAndNoCrash) {
    EXPECT_FALSE(answered("a = " + std::string(5000, '[')));
    std::string dotted = "a";
    for (int i = 0; i < 3000; ++i) {
        dotted += ".a";
    }
    EXPECT_FALSE(answered(dotted + " = 1"));
    EXPECT_FALSE(answered("[" + dotted + "]"));
}

}  // namespace
}  // namespace lomsong
